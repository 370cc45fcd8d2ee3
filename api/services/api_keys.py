"""Keys: making, finding, narrowing and revoking them. How one is sent is in ``api.web.admin.authentication``."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy import Connection, bindparam, or_, select, update
from sqlalchemy.orm import Session

from api.clock import DATABASE_NOW, MICROSECONDS, ReadClock
from api.db import Database
from api.derived.rows import KEYS
from api.derived.writing import noting
from api.errors import InvalidInput, KeyInvalid, ScopeMissing, Unavailable
from api.models import ApiKey

PREFIX = "bs_"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
RANDOM, CHECK = 32, 6
"""Digits of base 62: 190 random bits, and the CRC-32 of what stands before it."""
HINT = 4
MOST_NAME = 100
USE_NOTED_SECONDS = 60

SCOPES: Mapping[str, str] = {
    "posts:read": "read everything under `/admin/v1` but keys",
    "posts:write": "write posts and events that are not public, pending revisions, autosaves, previews, authors",
    "posts:publish": "change what is public, or will be without anybody's doing: publish, schedule, withdraw, restore, "
    "edit posts and events that are public or scheduled, delete public ones",
    "tags:write": "write, merge and delete tags",
    "campaigns:write": "write and delete campaigns and their figures",
    "sections:write": "write and delete sections",
    "media:write": "upload media",
    "sources:write": "write sources that are pulled",
    "webhooks:write": "write webhooks",
    "keys:write": "list, make and revoke keys, none that may do more",
}
"""By name, what a key with it may do."""

# Whether it is valid is asked of the database: one that is not any more comes back no more than one that never was, and as soon.
_VALID = {
    dialect: select(ApiKey.id, ApiKey.name, ApiKey.scopes, ApiKey.section_id, ApiKey.expires_at, now.label("now")).where(
        ApiKey.hash == bindparam("hash"),
        ApiKey.revoked_at.is_(None),
        or_(ApiKey.expires_at.is_(None), ApiKey.expires_at * MICROSECONDS > now),
    )
    for dialect, now in DATABASE_NOW.items()
}
_STANDS = select(ApiKey.id).where(ApiKey.id == bindparam("key"), ApiKey.revoked_at.is_(None)).with_for_update(read=True, key_share=True)
_HELD = (
    select(ApiKey)
    .where(ApiKey.id.in_(KEYS))
    .order_by(ApiKey.id)
    .with_for_update()
    .execution_options(populate_existing=True, autoflush=False)
)
_MADE_BY = select(ApiKey.id).where(ApiKey.made_by_id.in_(KEYS)).order_by(ApiKey.id)


@dataclass(frozen=True, slots=True)
class Key:
    """Who asks: a key that is valid now. ``section`` binds it to the posts of one section."""

    id: UUID
    name: str
    scopes: frozenset[str]
    section: UUID | None = None
    expires_at: int | None = None

    def need(self, scope: str) -> None:
        """Raises ``ScopeMissing`` where the key has not this scope."""
        if scope not in self.scopes:
            raise ScopeMissing(f"This needs a key with the scope {scope!r}; this one has {', '.join(sorted(self.scopes)) or 'none'}.")


def made_text() -> str:
    """A new key."""
    text = PREFIX + "".join(secrets.choice(DIGITS) for _ in range(RANDOM))
    return text + _check_digits(text)


def is_well_formed(text: str) -> bool:
    """Whether the text has the form of a key and the right check digits."""
    body = text[: len(PREFIX) + RANDOM]
    is_long = len(text) == len(PREFIX) + RANDOM + CHECK and text.startswith(PREFIX)
    return is_long and all(one in DIGITS for one in text[len(PREFIX) :]) and text == body + _check_digits(body)


def _check_digits(text: str) -> str:
    number, digits = crc32(text.encode()), ""
    for _ in range(CHECK):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def find(connection: Connection, text: str) -> tuple[Key, ReadClock]:
    """The key with this text that is valid now, and the database's clock. Raises ``KeyInvalid`` for every other."""
    if not is_well_formed(text):
        raise KeyInvalid
    # Found by the hash: how long a comparison takes says nothing of the keys that there are.
    row: Any = connection.execute(_VALID[connection.dialect.name], {"hash": _hash(text)}).first()
    if row is None:
        raise KeyInvalid
    return Key(row.id, row.name, frozenset(row.scopes), row.section_id, row.expires_at), ReadClock(row.now)


