"""What is written under ``/admin/v1``, and the members that an archive's lines share with it.

Loaded payloads keep only the members that were given; instants are whole seconds since 1970 UTC, days are ``date``. Their types stand
with the services that take them (``PostValues`` and so on).
"""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from schemas.base import Input, Length, OneOf
from schemas.event_input import EventMembers
from schemas.faults import Fault
from schemas.fields import INT, Flag, Id, Ref, Share, Text, Uri, Url, Whole
from schemas.input_fields import BODY, NAME, PARAGRAPH, by_language, own_language, refs, slug_or_made, told
from schemas.instants import Day, Instant
from schemas.vocabulary import POST_KINDS


class LicenseInput(Input):
    """A license by name and address."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name of the license.", "CC BY 4.0"))
    url = Url(required=True, allow_none=True, metadata=told("Its text; `null` if it has no address."))


class FocalPointInput(Input):
    """The point that a cut keeps, in shares of width and height."""

    x = Share(required=True, metadata=told("Share of the width, from the left.", 0.5))
    y = Share(required=True, metadata=told("Share of the height, from the top.", 0.3))


class ImageInput(Input):
    """An image by its address, with what is said of it."""

    id = Id(metadata=told("Id of an image that is known already, as of a picture that was uploaded; then `url` may be left out."))
    url = Url(metadata=told("Where the image is: needed without `id`. What was said of an image at this address before stays."))
    alt = Text(most=PARAGRAPH, allow_none=True, metadata=told('What it shows, for those who do not see it; `""`: decoration.'))
    caption = Text(most=PARAGRAPH, allow_none=True, metadata=told("Text below it."))
    credit = Text(most=PARAGRAPH, allow_none=True, metadata=told("Who made it.", "Ana Duarte"))
    license = fields.Nested(LicenseInput, allow_none=True, metadata=told("License of the image itself."))
    width = Whole(1, INT, allow_none=True, metadata=told("Pixels.", 1920))
    height = Whole(1, INT, allow_none=True, metadata=told("Pixels.", 1080))
    focal_point = fields.Nested(FocalPointInput, allow_none=True, metadata=told("The point that a cut keeps."))

    @validates_schema
    def named(self, values: dict[str, Any], **_: Any) -> None:
        """Refuses an image that nothing names."""
        if not values.get("url") and not values.get("id"):
            raise ValidationError({"url": [Fault("This is required, or else `id`.", "missing")]})


def image_or_none() -> fields.Nested:
    """An image or ``null``."""
    return fields.Nested(ImageInput, allow_none=True, metadata=told("Image; `null` for none."))


class OriginInput(Input):
    """Where a copy comes from."""

    section = Text(least=1, most=NAME, required=True, metadata=told("Section that published it first.", "Canada"))
    uri = Uri(required=True, metadata=told("Permanent name at the origin: one post here for each.", "https://ca.example.org/?p=12"))
    url = Url(required=True, metadata=told("Its address there."))
    revision = Whole(1, INT, allow_none=True, metadata=told("Revision of the original that was copied."))
    license = fields.Nested(LicenseInput, allow_none=True, metadata=told("License under which it is copied."))
    credit = Text(most=PARAGRAPH, allow_none=True, metadata=told("Line to be printed with it."))


class MetaInput(Input):
    """What search engines and previews of links are told."""

    title = Text(most=NAME, allow_none=True, metadata=told("Title; `null`: that of the post.", "A thousand homes by 2027"))
    description = Text(most=PARAGRAPH, allow_none=True, metadata=told("Description, plain text; `null`: the excerpt."))
    image = fields.Nested(ImageInput, allow_none=True, metadata=told("Image of previews; `null`: that of the post."))
    noindex = Flag(metadata=told("Whether search engines are asked to leave it out; it is in no sitemap then."))


class PointInput(Input):
    """A value at an instant, and the post that reported it."""

    at = Instant(required=True, metadata=told("When it was reported.", "2026-11-30T09:00:00Z"))
    value = Whole(required=True, metadata=told("The whole number.", 7300))
    post = Ref(allow_none=True, metadata=told("Id or slug of the post that reports it."))


class FigureInput(Input):
    """A measure and what was reported of it. What is not named of a measure that is there stays as it is."""

    measure = Text(least=1, most=100, required=True, metadata=told("What is counted.", "registered"))
    label = Text(least=1, most=NAME, required=True, metadata=told("How it is called.", "Registered"))
    labels = by_language(NAME, "The same in other languages.", "label", "the campaign's `language`")
    unit = Text(most=100, allow_none=True, metadata=told("Unit.", "households"))
    units = by_language(100, "The same in other languages.", "unit", "the campaign's `language`")
    target = Whole(allow_none=True, metadata=told("Number to be reached.", 10000))
    history = fields.List(
        fields.Nested(PointInput), validate=Length(None, 10_000), metadata=told("All that was reported, in any order; as it is if absent.")
    )


class SectionMembers(Input):
    """What is written of a section besides its slug and language."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name.", "Canada"))
    names = by_language(NAME, "Name in other languages.", "name")
    url = Url(allow_none=True, metadata=told("Address that its posts' addresses begin with; `null`: the site's own."))
    url_template = Text(
        least=1,
        most=NAME,
        allow_none=True,
        metadata=told("Path of a post, from `{language} {slug} {id} {year} {month}`; `null`: `/{language}/{slug}`.", "/{year}/{slug}"),
    )
    preview_url = Text(
        least=1,
        most=4000,
        allow_none=True,
        metadata=told("Where the site shows a preview, from `{token} {id} {slug} {language}`.", "https://example.org/preview?t={token}"),
    )


