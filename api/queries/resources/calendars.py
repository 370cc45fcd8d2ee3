"""Which events calendars are told of: public ones, and for some time those that are over, cancelled or withdrawn.

Whether one is told of is stored (``Event.in_calendars``): nothing here looks at a clock.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, select

from api.derived.facets import kind_key
from api.errors import Gone, Legal
from api.models import KINDS
from api.queries.resources.events import LISTED
from api.queries.resources.languages import preferred
from api.queries.resources.lists import PageOfRows
from api.queries.resources.name_search import called
from api.queries.visibility import find, named
from api.settings import Site

MOST = 1_000
"""So many events a calendar has: those that are to come, the next ones first, then those that are over, the last ones first."""
KEYS = (kind_key("event"),)
"""The surrogate keys of a calendar."""

_EVENT = KINDS["event"].table
_SHOWN = ("id", "slug", "language", "revision", "updated_at", "state", "withdrawn_reason")
_CLOSEST = (_EVENT.c.is_over, case((_EVENT.c.is_over, -_EVENT.c.starts_at), else_=_EVENT.c.starts_at), _EVENT.c.id)
_PUBLIC: Select[Any] = select(*(_EVENT.c[name] for name in _SHOWN), *LISTED.columns).order_by(*_CLOSEST)
_STATEMENT = _PUBLIC.where(_EVENT.c.in_calendars)


def events(connection: Connection, asked: Mapping[str, Any], site: Site) -> list[dict[str, Any]]:
    """The events of a calendar with these filters, as delivery answers them, with ``state`` and ``withdrawn_reason``."""
    where = [LISTED.filters[name](connection, asked[name]) for name in LISTED.filters if asked.get(name) is not None]
    if asked.get("q") is not None:
        where.append(called(_EVENT, "event", asked["q"]))
    refs = asked.get("id") or asked.get("slug")
    if refs:
        where.append(_EVENT.c.id.in_(list(named(connection, "event", refs).values())))
    return _shown(connection, where, asked, site)


def one(connection: Connection, ref: str, asked: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """One event in the same form; one that was withdrawn as long as calendars are told of that. Raises as ``visibility.find``."""
    try:
        found = _shown(connection, [_EVENT.c.id == find(connection, "event", ref)], asked, site, is_public=True)
    except Legal:
        raise
    except Gone:
        found = _shown(connection, [_EVENT.c.id.in_(list(named(connection, "event", [ref]).values()))], asked, site)
    if not found:
        raise Gone
    return found[0]


def _shown(
    connection: Connection, where: list[ColumnElement[bool]], asked: Mapping[str, Any], site: Site, *, is_public: bool = False
) -> list[dict[str, Any]]:
    statement = (_PUBLIC if is_public else _STATEMENT).where(*where).limit(MOST)
    rows = connection.execute(statement).all()
    items = LISTED.items(PageOfRows(connection, site, rows, frozenset(), preferred(asked, site)))
    return [{**item, "state": row.state, "withdrawn_reason": row.withdrawn_reason} for item, row in zip(items, rows, strict=True)]
