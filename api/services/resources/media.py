"""Pictures of our own: what was uploaded, what is said of it, what became of it. Files, and what is made of them, are in ``api.media``.

A picture and the ``image`` of the same id are made together: that image is hidden from readers until there are renditions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, exists, select
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api import traces
from api.clock import MICROSECONDS, now_us
from api.derived.rows import insert_missing
from api.derived.words import words
from api.errors import InUse, NotFound, Refused
from api.models import Identity, Image, Job, Media
from api.queries.authored.media_uses import TEXTS
from api.services import identities
from api.services.images import touch_users
from api.services.in_use import refuse_named
from api.services.references import as_uuid
from api.services.revisioning import assign

SAID = ("alt", "caption", "credit", "license", "focal_point")
"""What is said of a picture, and is kept with its image."""
_CALLED = {"body_html": "the text", "pending": "the pending revision"}
FOUND_BY = ("alt", "caption", "credit")
_DIGITS = 64
"""Of a SHA-256 in hexadecimal."""
_NEXT = (
    select(Media.id, Media.sha256, Media.queued_at, Image.focal_point)
    .join(Image, Image.id == Media.id)
    .where(Media.queued_at.is_not(None), Media.id.not_in(bindparam("but", expanding=True)))
    .order_by(Media.queued_at, Media.id)
    .limit(1)
)

SHOW_FETCHED = "show-fetched"
AGAIN_US = 600 * MICROSECONDS
_FETCHED = exists().where(Identity.kind == identities.FETCHED, Identity.entity_id == Media.id)
_STILL_MADE = select(Media.id).where(Media.state == "processing", Media.queued_at.is_not(None), _FETCHED).limit(1)


class NoBucket(Refused):
    """Pictures are kept on disk: clients send them to us."""

    status = 409
    code = "no-bucket"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was taken: its SHA-256 in hexadecimal, its media type, bytes, and pixels upright."""

    sha256: str
    type: str
    bytes: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Queued:
    """A picture whose renditions are to be made, and since when (µs)."""

    id: UUID
    sha256: str
    queued_at: int
    focal_point: tuple[float, float] | None


def is_hash(text: str) -> bool:
    """Whether this is a SHA-256 as addresses have it."""
    return len(text) == _DIGITS and all(one in "0123456789abcdef" for one in text)


def add(session: Session, upload: Upload, base: str, *, now: int) -> tuple[Media, bool]:
    """The picture of this content, and whether it is new: of all who upload the same at once, one makes it.

    One of which no renditions could be made is tried again. ``base``: what addresses of renditions begin with.
    """
    connection = session.connection()
    values = {name: getattr(upload, name) for name in ("sha256", "type", "bytes", "width", "height")}
    times = {"queued_at": now, "created_at": now, "updated_at": now}
    row = {"id": uuid7(), **values, "state": "processing", "words": "", "revision": 1, "unused_since": now, **times}
    is_new = insert_missing(connection, Media.__table__, [row]) > 0  # type: ignore[arg-type] # a mapped class has a table
    media = session.scalars(select(Media).where(Media.sha256 == upload.sha256).with_for_update()).one()
    if is_new:
        session.add(Image(id=media.id, media_id=media.id, url=f"{base}/{upload.sha256}", width=upload.width, height=upload.height))
    elif media.state == "failed":
        media.state, media.error, media.queued_at = "processing", None, now
    if media.unused_since is not None:
        media.unused_since = now  # who sends it again is about to show it
    session.flush()
    return media, is_new


def found(session: Session, ref: str) -> Media:
    """The picture of this id, or of this SHA-256, locked. Raises ``NotFound``."""
    row = session.scalars(select(Media).where(named(ref)).with_for_update()).one_or_none()
    if row is None:
        raise NotFound
    return row


def named(ref: str) -> Any:
    """The condition that a row is of this id or SHA-256. Raises ``NotFound`` for what is neither."""
    if is_hash(ref):
        return Media.sha256 == ref
    one = as_uuid(ref)
    if one is None:
        raise NotFound
    return Media.id == one


def edit(session: Session, media: Media, values: Mapping[str, Any], *, now: int) -> None:
    """Says something else of a picture. Whoever shows it shows that; another focal point has the renditions made again."""
    image = session.get_one(Image, media.id)
    changed = {name: values[name] for name in SAID if name in values and getattr(image, name) != values[name]}
    if not changed:
        return
    assign(image, changed, changed)
    media.words = " ".join(word for name in FOUND_BY for word in words(getattr(image, name) or ""))
    media.revision += 1
    media.updated_at = now
    if "focal_point" in changed and media.state == "ready":
        media.queued_at = now
    session.flush()
    touch_users(session, image.id)


