"""Cards: the list form of public posts, and what else must be stored of them. How a card is written is in ``card_format``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, func, literal, select, union_all

from api.clock import iso, iso_or_none, iso_us
from api.derived.card_format import GROUPS, CardMembers, packed, written
from api.derived.facets import EVERYTHING, Key, ancestors, facet_ids, language_line
from api.derived.fragments import images_of
from api.derived.rows import IS_PUBLISHED, KEYS, in_batches
from api.derived.search import Searchable
from api.derived.urls import based, month_of, post_path
from api.html.excerpts import generated_of, text_of
from api.models import LINKS, NEVER, Post, PostTag, Section, Tag
from api.settings import Site

_PUBLIC = select(Post.__table__).where(Post.id.in_(KEYS), IS_PUBLISHED, Post.position.is_not(None))
_SIBLINGS = (
    select(Post.id, Post.group_id, Post.slug, Post.language, Post.title, Post.published_at, Post.section_id)
    .where(Post.group_id.in_(KEYS), IS_PUBLISHED)
    .order_by(Post.language, Post.id)
)
_SECTIONS = select(Section.id, Section.url, Section.url_template).where(Section.id.in_(KEYS))
# A post may get a tag in the moment in which that is merged: what it was merged into counts.
_INTO = select(func.coalesce(Tag.merged_into_id, Tag.id)).where(Tag.id == PostTag.to_id).scalar_subquery()
_LINKS = union_all(
    *(
        select(literal(kind).label("kind"), link.post_id, (_INTO if kind == "tag" else link.to_id).label("to_id"), link.ord).where(
            link.post_id.in_(KEYS)
        )
        for kind, link in LINKS.items()
    )
).order_by("post_id", "ord")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the derived rows of a public post must say; ``card`` is its row. ``url``: its address, a path on this site."""

    card: dict[str, Any]
    revision: int
    url: str
    title: str
    excerpt: str
    body: str
    is_page: bool

    @property
    def searchable(self) -> Searchable:
        """What it is found by."""
        return Searchable(self.card["position"], self.title, self.excerpt, self.body, self.card["language"], is_page=self.is_page)


def expected(connection: Connection, ids: Iterable[UUID], site: Site) -> dict[UUID, Expected]:
    """By post id, what must be stored; posts that are not public are absent."""
    posts = list(in_batches(connection, _PUBLIC, ids))
    if not posts:
        return {}
    view = _View(connection, posts, site)
    return {post.id: view.expected(post) for post in posts}


class _View:
    """Everything that the cards of some posts need, read in a fixed number of statements."""

    def __init__(self, connection: Connection, posts: list[Row[Any]], site: Site) -> None:
        self.zone = site.zone
        ids = [post.id for post in posts]
        self.links: dict[str, defaultdict[UUID, list[UUID]]] = {kind: defaultdict(list) for kind in LINKS}
        for kind, post_id, other, _ in in_batches(connection, _LINKS, ids):
            if other not in self.links[kind][post_id]:
                self.links[kind][post_id].append(other)
        self.siblings: defaultdict[UUID, list[Row[Any]]] = defaultdict(list)
        for sibling in in_batches(connection, _SIBLINGS, {post.group_id for post in posts if post.group_id}):
            self.siblings[sibling.group_id].append(sibling)
        shown = [*posts, *(one for group in self.siblings.values() for one in group)]
        self.sections = {row.id: row for row in in_batches(connection, _SECTIONS, {post.section_id for post in shown})}
        self.images = images_of(connection, posts)
        self.above = ancestors(connection, {tag for tags in self.links["tag"].values() for tag in tags})
        self.keys = {post.id: self._keys(post) for post in posts}
        self.facets = facet_ids(connection, {key for groups in self.keys.values() for group in groups for key in group})

    def _keys(self, post: Row[Any]) -> list[list[Key]]:
        """Facets of a post: those whose fragments are embedded, in their order, then the others."""
        linked = {kind: self.links[kind][post.id] for kind in LINKS}
        shown: list[list[Key]] = [[(kind, str(one)) for one in linked[kind]] for kind in GROUPS if kind in LINKS]
        others: set[Key] = {
            EVERYTHING,
            ("origin", "syndicated" if post.origin else "own"),
            ("month", month_of(post.published_at, self.zone)),
        }
        others |= {("language", one) for one in language_line(post.language)}
        others |= {("tag", str(above)) for tag in linked["tag"] for above in self.above[tag]} - set(shown[0])
        if post.featured_at is not None:
            others.add(("featured", ""))
        if post.image_id is not None:
            others.add(("image", ""))
        return [*shown, [("section", str(post.section_id))], sorted(others)]

    def expected(self, post: Row[Any]) -> Expected:
        """What must be stored of one post."""
        body = text_of(post.body_html)
        excerpt, truncated = generated_of(post.body_html, body) if post.excerpt is None else (post.excerpt, post.excerpt_truncated)
        groups = [[self.facets[key] for key in group] for group in self.keys[post.id]]
        card = {
            "position": post.position,
            "post_id": post.id,
            "updated_at": post.updated_at,
            "featured_at": NEVER if post.featured_at is None else post.featured_at,
            "group_id": post.group_id,
            "language": post.language,
            "facets": packed([*groups[:-1], sorted(groups[-1])], is_page=post.kind == "page"),
            "json": self._json(post, excerpt, truncated=truncated),
        }
        section = self.sections[post.section_id]
        url = (section.url or "") + post_path(section.url_template, post, self.zone)
        return Expected(card, post.live_revision, url, post.title, post.excerpt or "", body, post.kind == "page")

    def _json(self, post: Row[Any], excerpt: str, *, truncated: bool) -> str:
        url = self._url(post)
        texts = {name: getattr(post, name) for name in ("kind", "slug", "language", "title")}
        return written(
            CardMembers(
                id=post.id,
                texts={**texts, "excerpt": excerpt, "excerpt_truncated": truncated},
                dates={"published_at": iso(post.published_at), "updated_at": iso_us(post.updated_at)},
                revision=post.live_revision,
                url=url,
                canonical_url=(post.origin or {}).get("url") or url,
                media={"image": self.images.get(post.image_id)},
                translations=[self._translation(other) for other in self.siblings.get(post.group_id, ()) if other.id != post.id],
                rest={"origin": post.origin, "license": post.license, "featured_at": iso_or_none(post.featured_at)},
            )
        )

    def _translation(self, post: Row[Any]) -> dict[str, Any]:
        return {"id": str(post.id), "slug": post.slug, "language": post.language, "title": post.title, "url": self._url(post)}

    def _url(self, post: Row[Any]) -> orjson.Fragment:
        section = self.sections[post.section_id]
        return based(section.url, post_path(section.url_template, post, self.zone))
