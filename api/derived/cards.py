"""Cards: the list form of public posts, and what else must be stored of them. How a card is written is in ``card_format``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Uuid, cast, exists, func, literal_column, null, or_, select, union_all
from sqlalchemy.orm import aliased

from api.clock import iso, iso_or_none, iso_us
from api.derived import urls
from api.derived.card_format import GROUPS, CardMembers, Meta, packed, url_of, written
from api.derived.facets import EVERYTHING, NOINDEX, Key, ancestors, facet_ids, language_line
from api.derived.fragments import images_of
from api.derived.rows import IS_PUBLISHED, KEYS, in_batches
from api.derived.search import Searchable
from api.derived.texts import Derived, PostTexts, Written, digest
from api.derived.urls import based, month_of, post_path
from api.html.excerpts import generated_of, text_of
from api.html.reading_time import minutes_of
from api.models import LINKS, META, NEVER, Card, Event, Figure, Post, PostTag, Section, Tag
from api.settings import Site

_ROWS = select(
    Post.__table__,
    Section.url.label("base"),
    Section.url_template,
    or_(*(exists().where(column == Post.id) for column in (Figure.post_id, Event.post_id))).label("is_named"),
).join(Section, Section.id == Post.section_id)
_BY_ID = _ROWS.where(Post.id.in_(KEYS))
_IN_GROUPS = _ROWS.where(Post.group_id.in_(KEYS), IS_PUBLISHED)
_CARDS = select(Card).where(Card.post_id.in_(KEYS))
_NAMING = {
    "campaign": select(Figure.campaign_id).where(Figure.post_id.in_(KEYS)).distinct(),
    "event": select(Event.id).where(Event.post_id.in_(KEYS)),
}
"""By kind, those that show posts: with the figures that these report, or as what tells more."""
_SIBLINGS = (
    select(Post.id, Post.group_id, Post.slug, Post.language, Post.title, Post.published_at, Section.url.label("base"), Section.url_template)
    .join(Section, Section.id == Post.section_id)
    .where(Post.group_id.in_(KEYS), IS_PUBLISHED)
    .order_by(Post.language, Post.id)
)
# A post may get a tag in the moment in which that is merged: what it was merged into counts.
_NAMED, _INTO = aliased(Tag), aliased(Tag)
_NONE = cast(null(), Uuid).label("above")
_TAGGED: Any = (
    select(literal_column("'tag'").label("kind"), PostTag.post_id, _INTO.id.label("to_id"), PostTag.ord, _INTO.parent_id.label("above"))
    .join(_NAMED, _NAMED.id == PostTag.to_id)
    .join(_INTO, _INTO.id == func.coalesce(_NAMED.merged_into_id, _NAMED.id))
    .where(PostTag.post_id.in_(KEYS))
)
_LINKS = union_all(
    _TAGGED,
    *(
        select(
            literal_column(f"'{kind}'").label("kind"), link.post_id, link.to_id.label("to_id"), link.ord, cast(null(), Uuid).label("above")
        ).where(link.post_id.in_(KEYS))
        for kind, link in LINKS.items()
        if kind != "tag"
    ),
).order_by("post_id", "ord")


Ahead = Mapping[PostTexts, Derived]
NOTHING: Ahead = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Expected:
    """What the derived rows of a public post must say; ``card`` is its row. ``url``: its address, a path on this site."""

    card: dict[str, Any]
    revision: int
    url: str
    texts: PostTexts
    body: str
    written: Written | None

    @property
    def searchable(self) -> Searchable:
        """What it is found by."""
        return Searchable(self.card["position"], self.texts, self.body, self.written)


@dataclass
class Stored:
    """What is stored of some posts, by id: their rows as they are now, public or not, and the cards that show them. Some may be no more.

    A row has besides what its section says of addresses, and whether a figure or an event names the post.
    """

    ids: set[UUID]
    posts: dict[UUID, Row[Any]]
    cards: dict[UUID, Row[Any]]

    @classmethod
    def read(cls, connection: Connection, ids: Collection[UUID]) -> "Stored":
        """What is stored of these."""
        posts = {row.id: row for row in in_batches(connection, _BY_ID, ids)}
        return cls(set(ids), posts, {row.post_id: row for row in in_batches(connection, _CARDS, ids)})

    def add_siblings(self, connection: Connection) -> None:
        """Public posts whose translations may read differently now: of the present groups, and of those the cards still show."""
        groups = {row.group_id for row in (*self.posts.values(), *self.cards.values()) if row.group_id is not None}
        others = {row.id: row for row in in_batches(connection, _IN_GROUPS, groups) if row.id not in self.ids}
        self.ids |= others.keys()
        self.posts |= others
        self.cards |= {row.post_id: row for row in in_batches(connection, _CARDS, others)}

    def note_former_addresses(self, connection: Connection, site: Site) -> int:
        """Writes the addresses of posts that are withdrawn, as far as they lead nowhere; how many these were."""
        withdrawn = urls.withdrawn_urls(self.posts.values(), site.zone)
        # That of a card has led there since the card is.
        unknown = {post: url for post, url in withdrawn.items() if post not in self.cards or shown_url(self.cards[post]) != url}
        return urls.note_former_addresses(connection, unknown, site)

    def naming(self, connection: Connection) -> dict[str, list[UUID]]:
        """By kind, the resources that show these posts: campaigns whose figures do, and events."""
        shown = [post for post in self.ids if post not in self.posts or self.posts[post].is_named]
        return {kind: [one for (one,) in in_batches(connection, naming, shown)] for kind, naming in _NAMING.items()}


def shown_url(card: Row[Any]) -> str | None:
    """The address that a card says, a path where it is on this site; ``None``: it says none."""
    try:
        return url_of(card.json)
    except ValueError:  # a damaged card
        return None


def expected(
    connection: Connection, rows: Iterable[Row[Any]], site: Site, placed: Mapping[UUID, int], ahead: Ahead = NOTHING
) -> dict[UUID, Expected]:
    """By post id, what must be stored of these rows (those of ``Stored``); posts that are not public are absent.

    ``placed``: positions that posts were given since their rows were read; ``ahead``: what follows from texts, as far as it is known.
    """
    public = [row for row in rows if row.state == "published" and placed.get(row.id, row.position) is not None]
    if not public:
        return {}
    view = _View(connection, public, site, placed, ahead)
    return {post.id: view.expected(post) for post in public}


class _View:
    """Everything that the cards of some posts need, read in a fixed number of statements."""

    def __init__(self, connection: Connection, posts: list[Row[Any]], site: Site, placed: Mapping[UUID, int], ahead: Ahead) -> None:
        self.zone, self.placed, self.ahead = site.zone, placed, ahead
        ids = [post.id for post in posts]
        self.links: dict[str, defaultdict[UUID, list[UUID]]] = {kind: defaultdict(list) for kind in LINKS}
        parents: dict[UUID, UUID | None] = {}
        for kind, post_id, other, _, above in in_batches(connection, _LINKS, ids):
            if kind == "tag":
                parents[other] = above
            if other not in self.links[kind][post_id]:
                self.links[kind][post_id].append(other)
        self.siblings: defaultdict[UUID, list[Row[Any]]] = defaultdict(list)
        for sibling in in_batches(connection, _SIBLINGS, {post.group_id for post in posts if post.group_id}):
            self.siblings[sibling.group_id].append(sibling)
        self.images = images_of(connection, posts, "image_id", "meta_image_id")
        self.above = ancestors(connection, parents)
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
        if self.images.get(post.image_id) is not None:
            others.add(("image", ""))
        if post.meta and post.meta["noindex"]:
            others.add(NOINDEX)
        return [*shown, [("section", str(post.section_id))], sorted(others)]

    def expected(self, post: Row[Any]) -> Expected:
        """What must be stored of one post."""
        texts = PostTexts(post.title, post.excerpt, post.body_html, post.language, post.kind)
        known = self.ahead.get(texts)
        body = "" if known else text_of(post.body_html)
        excerpt, truncated = post.excerpt, post.excerpt_truncated
        if excerpt is None:
            excerpt, truncated = known.excerpt if known else generated_of(post.body_html, body)
        minutes = known.reading_minutes if known else minutes_of(body)
        groups = [[self.facets[key] for key in group] for group in self.keys[post.id]]
        card = {
            "position": self.placed.get(post.id, post.position),
            "post_id": post.id,
            "updated_at": post.updated_at,
            "featured_at": NEVER if post.featured_at is None else post.featured_at,
            "group_id": post.group_id,
            "language": post.language,
            "facets": packed([*groups[:-1], sorted(groups[-1])], is_page=post.kind == "page"),
            "json": self._json(post, excerpt, truncated=truncated, minutes=minutes),
            "digest": known.digest if known else digest(texts, body),
        }
        url = (post.base or "") + post_path(post.url_template, post, self.zone)
        return Expected(card, post.live_revision, url, texts, body, known.written if known else None)

    def _json(self, post: Row[Any], excerpt: str, *, truncated: bool, minutes: int) -> str:
        url = self._url(post)
        said = post.meta or META
        return written(
            CardMembers(
                id=post.id,
                names={name: getattr(post, name) for name in ("kind", "slug", "language")},
                title=post.title,
                excerpt=excerpt,
                texts={"excerpt_truncated": truncated},
                dates={"published_at": iso(post.published_at), "updated_at": iso_us(post.updated_at)},
                revision=post.live_revision,
                url=url,
                canonical_url=(post.origin or {}).get("url") or url,
                image=self.images.get(post.image_id),
                translations=[self._translation(other) for other in self.siblings.get(post.group_id, ()) if other.id != post.id],
                rest={
                    **{name: getattr(post, name) for name in ("origin", "license")},
                    "featured_at": iso_or_none(post.featured_at),
                    "reading_minutes": minutes,
                },
                meta=Meta(said["title"], said["description"], self.images.get(post.meta_image_id), said["noindex"]),
            )
        )

    def _translation(self, post: Row[Any]) -> dict[str, Any]:
        return {"id": str(post.id), "slug": post.slug, "language": post.language, "title": post.title, "url": self._url(post)}

    def _url(self, post: Row[Any]) -> orjson.Fragment:
        return based(post.base, post_path(post.url_template, post, self.zone))
