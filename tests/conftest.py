"""Fixtures of the whole suite: databases of both kinds, resources in them, the application over them."""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from api.app import create_app
from api.db import Database, open_database
from api.derived.writing import writing
from api.importers import open_source
from api.models import Author, Campaign, Event, Post, Section, Tag
from api.services.archive.importing import importing
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, events, sections, tags
from api.services.revisioning import NOBODY
from api.settings import Settings
from tests.databases import DIALECTS, NOW, Databases, name_of
from tests.postgres import running_postgres, scratch_folder
from tests.servers import running

pytest_plugins = ["tests.plugins"]


_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """The maker of databases of this process. A server of PostgreSQL is started for the first that needs it, and ends after all of them."""
    with scratch_folder() as folder, ExitStack() as servers:

        @cache
        def postgres() -> str:
            given = os.environ.get("BROADSHEET_TEST_POSTGRES_URL")
            return given.rstrip("/") if given else servers.enter_context(running_postgres())

        with closing(Databases(folder, postgres)) as maker:
            yield maker


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    """Each of both databases in turn."""
    found: str = request.param
    return found


@dataclass
class PooledDatabase:
    """A database with the section ``main``, opened, and the application over it, for one test after another."""

    settings: Settings
    database: Database
    may_be_written: bool = False
    """Whether it was opened for writing, or a test took its settings, so that other programs may have written."""

    def __post_init__(self) -> None:
        event.listen(self.database.write, "checkout", self._note)

    def _note(self, *_: object) -> None:
        self.may_be_written = True

    def made_again(self, databases: Databases) -> "PooledDatabase":
        """The same database as it was made. Its engines remember what they compiled; no answer is left."""
        event.remove(self.database.write, "checkout", self._note)
        self.database.close()
        databases.make_again(self.settings)
        return PooledDatabase(self.settings, self.database)

    @cached_property
    def app(self) -> Flask:
        """The application."""
        return create_app(self.settings, self.database)


@pytest.fixture(scope="session")
def pool() -> Iterator[dict[str, list[PooledDatabase]]]:
    """Databases that are as they were made, by kind."""
    kept: dict[str, list[PooledDatabase]] = {dialect: [] for dialect in DIALECTS}
    yield kept
    for pooled in itertools.chain.from_iterable(kept.values()):
        pooled.database.close()


@pytest.fixture
def pooled(databases: Databases, pool: dict[str, list[PooledDatabase]], dialect: str) -> Iterator[PooledDatabase]:
    """A database that only has its first section: one of an earlier test, or a new one."""
    if pool[dialect]:
        taken = pool[dialect].pop()
    else:
        made = databases.made(dialect)
        taken = PooledDatabase(made, open_database(made))
    yield taken
    pool[dialect].append(taken.made_again(databases) if taken.may_be_written else taken)


@pytest.fixture
def settings(pooled: PooledDatabase) -> Settings:
    """Settings with a migrated database."""
    pooled.may_be_written = True
    return pooled.settings


@pytest.fixture
def database(pooled: PooledDatabase) -> Database:
    """A migrated database with the section ``main``."""
    return pooled.database


@pytest.fixture
def app(pooled: PooledDatabase) -> Flask:
    """An application over the database, of this test alone."""
    return create_app(pooled.settings, pooled.database)


@pytest.fixture
def client(pooled: PooledDatabase) -> FlaskClient:
    """A client of an application over the database, in this process."""
    return pooled.app.test_client()


@pytest.fixture
def live_server(sample_database: Settings) -> Iterator[str]:
    """The address of a running server with the sample archive."""
    with running(sample_database) as address:
        yield address


@pytest.fixture
def sample_database(databases: Databases, dialect: str) -> Iterator[Settings]:
    """Settings with a database that holds the sample archive; nothing writes to it."""
    made = databases.copy(dialect, _sample(databases, dialect))
    yield made
    databases.drop(made)


