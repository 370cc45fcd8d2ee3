"""A site that has pictures at their old addresses, and posts here that show these."""

import json
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from api.cli import main
from api.db import open_database, reading
from api.importers import open_source
from api.models import Media
from api.services.archive.importing import importing
from tests.listening import address_of, free, serving
from tests.servers import environment_of


@dataclass
class OldSite:
    """Pictures by their paths: bytes, or an application. ``asked``: the paths that it was asked for."""

    url: str
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"].encode("latin-1").decode()
        self.asked.append(path)
        page = self.pages.get(path)
        if callable(page):
            return page(environ, start_response)
        start_response("404 Not Found" if page is None else "200 OK", [("Content-Type", "image/jpeg")])
        return [page or b""]


@pytest.fixture
def old():
    with closing(free()) as listening:
        site = OldSite(address_of(listening))
        with serving(site, listening):
            yield site


def environment(settings):
    """The environment of a program that may ask this machine."""
    here = {"BROADSHEET_PUBLIC_URL": settings.public_url, "BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8"}
    return {**environment_of(settings), **here}


@pytest.fixture
def fetch(settings):
    """Runs ``broadsheet media fetch``."""

    def fetched(*arguments):
        words = ["media", "fetch", "--pause", "0", *map(str, arguments)]
        return CliRunner().invoke(main, words, env=environment(settings), catch_exceptions=False)

    return fetched


@pytest.fixture
def comes_in(database, tmp_path):
    """Imports a file of these bytes; which outcomes there were."""

    def came(content):
        path = tmp_path / "archive"
        path.write_bytes(content)
        with open_source(str(path)) as items:
            return {result.outcome for result in importing(database, items)} - {"noted"}

    return came


def lines(*values):
    """An archive of these lines."""
    return b"".join(json.dumps(one).encode() + b"\n" for one in values)


def showing(urls):
    """A post whose text shows these pictures."""
    body = "".join(f'<img src="{url}">' for url in urls)
    return {"type": "post", "slug": "rain", "title": "Rain", "language": "en", "body_html": body, "published_at": "2024-01-02T03:04:05Z"}


def answering(status, content=b"", *headers):
    """A page that answers so."""

    def page(_environ, start_response):
        start_response(status, [("Content-Type", "text/html"), *headers])
        return [content]

    return page


def endless(_environ, start_response):
    """A picture that never ends."""
    start_response("200 OK", [("Content-Type", "image/jpeg")])
    while True:
        yield bytes(65_536)


def slow(_environ, start_response):
    """A picture that drips."""
    start_response("200 OK", [("Content-Type", "image/jpeg")])
    while True:
        yield b"x"
        time.sleep(0.05)


def count(settings):
    """Rows of pictures, and files of originals."""
    with closing(open_database(settings)) as database, reading(database) as connection:
        rows = connection.scalar(select(func.count()).select_from(Media))
    return rows, len([file for file in (settings.data_dir / "media/originals").rglob("*") if file.is_file()])
