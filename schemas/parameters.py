"""Fields of query parameters: each reads text strictly and writes it in one canonical form. References and lists are in ``selections``."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from marshmallow import ValidationError, fields

from schemas.faults import Fault, nearest, not_one_of, shown
from schemas.fields import checked_text
from schemas.instants import FIRST_YEAR, INSTANT_PATTERN, LAST_YEAR, instant_seconds

MICROSECONDS = 1_000_000

_Loaded = TypeVar("_Loaded")
Raw = Mapping[str, Any] | None
_NUMBER = re.compile("-?(?:0|[1-9][0-9]*)")
_SPACE_FOR_PLUS = re.compile("(?<=[0-9]) (?=[0-9]{2}:[0-9]{2}$)")
_PERIOD = re.compile("([0-9]{4})(?:-(0[1-9]|1[0-2]))?")


class Parameter(fields.Field[_Loaded]):
    """A parameter, with its description for the document."""

    TYPE: Mapping[str, Any] = {"type": "string"}

    def __init__(self, description: str = "", **kwargs: Any) -> None:
        told = {"description": description} if description else {}
        super().__init__(metadata={**self.TYPE, **told, **kwargs.pop("metadata", {})}, **kwargs)

    def written(self, value: _Loaded) -> str:
        """The value as links write it."""
        return str(value)


class Words(Parameter[str]):
    """Any text that is not empty, up to ``most`` characters."""

    def __init__(self, description: str, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(description, metadata={"minLength": 1, "maxLength": most, **kwargs.pop("metadata", {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value)
        if not 1 <= len(text) <= self.most:
            raise ValidationError(Fault(f"The length is from 1 to {self.most}, not {len(text)}.", "out-of-range"))
        return text


class Choice(Parameter[str]):
    """One of some words. Their set may grow, so the document describes them and has no ``enum``, unless ``is_final``."""

    def __init__(self, words: Iterable[str], description: str = "", *, is_final: bool = False, **kwargs: Any) -> None:
        self.words = tuple(words)
        pattern = f"^(?:{'|'.join(map(re.escape, self.words))})$".replace("\\-", "-").replace("\\.", "[.]")
        told = {"enum": list(self.words)} if is_final else {"pattern": pattern}
        super().__init__(description, metadata={**told, **kwargs.pop("metadata", {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value)
        if text not in self.words:
            raise ValidationError(not_one_of(text, self.words, "one of the values allowed"))
        return text


class YesNo(Parameter[bool]):
    """``true`` or ``false``."""

    TYPE: Mapping[str, Any] = {"type": "boolean"}
    MEANT: Mapping[str, str] = {"1": "true", "yes": "true", "on": "true", "0": "false", "no": "false", "off": "false"}

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> bool:  # noqa: ARG002
        words = ("true", "false")
        if value not in words:
            meant = self.MEANT.get(value.lower()) or nearest(value, words)
            raise ValidationError(Fault(f"{shown(value)} is neither `true` nor `false`.", allowed=words, suggestion=meant))
        return bool(value == "true")

    def written(self, value: bool) -> str:  # noqa: FBT001 - as the class it comes from
        """``true`` or ``false``."""
        return "true" if value else "false"


class Number(Parameter[int]):
    """A whole number in ASCII digits, between two bounds."""

    TYPE: Mapping[str, Any] = {"type": "integer"}

    def __init__(self, description: str, *, least: int, most: int, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(description, metadata={"minimum": least, "maximum": most, **kwargs.pop("metadata", {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> int:  # noqa: ARG002
        if not _NUMBER.fullmatch(value):
            raise ValidationError(Fault(f"{shown(value)} is not a whole number in digits."))
        if len(value) > len(str(self.most)) or not self.least <= int(value) <= self.most:
            raise ValidationError(Fault(f"The value is from {self.least} to {self.most}, not {shown(value)}.", "out-of-range"))
        return int(value)


class Moment(Parameter[int]):
    """An instant with its zone, where a space is read as ``+``; loads as microseconds since 1970 UTC, the next whole second."""

    TYPE: Mapping[str, Any] = {"type": "string", "format": "date-time", "pattern": INSTANT_PATTERN, "examples": ["2026-01-31T00:00:00Z"]}

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> int:  # noqa: ARG002
        seconds, nanoseconds = instant_seconds(_SPACE_FOR_PLUS.sub("+", checked_text(value)))
        # What is compared with is known, and shown, to the second: after is inclusive, before exclusive, so both round up.
        return (seconds + bool(nanoseconds)) * MICROSECONDS

    def written(self, value: int) -> str:
        """RFC 3339 in UTC."""
        return datetime.fromtimestamp(value // MICROSECONDS, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Period(Parameter[str]):
    """A year, ``2026``, or a month, ``2026-11``."""

    TYPE: Mapping[str, Any] = {
        "type": "string",
        "pattern": "^(?:19[7-9][0-9]|20[0-9]{2}|21[0-9]{2}|2200)(?:-(?:0[1-9]|1[0-2]))?$",
        "examples": ["2026-11"],
    }

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        found = _PERIOD.fullmatch(checked_text(value))
        if not found:
            raise ValidationError(Fault(f"{shown(value)} is neither a year such as `2026` nor a month such as `2026-11`."))
        if not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValidationError(Fault(f"{shown(value)} is not within {FIRST_YEAR} and {LAST_YEAR}.", "out-of-range"))
        return found[0]
