"""Fields that take exactly what they say: text, references, slugs, numbers. Languages, instants and query parameters are elsewhere."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from unicodedata import category, normalize
from urllib.parse import unquote
from uuid import UUID

from marshmallow import Schema, ValidationError, fields

from schemas.base import Length, Matching, OneOf, Range
from schemas.faults import Fault, shown

SAFE = 2**53 - 1
"""The greatest whole number that every JSON reader keeps exactly (RFC 8259, 6)."""
INT = 2**31 - 1

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")

LONGEST = 200
"""Characters of a slug."""
_PLAIN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_BREAKS = re.compile(r"[-_]*-[-_]*")
_UNDERSCORES = re.compile(r"_{2,}")


def checked_text(value: object) -> str:
    """The value, if it is text that both databases keep: no U+0000, no lone surrogate."""
    if not isinstance(value, str):
        raise ValidationError(Fault("This must be text."))
    found = _NO_TEXT.search(value)
    if found:
        raise ValidationError(Fault("Text cannot hold U+0000." if found[0] == "\x00" else "Text cannot hold half of a surrogate pair."))
    return value


class Text(fields.String):
    """Text of ``least`` to ``most`` characters."""

    PUBLISHED: ClassVar[dict[str, str]] = {"pattern": "^[^\\u0000]*$"}

    def __init__(self, *, least: int = 0, most: int | None = None, **kwargs: Any) -> None:
        if least or most is not None:
            kwargs["validate"] = [Length(least or None, most), *kwargs.pop("validate", ())]
        kwargs["metadata"] = self.PUBLISHED | dict(kwargs.get("metadata") or {})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ARG002
        return checked_text(value)


def spelled(text: str) -> str | None:
    """An id or slug in its one spelling (NFKC, lower-case), or ``None`` for what can be neither."""
    if len(text) > LONGEST * 9:  # a slug in percent-encoded UTF-8
        return None
    text = normalize("NFKC", normalize("NFKC", unquote(text)).lower())
    return text if is_id(text) or is_slug(text) else None


class Ref(fields.String):
    """An id or a slug; loads in its one spelling. Whether it names anything is not asked here."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ARG002
        found = spelled(checked_text(value))
        if found is None:
            meant = canonical_slug(value)
            raise ValidationError(Fault(f"{shown(value)} is neither an id nor a slug.", suggestion=meant if is_slug(meant) else None))
        return found


class HexDigest(Text):
    """A SHA-256 in hexadecimal, in small letters."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch("[0-9a-f]{64}", text):
            raise ValidationError(Fault("A SHA-256 has 64 digits, 0 to 9 and a to f."))
        return text


class Whole(fields.Integer):
    """A JSON number without fraction, between the bounds; text is none."""

    def __init__(self, least: int = -SAFE, most: int = SAFE, **kwargs: Any) -> None:
        super().__init__(strict=True, validate=Range(least, most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:  # noqa: ARG002
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError(Fault("This must be a whole number."))
        return value


class Decimal(fields.Float):
    """A JSON number between the bounds."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(validate=Range(least, most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> float:  # noqa: ARG002
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124 - only NaN differs from itself
            raise ValidationError(Fault("This must be a number."))
        return float(value)


class Share(Decimal):
    """A JSON number from 0 to 1."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(0, 1, **kwargs)


class Flag(fields.Boolean):
    """``true`` or ``false``, nothing that looks like it."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:  # noqa: ARG002
        if not isinstance(value, bool):
            raise ValidationError(Fault("This must be true or false."))
        return value


class Id(fields.String):
    """An id in its one spelling."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["metadata"] = {"format": "uuid"} | dict(kwargs.get("metadata") or {})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value)
        if not is_id(text.lower()):
            raise ValidationError(Fault(f"{shown(text)} is not an id (UUID)."))
        return text.lower()


class Word(fields.String):
    """One of a set of words that the document names, ``component``; it says there what they are, ``about``, here what this one is."""

    def __init__(self, component: str, words: Sequence[str], about: str, description: str) -> None:
        self.component, self.about = component, about
        super().__init__(validate=OneOf(words), metadata={"description": description})


class ByType(fields.Field[Any]):
    """An object of one of several schemas, by what its ``member`` says; it is answered as it is, and only described.

    The document names it, ``component``, and says what it is, ``about``.
    """

    def __init__(self, component: str, about: str, member: str, schemas: Mapping[str, type[Schema]]) -> None:
        self.component, self.about, self.member, self.schemas = component, about, member, dict(schemas)
        super().__init__()


class Url(Text):
    """An absolute address of the web."""

    PUBLISHED: ClassVar[dict[str, str]] = {"format": "uri"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs["validate"] = [Matching("https?://[^\\s/?#]+[^\\s]*", "an absolute address (https://…)")]
        super().__init__(most=4000, **kwargs)


class Uri(Text):
    """A permanent name: an absolute URI of any scheme (RFC 3986, 3)."""

    PUBLISHED: ClassVar[dict[str, str]] = {"format": "uri"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs["validate"] = [Matching("[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+", "a URI (urn:…, tag:…, https://…)")]
        super().__init__(most=4000, **kwargs)


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
