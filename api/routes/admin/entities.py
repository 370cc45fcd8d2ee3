"""Tags, campaigns, authors and sections for those who write. What must stay true is in ``api.services``."""

from typing import Any

from api.queries.authored.lists import named
from api.routes.admin.resources import Names, serve
from api.services import authors, campaigns, sections, tags
from api.web.authoring import Authoring
from api.web.calls import Call
from api.web.lists import Listing
from api.web.nouns import Noun
from schemas import authored, inputs
from schemas.authored_lists import AuthoredNounQuery
from schemas.base import Input, Output

blp = Authoring("authored-resources", __name__, description="Tags, campaigns, authors and sections, as they are written.")


def _made(kind: str, rules: Any, schemas: tuple[Input, Input, type[Output]], *, days: bool = False, **more: Any) -> Noun:
    """A kind whose rules are a module with ``create``, ``edit`` and ``remove``. ``days``: they need the site's zone."""

    def at(call: Call) -> dict[str, Any]:
        return {"now": call.now, "site": call.site} if days else {"now": call.now}

    return Noun(
        kind,
        *schemas,
        create=lambda call, values: rules.create(call.session, values, **at(call)),
        edit=lambda call, row, values: rules.edit(call.session, row, values, **at(call)),
        remove=lambda call, row: rules.remove(call.session, row),
        **more,
    )


TAG = _made("tag", tags, (inputs.TagInput(), inputs.TagChanges(), authored.AuthoredTag))
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

for _noun, _names, _listed in SERVED:
    serve(blp, _noun, _names, listing=Listing(AuthoredNounQuery(), named(_noun.kind)), listed=_listed)
