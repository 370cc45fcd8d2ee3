"""Maps of the site for search engines. What they list is decided in ``api.queries.sitemap.parts`` and ``api.queries.sitemap.news``."""

from itertools import islice

from sqlalchemy import Connection

from api.clock import now_us
from api.db import snapshot
from api.derived.facets import ALL, kind_key
from api.errors import NotFound
from api.feeds import news as news_xml, sitemaps as xml
from api.queries.sitemap import news, parts
from api.queries.sitemap.own_posts import Own, own
from api.queries.sitemap.resource_pages import LISTED
from api.settings import Site
from api.web.blueprint import Blueprint
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import answered
from schemas.addresses import query_text
from schemas.maps import NewsSitemapQuery, SitemapAsked, SitemapQuery
from schemas.vocabulary import POST_KINDS

blp = Blueprint("sitemaps", __name__, description="Maps of the site for search engines.")

XML = "application/xml"
PATH = "/v1/sitemap.xml"
QUERY = SitemapQuery()


@blp.route(PATH)
@blp.document("getSitemap", QUERY, XML, "A sitemap, or an index of its parts.", problems=(404,))
def get_sitemap(read: Read, asked: SitemapAsked) -> Answer:
    """The site's own posts and pages with their translations, and its campaigns, events and tags, as a sitemap.

    Syndicated copies are in the sitemaps of their origins. Beyond 50,000 addresses, or 50 MB, it is an index of parts, the oldest posts
    first. Campaigns and tags that have something to show, and events, come last, where no section is asked for. Each post has its last
    change, and names its translations and itself by language, as they name it; the one in the site's default language is `x-default`, too.
    """
    here = read.here
    with snapshot(here.database) as connection:
        found = own(connection, {**asked, "kind": POST_KINDS}, here.site)
        body = sitemap(connection, found, asked, here.site)
    pages = [ALL, *map(kind_key, LISTED)] if found.sections is None else []
    return answered(read, body, media_type=XML, keys=[*found.keys, *pages])


def sitemap(connection: Connection, found: Own, asked: SitemapAsked, site: Site, *, posts: int = parts.PART) -> bytes:
    """The part asked for; else the only one, or the index of all, of so many ``posts`` each. Raises ``NotFound``."""
    number = asked.get("part")
    found_parts = list(islice(parts.parts(connection, found, site, posts=posts), number))
    if number is not None and number > max(len(found_parts), 1):
        raise NotFound
    if number is None and len(found_parts) > 1:
        return xml.index((_address(asked, one, site), part.updated_at) for one, part in enumerate(found_parts, 1))
    return xml.urlset(parts.entries(connection, found, found_parts[-1], site) if found_parts else ())


def _address(asked: SitemapAsked, part: int, site: Site) -> str:
    return f"{site.public_url}{PATH}?{query_text(QUERY.canonical({**asked, 'part': part}))}"


@blp.route("/v1/news-sitemap.xml")
@blp.document("getNewsSitemap", NewsSitemapQuery(), XML, "A news sitemap.")
def get_news_sitemap(read: Read, asked: Asked) -> Answer:
    """The site's own posts of the last two days, as a news sitemap; pages are no news unless they are asked for.

    The newest come first, 1,000 at most. The publication is the site, or the section where one is asked for; its language is the
    post's without region, but `zh-cn` or `zh-tw` for Chinese.
    """
    here = read.here
    with snapshot(here.database) as connection:
        found = news.news(connection, asked, here.site, now=now_us())
    read.hints.until = found.until
    return answered(read, news_xml.urlset(found.stories), media_type=XML, keys=found.keys)
