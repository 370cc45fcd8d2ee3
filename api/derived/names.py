"""Words of the names of what is no post, by whose beginnings lists find them. Words of posts are in ``search``."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select

from api.derived.rows import KEYS, in_batches, upsert
from api.derived.words import words
from api.models import NameWord

_TAKE_AWAY = delete(NameWord).where(
    NameWord.kind == bindparam("of"), NameWord.word == bindparam("said"), NameWord.entity_id == bindparam("entity")
)


def refresh_names(connection: Connection, kind: str, names: Mapping[UUID, Iterable[str]]) -> set[UUID]:
    """Brings the words of these resources up to date and answers the ids that differed. ``names``: all names of each, in any language."""
    want = {(word, one) for one, texts in names.items() for text in texts for word in words(text)}
    stored = select(NameWord.word, NameWord.entity_id).where(NameWord.entity_id.in_(KEYS), NameWord.kind == kind)
    have = {(row.word, row.entity_id) for row in in_batches(connection, stored, names)}
    new = [{"kind": kind, "word": word, "entity_id": one} for word, one in sorted(want - have)]
    upsert(connection, NameWord.__table__, new, keys=("kind", "word", "entity_id"))  # type: ignore[arg-type]
    old = [{"of": kind, "said": word, "entity": one} for word, one in sorted(have - want)]
    if old:
        connection.execute(_TAKE_AWAY, old)
    return {one for _, one in want ^ have}


def forget_names(connection: Connection, kind: str, ids: Collection[UUID]) -> None:
    """Takes away the words of deleted entities."""
    connection.execute(delete(NameWord).where(NameWord.entity_id.in_(list(ids)), NameWord.kind == kind))
