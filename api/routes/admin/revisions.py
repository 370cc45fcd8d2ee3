"""Revisions of posts for those who write. What restoring one does is in ``api.services.posts.revisions``."""

from uuid import UUID

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.errors import NotFound
from api.queries.authored import revisions
from api.queries.paging import Rows, Window
from api.routes.admin.posts import POSTS, check_scope
from api.services.posts import revisions as rules
from api.services.references import as_uuid
from api.settings import Site
from api.web.admin import authentication, requests
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.app_state import state
from api.web.lists import Listing
from api.web.query_string import Asked
from schemas.actions import Nothing, PostChangeQuery
from schemas.admin_answers import AuthoredPost
from schemas.revision import MOST, CompareQuery, Comparison, Revision, RevisionList, RevisionQuery

REVISIONS = "/admin/v1/posts/<id>/revisions"
NUMBER = [
    *ID,
    {
        "in": "path",
        "name": "number",
        "description": "Number of the revision.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST},
    },
]

blp = AdminBlueprint("revisions", __name__, description="Every form of a post that was saved.")


@blp.route(REVISIONS, parameters=ID)
@blp.reads("listPostRevisions", RevisionList, query=RevisionQuery())
def list_revisions(asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Lists the revisions of a post, newest first.

    Every save is one, actions too; none is ever thrown away while the post is there.
    """
    post = visible(id)

    def listed(connection: Connection, _asked: Asked, window: Window, _site: Site) -> Rows:
        return revisions.listed(connection, post, window)

    return Listing(RevisionQuery(), listed).answer(asked)


@blp.route(f"{REVISIONS}/<number>", parameters=NUMBER)
@blp.reads("getPostRevision", Revision)
def get_revision(_asked: dict[str, object], id: str, number: str) -> Response:  # noqa: A002
    """Shows what a post was like when it was saved.

    References to what is gone since are left out.
    """
    post, place = visible(id), _number(number)
    with reading(state().database) as connection:
        return with_etag(orjson.dumps(revisions.one(connection, post, place, state().site, authentication.key().section)))


@blp.route(f"{REVISIONS}/<number>/compare", parameters=NUMBER)
@blp.reads("comparePostRevisions", Comparison, query=CompareQuery())
def compare_revisions(asked: dict[str, int], id: str, number: str) -> Response:  # noqa: A002
    """Compares two revisions of a post.

    `before` is the one in the path, `after` the one in `with`.
    """
    post, before, after = visible(id), _number(number), asked["with"]
    with reading(state().database) as connection:
        saved = [revisions.snapshot_of(connection, post, place) for place in (before, after)]
        names = rules.differences(*saved)
        section = authentication.key().section
        one, other = (revisions.form_of(connection, snapshot, state().site, section) | {"state": snapshot["state"]} for snapshot in saved)
    members = [revisions.NAMES.get(name, name) for name in names]
    if section is not None and one["translation_of"] == other["translation_of"]:  # what differs is not for this key
        members = [name for name in members if name != "translation_of"]
    told = [{"member": name, "before": one[name], "after": other[name]} for name in members]
    return with_etag(orjson.dumps({"before": before, "after": after, "changes": told}))


@blp.route(f"{REVISIONS}/<number>/restore", methods=["POST"], parameters=NUMBER)
@blp.writes(
    "restorePostRevision", AuthoredPost, scope="posts:write", query=PostChangeQuery(), body=Body(Nothing, is_needed=False), if_match=False
)
def restore_revision(write: WriteRequest) -> WriteResult:
    """Makes an old form of a post the present one, as a new revision.

    State and first publication stay; a public post changes at once, or with `draft=true` by its pending revision. Left out is what
    cannot be had any more: references to what is gone, a slug that another post has, moments that have passed.
    """
    requests.load(Nothing(), write.body)
    post, draft = POSTS.found(write), write.asked["draft"]
    POSTS.check(write, post, needed=False)
    check_scope(write, post, draft=draft)
    rules.restore(write.session, post, _number(write.path["number"]), now=write.now, by=write.by, draft=draft)
    return POSTS.result(write, post, "restore-revision")


def visible(ref: str) -> UUID:
    """The post of a path. Raises ``NotFound`` for what is not there, or not for this key."""
    post = as_uuid(ref)
    if post is None:
        raise NotFound
    with reading(state().database) as connection:
        revisions.check_visible(connection, post, authentication.key().section)
    return post


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= len(str(MOST)) and int(text) <= MOST):
        raise NotFound
    return int(text)
