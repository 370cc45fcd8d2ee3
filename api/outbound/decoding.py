"""The body of a stranger's answer as it was meant: with gzip, once, or without any coding, and never more than was asked for."""

import zlib
from collections.abc import Iterable, Iterator

from api.outbound.answers import Unreadable

PIECE = 262_144
"""So much is unpacked at once: what is packed best is a thousand times as long."""


def decoded(pieces: Iterable[bytes], coding: str, most_bytes: int) -> Iterator[bytes]:
    """What came in, decoded. Raises ``Unreadable`` beyond ``most_bytes``, and for any coding (RFC 9110, 8.4) but one gzip."""
    name = coding.strip().lower()
    if name not in ("", "identity", "gzip", "x-gzip"):
        raise Unreadable("The answer comes in a coding that was not asked for.")
    left = most_bytes
    for piece in pieces if name in ("", "identity") else _unpacked(pieces):
        left -= len(piece)
        if left < 0:
            raise Unreadable("The answer is too large when it is unpacked.")
        yield piece


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The members of a gzip file, one after the other (RFC 1952, 2.2), a piece at a time."""
    member = None
    try:
        for packed in pieces:
            rest = packed
            while rest:
                member = member or zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield member.decompress(rest, PIECE)
                rest = member.unused_data if member.eof else member.unconsumed_tail
                member = None if member.eof else member
        if member:
            yield member.flush()
    except zlib.error as error:
        raise Unreadable("The answer is not packed as it says.") from error
    if member and not member.eof:
        raise Unreadable("The answer breaks off.")
