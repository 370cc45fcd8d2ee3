"""A generated archive put into a database faster than the importer does. Where databases are is in ``databases``."""

import sys
from collections.abc import Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, update

from api.clock import MICROSECONDS
from api.db import Database
from api.derived.refresh import Touched, refresh
from api.derived.search import bring_titles
from api.importers import Item
from api.models import LINKS, Image, Post, Slug
from api.services.archive.importing import importing
from bench.corpus import Corpus
from schemas.archive import LINES

AT_ONCE = 500
TOLD = 10_000
"""After so many posts it is said how far it is."""


def fill(database: Database, corpus: Corpus) -> None:
    """Puts a generated archive in: all but posts by the importer, base rows of posts in bulk, what follows from them by ``refresh``."""
    ids = {line["slug"]: UUID(line["id"]) for line in _imported(database, corpus)}
    posts, done = corpus.posts(), 0
    while lines := [LINES["post"].load(line) for line in islice(posts, AT_ONCE)]:
        with database.write.begin() as connection:
            _insert(connection, lines, ids)
            written = {UUID(line["id"]) for line in lines}
            refresh(connection, Touched({"post": written}, written), database.site)
            bring_titles(connection, written)
        done += len(lines)
        if done % TOLD == 0 or len(lines) < AT_ONCE:
            print(f"{database.url.partition(':')[0]}: {done:,} of {corpus.size:,} posts made", file=sys.stderr, flush=True)


def _imported(database: Database, corpus: Corpus) -> list[dict[str, Any]]:
    lines = list(corpus.entities())
    for result in importing(database, [Item(line["slug"], line) for line in lines]):
        assert result.outcome == "created", result  # noqa: S101 - a fault of the bench itself
    return lines


def _insert(connection: Connection, lines: Sequence[dict[str, Any]], ids: dict[str, UUID]) -> None:
    images = {line["image"]["id"]: line["image"] for line in lines if line["image"]}
    if images:
        rows = [
            {"caption": None, "credit": None, "license": None, "focal_point": None, **image, "id": UUID(one)}
            for one, image in images.items()
        ]
        connection.execute(insert(Image), rows)
    connection.execute(insert(Post), [_row(line, ids) for line in lines])
    firsts = {UUID(line["translation_of"]) for line in lines if line["translation_of"]}
    if firsts:
        connection.execute(update(Post).where(Post.id.in_(firsts)).values(group_id=Post.id))
    slugs = [{"kind": "post", "slug": line["slug"], "entity_id": UUID(line["id"]), "is_current": True} for line in lines]
    connection.execute(insert(Slug), slugs)
    for kind, link in LINKS.items():
        rows = [
            {"post_id": UUID(line["id"]), f"{kind}_id": ids[slug], "ord": place}
            for line in lines
            for place, slug in enumerate(line[f"{kind}s"])
        ]
        connection.execute(insert(link), rows)


def _row(line: dict[str, Any], ids: dict[str, UUID]) -> dict[str, Any]:
    origin = line["origin"] and dict.fromkeys(("section", "uri", "url", "revision", "license", "credit")) | line["origin"]
    return {
        **{name: line[name] for name in ("kind", "slug", "language", "title", "excerpt", "body_html", "state", "featured_at")},
        "id": UUID(line["id"]),
        "section_id": ids[line["section"]],
        "group_id": UUID(line["translation_of"]) if line["translation_of"] else None,
        "image_id": UUID(line["image"]["id"]) if line["image"] else None,
        "origin": origin,
        "origin_uri": line["origin"] and line["origin"]["uri"],
        "published_at": line.get("published_at"),
        "created_at": line["created_at"] * MICROSECONDS,
        "updated_at": line["updated_at"] * MICROSECONDS,
    }