def remove(session: Session, media: Media) -> list[str]:
    """Takes a picture away, and names the files of its renditions. Raises ``InUse`` where anything shows it, or what is pending does."""
    images = session.scalars(select(Image).where(Image.media_id == media.id)).all()
    for image in images:
        refuse_named(session, image)
    files = sorted({made["file"] for image in images for made in image.renditions or ()})
    _refuse_shown(session, [*files, *(str(image.id) for image in images)])
    for image in images:
        session.delete(image)
    identities.drop(session, identities.FETCHED, media.id)
    session.flush()
    session.delete(media)
    session.flush()
    return files


def _refuse_shown(session: Session, names: Sequence[str]) -> None:
    """Raises ``InUse`` where a body, or a pending form, has any of these names: all of them are looked through."""
    for place in TEXTS:
        if session.scalar(place.rows(0, (), names).limit(1)) is not None:
            raise InUse(f"This picture is shown by {_CALLED[place.member]} of a {place.kind}.")


def queued(connection: Connection, but: set[UUID]) -> Queued | None:
    """The picture that waits longest, some left out."""
    row = connection.execute(_NEXT, {"but": list(but)}).first()
    if row is None:
        return None
    point = row.focal_point
    return Queued(row.id, row.sha256, row.queued_at, (point["x"], point["y"]) if point else None)


def finish(session: Session, queued: Queued, made: Mapping[str, Any], base: str) -> None:
    """Shows the renditions of a picture from now on, ``made`` as the encoder tells of them; their files are there already.

    Where its focal point was moved meanwhile, it stays queued.
    """
    media = session.get(Media, queued.id, with_for_update=True)
    if media is None:
        return
    first, was_ready = made["renditions"][0], media.state == "ready"
    media.state, media.error = "ready", None
    media.made_bytes = sum(one["bytes"] for one in made["renditions"])
    media.queued_at = None if media.queued_at == queued.queued_at else media.queued_at
    for image in session.scalars(select(Image).where(Image.media_id == media.id)):
        image.url, image.width, image.height = f"{base}/{first['file'][:2]}/{first['file']}", first["width"], first["height"]
        image.renditions = [
            {name: one[name] for name in ("name", "file", "width", "height", "type", "bytes")} for one in made["renditions"]
        ]
        image.placeholder = made["placeholder"]
        session.flush()
        touch_users(session, image.id)
    if not was_ready:
        _show_if_fetched(session, media)


def fail(session: Session, queued: Queued, error: str) -> None:
    """Notes that no renditions can be made of a picture, and why; those that it has stay."""
    media = session.get(Media, queued.id, with_for_update=True)
    if media is None:
        return
    media.queued_at = None
    if media.state != "ready":
        media.state, media.error = "failed", error
        _show_if_fetched(session, media)


def _show_if_fetched(session: Session, media: Media) -> None:
    """What was fetched before may have waited for this one, the last."""
    if session.scalar(select(Media.id).where(Media.id == media.id, _FETCHED)) is not None:
        show_fetched(session, now_us())


def show_fetched(session: Session, now: int) -> None:
    """A job that shows pictures that were taken from elsewhere, unless one is about to begin: all texts are looked through for it.

    While others of them are still being made there is one in ten minutes.
    """
    jobs = select(Job.id).where(Job.kind == SHOW_FETCHED)
    # Locked: one that begins meanwhile may have passed what shows this picture.
    if session.scalars(jobs.where(Job.state == "waiting", Job.place.is_(None)).with_for_update()).first() is not None:
        return
    is_early = session.scalar(jobs.where(Job.created_at > now - AGAIN_US).limit(1)) is not None
    if not (is_early and session.scalar(_STILL_MADE) is not None):
        session.add(Job(kind=SHOW_FETCHED, payload=traces.carried(), created_at=now))


def named_files(connection: Connection) -> tuple[set[str], set[str]]:
    """The hashes of all originals, and the names of all renditions, that a row names."""
    originals = set(connection.scalars(select(Media.sha256)))
    rows: Iterable[Any] = connection.scalars(select(Image.renditions).where(Image.media_id.is_not(None), Image.renditions.is_not(None)))
    return originals, {made["file"] for renditions in rows for made in renditions}
