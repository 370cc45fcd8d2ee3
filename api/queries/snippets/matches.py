"""Where the words of a question stand in a text that matches: the index knows that they do, not where.

A text is not taken apart into words, which takes longer than the search. Places where a word of the question can begin are found by its
first two letters, in each spelling that folds to them; only what stands there is folded and compared as the index does.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import regex

from api.derived.words import LANGUAGES, MARK, is_dense, stem, words
from api.queries.posts.search_syntax import Question, Term
from api.queries.snippets.spellings import Heads, folded_piece

MOST_LOOKED = 1_000
"""Places in a text that are looked at."""
CUT = 64
"""Characters that are read for a word, at least: the index has forty of it."""
CHANGED = 3
"""Letters at the end of a stem that its words may not have."""
MOVED = frozenset({"ar", "fa", "ga", "hy", "id", "nl", "st", "ta", "yi"})
"""Languages whose stems may begin otherwise than their words."""

_RUN = regex.compile(r"[\p{L}\p{N}\p{So}][\p{L}\p{N}\p{M}\p{Cf}\p{So}]*+")
_ASCII_RUN = re.compile(r"[A-Za-z0-9]{1,40}+(?=[ -/:-@\[-`{-~\n])")
"""The same, where what follows says that it is at its end."""
_GRAPHEME = regex.compile(r"\X")
_WORD_PARTS = frozenset("LNM")


class Place(NamedTuple):
    """From one character up to another stands the term of this number."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """The terms of a question for texts of one language: by first word, by beginning, by stem; and what finds where one may begin.

    ``spaced``: ``None`` where stems may begin otherwise than their words, so that each word is looked at. ``known``: by what stands
    there, the terms whose first word it may be, and whether it is one word.
    """

    terms: Sequence[Term]
    exact: Mapping[str, Sequence[int]]
    begun: Sequence[tuple[str, int]]
    stems: Mapping[str, Sequence[int]]
    base: str
    spaced: Heads | None
    dense: Heads
    known: dict[str, tuple[Sequence[int], bool]] = field(default_factory=dict)


class Matcher:
    """Finds what a question wants in texts. What it excludes is in none of them."""

    def __init__(self, question: Question) -> None:
        self._terms = [term for term in question.wanted if term.words[0][0] != MARK]
        self._asked: dict[str, _Asked] = {}

    def __len__(self) -> int:
        """How many terms it looks for."""
        return len(self._terms)

    def places(self, text: str, language: str) -> list[Place]:
        """In order of their beginnings, of the first thousand where one may be."""
        base = language.partition("-")[0]
        asked = self._asked.get(base) or self._asked.setdefault(base, _asked(self._terms, base))
        spaced = _each_word(asked, text) if asked.spaced is None else asked.spaced.pattern(text)
        found = {place for pattern in (spaced, asked.dense.pattern(text)) if pattern for place in _found(asked, text, pattern)}
        return sorted(found)


def _each_word(asked: _Asked, text: str) -> re.Pattern[str] | None:
    """What finds those words of a text that are asked for, among the first thousand different ones."""
    found = []
    for chunk in islice(dict.fromkeys(text.split()), MOST_LOOKED):
        known = asked.known.get(chunk) or _known(asked, chunk)
        if known[0] or not known[1]:
            found += [raw for raw in _RUN.findall(chunk) if _known(asked, raw)[0]]
    return re.compile("|".join(map(re.escape, dict.fromkeys(found)))) if found else None


def _found(asked: _Asked, text: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    """The places where a term is, of those that the pattern finds."""
    known, terms = asked.known, asked.terms
    for place in islice(pattern.finditer(text), MOST_LOOKED):
        start = place.start()
        run = _ASCII_RUN.match(text, start) or _RUN.match(text, start, start + CUT)
        if run is None:
            continue
        raw = run[0]
        wanted, is_single = known.get(raw) or _known(asked, raw)
        if not wanted or not _begins(text, start):
            continue
        for number in wanted:
            term = terms[number]
            is_it = is_single and len(term.words) == 1 and not is_dense(raw)
            end = run.end() if is_it else _end(term, text, start)
            if end:
                yield Place(start, end, number)


def _known(asked: _Asked, raw: str) -> tuple[Sequence[int], bool]:
    """The terms whose first word may be what stands there, and whether it is one word."""
    found = words(raw)
    first = found[0] if found else ""
    terms = [*asked.exact.get(first, ()), *(term for word, term in asked.begun if first.startswith(word))]
    if asked.stems and first and _may_have(asked, first):
        terms += asked.stems.get(stem(first, asked.base) or "", ())
    asked.known[raw] = tuple(dict.fromkeys(terms)), len(found) <= 1
    return asked.known[raw]


def _may_have(asked: _Asked, word: str) -> bool:
    """Whether it is worth to ask for the stem, which takes long: stems begin as their words do, up to the last letters."""
    at = len(MARK) + len(asked.base)
    return asked.base in MOVED or any(word.startswith(one[at : max(at + 1, len(one) - CHANGED)]) for one in asked.stems)


def _begins(text: str, start: int) -> bool:
    """Whether a word begins there: nothing of one stands before, or what is before it is of a script without spaces."""
    if is_dense(text[start]):
        return True
    for before in reversed(text[max(0, start - CUT) : start]):
        folded_before = folded_piece(before)
        if folded_before:
            last = folded_before[-1]
            return unicodedata.category(last)[0] not in _WORD_PARTS or is_dense(last)
    return True


def _end(term: Term, text: str, start: int) -> int:
    """Where a term ends that begins there, 0 where it does not stand there."""
    wanted = term.words
    last = len(wanted) - 1
    end = 0
    for number, (word, _, end) in enumerate(spans(text, start, len(wanted))):
        if number == last:
            if len(wanted) == 1 and not term.is_prefix:
                return end  # a stem, or the word itself
            is_there = word.startswith(wanted[last]) if term.is_prefix else word == wanted[last]
            if not is_there:
                return 0
            return _dense_end(text, start, end, wanted[last]) if is_dense(word) and term.is_prefix else end
        if word != wanted[number]:
            return 0
    return 0


def _dense_end(text: str, start: int, end: int, wanted: str) -> int:
    """The end of a single character that a pair begins with."""
    return end if len(wanted) > 1 else start + max(1, len(text[start:end].rstrip()) - _last_grapheme(text[start:end]))


def _last_grapheme(text: str) -> int:
    graphemes = _GRAPHEME.findall(text)
    return len(graphemes[-1]) if len(graphemes) > 1 else 0


def spans(text: str, start: int, most: int) -> Iterator[tuple[str, int, int]]:
    """Up to so many words from a place on, each with where it begins and ends."""
    for run in _RUN.finditer(text, start, start + CUT + most * CUT):
        raw = run[0][: CUT + 4 * most]
        found = words(raw)
        if len(found) == 1:
            yield found[0], run.start(), run.end()
            most -= 1
        else:
            for word, begin, end in _spans_within(raw, most):
                yield word, run.start() + begin, run.start() + end
            most -= len(found)
        if most <= 0:
            return


def _spans_within(raw: str, most: int) -> Iterator[tuple[str, int, int]]:
    """The words of a text without spaces, each with its place: it is folded grapheme by grapheme."""
    origin: list[int] = []
    text = ""
    for grapheme in _GRAPHEME.finditer(raw):
        piece = folded_piece(grapheme[0])
        origin += [grapheme.start()] * len(piece)
        text += piece
    ends = [*origin[1:], len(raw)]
    at = 0
    for word in words(raw)[:most]:
        begin = text.find(word, at)
        if begin < 0:  # folded together it is something else
            yield word, 0, len(raw)
            continue
        end = begin + len(word)
        yield word, origin[begin], next((one for one in ends[end - 1 :] if one > origin[end - 1]), len(raw))
        at = begin + 1 if is_dense(word) else end


def _asked(terms: Sequence[Term], base: str) -> _Asked:
    exact: dict[str, list[int]] = {}
    begun: list[tuple[str, int]] = []
    stems: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        first = term.words[0]
        if term.is_prefix and len(term.words) == 1:
            begun.append((first, number))
        else:
            exact.setdefault(first, []).append(number)
        found = None if term.is_exact or base not in LANGUAGES else stem(first, base)
        if found:
            stems.setdefault(found, []).append(number)
    firsts = {term.words[0] for term in terms}
    spaced, dense = {one for one in firsts if not is_dense(one)}, {one for one in firsts if is_dense(one)}
    at = len(MARK) + len(base)
    heads = spaced | {one[at : max(at + 1, len(one) - CHANGED)] for one in stems}
    is_moved = bool(stems) and base in MOVED
    return _Asked(terms, exact, begun, stems, base, None if is_moved else Heads.of(heads, is_spaced=True), Heads.of(dense, is_spaced=False))
