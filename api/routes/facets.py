"""Counts of posts for delivery. What is counted is decided in ``api.queries.posts.facets``."""

from api.db import reading
from api.derived.facets import ALL, EVERY_KIND
from api.queries.posts import facets
from api.web.blueprint import Blueprint
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import dumped
from schemas.facets import FacetsQuery, PostFacets

blp = Blueprint("facets", __name__, description="Counts of posts, for side bars and menus.")


@blp.route("/v1/facets/posts")
@blp.operation("countPosts", FacetsQuery(), PostFacets)
def count_posts(read: Read, asked: Asked) -> Answer:
    """Counts of the posts that match, by tag, campaign, language, section, author and month.

    Each kind ignores its own filter, so that a side bar can offer the other choices; values without posts are left out.
    """
    with reading(read.here.database) as connection:
        found = facets.counted(connection, asked, read.here.site)
    return dumped(read, PostFacets(), found, keys=[ALL], groups=[EVERY_KIND])
