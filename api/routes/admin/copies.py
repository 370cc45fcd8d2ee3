"""Copies of other sections' posts: what the section changed of one, and giving that up."""

import orjson
from flask import Response

from api.db import reading
from api.queries.authored import copies
from api.routes.admin.posts import POSTS, check_scope
from api.routes.admin.revisions import visible
from api.services.posts import following
from api.web.admin import requests
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.app_state import state
from schemas.admin_answers import AuthoredPost
from schemas.post_copy import FollowInput, PostCopy

COPY = "/admin/v1/posts/<id>/copy"

blp = AdminBlueprint("copies", __name__, description="Copies of other sections' posts, and what the section here changed of them.")


@blp.route(COPY, parameters=ID)
@blp.reads("getPostCopy", PostCopy)
def get_copy(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows what is kept of a copy beside the post.

    Which members the section changed, what the origin said then and says now, and whether the section hides it. 404 for posts that
    are no copies of a source.
    """
    post = visible(id)
    with reading(state().database) as connection:
        return with_etag(orjson.dumps(copies.one(connection, post)))


@blp.route(f"{COPY}/follow", methods=["POST"], parameters=ID)
@blp.writes("followOrigin", AuthoredPost, scope="posts:write", body=Body(FollowInput), if_match=False)
def follow_origin(write: WriteRequest) -> WriteResult:
    """Has members of a copy follow its origin again.

    They are as the origin has them now; what the section had made of them stays among the revisions. A post that is public needs
    `posts:publish`. 404 for posts that are no copies of a source.
    """
    post = POSTS.found(write)
    POSTS.check(write, post, needed=False)
    members = requests.load(FollowInput(), write.body)["members"]
    check_scope(write, post, draft=False)
    following.follow(write.session, post, members, now=write.now, by=write.by)
    return POSTS.result(write, post, "follow-origin")
