"""What belongs to one resource: a short list without pages. Lists with pages are in ``lists``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from sqlalchemy import Connection

from api.db import reading
from api.derived.facets import ALL
from api.settings import Site
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import answered, rendered
from schemas.query import Query


@dataclass(frozen=True, slots=True)
class Belonging:
    """A list that belongs to a resource, whose items are finished JSON: what it is asked, and where it is read."""

    query: Query
    listed: Callable[[Connection, str, Asked, Site], Sequence[str]]
    name: str
    """What links call the resource."""

    def answer(self, read: Read, asked: Asked, ref: str) -> Answer:
        """The list. Raises what answers for a resource that is not public at this reference."""
        here, query = read.here, read.query
        with reading(here.database) as connection:
            items = self.listed(connection, ref, asked, here.site)
        fields = asked.get("fields")
        address = here.site.public_url + quote(read.path)
        links: dict[str, Any] = {"self": f"{address}?{query}" if query else address, self.name: address.rpartition("/")[0]}
        data = b",".join([rendered(item, None, fields) for item in items])
        body = b'{"data":[%b],"links":%b}' % (data, orjson.dumps(links))
        return answered(read, body, is_partial=fields is not None, keys=[ALL], groups=[[ALL]])
