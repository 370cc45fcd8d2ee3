"""Pictures that are shown by an address elsewhere, and become our own: which there are, what was taken, and showing that in their places.

The address is kept as a key of the picture that was taken from it (``identities.fetched``): whoever writes it again, an import too, shows
ours. Texts that have it are written anew by a job (``show``) when the picture is ready: their words are the same, and so is ``updated_at``.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from api.derived.writing import part
from api.errors import Refused
from api.html import pictures
from api.models import KINDS, SITE, Campaign, Copy, Image, Job, Media, Post, SiteProfile
from api.services import identities, images
from api.services.posts import editing
from api.services.references import NIL
from api.services.resources import campaigns, media
from api.services.resources.media import Upload
from api.services.revisioning import assign

AT_ONCE = 40
"""Rows that a step of the job looks at."""
MOST_IMAGES, MOST_TEXTS = 4, 10
"""Of those it changes so many: nobody else can write meanwhile, an image may be shown by 40, and a text is saved with a revision."""
ROWS = 200
_COPIES = select(Copy.post_id)
_SCHEMES = ("https://", "http://")


class Place(NamedTuple):
    """What shows a picture."""

    kind: str
    id: UUID


def elsewhere(connection: Connection) -> dict[str, list[Place]]:
    """By address, the pictures of other hosts that are shown here. Copies of other sections' posts are for their origins to say."""
    found: dict[str, list[Place]] = defaultdict(list)
    for kind, column in _columns():
        asked = select(column.table.c.id, Image.url).join(Image, Image.id == column).where(Image.media_id.is_(None))
        asked = asked.where(column.table.c.id.not_in(_COPIES)) if kind == "post" else asked
        for row in connection.execute(asked.order_by(column.table.c.id)):
            found[row.url].append(Place(kind, row.id))
    for place, html in _texts(connection):
        for url in pictures.sources(html):
            found[url].append(place)
    ours = media.named_files(connection)[1]
    return {url: found[url] for url in sorted(found) if url.startswith(_SCHEMES) and url.rpartition("/")[2] not in ours}


def _columns() -> Iterator[tuple[str, Any]]:
    """The columns that name an image, with what has them."""
    for name, kind in KINDS.items():
        yield from ((name, column) for column in kind.images)
    yield from ((SITE, column) for column in map(SiteProfile.__table__.c.__getitem__, ("logo_id", "icon_id")))


def _texts(connection: Connection) -> Iterator[tuple[Place, str]]:
    """Bodies that may show pictures."""
    for row in _walked(connection, select(Post.id, Post.body_html).where(Post.id.not_in(_COPIES)), Post.id):
        if "<img" in row.body_html:
            yield Place("post", row.id), row.body_html
    for row in _walked(connection, select(Campaign.id, Campaign.body_html, Campaign.bodies), Campaign.id):
        yield from ((Place("campaign", row.id), html) for html in (row.body_html, *row.bodies.values()) if html and "<img" in html)


def _walked(connection: Connection, asked: Any, key: Any) -> Iterator[Any]:
    after: UUID | None = NIL
    while after is not None:
        rows = connection.execute(asked.where(key > after).order_by(key).limit(ROWS)).all()
        yield from rows
        after = rows[-1].id if len(rows) == ROWS else None


def here(session: Session, urls: Collection[str]) -> dict[str, Media]:
    """By address, the pictures that were taken from there."""
    found = identities.fetched(session, urls)
    rows = {row.id: row for row in session.scalars(select(Media).where(Media.id.in_(set(found.values()))))} if found else {}
    return {url: rows[one] for url, one in found.items() if one in rows}


def take(session: Session, urls: Collection[str], upload: Upload, base: str, *, now: int) -> None:
    """Notes that this file was at these addresses; its renditions are made by the worker, unless they are there."""
    row, is_new = media.add(session, upload, base, now=now)
    if is_new:
        _describe(session, row, urls, now=now)
    keys = [identities.fetched_key(url) for url in urls]
    identities.release(session, identities.FETCHED, keys)
    identities.keep(session, identities.FETCHED, row.id, keys)
    session.info.pop(identities.FETCHED, None)
    if row.state == "ready":
        media.show_fetched(session, now)


def _describe(session: Session, row: Media, urls: Collection[str], *, now: int) -> None:
    """Has said of a picture what is said of the first image that shows it: where its focal point is, for one."""
    image = session.scalars(select(Image).where(Image.url.in_(urls), Image.media_id.is_(None)).order_by(Image.id).limit(1)).first()
    if image is not None:
        media.edit(session, row, {name: getattr(image, name) for name in media.SAID}, now=now)


