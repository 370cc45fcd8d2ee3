"""``reindex``: all derived rows rebuilt from the base tables, in short transactions beside readers and writers."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, tuple_, update

from api.db import Database, faults
from api.derived import changes, search
from api.derived.facets import unpacked
from api.derived.fragments import refresh_entities, table_of
from api.derived.positions import place
from api.derived.refresh import entity_change, refresh_posts
from api.derived.rows import KEYS, in_batches, take_seq, upsert
from api.models import BuiltWith, Card, Change, Facet, Listing, Post
from api.settings import Site

POSTS_A_STEP = 50
ROWS_A_STEP = 5_000
NIL = UUID(int=0)

_LISTED = (
    select(Listing.facet_id, Listing.position, Card.facets)
    .outerjoin(Card, Card.position == Listing.position)
    .where(tuple_(Listing.facet_id, Listing.position) > tuple_(bindparam("facet"), bindparam("at")))
    .order_by(Listing.facet_id, Listing.position)
    .limit(ROWS_A_STEP)
)
_UNLIST = delete(Listing).where(Listing.facet_id == bindparam("facet"), Listing.position == bindparam("at"))


def reindex(database: Database) -> Iterator[int]:
    """Repairs derived rows step by step; each value is the number of rows that a step had to repair."""
    for step in _steps(database):
        with faults(), database.write.connect() as connection:
            repaired = step(connection)
            # Rolled back where nothing was wrong, so that the counter stands still.
            (connection.commit if repaired else connection.rollback)()
        yield repaired
    with faults(), database.write.begin() as connection:
        record(connection, database.site)


def outdated(database: Database) -> bool:
    """Whether derived rows were computed with other settings than the present ones."""
    with faults(), database.write.connect() as connection:
        stored = {row.name: row.value for row in connection.execute(select(BuiltWith))}
        return any(stored.get(name, value) != value for name, value in _settings(database.site).items())


def record(connection: Connection, site: Site) -> None:
    """Notes the settings that derived rows are computed with."""
    rows = [{"name": name, "value": value} for name, value in _settings(site).items()]
    upsert(connection, BuiltWith.__table__, rows, keys=("name",))  # type: ignore[arg-type]


def _settings(site: Site) -> dict[str, str]:
    return {"TIMEZONE": site.zone.key}


Step = Callable[[Connection], int]


def _steps(database: Database) -> Iterator[Step]:
    for kind in ("section", "author", "tag", "campaign"):
        yield from _by_id(database, table_of(kind).c.id, partial(_entities, kind=kind))
    yield from _by_id(database, Post.__table__.c.id, partial(_posts, site=database.site))
    yield partial(_orphans, site=database.site)
    place_reached: list[tuple[int, int]] = [(0, 0)]
    while place_reached:
        yield partial(_listing, reached=place_reached)
    yield _counts


def _by_id(database: Database, column: Any, repair: Callable[..., int]) -> Iterator[Step]:
    last = NIL
    while True:
        with database.write.connect() as connection:
            ids = list(connection.execute(select(column).where(column > last).order_by(column).limit(POSTS_A_STEP)).scalars())
        if not ids:
            return
        yield partial(repair, ids=ids)
        last = ids[-1]


def _entities(connection: Connection, *, kind: str, ids: list[UUID]) -> int:
    seq = take_seq(connection)
    table = table_of(kind)
    rows = list(in_batches(connection, select(table).where(table.c.id.in_(KEYS)), ids))
    differs = refresh_entities(connection, kind, rows, seq)
    told = {row.entity_id: row for row in in_batches(connection, select(Change).where(Change.entity_id.in_(KEYS)), ids)}
    wrong = [row for row in rows if differs[row.id] or not _is_told(told.get(row.id), entity_change(kind, row, seq))]
    changes.store(connection, [entity_change(kind, row, seq) for row in wrong])
    return len(wrong)


def _is_told(stored: Row[Any] | None, change: dict[str, Any]) -> bool:
    return stored is not None and all(getattr(stored, name) == change[name] for name in ("is_public", "position", "revision", "into"))


def _posts(connection: Connection, *, ids: list[UUID], site: Site) -> int:
    seq = take_seq(connection)
    place(connection, ids)
    rows = refresh_posts(connection, ids, site, seq=seq, texts=ids, asked=())
    cards = {row.post_id: row for row in in_batches(connection, select(Card).where(Card.post_id.in_(KEYS)), ids)}
    told = {row.entity_id: row for row in in_batches(connection, select(Change).where(Change.entity_id.in_(KEYS)), ids)}
    revisions = dict(connection.execute(select(Post.id, Post.live_revision).where(Post.id.in_(ids))).all())
    known = {row["entity_id"] for row in rows}
    for post, card in cards.items():
        change = changes.present("post", post, seq, revisions[post], card.position)
        if post not in known and not _is_told(told.get(post), change):
            rows.append(change)
    changes.store(connection, rows)
    return len(rows) + sum(_list(connection, card) for card in cards.values())


def _list(connection: Connection, card: Row[Any]) -> int:
    """Listing rows of a card that were missing."""
    facets = unpacked(card.facets)
    listed = set(
        connection.execute(select(Listing.facet_id).where(Listing.facet_id.in_(facets), Listing.position == card.position)).scalars()
    )
    missing = [{"facet_id": facet, "position": card.position} for facet in sorted(facets - listed)]
    if missing:
        connection.execute(insert(Listing), missing)
    return len(missing)


def _orphans(connection: Connection, site: Site) -> int:
    """Cards of posts that are no more, and words at positions without a card."""
    seq = take_seq(connection)
    gone = connection.execute(select(Card.post_id, Card.position).outerjoin(Post, Post.id == Card.post_id).where(Post.id.is_(None))).all()
    if gone:
        changes.store(connection, refresh_posts(connection, [row.post_id for row in gone], site, seq=seq, texts=(), asked=()))
    stray = search.positions(connection) - set(connection.execute(select(Card.position)).scalars())
    search.unindex(connection, stray)
    return len(gone) + len(stray)


def _listing(connection: Connection, reached: list[tuple[int, int]]) -> int:
    """Takes away listing rows that no card bears out; ``reached`` is emptied at the end of the table."""
    take_seq(connection)
    facet, at = reached.pop()
    rows = connection.execute(_LISTED, {"facet": facet, "at": at}).all()
    wrong = [{"facet": row.facet_id, "at": row.position} for row in rows if row.facets is None or row.facet_id not in unpacked(row.facets)]
    if wrong:
        connection.execute(_UNLIST, wrong)
    if len(rows) == ROWS_A_STEP:
        reached.append((rows[-1].facet_id, rows[-1].position))
    return len(wrong)


def _counts(connection: Connection) -> int:
    seq = take_seq(connection)
    real = dict(connection.execute(select(Listing.facet_id, func.count()).group_by(Listing.facet_id)).all())
    stored = connection.execute(select(Facet.id, Facet.posts)).all()
    wrong = [{"number": row.id, "real": real.get(row.id, 0)} for row in stored if row.posts != real.get(row.id, 0)]
    if wrong:
        connection.execute(update(Facet).where(Facet.id == bindparam("number")).values(posts=bindparam("real"), seq=seq), wrong)
    return len(wrong)
