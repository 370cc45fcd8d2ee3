"""Revisions of posts: which there are, what a saved form says, what waits to be published and what was being written."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, bindparam, null, select

from api.clock import iso_or_none, iso_us
from api.derived.rows import KEYS
from api.errors import NotFound
from api.models import KINDS, Autosave, Pending, Revision
from api.queries.authored.forms import Form, form_in, form_of, saved_in, saved_of
from api.queries.authored.keys import key_names
from api.queries.authored.walks import Order, any_of, walked
from api.queries.paging import Rows, Window
from api.settings import Site

__all__ = ["NAMES", "autosave", "check_visible", "form_of", "listed", "one", "pending", "snapshot_of"]

NAMES = {"section_id": "section"}
"""Members of a snapshot that a form calls otherwise."""
INNER = ("group_id", "image_id", "meta_image_id")
"""Members of a snapshot that others say better: ``translation_of``, ``image`` and ``meta``."""

_REVISION: Table = Revision.__table__  # type: ignore[assignment] # a mapped class has a table
_POST = KINDS["post"].table
_IS_PUBLIC = (_POST.c.state == "published").label("is_public")
_SAID = (_REVISION.c.number, _REVISION.c.at, _REVISION.c.actor, _REVISION.c.key_id)
_OF_POST = _REVISION.join(_POST, _POST.c.id == _REVISION.c.post_id).outerjoin(Pending, Pending.post_id == _REVISION.c.post_id)
_NUMBERED = (
    select(
        *_SAID, _REVISION.c.snapshot["state"].as_string().label("state"), _POST.c.live_revision, _IS_PUBLIC, Pending.number.label("waits")
    )
    .select_from(_OF_POST)
    .where(_REVISION.c.post_id == bindparam("post"), _REVISION.c.number.in_(KEYS))
)
_SNAPSHOT = select(_REVISION.c.snapshot).where(_REVISION.c.post_id == bindparam("post"), _REVISION.c.number == bindparam("number"))
_POST_OF = select(_POST).where(_POST.c.id == bindparam("post"))
_AUTOSAVE = select(Autosave.__table__).where(
    Autosave.post_id == bindparam("post"), Autosave.key_id == bindparam("key"), Autosave.actor == bindparam("actor")
)
_WAITING = select(Pending.__table__).where(Pending.post_id == bindparam("post"))


def check_visible(connection: Connection, kind: str, entity: UUID, section: UUID | None) -> None:
    """Raises ``NotFound`` where there is no such resource, or in another section than the one that a key is bound to."""
    table = KINDS[kind].table
    bound_by = table.c.id if KINDS[kind].is_site else table.c.get("section_id", null())
    row = connection.execute(select(bound_by.label("section")).where(table.c.id == entity)).first()
    if row is None or (section is not None and row.section not in (None, section)):
        raise NotFound


def listed(connection: Connection, post: UUID, window: Window) -> Rows:
    """A page of a post's revisions, newest first. A key of the order is (number,)."""
    here = any_of(_REVISION.c.post_id, [post])
    found = walked(connection, _REVISION, Order((_REVISION.c.number,)), [here], window)
    numbers = [number for (number,) in found.rows]
    told = _told(connection, post, numbers)
    return Rows([orjson.dumps(told[number]).decode() for number in numbers if number in told], found.next_key, found.total)


def one(connection: Connection, post: UUID, number: int, site: Site, section: UUID | None = None) -> Form:
    """A revision, whole. Raises ``NotFound``. ``section``: that of a key that is bound to one, which is not told what others hide."""
    saved = snapshot_of(connection, post, number)
    return {**_told(connection, post, [number])[number], "form": form_of(connection, saved, site, section)}


def snapshot_of(connection: Connection, post: UUID, number: int) -> Mapping[str, Any]:
    """What a revision keeps. Raises ``NotFound``."""
    found: Mapping[str, Any] | None = connection.scalar(_SNAPSHOT, {"post": post, "number": number})
    if found is None:
        raise NotFound
    return found


def pending(connection: Connection, post: UUID, site: Site, section: UUID | None = None) -> Form:
    """What waits to be published, ``section`` as in ``one``. Raises ``NotFound`` where nothing does."""
    live, row = (connection.execute(statement, {"post": post}).first() for statement in (_POST_OF, _WAITING))
    if live is None or row is None:
        raise NotFound
    saved = saved_of(connection, [live], section)[post]
    form = form_in(connection, saved | saved_in(row.members), site, section)
    return {
        "revision": row.number,
        "saved_at": iso_us(row.at),
        "actor": row.actor,
        "key": key_names(connection, [row.key_id]).get(row.key_id),
        "scheduled_at": iso_or_none(live.scheduled_at),
        "changed": _called(row.members, saved["translation_of"], form, section),
        "form": form,
    }


def autosave(connection: Connection, post: UUID, site: Site, *, key: UUID, actor: str, section: UUID | None = None) -> Form:
    """What the caller was writing, ``section`` as in ``one``. Raises ``NotFound`` where nothing was kept."""
    row = connection.execute(_AUTOSAVE, {"post": post, "key": key, "actor": actor}).first()
    if row is None:
        raise NotFound
    before = snapshot_of(connection, post, row.number)
    form = form_of(connection, {**before, **row.members}, site, section)
    followed = form_of(connection, before, site, section)["translation_of"]
    return {
        "revision": row.number,
        "saved_at": iso_us(row.at),
        "changed": _called(row.members, followed, form, section),
        "form": form,
    }


def _called(members: Iterable[str], followed: str | None, form: Form, section: UUID | None) -> list[str]:
    """How a form calls members of a snapshot that differ; a post that is not told of (``section``) is no difference."""
    names = {NAMES.get(name, name) for name in members if name not in INNER}
    if section is not None and form["translation_of"] == followed:
        names.discard("translation_of")
    return sorted(names)


def _told(connection: Connection, post: UUID, numbers: list[int]) -> dict[int, Form]:
    rows = connection.execute(_NUMBERED, {"post": post, "keys": numbers}).all() if numbers else []
    called = key_names(connection, [row.key_id for row in rows])
    return {row.number: _about(row, called) for row in rows}


def _about(row: Row[*tuple[Any, ...]], called: Mapping[UUID | None, Form]) -> Form:
    return {
        "number": row.number,
        "at": iso_us(row.at),
        "actor": row.actor,
        "key": called.get(row.key_id),
        "state": row.state,
        "is_live": bool(row.is_public) and row.number == row.live_revision,
        "is_pending": row.number == row.waits,
    }
