"""Saved forms of posts: revisions, what differs between two, the pending one, an autosave; and what lists of them are asked."""

from typing import Any, cast

from marshmallow import fields

from schemas import field_builders
from schemas.admin_answers import PostForm
from schemas.admin_queries import Cursored
from schemas.base import Output
from schemas.fields import INT
from schemas.key import KeyRef
from schemas.page import Links, Page
from schemas.parameters import Number
from schemas.query import Query
from schemas.vocabulary import POST_STATES

MOST = INT
"""The greatest number of a revision."""


class RevisionItem(Output):
    """A revision in a list."""

    number = field_builders.whole("Its number.", 7)
    at = field_builders.instant("When it was saved.")
    actor = field_builders.text("Who saved it, as the client called them.", "ana", null=True)
    key = field_builders.nested(KeyRef, "The key that it was saved with; `null`: by the worker, an import, the command line.", null=True)
    state = field_builders.one_of(POST_STATES, "State of the post when it was saved.")
    is_live = field_builders.flag("Whether it is what is public now.")
    is_pending = field_builders.flag("Whether it waits to be published in the place of the live form.")


class Revision(RevisionItem):
    """A revision, whole."""

    form = field_builders.nested(PostForm, "The post as it was saved.")


class RevisionList(Output):
    """A page of revisions."""

    data = field_builders.many(RevisionItem, "The last saved first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class Difference(Output):
    """A member that differs."""

    member = field_builders.text("Its name in the form of a post.", "title")
    before = fields.Raw(allow_none=True, metadata={"description": "Its value in the one revision.", "examples": ["Homes"]})
    after = fields.Raw(allow_none=True, metadata={"description": "Its value in the other.", "examples": ["A thousand homes"]})


class Comparison(Output):
    """What differs between two revisions."""

    before = field_builders.whole("Number of the one revision.", 6)
    after = field_builders.whole("Number of the other.", 7)
    changes = field_builders.many(Difference, "The members that differ, by name.")


class Pending(Output):
    """A pending revision: what a public post will read like."""

    revision = field_builders.whole("Its number.", 8)
    saved_at = field_builders.instant("When it was saved.")
    actor = field_builders.text("Who saved it, as the client called them.", "ana", null=True)
    key = field_builders.nested(KeyRef, "The key that it was saved with.", null=True)
    scheduled_at = field_builders.instant("When it is to be published; `null`: when somebody does.", null=True)
    changed = field_builders.many(field_builders.text("Name of a member.", "title"), "The members in which it differs from the live form.")
    form = field_builders.nested(PostForm, "The post as it will read.")


class Autosave(Output):
    """What the caller was writing and has not saved."""

    revision = field_builders.whole("Number of the revision that it began with.", 7)
    saved_at = field_builders.instant("When it was kept.")
    changed = field_builders.many(field_builders.text("Name of a member.", "title"), "The members in which it differs from that revision.")
    form = field_builders.nested(PostForm, "The post as it would read.")


class RevisionQuery(Cursored):
    """What a list of revisions is asked."""


_WITH: dict[str, fields.Field[Any]] = {"with": Number("Number of the revision to compare with.", least=1, most=MOST, required=True)}
CompareQuery = cast("type[Query]", Query.from_dict(_WITH, name="CompareQuery"))
"""What a comparison is asked; ``with`` is no name in Python."""
