"""What each step of ``reindex`` repairs. A repair takes the number of its change and answers how many rows were wrong."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, bindparam, delete, exists, func, not_, or_, select, tuple_, update

from api.derived import changes, search, urls
from api.derived.card_format import numbers_in
from api.derived.cards import Stored, expected
from api.derived.fragments import entity_rows, refresh_entities
from api.derived.positions import place
from api.derived.refresh import entity_changes, refresh_posts
from api.derived.rows import KEYS, in_batches, insert_missing
from api.derived.site import restore_site
from api.derived.urls import BASE, path_of
from api.models import KINDS, RESOURCES, SITE, Card, Change, Counter, Departure, Facet, Fragment, Listing, NameWord, Post, Slug
from api.settings import Site

ROWS_A_STEP = 5_000
BEFORE_ALL = (-(2**31), 0)
"""A place before all rows of the table of lists."""

_TOLD = select(Change).where(Change.entity_id.in_(KEYS))
_LISTED = (
    select(Listing.facet_id, Listing.position, Card.facets)
    .outerjoin(Card, Card.position == Listing.position)
    .where(tuple_(Listing.facet_id, Listing.position) > tuple_(bindparam("facet"), bindparam("at")))
    .order_by(Listing.facet_id, Listing.position)
    .limit(ROWS_A_STEP)
)
_UNLIST = delete(Listing).where(Listing.facet_id == bindparam("facet"), Listing.position == bindparam("at"))


def counter(connection: Connection, _seq: int) -> int:
    """Raises the counter where rows have higher numbers; how many counters were wrong (0 or 1)."""
    newest = max(connection.execute(select(func.max(table.seq))).scalar() or 0 for table in (Change, Departure, Facet))
    return connection.execute(update(Counter).where(Counter.id == 1, Counter.seq < newest).values(seq=newest)).rowcount


def entities(connection: Connection, seq: int, *, kind: str, ids: list[UUID]) -> int:
    """Repairs facets, fragments, words of names and change rows of some resources that are no posts; how many were wrong."""
    rows = entity_rows(connection, kind, ids)
    differs = refresh_entities(connection, kind, rows, seq)
    told = {row.entity_id: row for row in in_batches(connection, _TOLD, ids)}
    due = {change["entity_id"]: change for change in entity_changes(kind, rows, seq)}
    wrong = {row.id for row in rows if differs[row.id] or (row.id in due and not _is_told(told.get(row.id), due[row.id]))}
    changes.store(connection, [due[one] for one in sorted(wrong & due.keys())])
    untrue = sorted(told.keys() & {row.id for row in rows} - due.keys())
    for one in untrue:
        connection.execute(delete(Change).where(Change.entity_id == one))
    return len(wrong.union(untrue))


def _is_told(stored: Row[Any] | None, change: dict[str, Any]) -> bool:
    return stored is not None and all(getattr(stored, name) == value for name, value in change.items() if name != "seq")


def posts(connection: Connection, seq: int, *, ids: list[UUID], site: Site, every: bool) -> int:
    """Repairs everything that is derived from these posts; how many rows were wrong. ``every``: all search rows are written."""
    stored = Stored.read(connection, ids)
    want = expected(connection, stored.posts.values(), site, place(connection, stored.posts.values()))
    rows = refresh_posts(connection, stored, want, site, seq=seq, texts=(), asked=())
    known = {row["entity_id"] for row in rows}
    told = {row.entity_id: row for row in in_batches(connection, _TOLD, ids)}
    present = {post: changes.present("post", post, seq, one.revision, one.card["position"]) for post, one in want.items()}
    rows += [change for post, change in present.items() if post not in known and not _is_told(told.get(post), change)]
    changes.store(connection, rows)
    untrue = {post for post, row in told.items() if row.is_public} - want.keys() - known
    wrong = len(rows) + search.restore(connection, [one.searchable for one in want.values()], every=every)
    wrong += urls.restore_addresses(connection, {post: one.url for post, one in want.items()}, site)
    wrong += urls.note_former_addresses(connection, urls.withdrawn_urls(stored.posts.values(), site.zone), site)
    wrong += _withdraw(connection, untrue, seq) + search.bring_titles(connection, ids)
    return wrong + _list(connection, [one.card for one in want.values()])


def _withdraw(connection: Connection, ids: Collection[UUID], seq: int) -> int:
    """Corrects change rows that call a post public which is not; deletes those of posts that never were public."""
    columns = (Post.id, Post.slug, Post.language, Post.withdrawn_reason, Post.published_at, Post.live_revision, Post.position, Post.origin)
    rows = list(in_batches(connection, select(*columns).where(Post.id.in_(KEYS)), ids))
    left = [row for row in rows if row.published_at is not None]
    lasts = {row.id: _withdrawn(row) for row in left}
    changes.store(connection, [changes.absent("post", post, seq, last) for post, last in lasts.items()])
    for row in rows:
        if row.id not in lasts:
            connection.execute(delete(Change).where(Change.entity_id == row.id))
    return len(rows)


def _withdrawn(row: Row[Any]) -> changes.Last:
    reason, uri = row.withdrawn_reason or "unpublished", (row.origin or {}).get("uri")
    return changes.Last(row.slug, row.language, None, reason, row.live_revision, position=row.position, uri=uri)


def _list(connection: Connection, cards: Iterable[Mapping[str, Any]]) -> int:
    """Adds missing listing rows of cards; how many."""
    borne = sorted((facet, card["position"]) for card in cards for facet in numbers_in(card["facets"]))
    return insert_missing(connection, Listing.__table__, [{"facet_id": facet, "position": at} for facet, at in borne])  # type: ignore[arg-type]


def lost_posts(connection: Connection, seq: int, *, site: Site) -> int:
    """Deletes cards of posts that do not exist any more; how many."""
    gone = connection.execute(select(Card.post_id).where(~exists().where(Post.id == Card.post_id))).scalars().all()
    changes.store(connection, refresh_posts(connection, Stored.read(connection, gone), {}, site, seq=seq, texts=(), asked=()))
    return len(gone)


def lost_entities(connection: Connection, seq: int) -> int:
    """Corrects change rows that call a deleted resource public; how many."""
    found = 0
    for kind in KINDS:
        table = KINDS[kind].table
        here = exists().where(table.c.id == Change.entity_id)
        lost = connection.execute(select(Change).where(Change.kind == kind, Change.is_public, ~here)).all()
        changes.store(connection, [_deleted(connection, row, seq) for row in lost])
        found += len(lost)
    return found


def _deleted(connection: Connection, told: Row[Any], seq: int) -> dict[str, Any]:
    """The change row of a deleted resource. Its slug is still known, its language is not."""
    slugs = select(Slug.slug).where(Slug.kind == told.kind, Slug.entity_id == told.entity_id).order_by(Slug.is_current.desc()).limit(1)
    slug = connection.execute(slugs).scalar() or str(told.entity_id)
    url = None if told.kind == "post" else BASE + path_of(told.kind, slug)
    return changes.absent(told.kind, told.entity_id, seq, changes.Last(slug, "und", url, "deleted", told.revision, position=told.position))


def fragments(connection: Connection, _seq: int) -> int:
    """Deletes fragments of resources that do not exist; how many."""
    numbers = []
    for kind in RESOURCES:
        refs = {str(one) for one in connection.execute(select(KINDS[kind].table.c.id)).scalars()}
        numbers += [row.id for row in connection.execute(select(Facet.id, Facet.ref).where(Facet.kind == kind)) if row.ref in refs]
    numbers += connection.execute(select(Facet.id).where(Facet.kind == SITE)).scalars()
    stray = set(connection.execute(select(Fragment.facet_id).distinct()).scalars()) - set(numbers)
    return sum(connection.execute(delete(Fragment).where(Fragment.facet_id == one)).rowcount for one in stray)


def names(connection: Connection, _seq: int) -> int:
    """Deletes words of names of resources that do not exist; how many."""
    living = [and_(NameWord.kind == kind, NameWord.entity_id.in_(select(KINDS[kind].table.c.id))) for kind in RESOURCES]
    return connection.execute(delete(NameWord).where(not_(or_(*living)))).rowcount


def words(connection: Connection, _seq: int) -> int:
    """Deletes search words at positions without a card; how many."""
    stray = search.positions(connection) - set(connection.execute(select(Card.position)).scalars())
    search.unindex(connection, stray)
    return len(stray)


def site_profile(connection: Connection, seq: int, *, site: Site) -> int:
    """Corrects what is stored of the site; how many rows were wrong (0 or 1)."""
    rows = restore_site(connection, seq, site)
    changes.store(connection, rows)
    return len(rows)


def departures(connection: Connection, _seq: int) -> int:
    """Deletes departures from facets that the post is listed under; how many."""
    here = exists().where(Card.post_id == Departure.entity_id, Listing.position == Card.position, Listing.facet_id == Departure.facet_id)
    return connection.execute(delete(Departure).where(here)).rowcount


def listing(connection: Connection, _seq: int, *, reached: list[tuple[int, int]]) -> int:
    """Deletes listing rows that no card agrees with; how many. ``reached`` is where to begin, and is emptied at the end of the table."""
    facet, at = reached[-1]
    rows = connection.execute(_LISTED, {"facet": facet, "at": at}).all()
    wrong = [
        {"facet": row.facet_id, "at": row.position} for row in rows if row.facets is None or row.facet_id not in numbers_in(row.facets)
    ]
    if wrong:
        connection.execute(_UNLIST, wrong)
    reached[:] = [(rows[-1].facet_id, rows[-1].position)] if len(rows) == ROWS_A_STEP else []
    return len(wrong)


def counts(connection: Connection, seq: int) -> int:
    """Corrects how many posts each facet has; how many counts were wrong."""
    real = {row[0]: row[1] for row in connection.execute(select(Listing.facet_id, func.count()).group_by(Listing.facet_id))}
    stored = connection.execute(select(Facet.id, Facet.posts, Facet.pages)).all()
    counted = [(row, {"posts": real.get(row.id, 0), "pages": real.get(-row.id, 0)}) for row in stored]
    wrong = [{"number": row.id, **right} for row, right in counted if (row.posts, row.pages) != tuple(right.values())]
    if wrong:
        values: dict[str, Any] = {name: bindparam(name) for name in ("posts", "pages")}
        connection.execute(update(Facet).where(Facet.id == bindparam("number")).values(**values, seq=seq), wrong)
    return len(wrong)
