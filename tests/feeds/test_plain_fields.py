"""A plain text is read as one in every field of every format: readers show its words, and nothing of it runs or becomes an element."""

import json
import os
import pty
import select
import shutil
import subprocess
import termios
from contextlib import closing
from time import monotonic

import fastfeedparser
import feedparser
import pytest
from lxml import etree, html as lxml_html
from reader import make_reader

from tests.browsers import browser, seen
from tests.feeds.reading import ATOM, CONTENT
from tests.servers import running

__all__ = ["browser"]

HOSTILE = '<img src=x onerror="window.ran=1"> AT&T &amp; &lt;b&gt; a < b <script>window.ran=1</script>'
WORDS = HOSTILE.split()
LICENSE = {"name": HOSTILE, "url": "https://license.example/"}
IMAGE = {"url": "https://media.example.org/a.jpg", "alt": HOSTILE, "width": 1, "height": 1}
ORIGIN = {"section": HOSTILE, "uri": "urn:x:1", "url": "https://ca.example.org/x", "credit": HOSTILE}
HTML_ELEMENTS = {"description", f"{CONTENT}encoded"}
"""In RSS; in Atom an element says it of itself."""
HTML_MEMBERS = {"content_html", "html"}
"""In JSON Feed and in an answer of oEmbed; ninjs says it beside the value."""
QUESTION = "Broadsheet: “<img onerror>”"
"""What a feed is called that is asked for the words of an element."""
PAGES = {
    "rss": "/v1/posts.rss?include=body_html",
    "rss of a question": "/v1/posts.rss?q=%3Cimg+onerror%3E",
    "atom": "/v1/posts.atom?include=body_html",
    "jsonfeed": "/v1/posts.jsonfeed?include=body_html",
    "jsonfeed without texts": "/v1/posts.jsonfeed",
    "ninjs": "/v1/posts.ninjs?include=body_html",
    "oembed": "/v1/oembed?url=https://www.example.org/en/hostile",
    "news sitemap": "/v1/news-sitemap.xml",
}


@pytest.fixture(params=["sqlite"])
def dialect(request):
    """What a reader reads is the same bytes whatever they come from."""
    return request.param


@pytest.fixture
def post(make_post, make_tag, make_author, make_campaign):
    """A post that says it everywhere, and a copy with another's words."""
    make_tag(HOSTILE, slug="t")
    make_author(HOSTILE, slug="a")
    make_campaign(HOSTILE, slug="c")
    make_post(slug="copy", title=HOSTILE, excerpt=HOSTILE, origin=ORIGIN)
    return make_post(
        slug="hostile",
        title=HOSTILE,
        excerpt=HOSTILE,
        body_html="<p>Text onerror.</p>",
        tags=["t"],
        authors=["a"],
        campaigns=["c"],
        image=IMAGE,
        license=LICENSE,
    )


def in_xml(body):
    """(place, text, whether it is HTML to readers) of each field in which there is the text."""
    for one in etree.fromstring(body).iter():
        for name, value in one.attrib.items():
            yield f"{one.tag}@{name}", value, False
        yield str(one.tag), one.text or "", one.tag in HTML_ELEMENTS or (one.tag.startswith(ATOM) and one.get("type") == "html")


def in_json(value, place="", *, is_html=False):
    """The same of JSON."""
    if isinstance(value, dict):
        for name, inner in value.items():
            says = name in HTML_MEMBERS or (name == "value" and value.get("contentType") == "text/html")
            yield from in_json(inner, f"{place}/{name}", is_html=says)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from in_json(inner, f"{place}/{number}", is_html=is_html)
    elif isinstance(value, str):
        yield place, value, is_html


def fields(client):
    """All fields of all formats in which there is the text, each with a place of its own."""
    for name, address in PAGES.items():
        body = client.get(address).data
        found = in_json(json.loads(body)) if body.startswith(b"{") else in_xml(body)
        for number, (place, text, is_html) in enumerate(found):
            if "onerror" in text:
                yield f"{name} {place} {number}", text, is_html


PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>A reader</title><body><script>
for (const [place, text, isHtml] of {fields}) {{
  const section = document.createElement("section");
  section.id = place;
  section[isHtml ? "innerHTML" : "textContent"] = text;
  document.body.append(section);
}}
</script>"""


@pytest.mark.usefixtures("post")
def test_a_browser_shows_the_words_of_each_field_and_runs_nothing(client, browser, tmp_path):
    shown = [*fields(client), ("control", '<img src=x onerror="document.title = 42">', True)]
    page = tmp_path / "reader.html"
    page.write_text(PAGE.format(fields=json.dumps(shown).replace("<", "\\u003c")), encoding="utf-8")

    document, _ = seen(browser, page.as_uri(), tmp_path / "profile")

    root = lxml_html.document_fromstring(document)
    assert root.findtext(".//title") == "42"  # it does run what is handed out as markup
    sections = {one.get("id"): one for one in root.iter("section")}
    assert len(sections) == len(shown) > 60
    for place, text, is_html in shown[:-1]:
        found = sections[place]
        if not is_html:
            assert found.text_content() == text, place
        elif "description" in place:
            assert len(found) == 0, place
            assert found.text_content() in (HOSTILE, QUESTION), place
        else:
            assert list(found.iter("img", "script", "b")) == [], place
            assert HOSTILE in found.text_content() or found.text_content() == "Text onerror.", place


def words(markup):
    """What is read of markup."""
    return lxml_html.document_fromstring(f"<div>{markup}</div>").text_content().split()


@pytest.mark.usefixtures("post")
@pytest.mark.parametrize("name", ["rss", "atom"])
def test_feedparser_shows_the_words(client, name):
    read = feedparser.parse(client.get(f"/v1/posts.{name}?slug=hostile").data)

    entry = read.entries[0]
    assert read.bozo == 0
    for detail in (entry.title_detail, entry.summary_detail, entry.rights_detail):
        assert (words(detail.value) if detail.type == "text/html" else detail.value.split()) == WORDS
    assert {entry.author, *(tag.label or tag.term for tag in entry.tags)} == {HOSTILE}


@pytest.mark.usefixtures("post")
def test_fastfeedparser_shows_the_words(client):
    for name in ("rss", "atom", "jsonfeed"):
        entry = fastfeedparser.parse(client.get(f"/v1/posts.{name}?slug=hostile").data).entries[0]

        assert entry.title.split() == WORDS
        assert (words(entry.description) if name == "rss" else entry.description.split()) == WORDS


@pytest.mark.usefixtures("post")
def test_reader_shows_the_words(pooled):
    with running(pooled.settings) as address, closing(make_reader(":memory:")) as reader:
        for name in ("rss", "atom", "jsonfeed"):
            feed = f"{address}/v1/posts.{name}?slug=hostile"
            reader.add_feed(feed)
            reader.update_feed(feed)
            (entry,) = reader.get_entries(feed=feed)

            assert entry.title.split() == WORDS
            assert (words(entry.summary) if name == "rss" else (entry.summary or entry.content[0].value).split()) == WORDS


KEYS = (
    (b"Your feeds", b"\r"),
    (b"Articles in feed", b"\r"),
    (b"Open in Browser", b"s"),
    (b"File Browser", b"\r"),
    (b"Saved article", b"QQQ"),
)
"""What newsboat shows, and what is pressed then: the article is opened, and kept as it is shown."""


def pressed(command, environment):
    """Has newsboat open the first article and keep what it shows."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (60, 300))
    program = subprocess.Popen(command, env=environment, stdin=its, stdout=its, stderr=its, start_new_session=True)
    screen, deadline = b"", monotonic() + 60
    try:
        for shown, key in KEYS:
            while shown not in screen:
                assert select.select([ours], [], [], max(deadline - monotonic(), 0))[0], screen[-2000:]
                screen += os.read(ours, 65_536)
            os.write(ours, key)
            screen = b""
    finally:
        program.kill()
        program.wait()
        os.close(ours)
        os.close(its)


@pytest.mark.usefixtures("post")
def test_newsboat_shows_the_words(pooled, tmp_path):
    program = shutil.which("newsboat")
    if program is None:
        pytest.skip("newsboat is not installed.")
    kept = tmp_path / "kept"
    kept.mkdir()
    with running(pooled.settings) as address:
        (tmp_path / "urls").write_text(f"{address}/v1/posts.rss?slug=hostile\n", encoding="utf-8")
        (tmp_path / "config").write_text(f'save-path "{kept}/"\n', encoding="utf-8")
        command = [program, "-u", tmp_path / "urls", "-c", tmp_path / "cache.db", "-C", tmp_path / "config"]
        environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm"}
        subprocess.run([*command, "-x", "reload"], env=environment, capture_output=True, timeout=60, check=True)
        pressed(command, environment)

    (article,) = kept.iterdir()
    head, _, text = article.read_text(encoding="utf-8").partition("\n \n")
    assert head[head.index("Title:") : head.index("Author:")].split() == ["Title:", *WORDS]
    assert text.split() == WORDS
