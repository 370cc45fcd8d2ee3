"""How far jobs are. Their steps are in ``api.services.jobs``."""

from functools import partial

import orjson
from flask import Response

from api.db import reading
from api.errors import NotFound
from api.queries.authored import jobs
from api.services.references import as_uuid
from api.web.admin import authentication
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.app_state import state
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas.admin_queries import JobQuery
from schemas.job import Job, JobList

blp = AdminBlueprint("jobs", __name__, description="Changes of many posts: begun by one request, done by the worker.")


@blp.route(f"{ADMIN}/jobs")
@blp.reads("listJobs", JobList, query=JobQuery(), is_list=True)
def list_jobs(asked: dict[str, object]) -> Response:
    """Lists jobs, the last asked for first.

    One that failed says why in `error`.
    """
    return Listing(JobQuery(), partial(jobs.listed, section=authentication.key().section)).response(asked)


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
        return with_etag(orjson.dumps(jobs.job_form(connection, one, section=authentication.key().section)))
