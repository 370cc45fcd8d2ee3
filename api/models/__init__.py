"""The tables. Base tables are the truth; derived ones follow from them."""

from api.models.audit import Audit, Repeat
from api.models.author import Author
from api.models.base import Base
from api.models.campaign import Campaign, Figure, Measure
from api.models.derived import BuiltWith, Card, Change, Counter, Departure, Facet, Fragment, Listing, Mark, NameWord, TitleWord
from api.models.image import Image
from api.models.job import Consumer, Job
from api.models.key import ApiKey
from api.models.post import LINKS, REASONS, STATES, Post, PostAuthor, PostCampaign, PostTag
from api.models.revision import Autosave, Pending, PreviewLink, Revision
from api.models.section import Section
from api.models.slug import Address, Slug
from api.models.tag import Tag

KINDS: dict[str, type[Post | Tag | Campaign | Author | Section]] = {
    "section": Section,
    "author": Author,
    "tag": Tag,
    "campaign": Campaign,
    "post": Post,
}
"""The resources by kind, in the order in which they refer to each other."""

__all__ = [
    "KINDS",
    "LINKS",
    "REASONS",
    "STATES",
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
    "Counter",
    "Departure",
    "Facet",
    "Figure",
    "Fragment",
    "Image",
    "Job",
    "Listing",
    "Mark",
    "Measure",
    "NameWord",
    "Pending",
    "Post",
    "PostAuthor",
    "PostCampaign",
    "PostTag",
    "PreviewLink",
    "Repeat",
    "Revision",
    "Section",
    "Slug",
    "Tag",
    "TitleWord",
]