def note_use(database: Database, key: UUID, now: int) -> None:
    """Notes that the key is used now, at most once a minute, where nobody has to be waited for."""
    seconds = now // MICROSECONDS
    is_due = or_(ApiKey.last_used_at.is_(None), ~ApiKey.last_used_at.between(seconds - USE_NOTED_SECONDS + 1, seconds))
    try:
        with noting(database) as connection:
            connection.execute(update(ApiKey).where(ApiKey.id == key, is_due).values(last_used_at=seconds))
    except Unavailable:
        return


def make(
    session: Session,
    *,
    name: str,
    scopes: Collection[str],
    now: int,
    section: UUID | None = None,
    expires_at: int | None = None,
    maker: Key | None = None,
) -> tuple[ApiKey, str]:
    """A new key and its text, which is nowhere else. One made by another (``maker``) can do no more, and no longer, than that one.

    Raises ``KeyInvalid`` where the maker was revoked in the meantime.
    """
    if not 0 < len(name) <= MOST_NAME or not name.isprintable():
        raise InvalidInput(f"A key's name is a line of 1 to {MOST_NAME} characters.", "/name")
    unknown = [one for one in scopes if one not in SCOPES]
    if unknown or not scopes:
        raise InvalidInput(f"Scopes are some of {', '.join(SCOPES)}.", "/scopes")
    if expires_at is not None and expires_at <= now // MICROSECONDS:
        raise InvalidInput("A key expires in the future.", "/expires_at")
    if maker is not None:
        section, expires_at = _narrowed(maker, scopes, section, expires_at)
        if session.scalar(_STANDS, {"key": maker.id}) is None:
            raise KeyInvalid
    text = made_text()
    row = ApiKey(
        hash=_hash(text),
        hint=text[-HINT:],
        name=name,
        scopes=sorted(set(scopes)),
        section_id=section,
        made_by_id=maker.id if maker else None,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(row)
    session.flush()
    return row, text


def _narrowed(maker: Key, scopes: Collection[str], section: UUID | None, expires_at: int | None) -> tuple[UUID | None, int | None]:
    more = sorted(set(scopes) - maker.scopes)
    if more:
        raise ScopeMissing(f"A key makes only narrower ones: this one has not {', '.join(more)}.")
    if maker.section is not None and section not in (None, maker.section):
        raise ScopeMissing("This key is bound to a section: it makes only keys for that one.")
    if maker.expires_at is not None and (expires_at is None or expires_at > maker.expires_at):
        expires_at = maker.expires_at
    return section or maker.section, expires_at


def check_wider(key: Key, other: ApiKey) -> None:
    """Raises ``ScopeMissing`` where the other key may do what this one may not."""
    more = sorted(set(other.scopes) - key.scopes)
    if more:
        raise ScopeMissing(f"That key may do more than this one: this one has not {', '.join(more)}.")


def revoke(session: Session, key: UUID, *, now: int) -> list[ApiKey]:
    """Ends the key, all that it made, and all that these made: the next request with one of them is refused.

    Those that this ended, the makers first. What ended before is left as it is.
    """
    ended: list[ApiKey] = []
    level, seen = [key], {key}
    while level:
        # Locked before it is asked what they made: whoever makes one meanwhile is waited for, or finds its maker revoked.
        for row in session.scalars(_HELD, {"keys": level}).all():
            if row.revoked_at is None:
                row.revoked_at = now // MICROSECONDS
                ended.append(row)
        level = [one for one in session.scalars(_MADE_BY, {"keys": level}) if one not in seen]
        seen.update(level)
    session.flush()
    return ended


def revoke_all(connection: Connection, *, now: int) -> int:
    """Ends all keys that are not ended yet; how many."""
    return connection.execute(update(ApiKey).where(ApiKey.revoked_at.is_(None)).values(revoked_at=now // MICROSECONDS)).rowcount


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
