"""What is public of the site: what editors say of it, with what its menus name as that is now. ``refresh_site`` tells when it moves.

Reading makes it anew each time, from here too. Stored is only a digest of it and what it follows from, as a fragment of the facet
``("site", "")``, whose number moves with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Select, select, update

from api.clock import iso_us
from api.derived import changes
from api.derived.card_format import members_of
from api.derived.facets import facet_ids
from api.derived.fragments import OWN, image_member, is_finished, texts_of
from api.derived.rows import KEYS, in_batches, upsert
from api.derived.urls import BASE, path_of
from api.models import KINDS, SITE, SITE_ID, Card, Counter, Facet, Fragment, Image, Kind, SiteProfile
from api.settings import Site

FACET = (SITE, "")
Entry = Mapping[str, Any]
"""An entry of a menu as it is stored (``SiteProfile``)."""
Members = dict[str, Any]
Reference = tuple[str, UUID]
"""Kind and id of a resource."""

_PROFILE = select(SiteProfile.__table__)
_IMAGES = select(Image.__table__).where(Image.id.in_(KEYS))
_STORED = select(Fragment.json).join(Facet, Facet.id == Fragment.facet_id).where(Facet.kind == SITE, Facet.ref == "")
_MOVE = update(Facet).where(Facet.kind == SITE, Facet.ref == "")
_GROUPS = select(Card.group_id).where(Card.post_id.in_(KEYS))
_CARDS = select(Card.post_id, Card.group_id, Card.json)


@dataclass(frozen=True, slots=True)
class Target:
    """A public resource that a menu names: what it is called in its own ``language``, and ``texts`` by language.

    ``url`` may begin with ``BASE``. ``translations``: of a post, all posts that say the same, this one among them.
    """

    id: str
    slug: str
    language: str
    texts: Mapping[str, str]
    url: str
    translations: tuple["Target", ...] = ()

    @property
    def text(self) -> str:
        """What it is called in its own language."""
        return self.texts[self.language]


def profile(connection: Connection) -> Row[Any]:
    """The one row of the site."""
    return connection.execute(_PROFILE).one()


def entries_in(menus: Mapping[str, Sequence[Entry]]) -> Iterator[Entry]:
    """All entries of all menus, those below others too."""
    for entries in menus.values():
        yield from _walked(entries)


def _walked(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _walked(entry["children"])


def references_in(menus: Mapping[str, Sequence[Entry]]) -> dict[str, set[UUID]]:
    """By kind, the ids that menus name."""
    named: defaultdict[str, set[UUID]] = defaultdict(set)
    for entry in entries_in(menus):
        if entry["type"]:
            named[entry["type"]].add(UUID(entry["id"]))
    return named


def targets(connection: Connection, named: Mapping[str, Collection[UUID]]) -> dict[Reference, Target]:
    """What of these is public, by what it is named by; a merged one is what it was merged into."""
    found: dict[Reference, Target] = {}
    for kind, ids in named.items():
        public = _posts(connection, ids) if kind == "post" else _entities(connection, KINDS[kind], ids)
        found |= {(kind, one): target for one, target in public.items()}
    return found


@cache
def _columns(name: str) -> Select[Any]:
    kind = KINDS[name]
    names = ("id", "slug", "language", kind.called, kind.languages or "", "url", "merged_into_id")
    columns = [kind.table.c[name] for name in names if name in kind.table.c]
    return select(*columns).where(kind.table.c.id.in_(KEYS), *([kind.table.c.state == "published"] if kind.has_states else []))


def _entities(connection: Connection, kind: Kind, ids: Collection[UUID]) -> dict[UUID, Target]:
    rows = {row.id: row for row in in_batches(connection, _columns(kind.name), ids)}
    # A merge leads all earlier ones on, so one step is enough.
    present = {one: getattr(row, "merged_into_id", None) or one for one, row in rows.items()}
    rows |= {row.id: row for row in in_batches(connection, _columns(kind.name), set(present.values()) - set(rows))}
    return {one: _entity(kind, rows[into]) for one, into in present.items() if into in rows}


def _entity(kind: Kind, row: Row[Any]) -> Target:
    page = BASE if kind.is_site else BASE + path_of(kind.name, row.slug)
    return Target(str(row.id), row.slug, row.language, texts_of(kind, row), getattr(row, "url", None) or page)


def _posts(connection: Connection, ids: Collection[UUID]) -> dict[UUID, Target]:
    cards = {row.post_id: row for row in in_batches(connection, _CARDS.where(Card.post_id.in_(KEYS)), ids)}
    groups: defaultdict[UUID, list[Target]] = defaultdict(list)
    of_groups = {row.group_id for row in cards.values() if row.group_id}
    for row in sorted(in_batches(connection, _CARDS.where(Card.group_id.in_(KEYS)), of_groups), key=lambda card: card.post_id):
        groups[row.group_id].append(_post(row))
    return {one: _post(row, groups[row.group_id] if row.group_id else ()) for one, row in cards.items()}


def _post(card: Row[Any], group: Iterable[Target] = ()) -> Target:
    post = members_of(card.json)
    same = tuple(sorted(group, key=lambda other: (other.language, other.id)))
    return Target(post["id"], post["slug"], post["language"], {post["language"]: post["title"]}, post["url"], same)


def members(connection: Connection, site: Site) -> Members:
    """What is public of the site in all languages; addresses may begin with ``BASE``. A post's translations have itself among them."""
    row = profile(connection)
    language = row.language or site.default_language
    public = targets(connection, references_in(row.menus))
    shown = filter(is_finished, in_batches(connection, _IMAGES, {row.logo_id, row.icon_id} - {None}))
    images = {image.id: image_member(image) for image in shown}
    return {
        "id": str(row.id),
        "name": site.name,
        "url": BASE,
        "language": language,
        "description": row.description,
        "descriptions": row.descriptions,
        "logo": images.get(row.logo_id),
        "icon": images.get(row.icon_id),
        "social": row.social,
        "menus": {name: list(_shown(entries, language, public)) for name, entries in row.menus.items()},
        "revision": row.revision,
        "updated_at": iso_us(row.updated_at),
    }


