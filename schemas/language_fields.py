"""Fields of languages and of texts by language. What a tag is and which are registered is in ``languages``."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from schemas.faults import Fault, shown
from schemas.fields import checked_text
from schemas.languages import LANGUAGE, canonical_language, nearest_language, registered_language


def languages_spelled(texts: Mapping[str, Any]) -> dict[str, Any]:
    """The texts by language with each tag in its one spelling; as they are where a language is named twice, which loading refuses."""
    found = {canonical_language(tag) or tag: text for tag, text in texts.items()}
    return found if len(found) == len(texts) else dict(texts)


class LanguageTag(fields.String):
    """A BCP 47 tag of language, script, region and variants; loads canonical. Whether it is registered is not asked here."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["metadata"] = {"pattern": f"^{LANGUAGE}$", "examples": ["fr-CA"]} | dict(kwargs.get("metadata") or {})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value)
        found = canonical_language(text)
        if found is None:
            raise ValidationError(
                Fault(f"{shown(text)} is not a language tag such as `en` or `fr-CA` (BCP 47).", suggestion=nearest_language(text))
            )
        return found


class RegisteredLanguage(LanguageTag):
    """A tag of which all parts are in IANA's registry."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        found = super()._deserialize(value, attr, data, **kwargs)
        if registered_language(value) is None:
            told = f"{shown(value)} is not a registered language (IANA Language Subtag Registry)."
            raise ValidationError(Fault(told, suggestion=nearest_language(value)))
        return found


def _by_language(messages: Any) -> Any:
    """The faults by language, where marshmallow keeps those of tags and of texts apart."""
    if not isinstance(messages, dict):
        return messages
    return {tag: [one for told in faults.values() for one in told] for tag, faults in messages.items()}


class TextsByLanguage(fields.Dict):
    """Texts by language tag, each language once however it is spelt."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        try:
            texts = super()._deserialize(value, attr, data, **kwargs)  # type: ignore[no-untyped-call]
        except ValidationError as error:
            raise ValidationError(_by_language(error.messages)) from error
        if len(texts) < len(value):
            raise ValidationError(Fault("A language is named twice.", "repeated"))
        return texts
