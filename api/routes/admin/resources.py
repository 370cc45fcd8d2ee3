"""Tags, campaigns, events, authors and sections for those who write. What must stay true is in ``api.services``."""

from collections.abc import Mapping
from typing import Any

from api.errors import InvalidInput, InvalidParameter
from api.models import RESOURCES, Kind, Tag
from api.queries.authored.jobs import job_form
from api.queries.authored.lists import named
from api.routes.admin.events import ACTIONS, EventResource
from api.routes.admin.serve import PLAIN, More, serve, serve_action
from api.services.references import entity_id
from api.services.resources import campaigns, tags
from api.web.admin import authentication, requests
from api.web.admin.blueprint import ID, AdminBlueprint
from api.web.admin.crud import Resource
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas.actions import CampaignChangeQuery, MergeInput, TagDeleteQuery
from schemas.admin_answers import ANSWERS, AuthoredCampaign
from schemas.admin_inputs import FORMS, PointInput
from schemas.admin_queries import AuthoredEventQuery, AuthoredResourceQuery
from schemas.job import Job

blp = AdminBlueprint("authored-resources", __name__, description="Tags, campaigns, events, authors and sections, as they are written.")


class CampaignResource(Resource):
    """Campaigns, whose figures are not wiped by a slip."""

    def edit(self, write: WriteRequest, row: Any, values: Any) -> None:
        """Changes a campaign; with ``drop_figures`` they may lose their history."""
        campaigns.edit(write.session, row, values, now=write.now, by=write.by, drop_figures=write.asked["drop_figures"])


class TagResource(Resource):
    """Tags, which others can take over."""

    def delete(self, write: WriteRequest) -> WriteResult:
        """Nothing: 204; or where another tag takes over, a job: 202."""
        if write.asked.get("replace_with") is None:
            return super().delete(write)
        tag: Tag = self.found(write)
        self.check(write, tag)
        try:
            return merged(write, tag, write.asked["replace_with"], "delete")
        except InvalidInput as error:
            raise InvalidParameter(str(error), "replace_with") from None


CLASSES: Mapping[str, type[Resource]] = {"campaign": CampaignResource, "event": EventResource, "tag": TagResource}
"""Kinds that can do more than all others."""
QUERIES: Mapping[str, AuthoredResourceQuery] = {"event": AuthoredEventQuery()}
"""What their lists are asked."""
MORE: Mapping[str, More] = {
    "campaign": More(change_query=CampaignChangeQuery()),
    "tag": More(delete_query=TagDeleteQuery(), later=Job),
}


def _resource(kind: Kind) -> Resource:
    new, patch = FORMS[kind.name]
    return CLASSES.get(kind.name, Resource)(kind, new(), patch(), ANSWERS[kind.name].one)


SERVED = {name: _resource(kind) for name, kind in RESOURCES.items()}
for _name, _served in SERVED.items():
    _listing = Listing(QUERIES.get(_name, AuthoredResourceQuery()), named(_name, lambda: authentication.key().section))
    serve(blp, _served, listing=_listing, listed=ANSWERS[_name].many, more=MORE.get(_name, PLAIN))

for _action in ACTIONS:
    serve_action(blp, SERVED["event"], _action)


@blp.route(f"{ADMIN}/tags/<id>/merge", methods=["POST"], parameters=ID)
@blp.writes("mergeTag", Job, scope="tags:write", body=Body(MergeInput), status=202, if_match=False)
def merge_tag(write: WriteRequest) -> WriteResult:
    """Has a tag taken over by another one.

    Its posts and the tags below it get the other one, step by step; then all its addresses lead there. `Location` is the job.
    """
    values = requests.load(MergeInput(), write.body)
    tag: Tag = SERVED["tag"].found(write)
    SERVED["tag"].check(write, tag, needed=False)
    return merged(write, tag, values["into"], "merge")


def merged(write: WriteRequest, tag: Tag, ref: str, action: str) -> WriteResult:
    """The job by which another tag takes over. Raises ``InvalidInput`` for one that cannot."""
    into = write.session.get(Tag, entity_id(write.session, "tag", ref, "/into"))
    if into is None:
        raise InvalidInput("There is no such tag.", "/into")
    job = tags.merge(write.session, tag, into, now=write.now, by=write.by)
    write.session.flush()
    where = f"{write.site.public_url}{ADMIN}/jobs/{job.id}"
    form = job_form(write.session.connection(), job.id, section=write.key.section)
    return WriteResult(form, action, "tag", tag.id, revision=tag.revision, status=202, headers={"Location": where})


MEASURE = [
    *ID,
    {"in": "path", "name": "measure", "description": "What is counted, as the campaign's `figures` name it.", "schema": {"type": "string"}},
]


@blp.route(f"{ADMIN}/campaigns/<id>/figures/<measure>", methods=["POST"], parameters=MEASURE)
@blp.writes("reportFigure", AuthoredCampaign, scope="campaigns:write", body=Body(PointInput), if_match=False)
def report_figure(write: WriteRequest) -> WriteResult:
    """Adds a dated value to what a campaign counts, or corrects it.

    Each instant has one value: sent again, nothing changes. Without `post` the one that reported it stays. 404 with what the campaign
    counts for any other measure; 422 for a value of the future.
    """
    point: Any = requests.load(PointInput(), write.body)
    campaign = SERVED["campaign"].found(write)
    # Figures that are reported together come at once: each waits for the one before it (PostgreSQL).
    write.session.refresh(campaign, with_for_update=True)
    SERVED["campaign"].check(write, campaign, needed=False)
    campaigns.report(write.session, campaign, write.path["measure"].replace("%2F", "/"), point, now=write.now, by=write.by)
    return SERVED["campaign"].result(write, campaign, "report")
