"""Sections for delivery. Which sections match, and in which order, is decided in ``api.queries.resources.sections``."""

from api.queries.resources import sections
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import Detail
from schemas.section import Section, SectionItem, SectionList, SectionOneQuery, SectionPartial, SectionPartialList, SectionQuery

blp = Blueprint("sections", __name__, description="Branches of the organisation, each with posts and a site of its own.")

LIST = Listing(SectionQuery(), sections.LISTED.listed, SectionItem())
DETAIL = Detail("section", sections.LISTED.one, Section())


@blp.route("/v1/sections")
@blp.operation("listSections", LIST.query, SectionList, partial=SectionPartialList)
def list_sections(read: Read, asked: Asked) -> Answer:
    """Sections that match, by name.

    Each section has posts, a language and a site of its own.
    """
    return LIST.answer(read, asked)


@blp.route("/v1/sections/<ref>", parameters=REF)
@blp.operation("getSection", SectionOneQuery(), Section, partial=SectionPartial, problems=(308, 404, 410))
def get_section(read: Read, asked: Asked, ref: str) -> Answer:
    """One section, whole.

    Its posts are `/v1/posts?section={slug}`.
    """
    return DETAIL.answer(read, asked, ref)
