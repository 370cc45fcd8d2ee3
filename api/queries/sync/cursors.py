"""Cursors of delta sync: a place as text, bound to an epoch and a scope. Not signed, so that all servers write the same for all clients.

``{l|s}-{epoch}-{said}-{meant}-{since}-…-{crc}``: in the log ``{seq}-{id}`` (the id is left out where all of ``seq`` was read), in a
snapshot ``{kind}-{id or position}`` (left out before the first of the kind). What is read must be what would be written, to the last
character.
"""

import re
from collections.abc import Callable
from uuid import UUID
from zlib import crc32

from api.errors import CursorInvalid
from api.queries.sync.places import LAST, InLog, InSnapshot, Place
from schemas.vocabulary import SYNCED

HASH = "[0-9a-f]{12}"
NUMBER = "(?:0|[1-9][0-9]{0,17})"
PLACE = "(?:0|-?[1-9][0-9]{0,17})"
ID = "[0-9a-f]{32}"
LONGEST = 140
"""Characters of a cursor, at most."""
FORM = re.compile(
    f"([ls])-({HASH})-({HASH})-({HASH})-({NUMBER})-(?:({NUMBER})-({ID})?|({'|'.join(SYNCED)})-({ID}|{PLACE})?)-[0-9a-f]{{8}}",
    re.ASCII,
)


def written(place: Place, epoch: str, said: str, meant: str) -> str:
    """The cursor of a place, for the epoch and the scope that it holds in."""
    head = f"{'l' if isinstance(place, InLog) else 's'}-{epoch}-{said}-{meant}-{place.since}"
    return checked(f"{head}-{_log(place) if isinstance(place, InLog) else _snapshot(place)}")


def read(cursor: str) -> tuple[Place, str, str, str]:
    """The place, and the epoch and the scope that it holds in. Raises ``CursorInvalid`` for anything that ``written`` would not write."""
    found = FORM.fullmatch(cursor)
    if found is None:
        raise CursorInvalid
    way, epoch, said, meant, since, seq, entity, kind, after = found.groups()
    place: Place
    if seq is not None:
        place = InLog(int(since), int(seq), UUID(entity) if entity else LAST)
    else:
        read_after: Callable[[str], UUID | int] = int if kind == "post" else UUID
        place = InSnapshot(int(since), kind, _value(read_after, after))
    if way != ("l" if seq is not None else "s") or written(place, epoch, said, meant) != cursor:
        raise CursorInvalid
    return place, epoch, said, meant


def _value(reading: Callable[[str], UUID | int], text: str | None) -> UUID | int | None:
    try:
        return None if text is None else reading(text)
    except ValueError as error:
        raise CursorInvalid from error


def _log(place: InLog) -> str:
    return f"{place.seq}-{'' if place.entity == LAST else place.entity.hex}"


def _snapshot(place: InSnapshot) -> str:
    after = "" if place.after is None else place.after.hex if isinstance(place.after, UUID) else str(place.after)
    return f"{place.kind}-{after}"


def checked(text: str) -> str:
    """The text with a checksum against typing errors; forging one gives nothing but public data."""
    return f"{text}-{crc32(text.encode()):08x}"
