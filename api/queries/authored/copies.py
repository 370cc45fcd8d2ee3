"""What is kept of a copy: what its origin said last, what the section changed of it and what that was based on; and who takes copies."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, select

from api.clock import iso_us
from api.derived.rows import KEYS, in_batches
from api.errors import CursorInvalid, NotFound
from api.models import LINKS, Change, Copy, Post, Reader, Revision
from api.queries.authored.walks import Order, walked
from api.queries.paging import Rows, Window
from api.queries.sync import cursors
from api.queries.sync.clock import Clock, clock
from api.queries.sync.log import changes_behind
from api.queries.sync.places import InLog, InSnapshot, Place
from api.queries.sync.scopes import asked_of, scope
from api.settings import Site

MEMBERS = ("title", "excerpt", "body_html", "tags", "campaigns")
"""Members of a copy that the section may change for itself."""
NAMED = {"tags": "tag", "campaigns": "campaign"}
MOST_READERS = 200
"""Of whom is said whether they were given a post: those that were seen last."""
_READER: Table = Reader.__table__  # type: ignore[assignment] # a mapped class has a table
_READERS = select(_READER).where(_READER.c.id.in_(KEYS))
_POST = select(Post.id, Post.title, Post.excerpt, Post.excerpt_truncated, Post.body_html, Post.revision)


def digests(members: Mapping[str, Any]) -> dict[str, str]:
    """A digest of each member."""
    return {name: sha256(orjson.dumps(value)).hexdigest()[:32] for name, value in members.items()}


def changed(taken: Mapping[str, str], present: Mapping[str, Any]) -> list[str]:
    """The members that are others now than they were taken."""
    now = digests(present)
    return [name for name in MEMBERS if taken.get(name) != now[name]]


def said(form: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a snapshot as they are compared."""
    return {**{name: form[name] for name in MEMBERS}, "excerpt": [form["excerpt"], form["excerpt_truncated"]]}


def one(connection: Connection, post_id: UUID) -> dict[str, Any]:
    """What is kept of a copy. Raises ``NotFound`` for posts that are none, or not pulled from a source."""
    copy = connection.execute(select(Copy.__table__).where(Copy.post_id == post_id)).first()
    post = connection.execute(_POST.where(Post.id == post_id)).first()
    if copy is None or post is None:
        raise NotFound
    own = changed(copy.taken, _present(connection, post))
    based_on = {name: _base(connection, copy, name) for name in own}
    origin = {name: copy.kept[name]["origin"] if name in copy.kept else based_on[name] for name in own}
    return {
        "post": str(post.id),
        "source": copy.source_id and str(copy.source_id),
        "origin_state": copy.origin_state,
        "hidden_at": copy.hidden_at and iso_us(copy.hidden_at),
        "changed": own,
        "moved": [name for name in own if origin[name] != based_on[name]],
        "based_on": _shown(based_on),
        "origin": _shown(origin),
        "revision": post.revision,
    }


def _present(connection: Connection, post: Any) -> dict[str, Any]:
    links = {}
    for member, kind in NAMED.items():
        link = LINKS[kind]
        links[member] = [str(one) for one in connection.scalars(select(link.to_id).where(link.post_id == post.id).order_by(link.ord))]
    return {"title": post.title, "excerpt": [post.excerpt, post.excerpt_truncated], "body_html": post.body_html, **links}


def _base(connection: Connection, copy: Row[Any], name: str) -> Any:
    number = copy.kept[name]["base"] if name in copy.kept else copy.revision
    form = connection.scalar(select(Revision.snapshot).where(Revision.post_id == copy.post_id, Revision.number == number))
    return None if form is None else said(form)[name]


def _shown(values: Mapping[str, Any]) -> dict[str, Any]:
    excerpt: Sequence[Any] = values.get("excerpt") or (None,)
    return {**{name: values.get(name) for name in MEMBERS}, "excerpt": excerpt[0]}


def readers(connection: Connection, _asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of those who read delta sync here and name themselves, the last found first. A key of the order is (id,)."""
    found = walked(connection, _READER, Order((_READER.c.id,)), [], window)
    now = clock(connection, site)
    ids = [one for (one,) in found.rows]
    rows = {row.id: _reader(row, now) for row in in_batches(connection, _READERS, ids)}
    return Rows([orjson.dumps(rows[one]).decode() for one in ids if one in rows], found.next_key, found.total)


def _reader(row: Row[Any], now: Clock) -> dict[str, Any]:
    place = _place(row, now)
    return {
        "id": str(row.id),
        "url": row.url,
        "query": row.query,
        "state": _state(place, now),
        "behind": now.seq - place.seq if isinstance(place, InLog) else None,
        "first_at": iso_us(row.first_at),
        "seen_at": iso_us(row.seen_at),
    }


def _place(row: Row[Any], now: Clock) -> Place | None:
    """Behind which changes the reader was when it asked last; ``None``: it begins, or must begin anew."""
    try:
        place, epoch, *_ = cursors.read(row.cursor or "")
    except CursorInvalid:
        return None
    return place if epoch == now.epoch and now.floor <= place.since <= now.seq else None


def _state(place: Place | None, now: Clock) -> str:
    if place is None or isinstance(place, InSnapshot):
        return "snapshot"
    return "current" if place.seq >= now.seq else "behind"


def elsewhere(connection: Connection, post_id: UUID, site: Site) -> list[dict[str, Any]]:
    """The readers that take the post, or took it, the last seen first: whether they do, and whether they know its present state.

    Nobody is asked: it follows from what each has asked for, and with which cursor.
    """
    change = connection.execute(select(Change.__table__).where(Change.entity_id == post_id)).first()
    if change is None:
        return []
    now = clock(connection, site)
    rows = connection.execute(select(_READER).order_by(_READER.c.seen_at.desc(), _READER.c.id).limit(MOST_READERS)).all()
    return [shown for row in rows if (shown := _copy_of(connection, row, change, now, site)) is not None]


def _copy_of(connection: Connection, row: Row[Any], change: Row[Any], now: Clock, site: Site) -> dict[str, Any] | None:
    about, before = scope(connection, asked_of(row.query), site), InLog(0, change.seq, UUID(int=change.entity_id.int - 1))
    found = changes_behind(connection, about, before, most=1, scanned=1).rows
    if not found:
        return None
    place = _place(row, now)
    uri = quote(f"urn:uuid:{change.entity_id}", safe="")
    return {
        "reader": row.url,
        "query": row.query,
        "is_taken": bool(found[0].is_inside),
        "is_current": isinstance(place, InLog) and (place.seq, place.entity.int) >= (change.seq, change.entity_id.int),
        "seen_at": iso_us(row.seen_at),
        "lookup": f"{row.url}/v1/resolve?url={uri}",
    }
