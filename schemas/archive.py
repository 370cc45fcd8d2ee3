"""Lines of an archive (JSON Lines): the authoring form with ids, states and former slugs. Nothing here is answered over HTTP.

Loaded payloads keep only the members that were given; instants are whole seconds since 1970 UTC, days are ``date``. Their types stand
with the services that take them (``PostValues`` and so on, and ``Stamp``).
"""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from schemas.authoring import (
    BODY,
    NAME,
    PARAGRAPH,
    FigureIn,
    ImageIn,
    LicenseIn,
    OriginIn,
    by_language,
    refs,
)
from schemas.base import Input, Length, OneOf
from schemas.faults import Fault
from schemas.fields import INT, Flag, Id, LanguageTag, Ref, Text, Url, Whole
from schemas.instants import Day, Instant

KINDS = ("post", "tag", "campaign", "author", "section")
STATES = ("draft", "scheduled", "published", "withdrawn")
REASONS = ("unpublished", "legal", "license", "expired")
SPELLING = 1800
"""A slug of 200 characters, percent-encoded: an archive may bring any spelling."""


def address_list() -> fields.List[str]:
    """Addresses of any scheme, or paths."""
    return fields.List(Text(least=1, most=4000), validate=Length(None, 1000))


def image_or_none() -> fields.Nested:
    """An image or ``null``."""
    return fields.Nested(ImageIn, allow_none=True)


class Line(Input):
    """What every resource's line may have."""

    type = Text(required=True)
    id = Id()
    slug = Text(most=SPELLING, allow_none=True)
    language = LanguageTag()
    created_at = Instant()
    updated_at = Instant()
    revision = Whole(1, INT)
    former_slugs = fields.List(Text(most=SPELLING), validate=Length(None, 1000))
    addresses = address_list()
    identity = address_list()


class ArchiveSection(Line):
    """A section."""

    name = Text(least=1, most=NAME, required=True)
    url = Url(allow_none=True)
    url_template = Text(least=1, most=NAME, allow_none=True)
    preview_url = Text(least=1, most=4000, allow_none=True)


class ArchiveAuthor(Line):
    """An author."""

    name = Text(least=1, most=NAME, required=True)
    names = by_language(NAME)
    bio = Text(most=PARAGRAPH, allow_none=True)
    bios = by_language(PARAGRAPH)
    url = Url(allow_none=True)
    image = image_or_none()


class ArchiveTag(Line):
    """A tag, or one that was merged into another."""

    name = Text(least=1, most=NAME, required=True)
    names = by_language(NAME)
    description = Text(most=PARAGRAPH, allow_none=True)
    descriptions = by_language(PARAGRAPH)
    parent = Ref(allow_none=True)
    merged_into = Ref(allow_none=True)


class ArchiveCampaign(Line):
    """A campaign with all its figures."""

    title = Text(least=1, most=NAME, required=True)
    titles = by_language(NAME)
    hashtag = Text(most=100, allow_none=True)
    summary = Text(most=PARAGRAPH, allow_none=True)
    summaries = by_language(PARAGRAPH)
    body_html = Text(most=BODY, allow_none=True)
    bodies = by_language(BODY)
    starts_on = Day(allow_none=True)
    ends_on = Day(allow_none=True)
    place = Text(most=NAME, allow_none=True)
    image = image_or_none()
    featured = Flag()
    featured_at = Instant(allow_none=True)
    figures = fields.List(fields.Nested(FigureIn), validate=Length(None, 100))

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


class ArchivePost(Line):
    """A post in any state. The title may be empty."""

    language = LanguageTag()
    title = Text(most=NAME, required=True)
    excerpt = Text(most=PARAGRAPH, allow_none=True)
    body_html = Text(most=BODY)
    section = Ref()
    authors = refs()
    tags = refs()
    campaigns = refs()
    image = image_or_none()
    license = fields.Nested(LicenseIn, allow_none=True)
    origin = fields.Nested(OriginIn, allow_none=True)
    featured = Flag()
    featured_at = Instant(allow_none=True)
    translation_of = Ref(allow_none=True)
    embargo_until = Instant(allow_none=True)
    expires_at = Instant(allow_none=True)
    scheduled_at = Instant(allow_none=True)
    state = Text(validate=[OneOf(STATES)])
    withdrawn_reason = Text(validate=[OneOf(REASONS)], allow_none=True)
    published_at = Instant(allow_none=True)


class ArchiveRedirect(Input):
    """An old address and the resource it leads to."""

    type = Text(required=True)
    from_ = Text(least=1, most=4000, required=True, data_key="from", attribute="from")
    to_type = Text(required=True, validate=[OneOf(KINDS)])
    to = Ref(required=True)


LINES: dict[str, Input] = {
    "section": ArchiveSection(),
    "author": ArchiveAuthor(),
    "tag": ArchiveTag(),
    "campaign": ArchiveCampaign(),
    "post": ArchivePost(),
    "redirect": ArchiveRedirect(),
}
"""By ``type`` of the line, in the order of a file."""
