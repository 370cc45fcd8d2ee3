"""``refresh``: brings every row that follows from the touched resources to what the base rows say, and takes the counter.

The counter's row is locked before anything is computed and stays locked until COMMIT. Computing first was tried:
it is faster and wrong, since two writers miss each other's uncommitted translations.
"""

from collections import Counter as Tally
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, select, union, update

from api.derived import changes, search, urls
from api.derived.card_format import members_of, numbers_in
from api.derived.cards import Expected, expected
from api.derived.fragments import entity_rows, forget, refresh_entities
from api.derived.positions import place
from api.derived.rows import IS_PUBLISHED, KEYS, in_batches, note_texts, take_seq, upsert
from api.derived.urls import BASE, path_of
from api.models import RESOURCES, Card, Facet, Figure, Listing, Post, merged_into
from api.settings import Site


@dataclass
class Touched:
    """What a transaction wrote: ids by kind, posts whose words or title changed, and what is known of deleted resources."""

    ids: dict[str, set[UUID]] = field(default_factory=dict)
    texts: set[UUID] = field(default_factory=set)
    titles: set[UUID] = field(default_factory=set)
    deleted: dict[UUID, changes.Last] = field(default_factory=dict)

    def add(self, kind: str, *ids: UUID) -> None:
        """These resources of a kind were written, or something that their public form shows."""
        self.ids.setdefault(kind, set()).update(ids)


_CARDS = select(Card).where(Card.post_id.in_(KEYS))
_GROUPS = union(
    select(Post.group_id).where(Post.id.in_(KEYS), Post.group_id.is_not(None)),
    select(Card.group_id).where(Card.post_id.in_(KEYS), Card.group_id.is_not(None)),
)
_IN_GROUPS = select(Post.id).where(Post.group_id.in_(KEYS), IS_PUBLISHED)
_PUBLIC = select(Post.id).where(Post.id.in_(KEYS), IS_PUBLISHED)
_SHOWN = select(Card.post_id).where(Card.post_id.in_(KEYS))
_REPORTED = select(Figure.campaign_id).where(Figure.post_id.in_(KEYS)).distinct()
_DELETE_CARD = delete(Card).where(Card.position == bindparam("at"))
_DELIST = delete(Listing).where(Listing.facet_id == bindparam("facet"), Listing.position == bindparam("at"))
_COUNT = update(Facet).where(Facet.id == bindparam("number")).values(posts=Facet.posts + bindparam("more"), seq=bindparam("to_seq"))
_MOVE = update(Facet).where(Facet.id.in_(KEYS)).values(seq=bindparam("to_seq"))
_COUNT_PAGES = update(Facet).where(Facet.id == bindparam("number")).values(pages=Facet.pages + bindparam("more"))
_STATES = select(Post.id, Post.withdrawn_reason, Post.live_revision).where(Post.id.in_(KEYS))


def refresh(connection: Connection, touched: Touched, site: Site) -> int | None:
    """The counter's new number, or ``None`` where nothing public was touched and it was left alone."""
    posts = touched.ids.get("post", set())
    siblings = _siblings(connection, posts)
    withdrawn = urls.withdrawn_urls(connection, posts, site.zone)
    # How what is withdrawn is answered, and by which addresses, is public too, also where it came in so.
    if not withdrawn and not _is_public(connection, posts, touched):
        return None
    seq = take_seq(connection)
    urls.note_former_addresses(connection, withdrawn, site)
    # A campaign's figures show the posts that report them.
    touched.add("campaign", *(one for (one,) in in_batches(connection, _REPORTED, posts)))
    rows: list[dict[str, Any]] = []
    for kind in RESOURCES:
        ids = touched.ids.get(kind)
        if ids:
            rows += _entities(connection, kind, ids, touched, seq)
    if posts:
        place(connection, posts)
        want = expected(connection, posts | siblings, site)
        rows += refresh_posts(connection, posts | siblings, want, site, seq=seq, texts=touched.texts, asked=posts)
    changes.store(connection, rows)
    return seq


def _siblings(connection: Connection, posts: Collection[UUID]) -> set[UUID]:
    """Public posts whose translations may read differently now: of the present groups, and of those the cards still show."""
    groups = {group for (group,) in in_batches(connection, _GROUPS, posts)}
    return {post for (post,) in in_batches(connection, _IN_GROUPS, groups)} - set(posts)


def _is_public(connection: Connection, posts: Collection[UUID], touched: Touched) -> bool:
    if any(ids for kind, ids in touched.ids.items() if kind != "post"):
        return True
    return any(next(in_batches(connection, statement, posts), None) for statement in (_PUBLIC, _SHOWN))


def _entities(connection: Connection, kind: str, ids: set[UUID], touched: Touched, seq: int) -> list[dict[str, Any]]:
    """Change rows of tags, campaigns, authors or sections, after their facets and fragments were brought up to date."""
    rows = entity_rows(connection, kind, ids)
    refresh_entities(connection, kind, rows, seq)
    gone = ids - {row.id for row in rows}
    if gone:
        forget(connection, kind, gone)
        note_texts(connection, seq)  # its slug stands for nothing now, or for another one
    return [entity_change(kind, row, seq) for row in rows] + [
        changes.absent(kind, one, seq, touched.deleted[one]) for one in sorted(gone) if one in touched.deleted
    ]


def entity_change(kind: str, row: Row[Any], seq: int) -> dict[str, Any]:
    """The change row of a tag, campaign, author or section; a merged tag is one that left."""
    into = merged_into(row)
    if into is None:
        return changes.present(kind, row.id, seq, row.revision)
    last = changes.Last(row.slug, row.language, BASE + path_of(kind, row.slug), "merged", row.revision, into)
    return changes.absent(kind, row.id, seq, last)


