"""Where stored derived rows differ from what the base rows alone say that they must be."""

import json
from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, func, select

from api.derived.card_format import members_of
from api.derived.site import members
from api.derived.words import words
from api.models import (
    NAMED_BY_POSTS,
    SITE_ID,
    Address,
    Card,
    Change,
    Counter,
    Departure,
    Facet,
    Fragment,
    Job,
    Listing,
    NameWord,
    SiteProfile,
    Slug,
    TitleWord,
)
from api.settings import Site
from schemas.addresses import placed
from tests.derived.expected_rows import Base, Key, Wanted
from tests.derived.stored import Words, stored_words


class Names(dict[int, Key]):
    """Facets by number; one that is not there has a name of its own."""

    def __missing__(self, number: int) -> Key:
        return ("no facet", str(number))


def differences(connection: Connection, site: Site) -> Iterator[str]:
    """Each derived row that is not as it must be. Posts that waiting jobs must still visit may have another card."""
    base = Base(connection, site)
    names = Names({row.id: (row.kind, row.ref) for row in connection.execute(select(Facet))})
    cards = {row.post_id: row for row in connection.execute(select(Card))}
    wanted, unvisited = base.wanted(), _unvisited(connection, base)
    if cards.keys() != wanted.keys():
        yield f"cards of {cards.keys() ^ wanted.keys()}"
    for post in cards.keys() & wanted.keys():
        found = list(_of_card(cards[post], wanted[post], names))
        if found and post not in unvisited:
            yield f"post {post}: {found}"
    yield from _of_lists(connection, cards, names)
    yield from _of_words(connection, {wanted[post].row[0]: wanted[post].words for post in wanted})
    yield from _of_titles(connection, base)
    yield from _of_entities(connection, base, names)
    yield from _of_changes(connection, base, cards)
    yield from _of_events(connection, base)
    yield from _of_ways(connection, base, {post: one.url for post, one in wanted.items() if post not in unvisited})


def _unvisited(connection: Connection, base: Base) -> set[UUID]:
    """Posts under the facets of waiting jobs below the places reached, and their translations."""
    found: set[UUID] = set()
    for job in connection.execute(select(Job.kind, Job.payload, Job.place).where(Job.state == "waiting")):
        kind, ref = ("tag", job.payload["tag"]) if job.kind == "merge-tag" else (job.payload["kind"], job.payload["id"])
        listed = select(Card.post_id).join(Listing, Listing.position == Card.position).join(Facet, Facet.id == func.abs(Listing.facet_id))
        listed = listed.where(Facet.kind == kind, Facet.ref == ref)
        found |= set(connection.execute(listed if job.place is None else listed.where(Card.position < job.place)).scalars())
    groups = {base.public[post].group_id for post in found & base.public.keys()} - {None}
    return found | {one for one, row in base.public.items() if row.group_id in groups}


def _of_card(card: Row[Any], wanted: Wanted, names: Mapping[int, Key]) -> Iterator[object]:
    shown = members_of(card.json)
    if shown != wanted.json:
        yield {name: (shown.get(name), value) for name, value in wanted.json.items() if shown.get(name) != value}
    row = (card.position, card.updated_at, card.featured_at, card.group_id, card.language)
    if row != wanted.row:
        yield row, wanted.row
    numbers = [[int(number) for number in group.split(",") if number] for group in card.facets.split("|")]
    *groups, others = ([names[abs(number)] for number in group] for group in numbers)
    is_right = all((number < 0) == wanted.is_page for number in numbers[-1]) and min(map(min, filter(None, numbers[:-1])), default=1) > 0
    if groups != wanted.shown or set(others) != wanted.others or len(others) != len(wanted.others) or not is_right:
        yield card.facets, groups, others, wanted.shown, wanted.others


def _of_lists(connection: Connection, cards: Mapping[UUID, Row[Any]], names: Mapping[int, Key]) -> Iterator[str]:
    listed = Tally((row.facet_id, row.position) for row in connection.execute(select(Listing)))
    borne = Tally((one, card.position) for card in cards.values() for one in _listed_under(card))
    if listed != borne:
        yield f"listing: {set(listed) ^ set(borne)}"
    real = Tally(facet for facet, _ in listed)
    for facet, posts, pages in connection.execute(select(Facet.id, Facet.posts, Facet.pages)):
        if (posts, pages) != (real[facet], real[-facet]):
            yield f"facet {names[facet]}: {posts} posts and {pages} pages, not {real[facet]} and {real[-facet]}"
    left = {(row.facet_id, row.entity_id) for row in connection.execute(select(Departure))}
    here = {
        (facet, post) for post, card in cards.items() for number in names for facet in (number, -number) if (facet, card.position) in listed
    }
    if left & here:
        yield f"departures of what is there: {left & here}"


def _listed_under(card: Row[Any]) -> Iterator[int]:
    """The facets of a card, of a page the negative of each."""
    is_page = members_of(card.json)["kind"] == "page"
    for one in card.facets.replace("|", ",").split(","):
        if one:
            yield -abs(int(one)) if is_page else int(one)


def _of_words(connection: Connection, wanted: Words) -> Iterator[str]:
    stored = stored_words(connection)
    if stored.keys() != wanted.keys():
        yield f"search positions: {stored.keys() ^ wanted.keys()}"
    for position in stored.keys() & wanted.keys():
        if stored[position] != wanted[position]:
            yield f"words at {position}: {stored[position]}, not {wanted[position]}"


def _of_titles(connection: Connection, base: Base) -> Iterator[str]:
    stored = {(row.word, row.post_id) for row in connection.execute(select(TitleWord))}
    wanted = {(word, post) for post, row in base.rows["post"].items() for word in words(row.title)}
    if stored != wanted:
        yield f"words of titles: {stored ^ wanted}"