def _sample(databases: Databases, dialect: str) -> str:
    key = f"sample-{dialect}"
    if key not in databases.templates:
        made = databases.made(dialect)
        opened = open_database(made)
        with open_source("sample") as items:
            for _ in importing(opened, items):
                pass
        opened.close()
        databases.templates[key] = name_of(made)
    return databases.templates[key]


@pytest.fixture
def sample_client(sample_database: Settings) -> Iterator[FlaskClient]:
    """A client over the sample archive."""
    opened = open_database(sample_database)
    yield create_app(sample_database, opened).test_client()
    opened.close()


@pytest.fixture
def sample_clients(databases: Databases) -> Iterator[list[FlaskClient]]:
    """Clients over the sample archive in a database of each kind."""
    with ExitStack() as stack:
        clients = []
        for dialect in DIALECTS:
            made = databases.copy(dialect, _sample(databases, dialect))
            stack.callback(databases.drop, made)
            opened = stack.enter_context(closing(open_database(made)))
            clients.append(create_app(made, opened).test_client())
        yield clients


def _now() -> int:
    """Each write a second after the one before."""
    return NOW + next(_numbers) * 1_000_000


@pytest.fixture
def make_post(database: Database) -> Callable[..., Post]:
    """Makes a post: members of the authoring form, and ``state``, ``published_at`` (seconds), ``withdrawn_reason``."""

    def made(state: str = "published", **values: Any) -> Post:
        stamp = {name: values.pop(name) for name in ("published_at", "withdrawn_reason", "updated_at") if name in values}
        now = _now()
        with writing(database) as session:
            post = editing.create(session, {"title": "A title", "language": "en", "body_html": "<p>Text.</p>", **values}, now=now)
            if state in ("published", "withdrawn"):
                post.published_at = stamp.pop("published_at", None)
                workflow.publish(session, post, now=now)
            if state == "withdrawn":
                workflow.set_state(
                    session, post, workflow.NewState("withdrawn", stamp.pop("withdrawn_reason", "unpublished")), now=now, by=NOBODY
                )
            for name, value in stamp.items():
                setattr(post, name, value)
        return post

    return made


@pytest.fixture
def make_tag(database: Database) -> Callable[..., Tag]:
    """Makes a tag from members of the authoring form."""

    def made(name: str = "A tag", **values: Any) -> Tag:
        with writing(database) as session:
            return tags.create(session, {"name": name, "language": "en", **values}, now=_now())

    return made


@pytest.fixture
def make_campaign(database: Database) -> Callable[..., Campaign]:
    """Makes a campaign from members of the authoring form."""

    def made(title: str = "A campaign", **values: Any) -> Campaign:
        with writing(database) as session:
            return campaigns.create(session, {"title": title, "language": "en", **values}, now=_now())

    return made


@pytest.fixture
def make_event(database: Database) -> Callable[..., Event]:
    """Makes an event from members of the authoring form, and ``state`` and ``now`` (µs, when it is made)."""

    def made(title: str = "An event", state: str = "published", now: int | None = None, **values: Any) -> Event:
        now = now or _now()
        with writing(database) as session:
            form = {"title": title, "language": "en", "starts_at": now // 1_000_000 + 3600, "timezone": "Europe/Berlin", **values}
            event = events.create(session, form, now=now)
            if state != "draft":
                events.publish(session, event, now=now)
            if state == "withdrawn":
                events.withdraw(session, event, "unpublished", now=now)
        return event

    return made


@pytest.fixture
def make_author(database: Database) -> Callable[..., Author]:
    """Makes an author from members of the authoring form."""

    def made(name: str = "An author", **values: Any) -> Author:
        with writing(database) as session:
            return authors.create(session, {"name": name, "language": "en", **values}, now=_now())

    return made


@pytest.fixture
def make_section(database: Database) -> Callable[..., Section]:
    """Makes a section from members of the authoring form."""

    def made(name: str = "A section", **values: Any) -> Section:
        with writing(database) as session:
            return sections.create(session, {"name": name, "language": "en", **values}, now=_now())

    return made
