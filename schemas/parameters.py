"""Fields of query parameters: each reads text strictly and writes it in one canonical form. Which resource takes which is said with it."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from marshmallow import ValidationError, fields

from schemas.faults import Fault, nearest, not_one_of, shown
from schemas.fields import LONGEST, Ref, checked_text, is_id
from schemas.instants import FIRST_YEAR, INSTANT_PATTERN, LAST_YEAR, YEAR_PATTERN, instant_seconds
from schemas.language_fields import LanguageTag
from schemas.languages import LANGUAGE

MICROSECONDS = 1_000_000

_Loaded = TypeVar("_Loaded")
Raw = Mapping[str, Any] | None
_NUMBER = re.compile("-?(?:0|[1-9][0-9]*)")
_SPACE_FOR_PLUS = re.compile("(?<=[0-9]) (?=[0-9]{2}:[0-9]{2}$)")
_PERIOD = re.compile("([0-9]{4})(?:-(0[1-9]|1[0-2]))?")


MOST_VALUES, MOST_PREFERRED = 100, 10
ANY = "*"
"""Every other language, behind those that are preferred."""


def _needed(description: str, words: Iterable[str] | None = None) -> dict[str, str]:
    """The message for a parameter that is required and not there: it says what belongs there."""
    return {"required": Fault(f"This is required. {description}", "missing", allowed=words)}


class Parameter(fields.Field[_Loaded]):
    """A parameter, with its description for the document."""

    TYPE: Mapping[str, Any] = {"type": "string"}

    def __init__(self, description: str = "", **kwargs: Any) -> None:
        told = {"description": description} if description else {}
        kwargs.setdefault("error_messages", _needed(description))
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
        kwargs.setdefault("error_messages", _needed(description, self.words))
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
            raise ValidationError(Fault(f"{shown(value)} is not a whole number in digits, from {self.least} to {self.most}."))
        if len(value) > len(str(self.most)) or not self.least <= int(value) <= self.most:
            bound = str(self.least if value[0] in "-0" else self.most)
            told = f"The value is from {self.least} to {self.most}, not {shown(value)}."
            raise ValidationError(Fault(told, "out-of-range", suggestion=bound))
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
        # Not strftime, which writes years before 1000 with fewer digits.
        return datetime.fromtimestamp(value // MICROSECONDS, UTC).replace(tzinfo=None).isoformat() + "Z"


class Period(Parameter[str]):
    """A year, ``2026``, or a month, ``2026-11``."""

    TYPE: Mapping[str, Any] = {
        "type": "string",
        "pattern": f"^{YEAR_PATTERN}(?:-(?:0[1-9]|1[0-2]))?$",
        "examples": ["2026-11"],
    }

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        found = _PERIOD.fullmatch(checked_text(value))
        if not found:
            raise ValidationError(Fault(f"{shown(value)} is neither a year such as `2026` nor a month such as `2026-11`."))
        if not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValidationError(Fault(f"{shown(value)} is not within {FIRST_YEAR} and {LAST_YEAR}.", "out-of-range"))
        return found[0]


class Reference(Parameter[str]):
    """An id or a slug in any spelling, or one of ``words``; loads in its one spelling."""

    TYPE: Mapping[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST}

    def __init__(self, description: str = "", *, words: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(description, **kwargs)
        self.words, self.reader = tuple(words), Ref()

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        return value if value in self.words else str(self.reader.deserialize(value))


class Slug(Reference):
    """A slug in any spelling."""

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:
        found = super()._deserialize(value, attr, data, **kwargs)
        if is_id(found):
            raise ValidationError(Fault(f"{shown(value)} is an id, not a slug: ask by `id`."))
        return found


class Uuid(Reference):
    """An id in any spelling of letters."""

    TYPE: Mapping[str, Any] = {"type": "string", "format": "uuid"}

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value).lower()
        if not is_id(text):
            told = f"{shown(value)} is not an id (UUID). What it was elsewhere leads here by `/v1/resolve?url=` and its old address."
            raise ValidationError(Fault(told))
        return text


class Language(Parameter[str]):
    """A BCP 47 tag; loads canonical."""

    TYPE: Mapping[str, Any] = {"type": "string", **LanguageTag().metadata}

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:  # noqa: ARG002
        return str(LanguageTag().deserialize(value))


class LanguageOrAny(Language):
    """A BCP 47 tag, or ``*``; loads canonical."""

    TYPE: Mapping[str, Any] = {**Language.TYPE, "pattern": f"^(?:{LANGUAGE}|[*])$"}

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> str:
        return ANY if value == ANY else super()._deserialize(value, attr, data, **kwargs)


class Listed(fields.List[Any]):
    """A comma list, the parameter repeated, or both. Loads each value once: sorted, or as given if ``in_order``."""

    def __init__(self, inner: Parameter[Any], description: str, *, in_order: bool = False, most: int = MOST_VALUES, **kwargs: Any) -> None:
        self.in_order, self.most = in_order, most
        kwargs.setdefault("error_messages", _needed(description, getattr(inner, "words", None)))
        super().__init__(inner, metadata={"description": description, "minItems": 1, "maxItems": most}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> list[Any]:  # noqa: ARG002
        texts = [one for text in value for one in text.split(",")]
        if len(texts) > self.most:
            raise ValidationError(Fault(f"At most {self.most} values, not {len(texts)}.", "out-of-range"))
        found: list[Any] = []
        faults: list[Any] = []
        for text in texts:
            try:
                found.append(self.inner.deserialize(text) if text else _empty())
            except ValidationError as error:
                faults += error.messages
        if faults:
            raise ValidationError(faults)
        once = list(dict.fromkeys(found))
        return once if self.in_order else sorted(once)

    def written(self, value: list[Any]) -> str:
        """The values with literal commas."""
        return ",".join(map(self.inner.written, value))  # type: ignore[attr-defined] # inner is a Parameter


class Preferences(Listed):
    """Languages, the best first; ``*``, which stands for every other one, only as the last."""

    def __init__(self, description: str, **kwargs: Any) -> None:
        super().__init__(LanguageOrAny(), description, in_order=True, most=MOST_PREFERRED, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Raw, **kwargs: Any) -> list[Any]:
        found = super()._deserialize(value, attr, data, **kwargs)
        if ANY in found[:-1]:
            raise ValidationError(Fault(f"`{ANY}` stands for all other languages: it can only be the last value."))
        return found


def _empty() -> str:
    raise ValidationError(Fault("A value is empty.", "missing"))
