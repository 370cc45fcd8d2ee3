"""Fixtures of the tests of delta sync: what is asked, and what is done in between."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.db import Database
from api.derived.writing import writing
from api.models import Post
from api.services import change_retention, jobs
from api.services.posts import editing
from tests.databases import NOW

Items = list[dict[str, Any]]


@pytest.fixture
def ask(client: FlaskClient) -> Callable[..., Any]:
    """The answer to a query of ``/v1/changes``, as it is."""
    return lambda query="": client.get(f"/v1/changes?{query}")


@pytest.fixture
def run(ask: Callable[..., Any]) -> Callable[..., tuple[Items, str]]:
    """All items behind a cursor, page by page, and where the run ends."""

    def pages(query: str, cursor: str | None) -> Iterator[tuple[Items, str]]:
        while True:
            answer = ask(f"{query}&cursor={cursor}" if cursor else query)
            assert answer.status_code == 200, answer.text
            cursor = answer.json["page"]["next_cursor"]
            assert cursor is not None
            yield answer.json["data"], cursor
            if not answer.json["page"]["has_more"]:
                return

    def ran(query: str = "limit=500", cursor: str | None = None) -> tuple[Items, str]:
        found = list(pages(query, cursor))
        return [item for items, _ in found for item in items], found[-1][1]

    return ran


@pytest.fixture
def edit(database: Database) -> Callable[..., None]:
    """Changes members of a post."""

    def edited(post: Post, **values: Any) -> None:
        with writing(database) as session:
            row = editing.load(session, post.id)
            assert row is not None
            editing.edit(session, row, values, now=NOW + 10**12)  # type: ignore[arg-type] # members of the form

    return edited


@pytest.fixture
def act(database: Database) -> Callable[..., None]:
    """Does an action of a service to a post."""

    def done(action: Callable[..., Any], post: Post, *more: Any, **named: Any) -> None:
        with writing(database) as session:
            row = editing.load(session, post.id)
            assert row is not None
            action(session, row, *more, **named)

    return done


@pytest.fixture
def drain(database: Database) -> Callable[[], None]:
    """Does all jobs that wait."""

    def drained() -> None:
        for _ in range(1_000):
            with writing(database) as session:
                waiting = jobs.waiting(session)
                if not waiting:
                    return
                jobs.step(session, waiting[0], now=NOW)
        raise AssertionError("A job does not end.")

    return drained


@pytest.fixture
def begin_anew(database: Database) -> Callable[[], None]:
    """Begins a new epoch."""

    def begun() -> None:
        with writing(database) as session:
            change_retention.begin_anew(session.connection())

    return begun


@pytest.fixture
def keep(database: Database) -> Callable[[int], bool]:
    """What the worker does each hour, so many days after the fixtures' time; the horizon is 90 days away."""

    def kept(days: int) -> bool:
        with writing(database) as session:
            return change_retention.keep(session, NOW + days * 86_400_000_000, 90)

    return kept


@pytest.fixture
def mixed_site(make_tag, make_campaign, make_author, make_post):
    """One of everything, and three posts."""
    make_tag("Nature", names={"fr": "La nature"}, description="All that grows", descriptions={"fr": "Ce qui pousse"})
    make_tag("Water", parent="nature")
    make_author("Ana", names={"fr": "Anne"}, bio="Writes", bios={"fr": "Elle écrit"}, url="https://ana.example.org")
    first = make_post(title="First", tags=["water"], authors=["ana"], published_at=1_700_000_000)
    figures = [{"measure": "signed", "label": "Signed", "history": [{"at": 1_700_000_000, "value": 7, "post": str(first.id)}]}]
    make_campaign("Rivers", titles={"fr": "Rivières"}, body_html="<p>All.</p>", bodies={"fr": "<p>Tout.</p>"}, figures=figures)
    make_post(title="Second", campaigns=["rivers"], language="fr", translation_of=str(first.id), published_at=1_700_000_001)
    make_post(
        title="Third", body_html="<p>Third text.</p>", image={"url": "https://x.example/a.jpg", "alt": "A"}, published_at=1_700_000_002
    )
    return first
