"""The tables. Base tables are the truth; derived ones follow from them, and ``reindex`` makes them anew.

- ``kinds`` has a row for each kind of *resource*: section, author, tag, campaign, event, post. Who needs "all kinds" reads it.
- ``derived`` has the tables that ``api.derived`` alone writes: *card*, *fragment*, *facet*, *listing*, *change*, *departure*, *counter*.
- ``slug``, ``address``, ``identity``: where resources are and were, and what they are called in other systems; ``revision``: saved
  forms; ``job``: work that outlives a process, *webhooks* among it;
  ``source``: who is pulled, and the *copies* made of what is there.

Instants are whole seconds since 1970 UTC, or microseconds where a column says so. Tables are made by ``api.migrations``.
"""

from api.models.audit import Audit, Repeat
from api.models.author import Author
from api.models.base import Base
from api.models.campaign import Campaign, Figure, Measure
from api.models.derived import (
    HISTORY_IN_A_FILE,
    HISTORY_ON_A_SERVER,
    NEVER,
    BuiltWith,
    Card,
    Change,
    Counter,
    Departure,
    Facet,
    FormerName,
    Fragment,
    History,
    Listing,
    Mark,
    NameWord,
    TitleWord,
)
from api.models.event import Event, EventCampaign
from api.models.image import Image, Media
from api.models.job import Consumer, Job, Webhook, WebhookAttempt, WebhookMessage
from api.models.key import ApiKey
from api.models.kinds import KINDS, LINK_MEMBERS, LINKS, NAMED_BY_POSTS, RESOURCES, Kind, kind_of, merged_into
from api.models.new_post import NewLink, NewPost
from api.models.post import META, Post, PostAuthor, PostCampaign, PostTag
from api.models.revision import LATER, Autosave, Pending, PreviewLink, ResourceRevision, Revision
from api.models.section import Section
from api.models.site import SITE, SITE_ID, SiteProfile
from api.models.slug import Address, Identity, Slug
from api.models.source import Copy, Reader, Source, SourceFetch, SourceItem, SourceKey, SourceTerm
from api.models.tag import Tag

__all__ = [
    "HISTORY_IN_A_FILE",
    "HISTORY_ON_A_SERVER",
    "KINDS",
    "LATER",
    "LINKS",
    "LINK_MEMBERS",
    "META",
    "NAMED_BY_POSTS",
    "NEVER",
    "RESOURCES",
    "SITE",
    "SITE_ID",
    "Address",
    "ApiKey",
    "Audit",
    "Author",
    "Autosave",
    "Base",
    "BuiltWith",
    "Campaign",
    "Card",
    "Change",
    "Consumer",
    "Copy",
    "Counter",
    "Departure",
    "Event",
    "EventCampaign",
    "Facet",
    "Figure",
    "FormerName",
    "Fragment",
    "History",
    "Identity",
    "Image",
    "Job",
    "Kind",
    "Listing",
    "Mark",
    "Measure",
    "Media",
    "NameWord",
    "NewLink",
    "NewPost",
    "Pending",
    "Post",
    "PostAuthor",
    "PostCampaign",
    "PostTag",
    "PreviewLink",
    "Reader",
    "Repeat",
    "ResourceRevision",
    "Revision",
    "Section",
    "SiteProfile",
    "Slug",
    "Source",
    "SourceFetch",
    "SourceItem",
    "SourceKey",
    "SourceTerm",
    "Tag",
    "TitleWord",
    "Webhook",
    "WebhookAttempt",
    "WebhookMessage",
    "kind_of",
    "merged_into",
]
