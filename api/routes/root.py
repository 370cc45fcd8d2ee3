"""What the service says of itself: the root of delivery, and the catalogue of interfaces (RFC 9727)."""

import orjson
from flask import Response

from api.db import reading
from api.derived.facets import ALL
from api.models import KINDS, SITE
from api.queries import site
from api.web.app_state import state
from api.web.blueprint import Blueprint
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import dumped, finished
from schemas.root import Root, RootQuery

blp = Blueprint("site", __name__, description="The site, and where to go from here.")

CATALOG_PATH = "/.well-known/api-catalog"
CATALOG_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
LISTED = (*(kind.plural for kind in KINDS.values()), "suggest", "resolve", "redirects", "changes")


@blp.route("/v1")
@blp.operation("getRoot", RootQuery(), Root)
def get_root(read: Read, asked: Asked) -> Answer:
    """The site and where to go from here.

    What editors say of it, its menus, the languages that there are posts in, and the time zone of days and months. `/` answers the
    same, but a page to who asks for HTML.
    """
    here = read.here
    with reading(here.database) as connection:
        languages, profile = site.languages(connection), site.profile(connection, here.site, asked)
    base = here.site.public_url
    links = {
        "self": f"{base}/v1",
        **{name: f"{base}/v1/{name}" for name in LISTED},
        "facets": f"{base}/v1/facets/posts",
        "feed": f"{base}/v1/posts.atom",
        "sitemap": f"{base}/v1/sitemap.xml",
        "news_sitemap": f"{base}/v1/news-sitemap.xml",
        "oembed": f"{base}/v1/oembed",
        "openapi": f"{base}/openapi.json",
        "docs": f"{base}/docs",
    }
    told = {
        **profile,
        "name": here.site.name,
        "url": base,
        "languages": languages,
        "default_language": here.site.default_language,
        "timezone": here.site.zone.key,
        "links": links,
    }
    return dumped(read, Root(), told, keys=[ALL, SITE], groups=[[ALL, SITE]])


def catalog() -> Response:
    """The catalogue of interfaces; the header says where it is, also to HEAD (RFC 9727, 3)."""
    base = state().site.public_url
    interface = {
        "anchor": f"{base}/v1",
        "service-desc": [
            {"href": f"{base}{path}", "type": "application/openapi+json"}
            for path in ("/openapi.json", "/openapi-partial.json", "/openapi-webhooks.json")
        ],
        "service-doc": [{"href": f"{base}{path}", "type": "text/html"} for path in ("/docs", "/docs/guides")],
        "status": [{"href": f"{base}/ready", "type": "application/json"}],
    }
    answer = finished(orjson.dumps({"linkset": [interface]}), media_type=CATALOG_TYPE)
    answer.headers["Link"] = f'<{base}{CATALOG_PATH}>; rel="api-catalog"'
    return answer
