"""Counts of posts by what they can be filtered by, and what they are asked by."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from schemas import field_builders
from schemas.base import Output
from schemas.faults import Fault
from schemas.page import Total
from schemas.parameters import Choice, Listed, Number
from schemas.post import PostFilters
from schemas.query import MOST_LIMIT

BUCKETS = 50
KINDS = ("tag", "campaign", "language", "section", "author", "month", "year")
TIMES, MOST_TIMES = ("month", "year"), 1_000
"""Kinds that may be asked for to their end, and how many values of them at most."""


class Bucket(Output):
    """A value, and how many of the posts have it."""

    value = field_builders.text("What the filter of this name takes; of `month` and `year` it is `published_in`.", "water")
    label = field_builders.text(
        "What to call it: in the first of `prefer_language`, else the site's default language, else its own.", "Water"
    )
    count = field_builders.whole("Posts that would be left with it.", 42)


def _buckets(told: str, filtered: str) -> fields.List[Any]:
    return field_builders.many(
        Bucket,
        f"{told} Its own filter, `{filtered}`, is ignored; of more than 10,000 posts "
        "that the others leave, the newest 10,000 are counted. `null` unless asked for.",
        null=True,
    )


class FacetCounts(Output):
    """Counts by kind, `null` for those not asked."""

    tag = _buckets("Tags, the most posts first; a tag counts those of the tags below it.", "tag")
    campaign = _buckets("Campaigns, the most posts first.", "campaign")
    language = _buckets("Languages, the most posts first; `fr` counts `fr-CA`, too.", "language")
    section = _buckets("Sections, the most posts first.", "section")
    author = _buckets("Authors, the most posts first.", "author")
    month = _buckets("Months, newest first, in the time zone that `GET /v1` names.", "published_in")
    year = _buckets("Years, newest first, in that time zone.", "published_in")


class PostFacets(Output):
    """Counts of the posts that match."""

    data = field_builders.nested(FacetCounts, "Counts by kind.")
    total = field_builders.nested(
        Total, "Posts that match all filters; beyond 10,000 `at_least`, and counts are of the newest 10,000 then."
    )


class FacetsQuery(PostFilters):
    """Which posts are counted, and by what."""

    facets = Listed(Choice(KINDS), f"By what to count: any of {', '.join(KINDS)}.", required=True)
    limit = Number(
        f"Values of each kind at most, {BUCKETS} unless said: up to {MOST_LIMIT}, or where only `month` and `year` are asked for "
        f"up to {MOST_TIMES:,}.",
        least=1,
        most=MOST_TIMES,
        load_default=BUCKETS,
    )

    @validates_schema
    def few_of_others(self, values: dict[str, Any], **_: Any) -> None:
        """Of months and years alone there may be more than of others."""
        if values["limit"] > MOST_LIMIT and not set(values.get("facets") or ()) <= set(TIMES):
            detail = f"The value is from 1 to {MOST_LIMIT:,}; up to {MOST_TIMES:,} only with `facets=month,year`, or one of these."
            raise ValidationError({"limit": [Fault(detail, "out-of-range")]})
