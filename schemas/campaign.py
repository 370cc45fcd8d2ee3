"""Campaigns as delivery answers them, and what lists of campaigns are asked by."""

from typing import ClassVar

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import PostRef
from schemas.image import Image
from schemas.page import Links, Page
from schemas.parameters import Choice, Listed, YesNo
from schemas.query import ById, LanguagePreference, NameSearch, Pagination, Query, SparseFields, fields_of, include_of, sort_by
from schemas.vocabulary import CAMPAIGN_STATES


class FigurePoint(Output):
    """A value at an instant. Figures reported together share `at` and `post`."""

    at = field_builders.instant("When it was reported.")
    value = field_builders.whole("The value.", 7300)
    post = field_builders.nested(PostRef, "Post that reported it, while that is public.", null=True)


class FigureItem(Output):
    """What a campaign counts: dated whole numbers that tell its progress."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("history",)

    measure = field_builders.text("Name for programs, unique in the campaign.", "registered")
    label = field_builders.text("Name for readers, in the campaign's `language` if there is one.", "Registered")
    unit = field_builders.text("Unit of the values, in the same way.", "people", null=True)
    target = field_builders.whole("Value to be reached.", 10000, null=True)
    latest = field_builders.nested(FigurePoint, "The last value reported.", null=True)
    history = field_builders.many(FigurePoint, "All values, oldest first. In lists by `include=figures.history`.")


class Figure(FigureItem):
    """What a campaign counts, with all values."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ()


class CampaignItem(Output):
    """A campaign in a list."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("body_html",)

    id = field_builders.ident()
    slug = field_builders.slug()
    title = field_builders.text("Title.", "A thousand homes")
    hashtag = field_builders.text("Hashtag, without `#`.", "ThousandHomes", null=True)
    language = field_builders.language("Language of the texts shown.")
    languages = field_builders.many(field_builders.language("A language."), "Languages that the campaign has a title in.")
    url = field_builders.url("Page of the campaign on the site, in whichever language.")
    summary = field_builders.text("What it is about, in a sentence or two.", null=True)
    body_html = field_builders.html("The text, sanitised HTML. In lists by `include=body_html`.", null=True)
    starts_on = field_builders.day("First day; `null`: open.")
    ends_on = field_builders.day("Last day; `null`: open.")
    place = field_builders.text("Where it takes place, in `language` if that is known.", "Lisbon", null=True)
    state = field_builders.one_of(CAMPAIGN_STATES, "State today, in the site's time zone.")
    featured_at = field_builders.instant("When an editor featured it.", null=True)
    image = field_builders.nested(Image, "Its image.", null=True)
    post_count = field_builders.post_count()
    latest_post_at = field_builders.instant("When its newest post was published.", null=True)
    figures = field_builders.many(FigureItem, "What it counts, in the editor's order.")
    revision = field_builders.revision()
    updated_at = field_builders.updated_at()


class Campaign(CampaignItem):
    """A campaign, whole."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ()

    figures = field_builders.many(Figure, "What it counts, in the editor's order.")


MEMBERS = tuple(CampaignItem().fields)


class CampaignPartial(CampaignItem):
    """The members of a campaign that `fields` names."""

    OPTIONAL: ClassVar[tuple[str, ...]] = MEMBERS[1:]


class CampaignList(Output):
    """A page of campaigns."""

    data = field_builders.many(CampaignItem, "Campaigns in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class CampaignPartialList(Output):
    """A page of campaigns with the members that `fields` names."""

    data = field_builders.many(CampaignPartial, "Campaigns in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


SORTS = {
    "-starts_on": "last to start first; open ones last",
    "starts_on": "first to start first; open ones last",
    "name": "by title, accents and case folded",
    "-post_count": "most posts first",
    "-latest_post_at": "newest post first; those without posts last",
}
INCLUDE = {"body_html": "the whole text", "figures.history": "all values of each figure"}


class CampaignFilters(Query):
    """Which campaigns match."""

    state = Listed(Choice(CAMPAIGN_STATES, is_final=True), "Campaigns in any of these states.")
    featured = YesNo("Whether an editor featured the campaign.")


class CampaignQuery(SparseFields, ById, Pagination, LanguagePreference, CampaignFilters, NameSearch):
    """What a list of campaigns is asked."""

    sort = sort_by(SORTS)
    include = include_of(INCLUDE, MEMBERS)
    fields = fields_of(MEMBERS)


class CampaignOneQuery(SparseFields, LanguagePreference):
    """What one campaign is asked."""

    include = include_of({name: f"{meaning}, which a detail has anyway" for name, meaning in INCLUDE.items()}, MEMBERS)
    fields = fields_of(MEMBERS)
