"""Keys: what is asked for one, and how answers show them. The key itself is told once, when it is made."""

from marshmallow import fields

from schemas import members
from schemas.authoring import told
from schemas.base import Input, Length, Output
from schemas.embedded import SectionRef
from schemas.fields import Ref, Text
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

    id = members.ident()
    name = members.text("What it is called.", "web site")


class Key(Output):
    """A key, without the key itself."""

    id = members.ident()
    name = members.text("What it is called.", "web site")
    hint = members.text("Its last characters, to tell it from others.", "x7Qa")
    scopes = members.many(members.text("A scope.", "posts:read"), "What it may do: names of scopes, as `securitySchemes` describes them.")
    section = members.nested(SectionRef, "The section to which it is bound; `null`: none.", null=True)
    made_by = members.nested(KeyRef, "The key that made it; `null`: the command line.", null=True)
    created_at = members.instant("When it was made.")
    expires_at = members.instant("From then on it is refused; `null`: never.", null=True)
    revoked_at = members.instant("Since then it is refused; `null`: it was not revoked.", null=True)
    last_used_at = members.instant("Last use, noted at most once a minute.", null=True)


class KeyMade(Key):
    """A new key: the only answer that tells it."""

    key = members.text(
        "The key, for `Authorization: Bearer`. It is told only here; `null` where the request was repeated.", "bs_…", null=True
    )


class KeyList(Output):
    """A page of keys."""

    data = members.many(Key, "Keys, the first made first.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")
