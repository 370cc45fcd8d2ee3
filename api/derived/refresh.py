"""``refresh``: brings every row that follows from the touched resources to what the base rows say, and takes the counter.

The counter's row is locked before anything is computed and stays locked until COMMIT. Computing first was tried:
it is faster and wrong, since two writers miss each other's uncommitted translations.
"""

from collections import Counter as Tally
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, select, union_all, update

from api.derived import changes, search, urls
from api.derived.card_format import members_of, numbers_in
from api.derived.cards import Ahead, Expected, Stored, expected, shown_url
from api.derived.facets import forget_numbers
from api.derived.fragments import entity_rows, forget, refresh_entities
from api.derived.positions import place
from api.derived.rows import KEYS, in_batches, note_texts, take_counter, upsert
from api.derived.site import refresh_site
from api.derived.urls import BASE, path_of
from api.models import KINDS, RESOURCES, SITE, Card, Facet, Listing, Post, merged_into
from api.settings import Site


@dataclass
class Touched:
    """What a transaction wrote: ids by kind, posts whose words changed, and what is known of deleted resources.

    ``is_public``: a post that is or was public is among them; else it is not known. ``titles``: posts whose title changed, with the one
    that they had and the one that they have, or ``None`` where that is not known. ``former``: slugs that events had.
    """

    ids: dict[str, set[UUID]] = field(default_factory=dict)
    texts: set[UUID] = field(default_factory=set)
    titles: dict[UUID, tuple[str, str] | None] = field(default_factory=dict)
    deleted: dict[UUID, changes.Last] = field(default_factory=dict)
    former: dict[UUID, str] = field(default_factory=dict)
    is_public: bool = False
    ahead: Ahead = field(default_factory=dict)
    """What follows from texts, as far as somebody found it before."""

    def add(self, kind: str, *ids: UUID) -> None:
        """These resources of a kind were written, or something that their public form shows."""
        self.ids.setdefault(kind, set()).update(ids)

    def retitle(self, post: UUID, before: str | None, after: str) -> None:
        """A post has another title than the one before, if that is known."""
        known = self.titles.get(post, None if before is None else (before, after))
        self.titles[post] = None if known is None else (known[0], after)

    def doubt(self) -> None:
        """Something of it was taken back: what was written has to be asked of the database."""
        self.is_public = False
        self.titles = dict.fromkeys(self.titles)


_PUBLIC = union_all(
    select(Post.id).where(Post.id.in_(KEYS), Post.state.concat("").in_(("published", "withdrawn"))),  # as ``IS_PUBLISHED``
    select(Card.post_id).where(Card.post_id.in_(KEYS)),
).limit(1)
_DELETE_CARD = delete(Card).where(Card.position == bindparam("at"))
_DELIST = delete(Listing).where(Listing.facet_id == bindparam("facet"), Listing.position == bindparam("at"))
_COUNT = (
    update(Facet)
    .where(Facet.id == bindparam("number"))
    .values(posts=Facet.posts + bindparam("posts_more"), pages=Facet.pages + bindparam("pages_more"), seq=bindparam("to_seq"))
)
_COUNT_ALL = (
    update(Facet)
    .where(Facet.id.in_(KEYS))
    .values(posts=Facet.posts + bindparam("posts_more"), pages=Facet.pages + bindparam("pages_more"), seq=bindparam("to_seq"))
)
_MOVE = update(Facet).where(Facet.id.in_(KEYS)).values(seq=bindparam("to_seq"))


