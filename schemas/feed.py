"""What feeds of posts are asked by: what the list in JSON is, but for what a format has no place for."""

from schemas.post import ALWAYS, INCLUDE, PostQuery
from schemas.query import include_of


class FeedQuery(PostQuery):
    """What a feed of posts is asked."""

    class Meta(PostQuery.Meta):
        exclude = ("count", "fields")

    include = include_of(INCLUDE, ALWAYS)
