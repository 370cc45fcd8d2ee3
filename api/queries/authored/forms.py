"""Resources in the form in which they are written, with their references embedded: what those who write read back.

Of a post that is the live form, whatever waits beside it, and what a snapshot says. A fixed number of statements, however many
resources are asked for. Which ones are listed is decided in ``lists``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, literal_column, select, union_all

from api.clock import MICROSECONDS, iso_or_none, iso_us
from api.derived.fragments import images_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import post_path
from api.models import KINDS, LATER, LINK_MEMBERS, LINKS, META, Pending, Post
from api.queries.authored.named import Known
from api.queries.resources.lists import PageOfRows, listed_kind
from api.queries.resources.references import References
from api.queries.visibility import shown_to
from api.settings import Site

Form = dict[str, Any]

WHOLE_ONLY = ("body_html", "bodies")
"""Columns of whole forms only."""
Saved = Mapping[str, Any]
"""What is written of a post, with references as ids and images as answers show them."""
TEXTS = ("kind", "slug", "language", "title", "excerpt", "excerpt_truncated")
IMAGES = ("image_id", "meta_image_id")
NOTHING_MADE: Form = {"renditions": [], "placeholder": None}
"""What saved forms do not have of an image."""
MOMENTS = ("embargo_until", "expires_at")
COLUMNS = tuple(KINDS["post"].table.c.keys())
_LINKS: Any = union_all(
    *(
        select(literal_column(f"'{name}'").label("name"), LINKS[kind].post_id, LINKS[kind].to_id.label("to_id"), LINKS[kind].ord)
        .where(LINKS[kind].post_id.in_(KEYS))
        .select_from(LINKS[kind])
        for name, kind in LINK_MEMBERS.items()
    )
)
_PENDING = select(Pending.post_id, Pending.number, Pending.at, Pending.actor).where(Pending.post_id.in_(KEYS))


def shown(
    connection: Connection, kind: str, ids: Sequence[UUID], site: Site, *, whole: bool = True, section: UUID | None = None
) -> dict[UUID, Form]:
    """By id, the resources that are there; not ``whole``: without texts and figures' history, as in lists.

    ``section``: that of a key that is bound to one. References to what other sections hide are left out.
    """
    rows = list(in_batches(connection, _rows(kind, whole=whole), ids))
    if kind == "post":
        return post_forms(connection, rows, site, whole=whole, section=section)
    return forms(connection, kind, rows, site, whole=whole, section=section)


def forms(
    connection: Connection, kind: str, rows: Sequence[Any], site: Site, *, whole: bool = True, section: UUID | None = None
) -> dict[UUID, Form]:
    """By id, the tags, campaigns, authors or sections of these rows; see ``shown``."""
    listing = listed_kind(kind)
    page = PageOfRows(connection, site, rows, frozenset(listing.included if whole else ()), (), section)
    return {
        row.id: {
            "id": str(row.id),
            "slug": row.slug,
            "language": row.language,
            **members,
            "created_at": iso_us(row.created_at),
            "updated_at": iso_us(row.updated_at),
            "revision": row.revision,
        }
        for row, members in zip(rows, listing.authored(page), strict=True)
    }


@lru_cache
def _rows(kind: str, *, whole: bool) -> Select[*tuple[Any, ...]]:
    table = KINDS[kind].table
    return select(*(column for column in table.c if whole or column.name not in WHOLE_ONLY)).where(table.c.id.in_(KEYS))


def post_forms(
    connection: Connection, rows: Sequence[Row[Any]], site: Site, *, whole: bool, section: UUID | None = None
) -> dict[UUID, Form]:
    """By id, the posts of these rows; not ``whole``: without the text, which the rows need not have. ``section``: see ``saved_of``."""
    saved = saved_of(connection, rows, section)
    references = referred(connection, saved.values(), site)
    pending = {row.post_id: row for row in in_batches(connection, _PENDING, saved)}
    return {row.id: _post_form(row, saved[row.id], references, pending.get(row.id), site, whole=whole) for row in rows}


def form_of_post(connection: Connection, post: Post, site: Site, section: UUID | None, known: Known, pending: Pending | None) -> Form:
    """The form of a post that is loaded and flushed. ``known``: rows of what it names, as far as they are known."""
    links = {name: [link.to_id for link in getattr(post, name)] for name in LINK_MEMBERS}
    columns = {name: getattr(post, name) for name in COLUMNS}
    saved = _saved(columns, links, images_of(connection, [post], *IMAGES, unfinished=True), _firsts(connection, [post], section))
    return _post_form(post, saved, referred(connection, [saved], site, known), pending, site, whole=True)


def _post_form(row: Any, saved: Saved, references: References, pending: Any, site: Site, *, whole: bool) -> Form:
    return {
        "id": str(row.id),
        **written(saved, references, whole=whole),
        "withdrawn_reason": row.withdrawn_reason,
        "revision": row.revision,
        "live_revision": row.live_revision,
        "created_at": iso_us(row.created_at),
        "updated_at": iso_us(row.updated_at),
        "published_at": iso_or_none(row.published_at),
        "scheduled_at": iso_or_none(row.scheduled_at),
        "url": _url(row, references, site),
        "pending": _pending(pending),
    }


def saved_of(connection: Connection, rows: Sequence[Row[Any]], section: UUID | None = None) -> dict[UUID, Form]:
    """By id, what is written of the posts of these rows; ``section``: as a key knows it that is bound to one."""
    links: defaultdict[UUID, dict[str, list[UUID]]] = defaultdict(lambda: {name: [] for name in LINK_MEMBERS})
    for row in sorted(in_batches(connection, _LINKS, [row.id for row in rows]), key=lambda link: link.ord):
        links[row.post_id][row.name].append(row.to_id)
    images, first = images_of(connection, rows, *IMAGES, unfinished=True), _firsts(connection, rows, section)
    return {row.id: _saved(row._mapping, links[row.id], images, first) for row in rows}  # noqa: SLF001 - its public name in SQLAlchemy


def _saved(columns: Any, links: Mapping[str, list[UUID]], images: Mapping[Any, Any], first: Mapping[UUID, UUID]) -> Form:
    followed = first.get(columns["group_id"])
    return {
        **columns,
        **links,
        "image": images[columns["image_id"]],
        "meta": {**META, **(columns["meta"] or {}), "image": images[columns["meta_image_id"]]},
        "translation_of": None if followed in (None, columns["id"]) else str(followed),
    }


def _firsts(connection: Connection, rows: Iterable[Any], section: UUID | None) -> dict[UUID, UUID]:
    """By group, the oldest post of the groups of these rows that may be known of."""
    first: dict[UUID, UUID] = {}
    for row in in_batches(connection, _groups(section), _known(row.group_id for row in rows)):
        first.setdefault(row.group_id, row.id)
    return first


@lru_cache
def _groups(section: UUID | None) -> Select[*tuple[Any, ...]]:
    return select(Post.group_id, Post.id).where(Post.group_id.in_(KEYS), shown_to(section)).order_by(Post.id)


@lru_cache
def _there(section: UUID | None) -> Select[Any]:
    return select(Post.id).where(Post.id == bindparam("post"), shown_to(section))


def saved_in(members: Mapping[str, Any]) -> Form:
    """What is written of a post, from the members of a snapshot."""
    told = dict(members)
    for name in LINK_MEMBERS:
        if name in told:
            told[name] = [UUID(one) for one in told[name]]
    for name in ("section_id", "group_id"):
        if told.get(name):
            told[name] = UUID(told[name])
    if told.get("image"):
        told["image"] = _shown_image(told["image"])
    if "meta" in told:
        said = told["meta"] or {}
        told["meta"] = {**META, **said, "image": said.get("image") and _shown_image(said["image"])}
    return told


def _shown_image(image: Mapping[str, Any]) -> Form:
    return {**image, **NOTHING_MADE}


def form_of(connection: Connection, snapshot: Mapping[str, Any], site: Site, section: UUID | None = None) -> Form:
    """What a snapshot says, in the form in which a post is read back; references to what is no more are left out.

    ``section``: that of a key that is bound to one; references to what other sections hide are left out too.
    """
    return form_in(connection, saved_in({**LATER, **snapshot}), site, section)


def form_in(connection: Connection, saved: Saved, site: Site, section: UUID | None = None) -> Form:
    """The form of what is saved, as ``form_of``."""
    followed = saved["translation_of"]
    is_there = followed is None or connection.execute(_there(section), {"post": UUID(followed)}).first() is not None
    return written({**saved, "translation_of": followed if is_there else None}, referred(connection, [saved], site), whole=True)


def referred(connection: Connection, saved: Iterable[Saved], site: Site, known: Known | None = None) -> References:
    """The resources that these saved posts refer to; ``known`` are rows of some."""
    some = list(saved)
    linked = {kind: {other for one in some for other in one[name]} for name, kind in LINK_MEMBERS.items()}
    return References(connection, {**linked, "section": {one["section_id"] for one in some}}, site, known)


def written(saved: Saved, references: References, *, whole: bool) -> Form:
    """The members that are written, references embedded."""
    return {
        **{name: saved[name] for name in TEXTS},
        **({"body_html": saved["body_html"]} if whole else {}),
        "section": references.one("section", saved["section_id"]),
        **{name: references.many(kind, saved[name]) for name, kind in LINK_MEMBERS.items()},
        **{name: saved[name] for name in ("image", "license", "origin", "meta")},
        "featured": saved["featured_at"] is not None,
        "featured_at": iso_or_none(saved["featured_at"]),
        "translation_of": saved["translation_of"],
        **{name: iso_or_none(saved[name]) for name in MOMENTS},
        "state": saved["state"],
    }


def _known(ids: Iterable[UUID | None]) -> set[UUID]:
    return {one for one in ids if one is not None}


class Placed:
    """What a post's address is made of; one never public counts as published when it is due, or when it was changed last."""

    def __init__(self, row: Row[Any], saved: Saved) -> None:
        self.id, self.slug, self.language = row.id, saved["slug"], saved["language"]
        moments = (row.published_at, row.scheduled_at, row.updated_at // MICROSECONDS)
        self.published_at = next(moment for moment in moments if moment is not None)


def _url(row: Row[Any], references: References, site: Site) -> str:
    section: Any = references.row("section", row.section_id)
    placed: Any = Placed(row, {"slug": row.slug, "language": row.language})
    return str(section.url or site.public_url) + post_path(section.url_template, placed, site.zone)


def _pending(row: Row[Any] | None) -> Form | None:
    return None if row is None else {"revision": row.number, "saved_at": iso_us(row.at), "actor": row.actor}