class AuthorMembers(Input):
    """What is written of an author besides its slug and language."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name.", "Ana Duarte"))
    names = by_language(NAME, "Name in other languages.", "name")
    bio = Text(most=PARAGRAPH, allow_none=True, metadata=told("About the author, plain text."))
    bios = by_language(PARAGRAPH, "The same in other languages.", "bio")
    url = Url(allow_none=True, metadata=told("Page of the author elsewhere."))
    image = image_or_none()


class TagMembers(Input):
    """What is written of a tag besides its slug and language."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name.", "Housing"))
    names = by_language(NAME, "Name in other languages.", "name")
    description = Text(most=PARAGRAPH, allow_none=True, metadata=told("What it is about, plain text."))
    descriptions = by_language(PARAGRAPH, "The same in other languages.", "description")
    parent = Ref(allow_none=True, metadata=told("Id or slug of the tag above; never one below it.", "society"))


class CampaignMembers(Input):
    """What is written of a campaign besides its slug and language."""

    title = Text(least=1, most=NAME, required=True, metadata=told("Title.", "A thousand homes"))
    titles = by_language(NAME, "Title in other languages.", "title")
    hashtag = Text(most=100, allow_none=True, metadata=told("Hashtag, without `#`.", "ThousandHomes"))
    summary = Text(most=PARAGRAPH, allow_none=True, metadata=told("Summary, plain text."))
    summaries = by_language(PARAGRAPH, "Summary in other languages.", "summary")
    body_html = Text(most=BODY, allow_none=True, metadata=told("The text, HTML; it is sanitised."))
    bodies = by_language(BODY, "The text in other languages.", "body_html")
    starts_on = Day(allow_none=True, metadata=told("First day, in the site's zone; `null`: open.", "2026-03-01"))
    ends_on = Day(allow_none=True, metadata=told("Last day, included; `null`: open.", "2026-11-30"))
    place = Text(most=NAME, allow_none=True, metadata=told("Where it takes place.", "Lisbon"))
    places = by_language(NAME, "The same in other languages.", "place")
    image = image_or_none()
    featured = Flag(metadata=told("Whether an editor features it."))
    figures = fields.List(
        fields.Nested(FigureInput),
        validate=Length(None, 100),
        metadata=told("What it counts, in the editor's order, with all that was reported."),
    )

    @validates_schema
    def once_each(self, values: dict[str, Any], **_: Any) -> None:
        """A measure appears once, and each of its instants once."""
        measures = [figure["measure"] for figure in values.get("figures", ())]
        if len(set(measures)) < len(measures):
            raise ValidationError(Fault("A measure is named twice.", "repeated"), "figures")
        for figure in values.get("figures", ()):
            instants = [point["at"] for point in figure.get("history", ())]
            if len(set(instants)) < len(instants):
                raise ValidationError(Fault(f"The measure {figure['measure']!r} has two values at one instant.", "repeated"), "figures")


