"""What resources are called in other systems: keys that lead to them. Their form is in ``schemas.archive``."""

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from uuid import UUID

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from api.derived.rows import KEYS, in_batches
from api.derived.writing import as_writing
from api.models import Identity
from schemas.archive import KEY

_OWNERS = select(Identity.key, Identity.entity_id).where(Identity.kind == bindparam("kind"), Identity.key.in_(KEYS))
_OF = select(Identity.key).where(Identity.kind == bindparam("kind"), Identity.entity_id == bindparam("entity")).order_by(Identity.key)
_DROP = delete(Identity).where(Identity.kind == bindparam("of_kind"), Identity.entity_id == bindparam("of_entity"))

FETCHED = "fetched"
"""The kind of keys that are made of addresses from which pictures were taken; under this name a session knows whether there are any."""
_ARE_FETCHED = select(Identity.key).where(Identity.kind == FETCHED).limit(1)


def fetched_key(url: str) -> str:
    """The key of a picture that was taken from an address."""
    return f"address:{sha256(url.encode()).hexdigest()[:32]}"


def fetched(session: Session, urls: Iterable[str]) -> dict[str, UUID]:
    """By address elsewhere, the picture of our own that was taken from there."""
    if FETCHED not in session.info:
        session.info[FETCHED] = session.connection().scalar(_ARE_FETCHED) is not None
    if not session.info[FETCHED]:
        return {}
    keys = {fetched_key(url): url for url in urls}
    return {keys[key]: one for key, one in owners(session, FETCHED, keys).items()}


def sort(text: str) -> str | None:
    """What a key is made of (``guid``, ``login``), ``None`` for what is no key."""
    found = KEY.fullmatch(text)
    return found[1] if found else None


def look_up(session: Session, wanted: Mapping[str, Collection[str]]) -> None:
    """Notes what these keys by kind lead to, so that they need not be asked for one by one in this session."""
    known: dict[tuple[str, str], UUID | None] = session.info.setdefault("identities", {})
    for kind, keys in wanted.items():
        known |= dict.fromkeys((kind, key) for key in keys)
        for row in in_batches(session.connection(), _OWNERS.params(kind=kind), sorted(keys)):
            known[kind, row.key] = row.entity_id


def owners(session: Session, kind: str, keys: Iterable[str]) -> dict[str, UUID]:
    """By key, the resource of this kind that it leads to, in the order given; keys that lead nowhere are left out."""
    known: dict[tuple[str, str], UUID | None] = session.info.get("identities", {})
    keys = list(dict.fromkeys(keys))
    found = {key: known[kind, key] for key in keys if (kind, key) in known}
    if len(found) < len(keys):
        asked = [key for key in keys if key not in found]
        found |= {row.key: row.entity_id for row in in_batches(session.connection(), _OWNERS.params(kind=kind), asked)}
    return {key: owner for key in keys if (owner := found.get(key))}


def of(session: Session, kind: str, entity_id: UUID) -> list[str]:
    """The keys that lead to a resource, sorted."""
    return list(session.scalars(_OF, {"kind": kind, "entity": entity_id}))


def keep(session: Session, kind: str, entity_id: UUID, keys: Iterable[str]) -> None:
    """Those of these keys that lead nowhere lead to the resource from now on."""
    keys = list(dict.fromkeys(keys))
    taken = owners(session, kind, keys)
    rows = [{"kind": kind, "key": key, "entity_id": entity_id} for key in keys if key not in taken]
    if rows:
        as_writing(session).waiting.add(Identity.__table__, *rows)
        _note(session, kind, keys=[row["key"] for row in rows], entity_id=entity_id)


def drop(session: Session, kind: str, entity_id: UUID) -> None:
    """Gives the keys of a resource free that is not there any more, as if it had never been."""
    keys = of(session, kind, entity_id)
    session.connection().execute(_DROP, {"of_kind": kind, "of_entity": entity_id})
    _note(session, kind, keys=keys, entity_id=None)


def release(session: Session, kind: str, keys: Collection[str]) -> None:
    """Lets these keys lead nowhere."""
    session.connection().execute(delete(Identity).where(Identity.kind == kind, Identity.key.in_(keys)))
    _note(session, kind, keys=keys, entity_id=None)


def _note(session: Session, kind: str, *, keys: Iterable[object], entity_id: UUID | None) -> None:
    known = session.info.get("identities", {})
    known |= {(kind, key): entity_id for key in keys if (kind, key) in known}