GROUP = {"group_id"}
"""What of a card is not public: that a post has a group of translations, as long as there is none that is public."""


@dataclass
class _Difference:
    """Rows to take away and to write, collected over some posts. Facets of pages are negative but in ``moved``."""

    gone: list[int] = field(default_factory=list)
    cards: list[Expected] = field(default_factory=list)
    less: list[tuple[int, int]] = field(default_factory=list)
    more: list[tuple[int, int]] = field(default_factory=list)
    words: list[Expected] = field(default_factory=list)
    left: list[tuple[int, UUID]] = field(default_factory=list)
    joined: list[tuple[int, UUID]] = field(default_factory=list)
    counts: Tally[int] = field(default_factory=Tally)
    moved: set[int] = field(default_factory=set)
    changed: list[UUID] = field(default_factory=list)

    def compare(self, post: UUID, want: Expected | None, have: Row[Any] | None, *, asked: bool, text: bool) -> None:
        """Notes what one post needs. ``asked``: it counts as changed even where its card reads the same."""
        before, after = (numbers_in(have.facets) if have else set()), (numbers_in(want.card["facets"]) if want else set())
        others = {name for name, value in want.card.items() if getattr(have, name) != value} if want and have else {"all"}
        same = not others
        if want is None and have is None:
            return
        if want and (others == GROUP or (same and not asked)):
            self.cards += [] if same else [want]
            self.words += [want] if text else []
            return
        stays = bool(want and have and have.position == want.card["position"])
        if have:
            self.less += [(facet, have.position) for facet in (before - after if stays else before)]
            self.gone += [] if stays else [have.position]
        if want:
            self.more += [(facet, want.card["position"]) for facet in (after - before if stays else after)]
            self.cards += [] if same else [want]
            self.words += [want] if text or not stays else []
        self.left += [(facet, post) for facet in before - after]
        self.joined += [(facet, post) for facet in after - before]
        self.counts.update(dict.fromkeys(after - before, 1))
        self.counts.subtract(dict.fromkeys(before - after, 1))
        self.moved |= {abs(facet) for facet in before | after}
        self.changed.append(post)

    def write(self, connection: Connection, seq: int, site: Site) -> None:
        """Brings card, listing, search, counts and departures to what was noted."""
        if self.gone:
            connection.execute(_DELETE_CARD, [{"at": position} for position in self.gone])
            search.unindex(connection, self.gone)
        if self.less:
            rows = [{"facet": facet, "at": position} for facet, position in self.less]
            connection.execute(_DELIST, rows)
        if self.more:
            rows = [{"facet_id": facet, "position": position} for facet, position in sorted(self.more)]
            upsert(connection, Listing.__table__, rows, keys=("facet_id", "position"))  # type: ignore[arg-type]
        upsert(connection, Card.__table__, [want.card for want in self.cards], keys=("position",))  # type: ignore[arg-type]
        urls.note_addresses(connection, {want.card["post_id"]: want.url for want in self.cards}, site)
        search.index(connection, [want.searchable for want in self.words])
        counted = sorted(facet for facet in self.moved if self.counts[facet])
        if counted:
            connection.execute(_COUNT, [{"number": facet, "more": self.counts[facet], "to_seq": seq} for facet in counted])
        if rest := sorted(self.moved.difference(counted)):
            connection.execute(_MOVE, {"keys": rest, "to_seq": seq})
        pages = [{"number": -number, "more": more} for number, more in sorted(self.counts.items()) if number < 0 != more]
        if pages:
            connection.execute(_COUNT_PAGES, pages)
        changes.depart(connection, self.left, self.joined, seq)


def refresh_posts(
    connection: Connection,
    posts: Collection[UUID],
    want: Mapping[UUID, Expected],
    site: Site,
    *,
    seq: int,
    texts: Collection[UUID],
    asked: Collection[UUID],
) -> list[dict[str, Any]]:
    """Change rows of these posts, after their derived rows were brought to what is wanted.

    ``texts``: posts whose words may differ; ``asked``: posts that changed in themselves, not only by a translation.
    """
    have = {row.post_id: row for row in in_batches(connection, _CARDS, posts)}
    # Which translation is the oldest, decides between those of one language; cards of the others do not show it.
    redated = {one.card["group_id"] for post, one in want.items() if post in have and have[post].position != one.card["position"]} - {None}
    difference = _Difference()
    for post in sorted(posts):
        is_asked = post in asked or (post in want and want[post].card["group_id"] in redated)
        difference.compare(post, want.get(post), have.get(post), asked=is_asked, text=post in texts)
    difference.write(connection, seq, site)
    states = {row.id: row for row in in_batches(connection, _STATES, [post for post in difference.changed if post not in want])}
    return [
        changes.present("post", post, seq, want[post].revision, want[post].card["position"])
        if post in want
        else changes.absent("post", post, seq, _last(have[post], states.get(post)))
        for post in difference.changed
    ]


def _last(card: Row[Any], state: Row[Any] | None) -> changes.Last:
    """What is told of a post that left: from its card, and why from its row (``None``: deleted)."""
    shown = _shown(card)
    reason = (state.withdrawn_reason or "unpublished") if state else "deleted"
    revision = state.live_revision if state else shown.get("revision", 1)
    slug = shown.get("slug") or str(card.post_id)
    return changes.Last(slug, card.language, shown.get("url"), reason, revision, position=card.position, uri=shown.get("uri"))


def _shown(card: Row[Any]) -> dict[str, Any]:
    try:
        members = members_of(card.json)
        return {**members, "uri": (members["origin"] or {}).get("uri")}
    except ValueError:  # a damaged card, which ``reindex`` is about to take away
        return {}