class PostMembers(Input):
    """What is written of a post besides its slug, title and language."""

    kind = Text(
        validate=[OneOf(POST_KINDS)],
        metadata=told("`post` (also if absent), or `page`: a page of the site, which lists leave out unless asked.", "post"),
    )
    excerpt = Text(most=PARAGRAPH, allow_none=True, metadata=told("The editor's own, plain text; `null`: made from the text."))
    body_html = Text(most=BODY, metadata=told("The text, HTML; it is sanitised.", "<p>A thousand homes were promised.</p>"))
    section = Ref(metadata=told("Id or slug of its section; the first one if absent.", "main"))
    authors = refs("Ids or slugs of authors, in their order.")
    tags = refs("Ids or slugs of tags, in their order.")
    campaigns = refs("Ids or slugs of campaigns, in their order.")
    image = image_or_none()
    license = fields.Nested(LicenseInput, allow_none=True, metadata=told("License of the text."))
    origin = fields.Nested(OriginInput, allow_none=True, metadata=told("Where a copy comes from; `null` for own posts."))
    featured = Flag(metadata=told("Whether an editor features it."))
    meta = fields.Nested(MetaInput, allow_none=True, metadata=told("What search engines and previews of links are told; `null`: nothing."))
    translation_of = Ref(allow_none=True, metadata=told("Id or slug of a post that says the same in another language."))
    embargo_until = Instant(allow_none=True, metadata=told("Before it the post cannot be published.", "2026-11-30T09:00:00Z"))
    expires_at = Instant(allow_none=True, metadata=told("Then it is withdrawn by itself.", "2027-01-31T00:00:00Z"))


class NamedInput(Input):
    """What is new and has a name has these too."""

    slug = slug_or_made("name")
    language = own_language()


class SectionInput(SectionMembers, NamedInput):
    """A new section."""


class AuthorInput(AuthorMembers, NamedInput):
    """A new author."""


class TagInput(TagMembers, NamedInput):
    """A new tag."""


class CampaignInput(CampaignMembers):
    """A new campaign."""

    slug = slug_or_made("title")
    language = own_language()


class EventInput(EventMembers):
    """A new event: a draft."""

    slug = slug_or_made("title")
    language = own_language()


class PostInput(PostMembers):
    """A new post: a draft."""

    slug = slug_or_made("title")
    title = Text(least=1, most=NAME, required=True, metadata=told("Title, plain text.", "A thousand homes"))
    language = own_language()


class MergePatch:
    """A merge patch (RFC 7396): only what is to change; ``null`` takes a value away."""

    EMPTY: dict[str, Any] = {"body_html": "", "featured": False, "authors": [], "tags": [], "campaigns": [], "figures": []}  # noqa: RUF012

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Makes every field optional."""
        super().on_bind_field(field_name, field_obj)  # type: ignore[misc] # it stands before a schema
        field_obj.required = False


class SectionPatch(MergePatch, SectionInput):
    """What is to change of a section: a merge patch (RFC 7396)."""


class AuthorPatch(MergePatch, AuthorInput):
    """What is to change of an author: a merge patch (RFC 7396)."""


class TagPatch(MergePatch, TagInput):
    """What is to change of a tag: a merge patch (RFC 7396)."""


class CampaignPatch(MergePatch, CampaignInput):
    """What is to change of a campaign: a merge patch (RFC 7396)."""


class EventPatch(MergePatch, EventInput):
    """What is to change of an event: a merge patch (RFC 7396)."""


class PostPatch(MergePatch, PostInput):
    """What is to change of a post: a merge patch (RFC 7396)."""


FORMS: dict[str, tuple[type[Input], type[Input]]] = {
    "section": (SectionInput, SectionPatch),
    "author": (AuthorInput, AuthorPatch),
    "tag": (TagInput, TagPatch),
    "campaign": (CampaignInput, CampaignPatch),
    "event": (EventInput, EventPatch),
    "post": (PostInput, PostPatch),
}
"""By kind of resource: a new one, and what is to change of one."""
