"""Pictures that nothing shows: which they are is looked for in all that is written, a part at a time; who was that long enough goes.

Texts are looked through as they are, revisions of all numbers too: a form that may be brought back has its picture.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, bindparam, cast, select, update
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import InUse
from api.models import Autosave, Campaign, Copy, Image, Media, Pending, Post, ResourceRevision, Revision
from api.queries.authored.media_uses import NAMED
from api.queries.paging import behind
from api.services.resources import media

AT_ONCE = 50
"""Rows that are read at once: a body may have 256 KB."""
REMOVED_AT_ONCE = 20
KEPT_US = 30 * 86_400 * MICROSECONDS
_NAME = re.compile(r"[0-9a-f]{40}(?=\.)|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The name of a rendition, or the id of an image."""
_ID: Any = bindparam("one")
_UNUSED = update(Media).where(Media.id == _ID, Media.unused_since.is_(None), Media.id.not_in(NAMED)).values(unused_since=bindparam("now"))
_USED = update(Media).where(Media.id == _ID, Media.unused_since.is_not(None)).values(unused_since=None)
_NAMED_NOW = update(Media).where(Media.unused_since.is_not(None), Media.id.in_(NAMED)).values(unused_since=None)


class _Texts(NamedTuple):
    """Texts of a table, and the columns in whose order it is gone through."""

    key: Sequence[Any]
    texts: Sequence[Any]


_TEXTS = (
    _Texts((Post.id,), (Post.body_html,)),
    _Texts((Campaign.id,), (Campaign.body_html, Campaign.bodies)),
    _Texts((Pending.post_id,), (Pending.members,)),
    _Texts((Autosave.post_id, Autosave.key_id, Autosave.actor), (Autosave.members,)),
    _Texts((Copy.post_id,), (Copy.kept,)),
    _Texts((ResourceRevision.entity_id, ResourceRevision.number), (ResourceRevision.snapshot,)),
    _Texts((Revision.post_id, Revision.number), (Revision.snapshot,)),
)


class Survey:
    """One look through all texts, for the pictures that no row names when it begins."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(Image.id, Image.media_id, Image.renditions).where(_is_candidate())).all()
        self._left = {row.media_id for row in rows}
        self._found: set[Any] = set()
        self._names: dict[str, set[Any]] = {}
        for row in rows:
            for name in (str(row.id), *(made["file"].partition(".")[0] for made in row.renditions or ())):
                self._names.setdefault(name, set()).add(row.media_id)
        self._place = 0
        self._after: tuple[Any, ...] | None = None

    def step(self, connection: Connection) -> bool:
        """Looks through some more; whether more is left. It is over early where every picture was found."""
        if not self._left or self._place == len(_TEXTS):
            return False
        key, texts = _TEXTS[self._place]
        asked = select(*key, *(cast(text, Text) for text in texts)).order_by(*key).limit(AT_ONCE)
        rows = connection.execute(asked if self._after is None else asked.where(behind(key, self._after))).all()
        for row in rows:
            self._look(row[len(key) :])
        self._after = tuple(rows[-1][: len(key)]) if len(rows) == AT_ONCE else None
        self._place += self._after is None
        return True

    def _look(self, texts: Sequence[str | None]) -> None:
        for text in texts:
            for name in set(_NAME.findall(text or "")) & self._names.keys():
                self._found |= self._names[name]
                self._left -= self._names[name]

    def note(self, session: Session, now: int) -> None:
        """Notes what is unused since now, and what is not any more."""
        connection = session.connection()
        connection.execute(_NAMED_NOW)
        if self._found:
            connection.execute(_USED, [{"one": one} for one in sorted(self._found)])
        if self._left:
            connection.execute(_UNUSED, [{"one": one, "now": now} for one in sorted(self._left)])


def _is_candidate() -> Any:
    return Image.media_id.is_not(None) & Image.media_id.not_in(NAMED)


def remove(session: Session, now: int) -> tuple[int, list[str]]:
    """Takes away some pictures that nothing has shown for 30 days: how many, and the names of the files that they leave.

    What shows one after all is looked for again: then it stays.
    """
    asked = select(Media).where(Media.unused_since < now - KEPT_US, Media.queued_at.is_(None)).limit(REMOVED_AT_ONCE)
    count, files = 0, []
    for row in session.scalars(asked.with_for_update()).all():
        try:
            files += media.remove(session, row)
            count += 1
        except InUse:
            row.unused_since = None
    return count, files
