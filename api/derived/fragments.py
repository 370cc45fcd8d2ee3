"""Facet rows and embedded JSON of resources that are no posts, and images as all answers show them.

Their other derived rows are written from here too: the words of their names are in ``names``.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, bindparam, delete, select, update

from api.derived.changes import rename
from api.derived.facets import facet_ids
from api.derived.names import forget_names, refresh_names
from api.derived.rows import KEYS, in_batches, note_texts, upsert
from api.derived.urls import BASE, based, path_of
from api.models import KINDS, Change, Facet, Fragment, Image, Kind, merged_into

OWN = ""
"""The language under which a fragment has the entity's own text."""


_IMAGES = select(Image.__table__).where(Image.id.in_(KEYS))
RENDITION = ("name", "url", "width", "height", "type")
"""Members of a rendition, in their order."""


Images = Mapping[UUID | None, dict[str, Any] | None]
"""The JSON forms of images by id; ``None`` is none of ``None``."""


def embedded(kind: Kind, row: Row[Any], text: str, page: Callable[[str], Any], images: Images) -> dict[str, Any]:
    """The embedded form of a resource, with ``text`` as its name. ``page`` makes an address of a path on this site.

    ``images``: those of ``shown_images``.
    """
    members = {"id": str(row.id), "slug": row.slug, kind.called: text, **{name: getattr(row, name) for name in kind.embedded}}
    if "url" in kind.embedded:  # one without a page elsewhere has one here
        members["url"] = row.url or page(path_of(kind.name, row.slug))
    if kind.embeds_image:
        members["image"] = images[row.image_id]
    return members


def entity_rows(connection: Connection, kind: str, ids: Collection[UUID]) -> list[Row[Any]]:
    """The base rows of these entities."""
    table = KINDS[kind].table
    return list(in_batches(connection, select(table).where(table.c.id.in_(KEYS)), ids))


def texts_of(kind: Kind, row: Row[Any]) -> dict[str, str]:
    """The names of a resource by language, that of its own language included."""
    others = (getattr(row, kind.languages) or {}) if kind.languages else {}
    return {row.language: getattr(row, kind.called), **others}


def shown_images(connection: Connection, kind: str, rows: Iterable[Any]) -> Images:
    """The images of these resources that posts which name them show."""
    return images_of(connection, rows) if KINDS[kind].embeds_image else {}


def wanted(kind: str, row: Row[Any], images: Images) -> dict[str, str]:
    """By language, the JSON that an entity's fragments must have; none where no post can name it. ``images``: those of ``shown_images``."""
    of = KINDS[kind]
    if of.member is None:
        return {}
    texts = {OWN: getattr(row, of.called), **texts_of(of, row)}
    return {language: orjson.dumps(embedded(of, row, text, partial(based, None), images)).decode() for language, text in texts.items()}


def names_of(kind: str, row: Row[Any]) -> list[str]:
    """All names of a resource in any language, and a campaign's hashtag; none of a merged tag."""
    return [] if merged_into(row) else [*texts_of(KINDS[kind], row).values(), getattr(row, "hashtag", None) or ""]


def refresh_entities(connection: Connection, kind: str, rows: Collection[Row[Any]], seq: int) -> dict[UUID, bool]:
    """Brings facet and fragment rows of these entities, and the words of their names, up to date; by id, whether anything differed."""
    if KINDS[kind].member is None:  # nothing is listed by it
        respelled = refresh_names(connection, kind, {row.id: names_of(kind, row) for row in rows})
        return {row.id: row.id in respelled for row in rows}
    slugs = {(kind, str(row.id)): said(row) for row in rows}
    numbers = facet_ids(connection, slugs, slugs)
    ids = {row.id: numbers[kind, str(row.id)] for row in rows}
    renamed = _rename(connection, kind, slugs, seq)
    respelled = refresh_names(connection, kind, {row.id: names_of(kind, row) for row in rows})
    stored: dict[int, dict[str, str]] = {number: {} for number in ids.values()}
    for number, language, json in in_batches(
        connection, select(Fragment.facet_id, Fragment.language, Fragment.json).where(Fragment.facet_id.in_(KEYS)), ids.values()
    ):
        stored[number][language] = json
    images = shown_images(connection, kind, rows)
    differs: dict[UUID, bool] = {}
    is_shown_elsewhere = False
    for row in rows:
        want, have = wanted(kind, row, images), stored[ids[row.id]]
        differs[row.id] = want != have or str(row.id) in renamed or row.id in respelled
        # Nothing embeds what had no text so far.
        is_shown_elsewhere |= bool(have) and want != have
        _store(connection, ids[row.id], want, have)
    if is_shown_elsewhere or renamed:
        note_texts(connection, seq)
    moved = [{"number": ids[one], "to_seq": seq} for one, different in differs.items() if different]
    if moved:
        connection.execute(update(Facet).where(Facet.id == bindparam("number")).values(seq=bindparam("to_seq")), moved)
    return differs


