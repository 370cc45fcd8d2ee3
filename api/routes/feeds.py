"""Posts in formats of syndication. How each is written is decided in ``api.feeds``, which posts they have in ``api.routes.posts``."""

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection

from api.db import reading
from api.derived.card_format import id_of
from api.derived.facets import EVERY_KIND
from api.feeds import FORMATS, Format
from api.feeds.entry import Feed, Gone, entry_of, permanent
from api.queries.paging import Rows, Window
from api.queries.posts import lists
from api.queries.posts.feed_title import names_in
from api.queries.posts.lists import texts
from api.queries.sync.gone import gone
from api.settings import Site
from api.web.blueprint import Blueprint
from api.web.lists import Listing, Part
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read, View
from api.web.responses import answered, linked
from schemas.feed import FeedQuery
from schemas.parameters import ANY

blp = Blueprint("feeds", __name__, description="Any list of posts for feed readers, aggregators and agencies.")


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of posts without their texts: those are read apart, since no format has them in JSON as the list has."""
    return lists.listed(connection, asked, window, site)


LIST = Listing(FeedQuery(), _listed, path="/v1/posts")
"""Its cursors are those of the list in JSON: both go on in the same place."""
WITH_GONE = ("atom",)
"""Formats that tell what has left."""
PAGED = ("cursor", "page")


def _operation(name: str, form: Format) -> View:
    def view(read: Read, asked: Asked) -> Answer:
        part = LIST.part(read, asked)
        body = form.write(_feed(read, asked, part, with_gone=name in WITH_GONE))
        # When something left may change with what is nowhere in the list.
        groups = [EVERY_KIND] if name in WITH_GONE else part.rows.groups
        answer = answered(read, body, media_type=form.content_type, keys=part.rows.keys, groups=groups)
        return linked(answer, [(address, {"rel": rel}) for rel, address in part.links.items() if address])

    view.__name__ = f"list_posts_{name}"
    view.__doc__ = f"""Posts that match, as {form.title}.

    Items, their order and the pages are those of `/v1/posts` for the same query; a cursor of one goes on in the other. Entries are named
    by an id that never changes, for a copy by its origin's. With `include=body_html` they have the whole text, else the excerpt.
    """
    return view


def _feed(read: Read, asked: Asked, part: Part, *, with_gone: bool) -> Feed:
    here, filters = read.here, LIST.filters(asked)
    is_first = all(asked.get(name) in (None, 1) for name in PAGED)
    with reading(here.database) as connection:
        names = list(names_in(connection, filters))
        left = gone(connection, filters, here.site) if with_gone and is_first else ()
        bodies = texts(connection, map(id_of, part.rows.items)) if "body_html" in filters["include"] else {}
    shown = [orjson.loads(item) for item in part.rows.items]
    languages = [one for one in asked.get("language") or asked.get("prefer_language") or [] if one != ANY]
    return Feed(
        site=here.site,
        title=": ".join([here.site.name, *([", ".join(names)] if names else [])]),
        language=languages[0] if len(languages) == 1 else here.site.default_language,
        id=LIST.address(read, asked, {*PAGED, "limit", "include"}),
        this=part.links["self"] or "",
        first=LIST.address(read, asked, PAGED),
        following=part.links["next"],
        previous=part.links["prev"],
        hub=here.settings.hub_url,
        entries=[entry_of(post, bodies.get(post["id"]), here.site) for post in shown],
        gone=[Gone(permanent(one.post_id, one.origin), one.at) for one in left],
    )


for _name, _form in FORMATS.items():
    _marked: Any = blp.document(f"listPosts{_form.operation}", LIST.query, _form.media_type, f"A page of posts as {_form.title}.")
    blp.route(f"/v1/posts.{_name}")(_marked(_operation(_name, _form)))
