"""The stem that the forms of a word share, as a token beside the words. How text becomes words is in ``api.derived.words``."""

from functools import lru_cache
from importlib import import_module
from typing import Any

import regex

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
MOST_CHARACTERS = 40
"""Of a word, and of a stem."""

# Scripts written without spaces, whose words are pairs of characters: Thai, Lao, Burmese, Khmer, kana, Han with their extensions.
DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAS_NO_STEM = regex.compile(f"[\\p{{N}}{DENSE}]|^.$")
# Folding makes й an и, and Russian adjectives end in й: without it 13 % of the forms of frequent words part, with it 0.2 %.
_RUSSIAN_END = regex.compile(r"(?<=[аеиоуыэюя])и(?=(?:те|ся|тесь)?$)")
_TOKEN = regex.compile(r"[\p{L}\p{N}\p{M}]+")


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
    # One stemmer a word: it keeps the word in itself, and threads share nothing.
    found = _stemmer(LANGUAGES[base])().stemWord(word)[:MOST_CHARACTERS]
    return f"{MARK}{base}{found}" if _TOKEN.fullmatch(found) else None


@lru_cache
def _stemmer(algorithm: str) -> Any:
    """The class of an algorithm. ``snowballstemmer.stemmer()`` would take other code where PyStemmer happens to be installed."""
    return getattr(import_module(f"snowballstemmer.{algorithm}_stemmer"), f"{algorithm.title()}Stemmer")