def refresh(connection: Connection, touched: Touched, site: Site) -> int | None:
    """The counter's new number, or ``None`` where nothing public was touched and it was left alone."""
    posts = touched.ids.get("post", set())
    # How what is withdrawn is answered, and by which addresses, is public too, also where it came in so.
    if not touched.is_public and not _is_public(connection, posts, touched):
        return None
    seq, site_follows = take_counter(connection)
    stored = Stored.read(connection, posts)
    stored.note_former_addresses(connection, site)
    for kind, naming in stored.naming(connection).items():
        touched.add(kind, *naming)
    rows: list[dict[str, Any]] = []
    for kind in RESOURCES:
        ids = touched.ids.get(kind)
        if ids:
            rows += _entities(connection, kind, ids, touched, seq)
    if posts:
        placed = place(connection, stored.posts.values())
        stored.add_siblings(connection)
        want = expected(connection, stored.posts.values(), site, placed, touched.ahead)
        rows += refresh_posts(connection, stored, want, site, seq=seq, texts=touched.texts, asked=posts)
    if site_follows or SITE in touched.ids:
        rows += refresh_site(connection, {**touched.ids, "post": stored.ids}, seq, site)
    changes.store(connection, rows)
    return seq


def _is_public(connection: Connection, posts: Collection[UUID], touched: Touched) -> bool:
    if any(ids for kind, ids in touched.ids.items() if kind != "post"):
        return True
    return next(in_batches(connection, _PUBLIC, posts), None) is not None


def _entities(connection: Connection, kind: str, ids: set[UUID], touched: Touched, seq: int) -> list[dict[str, Any]]:
    """Change rows of resources that are no posts, after their facets and fragments were brought up to date."""
    rows = entity_rows(connection, kind, ids)
    refresh_entities(connection, kind, rows, seq)
    former = [(row.id, touched.former[row.id]) for row in rows if row.id in touched.former]
    changes.rename(connection, [(one, slug, BASE + path_of(kind, slug)) for one, slug in former], seq)
    gone = ids - {row.id for row in rows}
    if gone:
        forget(connection, kind, gone)
        note_texts(connection, seq)  # its slug stands for nothing now, or for another one
    return entity_changes(kind, rows, seq) + [
        changes.absent(kind, one, seq, touched.deleted[one]) for one in sorted(gone) if one in touched.deleted
    ]


def entity_changes(kind: str, rows: Collection[Row[Any]], seq: int) -> list[dict[str, Any]]:
    """The change rows of resources that are no posts, without those that never were public."""
    return [entity_change(kind, row, seq) for row in rows if not KINDS[kind].has_states or row.published_at is not None]


def entity_change(kind: str, row: Row[Any], seq: int) -> dict[str, Any]:
    """The change row of one that is or was public; a merged tag is one that left, and so is what was withdrawn."""
    if KINDS[kind].is_shown(row):
        return changes.present(kind, row.id, seq, row.revision)
    into = merged_into(row)
    reason = "merged" if into else row.withdrawn_reason
    last = changes.Last(row.slug, row.language, BASE + path_of(kind, row.slug), reason, row.revision, into)
    return changes.absent(kind, row.id, seq, last)


GROUP = {"group_id"}
"""What of a card is not public: that a post has a group of translations, as long as there is none that is public."""


def _others(want: Expected | None, have: Row[Any] | None) -> tuple[set[str], bool]:
    """The members of a card that are others than what is stored, and whether its search row has to be written again."""
    found = {name for name, value in want.card.items() if getattr(have, name) != value} if want and have else {"all"}
    return found - {"digest"}, "digest" in found


