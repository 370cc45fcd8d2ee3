"""What all lists and all details are asked by; the filters of a resource are with the resource. Nothing here reads HTTP."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from marshmallow import ValidationError, missing, validates_schema
from marshmallow.decorators import POST_LOAD, VALIDATES_SCHEMA

from schemas.base import Input
from schemas.faults import Fault, shown
from schemas.other_names import meant_order
from schemas.parameters import MOST_PREFERRED, Choice, Listed, Number, Preferences, Raw, Slug, Uuid, Words, YesNo

MOST_LISTED = 10_000
"""Numbered pages, and exact counts, end with this item."""
LIMIT, MOST_LIMIT = 20, 100
CURSOR, MOST_ASKED = 1_000, 300
"""Characters of a cursor, and of a question, at most."""

ALL = ("*", "all")
"""What others take for all members."""
_FIRST = itemgetter(0)
EXCLUDED_BY_NAMES = ("limit", "page", "cursor", "sort")


class Query(Input):
    """Base of what is asked by query parameters; one that is not known is a fault."""

    @cached_property
    def _places(self) -> dict[str, tuple[int, Any]]:
        """By name, the place in the one order, and the field."""
        return {name: (place, field) for place, (name, field) in enumerate(self.fields.items())}

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        """What is meant by parameters that are not given."""
        return {name: field.load_default for name, field in self.fields.items() if field.load_default is not missing}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(name for name, field in self.fields.items() if field.required)

    @cached_property
    def _hooks_of_all(self) -> tuple[list[tuple[Callable[..., Any], bool]], list[Callable[..., Any]]]:
        """What looks at all values together (and whether at the texts too), and what changes them afterwards."""
        hooks = type(self).resolve_hooks()
        looks = [(getattr(self, name), bool(options.get("pass_original"))) for name, _, options in hooks[VALIDATES_SCHEMA]]
        return looks, [getattr(self, name) for name, *_ in hooks[POST_LOAD]]

    def loaded(self, texts: Mapping[str, Any]) -> dict[str, Any]:
        """What ``load`` makes of the texts of known parameters, in a third of the time: only those that are given are looked at.

        Raises ``ValidationError`` where ``load`` does; only ``load`` says all that is wrong.
        """
        values = dict(self._defaults)
        for name, text in texts.items():
            field = self.fields[name]
            values[field.attribute or name] = field.deserialize(text, name, texts)
        if not self._required <= values.keys():
            raise ValidationError("Something that is required is missing.")
        looks, changes = self._hooks_of_all
        for look, takes_texts in looks:
            look(values, *((texts,) if takes_texts else ()))
        for change in changes:
            values = change(values)
        return values

    def canonical(self, asked: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The parameters that say this, in one order, what is the default left out."""
        places = self._places
        said = [(*places[name], name, value) for name, value in asked.items() if value is not None and name in places]
        said.sort(key=_FIRST)
        return [(name, field.written(value)) for _, field, name, value in said if value != field.load_default]


class NoQuery(Query):
    """No parameters at all."""


class Pagination(Query):
    """Parameters of every list: which part of it."""

    limit = Number("Items a page, 20 unless said.", least=1, most=MOST_LIMIT, load_default=LIMIT)
    cursor = Words(
        "Where to go on: `page.next_cursor` of an answer with the same filters and sort. It is opaque and does not expire; "
        "`limit`, `fields`, `include` and `count` may change. Page 1,000 costs what page 1 costs.",
        most=CURSOR,
    )
    page = Number(
        f"Numbered browsing, from 1 up to item {MOST_LISTED:,}; further on go by `cursor`. Not with `cursor`.", least=1, most=MOST_LISTED
    )
    count = YesNo(
        f"`true`: `page.total` says how many match, exact up to {MOST_LISTED:,} (beyond, where one stored count answers).",
        load_default=False,
    )

    @validates_schema
    def reachable(self, values: dict[str, Any], **_: Any) -> None:
        """A page and a cursor exclude each other; numbered pages end with item 10,000."""
        if values.get("page") is None:
            return
        if values.get("cursor") is not None:
            raise ValidationError({"page": [Fault("`page` and `cursor` exclude each other: leave one out.")]})
        if values["page"] * values["limit"] > MOST_LISTED:
            detail = f"Numbered pages end with item {MOST_LISTED:,} (`page` times `limit`): go on by `cursor`."
            raise ValidationError({"page": [Fault(detail, "out-of-range")]})


