"""Images named by address: one row is shared by all that show it. What an import brings is named by its own key, if it has one.

An image of our own (``resources.media``) is named by its id: its address and its size follow from its file, whatever is said of them.

A key that is bound to a section knows images that something shows of which it may know. It says nothing new of them: with other texts
its own post gets an image of its own, so that nothing changes elsewhere.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select, union
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api import traces
from api.clock import now_us
from api.derived.writing import as_writing, touch
from api.errors import InvalidInput, Refused
from api.models import KINDS, SITE, SITE_ID, Author, Campaign, Image, Job, Media, NewPost, Post, SiteProfile
from api.queries.visibility import shown_to
from api.services import identities
from api.services.references import NIL, as_uuid
from api.services.revisioning import assign

Values = Mapping[str, Any]

KIND = "image"
"""What keys of images are kept under."""
TEXTS = ("alt", "caption", "credit", "license", "width", "height", "focal_point")
OF_FILES = ("url", "width", "height")
"""What is so of an image of our own, whatever is said."""
FILE = ("media_id", "renditions", "placeholder", *OF_FILES)

_NAMED = select(Image).where(or_(Image.url == bindparam("url"), Image.id == bindparam("given"))).order_by(Image.id)
_ANY_OF = select(Image).where(or_(Image.url.in_(bindparam("urls", expanding=True)), Image.id.in_(bindparam("ids", expanding=True))))
_UNFINISHED = (
    select(Media.id)
    .join(Image, Image.media_id == Media.id)
    .where(Image.id.in_(bindparam("images", expanding=True)), Media.state == "processing")
    .limit(1)
)
_OF_THE_SITE = select(SiteProfile.logo_id, SiteProfile.icon_id)
REFRESH = "refresh-image"
AT_ONCE = 40
"""What shows an image is brought up to date in the same transaction if it is not more: as the steps of other jobs (``jobs``)."""
LOOKED_UP = "images"
"""Under this name a session knows the images that it need not ask for: by address, and by id, those that there are."""


@dataclass
class NewImage:
    """An image that is not in the database yet."""

    id: UUID
    url: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    license: dict[str, Any] | None = None
    width: int | None = None
    height: int | None = None
    focal_point: dict[str, Any] | None = None
    media_id: UUID | None = None
    renditions: list[dict[str, Any]] | None = None
    placeholder: dict[str, Any] | None = None


AnyImage = Image | NewImage


class PictureProcessing(Refused):
    """Renditions of a picture are being made, and what shows it would be public without it."""

    status = 409
    code = "picture-processing"
    after_seconds = 2


def look_up(session: Session, values: Iterable[Values | str]) -> None:
    """Notes which images there are of those that these name, so that they need not be asked for one by one in this session."""
    named = [_with_url(one) for one in values]
    urls = {one["url"] for one in named if one.get("url")}
    ids = {given for one in named if one.get("id") and (given := as_uuid(one["id"]))}
    known: dict[str | UUID, list[AnyImage]] = {one: [] for one in (*urls, *ids)}
    for image in session.scalars(_ANY_OF, {"urls": sorted(urls), "ids": sorted(ids)}) if known else ():
        for name in (image.url, image.id):
            known.setdefault(name, []).append(image)
    session.info[LOOKED_UP] = known


def looked_up(session: Session, image: UUID | None) -> AnyImage | None:
    """The image of this id, as it is now, where it need not be asked for."""
    found: list[AnyImage] = session.info.get(LOOKED_UP, {}).get(image)
    return found[0] if found else None


def _named(session: Session, url: str | None, given: UUID | None) -> Sequence[AnyImage]:
    """The images of this address, or of this id, in the order of their ids."""
    known: dict[str | UUID, list[AnyImage]] = session.info.get(LOOKED_UP, {})
    if (url is None or url in known) and (given is None or given in known):
        found = {image.id: image for image in (*(known[url] if url else ()), *(known[given] if given else ()))}
        return [found[one] for one in sorted(found)]
    return session.scalars(_NAMED, {"url": url, "given": given}).all()


def show(session: Session, row: Post | NewPost | Campaign | Author, values: Values | str | None) -> bool:
    """Sets the image of a resource; whether the image or its texts changed."""
    before = row.image_id
    row.image_id, is_changed = placed(session, values, before)
    return is_changed or row.image_id != before


def placed(session: Session, values: Values | str | None, present: UUID | None) -> tuple[UUID | None, bool]:
    """The id of the image that these values describe, made where there is none yet, and whether it changed; ``present``: the one so far."""
    return (None, False) if values is None else _image(session, _with_url(values), present)


def described(session: Session, values: Values | str | None, present: UUID | None) -> dict[str, Any] | None:
    """The authoring form of the image that these values describe; a known image is not changed, a new one is stored.

    ``present``: the image of the form that they are part of.
    """
    if values is None:
        return None
    values = _with_url(values)
    image = _known(session, values, present)
    if image is None:
        return {"id": str(_made(session, values)), "url": values["url"]} | {name: values.get(name) for name in TEXTS}
    after = {**(form(image) or {}), **{name: values[name] for name in _sayable(image) if name in values}}
    return {**after, "id": str(_made(session, after, like=image))} if _is_others(session, image, values) else after


def _with_url(values: Values | str) -> Values:
    return {"url": values} if isinstance(values, str) else values


def _known(session: Session, values: Values, present: UUID | None) -> AnyImage | None:
    """The image of this ``id`` and ``url``, else the one ``present`` or else the first of this ``url``, else of this ``id``."""
    given = as_uuid(values["id"]) if values.get("id") else None
    url = values.get("url")
    found = _shown(session, _taken_from(session, url, given, present) or _named(session, url, given), present)
    if not found:
        return None
    ours = next((image for image in found if image.id == given and image.media_id is not None), None)
    return ours or max(found, key=lambda image: (image.url == url, image.id == given, image.id == present))


def _taken_from(session: Session, url: str | None, given: UUID | None, present: UUID | None) -> Sequence[AnyImage]:
    """The image ``present``, if its file was taken from this address."""
    with session.no_autoflush:
        image = (looked_up(session, present) or session.get(Image, present)) if url and present and given in (None, present) else None
    is_ours = url and image and image.media_id and identities.fetched(session, [url]).get(url) == image.media_id
    return [image] if image and is_ours else []


def _taken(session: Session, url: str) -> Image | None:
    """The image of the picture that was taken from this address, if it is ready."""
    media = identities.fetched(session, [url]).get(url)
    with session.no_autoflush:
        image = session.get(Image, media) if media else None
    return image if image and image.renditions else None


def _identified(session: Session, key: str, values: Values, present: UUID | None) -> AnyImage | None:
    """The image that another system calls so. One of this address, of which no such name is known yet, is that from now on.

    Several images may be of one address, each with texts of its own.
    """
    owner = identities.owners(session, KIND, [key]).get(key)
    image = (looked_up(session, owner) or session.get(Image, owner)) if owner else None
    if owner and image is None:
        identities.drop(session, KIND, owner)
    if image is None:
        found = _named(session, values.get("url"), None)
        free = [one for one in found if not identities.of(session, KIND, one.id)]
        texts = {name: values[name] for name in TEXTS if name in values}
        same = [one for one in free if all(getattr(one, name) == text for name, text in texts.items())]
        image = next((one for one in (*(one for one in free if one.id == present), *same, *free)), None)
        identities.keep(session, KIND, image.id, [key]) if image else None
    return image


def _shown(session: Session, images: Sequence[AnyImage], present: UUID | None) -> Sequence[AnyImage]:
    """Those of which whoever writes may know."""
    section = as_writing(session).section
    if section is None:
        return images
    ids = [image.id for image in images]
    seen = {present, *(image.id for image in images if image.id == image.media_id)}  # all sections share pictures of our own
    for kind in KINDS.values():
        of_posts = [shown_to(section)] if kind.name == "post" else []
        for column in kind.images:
            with session.no_autoflush:
                seen |= set(session.scalars(select(column).where(column.in_(ids), *of_posts)))
    with session.no_autoflush:
        seen |= {one for row in session.execute(_OF_THE_SITE) for one in row}
    return [image for image in images if image.id in seen]


def _is_others(session: Session, image: AnyImage, values: Values) -> bool:
    """Whether something new is said of an image that is not for this writer to change."""
    return as_writing(session).section is not None and any(
        getattr(image, name) != values[name] for name in _sayable(image) if name in values
    )


def _sayable(image: AnyImage) -> Sequence[str]:
    """What is said of an image, and does not follow from its file."""
    return [name for name in ("url", *TEXTS) if image.media_id is None or name not in OF_FILES]


def _made(session: Session, values: Values, like: AnyImage | None = None) -> UUID:
    """A new image. Whoever does not see all images gives it no id: it might be the id of one of them. ``like``: it is of the same file."""
    if not values.get("url"):
        raise InvalidInput("There is no image of this id: one that is not known yet needs its address.", "/image/id")
    given = as_uuid(values["id"]) if values.get("id") and as_writing(session).section is None else None
    image = NewImage(given or uuid7(), values["url"], **{name: values.get(name) for name in TEXTS})
    like = like or _taken(session, values["url"])
    if like is not None and like.media_id is not None:
        assign(image, {name: getattr(like, name) for name in FILE}, FILE)
    # By itself: what refers to it is not flushed yet.
    as_writing(session).waiting.add(Image.__table__, asdict(image))
    known = session.info.get(LOOKED_UP)
    if known is not None:
        known[image.id] = [image]
        if image.url in known:
            known[image.url].append(image)
    return image.id


def _image(session: Session, values: Values, present: UUID | None) -> tuple[UUID, bool]:
    """The id of the image that these values describe, made where there is none yet; whether it changed."""
    key = values.get("identity")
    image = _identified(session, key, values, present) if key else _known(session, values, present)
    if image is None:
        made = _made(session, values)
        identities.keep(session, KIND, made, [key] if key else ())
        return made, False
    if _is_others(session, image, values):
        return _made(session, {**(form(image) or {}), **values}, like=image), True
    others = {name: values[name] for name in _sayable(image) if name in values and getattr(image, name) != values[name]}
    if others:
        session.info.pop(LOOKED_UP, None)  # by which address it is found is another one now
        assign(session.get_one(Image, image.id), others, others)
        touch_users(session, image.id)
    return image.id, bool(others)


def are_unfinished(session: Session, images: Collection[UUID]) -> bool:
    """Whether renditions of any of these are still being made."""
    return bool(images) and session.scalar(_UNFINISHED, {"images": list(images)}) is not None


def touch_users(session: Session, image: UUID) -> None:
    """Marks whatever shows an image: what is public of it is another now. Where that is much, a job does it, some a transaction."""
    if any(image in row for row in session.execute(_OF_THE_SITE)):
        touch(session, SITE, [SITE_ID])
    shown = {kind: showing(session, image, kind, NIL, AT_ONCE + 1) for kind in KINDS}
    if sum(map(len, shown.values())) > AT_ONCE:
        session.add(Job(kind=REFRESH, payload={"kind": KIND, "id": str(image)} | traces.carried(), created_at=now_us()))
        return
    for kind, ids in shown.items():
        touch(session, kind, ids)


def showing(session: Session, image: UUID, kind: str, after: UUID, limit: int) -> Sequence[UUID]:
    """The next resources of a kind that show an image, in the order of their ids."""
    key, columns = KINDS[kind].table.c.id, KINDS[kind].images
    some = [select(select(key).where(column == image, key > after).order_by(key).limit(limit).subquery()) for column in columns]
    if not some:
        return []
    either = union(*some).subquery()
    return session.scalars(select(either.c.id).order_by(either.c.id).limit(limit)).all()


def refresh(session: Session, job: Job, _now: int) -> int | None:
    """Brings up to date what shows an image, kind by kind; how many that was, ``None`` at the end.

    What shows it since then is right already.
    """
    kinds, image = list(KINDS), UUID(job.payload["id"])
    for number in range(job.place or 0, len(kinds)):
        found = showing(session, image, kinds[number], UUID(job.payload.get("after", str(NIL))), AT_ONCE)
        if found:
            touch(session, kinds[number], found)
            job.place, job.payload = number, {**job.payload, "after": str(found[-1])}
            return len(found)
        job.payload = {name: value for name, value in job.payload.items() if name != "after"}
    return None


def form(image: AnyImage | None) -> dict[str, Any] | None:
    """An image in the authoring form."""
    if image is None:
        return None
    return {"id": str(image.id), "url": image.url} | {name: getattr(image, name) for name in TEXTS}
