"""Derived rows as they must be, computed once more from the base rows alone, and where the stored ones differ.

Written without ``api.derived``, but for the words of a text and its excerpt, which have tests of their own.
"""

import json
from collections import Counter as Tally
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import Connection, Row, select, text

from api.derived.excerpts import generated, text_of
from api.derived.words import GAP, indexed
from api.models import (
    KINDS,
    LINKS,
    Address,
    Card,
    Change,
    Counter,
    Departure,
    Facet,
    Fragment,
    Image,
    Job,
    Listing,
    Post,
    Slug,
)
from api.settings import Site
from schemas.addresses import placed

BASE, HOLE = "\x01", "\x02"
A_SECOND = 1_000_000
Key = tuple[str, str]
Words = dict[int, tuple[dict[int, str], dict[int, str]]]
"""By position, the words of the title and of the body by their place."""


@dataclass(frozen=True)
class Wanted:
    """What must be stored of a public post: its card, its facets, its words, its address."""

    json: dict[str, Any]
    row: tuple[Any, ...]
    shown: list[list[Key]]
    others: set[Key]
    words: tuple[dict[int, str], dict[int, str]]
    url: str

    @property
    def facets(self) -> set[Key]:
        return {key for group in self.shown for key in group} | self.others


class Base:
    """All base rows by kind and id."""

    def __init__(self, connection: Connection, site: Site) -> None:
        self.site = site
        self.rows: dict[str, dict[UUID, Row[Any]]] = {
            kind: {row.id: row for row in connection.execute(select(model.__table__))} for kind, model in KINDS.items()
        }
        self.images = {row.id: row for row in connection.execute(select(Image.__table__))}
        self.links = {
            kind: [(post, to) for post, to in connection.execute(select(link.post_id, link.to_id).order_by(link.ord))]
            for kind, link in LINKS.items()
        }
        self.public = {one: row for one, row in self.rows["post"].items() if row.state == "published"}

    def wanted(self) -> dict[UUID, Wanted]:
        return {one: self._wanted(row) for one, row in self.public.items()}

    def _wanted(self, post: Row[Any]) -> Wanted:
        body = text_of(post.body_html)
        excerpt, truncated = generated(body) if post.excerpt is None else (post.excerpt, post.excerpt_truncated)
        url = self.url(post)
        members = {
            **{name: getattr(post, name) for name in ("slug", "language", "title", "license", "origin")},
            "id": str(post.id),
            "excerpt": excerpt,
            "excerpt_truncated": truncated,
            "published_at": _instant(post.published_at),
            "updated_at": _instant(post.updated_at // A_SECOND),
            "featured_at": post.featured_at and _instant(post.featured_at),
            "revision": post.live_revision,
            "url": url,
            "canonical_url": (post.origin or {}).get("url") or url,
            "image": self._image(post.image_id),
            "translations": self._translations(post),
        }
        title, whole = indexed(post.title, post.excerpt or "", body)
        row = (post.position, post.updated_at, post.featured_at or 0, post.group_id, post.language)
        shown = [self._linked(post.id, kind) for kind in ("tag", "campaign", "author")] + [[("section", str(post.section_id))]]
        return Wanted(members, row, shown, self._others(post, shown[0]), (_placed(title), _placed(whole)), url.removeprefix(BASE))

    def _linked(self, post: UUID, kind: str) -> list[Key]:
        return list(dict.fromkeys((kind, str(self.merged(to) if kind == "tag" else to)) for one, to in self.links[kind] if one == post))

    def merged(self, tag: UUID) -> UUID:
        return self.rows["tag"][tag].merged_into_id or tag

    def _others(self, post: Row[Any], tags: list[Key]) -> set[Key]:
        month = datetime.fromtimestamp(post.published_at, UTC).astimezone(self.site.zone).strftime("%Y-%m")
        found = {("all", ""), ("month", month), ("origin", "syndicated" if post.origin else "own")}
        found |= {("featured", "")} if post.featured_at is not None else set()
        found |= {("image", "")} if post.image_id else set()
        parts = post.language.split("-")
        found |= {("language", "-".join(parts[:length])) for length in range(1, len(parts) + 1)}
        for _, tag in tags:
            above = self.rows["tag"][UUID(tag)].parent_id
            while above:
                found.add(("tag", str(above)))
                above = self.rows["tag"][above].parent_id
        return found - set(tags)

    def url(self, post: Row[Any]) -> str:
        section = self.rows["section"][post.section_id]
        at = datetime.fromtimestamp(post.published_at, UTC).astimezone(self.site.zone)
        path = section.url_template or "/{language}/{slug}"
        parts = {
            "language": post.language,
            "slug": quote(post.slug),
            "id": str(post.id),
            "year": f"{at.year:04}",
            "month": f"{at.month:02}",
        }
        for name, value in parts.items():
            path = path.replace("{" + name + "}", value)
        return (section.url or BASE) + path

    def _image(self, image: UUID | None) -> dict[str, Any] | None:
        if image is None:
            return None
        members = ("url", "alt", "caption", "credit", "license", "width", "height", "focal_point")
        return {"id": str(image), "renditions": [], **{name: getattr(self.images[image], name) for name in members}}

    def _translations(self, post: Row[Any]) -> list[dict[str, Any]]:
        others = [one for one in self.public.values() if one.group_id and one.group_id == post.group_id and one.id != post.id]
        return [
            {"id": str(one.id), "slug": one.slug, "language": one.language, "title": one.title, "url": self.url(one)}
            for one in sorted(others, key=lambda one: (one.language, one.id))
        ]

    def fragments(self) -> dict[tuple[Key, str], dict[str, Any]]:
        """By facet and language, what is embedded."""
        found = {}
        for kind, name, names in (
            ("tag", "name", "names"),
            ("campaign", "title", "titles"),
            ("author", "name", "names"),
            ("section", "name", ""),
        ):
            for one, row in self.rows[kind].items():
                own = getattr(row, name)
                for language, said in {"": own, row.language: own, **(getattr(row, names) if names else {})}.items():
                    found[(kind, str(one)), language] = {"id": str(one), "slug": row.slug, name: said, **self._more(kind, row)}
        return found

    def _more(self, kind: str, row: Row[Any]) -> dict[str, Any]:
        if kind == "author":
            return {"url": row.url or f"{BASE}/authors/{quote(row.slug)}"}
        return {"hashtag": row.hashtag, "state": row.state} if kind == "campaign" else {}


def differences(connection: Connection, site: Site) -> Iterator[str]:
    """Each derived row that is not as it must be. Posts that waiting jobs must still visit may have another card."""
    base = Base(connection, site)
    names = {row.id: (row.kind, row.ref) for row in connection.execute(select(Facet))}
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
    yield from _of_entities(connection, base, names)
    yield from _of_changes(connection, base, cards)
    yield from _of_ways(connection, base, {post: one.url for post, one in wanted.items() if post not in unvisited})


def _unvisited(connection: Connection, base: Base) -> set[UUID]:
    """Posts under the facets of waiting jobs below the places reached, and their translations."""
    found: set[UUID] = set()
    for job in connection.execute(select(Job.kind, Job.payload, Job.place).where(Job.state == "waiting")):
        kind, ref = ("tag", job.payload["tag"]) if job.kind == "merge-tag" else (job.payload["kind"], job.payload["id"])
        listed = select(Card.post_id).join(Listing, Listing.position == Card.position).join(Facet, Facet.id == Listing.facet_id)
        listed = listed.where(Facet.kind == kind, Facet.ref == ref)
        found |= set(connection.execute(listed if job.place is None else listed.where(Card.position < job.place)).scalars())
    groups = {base.public[post].group_id for post in found & base.public.keys()} - {None}
    return found | {one for one, row in base.public.items() if row.group_id in groups}


def _of_card(card: Row[Any], wanted: Wanted, names: Mapping[int, Key]) -> Iterator[object]:
    shown = json.loads(card.json.replace(HOLE, ""), strict=False)
    if shown != wanted.json:
        yield {name: (shown.get(name), value) for name, value in wanted.json.items() if shown.get(name) != value}
    row = (card.position, card.updated_at, card.featured_at, card.group_id, card.language)
    if row != wanted.row:
        yield row, wanted.row
    *groups, others = ([names[int(number)] for number in group.split(",") if number] for group in card.facets.split("|"))
    if groups != wanted.shown or set(others) != wanted.others or len(others) != len(wanted.others):
        yield card.facets, groups, others, wanted.shown, wanted.others


def _of_lists(connection: Connection, cards: Mapping[UUID, Row[Any]], names: Mapping[int, Key]) -> Iterator[str]:
    listed = Tally((row.facet_id, row.position) for row in connection.execute(select(Listing)))
    borne = Tally((int(one), card.position) for card in cards.values() for one in card.facets.replace("|", ",").split(",") if one)
    if listed != borne:
        yield f"listing: {set(listed) ^ set(borne)}"
    real = Tally(facet for facet, _ in listed)
    for facet, posts in connection.execute(select(Facet.id, Facet.posts)):
        if posts != real[facet]:
            yield f"facet {names[facet]}: {posts} posts, not {real[facet]}"
    left = {(row.facet_id, row.entity_id) for row in connection.execute(select(Departure))}
    here = {(facet, post) for post, card in cards.items() for facet in names if (facet, card.position) in listed}
    if left & here:
        yield f"departures of what is there: {left & here}"


def _of_words(connection: Connection, wanted: Words) -> Iterator[str]:
    stored = stored_words(connection)
    if stored.keys() != wanted.keys():
        yield f"search positions: {stored.keys() ^ wanted.keys()}"
    for position in stored.keys() & wanted.keys():
        if stored[position] != wanted[position]:
            yield f"words at {position}: {stored[position]}, not {wanted[position]}"


def _of_entities(connection: Connection, base: Base, names: Mapping[int, Key]) -> Iterator[str]:
    rows = connection.execute(select(Fragment.facet_id, Fragment.language, Fragment.json))
    stored = {(names[number], language): json.loads(said, strict=False) for number, language, said in rows}
    wanted = base.fragments()
    if stored != wanted:
        yield f"fragments: {[(key, stored.get(key), wanted.get(key)) for key in stored.keys() | wanted if stored.get(key) != wanted.get(key)]}"
    keys = dict(connection.execute(select(Facet.ref, Facet.key).where(Facet.kind.in_(("tag", "campaign", "author", "section")))).all())
    for kind in ("tag", "campaign", "author", "section"):
        for one, row in base.rows[kind].items():
            said = str(one) if kind == "tag" and row.merged_into_id else row.slug
            if keys.get(str(one)) != said:
                yield f"facet of {kind} {one} is called {keys.get(str(one))}, not {said}"


def _of_changes(connection: Connection, base: Base, cards: Mapping[UUID, Row[Any]]) -> Iterator[str]:
    told = {(row.kind, row.entity_id): row for row in connection.execute(select(Change))}
    stored = {key: (row.revision, row.position) for key, row in told.items() if row.is_public}
    wanted = {("post", one): (base.public[one].live_revision, card.position) for one, card in cards.items() if one in base.public}
    for kind in ("tag", "campaign", "author", "section"):
        wanted |= {(kind, one): (row.revision, None) for one, row in base.rows[kind].items() if not getattr(row, "merged_into_id", None)}
    if stored != wanted:
        yield f"changes: {[(key, stored.get(key), wanted.get(key)) for key in stored.keys() | wanted if stored.get(key) != wanted.get(key)]}"
    for (kind, one), row in told.items():
        merged = kind == "tag" and one in base.rows[kind] and base.rows[kind][one].merged_into_id
        if not row.is_public and (row.position is not None or not row.slug or not row.reason or row.into != (merged or None)):
            yield f"change of {kind} {one} that left: {row}"
    counter = connection.execute(select(Counter.seq)).scalar_one()
    newest = [row.seq for table in (Change, Departure, Facet) for row in connection.execute(select(table.seq))]
    if max(newest, default=0) > counter:
        yield f"the counter is at {counter}, rows at {max(newest)}"


def _of_ways(connection: Connection, base: Base, urls: Mapping[UUID, str]) -> Iterator[str]:
    ways = {(row.host, row.path): (row.kind, row.entity_id) for row in connection.execute(select(Address))}
    for post, url in urls.items():
        if ways.get(placed(url, base.site.public_url)) != ("post", post):
            yield f"address {url} of {post}"
    current: Tally[tuple[str, UUID]] = Tally()
    for slug in connection.execute(select(Slug)):
        row = base.rows[slug.kind].get(slug.entity_id)
        current[slug.kind, slug.entity_id] += slug.is_current
        if row is not None and slug.is_current != (row.slug == slug.slug):
            yield f"slug {slug.slug} of {slug.kind} {slug.entity_id}"
    for kind, rows in base.rows.items():
        for one, row in rows.items():
            if current[kind, one] != (0 if getattr(row, "merged_into_id", None) else 1):
                yield f"{current[kind, one]} present slugs of {kind} {one}"


def stored_words(connection: Connection, only: Collection[int] = ()) -> Words:
    """What the search rows hold, in one form for both databases; ``only``: at these positions."""
    read = _of_fts5 if connection.dialect.name == "sqlite" else _of_tsvector
    found: Words = {position: ({}, {}) for position in _positions(connection)}
    for position, column, place, word in read(connection):
        if word != GAP:
            found[position][column][place] = word
    return {position: words for position, words in found.items() if not only or position in only}


def _positions(connection: Connection) -> list[int]:
    name = "rowid" if connection.dialect.name == "sqlite" else "position"
    return list(connection.execute(text(f"SELECT {name} FROM search")).scalars())


def _of_fts5(connection: Connection) -> Iterator[tuple[int, int, int, str]]:
    connection.exec_driver_sql("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, instance)")
    for term, doc, column, offset in connection.exec_driver_sql('SELECT term, doc, col, "offset" FROM temp.vocabulary'):
        yield doc, ("title", "body").index(column), offset, term


def _of_tsvector(connection: Connection) -> Iterator[tuple[int, int, int, str]]:
    for number, name in enumerate(("title", "body")):
        rows = connection.exec_driver_sql(f"SELECT position, lexeme, positions FROM search, unnest({name})")
        for position, lexeme, places in rows:
            yield from ((position, number, place - 1, lexeme) for place in places)


def _placed(words: list[str]) -> dict[int, str]:
    return {place: word for place, word in enumerate(words) if word != GAP}


def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
