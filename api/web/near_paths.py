"""Which address was probably meant by a path at which nothing is. Only of addresses that the document names; rows are not asked."""

from collections.abc import Iterable
from functools import lru_cache

from schemas.faults import nearest

ELSEWHERE: dict[str, str] = {
    "categories category taxonomies terms topics labels tag taxonomy": "/v1/tags",
    "users author people writers members": "/v1/authors",
    "post articles article stories story entries entry items item news pages page content documents nodes blog": "/v1/posts",
    "search query find": "/v1/posts",
    "suggestions autocomplete autosuggest typeahead complete": "/v1/suggest",
    "feed rss rss.xml feed.xml index.xml": "/v1/posts.rss",
    "atom atom.xml": "/v1/posts.atom",
    "feed.json": "/v1/posts.jsonfeed",
    "sitemap sitemap.xml sitemap_index.xml wp-sitemap.xml": "/v1/sitemap.xml",
    "news-sitemap.xml sitemap-news.xml": "/v1/news-sitemap.xml",
    "sync delta updates updated changelog": "/v1/changes",
    "facet aggregations counts stats": "/v1/facets/posts",
    "lookup redirect permalink": "/v1/resolve",
    "openapi openapi.yaml openapi.yml swagger.json swagger.yaml api-docs schema spec": "/openapi.json",
    "swagger swagger-ui redoc doc documentation api-documentation help": "/docs",
    "health healthz livez ping": "/live",
    "readyz healthcheck status": "/ready",
}
"""The last part of a path elsewhere, and an address here."""
_KNOWN = {word: path for words, path in ELSEWHERE.items() for word in words.split()}
_NOISE = frozenset(
    {"admin", "api", "cdn", "content", "delivery", "ghost", "graphql", "json", "public", "rest", "v1", "v2", "v3", "wp", "wp-json"}
)
"""Parts in front of what is asked for."""
_MOST = 200
"""Characters of a path that are looked at."""


def near(path: str, paths: Iterable[str]) -> str | None:
    """The one of these paths, or ``None``."""
    return _near(path[:_MOST].lower(), tuple(paths))


@lru_cache(maxsize=512)
def _near(path: str, paths: tuple[str, ...]) -> str | None:
    parts = [part for part in path.split("/") if part]
    base = "/admin/v1" if parts[:1] == ["admin"] else "/v1"
    rest = [part for part in parts if part not in _NOISE]
    tried: list[str | None] = [base]
    if rest:
        whole = "/".join(rest)
        tried = [f"{base}/{whole}", f"/{whole}", f"{base}/{rest[0]}", _KNOWN.get(rest[-1]), _KNOWN.get(rest[0])]
    return next((one for one in tried if one in paths), None) or nearest(path, paths)
