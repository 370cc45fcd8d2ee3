"""Keys: what is asked for one, and how answers show them. The key itself is told once, when it is made."""

from marshmallow import fields

from schemas import field_builders
from schemas.base import Input, Length, Output
from schemas.embedded import SectionRef
from schemas.fields import Ref, Text
from schemas.input_fields import told
from schemas.instants import Instant
from schemas.page import Links, Page

MOST_SCOPES = 50


class KeyInput(Input):
    """A new key. It can do no more than the one that makes it, and lasts no longer."""

    name = Text(least=1, most=100, required=True, metadata=told("What it is for: a line of text.", "web site"))
    scopes = fields.List(
        Text(least=1, most=100),
        required=True,
        validate=Length(1, MOST_SCOPES),
        metadata=told("What it may do: names of scopes, as `securitySchemes` describes them.", ["posts:read"]),
    )
    section = Ref(allow_none=True, metadata=told("Id or slug of the section whose posts alone it reads and writes; `null`: all."))
    expires_at = Instant(allow_none=True, metadata=told("From then on it is refused; `null`: as long as the key that makes it lasts."))


class KeyRef(Output):
    """A key, embedded."""

    id = field_builders.ident()
    name = field_builders.text("What it is called.", "web site")


class Key(Output):
    """A key, without the key itself."""

    id = field_builders.ident()
    name = field_builders.text("What it is called.", "web site")
    hint = field_builders.text("Its last characters, to tell it from others.", "x7Qa")
    scopes = field_builders.many(
        field_builders.text("A scope.", "posts:read"), "What it may do: names of scopes, as `securitySchemes` describes them."
    )
    section = field_builders.nested(SectionRef, "The section to which it is bound; `null`: none.", null=True)
    made_by = field_builders.nested(KeyRef, "The key that made it; `null`: the command line.", null=True)
    created_at = field_builders.instant("When it was made.")
    expires_at = field_builders.instant("From then on it is refused; `null`: never.", null=True)
    revoked_at = field_builders.instant("Since then it is refused; `null`: it was not revoked.", null=True)
    last_used_at = field_builders.instant("Last use, noted at most once a minute.", null=True)


class KeyMade(Key):
    """A new key: the only answer that tells it."""

    key = field_builders.text(
        "The key, for `Authorization: Bearer`. It is told only here; `null` where the request was repeated.", "bs_…", null=True
    )


class KeyList(Output):
    """A page of keys."""

    data = field_builders.many(Key, "Keys, the first made first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")
