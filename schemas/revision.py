"""Saved forms of posts: revisions, what differs between two, the pending one, an autosave; and what lists of them are asked."""

from typing import Any, cast

from marshmallow import fields

from schemas import members
from schemas.authored_lists import Cursored
from schemas.base import Output
from schemas.fields import INT
from schemas.key import KeyRef
from schemas.page import Links, Page
from schemas.parameters import Number
from schemas.query import Query
from schemas.written_post import POST_STATES, PostForm

MOST = INT
"""The greatest number of a revision."""


class RevisionItem(Output):
    """A revision in a list."""

    number = members.whole("Its number.", 7)
    at = members.instant("When it was saved.")
    actor = members.text("Who saved it, as the client called them.", "ana", null=True)
    key = members.nested(KeyRef, "The key that it was saved with; `null`: by the worker, an import, the command line.", null=True)
    state = members.one_of(POST_STATES, "State of the post when it was saved.")
    is_live = members.flag("Whether it is what is public now.")
    is_pending = members.flag("Whether it waits to be published in the place of the live form.")


class Revision(RevisionItem):
    """A revision, whole."""

    form = members.nested(PostForm, "The post as it was saved.")


class RevisionList(Output):
    """A page of revisions."""

    data = members.many(RevisionItem, "The last saved first.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class Difference(Output):
    """A member that differs."""

    member = members.text("Its name in the form of a post.", "title")
    before = fields.Raw(allow_none=True, metadata={"description": "Its value in the one revision.", "examples": ["Homes"]})
    after = fields.Raw(allow_none=True, metadata={"description": "Its value in the other.", "examples": ["A thousand homes"]})


class Comparison(Output):
    """What differs between two revisions."""

    before = members.whole("Number of the one revision.", 6)
    after = members.whole("Number of the other.", 7)
    changes = members.many(Difference, "The members that differ, by name.")


class Pending(Output):
    """A pending revision: what a public post will read like."""

    revision = members.whole("Its number.", 8)
    saved_at = members.instant("When it was saved.")
    actor = members.text("Who saved it, as the client called them.", "ana", null=True)
    key = members.nested(KeyRef, "The key that it was saved with.", null=True)
    scheduled_at = members.instant("When it is to be published; `null`: when somebody does.", null=True)
    changed = members.many(members.text("Name of a member.", "title"), "The members in which it differs from the live form.")
    form = members.nested(PostForm, "The post as it will read.")


class Autosave(Output):
    """What the caller was writing and has not saved."""

    revision = members.whole("Number of the revision that it began with.", 7)
    saved_at = members.instant("When it was kept.")
    changed = members.many(members.text("Name of a member.", "title"), "The members in which it differs from that revision.")
    form = members.nested(PostForm, "The post as it would read.")


class RevisionQuery(Cursored):
    """What a list of revisions is asked."""


_WITH: dict[str, fields.Field[Any]] = {"with": Number("Number of the revision to compare with.", least=1, most=MOST, required=True)}
CompareQuery = cast("type[Query]", Query.from_dict(_WITH, name="CompareQuery"))
"""What a comparison is asked; ``with`` is no name in Python."""
