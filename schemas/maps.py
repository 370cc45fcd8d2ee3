"""What sitemaps are asked by."""

from typing import NotRequired, TypedDict

from schemas.parameters import Listed, Number, Reference
from schemas.post import OfPosts
from schemas.query import Query

MOST_PARTS = 50_000
"""Of an index (sitemaps.org)."""


def _sections(told: str) -> Listed:
    return Listed(Reference(), f"{told} Ids or slugs; a former slug stands for the present one, one that names nothing matches nothing.")


class SitemapQuery(Query):
    """Which sitemap is wanted."""

    section = _sections("Posts and pages of any of these sections alone, without campaigns, events and tags.")
    part = Number(
        "Which part, from 1, where the answer without `part` is an index; the first has the oldest posts.", least=1, most=MOST_PARTS
    )


class SitemapAsked(TypedDict):
    """A sitemap, asked."""

    section: NotRequired[list[str]]
    part: NotRequired[int]


class NewsSitemapQuery(OfPosts):
    """Which news are wanted."""

    section = _sections("Posts of any of these sections, under the section's name as the publication.")
