"""In which of their languages the texts of tags, campaigns and authors are shown. Which translation of a post is shown is in ``posts``."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from api.derived.facets import language_line
from api.settings import Site
from schemas.parameters import ANY


def preferred(asked: Mapping[str, Any], site: Site) -> list[str]:
    """The languages that texts are wanted in, the best first: each of ``prefer_language`` before its base, then the site's."""
    line = [language for one in asked.get("prefer_language") or () if one != ANY for language in language_line(one)]
    return list(dict.fromkeys([*line, site.default_language]))


def shown(wanted: Sequence[str], own: str, others: Mapping[str, Any] | None) -> str:
    """The first wanted language that there is, else the resource's own. ``others``: its names in other languages."""
    return next((one for one in wanted if one == own or one in (others or ())), own)


NO_OTHERS = "{}"
"""No texts in other languages, as JSON."""


def worded(language: str, own: str, text: Any, json: str) -> Any:
    """A text beside the others in the language in which these are shown, or what that belongs to; else as the resource has it.

    ``text``: in the resource's ``own`` language; ``json``: those in other languages, which are only read where they are wanted.
    """
    if language == own or json == NO_OTHERS:
        return text
    others = orjson.loads(json)
    return next((others[one] if one != own else text for one in language_line(language) if one == own or one in others), text)


def texts(row: Any, members: Mapping[str, str], wanted: Sequence[str]) -> dict[str, Any]:
    """Texts in the first wanted language that the resource is named in, else in its own; with ``language`` and ``languages``.

    ``members``: a text's name and that of its other languages; the first pair is what the resource is called by.
    """
    others = {own: getattr(row, map_) or {} for own, map_ in members.items()}
    names = others[next(iter(members))]
    language = shown(wanted, row.language, names)
    found = {own: getattr(row, own) if language == row.language else others[own].get(language) for own in members}
    return {**found, "language": language, "languages": sorted({row.language, *names})}
