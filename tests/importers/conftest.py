"""Exports to import: those of others beside the project, and small ones made here."""

from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from api.db import Database, reading
from api.importers import Broken, open_source
from api.models import Counter
from api.services.archive.importing import Result, importing

EXPORTS = Path(__file__).parents[3] / "shared/data/wxr"


@pytest.fixture
def exports() -> Path:
    """The folder of real exports."""
    if not EXPORTS.is_dir():
        pytest.skip("The exports of others are not beside the project (../shared/data/wxr).")
    return EXPORTS


class Imported:
    """What became of a source: the results, and how it broke if it did."""

    def __init__(self, database: Database, source: Path, language: str | None = None, types: dict[str, str] | None = None) -> None:
        self.results: list[Result] = []
        self.broken = ""
        try:
            with open_source(str(source), language, types) as items:
                for result in importing(database, items, language=language):
                    self.results.append(result)
        except Broken as error:
            self.broken = str(error)

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """How many of each kind had each outcome."""
        return dict(Tally((result.kind, result.outcome) for result in self.results))


@pytest.fixture
def imports(database: Database) -> Callable[..., Imported]:
    """Imports a file into the database."""

    def imported(source: Path, language: str | None = None, types: dict[str, str] | None = None) -> Imported:
        return Imported(database, source, language, types)

    return imported


CHANNEL = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Old site</title><link>https://old.example</link><language>fr-CA</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url>
{parts}
</channel></rss>
"""


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Writes an export with these parts of the channel."""

    def written(*parts: str) -> Path:
        path = tmp_path / "export.xml"
        path.write_text(CHANNEL.replace("{parts}", "\n".join(parts)), encoding="utf-8")
        return path

    return written


def item(number: int = 1, **members: str) -> str:
    """An item of an export; ``more`` is put in as it is."""
    texts = {
        "title": f"Post {number}",
        "link": f"https://old.example/post-{number}/",
        "guid": f"https://old.example/?p={number}",
        "content:encoded": "<p>Text.</p>",
        "wp:post_id": str(number),
        "wp:post_date_gmt": "2024-05-01 10:00:00",
        "wp:post_name": f"post-{number}",
        "wp:status": "publish",
        "wp:post_type": "post",
        **{name.replace("__", ":"): text for name, text in members.items() if name != "more"},
    }
    written = "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in texts.items())
    return f"<item>{written}{members.get('more', '')}</item>"


META = "<wp:postmeta><wp:meta_key>_builder</wp:meta_key><wp:meta_value><![CDATA[{}]]></wp:meta_value></wp:postmeta>"
COMMENT = "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[{}]]></wp:comment_content></wp:comment>"


def exported(*parts: str) -> bytes:
    """An export with these parts of the channel."""
    return CHANNEL.replace("{parts}", "\n".join(parts)).encode()


def read(content: bytes, folder: Path) -> tuple[list[str], dict[str, Any]]:
    """The notes on these bytes, and the posts by title; read again they are the same."""
    path = folder / "export.xml"
    path.write_bytes(content)
    with open_source(str(path)) as first, open_source(str(path)) as second:
        items = list(first)
        assert items == list(second)
    notes = [f"{one.where}: {one.note}" for one in items if one.note and not one.values]
    return notes, {one.values["title"]: one.values for one in items if one.values.get("type") == "post"}


@pytest.fixture
def comes_in(tmp_path: Path) -> Callable[[bytes], tuple[list[str], dict[str, Any]]]:
    """Reads these bytes."""
    return lambda content: read(content, tmp_path)


def meta(key: str, value: object) -> str:
    """A custom field."""
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"


def seq(database: Database) -> int:
    """The number of the last change that anybody is told of."""
    with reading(database) as connection:
        return connection.execute(select(Counter.seq)).scalar_one()


@pytest.fixture
def runs(tmp_path: Path, imports: Callable[..., Imported], database: Database) -> Callable[..., Imported]:
    """Imports these parts of a channel; the same again changes nothing, and tells nobody of a change. Without a site it has no address."""

    def run(*parts: str, site: str = "https://old.example", language: str = "fr-CA") -> Imported:
        path = tmp_path / "export.xml"
        channel = CHANNEL.replace("https://old.example", site).replace("fr-CA", language)
        if not site:
            channel = channel.replace("<link></link>", "").replace("<wp:base_site_url></wp:base_site_url>", "")
        path.write_text(channel.replace("{parts}", "\n".join(parts)), encoding="utf-8")
        first, before = imports(path), seq(database)
        second = imports(path)
        assert {outcome for _, outcome in second.counts} <= {"unchanged", "skipped", "noted"}
        assert seq(database) == before
        return first

    return run


@pytest.fixture
def titles(client: FlaskClient) -> Callable[[], list[str]]:
    """The titles of public posts, sorted."""
    return lambda: sorted(post["title"] for post in client.get("/v1/posts?limit=100").json["data"])


def outcomes(imported: Imported, kind: str = "post") -> dict[str, int]:
    """How many of a kind had each outcome."""
    return {outcome: number for (of, outcome), number in imported.counts.items() if of == kind}


def person(login: str, name: str = "", email: str = "") -> str:
    """An author of an export."""
    members = {"author_login": login, "author_display_name": name, "author_email": email}
    return "<wp:author>" + "".join(f"<wp:{key}>{value}</wp:{key}>" for key, value in members.items() if value) + "</wp:author>"
