"""Newsrooms that read from one another: each a database of its own kind with its address, asked without a socket."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select
from werkzeug.serving import make_server

from api.app import create_app
from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.models import Source, SourceItem
from api.outbound import Answer
from api.services import api_keys
from api.services.posts import editing, workflow
from api.services.syndication import shares, sources as rules
from api.sources import kinds, pulling
from tests.databases import Databases

SECOND = 1_000_000
LOOPBACK = (ip_network("127.0.0.0/8"),)
START = now_us() - 1_000_000 * SECOND


@dataclass
class Newsroom:
    """One Broadsheet of several. Its clock goes on by a second with each write."""

    url: str
    settings: Any
    database: Any
    web: dict[str, Any]
    """By host, who answers there: a client of an application, or a function of address and headers."""
    clock: Iterator[int]
    """Seconds, one after the other, of all newsrooms."""
    now: int = START
    key: str = ""
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.client = create_app(self.settings, self.database).test_client()
        self.web[urlsplit(self.url).netloc] = self.client

    def tick(self) -> int:
        self.now = START + next(self.clock) * SECOND
        return self.now

    def write(self, title: str = "A title", state: str = "published", **values: Any) -> Any:
        """A new post."""
        form: Any = {"title": title, "language": "en", "body_html": "<p>Text.</p>", **values}
        with writing(self.database) as session:
            post = editing.create(session, form, now=self.tick())
            if state == "published":
                workflow.publish(session, post, now=self.tick())
        return post.id

    def change(self, post: Any, **values: Any) -> None:
        form: Any = values
        with writing(self.database) as session:
            editing.edit(session, self.loaded(session, post), form, now=self.tick())

    def act(self, post: Any, action: str, *more: Any) -> None:
        """``withdraw``, ``restore``, ``publish``."""
        with writing(self.database) as session:
            getattr(workflow, action)(session, self.loaded(session, post), *more, now=self.tick())

    def remove(self, post: Any) -> None:
        with writing(self.database) as session:
            editing.remove(session, self.loaded(session, post))

    @staticmethod
    def loaded(session: Any, post: Any) -> Any:
        found = editing.load(session, post)
        assert found is not None
        return found

    def reads(self, other: "Newsroom", **values: Any) -> Any:
        """A new source: the other newsroom."""
        form = {"name": "Other", "url": other.url, "section": "main", "query": "", "licenses": None}
        form |= {"becomes": "published", "interval_seconds": 60, **values}
        with writing(self.database) as session:
            return rules.make(session, form, site=self.database.site, now=self.tick()).id

    def fetch(self, address: str, headers: Mapping[str, str]) -> Answer:
        self.asked.append((address, headers))
        there = self.web[urlsplit(address).netloc]
        if callable(there) and not hasattr(there, "get"):
            answer: Answer = there(address, headers)
            return answer
        parts = urlsplit(address)
        got = there.get(f"{parts.path}?{parts.query}", headers=dict(headers))
        return Answer(got.status_code, {name.lower(): value for name, value in got.headers.items()}, got.data)

    def pull(self, source: Any, most: int = 50) -> int:
        """Pulls until nothing more is there; how many questions that took."""
        for number in range(1, most):
            question = kinds.question(self.row(source), secrets=self.settings.secrets)
            is_more = pulling.store(self.database, kinds.outcome(self.fetch, question, self.database.site), self.tick())
            while pulling.sweep(self.database, source, self.tick()):
                pass
            if not is_more:
                self.pull_singles(source)
                return number
        raise AssertionError("It does not come to an end.")

    def pull_singles(self, source: Any, seconds: int = 0) -> None:
        """Fetches the posts that are to be fetched by themselves, so many seconds later."""
        while (single := shares.single(self.database, source, now := self.now + seconds * SECOND)) is not None:
            question = kinds.question_of(self.database, self.row(source), single, secrets=self.settings.secrets)
            pulling.store(self.database, kinds.outcome(self.fetch, question, self.database.site), now)

    def row(self, source: Any) -> Any:
        with reading(self.database) as connection:
            return connection.execute(select(Source.__table__).where(Source.id == source)).one()

    def problems(self, source: Any) -> dict[str, str]:
        """By title, why posts are set aside."""
        asked = select(SourceItem.title, SourceItem.problem).where(SourceItem.source_id == source, SourceItem.problem.is_not(None))
        with reading(self.database) as connection:
            return {row.title: row.problem for row in connection.execute(asked)}

    def posts(self, query: str = "") -> list[dict[str, Any]]:
        """What lists show, with texts."""
        found: list[dict[str, Any]] = []
        cursor = ""
        while cursor is not None:
            got = self.client.get(f"/v1/posts?include=body_html&limit=100{query}" + (f"&cursor={cursor}" if cursor else ""))
            assert got.status_code == 200, got.data
            found, cursor = found + got.json["data"], got.json["page"]["next_cursor"]
        return found

    def titles(self, query: str = "") -> list[str]:
        return sorted(post["title"] for post in self.posts(query))

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Asks the authoring interface with a key that may do everything."""
        if not self.key:
            with writing(self.database) as session:
                self.key = api_keys.make(session, name="tests", scopes=tuple(api_keys.SCOPES), section=None, expires_at=None, now=now_us())[
                    1
                ]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.open(f"/admin/v1{path}", method=method, json=body, headers={"Authorization": f"Bearer {self.key}", **named})

    def revise(self, source: Any, **values: Any) -> None:
        with writing(self.database) as session:
            rules.edit(session, rules.found(session, source), values, site=self.database.site, now=self.tick())


@pytest.fixture
def newsroom(databases: Databases, dialect: str) -> Iterator[Callable[..., Newsroom]]:
    """Makes newsrooms: ``newsroom("de")``. All are on a database of the same kind, unless said."""
    web: dict[str, Any] = {}
    clock = itertools.count(1)
    with ExitStack() as stack:

        def made(name: str, kind: str = dialect) -> Newsroom:
            url = f"https://{name}.example.org"
            settings = databases.made(kind)
            stack.callback(databases.drop, settings)
            settings = replace(settings, public_url=url, limit_delivery=0)
            return Newsroom(url, settings, stack.enter_context(closing(open_database(settings))), web, clock)

        yield made


@pytest.fixture
def two(newsroom: Callable[..., Newsroom]) -> tuple[Newsroom, Newsroom, Any]:
    """(origin, reader, the reader's source)."""
    origin, reader = newsroom("de"), newsroom("fr")
    return origin, reader, reader.reads(origin)


@pytest.fixture
def served() -> Iterator[Callable[[Newsroom], str]]:
    """Serves a newsroom on a port of this machine; answers its address."""
    with ExitStack() as stack:

        def started(newsroom: Newsroom) -> str:
            server = make_server("127.0.0.1", 0, create_app(newsroom.settings, newsroom.database), threaded=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield started


def worked(pulling: Any, is_done: Callable[[], bool], seconds: float = 120) -> None:
    """Has a worker pull until that is so."""
    end = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < end
        if not pulling.tick():
            time.sleep(0.01)
