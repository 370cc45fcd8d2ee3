"""Lists: which part of the rows is asked for, the envelope around it, and the links to the other parts."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.queries.paging import Rows, Window
from api.settings import Site
from api.web.app_state import AppState
from api.web.blueprint import present, response
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import answered, rendered
from schemas.addresses import query_text
from schemas.base import Output
from schemas.query import MOST_LIMIT, MOST_LISTED, PART, Query

Links = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows that are asked for, the cursor behind them if there are more, and the links to the other parts."""

    rows: Rows
    cursor: str | None
    links: Links


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: what it is asked, where its rows are read, and the schema of an item (``None``: items are finished JSON).

    ``path``: of the list whose cursors it takes and gives, where that is not the one that is asked.
    """

    query: Query
    listed: Callable[[Connection, Asked, Window, Site], Rows]
    schema: Output | None = None
    path: str | None = None

    def answer(self, read: Read, asked: Asked) -> Answer:
        """The page of the list that is asked for."""
        part, fields = self.part(read, asked), asked.get("fields")
        data = b",".join([rendered(item, self.schema, fields) for item in part.rows.items])
        page, links = orjson.dumps(_page(asked, part.rows, part.cursor)), orjson.dumps(part.links)
        body, rows = b'{"data":[%b],"page":%b,"links":%b}' % (data, page, links), part.rows
        return answered(read, body, is_partial=fields is not None, keys=rows.keys, groups=rows.groups)

    def response(self, asked: Asked) -> Response:
        """The same, of the request that Flask answers."""
        return response(self.answer(present(), asked))

    def part(self, read: Read, asked: Asked) -> Part:
        """The rows of the page, its cursor and its links."""
        here, path = read.here, read.path
        scope = self._scope(self.path or path, asked)
        window = _window(asked, here, scope)
        with reading(here.database) as connection:
            rows = self.listed(connection, self.filters(asked), window, here.site)
            last = self._last(connection, asked, here.site) if window.offset and not rows.items else None
        cursor = None if rows.next_key is None else here.cursors.written(rows.next_key, scope)
        return Part(rows, cursor, self._links(read, asked, cursor, last))

    def _last(self, connection: Connection, asked: Asked, site: Site) -> int:
        """The number of the last page that has items."""
        total = self.listed(connection, self.filters(asked), Window(1, count=True), site).total
        return max(1, -(-total.value // _limit(asked))) if total else 1

    def filters(self, asked: Asked) -> dict[str, Any]:
        """The parameters that select and sort items, with the members of ``include`` that items must have."""
        filters = {name: value for name, value in asked.items() if name not in PART}
        include = self.query.fields.get("include")
        known = include.inner.words if include else ()  # type: ignore[attr-defined] # a Listed of Choice
        wanted = {*asked.get("include", ()), *asked.get("fields", ())}
        return {**filters, "include": [name for name in known if name in wanted]}

    def address(self, read: Read, asked: Asked, without: Container[str]) -> str:
        """The address of the list that is asked, without some parameters."""
        query = query_text(self.query.canonical({name: value for name, value in asked.items() if name not in without}))
        return read.here.site.public_url + read.path + ("?" + query if query else "")

    def _scope(self, path: str, asked: Asked) -> str:
        """What a cursor is bound to: the list, its filters and its sort."""
        filters = {name: value for name, value in asked.items() if name not in PART}
        return path + "?" + query_text(self.query.canonical(filters))

    def _links(self, read: Read, asked: Asked, cursor: str | None, last: int | None) -> Links:
        """``last``: the number of the last page, where this one is beyond it."""
        address = read.here.site.public_url + read.path

        def to(**other: Any) -> str:
            return f"{address}?{query_text(self.query.canonical({**asked, **other}))}"

        here = f"{address}?{read.query}" if read.query else address
        number: int | None = asked.get("page")
        if number is None:
            return {"self": here, "next": to(cursor=cursor) if cursor else None, "prev": None}
        goes_on = cursor is not None and (number + 1) * asked["limit"] <= MOST_LISTED
        before = number - 1 if last is None else last
        return {"self": here, "next": to(page=number + 1) if goes_on else None, "prev": to(page=before) if number > 1 else None}


def _window(asked: Asked, here: AppState, scope: str) -> Window:
    limit, number, cursor = _limit(asked), asked.get("page"), asked.get("cursor")
    after = None if cursor is None else here.cursors.read(cursor, scope)
    return Window(limit, after, 0 if number is None else (number - 1) * limit, count=asked.get("count", False))


def _page(asked: Asked, rows: Rows, cursor: str | None) -> dict[str, Any]:
    limit, total = _limit(asked), rows.total if asked["count"] else None
    return {
        "limit": limit,
        "number": None if asked.get("cursor") is not None else asked.get("page", 1),
        "pages": -(-total.value // limit) if total and total.relation == "exact" else None,
        "next_cursor": cursor,
        "total": {"value": total.value, "relation": total.relation} if total else None,
        "unknown_filters": [{"parameter": parameter, "value": value} for parameter, value in rows.unknown],
        "suggestion": rows.suggestion,
    }


def _limit(asked: Asked) -> int:
    """Items a page; all that ``id`` or ``slug`` names."""
    limit: int = MOST_LIMIT if asked.get("id") or asked.get("slug") else asked["limit"]
    return limit
