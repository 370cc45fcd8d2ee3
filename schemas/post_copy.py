"""Copies of other sections' posts for those who write: what the section changed, what that was based on, what the origin says."""

from marshmallow import fields

from schemas import field_builders
from schemas.base import Input, Length, OneOf, Output
from schemas.fields import Text
from schemas.input_fields import told

MEMBERS = ("title", "excerpt", "body_html", "tags", "campaigns")
"""Members that a section may change of a copy, each by itself."""


def _ids(description: str) -> fields.List[str]:
    return fields.List(fields.String(), allow_none=True, metadata={"description": description, "examples": [[field_builders.ID]]})


class CopyValues(Output):
    """Values of the members that the section changed; others are `null`."""

    title = field_builders.text("Title.", "A thousand homes", null=True)
    excerpt = field_builders.text("Excerpt.", null=True)
    body_html = field_builders.html("The text, sanitised HTML.", null=True)
    tags = _ids("Ids of the tags here that stand for those of the origin.")
    campaigns = _ids("Ids of the campaigns here that stand for those of the origin.")


class PostCopy(Output):
    """What is kept of a copy beside the post."""

    post = field_builders.ident("Id of the copy.")
    source = field_builders.ident("Id of the source; `null` where that was deleted.", null=True)
    origin_state = field_builders.text("`published`, or the reason for which the origin does not show it.", "published")
    hidden_at = field_builders.instant("Since when the section hides it.", null=True)
    changed = fields.List(
        fields.String(),
        metadata={"description": f"Members that the section changed: any of {', '.join(MEMBERS)}.", "examples": [["title"]]},
    )
    moved = fields.List(
        fields.String(),
        metadata={"description": "Those of them of which the origin says something else since then.", "examples": [["title"]]},
    )
    based_on = field_builders.nested(CopyValues, "What the origin said when the section changed them.")
    origin = field_builders.nested(CopyValues, "What the origin says now.")
    revision = field_builders.whole("Revision of the post.", 3)


class FollowInput(Input):
    """What follows the origin again."""

    members = fields.List(
        Text(validate=[OneOf(MEMBERS)]),
        required=True,
        validate=Length(1, len(MEMBERS)),
        metadata=told(f"Which members: any of {', '.join(MEMBERS)}.", ["title"]),
    )
