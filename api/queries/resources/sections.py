"""Which sections are listed, and how a section is shown."""

from typing import Any

from api.models import KINDS
from api.queries.resources.lists import ListedKind, PageOfRows, head, tail

_SECTION = KINDS["section"].table


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    return [
        {**head(row), "name": row.name, "language": row.language, "url": row.url or page.site.public_url, **tail(row)} for row in page.rows
    ]


def _synced(page: PageOfRows) -> list[dict[str, Any]]:
    return [{"name": row.name, "url": row.url or page.site.public_url} for row in page.rows]


def _authored(page: PageOfRows) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in ("name", "url", "url_template", "preview_url")} for row in page.rows]


LISTED = ListedKind(kind="section", columns=(_SECTION.c.name, _SECTION.c.url), items=_items, synced=_synced, authored=_authored)
