"""The stored text of a card, and of the facets that its post bears: written, joined and read here alone.

A card's JSON is a post's list form in five parts with ``HOLE`` between them: what it is called (the id first), its dates (the revision
last), its addresses (``url``, then ``canonical_url``, first), its translations, and the rest. Into the first hole goes ``body_html``,
before the translations the resources that the post names; the other holes only mark places. A new member may stand anywhere else.
``api.derived.urls.BASE`` stands for the site's own address.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, SQLColumnExpression, func

from api.derived.urls import BASE

FORMAT = 5
"""Number of this format: cards that were written in another one are written anew before anything is served."""

HOLE = "\x02"
"""JSON text escapes it, so that it stands nowhere else."""
GROUPS = ("tag", "campaign", "author", "section")
"""Kinds of the first groups of facets, whose resources are embedded in this order; all other facets are in the group after them.
There is at least one other, and of a page those others are written with a minus."""

_PLACES = {kind: (place,) for place, kind in enumerate(GROUPS)} | {"tag": (GROUPS.index("tag"), len(GROUPS))}
"""Kind: the groups that have its facets; a tag that is above one of the post's is among the others."""

_ID = slice(len('{"id":"'), len('{"id":"') + 36)
_NO_TRANSLATIONS = '"translations":[],'
_URL, _CANONICAL_URL = f'{HOLE}"url":"', '","canonical_url":"'
_INSIDE = {"sqlite": func.instr, "postgresql": func.strpos}


class CardMembers(NamedTuple):
    """What a card says of a post. ``url`` and ``canonical_url`` may be finished JSON; the maps hold further members in their order."""

    id: UUID
    texts: Mapping[str, Any]
    dates: Mapping[str, Any]
    revision: int
    url: Any
    canonical_url: Any
    media: Mapping[str, Any]
    translations: Sequence[Mapping[str, Any]]
    rest: Mapping[str, Any]


def written(card: CardMembers) -> str:
    """The JSON to be stored."""
    parts = (
        {"id": str(card.id), **card.texts},
        {**card.dates, "revision": card.revision},
        {"url": card.url, "canonical_url": card.canonical_url, **card.media},
        {"translations": card.translations},
        card.rest,
    )
    return "{" + f",{HOLE}".join(orjson.dumps(part).decode()[1:-1] for part in parts) + "}"


def joined(json: str, named: Sequence[Sequence[str]], *, body: str | None = None, are_translations_ids: bool = False) -> str:
    """A post's JSON. ``named``: for each of ``GROUPS``, the JSON of what the post names; ``body``: its ``body_html``, if wanted.

    ``are_translations_ids``: translations are told by their ids. Nothing else is rendered, and ``BASE`` still stands for the site's
    address. Raises ``ValueError`` for what is no card.
    """
    texts, dates, addresses, translations, rest = json.split(HOLE)
    tags, campaigns, authors, section = [",".join(group) for group in named]
    text = "" if body is None else f'"body_html":{orjson.dumps(body).decode()},'
    resources = f'"authors":[{authors}],"tags":[{tags}],"campaigns":[{campaigns}],"section":{section or "null"},'
    others = _translation_ids(translations) if are_translations_ids else translations
    return f"{texts}{text}{dates}{addresses}{resources}{others}{rest}"


def _translation_ids(translations: str) -> str:
    if translations == _NO_TRANSLATIONS:
        return translations
    posts = orjson.loads("{" + translations[:-1].replace(BASE, r"\u0001") + "}")["translations"]
    return f'"translations":{orjson.dumps([post["id"] for post in posts]).decode()},'


def members_of(json: str, base: str = BASE) -> dict[str, Any]:
    """The members of a card, without those that go into its holes. ``base``: the site's address. Raises ``ValueError``."""
    members: dict[str, Any] = orjson.loads(json.replace(HOLE, "").replace(BASE, r"\u0001" if base == BASE else base))
    return members


def revision_of(json: str) -> int:
    """The revision of the public form. Raises ``ValueError`` for what is no card."""
    dates = json.split(HOLE, 2)[1]
    return int(dates[dates.rindex(":") + 1 : -1])


def url_of(json: str) -> str:
    """The address of the post; a path, where it is on this site. Raises ``ValueError`` for what is no card."""
    _, _, addresses, *_ = json.split(HOLE)
    url: str = orjson.loads(addresses[len(_URL) - len(HOLE) - 1 : addresses.index(_CANONICAL_URL) + 1].replace(BASE, ""))
    return url


def id_of(post_json: str) -> str:
    """The id of a post from its finished JSON, whose first member it is."""
    return post_json[_ID]


PAGE = "-"


def packed(groups: Iterable[Iterable[int]], *, is_page: bool = False) -> str:
    """The text of a card's facets: numbers parted by commas, groups by ``|``."""
    *shown, others = [",".join(map(str, group)) for group in groups]
    return "|".join([*shown, PAGE + others.replace(",", f",{PAGE}") if is_page else others])


def numbers_in(facets: str) -> set[int]:
    """What the post of a card is listed under: the numbers of its facets, of a page the negative of each."""
    side = -1 if PAGE in facets else 1
    return {side * int(number) for number in facets.replace(PAGE, "").replace("|", ",").split(",") if number}


def embedded_in(facets: str) -> list[list[int]]:
    """For each of ``GROUPS``, the numbers of the facets whose resources are embedded, in their order."""
    return [[int(number) for number in group.split(",")] if group else [] for group in facets.split("|")[: len(GROUPS)]]


def tally(cards: Sequence[str], kinds: Collection[str] = GROUPS) -> Counter[str]:
    """How many of these cards, of posts and of pages, bear each facet of these kinds; those of others may be among them.

    Keys are numbers as cards write them, without a minus.
    """
    places = sorted({place for kind in kinds for place in _PLACES.get(kind, (len(GROUPS),))})
    if len(places) > 1:  # to cut them out takes longer than to count all
        text = ",".join(cards).replace("|", ",")
    else:
        text = ",".join([facets.split("|", place + 1)[place] for place in places for facets in cards])
    numbers: Counter[str] = Counter(text.replace(PAGE, "").split(","))
    del numbers[""]
    return numbers


def url_length(json: SQLColumnExpression[str], dialect: str) -> ColumnElement[int]:
    """About how many characters the post's own address has, in SQL."""
    inside = _INSIDE[dialect]
    return inside(json, _CANONICAL_URL) - inside(json, _URL)


def translations_length(json: SQLColumnExpression[str], dialect: str) -> ColumnElement[int]:
    """Characters from where the translations begin, in SQL: no less than what is said of them."""
    return func.length(json) - _INSIDE[dialect](json, f'{HOLE}"translations":')


def has_url(json: SQLColumnExpression[str], ending: ColumnElement[str], dialect: str) -> ColumnElement[bool]:
    """Whether the post's own address ends so, in SQL; of addresses with characters that JSON escapes, none does."""
    return _INSIDE[dialect](json, ending + _CANONICAL_URL) > 0
