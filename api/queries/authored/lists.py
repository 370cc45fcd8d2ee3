"""Which resources are listed for those who write, whatever their state, the last changed first. How they are shown is in ``forms``."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, select

from api.derived.rows import KEYS, in_batches
from api.models import KINDS
from api.queries.authored.filters import SCHEDULED, conditions
from api.queries.authored.forms import shown
from api.queries.authored.walks import Condition, Found, Order, any_of, fewest, key_of, part, total, walked
from api.queries.paging import Rows, Total, Window
from api.queries.visibility import named as owners
from api.settings import Site

Listed = Callable[[Connection, Mapping[str, Any], Window, Site], Rows]
"""A list as ``api.web.lists`` asks for it."""

_POST = KINDS["post"].table


def posts(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site, *, only_section: UUID | None = None) -> Rows:
    """A page of posts; ``only_section``: of that one alone. With ``id`` or ``slug``: all of these that there are, in the order asked.

    Keys of the order are (``updated_at`` in µs, id); by ``scheduled_at`` (0, second, id), then (1, ``updated_at``, id).
    """
    bound = [] if only_section is None else [any_of(_POST.c.section_id, [only_section], _POST)]
    wanted = [*bound, *conditions(connection, "post", asked)]
    if asked.get("id") or asked.get("slug"):
        return _in_order(connection, "post", asked, wanted, site, only_section)
    if asked["sort"] == "scheduled_at":
        return _rows(connection, "post", _next_due(connection, wanted, window), site, only_section)
    return _rows(connection, "post", walked(connection, _POST, _order("post", asked["sort"]), wanted, window), site, only_section)


def named(kind: str, only_section: Callable[[], UUID | None] = lambda: None) -> Listed:
    """How a kind of resources is listed; ``only_section``: the one that a key is bound to. A merged one is only there by its id."""
    table = KINDS[kind].table
    bound_by = table.c.id if KINDS[kind].is_site else table.c.get("section_id")

    def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
        wanted, section = conditions(connection, kind, asked), only_section()
        if section is not None and bound_by is not None:
            wanted.append(Condition(bound_by == section))
        if asked.get("id") or asked.get("slug"):
            return _in_order(connection, kind, asked, wanted, site, section)
        if KINDS[kind].is_merged:
            wanted.append(Condition(table.c.merged_into_id.is_(None)))
        return _rows(connection, kind, walked(connection, table, _order(kind, asked["sort"]), wanted, window), site, section)

    return listed


def _order(kind: str, sort: str) -> Order:
    table = KINDS[kind].table
    column = table.c.name_key if sort == "name" else table.c.updated_at
    return Order((column, table.c.id), descending=sort.startswith("-"))


def _rows(connection: Connection, kind: str, found: Found, site: Site, section: UUID | None) -> Rows:
    return Rows(_items(connection, kind, [row[-1] for row in found.rows], site, section), found.next_key, found.total)


def _items(connection: Connection, kind: str, ids: Sequence[UUID], site: Site, section: UUID | None) -> list[str]:
    forms = shown(connection, kind, ids, site, whole=False, section=section)
    return [orjson.dumps(forms[one]).decode() for one in ids if one in forms]


def _in_order(
    connection: Connection, kind: str, asked: Mapping[str, Any], wanted: Sequence[Condition], site: Site, section: UUID | None
) -> Rows:
    ids = [UUID(one) for one in asked["id"]] if asked.get("id") else list(dict.fromkeys(owners(connection, kind, asked["slug"]).values()))
    table = KINDS[kind].table
    matching = select(table.c.id).where(table.c.id.in_(KEYS), *(one.has for one in wanted))
    found = {row.id for row in in_batches(connection, matching, ids)}
    items = _items(connection, kind, [one for one in ids if one in found], site, section)
    return Rows(items, total=Total(len(items), "exact"))


def _next_due(connection: Connection, wanted: Sequence[Condition], window: Window) -> Found:
    """What has a schedule, the next due first, then the rest, the last changed first."""
    first, after = (window.after[0], tuple(window.after[1:])) if window.after is not None else (0, None)
    is_due = Condition(_POST.c.scheduled_at.is_not(None), SCHEDULED, is_exact=False)
    parts = (
        (Order((_POST.c.scheduled_at, _POST.c.id), descending=False), [*wanted, is_due]),
        (_order("post", "-updated_at"), [*wanted, Condition(_POST.c.scheduled_at.is_(None))]),
    )
    rows: list[tuple[Any, ...]] = []
    for number, (order, some) in enumerate(parts):
        left = window.limit + 1 - len(rows)
        if number < first or left == 0:
            continue
        # There is no index by schedule: what has one is gathered, however much it is.
        few = fewest(connection, some) or (is_due if number == 0 else None)
        found = part(connection, _POST, order, some, Window(left, after if number == first else None), few)
        rows += [(number, *row) for row in found]
    page = rows[: window.limit]
    counted = total(connection, _POST, wanted, fewest(connection, wanted)) if window.count else None
    return Found(page, key_of(page[-1]) if len(rows) > window.limit else None, counted)
