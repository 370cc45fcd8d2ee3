"""How far the work beside answers is, in numbers: what ``/metrics`` and ``broadsheet doctor`` tell. Nothing is shown of what is written.

``FACTS`` has a row for each number, or for each group of numbers with one label. Ages and lags are in seconds, 0 where nothing waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
)

from api.clock import MICROSECONDS, database_now_us
from api.models import Change, Consumer, Counter, Job, Media, Post, Source, SourceItem, Webhook, WebhookMessage

_NOW = bindparam("now", type_=BigInteger)
"""Microseconds, by the database's clock."""
_SECOND = bindparam("second", type_=BigInteger)
PLACES = ("purge", "hub")
"""Rows of ``consumer`` that keep a place in the changes."""
ROLES = ("worker", "webhooks", "media", *PLACES)
"""What one worker at a time does."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a number means, the name of its label (``None``: there is one number), and the statement: of (label, number), or of a number.

    ``labels``: those that are told with 0 where the statement has no row.
    """

    meaning: str
    label: str | None
    statement: Select[*tuple[Any, ...]]
    labels: tuple[str, ...] = ()


def _table(model: Any) -> Table:
    found: Table = model.__table__
    return found


def _by_state(table: Table) -> Select[*tuple[Any, ...]]:
    """How many are ``active``, ``failing`` and ``paused``."""
    state = case((table.c.state == "paused", "paused"), (table.c.failing_since.is_not(None), "failing"), else_="active")
    return select(state.label("condition"), func.count()).group_by("condition")


def _age(oldest: ColumnElement[Any]) -> ColumnElement[int]:
    """Seconds since the oldest of these instants (µs); 0 where there is none."""
    return func.coalesce((_NOW - func.min(oldest)) // MICROSECONDS, 0)


def _count(of: Table, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return select(func.count()).select_from(of).where(*conditions)


_post, _job, _media = _table(Post), _table(Job), _table(Media)
_webhook, _message, _source, _item = _table(Webhook), _table(WebhookMessage), _table(Source), _table(SourceItem)
_IS_DUE, _WAITS, _QUEUED = _post.c.due_at <= _SECOND, _job.c.state == "waiting", _media.c.queued_at.is_not(None)
_TELLS = _message.c.kind != "test"
_BEHIND = (
    select(Consumer.name, Counter.seq - Consumer.seq)
    .join(Counter, literal(value=True))
    .where(Consumer.name.in_(PLACES), Consumer.basis.is_not(None))
)
_FIRST_UNTOLD = select(func.min(Change.at)).where(Change.seq > Consumer.seq).correlate(Consumer).scalar_subquery()
_STATES = ("active", "failing", "paused")

FACTS: Mapping[str, Fact] = {
    "change_seq": Fact("Number of the last public change.", None, select(Counter.seq)),
    "change_age_seconds": Fact(
        "Seconds since the last public change.",
        None,
        select(func.coalesce(_SECOND - func.max(Change.at), 0)).where(Change.seq == select(Counter.seq).scalar_subquery()),
    ),
    "due_posts": Fact("Posts whose moment has come and that are not done.", None, _count(_post, _IS_DUE)),
    "due_late_seconds": Fact(
        "Seconds since the longest due moment of a post.", None, select(func.coalesce(_SECOND - func.min(_post.c.due_at), 0)).where(_IS_DUE)
    ),
    "jobs": Fact(
        "Fan-outs by state.",
        "state",
        select(_job.c.state, func.count()).where(_job.c.state != "done").group_by(_job.c.state),
        ("waiting", "failed"),
    ),
    "job_age_seconds": Fact("Seconds since the oldest fan-out that waits was begun.", None, select(_age(_job.c.created_at)).where(_WAITS)),
    "webhooks": Fact("Webhooks by state.", "state", _by_state(_webhook), _STATES),
    "webhook_messages": Fact("Messages that webhooks have not accepted yet.", None, _count(_message, _TELLS)),
    "webhook_age_seconds": Fact(
        "Seconds since the oldest of these messages was made.", None, select(_age(_message.c.created_at)).where(_TELLS)
    ),
    "sources": Fact("Sources by state.", "state", _by_state(_source), _STATES),
    "source_lag_seconds": Fact(
        "Seconds since that of the active sources answered that has been silent for longest.",
        None,
        select(_age(func.coalesce(_source.c.pulled_at, _source.c.created_at))).where(_source.c.state == "active"),
    ),
    "source_items_set_aside": Fact("Posts of sources that were not taken.", None, _count(_item, _item.c.problem.is_not(None))),
    "media": Fact(
        "Pictures by state.", "state", select(_media.c.state, func.count()).group_by(_media.c.state), ("processing", "ready", "failed")
    ),
    "media_queue_age_seconds": Fact(
        "Seconds for which the oldest picture waits for renditions.", None, select(_age(_media.c.queued_at)).where(_QUEUED)
    ),
    "media_bytes": Fact(
        "Bytes of pictures, originals and renditions.",
        None,
        select(cast(func.coalesce(func.sum(_media.c.bytes), 0) + func.coalesce(func.sum(_media.c.made_bytes), 0), BigInteger)),
    ),
    "place_behind": Fact("Public changes that a shared cache or a hub has not been told of.", "role", _BEHIND, PLACES),
    "place_late_seconds": Fact(
        "Seconds since the first of these changes.",
        "role",
        select(Consumer.name, func.coalesce(_SECOND - _FIRST_UNTOLD, 0)).where(Consumer.name.in_(PLACES), Consumer.basis.is_not(None)),
        PLACES,
    ),
    "lease_seconds": Fact(
        "Seconds until the lease of a role of workers ends; below 0 where none has it.",
        "role",
        select(Consumer.name, case((Consumer.lease_owner.is_(None), -1), else_=(Consumer.lease_until - _NOW) // MICROSECONDS)).where(
            Consumer.name.in_(ROLES)
        ),
    ),
}


def facts(connection: Connection) -> dict[str, dict[str, int]]:
    """The numbers by name and label; the label is ``""`` where there is one number."""
    now = database_now_us(connection)
    asked = {"now": now, "second": now // MICROSECONDS}
    return {name: _numbers(connection, fact, asked) for name, fact in FACTS.items()}


def _numbers(connection: Connection, fact: Fact, asked: Mapping[str, int]) -> dict[str, int]:
    rows = connection.execute(fact.statement, asked)
    if fact.label is None:
        return {"": int(rows.scalar() or 0)}
    return {**dict.fromkeys(fact.labels, 0), **{label: int(number) for label, number in rows}}
