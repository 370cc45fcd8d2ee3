"""What two plugins for search engines, Yoast SEO and Rank Math, keep of a post, where there is a member for it here."""

import re
from collections.abc import Iterable

from api.html.excerpts import text_of
from api.importers.wordpress.attachments import number_of

_DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description")
_PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category")
FIELDS = frozenset({*_DESCRIPTIONS, *_PRIMARY})
_VARIABLE = re.compile(r"%%?\w+(?:\([^()%]*\))?%%?")
"""What a plugin fills in when a page is shown."""

Metas = list[tuple[str, str]]


def description(metas: Metas) -> str | None:
    """What an editor wrote as the description of a post; ``None`` for one that is filled in."""
    found = _values(metas, _DESCRIPTIONS)
    return next((words for value in found if not _VARIABLE.search(value) and (words := text_of(value))), None)


def primary(metas: Metas) -> int:
    """The number of the first of a post's categories; 0 where none is."""
    return next(filter(None, map(number_of, _values(metas, _PRIMARY))), 0)


def _values(metas: Metas, names: Iterable[str]) -> list[str]:
    return [value for name in names for key, value in metas if key == name]
