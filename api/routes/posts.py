"""Posts for delivery. Which posts match, and in which order, is decided in ``api.queries.posts.lists``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import orjson
from sqlalchemy import Connection

from api.derived.facets import ALL
from api.feeds import FORMATS
from api.queries.additions import members
from api.queries.corrections import corrected
from api.queries.paging import Rows, Window
from api.queries.posts import lists, related
from api.queries.snippets.passages import snippets_of
from api.settings import Site
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.related import Belonging
from api.web.responses import Detail, Links, linked
from schemas.addresses import query_text
from schemas.feed import FeedQuery
from schemas.post import INCLUDE, Post, PostList, PostOneQuery, PostPartial, PostPartialList, PostQuery
from schemas.related import RelatedPartialPosts, RelatedPosts, RelatedQuery

blp = Blueprint("posts", __name__, description="News and campaign posts, one in each language.")


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of posts, with their texts, what ``q`` finds in them and more where ``include`` says so."""
    include = asked["include"]
    snippet = snippets_of(asked["q"]) if "snippet" in include else None
    found = lists.listed(connection, asked, window, site, body="body_html" in include, snippet=snippet)
    is_whole = window.after is None and not window.offset and not asked.get("id") and not asked.get("slug")
    if not found.items and asked.get("q") is not None and is_whole:
        # Which words are near is asked of all posts.
        groups, keys = [[*group, ALL] for group in found.groups], [*found.keys, ALL]
        return replace(found, suggestion=corrected(connection, asked, site), groups=groups, keys=keys)
    return replace(found, items=members.added(connection, found.items, include, site))


def _related(connection: Connection, ref: str, asked: Mapping[str, Any], site: Site) -> Sequence[str]:
    include = members.wanted(asked)
    return members.added(connection, related.listed(connection, ref, asked, site, body="body_html" in include), include, site)


def _belonging(post: str, site: Site) -> Links:
    """The post's own page, and what can be embedded of it."""
    url: str = orjson.loads(post)["url"]
    yield url, {"rel": "alternate", "type": "text/html"}
    yield f"{site.public_url}/v1/oembed?url={quote(url, safe='')}", {"rel": "alternate", "type": "application/json+oembed"}


def _alternates(asked: Asked, site: Site) -> Links:
    """The same list in the formats of syndication."""
    include = [name for name in asked.get("include", ()) if name in INCLUDE]
    query = query_text(FEED.canonical({**asked, "include": include or None}))
    for ending, form in FORMATS.items():
        address = f"{site.public_url}/v1/posts.{ending}"
        yield f"{address}?{query}" if query else address, {"rel": "alternate", "type": form.media_type}


FEED = FeedQuery()
LIST = Listing(PostQuery(), _listed)
DETAIL = Detail("post", lists.one, links=_belonging, more=members.page_of)
RELATED = Belonging(RelatedQuery(), _related, "post")


@blp.route("/v1/posts")
@blp.operation("listPosts", LIST.query, PostList, partial=PostPartialList)
def list_posts(read: Read, asked: Asked) -> Answer:
    """Posts that match, newest first.

    All filters must hold; several values of one are alternatives. The text is left out unless `include=body_html` asks for it.
    """
    return linked(LIST.answer(read, asked), _alternates(asked, read.here.site))


@blp.route("/v1/posts/<ref>", parameters=REF)
@blp.operation("getPost", PostOneQuery(), Post, partial=PostPartial, problems=(308, 404, 410, 451))
def get_post(read: Read, asked: Asked, ref: str) -> Answer:
    """One post, whole.

    A draft, and a post that never was, are 404 with the same bytes; one that was public once is 410, for legal reasons 451.
    """
    return DETAIL.answer(read, asked, ref)


@blp.route("/v1/posts/<ref>/related", parameters=REF)
@blp.operation("listRelatedPosts", RelatedQuery(), RelatedPosts, partial=RelatedPartialPosts, problems=(308, 404, 410, 451))
def list_related_posts(read: Read, asked: Asked, ref: str) -> Answer:
    """What to read next: posts that share tags and campaigns with one, those that share most first, the newest first among equals.

    Each tag and each campaign of the post counts one for another post that `/v1/posts?tag=` or `campaign=` finds by it, so for a
    tag below it too. Of each the newest 500 posts are looked at, and of older ones those among the newest 500 in the language asked.
    The post itself and its translations are never among them; a post without tags and campaigns has none. References are answered
    as by `/v1/posts/{ref}`.
    """
    return RELATED.answer(read, asked, ref)
