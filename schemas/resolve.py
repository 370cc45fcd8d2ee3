"""What an address leads to."""

from typing import TypedDict

from schemas import field_builders
from schemas.base import Output
from schemas.parameters import Words
from schemas.query import Query

TYPES = "`post`, `tag`, `campaign`, `event`, `author` or `section`; more may come."


class Resolved(Output):
    """The public resource at an address."""

    type = field_builders.text(f"Type of the resource: {TYPES}", "post")
    id = field_builders.ident()
    slug = field_builders.slug()
    language = field_builders.language("Its language.")
    url = field_builders.url("Its present address.")
    moved = field_builders.flag("Whether it is at another address now.")


class ResolveQuery(Query):
    """What is asked of an address."""

    url = Words(
        "An absolute address, or a path: any that a resource has or had, here or where it was imported from. Tracking parameters, the "
        "scheme and the case of the host make no difference. Or a permanent URI (`urn:uuid:…`): of a post of another section it finds the "
        "copy.",
        most=4_000,
        required=True,
        metadata={"examples": ["https://www.example.org/en/a-thousand-homes"]},
    )


class ResolveAsked(TypedDict):
    """An address, asked."""

    url: str
