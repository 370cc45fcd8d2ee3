"""What those who write read back: the members that were written, references embedded, and what follows from them."""

from typing import Any, NamedTuple

from marshmallow import fields

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import AuthorRef, CampaignRef, PostRef, SectionRef, TagRef
from schemas.event import ENDS_AT, STATUS, Place, zone_name
from schemas.image import Image, License
from schemas.page import Links, Page
from schemas.post import PostOrigin
from schemas.vocabulary import CAMPAIGN_STATES, EVENT_STATES, EVENT_STATUSES, POST_STATES


class WrittenMeta(Output):
    """What editors wrote for search engines and previews of links."""

    title = field_builders.text("Title; `null`: that of the post.", "A thousand homes by 2027", null=True)
    description = field_builders.text("Description; `null`: the excerpt.", null=True)
    image = field_builders.nested(Image, "Image of previews; `null`: that of the post.", null=True)
    noindex = field_builders.flag("Whether search engines are asked to leave it out.")


class WrittenPost(Output):
    """Members of a post that are written, without its text."""

    kind = field_builders.post_kind()
    slug = field_builders.slug()
    language = field_builders.language("Language of the post.")
    title = field_builders.text("Title.", "A thousand homes")
    excerpt = field_builders.text("The editor's own; `null`: made from the text.", null=True)
    excerpt_truncated = field_builders.flag("Whether the editor's excerpt ends before its text does.")
    section = field_builders.nested(SectionRef, "Section whose post it is.", null=True)
    authors = field_builders.many(AuthorRef, "Authors in the editor's order.")
    tags = field_builders.many(TagRef, "Tags in the editor's order.")
    campaigns = field_builders.many(CampaignRef, "Campaigns in the editor's order.")
    image = field_builders.nested(Image, "Featured image.", null=True)
    license = field_builders.nested(License, "License of the text.", null=True)
    origin = field_builders.nested(PostOrigin, "Where a syndicated copy comes from.", null=True)
    featured = field_builders.flag("Whether an editor features it.")
    featured_at = field_builders.instant("Since when.", null=True)
    meta = field_builders.nested(WrittenMeta, "What search engines and previews of links are told.")
    translation_of = field_builders.ident("The oldest post of its translations, unless that is itself.", null=True)
    embargo_until = field_builders.instant("Before it the post cannot be published.", null=True)
    expires_at = field_builders.instant("Then it is withdrawn by itself.", null=True)
    state = field_builders.one_of(POST_STATES, "Where it is on its way.")


class PostForm(WrittenPost):
    """A saved form of a post. References to what is no more are left out."""

    body_html = field_builders.html("The text, sanitised HTML.")


def by_language(description: str) -> fields.Dict:
    """Texts by language tag."""
    return fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": description, "examples": [{"fr": "Logement"}]}
    )


def page_of(item: type[Output]) -> Any:
    """The member ``data`` of a list."""
    return field_builders.many(item, "In the order asked.")


class Authored(Output):
    """Members that everything that is written has."""

    id = field_builders.ident()
    slug = field_builders.slug()
    language = field_builders.language("Language of the own texts.")
    revision = field_builders.whole("Number of the newest saved form: the `ETag`.", 7)
    created_at = field_builders.instant("When it was made.")
    updated_at = field_builders.updated_at()


class PendingInfo(Output):
    """A pending revision: what a public post will read like."""

    revision = field_builders.whole("Its number.", 8)
    saved_at = field_builders.instant("When it was saved.")
    actor = field_builders.text("Who saved it, as the client called them.", "ana", null=True)


class AuthoredPostItem(WrittenPost, Authored):
    """A post in a list of those who write."""

    section = field_builders.nested(SectionRef, "Section whose post it is.")
    withdrawn_reason = field_builders.text(
        "Why it was withdrawn: `unpublished`, `legal`, `license` or `expired`.", "unpublished", null=True
    )
    live_revision = field_builders.whole("Number of the form that is public, or was last.", 7)
    published_at = field_builders.instant("First publication; it never moves.", null=True)
    scheduled_at = field_builders.instant("When it, or its pending revision, is to be published.", null=True)
    url = field_builders.url("The address that it has, or would have, on its site.")
    pending = field_builders.nested(PendingInfo, "What waits to be published in the place of the live form.", null=True)


class AuthoredPost(AuthoredPostItem):
    """A post as it is written. While it is public: the live form."""

    body_html = field_builders.html("The text, sanitised HTML.")


class AuthoredTag(Authored):
    """A tag as it is written."""

    name = field_builders.text("Name.", "Housing")
    names = by_language("Name in other languages.")
    description = field_builders.text("What it is about.", null=True)
    descriptions = by_language("The same in other languages.")
    parent = field_builders.nested(TagRef, "The tag above it.", null=True)
    merged_into = field_builders.nested(TagRef, "The tag that took its place.", null=True)
    url = field_builders.url("Its page on the site.")
    post_count = field_builders.post_count()


class AuthoredAuthor(Authored):
    """An author as it is written."""

    name = field_builders.text("Name.", "Ana Duarte")
    names = by_language("Name in other languages.")
    bio = field_builders.text("About the author.", null=True)
    bios = by_language("The same in other languages.")
    url = field_builders.url("Page of the author elsewhere.", null=True)
    image = field_builders.nested(Image, "Portrait.", null=True)