def said(row: Row[Any]) -> str:
    """The word by which filters name the resource: its slug; for a merged tag, whose slug leads to another one, its id."""
    return str(row.id) if merged_into(row) else row.slug


def _rename(connection: Connection, kind: str, slugs: Mapping[tuple[str, str], str], seq: int) -> set[str]:
    """Filters say the present slug; the refs of those for which they did not. What these were called is noted."""
    rows = in_batches(
        connection, select(Facet.id, Facet.ref, Facet.key).where(Facet.kind == kind, Facet.ref.in_(KEYS)), [ref for _, ref in slugs]
    )
    renamed = [row for row in rows if row.key != slugs[kind, row.ref]]
    if renamed:
        keys = [{"number": row.id, "to_key": slugs[kind, row.ref]} for row in renamed]
        connection.execute(update(Facet).where(Facet.id == bindparam("number")).values(key=bindparam("to_key")), keys)
        # One that was nothing's so far is named by its id.
        former = [(UUID(row.ref), row.key, BASE + path_of(kind, row.key)) for row in renamed if row.key != row.ref]
        rename(connection, former, seq)
    return {row.ref for row in renamed}


def _store(connection: Connection, number: int, want: Mapping[str, str], have: Mapping[str, str]) -> None:
    new = [{"facet_id": number, "language": language, "json": json} for language, json in want.items() if have.get(language) != json]
    upsert(connection, Fragment.__table__, new, keys=("facet_id", "language"))  # type: ignore[arg-type]
    old = set(have) - set(want)
    if old:
        connection.execute(delete(Fragment).where(Fragment.facet_id == number, Fragment.language.in_(old)))


def forget(connection: Connection, kind: str, ids: Collection[UUID]) -> None:
    """Takes away the fragments and the words of deleted entities; their facets stay, since numbers are for ever."""
    numbers = select(Facet.id).where(Facet.kind == kind, Facet.ref.in_([str(one) for one in ids]))
    connection.execute(delete(Fragment).where(Fragment.facet_id.in_(numbers)))
    forget_names(connection, kind, ids)


def erase(connection: Connection, kind: str, one: UUID) -> None:
    """Takes away what is derived of an entity that no post ever bore; what filters said stands for nothing, and is free."""
    forget(connection, kind, [one])
    connection.execute(update(Facet).where(Facet.kind == kind, Facet.ref == str(one)).values(key=str(one)))
    connection.execute(delete(Change).where(Change.entity_id == one))


def image_member(image: Row[Any] | Image) -> dict[str, Any]:
    """The JSON form of an image."""
    folder = image.url.rpartition("/")[0].rpartition("/")[0]
    return {
        "id": str(image.id),
        "url": image.url,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "license": image.license,
        "width": image.width,
        "height": image.height,
        "focal_point": image.focal_point,
        "renditions": [
            {name: f"{folder}/{made['file'][:2]}/{made['file']}" if name == "url" else made[name] for name in RENDITION}
            for made in image.renditions or ()
        ],
        "placeholder": image.placeholder,
    }


def is_finished(image: Row[Any] | Image) -> bool:
    """Whether an image can be shown: one of our own has its renditions."""
    return image.media_id is None or image.renditions is not None


def images_of(
    connection: Connection, rows: Iterable[Any], *names: str, unfinished: bool = False
) -> dict[UUID | None, dict[str, Any] | None]:
    """The JSON forms of the images of rows, by id; the key ``None`` stands for rows without one.

    ``names``: of the columns that name images, ``image_id`` unless said. ``unfinished``: also of those that readers are not shown yet;
    else ``None`` stands for them.
    """
    ids = {image for row in rows for name in names or ("image_id",) if (image := getattr(row, name)) is not None}
    images: dict[UUID | None, dict[str, Any] | None] = {
        image.id: image_member(image) if unfinished or is_finished(image) else None for image in in_batches(connection, _IMAGES, ids)
    }
    return {None: None} | images
