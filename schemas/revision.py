"""Saved forms of posts: revisions, what differs between two, the pending one, an autosave; and what lists of them are asked."""

from typing import Any, NamedTuple, cast

from marshmallow import fields

from schemas import field_builders
from schemas.admin_answers import ANSWERS, PostForm
from schemas.admin_queries import Cursored
from schemas.base import Output, made_schema
from schemas.fields import INT
from schemas.key import KeyRef
from schemas.page import Links, Page
from schemas.parameters import Number
from schemas.query import Query
from schemas.vocabulary import POST_STATES

MOST = INT
"""The greatest number of a revision."""
NUMBER: list[dict[str, Any]] = [
    {
        "in": "path",
        "name": "number",
        "description": "Number of the revision.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST},
    },
]
"""The path parameter of a revision."""


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


class ResourceRevisionItem(RevisionItem):
    """A revision of a resource that is no post, or of the site, in a list."""

    class Meta(RevisionItem.Meta):
        exclude = ("state", "is_pending")


class ResourceRevisionList(Output):
    """A page of revisions of a resource that is no post, or of the site."""

    data = field_builders.many(ResourceRevisionItem, "The last saved first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


NOT_SAVED = ("id", "revision", "created_at", "updated_at")
"""Members of what is read back that no saved form has: they are of the resource."""
FOLLOWS = {
    "tag": ("merged_into", "post_count", "url"),
    "campaign": ("state", "url"),
    "event": ("state", "withdrawn_reason", "published_at", "url"),
}
"""Members that follow from other things."""


def _saved(kind: str) -> type[Output]:
    """The schema of a revision, with the form as it was saved."""
    name, read = kind.capitalize(), ANSWERS[kind].one
    meta = type("Meta", (Output.Meta,), {"exclude": (*NOT_SAVED, *(one for one in FOLLOWS.get(kind, ()) if one in read().fields))})
    told = f"A saved form of a {kind}. References to what is no more are left out."
    form = made_schema(f"{name}Form", read, {"__module__": __name__, "__doc__": told, "Meta": meta})
    members = {"form": field_builders.nested(form, "What it was like as it was saved.")}
    revision = {"__module__": __name__, "__doc__": f"A revision of a {kind}, whole.", **members}
    return made_schema(f"{name}Revision", ResourceRevisionItem, revision)


class Revisions(NamedTuple):
    """How revisions of a kind are answered: one, and a page of them."""

    one: type[Output]
    many: type[Output]


REVISIONS = {"post": Revisions(Revision, RevisionList)} | {
    kind: Revisions(_saved(kind), ResourceRevisionList) for kind in ANSWERS if kind != "post"
}
"""By kind of resource."""


class Difference(Output):
    """A member that differs."""

    member = field_builders.text("Its name in the form.", "title")
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
