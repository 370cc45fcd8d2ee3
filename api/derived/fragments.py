"""Facet rows and embedded JSON of tags, campaigns, authors and sections. Where a fragment is put into an answer is not here.

Their other derived rows are written from here too: the words of their names are in ``names``.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, bindparam, delete, select, update

from api.derived.cards import based
from api.derived.facets import facet_ids
from api.derived.names import forget_names, refresh_names
from api.derived.rows import KEYS, in_batches, note_texts, upsert
from api.derived.urls import path_of
from api.models import KINDS, Change, Facet, Fragment

OWN = ""
"""The language under which a fragment has the entity's own text."""


def _named(row: Row[Any], name: str) -> dict[str, Any]:
    return {"id": str(row.id), "slug": row.slug, "name": name}


def _author(row: Row[Any], name: str) -> dict[str, Any]:
    return {**_named(row, name), "url": row.url or based(None, path_of("author", row.slug))}


def _campaign(row: Row[Any], title: str) -> dict[str, Any]:
    return {"id": str(row.id), "slug": row.slug, "title": title, "hashtag": row.hashtag, "state": row.state}


EMBEDDED = {
    "tag": ("name", "names", _named),
    "campaign": ("title", "titles", _campaign),
    "author": ("name", "names", _author),
    "section": ("name", None, _named),
}
"""Kind: (member with its own text, member with the other languages', how one text is embedded)."""


def table_of(kind: str) -> Table:
    """The table of a kind of resource."""
    table = KINDS[kind].__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: a mapped class has a table
    return table


def entity_rows(connection: Connection, kind: str, ids: Collection[UUID]) -> list[Row[Any]]:
    """The base rows of these entities."""
    table = table_of(kind)
    return list(in_batches(connection, select(table).where(table.c.id.in_(KEYS)), ids))


def wanted(kind: str, row: Row[Any]) -> dict[str, str]:
    """By language, the JSON that an entity's fragments must have."""
    own, others, form = EMBEDDED[kind]
    text = getattr(row, own)
    texts = {OWN: text, row.language: text, **((getattr(row, others) or {}) if others else {})}
    return {language: orjson.dumps(form(row, one)).decode() for language, one in texts.items()}


def names_of(kind: str, row: Row[Any]) -> list[str]:
    """All that an entity is called, in any language, and a campaign's hashtag; a merged tag is called nothing."""
    if getattr(row, "merged_into_id", None):
        return []
    own, others, _ = EMBEDDED[kind]
    return [getattr(row, own), *((getattr(row, others) or {}).values() if others else ()), getattr(row, "hashtag", None) or ""]


def refresh_entities(connection: Connection, kind: str, rows: Collection[Row[Any]], seq: int) -> dict[UUID, bool]:
    """Brings facet and fragment rows of these entities, and the words of their names, up to date; by id, whether anything differed."""
    slugs = {(kind, str(row.id)): said(row) for row in rows}
    numbers = facet_ids(connection, slugs, slugs)
    ids = {row.id: numbers[kind, str(row.id)] for row in rows}
    renamed = _rename(connection, kind, slugs)
    respelled = refresh_names(connection, kind, {row.id: names_of(kind, row) for row in rows})
    stored: dict[int, dict[str, str]] = {number: {} for number in ids.values()}
    for number, language, json in in_batches(
        connection, select(Fragment.facet_id, Fragment.language, Fragment.json).where(Fragment.facet_id.in_(KEYS)), ids.values()
    ):
        stored[number][language] = json
    differs: dict[UUID, bool] = {}
    is_shown_elsewhere = False
    for row in rows:
        want, have = wanted(kind, row), stored[ids[row.id]]
        differs[row.id] = want != have or str(row.id) in renamed or row.id in respelled
        # Nothing embeds what had no text so far.
        is_shown_elsewhere |= bool(have) and want != have
        _store(connection, ids[row.id], want, have)
    if is_shown_elsewhere:
        note_texts(connection, seq)
    moved = [{"number": ids[one], "to_seq": seq} for one, different in differs.items() if different]
    if moved:
        connection.execute(update(Facet).where(Facet.id == bindparam("number")).values(seq=bindparam("to_seq")), moved)
    return differs


def said(row: Row[Any]) -> str:
    """What filters say for the entity: its slug, but for a merged tag, whose slug means another one."""
    return str(row.id) if getattr(row, "merged_into_id", None) else row.slug


def _rename(connection: Connection, kind: str, slugs: Mapping[tuple[str, str], str]) -> set[str]:
    """Filters say the present slug; the refs of those for which they did not."""
    rows = in_batches(
        connection, select(Facet.id, Facet.ref, Facet.key).where(Facet.kind == kind, Facet.ref.in_(KEYS)), [ref for _, ref in slugs]
    )
    renamed = {row.ref: {"number": row.id, "to_key": slugs[kind, row.ref]} for row in rows if row.key != slugs[kind, row.ref]}
    if renamed:
        connection.execute(update(Facet).where(Facet.id == bindparam("number")).values(key=bindparam("to_key")), list(renamed.values()))
    return set(renamed)


def _store(connection: Connection, number: int, want: Mapping[str, str], have: Mapping[str, str]) -> None:
    new = [{"facet_id": number, "language": language, "json": json} for language, json in want.items() if have.get(language) != json]
    upsert(connection, Fragment.__table__, new, keys=("facet_id", "language"))  # type: ignore[arg-type]
    old = set(have) - set(want)
    if old:
        connection.execute(delete(Fragment).where(Fragment.facet_id == number, Fragment.language.in_(old)))


def forget(connection: Connection, kind: str, ids: Collection[UUID]) -> None:
    """Takes away the fragments and the words of deleted entities; their facets stay, since numbers are for ever."""
    numbers = select(Facet.id).where(Facet.kind == kind, Facet.ref.in_([str(one) for one in ids]))
    connection.execute(delete(Fragment).where(Fragment.facet_id.in_(numbers)))
    forget_names(connection, kind, ids)


def erase(connection: Connection, kind: str, one: UUID) -> None:
    """Takes away all that is derived of an entity that no post ever bore, as if it had never been."""
    forget(connection, kind, [one])
    connection.execute(delete(Facet).where(Facet.kind == kind, Facet.ref == str(one)))
    connection.execute(delete(Change).where(Change.entity_id == one))