class AuthoredSection(Authored):
    """A section as it is written."""

    name = field_builders.text("Name.", "Canada")
    names = by_language("Name in other languages.")
    url = field_builders.url("Address that its posts' addresses begin with; `null`: the site's own.", null=True)
    url_template = field_builders.text("Path of a post; `null`: `/{language}/{slug}`.", "/{year}/{slug}", null=True)
    preview_url = field_builders.text("Where the site shows a preview.", "https://example.org/preview?t={token}", null=True)


class AuthoredPoint(Output):
    """A value that was reported."""

    at = field_builders.instant("When.")
    value = field_builders.whole("The whole number.", 7300)
    post = field_builders.ident("The post that reports it, as long as it is there.", null=True)


class AuthoredFigureItem(Output):
    """A measure in a list."""

    measure = field_builders.text("What is counted.", "registered")
    label = field_builders.text("How it is called.", "Registered")
    labels = by_language("The same in other languages.")
    unit = field_builders.text("Unit.", "households", null=True)
    units = by_language("The same in other languages.")
    target = field_builders.whole("Number to be reached.", 10000, null=True)


class AuthoredFigure(AuthoredFigureItem):
    """A measure with all that was reported."""

    history = field_builders.many(AuthoredPoint, "Oldest first.")


class AuthoredCampaignItem(Authored):
    """A campaign in a list of those who write."""

    title = field_builders.text("Title.", "A thousand homes")
    titles = by_language("Title in other languages.")
    url = field_builders.url("Its page on the site.")
    hashtag = field_builders.text("Hashtag, without `#`.", "ThousandHomes", null=True)
    summary = field_builders.text("Summary.", null=True)
    summaries = by_language("Summary in other languages.")
    starts_on = field_builders.day("First day, in the site's zone; `null`: open.")
    ends_on = field_builders.day("Last day, included; `null`: open.")
    place = field_builders.text("Where it takes place.", "Lisbon", null=True)
    places = by_language("The same in other languages.")
    state = field_builders.one_of(CAMPAIGN_STATES, "State today.")
    image = field_builders.nested(Image, "Image.", null=True)
    featured = field_builders.flag("Whether an editor features it.")
    featured_at = field_builders.instant("Since when.", null=True)
    figures = field_builders.many(AuthoredFigureItem, "What it counts, in the editor's order.")


class AuthoredCampaign(AuthoredCampaignItem):
    """A campaign as it is written."""

    body_html = field_builders.html("The text, sanitised HTML.", null=True)
    bodies = by_language("The text in other languages.")
    figures = field_builders.many(AuthoredFigure, "What it counts, in the editor's order.")


class AuthoredEvent(Authored):
    """An event as it is written."""

    title = field_builders.text("Title.", "Open day")
    titles = by_language("Title in other languages.")
    url = field_builders.url("Its page on the site.")
    starts_at = field_builders.instant("When it starts; of whole days the first midnight in `timezone`.")
    ends_at = field_builders.instant(ENDS_AT, null=True)
    all_day = field_builders.flag("Whether it takes whole days in `timezone`.")
    timezone = zone_name()
    status = field_builders.one_of(EVENT_STATUSES, STATUS)
    place = field_builders.nested(Place, "Where it takes place.", null=True)
    place_names = by_language("Name of the place in other languages.")
    online_url = field_builders.url("Where it takes place online.", null=True)
    post = field_builders.nested(PostRef, "Post that tells more of it, as long as it is there.", null=True)
    campaigns = field_builders.many(CampaignRef, "Campaigns that it belongs to, in the editor's order.")
    section = field_builders.nested(SectionRef, "Section whose event it is.")
    state = field_builders.one_of(EVENT_STATES, "Where it is on its way.")
    withdrawn_reason = field_builders.text("Why it was withdrawn: `unpublished`, `legal` or `license`.", "unpublished", null=True)
    published_at = field_builders.instant("First publication; it never moves.", null=True)


class AuthoredList(Output):
    """What every list has around its items."""

    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class AuthoredPostList(AuthoredList):
    """A page of posts as they are written, without their texts."""

    data = page_of(AuthoredPostItem)


class AuthoredTagList(AuthoredList):
    """A page of tags as they are written."""

    data = page_of(AuthoredTag)


class AuthoredCampaignList(AuthoredList):
    """A page of campaigns as they are written, without texts and history."""

    data = page_of(AuthoredCampaignItem)


class AuthoredEventList(AuthoredList):
    """A page of events as they are written."""

    data = page_of(AuthoredEvent)


class AuthoredAuthorList(AuthoredList):
    """A page of authors as they are written."""

    data = page_of(AuthoredAuthor)


class AuthoredSectionList(AuthoredList):
    """A page of sections as they are written."""

    data = page_of(AuthoredSection)


class Answers(NamedTuple):
    """How a kind of resource is read back: one, and a page of them."""

    one: type[Output]
    many: type[Output]


ANSWERS = {
    "section": Answers(AuthoredSection, AuthoredSectionList),
    "author": Answers(AuthoredAuthor, AuthoredAuthorList),
    "tag": Answers(AuthoredTag, AuthoredTagList),
    "campaign": Answers(AuthoredCampaign, AuthoredCampaignList),
    "event": Answers(AuthoredEvent, AuthoredEventList),
    "post": Answers(AuthoredPost, AuthoredPostList),
}
"""By kind of resource."""
