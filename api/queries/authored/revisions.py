"""Revisions of posts: which there are, and what a saved form says, its references embedded."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, func, select

from api.clock import iso, iso_us
from api.derived.fragments import table_of
from api.errors import NotFound
from api.models import Pending, Revision
from api.queries.authored.posts import MEMBERS
from api.queries.authored.references import References
from api.queries.window import Rows, Total, Window
from api.settings import Site

TEXTS = ("slug", "language", "title", "excerpt", "excerpt_truncated", "body_html", "license", "origin", "translation_of")
MOMENTS = ("featured_at", "embargo_until", "expires_at")
NAMES = {"section_id": "section"}
"""Members of a snapshot that a form calls otherwise."""

_REVISION = Revision.__table__
_POST = table_of("post")
_ABOUT = (
    _REVISION.c.number,
    _REVISION.c.at,
    _REVISION.c.actor,
    _REVISION.c.key_id,
    _REVISION.c.snapshot,
    _POST.c.live_revision,
    Pending.number.label("pending"),
)
_ALL = select(*_ABOUT).join(_POST, _POST.c.id == _REVISION.c.post_id).outerjoin(Pending, Pending.post_id == _REVISION.c.post_id)


def check_visible(connection: Connection, post: UUID, section: UUID | None) -> None:
    """Raises ``NotFound`` where there is no such post, or in another section than the one that a key is bound to."""
    row = connection.execute(select(_POST.c.section_id).where(_POST.c.id == post)).first()
    if row is None or section not in (None, row.section_id):
        raise NotFound


def listed(connection: Connection, post: UUID, window: Window) -> Rows:
    """A page of a post's revisions, newest first."""
    query = _ALL.where(_REVISION.c.post_id == post).order_by(_REVISION.c.number.desc())
    if window.after is not None:
        query = query.where(_REVISION.c.number < int(window.after[0]))
    # One row more than asked, so that "is there a next page" needs no count.
    found = connection.execute(query.limit(window.limit + 1).offset(window.offset)).all()
    page = found[: window.limit]
    total = select(func.count()).select_from(_REVISION).where(_REVISION.c.post_id == post)
    count = Total(connection.scalar(total) or 0, "exact") if window.count else None
    more = (page[-1].number,) if len(found) > window.limit else None
    return Rows([orjson.dumps(_about(row)).decode() for row in page], more, count)


def one(connection: Connection, post: UUID, number: int, site: Site) -> dict[str, Any]:
    """A revision, whole. Raises ``NotFound``."""
    row = connection.execute(_ALL.where(_REVISION.c.post_id == post, _REVISION.c.number == number)).first()
    if row is None:
        raise NotFound
    return {**_about(row), "form": form_of(connection, row.snapshot, site)}


def snapshot_of(connection: Connection, post: UUID, number: int) -> Mapping[str, Any]:
    """What a revision keeps. Raises ``NotFound``."""
    found: Mapping[str, Any] | None = connection.scalar(
        select(_REVISION.c.snapshot).where(_REVISION.c.post_id == post, _REVISION.c.number == number)
    )
    if found is None:
        raise NotFound
    return found


def form_of(connection: Connection, snapshot: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """What a snapshot says, in the form in which a post is read back."""
    ids = {kind: [UUID(other) for other in snapshot.get(name) or ()] for name, kind in MEMBERS.items()}
    section = UUID(snapshot["section_id"])
    references = References(connection, {**ids, "section": [section]}, site)
    image = snapshot.get("image")
    return {
        **{name: snapshot.get(name) for name in TEXTS},
        "section": references.one("section", section),
        **{name: references.many(kind, ids[kind]) for name, kind in MEMBERS.items()},
        "image": None if image is None else {**image, "renditions": []},
        **{name: None if snapshot.get(name) is None else iso(snapshot[name]) for name in MOMENTS},
    }


def _about(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {
        "number": row.number,
        "at": iso_us(row.at),
        "actor": row.actor,
        "key_id": None if row.key_id is None else str(row.key_id),
        "state": row.snapshot["state"],
        "is_live": row.number == row.live_revision,
        "is_pending": row.number == row.pending,
    }
