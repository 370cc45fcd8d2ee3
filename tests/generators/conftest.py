"""Fixtures of the tests of generated clients: a server whose sample archive was written to, and the clients."""

import json
import shutil
import urllib.request
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import select

from api.app import create_app
from api.clock import now_us
from api.db import open_database
from api.derived.writing import writing
from api.models import Event, Post, Tag
from api.models.kinds import KINDS
from api.services import jobs
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, events, sections, tags
from api.web.openapi.documents import document, partial_document
from tests.archives import SAMPLE, imported
from tests.generators import generated
from tests.servers import running

ALL = "changes?types=post,tag,campaign,author,section,event,site&limit=20"
TITLED = ("post", "campaign", "event")
SERVICES = {"author": authors, "campaign": campaigns, "section": sections, "tag": tags}


@dataclass(frozen=True)
class Site:
    """A server that was written to after a snapshot, and an application over its database."""

    app: Flask
    address: str
    since: str = ""
    """The cursor at the snapshot's end."""

    def pages(self, query: str, cursor: str | None = None) -> list[dict[str, Any]]:
        """All pages of a list, or of the changes."""
        found: list[dict[str, Any]] = []
        while not found or cursor is not None:
            with urllib.request.urlopen(f"{self.address}/v1/{query}" + (f"&{urlencode({'cursor': cursor})}" if cursor else "")) as answer:
                found.append(json.load(answer))
            page = found[-1]["page"]
            cursor = page["next_cursor"] if page.get("has_more", True) else None
        return found

    def parts(self) -> dict[str, list[dict[str, Any]]]:
        """The pages of the posts, of a snapshot and of a delta."""
        return {"posts": self.pages("posts?limit=7"), "snapshot": self.pages(ALL), "delta": self.pages(ALL, self.since)}

    def lines(self) -> list[list[Any]]:
        """What a client that reads all of it prints."""
        parts = self.parts()
        posts = [["posts", one["id"], one["title"], len(one["tags"])] for page in parts["posts"] for one in page["data"]]
        changes = [(name, one) for name in ("snapshot", "delta") for page in parts[name] for one in page["data"]]
        return posts + [[name, one["type"], one["op"], one["id"], _text(one)] for name, one in changes]


def _text(change):
    if change["op"] == "delete":
        return change["reason"]
    return change["resource"]["title" if change["type"] in TITLED else "name"]


@pytest.fixture(scope="module")
def _installed(node_modules):  # noqa: ARG001 - it skips by itself
    """Skips the tests where no generators are."""
    needed = (generated.GENERATORS / "node_modules", generated.JAR, generated.KOTLINC, generated.KOTLIN_JARS)
    missing = [str(path.relative_to(generated.CLIENTS)) for path in needed if not path.exists()]
    if missing or not shutil.which("java"):
        pytest.skip(f"Not installed, as .ci/run does it: {', '.join(missing) or 'java'}.")


@pytest.fixture(scope="module")
def site(_installed, databases):
    """A server with the sample archive, in which after a snapshot something of each type was changed, and something taken away."""
    with ExitStack() as stack:
        settings = databases.made("sqlite")
        stack.callback(databases.drop, settings)
        database = stack.enter_context(closing(open_database(settings)))
        imported(database, SAMPLE.read_bytes().splitlines())
        made = _made(database)
        app, address = create_app(settings, database), stack.enter_context(running(settings, "--no-worker"))
        since = Site(app, address).pages(ALL)[-1]["page"]["next_cursor"]
        _write(database, made)
        yield Site(app, address, since)


def _made(database):
    """The ids of two new ones of each type."""
    with writing(database) as session:
        return {
            kind: [
                service.create(session, {"title" if kind in TITLED else "name": f"New {number}", "language": "en"}, now=now_us()).id
                for number in (1, 2)
            ]
            for kind, service in SERVICES.items()
        }


def _write(database, made):
    now = now_us()
    with writing(database) as session:
        ids = session.scalars(select(Post.id).where(Post.state == "published").order_by(Post.id).limit(4))
        edited, withdrawn, legal, deleted = (editing.load(session, one) for one in ids)
        editing.edit(session, edited, {"title": "Told anew: «ünïcode» 水"}, now=now)
        workflow.withdraw(session, withdrawn, "unpublished", now=now)
        workflow.withdraw(session, legal, "legal", now=now)
        editing.remove(session, deleted)
        moved, left = session.scalars(select(Event).where(Event.state == "published").order_by(Event.id).limit(2))
        events.edit(session, moved, {"title": "Another evening"}, now=now)
        events.withdraw(session, left, "unpublished", now=now)
        rows = {kind: [session.get(KINDS[kind].model, one) for one in made[kind]] for kind in SERVICES}
        for kind, service in SERVICES.items():
            kept, gone = rows[kind]
            service.edit(session, kept, {"title" if kind in TITLED else "name": "Another name"}, now=now)
            service.remove(session, gone)
        tags.merge(session, rows["tag"][0], session.scalars(select(Tag).where(Tag.slug == "water")).one(), now=now)
    with writing(database) as session:
        jobs.step(session, jobs.waiting(session)[0], now=now)


@pytest.fixture(scope="module")
def clients(site, tmp_path_factory):
    """All clients, generated."""
    return generated.made(tmp_path_factory.mktemp("generated"), document(site.app), partial_document(site.app))


@pytest.fixture(scope="module")
def typescript(clients):
    """The folder of the readers, compiled strictly."""
    generated.run("node", generated.CLIENTS / "node_modules/.bin/tsc", folder=clients.folder)
    return clients.folder / "build"


@pytest.fixture(scope="module")
def kotlin(clients):
    """The class path of the reader."""
    return generated.compile_kotlin(clients.folder)
