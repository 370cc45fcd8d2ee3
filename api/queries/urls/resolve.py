"""Which resource an address leads to: one that it has, had, or was imported from. Lists of former addresses are in ``redirects``."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NoReturn
from urllib.parse import unquote
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from api.derived.rows import KEYS, in_batches
from api.derived.urls import path_of
from api.errors import Moved, NotFound
from api.models import KINDS, RESOURCES, Address, Post
from api.queries.urls.locations import Location, locations, own_sections
from api.queries.visibility import find, named
from api.settings import Site
from schemas.addresses import canonical, placed, spellings

Fit = tuple[bool, int, int]
"""How well an address fits, best (least) first: not of the host asked, then since when (µs) it is known, which spelling."""

Named = tuple[Fit, str, UUID]
"""How well the address fits a resource, its kind and its id."""

NAMED_BY_SLUG = tuple(name for name, kind in RESOURCES.items() if not kind.is_site)
"""Kinds whose addresses are made of their present slug, or a former one; those of posts are kept in ``address``."""

URN = "urn:uuid:"
_COPIES = select(Post.id).where(Post.origin_uri == bindparam("uri")).order_by(Post.position)
_KNOWN = select(Address.kind, Address.entity_id, Address.host, Address.path, Address.since).where(Address.path.in_(KEYS))


def resolved(connection: Connection, url: str, site: Site) -> dict[str, Any]:
    """``{type id slug language url moved}`` of the public resource at an absolute address or a path, or with a permanent URI.

    Exact matches come before those without query and last slash; a path means this site, then the oldest import. ``moved``
    says that the resource is at another address now. Raises ``Gone`` or ``Legal`` where what was there was public once, else
    ``NotFound``. A fixed number of statements, and one for each of what is not public.
    """
    asked = placed(url, site.public_url)
    is_path = canonical(url)[0] == ""
    is_uri = url.lower().startswith(URN)
    known = _by_uri(connection, url.lower()) if is_uri else _known(connection, asked, is_path=is_path)
    named_by = [*known, *_by_slug(connection, asked)]
    places = locations(connection, ((kind, entity) for _, kind, entity in named_by), site)
    public = [(fit, places[kind, entity]) for fit, kind, entity in named_by if (kind, entity) in places]
    found = [*public, *_sections(connection, asked, site)]
    if not found:
        _refuse(connection, named_by)
    place = min(found, key=lambda one: (one[0], one[1].id))[1]
    return {
        "type": place.kind,
        "id": str(place.id),
        "slug": place.slug,
        "language": place.language,
        "url": place.url,
        "moved": not is_uri and place.canonical(site) != asked,
    }


def _refuse(connection: Connection, named_by: Sequence[Named]) -> NoReturn:
    """Raises what the best of these resources is answered with that was public once, as it would be by its id; else ``NotFound``."""
    for _, kind, entity in sorted(named_by):
        with suppress(NotFound, Moved):
            find(connection, kind, str(entity))
    raise NotFound


def _known(connection: Connection, asked: tuple[str, str], *, is_path: bool) -> Iterator[Named]:
    """The resources of an address of a post, present or former, or of one that an import brought."""
    host, path = asked
    known = spellings(path)
    statement = _KNOWN if is_path else _KNOWN.where(Address.host == host)
    for row in in_batches(connection, statement, known):
        is_elsewhere = row.host != host
        yield (is_elsewhere, row.since if is_elsewhere else 0, known.index(row.path)), row.kind, row.entity_id


def _by_uri(connection: Connection, uri: str) -> Iterator[Named]:
    """The resource with a permanent URI (RFC 9562, 4): one of this site, or the copy of a post that has it elsewhere."""
    with suppress(ValueError):
        own = UUID(uri.removeprefix(URN))
        if uri == f"{URN}{own}":
            yield from (((False, 0, 0), kind, own) for kind in KINDS)
            yield from (((False, 0, 1), "post", copy) for copy in connection.scalars(_COPIES, {"uri": uri}))


def _by_slug(connection: Connection, asked: tuple[str, str]) -> Iterator[Named]:
    """The tag, campaign or author of a page on this site, under its present or a former slug."""
    host, path = asked
    for kind in NAMED_BY_SLUG:
        folder = KINDS[kind].path or ""
        slug = unquote(path.partition("?")[0].removeprefix(folder).rstrip("/"))
        known = spellings(path)
        if host or not path.startswith(folder) or path_of(kind, slug) not in known:
            continue
        for entity in named(connection, kind, [slug]).values():
            yield (False, 0, known.index(path_of(kind, slug))), kind, entity


def _sections(connection: Connection, asked: tuple[str, str], site: Site) -> Iterator[tuple[Fit, Location]]:
    """The section found by its own address."""
    known = spellings(asked[1])
    for place in own_sections(connection, site):
        host, path = place.canonical(site)
        if host == asked[0] and path in known:
            yield (False, 0, known.index(path)), place
