"""Posts for delivery. Which posts match, and in which order, is decided in ``api.queries.posts``."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from sqlalchemy import Connection

from api.queries import posts
from api.queries.window import Rows, Window
from api.settings import Site
from api.web.answers import Detail
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from schemas.post import Post, PostAsked, PostList, PostOneAsked, PostOneQuery, PostPartial, PostPartialList, PostQuery

blp = Blueprint("posts", __name__, description="News and campaign posts, one in each language.")


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    return posts.listed(connection, asked, window, site, body="body_html" in asked["include"])


LIST = Listing(PostQuery(), _listed)
DETAIL = Detail(posts.one)


@blp.route("/v1/posts")
@blp.operation("listPosts", LIST.query, PostList, partial=PostPartialList)
def list_posts(asked: PostAsked) -> Response:
    """Posts that match, newest first.

    All filters must hold; several values of one are alternatives. The text is left out unless `include=body_html` asks for it.
    """
    return LIST.answer(asked)


@blp.route("/v1/posts/<ref>", parameters=REF)
@blp.operation("getPost", PostOneQuery(), Post, partial=PostPartial, problems=(308, 404, 410, 451))
def get_post(asked: PostOneAsked, ref: str) -> Response:
    """One post, whole.

    A draft, and a post that never was, are 404 with the same bytes; one that was public once is 410, for legal reasons 451.
    """
    return DETAIL.answer(ref, asked)
