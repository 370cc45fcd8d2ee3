"""Lists in formats of syndication. How each is written is decided in ``api.feeds``, what they have where the lists are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection

from api.db import reading
from api.derived.card_format import id_of
from api.derived.facets import EVERY_KIND
from api.feeds import EVENT_FORMATS, FORMATS, Format
from api.feeds.entry import Entry, Feed, Gone, entry_of, permanent
from api.feeds.event_entry import entry_of_event
from api.hub import topics
from api.queries.moves import Groups
from api.queries.paging import Rows, Window
from api.queries.posts import lists
from api.queries.posts.feed_title import names_in
from api.queries.posts.lists import texts
from api.queries.resources import event_feeds
from api.queries.sync.gone import gone
from api.settings import Site
from api.web.blueprint import Blueprint
from api.web.lists import Listing, Part
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read, View
from api.web.responses import answered, linked
from schemas.event import EventFeedQuery
from schemas.feed import FeedQuery
from schemas.parameters import ANY

blp = Blueprint("feeds", __name__, description="Any list of posts or events for feed readers, aggregators and agencies.")
Filters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """What feeds of one kind are made of: the list whose items they have in its order, its entries, and what left it.

    ``gone_groups``: what an answer depends on that tells what left; ``None``: what its list does.
    """

    kind: str
    listing: Listing
    formats: Mapping[str, Format]
    entries: Callable[[Connection, Rows, Filters, Site], list[Entry]]
    gone: Callable[[Connection, Filters, Site], list[Gone]]
    gone_groups: Groups | None = None


def _listed(connection: Connection, asked: Filters, window: Window, site: Site) -> Rows:
    """A page of posts without their texts: those are read apart, since no format has them in JSON as the list has."""
    return lists.listed(connection, asked, window, site)


def _posts(connection: Connection, rows: Rows, filters: Filters, site: Site) -> list[Entry]:
    bodies = texts(connection, map(id_of, rows.items)) if "body_html" in filters["include"] else {}
    return [entry_of(post, bodies.get(post["id"]), site) for post in map(orjson.loads, rows.items)]


def _gone_posts(connection: Connection, filters: Filters, site: Site) -> list[Gone]:
    return [Gone(permanent(one.post_id, one.origin), one.at) for one in gone(connection, filters, site)]


def _events(_connection: Connection, rows: Rows, _filters: Filters, site: Site) -> list[Entry]:
    return [entry_of_event(event, site) for event in rows.items]


def _gone_events(connection: Connection, _filters: Filters, _site: Site) -> list[Gone]:
    return [Gone(permanent(event, None), at) for event, at in event_feeds.withdrawn(connection)]


SOURCES = (
    # When a post left may change with what is nowhere in the list.
    Source("post", Listing(FeedQuery(), _listed, path="/v1/posts"), FORMATS, _posts, _gone_posts, gone_groups=[EVERY_KIND]),
    Source("event", Listing(EventFeedQuery(), event_feeds.listed, path="/v1/events"), EVENT_FORMATS, _events, _gone_events),
)
"""Their cursors are those of the lists in JSON: both go on in the same place."""
WITH_GONE = ("atom",)
"""Formats that tell what has left."""
PAGED = ("cursor", "page")


def _operation(source: Source, name: str, form: Format) -> View:
    def view(read: Read, asked: Asked) -> Answer:
        part = source.listing.part(read, asked)
        feed = _feed(source, name, read, asked, part)
        body = form.write(feed)
        groups = source.gone_groups if name in WITH_GONE and source.gone_groups else part.rows.groups
        answer = answered(read, body, media_type=form.content_type, keys=part.rows.keys, groups=groups)
        return linked(answer, [(address, {"rel": rel}) for rel, address in (("hub", feed.hub), *part.links.items()) if address])

    view.__name__ = f"list_{source.kind}s_{name}"
    view.__doc__ = f"""{source.kind.capitalize()}s that match, as {form.title}.

    Items, their order and the pages are those of `/v1/{source.kind}s` for the same query; a cursor of one goes on in the other.
    {_MORE[source.kind]}
    """
    return view


_MORE = {
    "post": "Entries are named by an id that never changes, for a copy by its origin's. With `include=body_html` they have the whole text, "
    "else the excerpt.",
    "event": "Entries are named by an id that never changes. Their text says when and where it takes place, in the time of the place.",
}


def _feed(source: Source, form: str, read: Read, asked: Asked, part: Part) -> Feed:
    here, listing, filters = read.here, source.listing, source.listing.filters(asked)
    is_first, hub = all(asked.get(name) in (None, 1) for name in PAGED), here.settings.hub_url
    with reading(here.database) as connection:
        names = list(names_in(connection, filters))
        left = source.gone(connection, filters, here.site) if form in WITH_GONE and is_first else ()
        entries = source.entries(connection, part.rows, filters, here.site)
        is_told = bool(hub) and form in topics.FORMATS and topics.is_told(connection, source.kind, listing.query.canonical(asked))
    return Feed(
        site=here.site,
        title=": ".join([here.site.name, *([", ".join(names)] if names else [])]),
        language=_language(asked) or here.site.default_language,
        id=listing.address(read, asked, {*PAGED, "limit", "include"}),
        this=part.links["self"] or "",
        first=listing.address(read, asked, PAGED),
        following=part.links["next"],
        previous=part.links["prev"],
        hub=hub if is_told else None,
        entries=entries,
        gone=left,
    )


def _language(asked: Asked) -> str | None:
    """The one language that is asked for."""
    languages = [one for one in asked.get("language") or asked.get("prefer_language") or [] if one != ANY]
    return languages[0] if len(languages) == 1 else None


for _source in SOURCES:
    for _name, _form in _source.formats.items():
        _plural = f"{_source.kind}s"
        _operation_id, _about = f"list{_plural.capitalize()}{_form.operation}", f"A page of {_plural} as {_form.title}."
        _marked: Any = blp.document(_operation_id, _source.listing.query, _form.media_type, _about)
        blp.route(f"/v1/{_plural}.{_name}")(_marked(_operation(_source, _name, _form)))
