"""Text to words and their stems, the same for every database. How words are stored and asked for is in ``api.derived.search``."""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate, chain, islice
from threading import local
from zlib import crc32

import regex
from Stemmer import Stemmer

MARK = "\ue001"
"""Begins each token: no word begins with a private-use character, so nobody can ask for a stem as if it were a word."""

LANGUAGES = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Base language: its algorithm of Snowball (https://snowballstem.org/algorithms/)."""

MOST_KEPT = 100_000
"""Stems in memory, 30 MB: finding one takes 90 µs, and texts repeat their words."""
MOST_CHUNKS = 30_000
"""Words as they stand in texts, folded, in memory: 6 MB."""
MOST_CHARACTERS = 40
"""Of a word, and of a stem."""

# Scripts written without spaces, whose words are pairs of characters: Thai, Lao, Burmese, Khmer, kana, Han with their extensions.
# Hangul has spaces, but particles stand with their nouns: 한국의, 한국에서.
DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_HAS_NO_STEM = regex.compile(f"[\\p{{N}}{DENSE}]|^.$")
# Folding makes й an и, and Russian adjectives end in й: without it 13 % of the forms of frequent words part, with it 0.2 %.
_RUSSIAN_END = regex.compile(r"(?<=[аеиоуыэюя])и(?=(?:те|ся|тесь)?$)")
_TOKEN = regex.compile(r"[\p{L}\p{N}\p{M}]+")

RULES = 5
"""Number of these rules: rows that were written by others are brought up to date before anything is served."""

PAGE = f"{MARK}0page"
"""Among the words of a page, in its title too: a question has it as something wanted, or unwanted. No language begins with a digit."""

PAIRED = f"{MARK}0pairs"
"""Among the words of a row that has tokens of pairs: of one that was written before there were any, nothing may be told by them."""
FIRST_PAIR, _PAIRS = "\U000f0000", 0xFFFD
"""Tokens of pairs are characters of a plane for private use, of which no text is made up either."""

GAP = "\ue000"
"""Holds a place: no phrase crosses it, and nobody can ask for it (a private-use character is no letter)."""

MOST_TITLE_WORDS = 500
MOST_WORDS = 12_000
MOST_REPEATS = 255
"""PostgreSQL keeps positions up to 16,383 and 256 of them for a word; both databases get no more."""
MOST_BYTES = 400_000
"""Of all words, and of all stems, in UTF-8: a ``tsvector`` holds 1 MB with what it keeps of each."""

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
_ASCII_WORD = regex.compile(r"[a-z0-9]+")
_IS_DENSE = regex.compile(f"[{DENSE}]")
_RUNS = regex.compile(f"[{DENSE}]+|[^{DENSE}]+")
# Accents of Latin, Greek and Cyrillic; what Hebrew and Arabic may leave out: points, vowels, the hamza on a letter, the lengthening
# stroke; signs of transliteration; and what is not seen: soft hyphens, joiners, directions, variation selectors.
# The marks of Thai, Indic scripts and kana are part of a word.
_LEFT_OUT = regex.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u02be\u02bf"
    "\u00ad\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0)
# Letters without a decomposition, apostrophes that are letters to Unicode, and the digits of other scripts.
_SAID = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ʼ": "'", "ʻ": "'"})  # noqa: RUF001 - meant
_SAID |= {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}


def folded(text: str) -> str:
    """The text without differences of case, accent and width."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKC", _LEFT_OUT.sub("", text).translate(_SAID))


def words(text: str) -> list[str]:
    """The folded words in order. A run of a script without spaces, or of Hangul, gives overlapping pairs and its last character."""
    chunks = text.split()
    # White space takes part in no folding: so what stands between is folded by itself, and once.
    known = _words_of if max(map(len, chunks), default=0) <= MOST_CHARACTERS else _words_of.__wrapped__
    return list(chain.from_iterable(map(known, chunks)))


@lru_cache(MOST_CHUNKS)
def _words_of(text: str) -> list[str]:
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


def is_dense(word: str) -> bool:
    """Whether it is of a script whose words are pairs of characters."""
    return bool(_IS_DENSE.search(word))


def indexed(title: str, excerpt: str, body: str, language: str) -> tuple[list[str], list[str]]:
    """(words of the title, words of title, excerpt and body), each followed by the stems of its words in that language.

    Bounded so that both databases keep every position of a word; stems come after all words and need none.
    """
    head = words(title)[:MOST_TITLE_WORDS]
    whole = _fitting([*head, GAP, *words(excerpt), GAP, *words(body)][:MOST_WORDS])
    often = {word for word, times in Counter(whole).items() if times > MOST_REPEATS}
    return _with_stems(head, language), _with_stems(_without_repeats(whole, often) if often else whole, language)


def _with_stems(kept: list[str], language: str) -> list[str]:
    """The words, a gap, and each stem of them once."""
    base = language.partition("-")[0]
    stems = dict.fromkeys(map(partial(_stem, base), dict.fromkeys(kept))) if base in LANGUAGES else {}
    return [*kept, GAP, *_fitting([one for one in stems if one])]


def _fitting(found: list[str]) -> list[str]:
    """The first of them, as many as have ``MOST_BYTES`` together."""
    if sum(map(len, found)) * 4 <= MOST_BYTES:  # no character has more than four
        return found
    return found[: bisect_right([*accumulate(len(one.encode()) for one in found)], MOST_BYTES)]


def _without_repeats(whole: list[str], often: set[str]) -> list[str]:
    """The words with a gap in the place of each later occurrence of these."""
    seen: Counter[str] = Counter()
    kept = []
    for word in whole:
        if word in often:
            seen[word] += 1
        kept.append(word if seen[word] <= MOST_REPEATS else GAP)
    return kept


def pair(first: str, second: str) -> str:
    """The token of two words of which the one follows the other; one of 65,533, so that others have it too."""
    return chr(ord(FIRST_PAIR) + crc32(second.encode(), crc32(f"{first} ".encode())) % _PAIRS)


def pairs(found: Sequence[str]) -> list[str]:
    """The tokens of words that stand next to each other, each once."""
    heads = {word: crc32(f"{word} ".encode()) for word in dict.fromkeys(found) if word != GAP and word[0] != MARK}
    tails = {word: word.encode() for word in heads}
    beside = dict.fromkeys(zip(found, islice(found, 1, None), strict=False))
    numbers = {crc32(tails[second], heads[first]) % _PAIRS for first, second in beside if first in heads and second in heads}
    return [chr(ord(FIRST_PAIR) + number) for number in sorted(numbers)]


def stem(word: str, language: str) -> str | None:
    """The token that all forms of a folded word share in a language (``fr``, ``fr-CA``), or ``None`` where there is none."""
    base = language.partition("-")[0]
    return _stem(base, word) if base in LANGUAGES else None


@lru_cache(MOST_KEPT)
def _stem(base: str, word: str) -> str | None:
    if _HAS_NO_STEM.search(word):
        return None
    if base == "ru":
        word = _RUSSIAN_END.sub("й", word)
    found = _STEMMERS.of(LANGUAGES[base]).stemWord(word)[:MOST_CHARACTERS]
    return f"{MARK}{base}{found}" if _TOKEN.fullmatch(found) else None


class _Stemmers(local):
    """Stemmers by algorithm, of each thread its own: one keeps the word in itself."""

    def __init__(self) -> None:
        self.made: dict[str, Stemmer] = {}

    def of(self, algorithm: str) -> Stemmer:
        """That of an algorithm. It remembers no words: ``_stem`` does."""
        found = self.made.get(algorithm)
        if found is None:
            found = self.made[algorithm] = Stemmer(algorithm, 0)
        return found


_STEMMERS = _Stemmers()
