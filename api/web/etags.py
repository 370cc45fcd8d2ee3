"""Entity tags, and whether a client has what it asks for already (RFC 9110, 8.8.3 and 13.1.2)."""

import re
from hashlib import sha256

LENGTH = 32
"""Hexadecimal digits: 128 bits."""
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def etag_of_bytes(body: bytes, coding: str = "") -> str:
    """The strong tag of an answer's bytes before coding, with the name of the coding: equal bytes have equal tags anywhere."""
    digest = sha256(body).hexdigest()[:LENGTH]
    return f'"{digest}-{coding}"' if coding else f'"{digest}"'


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether a header ``If-None-Match`` names the tag, or is ``*``. The comparison is weak: proxies that compress weaken tags."""
    return if_none_match == tag or if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)


def revisions_in(if_match: str) -> frozenset[str] | None:
    """The revisions that a header ``If-Match`` names; ``None`` for ``*``, which is any."""
    if if_match.strip() == "*":
        return None
    return frozenset(tag.strip('"') for tag in _TAG.findall(if_match))
