"""What may have been meant where a question finds nothing: the same one with words of the index, one or two edits away.

A word is only put right where nothing is found by it alone, under the same filters, and only by what finds something under them. So no word
is told that a public post has not.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, product
from typing import Any

import orjson
import regex
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from api.derived.words import is_dense, words
from api.queries.paging import Window
from api.queries.posts.filters import resolved
from api.queries.posts.lists import listed, total
from api.queries.posts.near_words import distance, near
from api.queries.posts.planner import plan
from api.queries.posts.search_syntax import LEAST_PREFIX, Question, Term, tokens
from api.queries.snippets.matches import Matcher, spans
from api.queries.snippets.passages import plain
from api.settings import Site

MOST_WORDS, MOST_WRONG = 20, 3
"""Words of a question that are looked at, and those of them that may be wrong."""
LEAST_LETTERS, LEAST_FOR_TWO = 3, 6
"""Letters of a word that one edit is tried with, and two."""
MOST_LETTERS = 24
MOST_TRIED, MOST_KEPT, MOST_QUESTIONS = 12, 3, 8
"""Words that are tried in the place of one, those that are kept of them, and questions that are made of these."""
COUNTED = 100
"""Posts that a word is counted in, to know which of several is meant."""
LOOKED_AT = 100
"""Of the newest posts that have a word which begins alike, for two edits."""

_IS_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_FORMAT = regex.compile(r"\p{Cf}")


Found = list[str]
"""A word, folded, and as it is written."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A word of a question, folded, and where it is written."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked, but for the question."""

    connection: Connection
    filters: Mapping[str, Any]
    site: Site

    def count(self, q: str, most: int) -> int:
        """How many posts a question finds, up to ``most``."""
        filters = resolved(self.connection, {**self.filters, "q": q}, self.site)
        return total(self.connection, filters, plan(self.connection, filters, 1), most).value

    def newest(self, q: str, limit: int, read: Callable[[str], list[Found]]) -> list[list[Found]]:
        """What is read in the texts of the newest posts that a question finds, post by post."""

        def texts(excerpt: str | None, body_html: str, _language: str) -> list[Found]:
            return [*read(excerpt or ""), *read(plain(body_html))]

        items = map(orjson.loads, listed(self.connection, {**self.filters, "q": q}, Window(limit), self.site, snippet=texts).items)
        return [[*read(item["title"]), *item["snippet"]] for item in items]


def corrected(connection: Connection, asked: Mapping[str, Any], site: Site) -> str | None:
    """The question of ``asked``, which finds nothing, with other words that find something under its filters; ``None``: there are none.

    Nothing else can be read over the connection afterwards where the database took longer than it may: then there are none, either.
    """
    filters = {name: value for name, value in asked.items() if name not in {"q", "include", "sort"}}
    try:
        return _corrected(_Asking(connection, filters, site), asked["q"])
    except OperationalError:
        return None


def _corrected(asking: _Asking, text: str) -> str | None:
    written = [*islice(_written(text), MOST_WORDS + 1)]
    known = dict.fromkeys(one.word for one in written)
    wrong = [word for word in known if not asking.count(word, 1)] if len(written) <= MOST_WORDS else []
    if not 1 <= len(wrong) <= MOST_WRONG:
        return None
    others = [_near(asking, word) or (_begun_alike(asking, word) if len(wrong) == 1 else []) for word in wrong]
    for chosen in islice(product(*others), MOST_QUESTIONS):
        if asking.count(_replaced(text, written, dict(zip(wrong, chosen, strict=True))), 1):
            return _replaced(text, written, {word: _spelled(asking, other) for word, other in zip(wrong, chosen, strict=True)})
    return None


def _spelled(asking: _Asking, word: str) -> str:
    """A word as the newest post that has it writes it, in small letters."""
    exactly = Matcher(Question((Term((word,), is_exact=True),), ()))
    found = asking.newest(f'"{word}"', 1, partial(_read, exactly))
    return next((raw for post in found for _, raw in post), word)


def _written(text: str) -> Iterator[_Written]:
    """The words that may be put right: in scripts of letters, neither excluded nor beginnings."""
    for token in tokens(text):
        is_beginning = not token.is_quoted and token.text.endswith("*")
        if token.is_excluded or is_beginning:
            continue
        for word, start, end in spans(token.text, 0, MOST_WORDS + 1):
            if LEAST_LETTERS <= len(word) <= MOST_LETTERS and _IS_WORD.fullmatch(word) and not is_dense(word):
                yield _Written(word, token.start + start, token.start + end)


def _replaced(text: str, written: Sequence[_Written], instead: Mapping[str, str]) -> str:
    for one in reversed(written):
        if one.word in instead:
            text = text[: one.start] + instead[one.word] + text[one.end :]
    return text


def _near(asking: _Asking, word: str) -> list[str]:
    """Words one edit away, those that most posts have first."""
    found = {one: asking.count(f'"{one}"', COUNTED) for one in near(asking.connection, word)[:MOST_TRIED]}
    return sorted((one for one, number in found.items() if number), key=lambda one: -found[one])[:MOST_KEPT]


def _begun_alike(asking: _Asking, word: str) -> list[str]:
    """Words two edits away in the newest posts that have a word with the same first letters, those that most of them have first."""
    if len(word) < LEAST_FOR_TWO:
        return []
    head = word[:LEAST_PREFIX]
    begun = Matcher(Question((Term((head,), is_prefix=True, is_exact=True),), ()))
    posts = asking.newest(f"{head}*", LOOKED_AT, partial(_read, begun))
    often = Counter(other for found in posts for other in {other for other, _ in found})
    alike = [(number, other) for other, number in often.items() if distance(word, other, 2) <= 2]  # noqa: PLR2004 - edits
    return [other for _, other in sorted(alike, key=lambda one: (-one[0], one[1]))][:MOST_KEPT]


def _read(matcher: Matcher, text: str) -> list[Found]:
    """The words of a text that are found, folded, and as they are written there."""
    raws = [text[place.start : place.end] for place in matcher.look(text, "").within(0, len(text))]
    return [[found[0], _FORMAT.sub("", raw).lower()] for raw in raws if len(found := words(raw)) == 1]
