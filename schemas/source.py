"""Sources: what is asked for one, and how answers show them, what was set aside of them, and copies."""

from typing import Any

from marshmallow import ValidationError, fields

from schemas import field_builders
from schemas.base import Input, Length, Matching, OneOf, Output
from schemas.faults import Fault
from schemas.fields import Ref, Text, Url, Whole
from schemas.input_fields import told
from schemas.page import Links, Page

STATES = {"active": "it is pulled", "paused": "it is not pulled, and keeps its place"}
KINDS = {
    "broadsheet": "another Broadsheet, asked by delta sync",
    "feed": "a feed: Atom, RSS, RDF or JSON Feed",
    "wordpress": "a WordPress, asked over its REST interface",
}
KINDS_TOLD = "; ".join(f"`{name}`: {what}" for name, what in KINDS.items()) + "."
BECOMES = ("published", "draft")
INTERVAL, SHORTEST, LONGEST = 60, 5, 86_400
FOREIGN_INTERVAL = 900
"""Seconds between two polls; of what is no Broadsheet unless another number is said."""
ACCOUNT = r"[^:\s\x00-\x1f][^:\x00-\x1f]*:[^\x00-\x1f]+"
MOST_MAPPED, MOST_LICENSES = 1_000, 50


class SourceMappingInput(Input):
    """What here stands for tags and campaigns there. What is not named is listed in `unmapped`; nothing is created."""

    tags = fields.Dict(
        keys=Text(least=1, most=300),
        values=Ref(),
        validate=Length(None, MOST_MAPPED),
        metadata=told("By slug or id of a tag there, id or slug of the tag here.", {"wohnen": "housing"}),
    )
    campaigns = fields.Dict(
        keys=Text(least=1, most=300),
        values=Ref(),
        validate=Length(None, MOST_MAPPED),
        metadata=told("By slug or id of a campaign there, id or slug of the campaign here.", {"tausend": "a-thousand-homes"}),
    )


def _name(*, required: bool = False) -> Text:
    return Text(least=1, most=100, required=required, metadata=told("Which section it is: `origin.section`, until it says so.", "Germany"))


def _url(*, required: bool = False) -> Text:
    return Text(
        least=1,
        most=2_000,
        required=required,
        metadata=told(
            "Address of a Broadsheet, without `/v1`, of a feed, or of a WordPress: public, or what `BROADSHEET_OUTBOUND_ALLOW` allows.",
            "https://de.example.org",
        ),
    )


def _section(*, required: bool = False) -> Ref:
    return Ref(required=required, metadata=told("Id or slug of the section here that takes its posts.", "main"))


def _query() -> Text:
    return Text(
        most=4_000,
        metadata=told(
            "Which posts: a query of `/v1/changes` there with `language tag campaign section published_after`. Empty: all its own. Of a "
            "feed and a WordPress: `language`, that of items that name none; of a WordPress also `kind`: `page`, or `post,page`; posts, "
            "unless said.",
            "language=de&tag=housing",
        ),
    )


class Unshown(Matching):
    """Validates a secret: what is wrong is said without it."""

    def __call__(self, value: Any) -> Any:
        """The value, if it matches."""
        try:
            return super().__call__(value)
        except ValidationError:
            raise ValidationError(Fault(f"This is not {self.what}.")) from None


def _account() -> Text:
    return Text(
        most=300,
        allow_none=True,
        validate=[Unshown(ACCOUNT, "a name and a password with `:` between them")],
        metadata=told(
            "Of a WordPress: `name:password`, an application password of somebody who may edit all posts, so that texts come as they were "
            "written. It is sealed, and no answer has it; `null` forgets it. With another host in `url` it is forgotten.",
            "editor:abcd efgh ijkl mnop qrst uvwx",
        )
        | {"writeOnly": True},
    )


def _licenses(*, required: bool = False) -> fields.List[str]:
    return fields.List(
        Url(),
        required=required,
        allow_none=True,
        validate=Length(None, MOST_LICENSES),
        metadata=told(
            "Addresses of the licenses under which posts are taken; others are set aside. `null`: whatever they say, by agreement.",
            ["https://creativecommons.org/licenses/by/4.0/"],
        ),
    )


def _becomes() -> Text:
    return Text(
        validate=[OneOf(BECOMES)],
        metadata=told("What becomes of a new copy: it is `published` at once, or a `draft` that an editor publishes.", "published")
        | {"enum": list(BECOMES)},
    )


def _interval() -> Whole:
    said = f"Seconds between two polls; unless said {INTERVAL}, of what is no Broadsheet {FOREIGN_INTERVAL}."
    return Whole(SHORTEST, LONGEST, metadata=told(said, INTERVAL))


def _mapping() -> fields.Nested:
    return fields.Nested(SourceMappingInput, metadata=told("What here stands for tags and campaigns there."))


class SourceInput(Input):
    """A new source. It is pulled at once."""

    kind = Text(
        validate=[OneOf(KINDS)],
        metadata=told(f"What it is, `broadsheet` unless said. {KINDS_TOLD}", "feed") | {"enum": list(KINDS)},
    )
    name = _name(required=True)
    url = _url(required=True)
    section = _section(required=True)
    query = _query()
    account = _account()
    licenses = _licenses(required=True)
    mapping = _mapping()
    becomes = _becomes()
    interval_seconds = _interval()


