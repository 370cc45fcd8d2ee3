"""Revisions: saved forms of posts, and how two of them differ."""

from typing import cast

from marshmallow import fields

from schemas import members
from schemas.authored import POST_STATES
from schemas.base import Output
from schemas.embedded import AuthorRef, CampaignRef, SectionRef, TagRef
from schemas.image import Image, License
from schemas.page import Links, Page
from schemas.parameters import Number
from schemas.post import PostOrigin
from schemas.query import Numbered, Query

MOST = 2**31 - 1


class PostForm(Output):
    """A saved form of a post. References to what is gone are left out."""

    slug = members.slug()
    language = members.language("Language.")
    title = members.text("Title.", "A thousand homes")
    excerpt = members.text("The editor's own; `null`: made from the text.", null=True)
    excerpt_truncated = members.flag("Whether the editor's excerpt ends before its text does.")
    body_html = members.html("The text, sanitised HTML.")
    section = members.nested(SectionRef, "Section.", null=True)
    authors = members.many(AuthorRef, "Authors in the editor's order.")
    tags = members.many(TagRef, "Tags in the editor's order.")
    campaigns = members.many(CampaignRef, "Campaigns in the editor's order.")
    image = members.nested(Image, "Featured image.", null=True)
    license = members.nested(License, "License of the text.", null=True)
    origin = members.nested(PostOrigin, "Where a syndicated copy comes from.", null=True)
    featured_at = members.instant("Since when an editor featured it.", null=True)
    translation_of = members.ident("The post that it is a translation of.", null=True)
    embargo_until = members.instant("Before it the post could not be published.", null=True)
    expires_at = members.instant("Then it was to be withdrawn.", null=True)


class RevisionItem(Output):
    """A saved revision of a post."""

    number = members.whole("Its number.", 7)
    at = members.instant("When it was saved.")
    actor = members.text("Who saved it, as the client called them.", "ana", null=True)
    key_id = members.ident("The key that it was saved with; `null`: the worker, or the command line.", null=True)
    state = members.one_of(POST_STATES, "The state that the post was in then.")
    is_live = members.flag("Whether it is the form that is public, or was last.")
    is_pending = members.flag("Whether it waits to be published.")


class Revision(RevisionItem):
    """A saved revision of a post, whole."""

    form = members.nested(PostForm, "The form.")


class RevisionList(Output):
    """A page of a post's revisions, without their forms."""

    data = members.many(RevisionItem, "Newest first.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class Difference(Output):
    """A member that differs."""

    member = members.text("Its name.", "title")
    before = fields.Raw(allow_none=True, metadata={"description": "Its value in the first one.", "examples": ["A thousand homes"]})
    after = fields.Raw(allow_none=True, metadata={"description": "Its value in the other one.", "examples": ["Seven thousand homes"]})


class Comparison(Output):
    """How two revisions of a post differ."""

    before = members.whole("Number of the first one.", 6)
    after = members.whole("Number of the other one.", 7)
    changes = members.many(Difference, "Members that differ.")


class RevisionQuery(Numbered):
    """What a list of revisions is asked."""


# A name that is a word of the language cannot be written as a member.
CompareQuery = cast(
    "type[Query]",
    Query.from_dict({"with": Number("Number of the revision to compare with.", least=1, most=MOST, required=True)}, name="CompareQuery"),
)
"""Which revision the other one is."""