def show(session: Session, job: Job, now: int) -> int | None:
    """Shows pictures that are ready in the place of those elsewhere, in some more images and texts; how many, ``None`` at the end."""
    after = UUID(job.payload.get("after", str(NIL)))
    for number in range(job.place or 0, len(_STEPS)):
        ids, changed = _STEPS[number](session, after, now)
        if ids:
            job.place, job.payload = number, {**job.payload, "after": str(ids[-1])}
            return changed
        after = NIL
    return None


Step = tuple[Sequence[UUID], int]
"""The rows that were looked at, and how many changed."""


def _show_images(session: Session, after: UUID, _now: int) -> Step:
    asked = select(Image).where(Image.id > after, Image.media_id.is_(None)).order_by(Image.id).limit(AT_ONCE)
    rows = session.scalars(asked).all()
    ready = _ready(session, {row.url for row in rows})
    ids, changed = _some([row.id for row in rows], [row.id for row in rows if row.url in ready], MOST_IMAGES)
    for image in (row for row in rows if row.id in changed):
        ours = session.get_one(Image, ready[image.url].id)
        assign(image, {name: getattr(ours, name) for name in images.FILE}, images.FILE)
        session.flush()
        images.touch_users(session, image.id)
    return ids, len(changed)


def _some(ids: Sequence[UUID], found: Sequence[UUID], most: int) -> tuple[Sequence[UUID], Sequence[UUID]]:
    """The rows up to the last one of those that are changed now, at most so many, and these."""
    return (ids, found) if len(found) <= most else (ids[: ids.index(found[most - 1]) + 1], found[:most])


def _show_in_posts(session: Session, after: UUID, now: int) -> Step:
    asked = select(Post.id, Post.body_html).where(Post.id > after, Post.id.not_in(_COPIES)).order_by(Post.id).limit(AT_ONCE)
    rows = session.execute(asked).all()
    ready = _ready_in(session, {row.id: [row.body_html] for row in rows})
    ids, found = _some([row.id for row in rows], ready, MOST_TEXTS)

    def edit(one: UUID) -> bool:
        post = editing.load(session, one, locked=True)
        return post is not None and bool(
            editing.edit(session, post, {"body_html": post.body_html}, now=now, stamp={"updated_at": post.updated_at})
        )

    return ids, _edited(session, found, edit)


def _show_in_campaigns(session: Session, after: UUID, now: int) -> Step:
    asked = select(Campaign.id, Campaign.body_html, Campaign.bodies).where(Campaign.id > after).order_by(Campaign.id).limit(AT_ONCE)
    rows = session.execute(asked).all()
    ready = _ready_in(session, {row.id: [row.body_html or "", *row.bodies.values()] for row in rows})
    ids, found = _some([row.id for row in rows], ready, MOST_TEXTS)

    def edit(one: UUID) -> bool:
        row = session.get(Campaign, one, with_for_update=True, populate_existing=True)
        if row is None:
            return False
        texts: Any = {"body_html": row.body_html, "bodies": row.bodies}
        return bool(campaigns.edit(session, row, texts, now=now, stamp={"updated_at": row.updated_at}))

    return ids, _edited(session, found, edit)


_STEPS: Sequence[Callable[[Session, UUID, int], Step]] = (_show_images, _show_in_posts, _show_in_campaigns)


def _edited(session: Session, found: Iterable[UUID], edit: Callable[[UUID], bool]) -> int:
    """How many of these changed. One that a rule of today refuses stays as it is, and the others go on."""
    number = 0
    for one in found:
        with suppress(Refused), part(session):
            number += edit(one)
    return number


def _ready_in(session: Session, texts: Mapping[UUID, Iterable[str]]) -> list[UUID]:
    """Those whose texts have an address from which a picture was taken that is ready."""
    shown = {one: {url for html in some if "<img" in html for url in pictures.sources(html)} for one, some in texts.items()}
    ready = _ready(session, {url for urls in shown.values() for url in urls})
    return [one for one, urls in shown.items() if urls & ready.keys()]


def _ready(session: Session, urls: Collection[str]) -> dict[str, Media]:
    return {url: row for url, row in here(session, urls).items() if row.state == "ready"}


def is_shown_elsewhere(session: Session, urls: Collection[str]) -> bool:
    """Whether any of these, which are shown, was taken and is ready: then a job that shows it is missing."""
    return bool(_ready(session, urls))
