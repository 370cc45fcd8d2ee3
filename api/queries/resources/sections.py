"""Which sections are listed, and how a section is shown."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from api.derived.fragments import table_of
from api.queries.paging import Rows, Window
from api.queries.resources import lists
from api.queries.resources.lists import ListedKind, PageOfRows, head, tail
from api.settings import Site

_SECTION = table_of("section")


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of sections, as ``lists.listed``."""
    return lists.listed(SECTIONS, connection, asked, window=window, site=site)


def one(connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The section, whole; ``asked`` may hold ``prefer_language``."""
    return lists.one(SECTIONS, connection, ref, site=site, asked=asked)


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    return [
        {**head(row), "name": row.name, "language": row.language, "url": row.url or page.site.public_url, **tail(row)} for row in page.rows
    ]


SECTIONS = ListedKind(kind="section", columns=(_SECTION.c.name, _SECTION.c.url), items=_items)