def _shown(entries: Iterable[Entry], language: str, public: Mapping[Reference, Target]) -> Iterator[Members]:
    """The entries that lead somewhere: what names something that is not public is left out with all that is below it."""
    for entry in entries:
        target = public.get((entry["type"], UUID(entry["id"]))) if entry["type"] else None
        children = list(_shown(entry["children"], language, public)) if target or not entry["type"] else []
        if target is not None:
            yield {**_named(entry, language, target), "type": entry["type"], "id": target.id, "slug": target.slug, "children": children}
        elif entry["url"] or (children and not entry["type"]):
            url = BASE + entry["url"] if (entry["url"] or "").startswith("/") else entry["url"]
            own = {"label": entry["label"], "language": language, "labels": entry["labels"]}
            yield {**own, "url": url, "translations": [], "type": None, "id": None, "slug": None, "children": children}


def _named(entry: Entry, language: str, target: Target) -> Members:
    """How an entry is called, and where it leads: the editor's words before those of the resource, language by language."""
    own = {**({language: entry["label"]} if entry["label"] else {}), **entry["labels"]}
    texts = {**target.texts, **own}
    first = language if entry["label"] else target.language
    same = [{"id": one.id, "slug": one.slug, "language": one.language, "title": one.text, "url": one.url} for one in target.translations]
    return {
        "label": texts[first],
        "language": first,
        "labels": {tag: text for tag, text in sorted(texts.items()) if tag != first},
        "url": target.url,
        "translations": same,
    }


def refresh_site(connection: Connection, touched: Mapping[str, Collection[UUID]], seq: int, site: Site) -> list[Members]:
    """The site's change row, if it reads differently now: where it, or something that it follows from, was touched.

    All else that is derived is up to date already, and the counter's row is locked.
    """
    known = _stored(connection)
    follows = known.get("follows", {})
    if SITE in touched or any(not ids.isdisjoint(map(UUID, follows.get(kind, ()))) for kind, ids in _sets(touched)):
        return _brought(connection, known, seq, site)
    return []


def restore_site(connection: Connection, seq: int, site: Site) -> list[Members]:
    """The site's change row, if what is stored of it is not as it must be. Of one that nobody ever wrote, nothing need be stored."""
    known = _stored(connection)
    if not known and profile(connection).revision == 1:
        return []
    is_followed = update(Counter).where(Counter.id == 1, Counter.site_follows != bool(known.get("follows")))
    connection.execute(is_followed.values(site_follows=bool(known.get("follows"))))
    return _brought(connection, known, seq, site)


def _sets(touched: Mapping[str, Collection[UUID]]) -> Iterator[tuple[str, set[UUID]]]:
    return ((kind, set(ids)) for kind, ids in touched.items())


def _stored(connection: Connection) -> Members:
    stored = connection.execute(_STORED).scalar()
    return orjson.loads(stored) if stored else {}


def _brought(connection: Connection, known: Members, seq: int, site: Site) -> list[Members]:
    """The site's change row, if it reads differently, after what is stored of it was brought up to date."""
    said = members(connection, site)
    present = {"digest": sha256(orjson.dumps(said)).hexdigest(), "follows": _follows(connection)}
    if present == known:
        return []
    number = facet_ids(connection, [FACET])[FACET]
    row = {"facet_id": number, "language": OWN, "json": orjson.dumps(present).decode()}
    upsert(connection, Fragment.__table__, [row], keys=("facet_id", "language"))  # type: ignore[arg-type]
    if bool(present["follows"]) != bool(known.get("follows")):
        connection.execute(update(Counter).where(Counter.id == 1).values(site_follows=bool(present["follows"])))
    if present["digest"] == known.get("digest"):
        return []
    connection.execute(_MOVE.values(seq=seq))
    return [changes.present(SITE, SITE_ID, seq, said["revision"])]


def _follows(connection: Connection) -> dict[str, list[str]]:
    """By kind, the ids of all that the menus name, and of what that was merged into."""
    named = references_in(profile(connection).menus)
    for kind, ids in named.items():
        if KINDS[kind].is_merged:
            ids |= {row.merged_into_id for row in in_batches(connection, _columns(kind), list(ids)) if row.merged_into_id}
    return {kind: sorted(map(str, ids)) for kind, ids in sorted(named.items())}
