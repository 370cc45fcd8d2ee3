"""Languages: the one spelling of a tag (BCP 47), whether it is registered, and the registered one that comes nearest.

The registered subtags are in ``language_subtags.txt``, written by ``scripts/languages`` from IANA's registry. langcodes spells tags, but
its registry is years old and it takes any subtag; Babel knows only languages that have names in CLDR.
"""

import re
from functools import cache
from importlib.resources import files

from langcodes import Language
from langcodes.tag_parser import LanguageTagError

LANGUAGE = "[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
_LANGUAGE = re.compile(LANGUAGE)
_SHAPES = {"script": "[a-z]{4}", "region": "[a-z]{2}|[0-9]{3}", "variant": "[a-z0-9]{5,8}|[0-9][a-z0-9]{3}"}
_ORDER = {kind: re.compile(shape) for kind, shape in _SHAPES.items()}
MOST = 100
"""Characters that are looked at."""

MEANT = {
    "ao90": "ao1990",
    "oed": "oxendict",
    "valencian": "valencia",
    "latin": "latn",
    "cyrillic": "cyrl",
    "arabic": "arab",
    "devanagari": "deva",
    "simplified": "hans",
    "traditional": "hant",
}
"""Subtags in locales of WordPress and of operating systems that have another name in the registry."""
NO_COUNTRIES = {"aa", "zz"}
"""Codes of regions for everybody's own use: nobody speaks anything there."""
OTHERWISE = {"me": "sr-ME"}
"""Languages that WordPress calls by a code of its own."""


@cache
def _registered() -> dict[str, frozenset[str]]:
    lines = (files("schemas") / "language_subtags.txt").read_text(encoding="utf-8").splitlines()
    return {kind: frozenset(subtags) for kind, *subtags in map(str.split, lines)}


def _is_registered(kind: str, subtag: str) -> bool:
    known = _registered()[kind]
    if subtag in known:
        return True
    ranges = (one.partition("..") for one in known if ".." in one)
    return any(len(first) == len(subtag) and first <= subtag <= last for first, _, last in ranges)


def canonical_language(text: str) -> str | None:
    """The BCP 47 tag in its one spelling (``iw`` is ``he``), or ``None`` if it is malformed."""
    if not _LANGUAGE.fullmatch(text):
        return None
    try:
        return Language.get(text).to_tag()
    except LanguageTagError:
        return None


def registered_language(text: str) -> str | None:
    """The tag in its one spelling, or ``None`` if it is malformed or one of its subtags is not registered."""
    found = canonical_language(text)
    first, *others = text.lower().split("-")
    if found is None or not _is_registered("language", first):
        return None
    return found if all(_is_registered(_kind(one), one) for one in others) else None


def nearest_language(text: str) -> str | None:
    """The registered tag that comes nearest to a language or locale in any spelling (``de_DE_formal``, ``sr_RS@latin``, ``en-UK``).

    What is not registered is left out; a country's code for a language is taken for its language; ``None`` where no language is named.
    """
    text, _, modifier = text[:MOST].strip().lower().partition("@")
    first, *others = [one for one in re.split(r"[-_ ]+", f"{text.partition('.')[0]}-{modifier}") if one] or [""]
    begin = _language_of(first)
    if begin is None:
        return None
    found: dict[str, list[str]] = {kind: [] for kind in _ORDER}
    for one in others:
        subtag = MEANT.get(one, one)
        kind = _kind(subtag)
        if kind == "region" and not _is_registered(kind, subtag):
            subtag = (Language.get(f"und-{subtag}").territory or "").lower()  # UK is GB
        if kind and _is_registered(kind, subtag) and subtag not in found[kind]:
            found[kind].append(subtag)
    parts = [begin, *found["script"][:1], *("" if "-" in begin else one for one in found["region"][:1]), *found["variant"]]
    return canonical_language("-".join(filter(None, parts)))


def _language_of(subtag: str) -> str | None:
    if not re.fullmatch("[a-z]{2,3}", subtag):
        return None
    language = OTHERWISE.get(subtag) or (Language.get(subtag).language or subtag)  # of three letters where there are two: eng is en
    if subtag in OTHERWISE or _is_registered("language", language):
        return language
    country = (Language.get(f"und-{subtag}").territory or "") if len(subtag) == 2 else ""  # noqa: PLR2004 - as countries have
    is_country = country.lower() in _registered()["region"] - NO_COUNTRIES
    spoken = Language.make(territory=country).maximize().language if is_country else None
    return f"{spoken}-{country}" if spoken and spoken != "und" else None


def _kind(subtag: str) -> str:
    return next((kind for kind, shape in _ORDER.items() if shape.fullmatch(subtag)), "")
