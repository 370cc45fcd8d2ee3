"""Answers of resources: finished bytes, whole or cut to the members that ``fields`` names. Errors are in ``problems``."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.derived.card_format import id_of
from api.derived.facets import detail_key
from api.queries.moves import Groups
from api.settings import Site
from api.web.blueprint import PARTIAL
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from schemas.base import Output

JSON = "application/json"
MOST_LINK_BYTES = 1_000
"""Of all links together: a default nginx takes 4 KB of headers, and keys may take two of them."""


def finished(body: bytes, *, media_type: str = JSON) -> Response:
    """An answer of finished bytes, of a view that is called by Flask alone."""
    return Response(body, content_type=media_type)


def answered(
    read: Read, body: bytes, *, is_partial: bool = False, media_type: str = JSON, keys: Iterable[str] = (), groups: Groups = ()
) -> Answer:
    """An answer of finished bytes; ``keys`` of what it shows (``api.derived.facets``).

    ``groups``: what it depends on (``api.queries.moves``); without any it is made anew after each change.
    """
    read.hints.shows(keys, groups)
    return Answer(body, PARTIAL if is_partial else media_type)


Links = Iterable[tuple[str, Mapping[str, str]]]
"""Addresses, and the parameters of the links to them (RFC 8288)."""


def _none(_found: Any, _site: Site) -> Links:
    return ()


More = tuple[Any, Iterable[str], Groups]
"""A resource with what was added to it; what purges that, and the groups of keys that it depends on, each with the resource's own."""


def _no_more(_connection: Connection, found: Any, _asked: Mapping[str, Any], _site: Site) -> More:
    return found, (), [[]]


def linked(answer: Answer, links: Links) -> Answer:
    """The answer with links to what belongs to it, as many as have room."""
    room = MOST_LINK_BYTES
    for address, told in links:
        link = f"<{address}>" + "".join(f'; {name}="{value}"' for name, value in told.items())
        room -= len(link)
        if room < 0:
            break
        answer.headers.append(("Link", link))
    return answer


def rendered(item: Any, schema: Output | None, fields: Collection[str] | None) -> bytes:
    """An item's JSON: through its schema, or as the finished text it is; only ``id`` and the members in ``fields`` if given."""
    if fields is None:
        return item.encode() if schema is None else orjson.dumps(schema.dump(item))
    members: Any = orjson.loads(item) if schema is None else schema.dump(item)
    return orjson.dumps({name: value for name, value in members.items() if name == "id" or name in fields})


@dataclass(frozen=True, slots=True)
class Detail:
    """One resource by its reference: its kind, where it is read, the schema of its answer (``None``: it is finished JSON).

    ``links``: what belongs to it elsewhere; ``more``: what is added to it of others.
    """

    kind: str
    one: Callable[[Connection, str, Site, Mapping[str, Any]], Any]
    schema: Output | None = None
    links: Callable[[Any, Site], Links] = _none
    more: Callable[[Connection, Any, Mapping[str, Any], Site], More] = _no_more

    def answer(self, read: Read, asked: Asked, ref: str) -> Answer:
        """The resource. Raises what answers for one that is not public at this reference."""
        here = read.here
        with reading(here.database) as connection:
            found, others, groups = self.more(connection, self.one(connection, ref, here.site, asked), asked, here.site)
        fields = asked.get("fields")
        shown = id_of(found) if self.schema is None else found["id"]
        own = detail_key(self.kind, shown)
        body, depends_on = rendered(found, self.schema, fields), [[own, *group] for group in groups]
        answer = answered(read, body, is_partial=fields is not None, keys=[own, *others], groups=depends_on)
        return linked(answer, self.links(found, here.site))


def dumped(read: Read, schema: Output, values: Mapping[str, Any], *, keys: Iterable[str], groups: Groups = ()) -> Answer:
    """An answer of one object."""
    return answered(read, orjson.dumps(schema.dump(values)), keys=keys, groups=groups)
