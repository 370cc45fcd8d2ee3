"""The archive: every resource as a line of JSON, in an order that imports in one pass, the same bytes from equal content."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, selectinload

from api.clock import iso_or_none, iso_us
from api.derived.urls import post_path
from api.models import KINDS, LINK_MEMBERS, SITE, Address, Identity, Image, Kind, Post, Section, Slug, merged_into
from api.queries.authored import site as authored_site
from api.services import images
from api.services.archive import groups
from api.services.posts import meta
from api.services.references import NIL
from api.services.resources.rules import rules_of
from api.services.site import form, profile
from api.settings import Site
from schemas.addresses import placed

AT_ONCE = 200
Row = Any
"""A row of any kind of resource."""


def lines(connection: Connection, site: Site) -> Iterator[bytes]:
    """The lines with their line feeds, kind by kind as they refer to each other; in a tree parents come first, merged ones last."""
    with Session(connection) as session:
        for kind in KINDS.values():
            batches = _parents_first(session, kind) if "parent_id" in kind.table.c else _by_id(session, kind)
            yield from _exported(session, kind.name, batches, site)
        yield from _site(session, site)


def _site(session: Session, site: Site) -> Iterator[bytes]:
    """What was ever written of the site; of what its menus name, what is there."""
    row = profile(session)
    if row.revision > 1:
        menus = authored_site.form(session.connection(), site)["menus"]
        said = {**form(session, row), "menus": {name: _unnamed(entries) for name, entries in menus.items()}}
        yield orjson.dumps({"type": SITE, **said, "updated_at": iso_us(row.updated_at), "revision": row.revision}) + b"\n"


def _unnamed(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries without slugs, which follow from the ids."""
    return [{**{name: entry[name] for name in entry if name != "slug"}, "children": _unnamed(entry["children"])} for entry in entries]


def _by_id(session: Session, kind: Kind) -> Iterator[list[Row]]:
    model = kind.model
    options = [selectinload(getattr(Post, member)) for member in LINK_MEMBERS] if model is Post else []
    last = UUID(int=0)
    while rows := list(session.scalars(select(model).where(model.id > last).order_by(model.id).limit(AT_ONCE).options(*options))):
        last = rows[-1].id
        yield rows
        session.expunge_all()


def _parents_first(session: Session, kind: Kind) -> Iterator[list[Row]]:
    """By depth, then those that were merged, each in the order of ids."""
    rows = list(session.scalars(select(kind.model).order_by(kind.model.id)))
    level = [row for row in rows if row.parent_id is None and not merged_into(row)]
    while level:
        yield level
        above = {row.id for row in level}
        level = [row for row in rows if row.parent_id in above]
    yield [row for row in rows if merged_into(row)]


def _exported(session: Session, kind: str, batches: Iterator[list[Row]], site: Site) -> Iterator[bytes]:
    for rows in batches:
        context = _Context(session, rows, site)
        for row in rows:
            own = _post(row, context) if kind == "post" else rules_of(kind).archived(session, row, context.image(row))
            # What a resource is called stands before its language, in a post after it: the same bytes as ever.
            called = {} if kind == "post" else {KINDS[kind].called: getattr(row, KINDS[kind].called)}
            head = {"type": kind, "id": str(row.id), "slug": row.slug, **called, "language": row.language}
            ends = {"created_at": iso_us(row.created_at), "updated_at": iso_us(row.updated_at), "revision": row.revision}
            yield orjson.dumps({**head, **own, **ends, **context.ways(kind, row)}) + b"\n"


class _Context:
    """What the lines of some rows need from other tables."""

    def __init__(self, session: Session, rows: Sequence[Row], site: Site) -> None:
        self.session, self.site = session, site
        ids = [row.id for row in rows]
        self.former: dict[UUID, list[str]] = {one: [] for one in ids}
        for slug in session.scalars(select(Slug).where(Slug.entity_id.in_(ids), Slug.is_current.is_(False)).order_by(Slug.slug)):
            self.former[slug.entity_id].append(slug.slug)
        self.addresses: dict[UUID, list[Address]] = {one: [] for one in ids}
        for address in session.scalars(select(Address).where(Address.entity_id.in_(ids)).order_by(Address.host, Address.path)):
            self.addresses[address.entity_id].append(address)
        self.identities: dict[UUID, dict[str, list[str]]] = {}
        for identity in session.scalars(select(Identity).where(Identity.entity_id.in_(ids)).order_by(Identity.kind, Identity.key)):
            member = "translation_keys" if identity.kind == groups.KIND else "identity"
            self.identities.setdefault(identity.entity_id, {}).setdefault(member, []).append(identity.key)
        image_ids = {image for row in rows for name in ("image_id", "meta_image_id") if (image := getattr(row, name, None))}
        self.images = {image.id: image for image in session.scalars(select(Image).where(Image.id.in_(image_ids)))}
        self.sections = {section.id: section for section in session.scalars(select(Section))}
        group_ids = {row.group_id for row in rows if getattr(row, "group_id", None)}
        self.first: dict[UUID | None, UUID] = {}
        for group, post in session.execute(select(Post.group_id, Post.id).where(Post.group_id.in_(group_ids)).order_by(Post.id)):
            self.first.setdefault(group, post)

    def image(self, row: Row, name: str = "image_id") -> dict[str, Any] | None:
        return images.form(self.images.get(getattr(row, name, None) or NIL))

    def ways(self, kind: str, row: Row) -> dict[str, Any]:
        """Keys of other systems, if there are any, former slugs, and addresses without those that follow from the slugs of a post."""
        follow = self._follow(row) if kind == "post" and row.published_at is not None else ()
        return {
            **self.identities.get(row.id, {}),
            "former_slugs": self.former[row.id],
            "addresses": [address.url for address in self.addresses[row.id] if (address.host, address.path) not in follow],
        }

    def _follow(self, post: Post) -> set[tuple[str, str]]:
        """The addresses that are noted again where the post is imported, with its former slugs."""
        section = self.sections[post.section_id]
        slugs = (post.slug, *self.former[post.id])
        paths = (post_path(section.url_template, post, self.site.zone, slug) for slug in slugs)
        return {placed((section.url or "") + path, self.site.public_url) for path in paths}


def _ref(entity: UUID | None) -> str | None:
    return None if entity is None else str(entity)


def _texts(row: Row, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _post(row: Post, context: _Context) -> dict[str, Any]:
    first = context.first.get(row.group_id) if row.group_id else None
    return {
        "kind": row.kind,
        "title": row.title,
        "excerpt": f"{row.excerpt}…" if row.excerpt is not None and row.excerpt_truncated else row.excerpt,
        "body_html": row.body_html,
        "section": str(row.section_id),
        **{name: [str(link.to_id) for link in getattr(row, name)] for name in LINK_MEMBERS},
        "image": context.image(row),
        **_texts(row, "license", "origin"),
        "featured": row.featured_at is not None,
        "featured_at": iso_or_none(row.featured_at),
        "meta": meta.form(row.meta, context.image(row, "meta_image_id")),
        "translation_of": None if first == row.id else _ref(first),
        **{name: iso_or_none(getattr(row, name)) for name in ("embargo_until", "expires_at")},
        "scheduled_at": iso_or_none(row.scheduled_at) if row.state == "scheduled" else None,
        **_texts(row, "state", "withdrawn_reason"),
        "published_at": iso_or_none(row.published_at),
    }
