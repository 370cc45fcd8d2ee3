"""Which authors are listed, and how an author is shown."""

from typing import Any

from api.derived.fragments import images_of
from api.derived.urls import page_url
from api.models import KINDS
from api.queries.resources.languages import texts
from api.queries.resources.lists import ListedKind, PageOfRows, head, tail

_AUTHOR = KINDS["author"].table
_TEXTS = ("name", "names", "bio", "bios")


def _url(row: Any, page: PageOfRows) -> str:
    """The author's own page, else the one on this site."""
    return row.url or page_url("author", row.slug, page.site)


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    images = images_of(page.connection, page.rows)
    return [
        {
            **head(row),
            **texts(row, {"name": "names", "bio": "bios"}, page.languages),
            "url": _url(row, page),
            "image": images[row.image_id],
            **tail(row),
        }
        for row in page.rows
    ]


def _synced(page: PageOfRows) -> list[dict[str, Any]]:
    return [{**members, "url": _url(row, page)} for row, members in zip(page.rows, _authored(page), strict=True)]


def _authored(page: PageOfRows) -> list[dict[str, Any]]:
    images = images_of(page.connection, page.rows, unfinished=True)
    return [{**{name: getattr(row, name) for name in (*_TEXTS, "url")}, "image": images[row.image_id]} for row in page.rows]


LISTED = ListedKind(
    kind="author",
    columns=tuple(_AUTHOR.c[name] for name in (*_TEXTS, "url", "image_id")),
    items=_items,
    synced=_synced,
    authored=_authored,
)
