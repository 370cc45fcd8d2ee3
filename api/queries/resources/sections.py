"""Which sections are listed, and how a section is shown."""

from typing import Any

from api.models import KINDS
from api.queries.resources.languages import shown
from api.queries.resources.lists import ListedKind, PageOfRows, head, tail

_SECTION = KINDS["section"].table
_TEXTS = ("name", "names")


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    return [{**head(row), **_text(row, page), "url": row.url or page.site.public_url, **tail(row)} for row in page.rows]


def _text(row: Any, page: PageOfRows) -> dict[str, Any]:
    """The name and its language."""
    language = shown(page.languages, row.language, row.names)
    return {"name": row.name if language == row.language else row.names[language], "language": language}


def _synced(page: PageOfRows) -> list[dict[str, Any]]:
    return [{"name": row.name, "names": row.names, "url": row.url or page.site.public_url} for row in page.rows]


def _authored(page: PageOfRows) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in (*_TEXTS, "url", "url_template", "preview_url")} for row in page.rows]


LISTED = ListedKind(
    kind="section",
    columns=tuple(_SECTION.c[name] for name in (*_TEXTS, "url")),
    items=_items,
    synced=_synced,
    authored=_authored,
)
