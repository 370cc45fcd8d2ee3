"""Where the words of a question stand in a text that matches: the index knows that they do, not where.

A text is not taken apart into words, which takes longer than the search. Places where a word of the question can begin are found by its
first letters, in each spelling that folds to them; only what stands there is folded and compared as the index does.
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
ENOUGH = 12
"""Places in a text after which no more are looked for, if all terms were met."""
CUT = 64
"""Characters that are read for a word, at least: the index has forty of it."""
LEAST_SHARED, CHANGED = 2, 3
"""Letters that a stem has in common with its words, and those at its end that they may not have."""
MOVED = frozenset({"ar", "fa", "ga", "hy", "id", "nl", "st", "ta", "yi"})
"""Languages whose stems may begin otherwise than their words."""

_RUN = regex.compile(r"[\p{L}\p{N}\p{So}][\p{L}\p{N}\p{M}\p{Cf}\p{So}]*+")
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
    stem_heads: tuple[str, ...]
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

    def look(self, text: str, language: str) -> "Look":
        """What tells where the terms stand in a text."""
        base = language.partition("-")[0]
        asked = self._asked.get(base) or self._asked.setdefault(base, _asked(self._terms, base))
        spaced = _each_word(asked, text) if asked.spaced is None else asked.spaced.pattern(text)
        return Look(asked, text, [pattern for pattern in (spaced, asked.dense.pattern(text)) if pattern])


@dataclass(slots=True)
class Look:
    """A text, and what finds where terms may stand in it. ``is_whole``: the places that were told are all that there are."""

    asked: _Asked
    text: str
    patterns: Sequence[re.Pattern[str]]
    is_whole: bool = True

    def places(self) -> list[Place]:
        """In order of their beginnings, as many as tell where the best passage is: dozens, where each term was met."""
        return self._places(0, len(self.text), ENOUGH)

    def within(self, start: int, end: int) -> list[Place]:
        """All that begin in a part of the text, in order."""
        return self._places(start, end, MOST_LOOKED)

    def _places(self, start: int, end: int, enough: int) -> list[Place]:
        found: set[Place] = set()
        terms = set(range(len(self.asked.terms)))
        for pattern in self.patterns:
            missing = set(terms)
            for place in _found(self.asked, self.text, pattern.finditer(self.text, start, end)):
                found.add(place)
                missing.discard(place.term)
                if not missing and len(found) >= enough:
                    self.is_whole = False
                    break
        return sorted(found)


def _each_word(asked: _Asked, text: str) -> re.Pattern[str] | None:
    """What finds those words of a text that are asked for, among the first thousand different ones."""
    found = []
    for chunk in islice(dict.fromkeys(text.split()), MOST_LOOKED):
        known = asked.known.get(chunk) or _known(asked, chunk)
        if known[0] or not known[1]:
            found += [raw for raw in _RUN.findall(chunk) if _known(asked, raw)[0]]
    return re.compile("|".join(map(re.escape, dict.fromkeys(found)))) if found else None


def _found(asked: _Asked, text: str, maybe: Iterator[re.Match[str]]) -> Iterator[Place]:
    """The places where a term is, of those where one may be."""
    known, terms = asked.known, asked.terms
    for place in islice(maybe, MOST_LOOKED):
        start, stop = place.span()
        raw = place[0]
        if stop - start == 1 or text[stop : stop + 1] > "\x7f":
            run = _RUN.match(text, start, start + CUT)
            if run is None:
                continue
            raw, stop = run[0], run.end()
        wanted, is_single = known.get(raw) or _known(asked, raw)
        if not wanted or not (start == 0 or text[start - 1] == " " or _begins(text, start)):
            continue
        for number in wanted:
            term = terms[number]
            end = stop if is_single and len(term.words) == 1 and not is_dense(raw) else _end(term, text, start)
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
    """Whether it is worth to ask for the stem, which takes long."""
    return asked.base in MOVED or word.startswith(asked.stem_heads)


def _stem_heads(form: str, base: str) -> list[str]:
    """What words begin with that have a stem: as it does, but for its last letters; and "dying" has "die"."""
    head = form[len(MARK) + len(base) :]
    head = head[: max(LEAST_SHARED, len(head) - CHANGED)]
    return [head, f"{head[0]}y"] if base == "en" and head[1:] == "i" else [head]


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
    stem_heads = tuple(head for one in stems for head in _stem_heads(one, base))
    heads = {*spaced, *stem_heads}
    is_moved = bool(stems) and base in MOVED
    return _Asked(
        terms,
        exact,
        begun,
        stems,
        stem_heads,
        base,
        None if is_moved else Heads.of(heads, is_spaced=True),
        Heads.of(dense, is_spaced=False),
    )
