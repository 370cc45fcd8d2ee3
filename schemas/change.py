"""Changes as delta sync answers them, and what it is asked by. The forms of the resources are in ``sync_resources``."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, NotRequired, TypedDict

from marshmallow import ValidationError, fields

from schemas import field_builders
from schemas.base import Output, made_schema
from schemas.faults import Fault, shown
from schemas.fields import ByType, Word, checked_text
from schemas.parameters import Choice, Listed, Moment, Number, Parameter, Raw, Words
from schemas.post import ASSETS, PostFilters
from schemas.query import CURSOR, SparseFields, fields_of, include_of
from schemas.sync_resources import PARTIAL, WHOLE
from schemas.vocabulary import SITE, SYNCED

LIMIT, MOST_LIMIT = 100, 500
REASONS = {
    "deleted": "it is no more",
    "unpublished": "an editor withdrew it",
    "expired": "its time was over",
    "legal": "withdrawn for legal reasons: remove every copy",
    "license": "its license was withdrawn",
    "merged": "the tag is another one now, `into`: put that in its place",
    "out_of_scope": "it is public, but no longer in the filter",
}


OPS = ("upsert", "delete")
OF_UPSERTS, OF_DELETES = ("resource",), ("reason", "into", "slug", "language", "url")
"""Members that come with the one, and with the other."""


class Change(Output):
    """Something came, is another now, or left. Base of the changes of each type, which have ``type`` and ``resource`` besides."""

    OPTIONAL: ClassVar[tuple[str, ...]] = (*OF_UPSERTS, *OF_DELETES)
    RULES: ClassVar[Mapping[str, Any]] = {
        "if": {"properties": {"op": {"const": "upsert"}}},
        "then": {"required": list(OF_UPSERTS), "properties": {name: {} for name in OF_UPSERTS}},
        "else": {"required": list(OF_DELETES), "properties": {name: {} for name in OF_DELETES}},
    }

    op = Word(
        "ChangeOp",
        OPS,
        "What to do with a resource.",
        "`upsert`: store `resource` in the place of what you have. `delete`: take it away, it is no longer public, or no longer in the "
        "filter.",
    )
    id = field_builders.ident()
    revision = field_builders.revision()
    reason = field_builders.text(
        "With `delete`: why; more may come. " + "; ".join(f"`{name}`: {told}" for name, told in REASONS.items()) + ".", "unpublished"
    )
    into = field_builders.ident("With `delete`: the tag that it was merged into.", null=True)
    slug = field_builders.text("With `delete`: its slug, as it was last.", "a-thousand-homes")
    language = field_builders.language("With `delete`: its language, `und` where that is not known any more.")
    url = field_builders.url("With `delete`: its address, as it was last; `null` where that is not known any more.", null=True)


CAME, IS_ANOTHER = "came, is another now, or left", "is another now: it never leaves"


def _one(kind: str) -> str:
    return f"{'the' if kind == SITE else 'a'} {kind}"


def _changes(name: str, resources: Mapping[str, type[Output]], resource: str) -> dict[str, type[Output]]:
    """By type of resource, the schema of its changes. ``name`` has a place for the type; ``resource`` says what comes."""
    return {
        kind: made_schema(
            name.format(kind.capitalize()),
            Change,
            {
                "__module__": __name__,
                "__doc__": f"{_one(kind).capitalize()} {IS_ANOTHER if kind == SITE else CAME}.",
                "type": Word(
                    f"{kind.capitalize()}Type",
                    (kind,),
                    f"The type of {_one(kind)}.",
                    "The type of the resource.",
                ),
                "resource": field_builders.nested(schema, f"With `upsert`: {resource}"),
            },
        )
        for kind, schema in resources.items()
    }


CHANGES = _changes("{}Change", WHOLE, "the whole of it.")
PARTIAL_CHANGES = _changes("{}PartialChange", PARTIAL, "the members of it that `fields` names.")
ABOUT = "A change: `type` says of what. More types may come; `types` names those that you know."


class ChangePage(Output):
    """Where to go on."""

    next_cursor = field_builders.text(
        "`cursor` of the next request; there always is one. Keep it with what was read.",
        "l-0c9f2f5a7b1e-5d41402abc4b-7d793037a076-1204-1204--1c291ca3",
    )
    has_more = field_builders.flag("Whether more is there already: ask on at once. `false`: you have everything.")


class ChangeLinks(Output):
    """Absolute addresses, made of the setting `public_url`."""

    next = field_builders.url("The next request, with `next_cursor`.")


class ChangeList(Output):
    """Changes in the order in which they are to be applied."""

    data = field_builders.many(ByType("Change", ABOUT, "type", CHANGES), "Changes in their order; may be empty while `has_more`.")
    page = field_builders.nested(ChangePage, "Where to go on.")
    links = field_builders.nested(ChangeLinks, "Where to go on.")


class ChangePartialList(Output):
    """Changes, resources with the members that `fields` names."""

    data = field_builders.many(
        ByType("PartialChange", ABOUT, "type", PARTIAL_CHANGES), "Changes in their order; may be empty while `has_more`."
    )
    page = field_builders.nested(ChangePage, "Where to go on.")
    links = field_builders.nested(ChangeLinks, "Where to go on.")


MEMBERS = tuple(dict.fromkeys(name for schema in WHOLE.values() for name in schema().fields))


def _filter(name: str, told: str) -> fields.List[Any]:
    """A filter of lists of posts, said of changes."""
    inner = PostFilters().fields[name].inner  # type: ignore[attr-defined] # a Listed
    return Listed(inner, told)


class Expected(Parameter[str]):
    """A place in the changes: an epoch and a number."""

    FORM = re.compile("[0-9a-f]{12}-(?:0|[1-9][0-9]{0,17})")
    TYPE: Mapping[str, Any] = {"type": "string", "pattern": f"^{FORM.pattern}$", "examples": ["0c9f2f5a7b1e-1204"]}

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value)
        if not self.FORM.fullmatch(text):
            raise ValidationError(Fault(f"{shown(text)} is not what a push names as `expected`."))
        return text


class ChangesQuery(SparseFields):
    """What delta sync is asked."""

    types = Listed(
        Choice(SYNCED),
        f"Types of resources, all unless said: {', '.join(SYNCED)}. The filters narrow posts; other types come whole.",
        load_default=sorted(SYNCED),
    )
    language = _filter("language", "Posts in any of these languages: `fr` matches `fr-CA` too, `fr-CA` only itself (BCP 47).")
    tag = _filter("tag", "Posts with any of these tags, or of the tags below them. Ids or slugs.")
    campaign = _filter("campaign", "Posts of any of these campaigns. Ids or slugs.")
    section = _filter("section", "Posts of any of these sections. Ids or slugs.")
    origin = Choice(("own", "syndicated"), "`own` posts, or `syndicated` copies.", is_final=True)
    published_after = Moment("Posts published at this instant or later. A space is read as `+`.")
    limit = Number("Items a page, 100 unless said. A page of 1 MB ends earlier.", least=1, most=MOST_LIMIT, load_default=LIMIT)
    cursor = Words(
        "Where to go on: `page.next_cursor` of the answer before, with the same types and filters; `limit`, `fields` and `include` may "
        "change. Without one a snapshot begins.",
        most=CURSOR,
    )
    expected = Expected(
        "What a push named: the answer is at least as new, or 503 `unavailable` for a moment. It is no part of what a cursor belongs to, "
        "and makes the address one that no cache has yet."
    )
    include = include_of({"body_html": "the texts of posts and campaigns", "assets": ASSETS}, MEMBERS)
    fields = fields_of(MEMBERS)


class ChangesAsked(TypedDict):
    """What delta sync is asked, loaded; instants in microseconds since 1970 UTC."""

    types: list[str]
    language: NotRequired[list[str]]
    tag: NotRequired[list[str]]
    campaign: NotRequired[list[str]]
    section: NotRequired[list[str]]
    origin: NotRequired[str]
    published_after: NotRequired[int]
    limit: int
    cursor: NotRequired[str | None]
    expected: NotRequired[str]
    include: NotRequired[list[str]]
    fields: NotRequired[list[str]]
