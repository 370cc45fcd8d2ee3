"""Facets: what a post is listed under, the numbers by which derived rows name them, and the surrogate keys that follow from them.

Surrogate keys are the names by which shared caches know what an answer shows, and are told what has changed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID
from weakref import WeakKeyDictionary, ref

from sqlalchemy import Connection, Pool, Transaction, bindparam, insert, select, tuple_

from api.derived.rows import EPOCH, KEYS, in_batches
from api.models import KINDS, RESOURCES, Facet, Tag

Key = tuple[str, str]
"""(kind, ref) of a facet: ``("tag", "0192…")``, ``("language", "fr-CA")``, ``("all", "")``."""

EVERYTHING: Key = ("all", "")
NOINDEX: Key = ("noindex", "")
"""What search engines are to leave out."""

_FACETS = select(Facet.kind, Facet.ref, Facet.id).where(tuple_(Facet.kind, Facet.ref).in_(bindparam("keys", expanding=True)))
_LINES = select(Tag.id, Tag.parent_id).where(Tag.id.in_(KEYS)).cte("lines", recursive=True)
_LINES = _LINES.union(select(Tag.id, Tag.parent_id).join(_LINES, Tag.id == _LINES.c.parent_id))
_ABOVE = select(_LINES.c.id, _LINES.c.parent_id).where(_LINES.c.parent_id.is_not(None))

MOST_KNOWN = 50_000
"""Numbers of facets in memory, 15 MB."""

ANY = "any"
"""On every answer: purged when a text that many of them embed has changed, or a setting."""
ALL = "all"
"""On lists that no facet narrows: purged by every change of a public post."""
_SPELLED = {"all": ALL, "language": "lang"}


def facet_ids(connection: Connection, keys: Collection[Key], slugs: dict[Key, str] | None = None) -> dict[Key, int]:
    """The number of each facet, made where there is none. ``slugs``: what filters say, where that is not the ref.

    Only called while the counter is locked, so two transactions never make the same facet.
    """
    known = _known(connection)
    found = {key: known.numbers[key] for key in keys if key in known.numbers}
    asked = [key for key in keys if key not in found]
    read = {(kind, ref): number for kind, ref, number in in_batches(connection, _FACETS, asked)}
    # What this transaction made itself may be taken back.
    known.numbers |= {key: number for key, number in read.items() if key not in known.made}
    missing = sorted(set(asked) - set(read))
    if missing:
        rows = [{"kind": kind, "ref": ref, "key": (slugs or {}).get((kind, ref), ref)} for kind, ref in missing]
        connection.execute(insert(Facet), rows)
        known.made.update(missing)
        read |= {(kind, ref): number for kind, ref, number in in_batches(connection, _FACETS, missing)}
    return found | read


@dataclass
class _Known:
    """Numbers of facets that are committed, and so for ever within an epoch; ``made``: by a transaction that is not committed yet."""

    epoch: str | None
    numbers: dict[Key, int] = field(default_factory=dict)
    transaction: ref[Transaction] | None = None
    made: set[Key] = field(default_factory=set)


_NUMBERS: WeakKeyDictionary[Pool, _Known] = WeakKeyDictionary()
"""By the pool that connections are of: what is closed and opened again may be another database."""


def _known(connection: Connection) -> _Known:
    """What this process knows of the connection's database. The counter is locked: nobody else is here."""
    epoch, transaction = connection.info[EPOCH], connection.get_transaction()
    assert transaction is not None  # noqa: S101 - for the type checker: it has locked the counter
    known = _NUMBERS.get(connection.engine.pool)
    if known is None or epoch is None or known.epoch != epoch or len(known.numbers) > MOST_KNOWN:
        known = _NUMBERS[connection.engine.pool] = _Known(epoch)
    if known.transaction is None or known.transaction() is not transaction:
        known.transaction, known.made = ref(transaction), set()
    return known


def forget_numbers(connection: Connection) -> None:
    """Has all numbers of facets read again."""
    _NUMBERS.pop(connection.engine.pool, None)


def ancestors(connection: Connection, parents: Mapping[UUID, UUID | None]) -> dict[UUID, list[UUID]]:
    """Each tag's parent, the parent's parent and so on; ``parents``: the first of each, which are known."""
    parent = {tag: above for tag, above in parents.items() if above}
    parent |= dict(in_batches(connection, _ABOVE, set(parent.values()) - set(parents)))
    return {tag: _line(tag, parent) for tag in parents}


def _line(tag: UUID, parent: dict[UUID, UUID]) -> list[UUID]:
    line: list[UUID] = []
    above = parent.get(tag)
    while above and above not in line:
        line.append(above)
        above = parent.get(above)
    return line


def language_line(language: str) -> list[str]:
    """The tag and what it belongs to: ``zh-Hant-TW`` → itself, ``zh-Hant``, ``zh`` (RFC 4647, 3.4)."""
    parts = language.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def facet_key(kind: str, ref: str) -> str:
    """The key of lists of the posts under a facet: ``tag-{id}``, ``lang-fr``, ``origin-own``, ``featured``, ``all``."""
    name = _SPELLED.get(kind, kind)
    return f"{name}-{ref}" if ref else name


def detail_key(kind: str, entity_id: object) -> str:
    """The key of a resource's own answers: ``post-{id}``; of what posts name it is that of its posts, too."""
    return f"{kind}-{entity_id}"


def kind_key(kind: str) -> str:
    """The key of the lists of a kind of resource: ``tags``. Those of posts have the keys of facets, and the site is none of many."""
    return KINDS[kind].plural if kind in KINDS else kind


EVERY_KIND = (ALL, *map(kind_key, RESOURCES))
"""On answers that any resource may come to be in."""
