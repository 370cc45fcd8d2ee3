"""Resources as delta sync sends them: each whole, with the others it names by their ids, and without counts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, select

from api.clock import iso, iso_us
from api.derived.cards import HOLE, beginning, image_member
from api.derived.fragments import table_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE, path_of
from api.models import Facet, Image, Post
from api.queries.resources.figures import figures
from api.settings import Site

Shaped = tuple[int, str]
"""Revision and JSON of a resource."""

_REFS = select(Facet.id, Facet.ref).where(Facet.id.in_(KEYS))
_BODIES = select(Post.position, Post.body_html).where(Post.position.in_(KEYS))
_REVISION = re.compile('"revision":([0-9]+)')
_ALONE = '"translations":[],'


def posts(connection: Connection, cards: Sequence[Row[Any]], site: Site, *, body: bool) -> list[Shaped]:
    """The posts of these cards, in their order. No value is rendered: cards are finished text, with holes for what they name."""
    shown = [[group.split(",") if group else [] for group in card.facets.split("|")[:4]] for card in cards]
    numbers = {int(number) for groups in shown for group in groups for number in group}
    refs = {str(number): f'"{ref}"' for number, ref in in_batches(connection, _REFS, sorted(numbers))}
    bodies: dict[int, str] = {}
    if body:
        bodies = dict(in_batches(connection, _BODIES, [card.position for card in cards]))
    return [_post(card, groups, refs, site, bodies) for card, groups in zip(cards, shown, strict=True)]


def _post(card: Row[Any], groups: Sequence[Sequence[str]], refs: Mapping[str, str], site: Site, bodies: Mapping[int, str]) -> Shaped:
    before, middle, after = card.json.split(HOLE)
    tags, campaigns, authors, section = (",".join([refs[number] for number in group]) for group in groups)
    if not after.startswith(_ALONE):
        rest = orjson.loads("{" + after.replace(BASE, r"\u0001"))
        rest["translations"] = [one["id"] for one in rest["translations"]]
        after = orjson.dumps(rest).decode()[1:]
    text = f'"body_html":{orjson.dumps(bodies.get(card.position, "")).decode()},' if bodies else ""
    revision = _REVISION.search(middle)
    json = f'{before}{text}{middle}"authors":[{authors}],"tags":[{tags}],"campaigns":[{campaigns}],"section":{section or "null"},{after}'
    return int(revision[1]) if revision else 0, json.replace(BASE, site.public_url)


def named(card: str) -> dict[str, str]:
    """Slug, language and address of a post, from the JSON of its card."""
    told = beginning(card)
    return {name: told[name] for name in ("slug", "language", "url")}


def entities(connection: Connection, kind: str, ids: Iterable[UUID], site: Site, *, body: bool) -> dict[UUID, Shaped]:
    """Tags, campaigns, authors or sections by id, in all their languages."""
    table = table_of(kind)
    rows = list(in_batches(connection, select(table).where(table.c.id.in_(KEYS)), ids))
    return _dumped(connection, kind, rows, site, body=body)


def entities_after(connection: Connection, kind: str, after: UUID, limit: int, site: Site, *, body: bool) -> dict[UUID, Shaped]:
    """At most ``limit`` of them behind an id, by id; merged tags are none."""
    table = table_of(kind)
    statement = select(table).where(table.c.id > after).order_by(table.c.id).limit(limit)
    if kind == "tag":
        statement = statement.where(table.c.merged_into_id.is_(None))
    return _dumped(connection, kind, list(connection.execute(statement)), site, body=body)


def _dumped(connection: Connection, kind: str, rows: Sequence[Row[Any]], site: Site, *, body: bool) -> dict[UUID, Shaped]:
    members, more = _MEMBERS[kind](connection, rows, site, body)
    found = {}
    for row in rows:
        told = {
            "id": str(row.id),
            "slug": row.slug,
            "language": row.language,
            **{name: getattr(row, name) for name in members},
            **more.get(row.id, {}),
            "revision": row.revision,
            "updated_at": iso_us(row.updated_at),
        }
        found[row.id] = (row.revision, orjson.dumps(told).decode())
    return found


Shown = tuple[Sequence[str], dict[UUID, dict[str, Any]]]
"""Columns that are members as they are, and by id the members that are not."""


def _tags(_connection: Connection, rows: Sequence[Row[Any]], _site: Site, _body: bool) -> Shown:  # noqa: FBT001 - as all of ``_MEMBERS``
    parents = {row.id: {"parent": row.parent_id and str(row.parent_id)} for row in rows}
    return ("name", "names", "description", "descriptions"), parents


def _authors(connection: Connection, rows: Sequence[Row[Any]], site: Site, _body: bool) -> Shown:  # noqa: FBT001
    images = _images(connection, rows)
    urls = {row.id: row.url or site.public_url + path_of("author", row.slug) for row in rows}
    return ("name", "names", "bio", "bios"), {row.id: {"url": urls[row.id], "image": images[row.image_id]} for row in rows}


def _sections(_connection: Connection, rows: Sequence[Row[Any]], site: Site, _body: bool) -> Shown:  # noqa: FBT001
    return ("name",), {row.id: {"url": row.url or site.public_url} for row in rows}


def _campaigns(connection: Connection, rows: Sequence[Row[Any]], _site: Site, body: bool) -> Shown:  # noqa: FBT001
    images = _images(connection, rows)
    reported = figures(connection, [row.id for row in rows], history=True)
    texts = ("title", "titles", "summary", "summaries", *(("body_html", "bodies") if body else ()))
    plain = ("hashtag", "starts_on", "ends_on", "place", "state")
    return (*texts, *plain), {
        row.id: {
            "featured_at": None if row.featured_at is None else iso(row.featured_at),
            "image": images[row.image_id],
            "figures": [_figure(one) for one in reported.get(row.id, [])],
        }
        for row in rows
    }


def _figure(figure: dict[str, Any]) -> dict[str, Any]:
    history = [{**point, "post": point["post"] and point["post"]["id"]} for point in figure["history"]]
    return {**figure, "latest": history[-1] if history else None, "history": history}


def _images(connection: Connection, rows: Sequence[Row[Any]]) -> dict[UUID | None, dict[str, Any] | None]:
    ids = {row.image_id for row in rows if row.image_id}
    found = in_batches(connection, select(Image.__table__).where(Image.id.in_(KEYS)), ids)
    return {None: None} | {row.id: image_member(row) for row in found}


_MEMBERS: dict[str, Callable[[Connection, Sequence[Row[Any]], Site, bool], Shown]] = {
    "tag": _tags,
    "author": _authors,
    "section": _sections,
    "campaign": _campaigns,
}