@dataclass
class _Difference:
    """Rows to take away and to write, collected over some posts. Facets of pages are negative but in ``moved``.

    ``moved_to``: by post, an address that it had not so far.
    """

    gone: list[int] = field(default_factory=list)
    cards: list[Expected] = field(default_factory=list)
    less: list[tuple[int, int]] = field(default_factory=list)
    more: list[tuple[int, int]] = field(default_factory=list)
    moved_to: dict[UUID, str] = field(default_factory=dict)
    former: list[tuple[UUID, str, str]] = field(default_factory=list)
    words: list[Expected] = field(default_factory=list)
    left: list[tuple[int, UUID]] = field(default_factory=list)
    joined: list[tuple[int, UUID]] = field(default_factory=list)
    counts: Tally[int] = field(default_factory=Tally)
    moved: set[int] = field(default_factory=set)
    changed: list[UUID] = field(default_factory=list)

    def compare(self, post: UUID, want: Expected | None, have: Row[Any] | None, *, asked: bool, text: bool) -> None:
        """Notes what one post needs. ``asked``: it counts as changed even where its card reads the same."""
        before, after = (numbers_in(have.facets) if have else set()), (numbers_in(want.card["facets"]) if want else set())
        others, is_reworded = _others(want, have)
        same = not others
        if want is None and have is None:
            return
        if want and (have is None or shown_url(have) != want.url):
            self.moved_to[post] = want.url
            self.former += [_former(post, have)] if have else []
        if want and (others == GROUP or (same and not asked)):
            self.cards += [want] if others or is_reworded else []
            self.words += [want] if text or is_reworded else []
            return
        stays = bool(want and have and have.position == want.card["position"])
        if have:
            self.less += [(facet, have.position) for facet in (before - after if stays else before)]
            self.gone += [] if stays else [have.position]
        if want:
            self.more += [(facet, want.card["position"]) for facet in (after - before if stays else after)]
            self.cards += [want] if others or is_reworded else []
            self.words += [want] if text or is_reworded or not stays else []
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
        urls.note_addresses(connection, self.moved_to, site)
        search.index(connection, [want.searchable for want in self.words])
        self._count(connection, seq)
        changes.depart(connection, self.left, self.joined, seq)
        changes.rename(connection, self.former, seq)

    def _count(self, connection: Connection, seq: int) -> None:
        """Counts posts and pages of facets, and gives all that moved the number of the change."""
        more = {facet: (self.counts[facet], self.counts[-facet]) for facet in sorted(self.moved)}
        rest = [facet for facet, numbers in more.items() if numbers == (0, 0)]
        counted = {facet: numbers for facet, numbers in more.items() if numbers != (0, 0)}
        found = connection.execute(_MOVE, {"keys": rest, "to_seq": seq}).rowcount if rest else 0
        if len(set(counted.values())) == 1:
            (posts, pages), *_ = counted.values()
            values = {"keys": list(counted), "posts_more": posts, "pages_more": pages, "to_seq": seq}
            found += connection.execute(_COUNT_ALL, values).rowcount
        elif counted:
            rows = [{"number": facet, "posts_more": posts, "pages_more": pages, "to_seq": seq} for facet, (posts, pages) in counted.items()]
            found += connection.execute(_COUNT, rows).rowcount
        if found < len(more):  # somebody took facets away
            forget_numbers(connection)


def refresh_posts(
    connection: Connection,
    stored: Stored,
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
    have = stored.cards
    # Which translation is the oldest, decides between those of one language; cards of the others do not show it.
    redated = {one.card["group_id"] for post, one in want.items() if post in have and have[post].position != one.card["position"]} - {None}
    difference = _Difference()
    for post in sorted(stored.ids):
        is_asked = post in asked or (post in want and want[post].card["group_id"] in redated)
        difference.compare(post, want.get(post), have.get(post), asked=is_asked, text=post in texts)
    difference.write(connection, seq, site)
    return [
        changes.present("post", post, seq, want[post].revision, want[post].card["position"])
        if post in want
        else changes.absent("post", post, seq, _last(have[post], stored.posts.get(post)))
        for post in difference.changed
    ]


def _last(card: Row[Any], state: Row[Any] | None) -> changes.Last:
    """What is told of a post that left: from its card, and why from its row (``None``: deleted)."""
    shown = _shown(card)
    reason = (state.withdrawn_reason or "unpublished") if state else "deleted"
    revision = state.live_revision if state else shown.get("revision", 1)
    slug = shown.get("slug") or str(card.post_id)
    return changes.Last(slug, card.language, shown.get("url"), reason, revision, position=card.position, uri=shown.get("uri"))


def _former(post: UUID, card: Row[Any]) -> tuple[UUID, str, str]:
    """What a post was called, by its card."""
    shown = _shown(card)
    return post, shown.get("slug") or str(post), shown.get("url") or ""


def _shown(card: Row[Any]) -> dict[str, Any]:
    try:
        members = members_of(card.json)
        return {**members, "uri": (members["origin"] or {}).get("uri")}
    except (ValueError, LookupError, TypeError):  # a damaged card, which ``reindex`` is about to take away
        return {}
