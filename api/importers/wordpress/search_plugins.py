"""What plugins for search engines keep of a post, where there is a member for it here: Yoast SEO, Rank Math and others in ``FIELDS``."""

import re
from collections.abc import Iterable
from typing import Any

from api.html.excerpts import text_of
from api.importers.wordpress.attachments import number_of

_TITLES = ("_yoast_wpseo_title", "rank_math_title", "_seopress_titles_title", "_aioseop_title", "_genesis_title")
_DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_seopress_titles_desc",
    "_aioseop_description",
    "_genesis_description",
)
_IMAGES = ("_yoast_wpseo_opengraph-image", "rank_math_facebook_image", "_seopress_social_fb_img", "_social_image_url")
_HIDDEN = {
    "_yoast_wpseo_meta-robots-noindex": re.compile("1"),
    "rank_math_robots": re.compile('.*"noindex".*', re.DOTALL),
    "_seopress_robots_index": re.compile("yes"),
    "_aioseop_noindex": re.compile("on"),
    "_genesis_noindex": re.compile("1"),
}
"""What says that search engines are to leave a post out: the value that does, or (Rank Math) serialized PHP with it."""
_PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category")
FIELDS = frozenset({*_TITLES, *_DESCRIPTIONS, *_IMAGES, *_HIDDEN, *_PRIMARY})
_VARIABLE = re.compile(r"%%?\w+(?:\([^()%]*\))?%%?")
"""What a plugin fills in when a page is shown."""

Metas = list[tuple[str, str]]


def meta(metas: Metas) -> dict[str, Any] | None:
    """What an editor wrote for search engines, without what is filled in; ``None`` where that is nothing.

    ``image`` is an address as it stands, if there is one.
    """
    title, description = _words(metas, _TITLES), _words(metas, _DESCRIPTIONS)
    image = next((value.strip() for value in _values(metas, _IMAGES) if value.strip()), None)
    noindex = any(key in _HIDDEN and _HIDDEN[key].fullmatch(value.strip()) for key, value in metas)
    if not (title or description or image or noindex):
        return None
    return {"title": title, "description": description, "image": image and {"url": image}, "noindex": noindex}


def _words(metas: Metas, names: Iterable[str]) -> str | None:
    return next((words for value in _values(metas, names) if not _VARIABLE.search(value) and (words := text_of(value))), None)


def primary(metas: Metas) -> int:
    """The number of the first of a post's categories; 0 where none is."""
    return next(filter(None, map(number_of, _values(metas, _PRIMARY))), 0)


def _values(metas: Metas, names: Iterable[str]) -> list[str]:
    return [value for name in names for key, value in metas if key == name]
