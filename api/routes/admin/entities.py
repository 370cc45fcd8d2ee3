"""Tags, campaigns, authors and sections for those who write. What must stay true is in ``api.services``."""

from api.queries.authored.lists import named
from api.routes.admin.resources import Names, serve
from api.services import authors, campaigns, sections, tags
from api.web.authoring import Authoring
from api.web.lists import Listing
from api.web.nouns import Noun
from schemas import authored, inputs
from schemas.authored_lists import AuthoredNounQuery

blp = Authoring("authored-resources", __name__, description="Tags, campaigns, authors and sections, as they are written.")

TAG = Noun(
    "tag",
    inputs.TagInput(),
    inputs.TagChanges(),
    authored.AuthoredTag,
    create=lambda call, values: tags.create(call.session, values, now=call.now),
    edit=lambda call, row, values: tags.edit(call.session, row, values, now=call.now),
    remove=lambda call, row: tags.remove(call.session, row),
)
CAMPAIGN = Noun(
    "campaign",
    inputs.CampaignInput(),
    inputs.CampaignChanges(),
    authored.AuthoredCampaign,
    create=lambda call, values: campaigns.create(call.session, values, site=call.site, now=call.now),
    edit=lambda call, row, values: campaigns.edit(call.session, row, values, site=call.site, now=call.now),
    remove=lambda call, row: campaigns.remove(call.session, row),
)
AUTHOR = Noun(
    "author",
    inputs.AuthorInput(),
    inputs.AuthorChanges(),
    authored.AuthoredAuthor,
    create=lambda call, values: authors.create(call.session, values, now=call.now),
    edit=lambda call, row, values: authors.edit(call.session, row, values, now=call.now),
    remove=lambda call, row: authors.remove(call.session, row),
)
SECTION = Noun(
    "section",
    inputs.SectionInput(),
    inputs.SectionChanges(),
    authored.AuthoredSection,
    create=lambda call, values: sections.create(call.session, values, now=call.now),
    edit=lambda call, row, values: sections.edit(call.session, row, values, now=call.now),
    remove=lambda call, row: sections.remove(call.session, row),
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
