"""What follows from the texts of a post alone: most of the work of deriving it. It needs no database, so that others may do it ahead."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from typing import NamedTuple

from api.derived.words import FIRST_PAIR, GAP, MARK, PAGE, PAIRED, RULES, indexed, pairs
from api.html.excerpts import generated_of, text_of
from api.html.reading_time import minutes_of


class PostTexts(NamedTuple):
    """The texts of a post as its row has them."""

    title: str
    excerpt: str | None
    body_html: str
    language: str
    kind: str


class Written(NamedTuple):
    """A search row: the words of the title, and those of all texts, as a database takes them."""

    title: str
    body: str


class Derived(NamedTuple):
    """What follows. ``excerpt``: what is shown as that where the post has none of its own, and whether text follows."""

    excerpt: tuple[str, bool]
    reading_minutes: int
    written: Written
    digest: bytes


def derived(texts: PostTexts, dialect: str) -> Derived:
    """All that follows, for a database of this kind."""
    body = text_of(texts.body_html)
    return Derived(generated_of(texts.body_html, body), minutes_of(body), written(texts, body, dialect), digest(texts, body))


def digest(texts: PostTexts, body: str) -> bytes:
    """16 bytes that are others where the search row may be another one: of the texts that it is made of, and of the rules."""
    parts = (_rules(), texts.title, texts.excerpt or "", texts.language, texts.kind, body)
    return blake2b("\0".join(parts).encode(), digest_size=16).digest()


@cache
def _rules() -> str:
    """What words and stems follow from, besides the texts."""
    return f"{RULES} {unicodedata.unidata_version} {version('regex')} {version('PyStemmer')}"


def written(texts: PostTexts, body: str, dialect: str) -> Written:
    """The search row. ``body`` is the text of the HTML."""
    title, whole = indexed(texts.title, texts.excerpt or "", body, texts.language)
    if texts.kind == "page":
        title, whole = [*title, PAGE], [*whole, PAGE]
    if dialect != "postgresql":
        return Written(" ".join(title), " ".join(whole))
    return Written(tsvector(title), tsvector([*whole, PAIRED, *pairs(whole)]))


def tsvector(found: Sequence[str]) -> str:
    """The literal of a ``tsvector`` with these words at positions 1, 2, …: no parser of the database takes part.

    Stems get no position: those end at 16,383, and no phrase asks for a stem. Neither do tokens of pairs (``words.pairs``): the index
    has no positions, so that by these alone it tells which posts may have a phrase.
    """
    at: dict[str, list[str]] = {}
    for place, word in enumerate(found, 1):
        if word != GAP:
            at.setdefault(word, []).append(str(place))
    return " ".join(
        f"'{word}'" if word[0] == MARK or word[0] >= FIRST_PAIR else f"'{word}':{','.join(places)}" for word, places in at.items()
    )
