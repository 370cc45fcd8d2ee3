"""Tags, campaigns, authors and sections for those who write. What must stay true is in ``api.services``."""

from typing import Any

from api.errors import InvalidInput, InvalidParameter
from api.models import Tag
from api.queries.authored.jobs import job_form
from api.queries.authored.lists import Listed, named
from api.routes.admin.serve import PLAIN, More, Names, serve
from api.services.references import entity_id
from api.services.resources import authors, campaigns, sections, tags
from api.web.admin import authentication, json_body
from api.web.admin.blueprint import ID, AdminBlueprint
from api.web.admin.crud import Resource
from api.web.admin.json_body import Body
from api.web.admin.requests import WriteRequest, WriteResult
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas import admin_answers, admin_inputs
from schemas.actions import MergeInput, TagDeleteQuery
from schemas.admin_queries import AuthoredResourceQuery
from schemas.base import Input, Output
from schemas.job import Job

blp = AdminBlueprint("authored-resources", __name__, description="Tags, campaigns, authors and sections, as they are written.")


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


def _made(
    kind: str,
    rules: Any,
    schemas: tuple[Input, Input, type[Output]],
    *,
    resource: type[Resource] = Resource,
    days: bool = False,
    **more: Any,
) -> Resource:
    """A kind whose rules are a module with ``create``, ``edit`` and ``remove``. ``days``: they need the site's zone."""

    def at(write: WriteRequest) -> dict[str, Any]:
        return {"now": write.now, "site": write.site} if days else {"now": write.now}

    return resource(
        kind,
        *schemas,
        create=lambda write, values: rules.create(write.session, values, **at(write)),
        edit=lambda write, row, values: rules.edit(write.session, row, values, **at(write)),
        remove=lambda write, row: rules.remove(write.session, row),
        **more,
    )


TAG = _made("tag", tags, (admin_inputs.TagInput(), admin_inputs.TagPatch(), admin_answers.AuthoredTag), resource=TagResource)
CAMPAIGN = _made(
    "campaign", campaigns, (admin_inputs.CampaignInput(), admin_inputs.CampaignPatch(), admin_answers.AuthoredCampaign), days=True
)
AUTHOR = _made("author", authors, (admin_inputs.AuthorInput(), admin_inputs.AuthorPatch(), admin_answers.AuthoredAuthor))
SECTION = _made(
    "section",
    sections,
    (admin_inputs.SectionInput(), admin_inputs.SectionPatch(), admin_answers.AuthoredSection),
    sees=lambda key, row: key.section in (None, row.id),
)
SERVED = (
    (TAG, Names("a tag", "tags", "Tag", "tags:write"), admin_answers.AuthoredTagList),
    (CAMPAIGN, Names("a campaign", "campaigns", "Campaign", "campaigns:write"), admin_answers.AuthoredCampaignList),
    (AUTHOR, Names("an author", "authors", "Author", "posts:write"), admin_answers.AuthoredAuthorList),
    (SECTION, Names("a section", "sections", "Section", "sections:write"), admin_answers.AuthoredSectionList),
)


def _listed_by(kind: str) -> Listed:
    return named(kind, lambda: authentication.key().section) if kind == "section" else named(kind)


for _resource, _names, _listed in SERVED:
    _more = More(delete_query=TagDeleteQuery(), later=Job) if _resource is TAG else PLAIN
    serve(blp, _resource, _names, listing=Listing(AuthoredResourceQuery(), _listed_by(_resource.kind)), listed=_listed, more=_more)


@blp.route(f"{ADMIN}/tags/<id>/merge", methods=["POST"], parameters=ID)
@blp.writes("mergeTag", Job, scope="tags:write", body=Body(MergeInput), status=202, if_match=False)
def merge_tag(write: WriteRequest) -> WriteResult:
    """Has a tag taken over by another one.

    Its posts and the tags below it get the other one, step by step; then all its addresses lead there. `Location` is the job.
    """
    values = json_body.load(MergeInput(), write.body)
    tag: Tag = TAG.found(write)
    TAG.check(write, tag, needed=False)
    return merged(write, tag, values["into"], "merge")


def merged(write: WriteRequest, tag: Tag, ref: str, action: str) -> WriteResult:
    """The job by which another tag takes over. Raises ``InvalidInput`` for one that cannot."""
    into = write.session.get(Tag, entity_id(write.session, "tag", ref, "/into"))
    if into is None:
        raise InvalidInput("There is no such tag.", "/into")
    job = tags.merge(write.session, tag, into, now=write.now)
    write.session.flush()
    where = f"{write.site.public_url}{ADMIN}/jobs/{job.id}"
    form = job_form(write.session.connection(), job.id)
    return WriteResult(form, action, "tag", tag.id, revision=tag.revision, status=202, headers={"Location": where})
