"""The stored text of a card, and of the facets that its post bears: written, joined and read here alone.

A card's JSON is a post's list form in parts with ``HOLE`` between them: what it is called (the id first, then the title and the excerpt
as parts of their own), its dates (the revision last), its addresses (``url``, then ``canonical_url``, first), its image, its translations,
the rest, and what is said of it to search engines. Before the dates goes ``body_html``, before the translations the resources that the
post names, and ``SAME`` stands in the last part for what is the title, the excerpt or the image: nothing is stored twice. The other holes
only mark places. A new member may stand anywhere else.
``api.derived.urls.BASE`` stands for the site's own address.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, SQLColumnExpression, func

from api.derived.urls import BASE

FORMAT = 7
"""Number of this format: cards that were written in another one are written anew before anything is served."""

HOLE = "\x02"
"""JSON text escapes it, so that it stands nowhere else."""
SAME = ("\x03", "\x04", "\x05")
"""Stand for the title, the excerpt and the image. JSON text escapes them, too."""
GROUPS = ("tag", "campaign", "author", "section")
"""Kinds of the first groups of facets, whose resources are embedded in this order; all other facets are in the group after them.
There is at least one other, and of a page those others are written with a minus."""

_PLACES = {kind: (place,) for place, kind in enumerate(GROUPS)} | {"tag": (GROUPS.index("tag"), len(GROUPS))}
"""Kind: the groups that have its facets; a tag that is above one of the post's is among the others."""

_ID = slice(len('{"id":"'), len('{"id":"') + 36)
_NO_TRANSLATIONS = '"translations":[],'
_URL, _CANONICAL_URL = f'{HOLE}"url":"', '","canonical_url":"'
_NOTHING = ('""', '""', "null")
PARTS = 12
_TITLE, _EXCERPT, _DATES, _ADDRESSES, _IMAGE = 1, 3, 5, 6, 7
"""Which part is which."""
_INSIDE = {"sqlite": func.instr, "postgresql": func.strpos}


class Meta(NamedTuple):
    """What editors say of a post for search engines and previews of links."""

    title: str | None
    description: str | None
    image: Mapping[str, Any] | None
    noindex: bool


NO_META = Meta(None, None, None, noindex=False)


class CardMembers(NamedTuple):
    """What a card says of a post. ``url`` and ``canonical_url`` may be finished JSON; the maps hold further members in their order."""

    id: UUID
    names: Mapping[str, Any]
    title: str
    excerpt: str
    texts: Mapping[str, Any]
    dates: Mapping[str, Any]
    revision: int
    url: Any
    canonical_url: Any
    image: Mapping[str, Any] | None
    translations: Sequence[Mapping[str, Any]]
    rest: Mapping[str, Any]
    meta: Meta = NO_META


def written(card: CardMembers) -> str:
    """The JSON to be stored."""
    title, excerpt, image = (orjson.dumps(value).decode() for value in (card.title, card.excerpt, card.image))
    parts = (
        _members({"id": str(card.id), **card.names}) + ',"title":',
        title,
        ',"excerpt":',
        excerpt,
        f",{_members(card.texts)},",
        f"{_members({**card.dates, 'revision': card.revision})},",
        _members({"url": card.url, "canonical_url": card.canonical_url}) + ',"image":',
        image,
        ",",
        f"{_members({'translations': card.translations})},",
        f"{_members(card.rest)},",
        _meta(card.meta, (title, excerpt, image)),
    )
    return "{" + HOLE.join(parts) + "}"


def _members(members: Mapping[str, Any]) -> str:
    return orjson.dumps(members).decode()[1:-1]


def _meta(meta: Meta, known: tuple[str, str, str]) -> str:
    """What is said to search engines. ``known``: the title, the excerpt and the image."""
    said = (meta.title, meta.description, meta.image)
    same = [place if text not in _NOTHING else text for place, text in zip(SAME, known, strict=True)]
    title, description, image = (one if value is None else orjson.dumps(value).decode() for value, one in zip(said, same, strict=True))
    if description == '""':
        description = "null"
    noindex = "true" if meta.noindex else "false"
    return f'"meta":{{"title":{title},"description":{description},"image":{image},"noindex":{noindex}}}'


def joined(json: str, named: Sequence[Sequence[str]], *, body: str | None = None, are_translations_ids: bool = False) -> str:
    """A post's JSON. ``named``: for each of ``GROUPS``, the JSON of what the post names; ``body``: its ``body_html``, if wanted.

    ``are_translations_ids``: translations are told by their ids. Nothing else is rendered, and ``BASE`` still stands for the site's
    address. Raises ``ValueError`` for what is no card.
    """
    head, title, between, excerpt, texts, dates, addresses, image, after, translations, rest, meta = json.split(HOLE)
    tags, campaigns, authors, section = [",".join(group) for group in named]
    text = "" if body is None else f'"body_html":{orjson.dumps(body).decode()},'
    resources = f'"authors":[{authors}],"tags":[{tags}],"campaigns":[{campaigns}],"section":{section or "null"},'
    others = _translation_ids(translations) if are_translations_ids else translations
    said = _same(meta, title, excerpt, image)
    return f"{head}{title}{between}{excerpt}{texts}{text}{dates}{addresses}{image}{after}{resources}{others}{rest}{said}"


def _same(meta: str, *values: str) -> str:
    """What is said to search engines, with what is the same as other members."""
    for place, value in zip(SAME, values, strict=True):
        meta = meta.replace(place, value)
    return meta


def with_member(post_json: str, name: str, value: Any) -> str:
    """A post's finished JSON with one more member, behind the others."""
    return f'{post_json[:-1]},"{name}":{orjson.dumps(value).decode()}}}'


def _translation_ids(translations: str) -> str:
    if translations == _NO_TRANSLATIONS:
        return translations
    posts = orjson.loads("{" + translations[:-1].replace(BASE, r"\u0001") + "}")["translations"]
    return f'"translations":{orjson.dumps([post["id"] for post in posts]).decode()},'


def members_of(json: str, base: str = BASE) -> dict[str, Any]:
    """The members of a card, without those that go into its holes. ``base``: the site's address. Raises ``ValueError``."""
    parts = json.split(HOLE)
    if len(parts) == PARTS:
        parts[-1] = _same(parts[-1], parts[_TITLE], parts[_EXCERPT], parts[_IMAGE])
    whole = "".join(parts)
    members: dict[str, Any] = orjson.loads(whole.replace(BASE, r"\u0001" if base == BASE else base))
    return members


def revision_of(json: str) -> int:
    """The revision of the public form. Raises ``ValueError`` for what is no card."""
    dates = _part(json, _DATES)
    return int(dates[dates.rindex(":") + 1 : -1])


def url_of(json: str) -> str:
    """The address of the post; a path, where it is on this site. Raises ``ValueError`` for what is no card."""
    addresses = _part(json, _ADDRESSES)
    url: str = orjson.loads(addresses[len(_URL) - len(HOLE) - 1 : addresses.index(_CANONICAL_URL) + 1].replace(BASE, ""))
    return url


def _part(json: str, number: int) -> str:
    parts = json.split(HOLE, number + 1)
    if len(parts) <= number:
        raise ValueError("This is no card.")
    return parts[number]


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
