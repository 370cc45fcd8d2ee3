"""Tags, campaigns, authors and sections for those who write. What must stay true is in ``api.services``."""

from typing import Any

from api.errors import InvalidInput, InvalidParameter
from api.models import Tag
from api.queries.authored.jobs import job_form
from api.queries.authored.lists import Listed, named
from api.routes.admin.resources import PLAIN, More, Names, serve
from api.services.references import entity_id
from api.services.resources import authors, campaigns, sections, tags
from api.web import bodies, keys
from api.web.authoring import ID, Authoring
from api.web.bodies import Body
from api.web.calls import Call, Done
from api.web.lists import Listing
from api.web.nouns import Noun
from api.web.wsgi import ADMIN
from schemas import authored, inputs
from schemas.actions import MergeInput, TagDeleteQuery
from schemas.authored_lists import AuthoredNounQuery
from schemas.base import Input, Output
from schemas.job import Job

blp = Authoring("authored-resources", __name__, description="Tags, campaigns, authors and sections, as they are written.")


class TagNoun(Noun):
    """Tags, which others can take over."""

    def delete(self, call: Call) -> Done:
        """Nothing: 204; or where another tag takes over, a job: 202."""
        if call.asked.get("replace_with") is None:
            return super().delete(call)
        tag: Tag = self.found(call)
        self.check(call, tag)
        try:
            return merged(call, tag, call.asked["replace_with"], "delete")
        except InvalidInput as error:
            raise InvalidParameter(str(error), "replace_with") from None


def _made(
    kind: str, rules: Any, schemas: tuple[Input, Input, type[Output]], *, noun: type[Noun] = Noun, days: bool = False, **more: Any
) -> Noun:
    """A kind whose rules are a module with ``create``, ``edit`` and ``remove``. ``days``: they need the site's zone."""

    def at(call: Call) -> dict[str, Any]:
        return {"now": call.now, "site": call.site} if days else {"now": call.now}

    return noun(
        kind,
        *schemas,
        create=lambda call, values: rules.create(call.session, values, **at(call)),
        edit=lambda call, row, values: rules.edit(call.session, row, values, **at(call)),
        remove=lambda call, row: rules.remove(call.session, row),
        **more,
    )


TAG = _made("tag", tags, (inputs.TagInput(), inputs.TagChanges(), authored.AuthoredTag), noun=TagNoun)
CAMPAIGN = _made("campaign", campaigns, (inputs.CampaignInput(), inputs.CampaignChanges(), authored.AuthoredCampaign), days=True)
AUTHOR = _made("author", authors, (inputs.AuthorInput(), inputs.AuthorChanges(), authored.AuthoredAuthor))
SECTION = _made(
    "section",
    sections,
    (inputs.SectionInput(), inputs.SectionChanges(), authored.AuthoredSection),
    sees=lambda key, row: key.section in (None, row.id),
)
SERVED = (
    (TAG, Names("a tag", "tags", "Tag", "tags:write"), authored.AuthoredTagList),
    (CAMPAIGN, Names("a campaign", "campaigns", "Campaign", "campaigns:write"), authored.AuthoredCampaignList),
    (AUTHOR, Names("an author", "authors", "Author", "posts:write"), authored.AuthoredAuthorList),
    (SECTION, Names("a section", "sections", "Section", "sections:write"), authored.AuthoredSectionList),
)


def _listed_by(kind: str) -> Listed:
    return named(kind, lambda: keys.key().section) if kind == "section" else named(kind)


for _noun, _names, _listed in SERVED:
    _more = More(delete_query=TagDeleteQuery(), later=Job) if _noun is TAG else PLAIN
    serve(blp, _noun, _names, listing=Listing(AuthoredNounQuery(), _listed_by(_noun.kind)), listed=_listed, more=_more)


@blp.route(f"{ADMIN}/tags/<id>/merge", methods=["POST"], parameters=ID)
@blp.writes("mergeTag", Job, scope="tags:write", body=Body(MergeInput), status=202, if_match=False)
def merge_tag(call: Call) -> Done:
    """Has a tag taken over by another one.

    Its posts and the tags below it get the other one, step by step; then all its addresses lead there. `Location` is the job.
    """
    values = bodies.load(MergeInput(), call.body)
    tag: Tag = TAG.found(call)
    TAG.check(call, tag, needed=False)
    return merged(call, tag, values["into"], "merge")


def merged(call: Call, tag: Tag, ref: str, action: str) -> Done:
    """The job by which another tag takes over. Raises ``InvalidInput`` for one that cannot."""
    into = call.session.get(Tag, entity_id(call.session, "tag", ref, "/into"))
    if into is None:
        raise InvalidInput("There is no such tag.", "/into")
    job = tags.merge(call.session, tag, into, now=call.now)
    call.session.flush()
    where = f"{call.site.public_url}{ADMIN}/jobs/{job.id}"
    form = job_form(call.session.connection(), job.id)
    return Done(form, action, "tag", tag.id, revision=tag.revision, status=202, headers={"Location": where})
