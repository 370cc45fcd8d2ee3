"""What one post names, with what answers show of it, in one statement: those who write need both."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, cast, literal_column, null, select, union_all

from api.models import KINDS, LINKS, Kind, Post
from api.queries.resources.references import SITE

Known = dict[str, dict[UUID, Row[Any]]]
"""By kind, by the id by which it is named: rows as ``References`` has them."""

_SHOWN = {
    name: kind.table.c[name].type
    for kind in KINDS.values()
    if kind.member
    for name in (*kind.embedded_columns, *(SITE if kind.is_site else ()))
}
"""By column, its type: where a kind has it not, nothing says which."""
_OF = {"post": bindparam("post", type_=Uuid())}


def _columns(kind: Kind, table: Any) -> list[Any]:
    own = {*kind.embedded_columns, *(SITE if kind.is_site else ())}
    shown = [(table.c[name] if name in own else cast(null(), kept)).label(name) for name, kept in _SHOWN.items()]
    return [table.c.id.label("id"), table.c.slug.label("slug"), table.c[kind.called].label("called"), *shown]


def _linked(name: str) -> Any:
    kind, link = KINDS[name], LINKS[name]
    asked, table = kind.table.alias(), kind.table.alias()
    head: list[Any] = [literal_column(f"'{name}'").label("kind"), link.to_id.label("asked"), link.ord.label("ord")]
    return (
        select(*head, *_columns(kind, table))
        .select_from(link)
        .join(asked, asked.c.id == link.to_id)
        .join(table, table.c.id == kind.present_id(asked))
        .where(link.post_id == _OF["post"])
    )


def _section() -> Any:
    kind = KINDS["section"]
    head: list[Any] = [literal_column("'section'").label("kind"), kind.table.c.id.label("asked"), literal_column("0").label("ord")]
    return select(*head, *_columns(kind, kind.table)).join(Post, Post.section_id == kind.table.c.id).where(Post.id == _OF["post"])


_NAMED = union_all(_section(), *map(_linked, LINKS)).order_by("kind", "ord")


def named(connection: Connection, post: UUID) -> Sequence[Row[Any]]:
    """Rows of (``kind``, ``asked``: the id that the post has, …) of what the post names, of each kind in the post's order."""
    return connection.execute(_NAMED, {"post": post}).all()


def known(rows: Sequence[Row[Any]]) -> Known:
    """The same by kind and id."""
    found: Known = {}
    for row in rows:
        found.setdefault(row.kind, {})[row.asked] = row
    return found
