"""Sections elsewhere that read from here, and who of them takes a post."""

from schemas import field_builders
from schemas.admin_queries import Cursored
from schemas.base import Output
from schemas.page import Links, Page

STATES = {
    "current": "it was given all there is",
    "behind": "more has changed since it asked last",
    "snapshot": "it reads all there is, for the first time or anew",
}


class Reader(Output):
    """A Broadsheet that reads `/v1/changes` here, as it names itself: anybody may say so."""

    id = field_builders.ident()
    url = field_builders.text("Its address, as it says.", "https://fr.example.org")
    query = field_builders.text("Which posts it asks for, as a query of `/v1/changes`.", "origin=own&tag=housing")
    state = field_builders.text("; ".join(f"`{name}`: {meaning}" for name, meaning in STATES.items()) + ".", "current")
    behind = field_builders.whole("Numbers of changes since it asked last; `null` where it reads a snapshot.", 0, null=True)
    first_at = field_builders.instant("When it was first seen.")
    seen_at = field_builders.instant("When it was last seen, to some seconds.")


class ReaderList(Output):
    """A page of readers."""

    data = field_builders.many(Reader, "Readers, the last found first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class ReaderQuery(Cursored):
    """What a list of readers is asked."""


class CopyElsewhere(Output):
    """A reader that takes a post, or took it."""

    reader = field_builders.text("Its address, as it says.", "https://fr.example.org")
    query = field_builders.text("Which posts it asks for.", "origin=own&tag=housing")
    is_taken = field_builders.flag("Whether the post is among those; else it was, and the reader is told that it has gone.")
    is_current = field_builders.flag("Whether it was given the present state of the post.")
    seen_at = field_builders.instant("When it was last seen, to some seconds.")
    lookup = field_builders.text(
        "Where it says at which address its copy is; 404 where it shows none.",
        f"https://fr.example.org/v1/resolve?url=urn%3Auuid%3A{field_builders.ID}",
    )


class CopiesElsewhere(Output):
    """Where copies of a post are."""

    data = field_builders.many(CopyElsewhere, "Readers that take it or took it, the last seen first; at most 200.")
