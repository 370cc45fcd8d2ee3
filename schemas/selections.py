"""Fields of query parameters that select by reference or language, and lists of values. Which takes which is said with its resource."""

from collections.abc import Iterable, Mapping
from typing import Any

from marshmallow import ValidationError, fields

from schemas.faults import Fault, shown
from schemas.fields import LANGUAGE, LanguageTag, Ref, checked_text
from schemas.parameters import Parameter, Raw
from schemas.slugs import LONGEST, is_id

MOST_VALUES, MOST_PREFERRED = 100, 10
ANY = "*"
"""Every other language, behind those that are preferred."""


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
            raise ValidationError(Fault(f"{shown(value)} is not an id (UUID)."))
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