class ById(Query):
    """Parameters of lists whose items can be asked for by name."""

    id = Listed(
        Uuid(),
        "Up to 100 ids: all of them that are public, in the order asked. Not with `slug`, `limit`, `page`, `cursor`, `sort`.",
        in_order=True,
    )
    slug = Listed(
        Slug(),
        "Up to 100 slugs: as `id`; a former slug stands for the present one. Not with `id`, `limit`, `page`, `cursor`, `sort`.",
        in_order=True,
    )

    @validates_schema(pass_original=True)
    def whole(self, values: dict[str, Any], original: Mapping[str, Any], **_: Any) -> None:
        """What is named is answered whole and in the order asked."""
        if "id" in values and "slug" in values:
            raise ValidationError({"slug": [Fault("`id` and `slug` exclude each other: leave one out.")]})
        by = next((name for name in ("id", "slug") if name in values), None)
        excluded = [name for name in EXCLUDED_BY_NAMES if name in original] if by else []
        if excluded:
            detail = f"`{by}` answers all that it names, in the order asked: leave this out."
            raise ValidationError({name: [Fault(detail)] for name in excluded})


def preferred(description: str) -> Preferences:
    """The parameter ``prefer_language``; ``description`` says what is chosen by it, in sentences."""
    return Preferences(f"Languages (BCP 47), the best first, up to {MOST_PREFERRED}; `*` at the end: any other. {description}")


class NameSearch(Query):
    """Parameters of lists whose items can be asked for by the words of their names."""

    q = Words(
        "Every word of it must be the beginning of a word in a name, in any of its languages, or in a campaign's hashtag. "
        "Case and accents make no difference; characters that are no letters and no digits part words and mean nothing more.",
        most=MOST_ASKED,
    )


class LanguagePreference(Query):
    """Parameters of lists and details whose texts are in several languages."""

    prefer_language = preferred(
        "Texts come in the first of these that there is, of each the language itself (`fr-CA`) or else its base (`fr`); "
        "else in the site's default language, else in their own. `language` says which it is. What has one text only stays as it is."
    )


class SparseFields(Query):
    """Parameters that add members, or leave some out."""

    @validates_schema
    def one_of_both(self, values: dict[str, Any], **_: Any) -> None:
        """Members are added to all, or those wanted are named."""
        if values.get("include") and values.get("fields"):
            raise ValidationError({"include": [Fault("`include` and `fields` exclude each other: name the members in `fields`.")]})


class Order(Choice):
    """One of the orders of a list."""

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:
        if value in self.words:
            return super()._deserialize(value, attr, data, **kwargs)
        raise ValidationError(Fault(f"{shown(value)} is not an order here.", allowed=self.words, suggestion=meant_order(value, self.words)))


class Member(Choice):
    """One of the members of a resource."""

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:
        whole = value.partition(".")[0]
        if whole != value and whole in self.words:
            raise ValidationError(Fault(f"{shown(value)} is part of a member: members are sent whole.", suggestion=whole))
        if value in ALL:
            raise ValidationError(Fault("All members are sent where `fields` is left out.", allowed=self.words))
        return super()._deserialize(value, attr, data, **kwargs)


def sort_by(sorts: Mapping[str, str], **kwargs: Any) -> Choice:
    """The parameter ``sort``; ``sorts`` has the meaning of each, the default first."""
    told = "; ".join(f"`{name}`: {meaning}" for name, meaning in sorts.items())
    return Order(sorts, f"Order, total and stable: {told}.", load_default=next(iter(sorts)), **kwargs)


def fields_of(members: tuple[str, ...]) -> Any:  # marshmallow types a member of this name as its own dict
    """The parameter ``fields``."""
    return Listed(
        Member(members),
        "Top-level members to send; `id` always is. The answer is `application/vnd.broadsheet.partial+json` then. Not with `include`. "
        f"Members: {', '.join(members)}.",
    )


class Addition(Choice):
    """One of the members that can be added; ``there`` are those that always are."""

    def __init__(self, words: Iterable[str], there: Iterable[str]) -> None:
        super().__init__(words)
        self.there = frozenset(there) - frozenset(self.words)

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:
        if value in self.there or f"{value}s" in self.there:
            name = value if value in self.there else f"{value}s"
            raise ValidationError(Fault(f"`{name}` is always there: `include` adds what is not.", allowed=self.words))
        return super()._deserialize(value, attr, data, **kwargs)


def include_of(members: Mapping[str, str], there: Iterable[str] = ()) -> Listed:
    """The parameter ``include``; ``members`` has the meaning of each, ``there`` are those that are there anyway."""
    told = "; ".join(f"`{name}`: {meaning}" for name, meaning in members.items())
    return Listed(Addition(members, there), f"Members added. {told}.")


PART = frozenset({"limit", "cursor", "page", "count", "fields", "include"})
"""Parameters that say which part is wanted, and in what form; the others say which items match, and their order."""
