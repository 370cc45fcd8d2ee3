"""Fields of what is written, with what the document says of them: texts, texts by language, references, slugs. Answers have builders."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from schemas.base import Length
from schemas.faults import Fault
from schemas.fields import LONGEST, Ref, Text, canonical_slug, is_slug
from schemas.language_fields import RegisteredLanguage, TextsByLanguage

NAME = 300
"""Characters of a title or name."""
PARAGRAPH = 10_000
"""Characters of an excerpt, description, caption and the like."""
BODY = 262_144
"""Characters of a body; its bytes are counted where it is sanitised."""
MOST_LINKS = 100


def told(description: str, *examples: Any) -> dict[str, Any]:
    """What the document says of a member."""
    return {"description": description, **({"examples": list(examples)} if examples else {})}


def by_language(most: int, description: str, own: str, language: str = "`language`") -> TextsByLanguage:
    """Texts by language tag; ``own`` is the member that one in the resource's own language sets."""
    description += f" One in {language} sets `{own}`."
    return TextsByLanguage(keys=RegisteredLanguage(), values=Text(most=most), validate=Length(None, 500), metadata=told(description))


def refs(description: str = "") -> fields.List[str]:
    """Ids or slugs, in their order."""
    return fields.List(Ref(), validate=Length(None, MOST_LINKS), metadata=told(description, ["housing"]))


class SlugIn(Text):
    """A slug as it stands, within ``LONGEST`` characters: nothing is changed behind the writer's back."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=1, most=LONGEST, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not is_slug(text):
            meant = canonical_slug(text)
            detail = "A slug has lower-case letters and digits in any script, single - and _ between, and is no id."
            raise ValidationError(Fault(detail, suggestion=meant if is_slug(meant) else None))
        return text


def slug_or_made(of: str) -> SlugIn:
    """The slug of a new resource."""
    return SlugIn(metadata=told(f"Slug; made from the {of} if absent. A former one keeps leading here.", "a-thousand-homes"))


def own_language() -> RegisteredLanguage:
    """The language of the resource's own texts."""
    return RegisteredLanguage(required=True, metadata=told("Language of the own texts: a registered BCP 47 tag.", "en"))
