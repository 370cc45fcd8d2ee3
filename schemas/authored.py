"""What those who write read back: the members that were written, references embedded, and what follows from them."""

from typing import Any

from marshmallow import fields

from schemas import members
from schemas.base import Output
from schemas.embedded import STATES, SectionRef, TagRef
from schemas.image import Image
from schemas.page import Links, Page
from schemas.written_post import WrittenPost


def by_language(description: str) -> fields.Dict:
    """Texts by language tag."""
    return fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": description, "examples": [{"fr": "Logement"}]}
    )


def page_of(item: type[Output]) -> Any:
    """The member ``data`` of a list."""
    return members.many(item, "In the order asked.")


class Authored(Output):
    """Members that everything that is written has."""

    id = members.ident()
    slug = members.slug()
    language = members.language("Language of the own texts.")
    revision = members.whole("Number of the newest saved form: the `ETag`.", 7)
    created_at = members.instant("When it was made.")
    updated_at = members.updated_at()


class PendingInfo(Output):
    """A pending revision: what a public post will read like."""

    revision = members.whole("Its number.", 8)
    saved_at = members.instant("When it was saved.")
    actor = members.text("Who saved it, as the client called them.", "ana", null=True)


class AuthoredPostItem(WrittenPost, Authored):
    """A post in a list of those who write."""

    section = members.nested(SectionRef, "Section whose post it is.")
    withdrawn_reason = members.text("Why it was withdrawn: `unpublished`, `legal`, `license` or `expired`.", "unpublished", null=True)
    live_revision = members.whole("Number of the form that is public, or was last.", 7)
    published_at = members.instant("First publication; it never moves.", null=True)
    scheduled_at = members.instant("When it, or its pending revision, is to be published.", null=True)
    url = members.url("The address that it has, or would have, on its site.")
    pending = members.nested(PendingInfo, "What waits to be published in the place of the live form.", null=True)


class AuthoredPost(AuthoredPostItem):
    """A post as it is written. While it is public: the live form."""

    body_html = members.html("The text, sanitised HTML.")


class AuthoredTag(Authored):
    """A tag as it is written."""

    name = members.text("Name.", "Housing")
    names = by_language("Name in other languages.")
    description = members.text("What it is about.", null=True)
    descriptions = by_language("The same in other languages.")
    parent = members.nested(TagRef, "The tag above it.", null=True)
    merged_into = members.nested(TagRef, "The tag that took its place.", null=True)
    post_count = members.post_count()


class AuthoredAuthor(Authored):
    """An author as it is written."""

    name = members.text("Name.", "Ana Duarte")
    names = by_language("Name in other languages.")
    bio = members.text("About the author.", null=True)
    bios = by_language("The same in other languages.")
    url = members.url("Page of the author elsewhere.", null=True)
    image = members.nested(Image, "Portrait.", null=True)


class AuthoredSection(Authored):
    """A section as it is written."""

    name = members.text("Name.", "Canada")
    url = members.url("Address that its posts' addresses begin with; `null`: the site's own.", null=True)
    url_template = members.text("Path of a post; `null`: `/{language}/{slug}`.", "/{year}/{slug}", null=True)
    preview_url = members.text("Where the site shows a preview.", "https://example.org/preview?t={token}", null=True)


class AuthoredPoint(Output):
    """A value that was reported."""

    at = members.instant("When.")
    value = members.whole("The whole number.", 7300)
    post = members.ident("The post that reports it, as long as it is there.", null=True)


class AuthoredFigureItem(Output):
    """A measure in a list."""

    measure = members.text("What is counted.", "registered")
    label = members.text("How it is called.", "Registered")
    unit = members.text("Unit.", "households", null=True)
    target = members.whole("Number to be reached.", 10000, null=True)


class AuthoredFigure(AuthoredFigureItem):
    """A measure with all that was reported."""

    history = members.many(AuthoredPoint, "Oldest first.")


class AuthoredCampaignItem(Authored):
    """A campaign in a list of those who write."""

    title = members.text("Title.", "A thousand homes")
    titles = by_language("Title in other languages.")
    hashtag = members.text("Hashtag, without `#`.", "ThousandHomes", null=True)
    summary = members.text("Summary.", null=True)
    summaries = by_language("Summary in other languages.")
    starts_on = members.day("First day, in the site's zone; `null`: open.")
    ends_on = members.day("Last day, included; `null`: open.")
    place = members.text("Where it takes place.", "Lisbon", null=True)
    state = members.one_of(STATES, "State today.")
    image = members.nested(Image, "Image.", null=True)
    featured = members.flag("Whether an editor features it.")
    featured_at = members.instant("Since when.", null=True)
    figures = members.many(AuthoredFigureItem, "What it counts, in the editor's order.")


class AuthoredCampaign(AuthoredCampaignItem):
    """A campaign as it is written."""

    body_html = members.html("The text, sanitised HTML.", null=True)
    bodies = by_language("The text in other languages.")
    figures = members.many(AuthoredFigure, "What it counts, in the editor's order.")


class AuthoredList(Output):
    """What every list has around its items."""

    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class AuthoredPostList(AuthoredList):
    """A page of posts as they are written, without their texts."""

    data = page_of(AuthoredPostItem)


class AuthoredTagList(AuthoredList):
    """A page of tags as they are written."""

    data = page_of(AuthoredTag)


class AuthoredCampaignList(AuthoredList):
    """A page of campaigns as they are written, without texts and history."""

    data = page_of(AuthoredCampaignItem)


class AuthoredAuthorList(AuthoredList):
    """A page of authors as they are written."""

    data = page_of(AuthoredAuthor)


class AuthoredSectionList(AuthoredList):
    """A page of sections as they are written."""

    data = page_of(AuthoredSection)
