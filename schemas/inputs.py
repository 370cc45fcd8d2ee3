"""What is written under ``/admin/v1``, and the members that an archive's lines share with it. Parts of it are in ``authoring``.

Loaded payloads keep only the members that were given; instants are whole seconds since 1970 UTC, days are ``date``. Their types stand
with the services that take them (``PostValues`` and so on).
"""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from schemas.authoring import (
    BODY,
    NAME,
    PARAGRAPH,
    FigureInput,
    LicenseInput,
    OriginInput,
    SlugIn,
    by_language,
    image_or_none,
    refs,
    told,
)
from schemas.base import Input, Length
from schemas.faults import Fault
from schemas.fields import Flag, LanguageTag, Ref, Text, Url
from schemas.instants import Day, Instant


def slug_or_made(of: str) -> SlugIn:
    """The slug of a new resource."""
    return SlugIn(metadata=told(f"Slug; made from the {of} if absent. A former one keeps leading here.", "a-thousand-homes"))


def own_language() -> LanguageTag:
    """The language of the resource's own texts."""
    return LanguageTag(required=True, metadata=told("Language (BCP 47) of the own texts.", "en"))


class SectionMembers(Input):
    """What is written of a section besides its slug and language."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name.", "Canada"))
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
    names = by_language(NAME, "Name in other languages.")
    bio = Text(most=PARAGRAPH, allow_none=True, metadata=told("About the author, plain text."))
    bios = by_language(PARAGRAPH, "The same in other languages.")
    url = Url(allow_none=True, metadata=told("Page of the author elsewhere."))
    image = image_or_none()


class TagMembers(Input):
    """What is written of a tag besides its slug and language."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name.", "Housing"))
    names = by_language(NAME, "Name in other languages.")
    description = Text(most=PARAGRAPH, allow_none=True, metadata=told("What it is about, plain text."))
    descriptions = by_language(PARAGRAPH, "The same in other languages.")
    parent = Ref(allow_none=True, metadata=told("Id or slug of the tag above; never one below it.", "society"))


class CampaignMembers(Input):
    """What is written of a campaign besides its slug and language."""

    title = Text(least=1, most=NAME, required=True, metadata=told("Title.", "A thousand homes"))
    titles = by_language(NAME, "Title in other languages.")
    hashtag = Text(most=100, allow_none=True, metadata=told("Hashtag, without `#`.", "ThousandHomes"))
    summary = Text(most=PARAGRAPH, allow_none=True, metadata=told("Summary, plain text."))
    summaries = by_language(PARAGRAPH, "Summary in other languages.")
    body_html = Text(most=BODY, allow_none=True, metadata=told("The text, HTML; it is sanitised."))
    bodies = by_language(BODY, "The text in other languages.")
    starts_on = Day(allow_none=True, metadata=told("First day, in the site's zone; `null`: open.", "2026-03-01"))
    ends_on = Day(allow_none=True, metadata=told("Last day, included; `null`: open.", "2026-11-30"))
    place = Text(most=NAME, allow_none=True, metadata=told("Where it takes place.", "Lisbon"))
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
    translation_of = Ref(allow_none=True, metadata=told("Id or slug of a post that says the same in another language."))
    embargo_until = Instant(allow_none=True, metadata=told("Before it the post cannot be published.", "2026-11-30T09:00:00Z"))
    expires_at = Instant(allow_none=True, metadata=told("Then it is withdrawn by itself.", "2027-01-31T00:00:00Z"))


class Named(Input):
    """What is new and has a name has these too."""

    slug = slug_or_made("name")
    language = own_language()


class SectionInput(SectionMembers, Named):
    """A new section."""


class AuthorInput(AuthorMembers, Named):
    """A new author."""


class TagInput(TagMembers, Named):
    """A new tag."""


class CampaignInput(CampaignMembers):
    """A new campaign."""

    slug = slug_or_made("title")
    language = own_language()


class PostInput(PostMembers):
    """A new post: a draft."""

    slug = slug_or_made("title")
    title = Text(least=1, most=NAME, required=True, metadata=told("Title, plain text.", "A thousand homes"))
    language = own_language()


class Changes:
    """A merge patch (RFC 7396): only what is to change; ``null`` takes a value away."""

    EMPTY: dict[str, Any] = {"body_html": "", "featured": False, "authors": [], "tags": [], "campaigns": [], "figures": []}  # noqa: RUF012

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Nothing is required."""
        super().on_bind_field(field_name, field_obj)  # type: ignore[misc] # it stands before a schema
        field_obj.required = False


class SectionChanges(Changes, SectionInput):
    """What is to change of a section: a merge patch (RFC 7396)."""


class AuthorChanges(Changes, AuthorInput):
    """What is to change of an author: a merge patch (RFC 7396)."""


class TagChanges(Changes, TagInput):
    """What is to change of a tag: a merge patch (RFC 7396)."""


class CampaignChanges(Changes, CampaignInput):
    """What is to change of a campaign: a merge patch (RFC 7396)."""


class PostChanges(Changes, PostInput):
    """What is to change of a post: a merge patch (RFC 7396)."""
