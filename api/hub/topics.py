"""Which feeds a hub is told of, by their addresses: the one form in which a feed says its own address (``rel=self``)."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, select

from api.derived.facets import ALL
from api.models import Change, Facet
from api.queries.driver import Statement, among
from api.queries.posts.filters import FACETS
from api.settings import Site
from schemas.addresses import query_text
from schemas.feed import FeedQuery

FORMATS = ("atom", "rss", "jsonfeed")
"""Those that have a place for a hub."""
TEXTS = ("include", "body_html")
"""A feed with the whole texts is a topic of its own."""
TRUE = "true"

_NAMES = {kind: name for name, (rule, kind) in FACETS.items() if rule in ("any", "flag")}
"""Kind of facet: the parameter that one value of makes a topic."""
_KINDS = {name: kind for kind, name in _NAMES.items()}
_FLAGS = {name for name, (rule, _) in FACETS.items() if rule == "flag"}
_QUERY = FeedQuery()
_THERE = Statement(select(Facet.id).where(Facet.kind == bindparam("kind"), Facet.key == bindparam("key")))
_MOVED = Statement(
    select(Facet.kind, Facet.key)
    .where(Facet.seq > bindparam("after"), among(Facet.kind, "kinds"))
    .order_by(Facet.kind.desc(), Facet.seq.desc(), Facet.key)
)
_EVENTS = Statement(select(Change.seq).where(Change.seq > bindparam("after"), Change.kind == "event").limit(1))


def is_told(connection: Connection, kind: str, said: Sequence[tuple[str, str]]) -> bool:
    """Whether the hub is told of the feed of posts or events that is asked by these parameters, in their canonical form."""
    filters = [one for one in said if one != TEXTS]
    if not filters:
        return True
    (name, value), *more = filters
    if kind != "post" or more or name not in _KINDS:
        return False
    if name in _FLAGS:
        return value == TRUE
    # By its present name: with another one the feed says another address of itself.
    return _THERE.first(connection, {"kind": _KINDS[name], "key": value}) is not None


def unfiltered(site: Site) -> list[str]:
    """Addresses of the feeds of all posts and all events."""
    queries = [*(("posts", text) for text in _queries(ALL, "")), ("events", "")]
    return [_address(site, plural, text, form) for plural, text in queries for form in FORMATS]


def moved(connection: Connection, after: int, site: Site) -> list[str]:
    """Addresses of the feeds in which something may have changed after this number, the widest first."""
    kinds = [*_NAMES, ALL]
    rows = sorted(_MOVED.all(connection, {"after": after, "kinds": kinds}), key=lambda row: row.kind != ALL)
    queries = [("posts", text) for row in rows for text in _queries(row.kind, row.key)]
    if _EVENTS.first(connection, {"after": after}):
        queries.append(("events", ""))
    return [_address(site, plural, text, form) for plural, text in queries for form in FORMATS]


def _address(site: Site, plural: str, query: str, form: str) -> str:
    return f"{site.public_url}/v1/{plural}.{form}{query and '?' + query}"


def _queries(kind: str, key: str) -> Iterator[str]:
    """The queries of a facet's feeds, without the texts and with them."""
    asked: dict[str, object] = {}
    if kind != ALL:
        asked[_NAMES[kind]] = True if _NAMES[kind] in _FLAGS else key if FACETS[_NAMES[kind]][1] == "origin" else [key]
    for include in ((), (TEXTS[1],)):
        yield query_text(_QUERY.canonical({**asked, **({TEXTS[0]: list(include)} if include else {})}))
