"""Campaigns as delivery answers them, and what lists of campaigns are asked by."""

from typing import ClassVar, NotRequired

from schemas import members
from schemas.base import Output
from schemas.embedded import STATES, PostRef
from schemas.image import Image
from schemas.page import Links, Page
from schemas.parameters import Choice, YesNo
from schemas.query import Cut, Named, NounAsked, Numbered, OneAsked, Preferring, Query, Sought, fields_of, include_of, sort_by
from schemas.selections import Listed


class FigurePoint(Output):
    """A value at an instant. Figures reported together share `at` and `post`."""

    at = members.instant("When it was reported.")
    value = members.whole("The value.", 7300)
    post = members.nested(PostRef, "Post that reported it, while that is public.", null=True)


class FigureItem(Output):
    """What a campaign counts: dated whole numbers that tell its progress."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("history",)

    measure = members.text("Name for programs, unique in the campaign.", "registered")
    label = members.text("Name for readers.", "Registered")
    unit = members.text("Unit of the values.", "people", null=True)
    target = members.whole("Value to be reached.", 10000, null=True)
    latest = members.nested(FigurePoint, "The last value reported.", null=True)
    history = members.many(FigurePoint, "All values, oldest first. In lists by `include=figures.history`.")


class Figure(FigureItem):
    """What a campaign counts, with all values."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ()


class CampaignItem(Output):
    """A campaign in a list."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ("body_html",)

    id = members.ident()
    slug = members.slug()
    title = members.text("Title.", "A thousand homes")
    hashtag = members.text("Hashtag, without `#`.", "ThousandHomes", null=True)
    language = members.language("Language of the texts shown.")
    languages = members.many(members.language("A language."), "Languages that the campaign has a title in.")
    summary = members.text("What it is about, in a sentence or two.", null=True)
    body_html = members.html("The text, sanitised HTML. In lists by `include=body_html`.", null=True)
    starts_on = members.day("First day; `null`: open.")
    ends_on = members.day("Last day; `null`: open.")
    place = members.text("Where it takes place.", "Lisbon", null=True)
    state = members.one_of(STATES, "State today, in the site's time zone.")
    featured_at = members.instant("When an editor featured it.", null=True)
    image = members.nested(Image, "Its image.", null=True)
    post_count = members.post_count()
    latest_post_at = members.instant("When its newest post was published.", null=True)
    figures = members.many(FigureItem, "What it counts, in the editor's order.")
    revision = members.revision()
    updated_at = members.updated_at()


class Campaign(CampaignItem):
    """A campaign, whole."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ()

    figures = members.many(Figure, "What it counts, in the editor's order.")


MEMBERS = tuple(CampaignItem().fields)


class CampaignPartial(CampaignItem):
    """The members of a campaign that `fields` names."""

    OPTIONAL: ClassVar[tuple[str, ...]] = MEMBERS[1:]


class CampaignList(Output):
    """A page of campaigns."""

    data = members.many(CampaignItem, "Campaigns in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class CampaignPartialList(Output):
    """A page of campaigns with the members that `fields` names."""

    data = members.many(CampaignPartial, "Campaigns in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


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

    state = Listed(Choice(STATES, is_final=True), "Campaigns in any of these states.")
    featured = YesNo("Whether an editor featured the campaign.")


class CampaignQuery(Cut, Named, Numbered, Preferring, CampaignFilters, Sought):
    """What a list of campaigns is asked."""

    sort = sort_by(SORTS)
    include = include_of(INCLUDE)
    fields = fields_of(MEMBERS)


class CampaignOneQuery(Cut, Preferring):
    """What one campaign is asked."""

    include = include_of({name: f"{meaning}, which a detail has anyway" for name, meaning in INCLUDE.items()})
    fields = fields_of(MEMBERS)


class CampaignAsked(NounAsked):
    """A list of campaigns, asked."""

    state: NotRequired[list[str]]
    featured: NotRequired[bool]


class CampaignOneAsked(OneAsked):
    """One campaign, asked."""
