"""What lists of the authoring interface can filter by, as tables. How rows are found by it is in ``walks``."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, false, func, select, union_all

from api.clock import MICROSECONDS
from api.derived.rows import KEYS, in_batches
from api.models import KINDS, LINKS, RESOURCES, EventCampaign, Pending, Revision, Tag, TitleWord
from api.queries.authored.walks import Condition, Ids, any_of, there_is
from api.queries.resources.name_search import LAST, beginnings, called
from api.queries.visibility import named as owners

Filter = Callable[[Connection, Any], Sequence[Condition]]
"""The conditions that a parameter's value stands for."""

WORDS_COUNTED = 5
"""Of a question so many words, the longest, are looked up to see which leaves few posts."""

_EVENT = KINDS["event"].table
_POST = KINDS["post"].table
_BELOW = select(Tag.id).where(Tag.parent_id.in_(KEYS))

SCHEDULED: Ids = union_all(select(_POST.c.id).where(_POST.c.state == "scheduled"), select(Pending.post_id))
"""Whatever may have a schedule."""


def _references(connection: Connection, kind: str, refs: Sequence[str]) -> list[UUID]:
    return list(owners(connection, kind, refs).values())


def _events_of(campaigns: Sequence[UUID]) -> Select[UUID]:
    return select(EventCampaign.event_id).where(EventCampaign.campaign_id.in_(campaigns))


def _linked(kind: str) -> Filter:
    link = LINKS[kind]

    def bears(connection: Connection, refs: Sequence[str]) -> Sequence[Condition]:
        ids = _references(connection, kind, refs)
        wanted = link.to_id.in_(_with_those_below(connection, ids) if kind == "tag" else ids)
        return [Condition(there_is(select(link.ord).where(link.post_id == _POST.c.id, wanted)), select(link.post_id).where(wanted))]

    return bears


def _with_those_below(connection: Connection, tags: Sequence[UUID]) -> list[UUID]:
    found, level = set(tags), set(tags)
    while level:
        level = {row.id for row in in_batches(connection, _BELOW, level)} - found
        found |= level
    return sorted(found)


def _titled(_connection: Connection, question: str) -> Sequence[Condition]:
    """The condition that each word of ``q`` begins a word of the title; without words nothing matches."""
    return [_has_word(one, is_counted=place < WORDS_COUNTED) for place, one in enumerate(beginnings(question))] or [Condition(false())]


def _has_word(beginning: str, *, is_counted: bool) -> Condition:
    begins = (TitleWord.word >= beginning, TitleWord.word < beginning + LAST)
    here = there_is(select(TitleWord.post_id).where(TitleWord.post_id == _POST.c.id, *begins))
    return Condition(here, select(TitleWord.post_id).where(*begins) if is_counted else None)


def _saved_by(_connection: Connection, actor: str) -> Sequence[Condition]:
    here = there_is(select(Revision.number).where(Revision.post_id == _POST.c.id, Revision.actor == actor))
    return [Condition(here, select(Revision.post_id).where(Revision.actor == actor))]


def _is_pending(_connection: Connection, wanted: bool) -> Sequence[Condition]:  # noqa: FBT001 - as the others
    number = select(Pending.number).where(Pending.post_id == _POST.c.id)
    if wanted:
        return [Condition(there_is(number), select(Pending.post_id))]
    # PostgreSQL takes IS NULL for rare, and would rather sort all posts than walk them.
    return [Condition(func.coalesce(number.scalar_subquery(), -1) < 0)]


def _in_language(table: Table, languages: Sequence[str]) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = table.c.language.in_(languages)
    for one in languages:
        condition |= table.c.language.startswith(f"{one}-", autoescape=True)
    return condition


def _common(kind: str) -> dict[str, Filter]:
    """Filters that every kind has."""
    table = KINDS[kind].table
    return {
        "q": lambda _connection, question: [Condition(called(table, kind, question))],
        "language": lambda _connection, languages: [Condition(_in_language(table, languages))],
        "updated_after": lambda _connection, at: [Condition(table.c.updated_at >= at)],
        "updated_before": lambda _connection, at: [Condition(table.c.updated_at < at)],
    }


FILTERS: Mapping[str, Mapping[str, Filter]] = {
    **{kind: _common(kind) for kind in RESOURCES},
    "event": {
        **_common("event"),
        "state": lambda _connection, states: [Condition(_EVENT.c.state.in_(states))],
        "section": lambda connection, refs: [Condition(_EVENT.c.section_id.in_(_references(connection, "section", refs)))],
        "campaign": lambda connection, refs: [Condition(_EVENT.c.id.in_(_events_of(_references(connection, "campaign", refs))))],
    },
    "post": {
        **_common("post"),
        "q": _titled,
        "kind": lambda _connection, kinds: [any_of(_POST.c.kind, kinds, _POST)],
        "state": lambda _connection, states: [any_of(_POST.c.state, states, _POST)],
        "section": lambda connection, refs: [any_of(_POST.c.section_id, _references(connection, "section", refs), _POST)],
        "tag": _linked("tag"),
        "campaign": _linked("campaign"),
        "author": _linked("author"),
        "actor": _saved_by,
        "pending": _is_pending,
        "scheduled_after": lambda _connection, at: [Condition(_POST.c.scheduled_at >= at // MICROSECONDS, SCHEDULED, is_exact=False)],
        "scheduled_before": lambda _connection, at: [Condition(_POST.c.scheduled_at < at // MICROSECONDS, SCHEDULED, is_exact=False)],
    },
}
"""By kind, parameter: the conditions that its value stands for."""


def conditions(connection: Connection, kind: str, asked: Mapping[str, Any]) -> list[Condition]:
    """All conditions of a loaded query."""
    filters = FILTERS[kind]
    return [one for name, value in asked.items() if name in filters and value is not None for one in filters[name](connection, value)]
