"""Text to words, the same for every database. How words are stored and asked for is in ``api.derived.search``."""

import unicodedata
from collections import Counter

import regex

GAP = "\ue000"
"""Holds a place: no phrase crosses it, and nobody can ask for it (a private-use character is no letter)."""

MOST_CHARACTERS = 40
MOST_TITLE_WORDS = 500
MOST_WORDS = 12_000
MOST_REPEATS = 255
"""PostgreSQL keeps positions up to 16,383 and 256 of them for a word; both databases get no more."""

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
_ASCII_WORD = regex.compile(r"[a-z0-9]+")
# Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Han with their extensions.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_DENSE = regex.compile(f"[{_DENSE}]")
_RUNS = regex.compile(f"[{_DENSE}]+|[^{_DENSE}]+")
_NO_DECOMPOSITION = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})  # noqa: RUF001 - meant
# Only the accents of Latin, Greek and Cyrillic: the marks of Thai, Indic scripts and kana are part of the word.
_ACCENTS = regex.compile("[\u0300-\u036f]+")


def folded(text: str) -> str:
    """The text without differences of case, accent and width."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", text).translate(_NO_DECOMPOSITION))


def words(text: str) -> list[str]:
    """The folded words in order. A run of a script without spaces gives overlapping pairs and its last character."""
    text = folded(text)
    if text.isascii():
        return [word[:MOST_CHARACTERS] for word in _ASCII_WORD.findall(text)]
    found: list[str] = []
    for word in _WORD.findall(text):
        if not _IS_DENSE.search(word):
            found.append(word[:MOST_CHARACTERS])
            continue
        for run in _RUNS.findall(word):
            if _IS_DENSE.match(run):
                found += [run[at : at + 2] for at in range(len(run))]
            else:
                found.append(run[:MOST_CHARACTERS])
    return found


def indexed(title: str, excerpt: str, body: str) -> tuple[list[str], list[str]]:
    """(words of the title, words of title, excerpt and body), bounded so that both databases keep every position."""
    head = words(title)[:MOST_TITLE_WORDS]
    whole = [*head, GAP, *words(excerpt), GAP, *words(body)][:MOST_WORDS]
    often = {word for word, times in Counter(whole).items() if times > MOST_REPEATS}
    return head, _without_repeats(whole, often) if often else whole


def _without_repeats(whole: list[str], often: set[str]) -> list[str]:
    """The words with a gap in the place of each later occurrence of these."""
    seen: Counter[str] = Counter()
    kept = []
    for word in whole:
        if word in often:
            seen[word] += 1
        kept.append(word if seen[word] <= MOST_REPEATS else GAP)
    return kept
