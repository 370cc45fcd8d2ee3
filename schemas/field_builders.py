"""Members of answers, each with its description: what the document says of them. Input has fields of its own."""

from collections.abc import Iterable
from typing import Any

from marshmallow import fields

from schemas.base import OneOf, Output
from schemas.vocabulary import POST_KINDS

ID = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"


def text(description: str, *examples: str, null: bool = False, **told: Any) -> fields.String:
    """Plain text; ``null`` says that it may have no value."""
    shown = {"examples": list(examples)} if examples else {}
    return fields.String(allow_none=null, metadata={"description": description, **shown, **told})


def ident(description: str = "Id, a UUIDv7. It never changes.", *, null: bool = False) -> fields.String:
    """An id."""
    return text(description, ID, null=null, format="uuid")


def slug() -> fields.String:
    """The present slug."""
    return text("Present slug. Former ones lead here (308).", "a-thousand-homes")


def post_kind() -> fields.String:
    """What a post is."""
    return one_of(POST_KINDS, "`post`, or `page`: a page of the site, which lists leave out unless `kind` asks for it.")


def language(description: str) -> fields.String:
    """A language tag."""
    return text(description, "fr-CA")


def url(description: str, *, null: bool = False) -> fields.String:
    """An absolute address."""
    return text(description, "https://www.example.org/en/a-thousand-homes", null=null, format="uri")


def instant(description: str, *, null: bool = False) -> fields.String:
    """An instant in UTC, whole seconds."""
    return text(description, "2026-11-30T09:00:00Z", null=null, format="date-time")


def day(description: str) -> fields.Date:
    """A day, or ``null``."""
    return fields.Date(allow_none=True, metadata={"description": description, "examples": ["2026-11-30"]})


def whole(description: str, *examples: int, null: bool = False) -> fields.Integer:
    """A whole number."""
    shown = {"examples": list(examples)} if examples else {}
    return fields.Integer(allow_none=null, metadata={"description": description, "format": "int64", **shown})


def number(description: str, *examples: float) -> fields.Float:
    """A number that may have no value."""
    return fields.Float(allow_none=True, metadata={"description": description, "examples": list(examples)})


def flag(description: str) -> fields.Boolean:
    """True or false."""
    return fields.Boolean(metadata={"description": description})


def one_of(values: Iterable[str], description: str) -> fields.String:
    """One of a set that never grows."""
    return fields.String(validate=OneOf(tuple(values)), metadata={"description": description})


def nested(schema: type[Output], description: str, *, null: bool = False) -> fields.Nested:
    """Another schema's object."""
    return fields.Nested(schema, allow_none=null, metadata={"description": description})


def many(inner: type[Output] | fields.Field[Any], description: str, *, null: bool = False) -> fields.List[Any]:
    """A list; empty, never ``null``, unless said."""
    item = inner if isinstance(inner, fields.Field) else fields.Nested(inner)
    return fields.List(item, allow_none=null, metadata={"description": description})


def html(description: str, *, null: bool = False) -> fields.String:
    """HTML of the allow-list."""
    return text(description, "<p>A thousand homes were promised.</p>", null=null)


def post_count() -> fields.Integer:
    """How many posts a filter by the resource would find."""
    return whole("Public posts: what `/v1/posts` counts with this as its filter.", 42)


def revision() -> fields.Integer:
    """Number of the public form."""
    return whole("Number of the public form; it rises with each edit.", 3)


def updated_at() -> fields.String:
    """The last edit."""
    return instant("Last editorial change.")
