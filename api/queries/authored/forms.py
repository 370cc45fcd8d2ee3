"""Resources in the form in which they are written, with their references embedded: what those who write read back.

A fixed number of statements, however many resources are asked for. Which ones are listed is decided in ``lists``.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from api.clock import iso_us
from api.derived.rows import KEYS, in_batches
from api.models import KINDS
from api.queries.authored.posts import post_forms
from api.queries.resources.lists import PageOfRows, listed_kind
from api.settings import Site

Form = dict[str, Any]

TEXTS = ("body_html", "bodies")
"""Columns of whole forms only."""


def shown(
    connection: Connection, kind: str, ids: Sequence[UUID], site: Site, *, whole: bool = True, section: UUID | None = None
) -> dict[UUID, Form]:
    """By id, the resources that are there; not ``whole``: without texts and figures' history, as in lists.

    ``section``: that of a key that is bound to one. References to what other sections hide are left out.
    """
    rows = list(in_batches(connection, _rows(kind, whole=whole), ids))
    if kind == "post":
        return post_forms(connection, rows, site, whole=whole, section=section)
    listing = listed_kind(kind)
    page = PageOfRows(connection, site, rows, frozenset(listing.included if whole else ()), (), section)
    return {
        row.id: {
            "id": str(row.id),
            "slug": row.slug,
            "language": row.language,
            **members,
            "created_at": iso_us(row.created_at),
            "updated_at": iso_us(row.updated_at),
            "revision": row.revision,
        }
        for row, members in zip(rows, listing.authored(page), strict=True)
    }


@lru_cache
def _rows(kind: str, *, whole: bool) -> Select[*tuple[Any, ...]]:
    table = KINDS[kind].table
    return select(*(column for column in table.c if whole or column.name not in TEXTS)).where(table.c.id.in_(KEYS))
