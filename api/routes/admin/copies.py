"""Copies: what the section changed of another one's post, and giving that up; and which sections take copies of posts from here."""

import orjson
from flask import Response

from api.db import reading
from api.queries.authored import copies
from api.routes.admin.posts import POSTS, check_scope
from api.routes.admin.revisions import visible
from api.services.posts import following
from api.web.admin import authentication, requests
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.app_state import state
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas.admin_answers import AuthoredPost
from schemas.post_copy import FollowInput, PostCopy
from schemas.reader import CopiesElsewhere, ReaderList, ReaderQuery

COPY, COPIES, READERS = f"{ADMIN}/posts/<id>/copy", f"{ADMIN}/posts/<id>/copies", f"{ADMIN}/readers"

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


@blp.route(COPIES, parameters=ID)
@blp.reads("listPostCopies", CopiesElsewhere)
def list_copies(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows which sections elsewhere take a post, or took it.

    It follows from what each asks of `/v1/changes` here and how far it has come: nobody is asked, and readers that do not name
    themselves are not seen.
    """
    post = visible(id)
    with reading(state().database) as connection:
        return with_etag(orjson.dumps({"data": copies.elsewhere(connection, post, state().site)}))


@blp.route(READERS)
@blp.reads("listReaders", ReaderList, scope="sources:write", query=ReaderQuery(), is_list=True)
def list_readers(asked: dict[str, object]) -> Response:
    """Lists sections elsewhere that read delta sync here and name themselves, the last found first.

    With what they ask for and how far they have come. At most 1,000 are kept, for 90 days after they were last seen.
    """
    authentication.need_unbound("list readers")
    return Listing(ReaderQuery(), copies.readers).response(asked)


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
