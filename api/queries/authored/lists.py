"""Which resources are listed for those who write, whatever their state, the last changed first. How they are shown is in ``forms``."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Connection, Table, exists, false, func, intersect, literal, select, tuple_

from api.clock import MICROSECONDS
from api.derived.fragments import table_of
from api.models import LINKS, Pending, Tag, TitleWord
from api.queries.authored.forms import shown
from api.queries.names import LAST, beginnings, called
from api.queries.visible import named as ids_of
from api.queries.window import Rows, Total, Window
from api.settings import Site

MOST_COUNTED = 10_000
Condition = ColumnElement[bool]
Filter = Callable[[Connection, Table, Any], Condition]


def posts(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site, *, only_section: UUID | None = None) -> Rows:
    """Posts that match; ``only_section``: of that one alone."""
    bound = [] if only_section is None else [table_of("post").c.section_id == only_section]
    return _listed(connection, "post", asked, window, site, POST_FILTERS, bound)


def named(kind: str) -> Callable[[Connection, Mapping[str, Any], Window, Site], Rows]:
    """How tags, campaigns, authors or sections are listed."""

    def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
        return _listed(connection, kind, asked, window, site, _filters(kind), [])

    return listed


def _listed(
    connection: Connection,
    kind: str,
    asked: Mapping[str, Any],
    window: Window,
    site: Site,
    filters: Mapping[str, Filter],
    bound: Sequence[Condition],
) -> Rows:
    table = table_of(kind)
    where = [*bound, *(filters[name](connection, table, value) for name, value in asked.items() if name in filters)]
    down = asked["sort"] == "-updated_at"
    order, key = (table.c.updated_at, table.c.id), tuple_(table.c.updated_at, table.c.id)
    query = select(*order).where(*where).order_by(*(one.desc() if down else one.asc() for one in order))
    if window.after is not None:
        moment, last = int(window.after[0]), UUID(window.after[1])
        place = tuple_(literal(moment), literal(last, table.c.id.type))
        query = query.where(key < place if down else key > place)
    # One row more than asked, so that "is there a next page" needs no count.
    found = connection.execute(query.limit(window.limit + 1).offset(window.offset)).all()
    page = found[: window.limit]
    forms = shown(connection, kind, [row.id for row in page], site, whole=False)
    items = [orjson.dumps(forms[row.id]).decode() for row in page if row.id in forms]
    more = (page[-1].updated_at, str(page[-1].id)) if len(found) > window.limit else None
    return Rows(items, more, _total(connection, table, where) if window.count else None)


def _total(connection: Connection, table: Table, where: Sequence[Condition]) -> Total:
    some = select(table.c.id).where(*where).limit(MOST_COUNTED + 1).subquery()
    value: int = connection.scalar(select(func.count()).select_from(some)) or 0
    return Total(MOST_COUNTED, "at_least") if value > MOST_COUNTED else Total(value, "exact")


def _ids(connection: Connection, kind: str, refs: Sequence[str]) -> list[UUID]:
    return list(ids_of(connection, kind, refs).values())


def _linked(kind: str) -> Filter:
    link = LINKS[kind]

    def bears(connection: Connection, table: Table, refs: Sequence[str]) -> Condition:
        ids = _ids(connection, kind, refs)
        wanted = _with_children(connection, ids) if kind == "tag" else ids
        return exists().where(link.post_id == table.c.id, link.to_id.in_(wanted))

    return bears


def _with_children(connection: Connection, tags: Sequence[UUID]) -> list[UUID]:
    found, level = set(tags), set(tags)
    while level:
        level = set(connection.scalars(select(Tag.id).where(Tag.parent_id.in_(level)))) - found
        found |= level
    return list(found)


def _titled(_connection: Connection, table: Table, question: str) -> Condition:
    """Each word of the question begins a word of the title; without words, none is called so."""
    sets = [select(TitleWord.post_id).where(TitleWord.word >= one, TitleWord.word < one + LAST) for one in beginnings(question)]
    if not sets:
        return false()
    return table.c.id.in_(sets[0] if len(sets) == 1 else intersect(*sets))


def _in_language(_connection: Connection, table: Table, languages: Sequence[str]) -> Condition:
    of = table.c.language
    condition: Condition = of.in_(languages)
    for one in languages:
        condition = condition | of.startswith(f"{one}-", autoescape=True)
    return condition


def _is_pending(_connection: Connection, table: Table, wanted: bool) -> Condition:  # noqa: FBT001 - as the others
    waits = exists().where(Pending.post_id == table.c.id)
    return waits if wanted else ~waits


def _filters(kind: str) -> dict[str, Filter]:
    """Filters that every kind has."""
    return {
        "id": lambda _connection, table, ids: table.c.id.in_([UUID(one) for one in ids]),
        "slug": lambda connection, table, slugs: table.c.id.in_(_ids(connection, kind, slugs)),
        "q": lambda _connection, table, question: called(table, kind, question),
        "language": _in_language,
        "updated_after": lambda _connection, table, at: table.c.updated_at >= at,
        "updated_before": lambda _connection, table, at: table.c.updated_at < at,
    }


POST_FILTERS: Mapping[str, Filter] = {
    **_filters("post"),
    "q": _titled,
    "state": lambda _connection, table, states: table.c.state.in_(states),
    "section": lambda connection, table, refs: table.c.section_id.in_(_ids(connection, "section", refs)),
    "tag": _linked("tag"),
    "campaign": _linked("campaign"),
    "author": _linked("author"),
    "pending": _is_pending,
    "scheduled_after": lambda _connection, table, at: table.c.scheduled_at >= at // MICROSECONDS,
    "scheduled_before": lambda _connection, table, at: table.c.scheduled_at < at // MICROSECONDS,
}
"""Parameter: the condition that its value stands for."""
