"""How slugs and ids are spelt. Who has which slug is decided in the services."""

import re
from unicodedata import category, normalize
from urllib.parse import unquote
from uuid import UUID

LONGEST = 200
"""Characters of a slug."""

_PLAIN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_BREAKS = re.compile(r"[-_]*-[-_]*")
_UNDERSCORES = re.compile(r"_{2,}")


def canonical_slug(text: str) -> str:
    """The slug of a text: NFKC lower-case letters, marks and digits, single ``-`` and ``_`` between; ``""`` where nothing is left.

    Percent-encoded text is decoded first, as WordPress writes slugs.
    """
    if len(text) <= LONGEST and _PLAIN.fullmatch(text):  # most are asked again as they stand
        return text
    text = normalize("NFKC", normalize("NFKC", unquote(text)).lower())
    kept = "".join(one if one == "_" or category(one)[0] in "LMN" else "-" for one in text if one not in "'\N{RIGHT SINGLE QUOTATION MARK}")
    kept = _UNDERSCORES.sub("_", _BREAKS.sub("-", kept))
    return kept[:LONGEST].strip("-_")


def is_slug(text: str) -> bool:
    """Whether the text is a slug as it stands; the form of an id is none."""
    return bool(text) and canonical_slug(text) == text and not is_id(text.lower())


def is_id(text: str) -> bool:
    """Whether the text is an id in its one spelling (RFC 9562, 4: lower-case, five groups)."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
