"""Readers that others have written find every entry of our feeds, with title, date, link, id and text as in JSON."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import fastfeedparser
import feedparser
import pytest
from lxml.html import document_fromstring
from reader import make_reader

from api.app import create_app
from api.db import open_database
from api.importers import open_source
from api.services.archive.importing import importing
from tests.feeds.reading import listed
from tests.servers import running

THEME = Path(__file__).parents[3] / "shared/data/wxr/theme-unit-test-data.xml"
XML = ("atom", "rss")
QUERY = "limit=100&include=body_html"


@pytest.fixture(scope="module", params=["sample", "theme unit test"])
def site(request, databases):
    """Settings with an archive in the embedded database: what a reader reads is the same bytes whatever they come from."""
    if request.param != "sample" and not THEME.is_file():
        pytest.skip("The theme unit test of WordPress is not here.")
    made = databases.made("sqlite")
    with closing(open_database(made)) as database, open_source("sample" if request.param == "sample" else str(THEME)) as items:
        for _ in importing(database, items):
            pass
    yield made
    databases.drop(made)


@pytest.fixture(scope="module")
def feeds(site):
    """By format, its bytes; and what the list in JSON has."""
    with closing(open_database(site)) as database:
        client = create_app(site, database).test_client()
        posts = client.get(f"/v1/posts?{QUERY}").json["data"]
        wanted = [one._replace(text=one.text or "") for one in map(listed, posts)]
        return {name: client.get(f"/v1/posts.{name}?{QUERY}").data for name in (*XML, "jsonfeed")}, wanted


def told(wanted):
    """What a reader must find. Some cut white space off at both ends, and say nothing where there is nothing."""
    return [(one.id, one.url, one.title.strip(), one.text.strip(), one.published) for one in wanted]


def found(identity, url, title, text, at):
    """The same as a reader found it."""
    return identity, url, (title or "").strip(), (text or "").strip(), at.timestamp()


def words(html):
    """What is read of a text: this reader writes its markup anew."""
    return document_fromstring(f"<div>{html}</div>").text_content().split()


def instant(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("name", XML)
def test_feedparser_finds_nothing_to_mend(feeds, name, monkeypatch):
    monkeypatch.setattr(feedparser, "SANITIZE_HTML", 0)  # texts are compared as they were sent
    monkeypatch.setattr(feedparser, "RESOLVE_RELATIVE_URIS", 0)
    bodies, wanted = feeds

    read = feedparser.parse(bodies[name])

    assert read.bozo == 0
    assert [
        found(one.id, one.link, one.title, one.get("content", [{}])[0].get("value"), datetime(*one.published_parsed[:6], tzinfo=UTC))
        for one in read.entries
    ] == told(wanted)
    assert [[author.name for author in one.get("authors", [])] for one in read.entries] == [one.authors for one in wanted]


@pytest.mark.parametrize("name", [*XML, "jsonfeed"])
def test_fastfeedparser_finds_every_entry(feeds, name):
    bodies, wanted = feeds

    read = fastfeedparser.parse(bodies[name])

    assert [
        found(one.id, one.link, one.title, (one.get("content") or [{}])[0].get("value"), instant(one.published)) for one in read.entries
    ] == told(wanted)


@pytest.mark.parametrize(
    ("reader", "name"), [("rss-parser", "atom"), ("rss-parser", "rss"), *(("feedsmith", one) for one in (*XML, "jsonfeed"))]
)
def test_readers_of_npm_find_every_entry(feeds, node_modules, tmp_path, reader, name):
    bodies, wanted = feeds
    shutil.copy(Path(__file__).with_name("read.mjs"), tmp_path)
    (tmp_path / "node_modules").symlink_to(node_modules)
    (tmp_path / "feed").write_bytes(bodies[name])

    done = subprocess.run(["node", "read.mjs", reader, "feed"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr
    read = [found(one["id"], one["url"], one.get("title"), one.get("text"), moment(one["published"])) for one in json.loads(done.stdout)]
    assert read == told(wanted)


def moment(text):
    """An instant in either form."""
    return instant(text) if text[:4].isdigit() else parsedate_to_datetime(text)


def test_reader_keeps_every_entry_once_though_it_reads_three_formats(site, feeds):
    _, wanted = feeds
    with running(site) as address, closing(make_reader(":memory:")) as reader:
        for name in (*XML, "jsonfeed"):
            reader.add_feed(f"{address}/v1/posts.{name}?{QUERY}")
        results = list(reader.update_feeds_iter())

        assert [result.value for result in results if isinstance(result.value, Exception)] == []
        assert [result for result in results if result.updated_feed is None] == []
        for name in (*XML, "jsonfeed"):
            read = {one.id: one for one in reader.get_entries(feed=f"{address}/v1/posts.{name}?{QUERY}")}
            assert set(read) == {one.id for one in wanted}
            for one in wanted:
                entry = read[one.id]
                assert ((entry.title or "").strip(), entry.published.timestamp()) == (one.title.strip(), one.published)
                assert entry.link.replace(address, "https://www.example.org") == one.url
                assert words(entry.content[0].value if entry.content else "") == words(one.text) or not one.text


def test_newsboat_keeps_every_entry_once_over_all_formats(site, feeds, tmp_path):
    program = shutil.which("newsboat")
    if program is None:
        pytest.skip("newsboat is not installed.")
    _, wanted = feeds
    cache = tmp_path / "cache.db"
    with running(site) as address:
        (tmp_path / "urls").write_text("".join(f"{address}/v1/posts.{name}?{QUERY}\n" for name in XML), encoding="utf-8")
        (tmp_path / "config").write_text("max-items 0\n", encoding="utf-8")
        done = subprocess.run(
            [program, "-q", "-u", tmp_path / "urls", "-c", cache, "-C", tmp_path / "config", "-x", "reload"],
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(cache)) as kept:
        read = {row[0]: row[1:] for row in kept.execute("SELECT guid, url, pubDate, content FROM rss_item")}
    assert set(read) == {one.id for one in wanted}
    for one in wanted:
        url, at, text = read[one.id]
        assert (url.replace(address, "https://www.example.org"), at) == (one.url, one.published)
        assert text.replace(address, "https://www.example.org").strip() == one.text.strip() or not one.text
