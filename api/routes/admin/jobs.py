"""Merging tags, and how far a job is. The steps of jobs are in ``api.services.jobs``."""

import orjson
from flask import Response

from api.db import reading
from api.errors import InvalidInput, NotFound
from api.models import Tag
from api.queries.authored.jobs import job_form
from api.routes.admin.entities import TAG
from api.services import tags
from api.services.references import as_uuid, entity_id
from api.web import bodies
from api.web.authoring import ID, Authoring, answered
from api.web.bodies import Body
from api.web.calls import Call, Done
from api.web.state import state
from api.web.wsgi import ADMIN
from schemas.actions import MergeInput
from schemas.job import Job

blp = Authoring("jobs", __name__, description="Changes of many posts: begun by one request, done by the worker.")


@blp.route(f"{ADMIN}/tags/<id>/merge", methods=["POST"], parameters=ID)
@blp.writes("mergeTag", Job, scope="tags:write", body=Body(MergeInput), status=202, if_match=False)
def merge_tag(call: Call) -> Done:
    """Has a tag taken over by another one.

    Its posts and the tags below it get the other one, step by step; then all its addresses lead there. `Location` is the job.
    """
    values = bodies.load(MergeInput(), call.body)
    tag: Tag = TAG.found(call)
    TAG.check(call, tag, needed=False)
    into = call.session.get(Tag, entity_id(call.session, "tag", values["into"], "/into"))
    if into is None:
        raise InvalidInput("There is no such tag.", "/into")
    job = tags.merge(call.session, tag, into, now=call.now)
    call.session.flush()
    where = f"{call.site.public_url}{ADMIN}/jobs/{job.id}"
    form = job_form(call.session.connection(), job.id)
    return Done(form, "merge", "tag", tag.id, revision=tag.revision, status=202, headers={"Location": where})


@blp.route(f"{ADMIN}/jobs/<id>", parameters=ID)
@blp.reads("getJob", Job)
def get_job(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows how far a job is.

    It goes on where it was when the worker, or the machine, is started again.
    """
    one = as_uuid(id)
    if one is None:
        raise NotFound
    with reading(state().database) as connection:
        return answered(orjson.dumps(job_form(connection, one)))
