"""News sitemaps as XML (Google News, 0.9). What is listed is decided in ``api.queries.sitemap.news``."""

from collections.abc import Iterable

from api.feeds.sitemaps import HEAD, NAMESPACE
from api.feeds.xml import encoded, escaped
from api.queries.sitemap.news import Story

_URLSET = f'<urlset xmlns="{NAMESPACE}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'.encode()
CHINESE = "zh"
TRADITIONAL = frozenset({"Hant", "TW", "HK", "MO"})


def urlset(stories: Iterable[Story]) -> bytes:
    """A news sitemap of these posts."""
    return b"".join([HEAD, _URLSET, *map(_url, stories), b"</urlset>\n"])


def language_of(tag: str) -> str:
    """The language as news sitemaps have it: ISO 639 alone (``fr-CA`` is ``fr``), but Chinese by its script."""
    language, *more = tag.split("-")
    if language != CHINESE:
        return language
    return "zh-tw" if TRADITIONAL.intersection(more) and "Hans" not in more else "zh-cn"


def _url(story: Story) -> bytes:
    publication = f"<news:name>{escaped(story.publication)}</news:name><news:language>{language_of(story.language)}</news:language>"
    return encoded(
        f"<url><loc>{escaped(story.url)}</loc><news:news><news:publication>{publication}</news:publication>"
        f"<news:publication_date>{story.published_at}</news:publication_date>"
        f"<news:title>{escaped(story.title)}</news:title></news:news></url>\n"
    )
