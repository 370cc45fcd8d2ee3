"""Lines of an archive (JSON Lines): the authoring form with ids, states and former slugs. Nothing here is answered over HTTP.

Loaded payloads keep only the members that were given; instants are whole seconds since 1970 UTC, days are ``date``. Their types stand
with the services that take them (``PostValues`` and so on, and ``Stamp``).
"""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from schemas.admin_inputs import AuthorMembers, CampaignMembers, ImageInput, PostMembers, SectionMembers, TagMembers
from schemas.authored_site import SiteMembersInput
from schemas.base import Input, Length, Matching, OneOf
from schemas.event_input import EventMembers
from schemas.fields import INT, Id, Ref, Text, Whole
from schemas.input_fields import MOST_LINKS, NAME
from schemas.instants import Instant
from schemas.language_fields import RegisteredLanguage
from schemas.vocabulary import EVENT_STATES, GIVEN_REASONS, KINDS, POST_STATES, WITHDRAWN_REASONS

MOST_WAYS = 1000
"""Former slugs, and addresses, of one resource."""
SPELLING = 1800
"""A slug of 200 characters, percent-encoded: an archive may bring any spelling."""
KEY = re.compile(r"([a-z]+):[0-9a-f]{32}")
"""A key of another system: of what sort it is, and a digest, so that a login is not to be read in it."""


def address_list() -> fields.List[str]:
    """Addresses of any scheme, or paths."""
    return fields.List(Text(least=1, most=4000), validate=Length(None, MOST_WAYS))


class RefOrKey(Ref):
    """An id, a slug, or a key of another system as lines have it in ``identity``."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        if isinstance(value, str) and KEY.fullmatch(value):
            return value
        return super()._deserialize(value, attr, data, **kwargs)


class ArchiveImage(ImageInput):
    """An image that may be known by a key of another system."""

    identity = Text(most=SPELLING)


class Line(Input):
    """What every resource's line may have."""

    type = Text(required=True)
    id = Id()
    slug = Text(most=SPELLING, allow_none=True)
    language = RegisteredLanguage()
    created_at = Instant()
    updated_at = Instant()
    revision = Whole(1, INT)
    former_slugs = fields.List(Text(most=SPELLING), validate=Length(None, MOST_WAYS))
    addresses = address_list()
    identity = address_list()


class ArchiveSection(Line, SectionMembers):
    """A section."""


class ArchiveAuthor(Line, AuthorMembers):
    """An author."""


class ArchiveTag(Line, TagMembers):
    """A tag, or one that was merged into another."""

    merged_into = Ref(allow_none=True)


class ArchiveCampaign(Line, CampaignMembers):
    """A campaign with all its figures."""

    featured_at = Instant(allow_none=True)


class ArchiveEvent(Line, EventMembers):
    """An event in any state."""

    state = Text(validate=[OneOf(EVENT_STATES)])
    withdrawn_reason = Text(validate=[OneOf(GIVEN_REASONS)], allow_none=True)
    published_at = Instant(allow_none=True)


class ArchivePost(Line, PostMembers):
    """A post in any state. The title may be empty."""

    title = Text(most=NAME, required=True)
    translation_keys = fields.List(Text(validate=[Matching(KEY.pattern, "a key")]), validate=Length(None, MOST_LINKS))
    authors = fields.List(RefOrKey(), validate=Length(None, MOST_LINKS))
    image = fields.Nested(ArchiveImage, allow_none=True)
    featured_at = Instant(allow_none=True)
    scheduled_at = Instant(allow_none=True)
    state = Text(validate=[OneOf(POST_STATES)])
    withdrawn_reason = Text(validate=[OneOf(WITHDRAWN_REASONS)], allow_none=True)
    published_at = Instant(allow_none=True)


class ArchiveSite(SiteMembersInput):
    """What editors say of the site. There is one, so that it is known without an id."""

    type = Text(required=True)
    updated_at = Instant()
    revision = Whole(1, INT)


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
    "event": ArchiveEvent(),
    "post": ArchivePost(),
    "site": ArchiveSite(),
    "redirect": ArchiveRedirect(),
}
"""By ``type`` of the line, in the order of a file."""
