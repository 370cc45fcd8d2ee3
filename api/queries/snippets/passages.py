"""The passage of a text that shows best why it was found."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from html import unescape
from typing import Any

import regex

from api.html.excerpts import INLINE, text_of
from api.queries.posts.search_syntax import question
from api.queries.snippets.matches import Look, Matcher, Place

LONGEST = 200
"""Characters of a passage."""
BEFORE = 50
"""Of these, before the first place, at most."""

_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE, key=len, reverse=True))})(?=[\s/>])[^>]*+>")
_TAG = re.compile("<[^>]*+>")
_NOTE = "<sup><a "
_SENTENCE = re.compile(r"[.!?…]\s+|[。！？]")  # noqa: RUF001 - meant
_SPACES = re.compile(r"\s\s+|[^\S ]")
_GRAPHEME = regex.compile(r"\X")


@lru_cache(maxsize=64)
def snippets_of(q: str) -> Callable[[str | None, str, str], dict[str, Any]]:
    """What makes the snippets of posts that a question found, of their excerpt, body and language. The next page knows its words."""
    return partial(snippet, Matcher(question(q)))


def snippet(matcher: Matcher, excerpt: str | None, body_html: str, language: str) -> dict[str, Any]:
    """``{text marks}``: of the body, or of the editor's excerpt where more of the question stands there; without a place, a beginning."""
    look = matcher.look(plain(body_html), language)
    places = look.places()
    if excerpt and (most := _terms(places)) < len(matcher):
        other = matcher.look(excerpt, language)
        others = other.places()
        if _terms(others) > most or not places:
            look, places = other, others
    return passage(look, places)


def plain(html: str) -> str:
    """The text of HTML as ``text_of`` has it, but that white space is not folded: of what is sanitised in a fifth of the time."""
    if html.count("<") != html.count(">") or "<!" in html or _NOTE in html:
        return text_of(html)
    return unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html)))


def passage(look: Look, places: Sequence[Place]) -> dict[str, Any]:
    """The part of a text that has most different terms, of these the most places, of these the first; with the places in it."""
    text, chosen = look.text, _best(places)
    start, end = _bounds(text, chosen)
    shown, at = _folded_space(text, start, end)
    marks: list[list[int]] = []
    # Of a text that was not looked through, some may follow in the passage.
    shown_places = [place for place in places if start <= place.start < end] if look.is_whole else look.within(start, end)
    for place in shown_places:
        mark = [min(at(edge), len(shown)) for edge in (place.start, min(place.end, end))]
        if marks and mark[0] < marks[-1][1]:
            marks[-1][1] = max(marks[-1][1], mark[1])
        elif mark[0] < mark[1]:
            marks.append(mark)
    return {"text": shown, "marks": marks}


def _terms(places: Sequence[Place]) -> int:
    return len({place.term for place in places})


def _best(places: Sequence[Place]) -> Sequence[Place]:
    """Places in a row that have room in a passage."""
    best, chosen, last = (0, 0), (0, 0), 0
    here: Counter[int] = Counter()
    for number, first in enumerate(places):
        while last < len(places) and (last <= number or places[last].end - first.start <= LONGEST):
            here[places[last].term] += 1
            last += 1
        rank = len(here), last - number
        if rank > best:
            best, chosen = rank, (number, last)
        here[first.term] -= 1
        if not here[first.term]:
            del here[first.term]
    return places[slice(*chosen)]


def _bounds(text: str, chosen: Sequence[Place]) -> tuple[int, int]:
    """Where the passage begins and ends: with a sentence if it can be, at spaces, else between graphemes."""
    first = chosen[0].start if chosen else 0
    last = max((place.end for place in chosen), default=0)
    room = max(0, min(BEFORE, LONGEST - (last - first)))
    start = _start(text, first, room)
    if start + LONGEST >= len(text):
        return start, len(text)
    end = start + LONGEST
    space = max(text.rfind(" ", last, end + 1), text.rfind("\n", last, end + 1))
    if space > start + LONGEST // 2 or (space >= last and text[last:end].isascii()):
        return start, space
    return start, _grapheme_end(text, start, end)


def _start(text: str, first: int, room: int) -> int:
    if first <= room or not room:
        return 0 if first <= room else first
    head = text[first - room : first]
    sentences = [found.end() for found in _SENTENCE.finditer(head)]
    if sentences:
        return first - room + sentences[0]
    space = head.find(" ")
    if space >= 0:
        return first - room + space + 1
    # No spaces: between graphemes, which are read from where one begins for certain.
    starts = [found.start() for found in _GRAPHEME.finditer(text, max(0, first - room - 100), first)]
    return starts[min(bisect_left(starts, first - room), len(starts) - 1)] if starts else first


def _grapheme_end(text: str, start: int, end: int) -> int:
    last = start
    for found in _GRAPHEME.finditer(text, start, end + 100):
        if found.end() > end:
            break
        last = found.end()
    return last if last > start else end


def _folded_space(text: str, start: int, end: int) -> tuple[str, Callable[[int], int]]:
    """The text with white space folded and none around it, and what tells where something is in it by where it was."""
    shown = text[start:end]
    runs = [(start + run.start(), run.end() - run.start()) for run in _SPACES.finditer(shown)]
    lead = len(shown) - len(shown.lstrip())

    def place(at: int) -> int:
        before = sum(length - 1 for run, length in runs if run >= start + lead and run < at)
        return max(0, at - start - lead - before)

    return _SPACES.sub(" ", shown[lead:]).rstrip(), place
