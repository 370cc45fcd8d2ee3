"""What of a post is not public beside it: its pending revision, and what somebody was writing."""

import orjson
from flask import Response

from api.db import reading
from api.errors import NotFound
from api.queries.authored import revisions
from api.routes.admin.posts import NOUN
from api.routes.admin.revisions import visible
from api.services.posts import autosaves, pending
from api.web import keys
from api.web.authoring import ID, Authoring, answered
from api.web.calls import Call, Done, tag_of
from api.web.state import state
from schemas.revision import Autosave, Pending

POST = "/admin/v1/posts/<id>"

blp = Authoring("drafts", __name__, description="What of a post is not public beside it: its pending revision, and autosaves.")


@blp.route(f"{POST}/pending", parameters=ID)
@blp.reads("getPendingRevision", Pending)
def get_pending(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows what a public post will read like.

    It is made by `PATCH …?draft=true` and goes live by `publish`. 404 where nothing is pending.
    """
    post = visible(id)
    with reading(state().database) as connection:
        return answered(orjson.dumps(revisions.pending(connection, post, state().site)))


@blp.route(f"{POST}/pending", methods=["DELETE"], parameters=ID)
@blp.writes("discardPendingRevision", None, scope="posts:write", status=204, if_match=True)
def discard_pending(call: Call) -> Done:
    """Takes a pending revision back, and its schedule.

    `If-Match` is the revision of the post. It stays among the revisions, from where it can be restored.
    """
    post = NOUN.found(call)
    NOUN.check(call, post)
    pending.discard(call.session, post, now=call.now, by=call.by)
    return Done(None, "discard", "post", post.id, post.section_id, post.revision, status=204, headers={"ETag": tag_of(post.revision)})


@blp.route(f"{POST}/autosave", parameters=ID)
@blp.reads("getAutosave", Autosave)
def get_autosave(_asked: dict[str, object], id: str) -> Response:  # noqa: A002
    """Shows what the caller was writing and has not saved.

    Each key and `Broadsheet-Actor` has one, kept by `PATCH …?autosave=true` for seven days. 404 where there is none.
    """
    post, by = visible(id), keys.by()
    with reading(state().database) as connection:
        found = revisions.autosave(connection, post, state().site, key=keys.key().id, actor=by.actor or "")
    return answered(orjson.dumps(found))


@blp.route(f"{POST}/autosave", methods=["DELETE"], parameters=ID)
@blp.writes("deleteAutosave", None, scope="posts:write", status=204)
def delete_autosave(call: Call) -> Done:
    """Throws away what the caller was writing.

    Saving the post does so, too.
    """
    post = NOUN.found(call)
    if autosaves.of(call.session, post, call.by) is None:
        raise NotFound
    autosaves.drop(call.session, post, call.by)
    return Done(None, None, "post", post.id, status=204)