def _of_entities(connection: Connection, base: Base, names: Mapping[int, Key]) -> Iterator[str]:
    rows = connection.execute(select(Fragment.facet_id, Fragment.language, Fragment.json))
    stored = {(names[number], language): json.loads(said, strict=False) for number, language, said in rows}
    site = stored.pop((("site", ""), ""), None)
    yield from _of_site(connection, base, site)
    wanted = base.fragments()
    if stored != wanted:
        yield f"fragments: {_unequal(stored, wanted)}"
    stored_names = {(row.kind, row.word, row.entity_id) for row in connection.execute(select(NameWord))}
    if stored_names != base.name_words():
        yield f"words of names: {stored_names ^ base.name_words()}"
    keys = dict(connection.execute(select(Facet.ref, Facet.key).where(Facet.kind.in_(NAMED_BY_POSTS))).all())
    for kind in NAMED_BY_POSTS:
        for one, row in base.rows[kind].items():
            said = str(one) if kind == "tag" and row.merged_into_id else row.slug
            if keys.get(str(one)) != said:
                yield f"facet of {kind} {one} is called {keys.get(str(one))}, not {said}"


def _of_site(connection: Connection, base: Base, stored: Mapping[str, Any] | None) -> Iterator[str]:
    """What is stored of the site once it was written: what it follows from, and whether that differs from what is said."""
    row, follows = connection.execute(select(SiteProfile)).one(), connection.execute(select(Counter.site_follows)).scalar_one()
    if stored is None:
        if row.revision > 1 or follows:
            yield "the site is not stored"
        return
    named: dict[str, set[str]] = {}
    pending = [entry for entries in row.menus.values() for entry in entries]
    while pending:
        entry = pending.pop()
        pending += entry["children"]
        if entry["type"]:
            into = getattr(base.rows[entry["type"]].get(UUID(entry["id"])), "merged_into_id", None) if entry["type"] == "tag" else None
            named.setdefault(entry["type"], set()).update(map(str, filter(None, (entry["id"], into))))
    if {kind: set(ids) for kind, ids in stored["follows"].items()} != named or follows != bool(named):
        yield f"the site follows from {stored['follows']}, not {named}"
    if stored["digest"] != sha256(orjson.dumps(members(connection, base.site))).hexdigest():
        yield "the site reads otherwise"


def _of_changes(connection: Connection, base: Base, cards: Mapping[UUID, Row[Any]]) -> Iterator[str]:
    told = {(row.kind, row.entity_id): row for row in connection.execute(select(Change))}
    stored = {key: (row.revision, row.position) for key, row in told.items() if row.is_public}
    wanted = {("post", one): (base.public[one].live_revision, card.position) for one, card in cards.items() if one in base.public}
    for kind in ("tag", "campaign", "author", "section"):
        wanted |= {(kind, one): (row.revision, None) for one, row in base.rows[kind].items() if not getattr(row, "merged_into_id", None)}
    wanted |= {("event", one): (row.revision, None) for one, row in base.rows["event"].items() if row.state == "published"}
    if ("site", SITE_ID) in told:
        wanted["site", SITE_ID] = (connection.execute(select(SiteProfile.revision)).scalar_one(), None)
    if stored != wanted:
        yield f"changes: {_unequal(stored, wanted)}"
    for (kind, one), row in told.items():
        merged = kind == "tag" and one in base.rows[kind] and base.rows[kind][one].merged_into_id
        is_placed = (row.position is not None) == (kind == "post")
        if not row.is_public and not (is_placed and row.slug and row.reason and row.into == (merged or None)):
            yield f"change of {kind} {one} that left: {row}"
    counter, texts = connection.execute(select(Counter.seq, Counter.texts_seq)).one()
    newest = [texts, *(row.seq for table in (Change, Departure, Facet) for row in connection.execute(select(table.seq)))]
    if max(newest, default=0) > counter:
        yield f"the counter is at {counter}, rows at {max(newest)}"


def _of_events(connection: Connection, base: Base) -> Iterator[str]:
    told = set(connection.execute(select(Change.entity_id).where(Change.kind == "event")).scalars())
    once = {one for one, row in base.rows["event"].items() if row.published_at is not None}
    if once - told:
        yield f"no changes of {once - told}"
    if told & (base.rows["event"].keys() - once):
        yield f"changes of drafts: {told & (base.rows['event'].keys() - once)}"


def _of_ways(connection: Connection, base: Base, urls: Mapping[UUID, str]) -> Iterator[str]:
    ways = {(row.host, row.path): (row.kind, row.entity_id) for row in connection.execute(select(Address))}
    for post, url in urls.items():
        if ways.get(placed(url, base.site.public_url)) != ("post", post):
            yield f"address {url} of {post}"
    slugs = {(row.kind, row.slug): (row.entity_id, row.is_current) for row in connection.execute(select(Slug))}
    present = {
        (kind, row.slug): (one, True)
        for kind, rows in base.rows.items()
        for one, row in rows.items()
        if not getattr(row, "merged_into_id", None)
    }
    living = {one for one, _ in present.values()}
    stored = {key: (one, is_current) for key, (one, is_current) in slugs.items() if is_current and one in living}
    if stored != present:
        yield f"present slugs: {stored.items() ^ present.items()}"


def _unequal(stored: Mapping[Any, Any], wanted: Mapping[Any, Any]) -> list[object]:
    return [(key, stored.get(key), wanted.get(key)) for key in stored.keys() | wanted if stored.get(key) != wanted.get(key)]
