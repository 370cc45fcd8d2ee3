"""Revisions of what is no post: which there are, what one says, what differs between two. Posts have their own."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, Uuid, bindparam, select

from api.clock import iso, iso_us
from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import KINDS, SITE, Post, ResourceRevision, SiteProfile
from api.queries.authored.forms import NOTHING_MADE, Form
from api.queries.authored.keys import key_names
from api.queries.authored.walks import Order, any_of, walked
from api.queries.paging import Rows, Window
from api.queries.resources.lists import PageOfRows, listed_kind
from api.queries.visibility import shown_to
from api.settings import Site
from schemas.revision import FOLLOWS

NAMES = {"parent_id": "parent", "section_id": "section", "post_id": "post", "place_name": "place"}
"""Members of a snapshot that a form calls otherwise."""

DAYS = ("starts_on", "ends_on")
"""Members that a snapshot has as answers do."""

_REVISION: Table = ResourceRevision.__table__  # type: ignore[assignment] # a mapped class has a table
_HERE = (_REVISION.c.entity_id == bindparam("entity"), _REVISION.c.kind == bindparam("kind"))
_SAID = (_REVISION.c.number, _REVISION.c.at, _REVISION.c.actor, _REVISION.c.key_id)
_NUMBERED = select(*_SAID).where(*_HERE, _REVISION.c.number.in_(KEYS))
_SNAPSHOT = select(_REVISION.c.snapshot).where(*_HERE, _REVISION.c.number == bindparam("number"))


def listed(connection: Connection, kind: str, entity: UUID, window: Window) -> Rows:
    """A page of a resource's revisions, newest first. A key of the order is (number,)."""
    found = walked(connection, _REVISION, Order((_REVISION.c.number,)), [any_of(_REVISION.c.entity_id, [entity])], window)
    numbers = [number for (number,) in found.rows]
    items = told(connection, kind, entity, numbers)
    return Rows([orjson.dumps(items[number]).decode() for number in numbers if number in items], found.next_key, found.total)


def one(connection: Connection, kind: str, entity: UUID, number: int, site: Site, section: UUID | None = None) -> Form:
    """A revision, whole. Raises ``NotFound``. ``section``: that of a key that is bound to one, which is not told what others hide."""
    saved = snapshot_of(connection, kind, entity, number)
    return {**told(connection, kind, entity, [number])[number], "form": form_of(connection, kind, entity, saved, site, section)}


def compared(
    connection: Connection, kind: str, entity: UUID, numbers: Sequence[int], site: Site, section: UUID | None = None
) -> list[Form]:
    """``{member before after}`` of what differs between two revisions, ``section`` as in ``one``. Raises ``NotFound``."""
    before, after = (snapshot_of(connection, kind, entity, number) for number in numbers)
    forms = [form_of(connection, kind, entity, saved, site, section) for saved in (before, after)]
    names = sorted({NAMES.get(name, name) for name in {*before, *after} if before.get(name) != after.get(name)})
    members = [{"member": name, "before": forms[0].get(name), "after": forms[1].get(name)} for name in names]
    return [one for one in members if one["before"] != one["after"]]


def snapshot_of(connection: Connection, kind: str, entity: UUID, number: int) -> Mapping[str, Any]:
    """What a revision keeps, whole. Raises ``NotFound``."""
    found: Mapping[str, Any] | None = connection.scalar(_SNAPSHOT, {"entity": entity, "kind": kind, "number": number})
    if found is None:
        raise NotFound
    return with_reported(snapshot_of(connection, kind, entity, found["base"]), found["reported"]) if "base" in found else found


def with_reported(saved: Mapping[str, Any], reported: Mapping[str, Sequence[Sequence[Any]]]) -> Mapping[str, Any]:
    """A snapshot with further values of its measures, as ``services.saved_forms`` keeps them."""
    figures = []
    for figure in saved["figures"]:
        points = {at: (at, value, post) for at, value, post in (*figure["history"], *reported.get(figure["measure"], ()))}
        figures.append({**figure, "history": [points[at] for at in sorted(points)]})
    return {**saved, "figures": figures}


def form_of(connection: Connection, kind: str, entity: UUID, saved: Mapping[str, Any], site: Site, section: UUID | None = None) -> Form:
    """What a snapshot says, in the form in which the resource is read back; references to what is no more are left out."""
    listing, columns = listed_kind(kind), KINDS[kind].table.c
    values = dict.fromkeys(columns.keys()) | {name: value for name, value in saved.items() if name in columns}
    values |= dict.fromkeys(DAYS)
    values |= {name: UUID(value) for name, value in values.items() if value and isinstance(columns[name].type, Uuid)}
    values |= {"campaigns": [UUID(one) for one in saved["campaigns"]]} if "campaigns" in saved else {}
    row = cast("Row[Any]", SimpleNamespace(**{**values, "id": entity}))
    members = listing.authored(PageOfRows(connection, site, [row], frozenset(listing.included), (), section))[0]
    form = {name: value for name, value in members.items() if name not in FOLLOWS.get(kind, ())}
    form |= {name: saved[name] for name in DAYS if name in saved}
    if saved.get("image"):
        form["image"] = {**saved["image"], **NOTHING_MADE}
    if "figures" in saved:
        form["figures"] = _figures(connection, saved["figures"], section)
    return {"slug": saved["slug"], "language": saved["language"], **form}


def _figures(connection: Connection, saved: Sequence[Mapping[str, Any]], section: UUID | None) -> list[Form]:
    ids = {UUID(post) for figure in saved for _, _, post in figure["history"] if post}
    there = {str(row.id) for row in in_batches(connection, select(Post.id).where(Post.id.in_(KEYS), shown_to(section)), ids)}
    return [
        {
            **figure,
            "history": [{"at": iso(at), "value": value, "post": post if post in there else None} for at, value, post in figure["history"]],
        }
        for figure in saved
    ]


def told(connection: Connection, kind: str, entity: UUID, numbers: Sequence[int]) -> dict[int, Form]:
    """By number, what is said of revisions beside their forms."""
    rows = connection.execute(_NUMBERED, {"entity": entity, "kind": kind, "keys": numbers}).all() if numbers else []
    table: Table = SiteProfile.__table__ if kind == SITE else KINDS[kind].table  # type: ignore[assignment] # a mapped class has one
    live = connection.scalar(select(table.c.revision).where(table.c.id == entity))
    called = key_names(connection, [row.key_id for row in rows])
    return {
        row.number: {
            "number": row.number,
            "at": iso_us(row.at),
            "actor": row.actor,
            "key": called.get(row.key_id),
            "is_live": row.number == live,
        }
        for row in rows
    }
