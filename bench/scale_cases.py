"""What ``scale`` asks for, and what stands for the words in braces there."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Connection, func, select

from api.clock import MICROSECONDS
from api.derived.positions import A_SECOND
from api.models import Card, Facet, Tag
from api.queries.sync import cursors as sync_cursors
from api.queries.sync.places import InLog, InSnapshot
from bench import search
from bench.corpus import FIRST, YEARS, iso
from bench.offline_client import CHANGES
from bench.view_times import Values
from schemas.query import LIMIT, MOST_LIMIT, MOST_LISTED

DEEP = 1_000
"""The page that is asked for by cursor, or the last one."""
HITS = 6


@dataclass(frozen=True, slots=True)
class Case:
    """A path and its query. ``is_page``: a page of a list of posts, which has an aim in milliseconds; ``is_search``: a question."""

    query: Values
    path: str = search.POSTS
    is_page: bool = False
    is_search: bool = False


PAGES: dict[str, Values] = {
    "newest": {},
    "oldest": {"sort": "published_at"},
    "tag": {"tag": "tag-30"},
    "rare tag": {"tag": "tag-290"},
    "parent tag": {"tag": "{parent}"},
    "tag, language, campaign": {"tag": "tag-2", "language": "fr", "campaign": "campaign-1"},
    "two tags and a language": {"tag_all": "tag-2,tag-5", "language": "fr"},
    "two rare tags, all": {"tag_all": "tag-150,tag-200"},
    "any of three tags": {"tag": "tag-1,tag-2,tag-3"},
    "not a tag": {"tag": "tag-0", "tag_not": "tag-1"},
    "image and campaign": {"has_image": "true", "campaign": "campaign-3"},
    "deep page by cursor": {"cursor": "{cursor}"},
    "deep page by number": {"page": "{page}"},
    "-updated_at": {"sort": "-updated_at"},
    "-updated_at of a tag": {"sort": "-updated_at", "tag": "tag-30"},
    "-featured_at": {"sort": "-featured_at"},
    "updated_after, few": {"updated_after": "{lately}"},
    "published_before": {"published_before": "{half}"},
    "prefer_language": {"prefer_language": "fr,en"},
    "prefer_language, tag": {"prefer_language": "fr,en,*", "tag": "tag-1"},
}
OTHERS = {
    "one post": Case({}, "/v1/posts/{middle}"),
    "related": Case({}, "/v1/posts/{middle}/related"),
    "count of all": Case({"count": "true"}),
    "count of a tag": Case({"count": "true", "tag": "tag-1"}),
    "count, tag and language": Case({"count": "true", "tag": "tag-1", "language": "fr"}),
    "facets, all six": Case({"facets": search.KINDS}, search.FACETS),
    "facets of a tag": Case({"facets": "author,language", "tag": "tag-1"}, search.FACETS),
    "facets, tag and language": Case({"facets": "author", "tag": "tag-0", "language": "fr"}, search.FACETS),
    "tags, 100": Case({"limit": "100"}, "/v1/tags"),
    "tags by beginning": Case({"q": "{letters}"}, "/v1/tags"),
    "changes, snapshot": Case({"limit": "500", "cursor": "{snapshot}"}, CHANGES),
    "changes, 500": Case({"limit": "500", "cursor": "{log}"}, CHANGES),
    "changes of a rare tag": Case({"limit": "500", "cursor": "{log_of_tag}", "tag": "tag-290"}, CHANGES),
    "changes, no news": Case({"limit": "500", "cursor": "{head}"}, CHANGES),
}
CASES = {
    **{name: Case(query, is_page=True) for name, query in PAGES.items()},
    **OTHERS,
    **{
        name: Case(case.query, case.path, is_search=True)
        for name, case in search.CASES.items()
        if "q" in case.query and case.path == search.POSTS
    },
    "facets of a question": Case(search.CASES["facets of a question"].query, search.FACETS),
}
"""What is timed."""


def values_of(connection: Connection, app: Flask) -> Values:
    """What stands for the words in braces."""
    children = select(Tag.parent_id).where(Tag.parent_id.is_not(None)).group_by(Tag.parent_id).order_by(func.count().desc()).limit(1)
    public = connection.execute(select(Facet.posts).where(Facet.kind == "all")).scalar_one()
    latest = connection.execute(select(Card.updated_at).order_by(Card.updated_at.desc()).offset(HITS - 1).limit(1)).scalar_one()
    return {
        **search.values(connection),
        **_cursors(app, connection),
        "parent": connection.execute(select(Tag.slug).where(Tag.id == children.scalar_subquery())).scalar_one(),
        "middle": _asked(app, search.POSTS, limit=1, page=min(DEEP, public))["data"][0]["slug"],
        "page": min(MOST_LISTED, public) // LIMIT,
        "cursor": _behind(app, min(DEEP, public // LIMIT)),
        "lately": iso(latest // MICROSECONDS),
        "half": iso(FIRST + YEARS // 2),
    }


def _cursors(app: Flask, connection: Connection) -> Values:
    """Cursors of delta sync: halfway through the posts of a snapshot, halfway through the log, the same with a tag, at the end."""
    position = connection.execute(
        select(Card.position).order_by(Card.position).where(Card.position >= (FIRST + YEARS // 2) * A_SECOND).limit(1)
    )
    place, epoch, *scope = sync_cursors.read(_asked(app, CHANGES, limit=1)["page"]["next_cursor"])
    _, _, *of_tag = sync_cursors.read(_asked(app, CHANGES, limit=1, tag="tag-290")["page"]["next_cursor"])
    halfway = InLog(place.since, place.since // 2)
    return {
        "snapshot": sync_cursors.written(InSnapshot(place.since, "post", position.scalar_one()), epoch, *scope),
        "log": sync_cursors.written(halfway, epoch, *scope),
        "log_of_tag": sync_cursors.written(halfway, epoch, *of_tag),
        "head": sync_cursors.written(InLog.complete(place.since), epoch, *scope),
    }


def _behind(app: Flask, page: int) -> str:
    """The cursor of this page, found by walking there in bigger steps."""
    cursor = None
    for _ in range((page - 1) * LIMIT // MOST_LIMIT):
        cursor = _asked(app, search.POSTS, limit=MOST_LIMIT, **({"cursor": cursor} if cursor else {}))["page"]["next_cursor"]
    assert isinstance(cursor, str)  # noqa: S101 - a fault of the bench itself
    return cursor


def _asked(app: Flask, path: str, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = app.test_client().get(path, query_string=query).get_json()
    return answer
