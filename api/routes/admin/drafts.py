"""What of a post is not public beside it: its pending revision, and what somebody was writing."""

import orjson
from flask import Response

from api.db import reading
from api.errors import NotFound
from api.queries.authored import revisions
from api.routes.admin.posts import POSTS
from api.routes.admin.revisions import visible
from api.services.posts import autosaves, pending
from api.web.admin import authentication
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import WriteRequest, WriteResult, revision_etag
from api.web.app_state import state
from schemas.revision import Autosave, Pending

POST = "/admin/v1/posts/<id>"

blp = AdminBlueprint("drafts", __name__, description="What of a post is not public beside it: its pending revision, and autosaves.")


@blp.route(f"{POST}/pending", parameters=ID)
@blp.reads("getPendingRevision", Pending)
def get_pending(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows what a public post will read like.

    It is made by `PATCH …?draft=true` and goes live by `publish`. 404 where nothing is pending.
    """
    post = visible(id)
    with reading(state().database) as connection:
        return with_etag(orjson.dumps(revisions.pending(connection, post, state().site, authentication.key().section)))


@blp.route(f"{POST}/pending", methods=["DELETE"], parameters=ID)
@blp.writes("discardPendingRevision", None, scope="posts:write", status=204, if_match=True)
def discard_pending(write: WriteRequest) -> WriteResult:
    """Takes a pending revision back, and its schedule.

    `If-Match` is the revision of the post. It stays among the revisions, from where it can be restored.
    """
    post = POSTS.found(write)
    POSTS.check(write, post)
    pending.discard(write.session, post, now=write.now, by=write.by)
    return WriteResult(
        None, "discard", "post", post.id, post.section_id, post.revision, status=204, headers={"ETag": revision_etag(post.revision)}
    )


@blp.route(f"{POST}/autosave", parameters=ID)
@blp.reads("getAutosave", Autosave)
def get_autosave(_asked: dict[str, object], id: str) -> Response:  # noqa: A002
    """Shows what the caller was writing and has not saved.

    Each key and `Broadsheet-Actor` has one, kept by `PATCH …?autosave=true` for seven days. 404 where there is none.
    """
    post, by, key = visible(id), authentication.by(), authentication.key()
    with reading(state().database) as connection:
        found = revisions.autosave(connection, post, state().site, key=key.id, actor=by.actor or "", section=key.section)
    return with_etag(orjson.dumps(found))


@blp.route(f"{POST}/autosave", methods=["DELETE"], parameters=ID)
@blp.writes("deleteAutosave", None, scope="posts:write", status=204)
def delete_autosave(write: WriteRequest) -> WriteResult:
    """Throws away what the caller was writing.

    Saving the post does so, too.
    """
    post = POSTS.found(write)
    if autosaves.of(write.session, post, write.by) is None:
        raise NotFound
    autosaves.drop(write.session, post, write.by)
    return WriteResult(None, None, "post", post.id, status=204)