class SourcePatch(Input):
    """What of a source is to be another; `mapping` and `licenses` are replaced whole (RFC 7396)."""

    name = _name()
    url = _url()
    section = _section()
    query = _query()
    account = _account()
    licenses = _licenses()
    mapping = _mapping()
    becomes = _becomes()
    interval_seconds = _interval()


def _table(of: str) -> fields.Dict:
    return fields.Dict(
        keys=fields.String(), values=fields.String(), metadata={"description": f"By slug or id there, the id of the {of} here."}
    )


class SourceMapping(Output):
    """What here stands for tags and campaigns there."""

    tags = _table("tag")
    campaigns = _table("campaign")


class SourceTerm(Output):
    """A tag or campaign of a source that nothing here stands for."""

    type = field_builders.text("`tag` or `campaign`.", "tag")
    id = field_builders.ident("Its id there.")
    slug = field_builders.text("Its slug there.", "wohnen")
    name = field_builders.text("What it is called there.", "Wohnen")


class Source(Output):
    """A source, and how far it is."""

    id = field_builders.ident()
    kind = field_builders.text(KINDS_TOLD, "broadsheet")
    name = field_builders.text("Which section it is.", "Germany")
    url = field_builders.text("Address of the other Broadsheet, or of what is pulled like one.", "https://de.example.org")
    section = field_builders.ident("Id of the section here that takes its posts.")
    query = field_builders.text("Which posts, as a query of `/v1/changes`; empty: all its own.", "language=de")
    has_account = field_builders.flag("Whether an account is used there.")
    licenses = fields.List(
        fields.String(), allow_none=True, metadata={"description": "Addresses of the licenses under which posts are taken; `null`: any."}
    )
    mapping = field_builders.nested(SourceMapping, "What here stands for tags and campaigns there.")
    unmapped = field_builders.many(SourceTerm, "Tags and campaigns there that nothing here stands for, by name; at most 100.")
    becomes = field_builders.text("What becomes of a new copy.", "published")
    interval_seconds = field_builders.whole("Seconds between two polls.", INTERVAL)
    state = field_builders.text("; ".join(f"`{name}`: {meaning}" for name, meaning in STATES.items()) + ".", "active")
    cursor = field_builders.text(
        "How far it is: a cursor of `/v1/changes` there, or what another kind keeps; `null`: a snapshot begins.", null=True
    )
    is_complete = field_builders.flag("Whether a snapshot was read to its end: everything that is there is here.")
    pulled_at = field_builders.instant("When it answered last.", null=True)
    changed_at = field_builders.instant("When it last had something new.", null=True)
    lag_seconds = field_builders.whole(
        "Seconds since it answered last, so that nothing older is missing; `null`: it never did.", 12, null=True
    )
    failing_since = field_builders.instant("Since when it cannot be pulled.", null=True)
    failures = field_builders.whole("How often since then.", 0)
    error = field_builders.text("Why.", "de.example.org answers 502.", null=True)
    left_out = field_builders.text(
        "Why the last document of a feed was not read whole; `null`: it was.", "line 1204: The XML breaks here.", null=True
    )
    next_at = field_builders.instant("When it is asked next, at the earliest.")
    hub_until = field_builders.instant("Until when the hub of a feed says that there is news; `null`: none does.", null=True)
    copies = field_builders.whole("Posts of it that are here and that it shows.", 1204)
    set_aside = field_builders.whole("Posts of it that are set aside.", 3)
    absent = field_builders.whole(
        "Copies that the last snapshot was without. Few are withdrawn at once; more than 20, and than 5 % of all, wait for "
        "`confirm-absent`.",
        0,
    )
    revision = field_builders.whole("Number of what was written of it; the ETag.", 1)
    created_at = field_builders.instant("When it was made.")
    updated_at = field_builders.instant("When it was last written.")


class SourceHint(Output):
    """Where the other side of a source may say that it has news."""

    url = field_builders.text(
        "For a webhook there. Whoever knows it may have the source pulled.", "https://fr.example.org/admin/v1/hints/WyIwMTkz…"
    )


class SourceList(Output):
    """A page of sources."""

    data = field_builders.many(Source, "Sources, the first made first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class SourceItem(Output):
    """A post of a source."""

    id = field_builders.ident("Id of the post there; of one that has none the id that its permanent name stands for.")
    title = field_builders.text("Its title there.", "Tausend Wohnungen")
    url = field_builders.text("Its address there.", "https://de.example.org/de/tausend-wohnungen", null=True)
    revision = field_builders.whole("The revision that was seen last.", 4)
    is_public = field_builders.flag("Whether it is public there.")
    post = field_builders.ident("Id of its copy here.", null=True)
    problem = field_builders.text("Why it is set aside; `null`: it is not.", "Its address is on this site.", null=True)
    picture_problem = field_builders.text(
        "Why pictures of it are left out; `null`: none is, or they are being fetched.",
        "Left out: https://de.example.org/media/a.jpg: its host answers 404",
        null=True,
    )
    retry_at = field_builders.instant("When it is fetched again by itself, at the earliest; `null`: it is not.", null=True)
    at = field_builders.instant("When it was seen.")


class SourceItemList(Output):
    """A page of what was found at a source."""

    data = field_builders.many(SourceItem, "Posts of the source, the last found first.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")
