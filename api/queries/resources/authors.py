"""Which authors are listed, and how an author is shown."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from api.derived.fragments import table_of
from api.derived.urls import path_of
from api.queries.paging import Rows, Window
from api.queries.resources import lists
from api.queries.resources.languages import texts
from api.queries.resources.lists import ListedKind, PageOfRows, head, images, tail
from api.settings import Site

_AUTHOR = table_of("author")


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of authors, as ``lists.listed``."""
    return lists.listed(AUTHORS, connection, asked, window=window, site=site)


def one(connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The author, whole; ``asked`` may hold ``prefer_language``."""
    return lists.one(AUTHORS, connection, ref, site=site, asked=asked)


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    shown = images(page)
    return [
        {
            **head(row),
            **texts(row, {"name": "names", "bio": "bios"}, page.languages),
            "url": row.url or page.site.public_url + path_of("author", row.slug),
            "image": shown[row.image_id],
            **tail(row),
        }
        for row in page.rows
    ]


AUTHORS = ListedKind(
    kind="author",
    columns=tuple(_AUTHOR.c[name] for name in ("name", "names", "bio", "bios", "url", "image_id")),
    items=_items,
)
