"""Parts of the authoring form that several resources share: images, licenses, texts by language, dated figures."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from schemas.base import Input, Length
from schemas.faults import Fault
from schemas.fields import INT, Id, LanguageTag, Ref, Share, Text, Uri, Url, Whole
from schemas.instants import Instant
from schemas.slugs import LONGEST, canonical_slug, is_slug

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


def by_language(most: int, description: str = "") -> fields.Dict:
    """Texts by language tag."""
    return fields.Dict(keys=LanguageTag(), values=Text(most=most), validate=Length(None, 500), metadata=told(description))


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


class LicenseInput(Input):
    """A license by name and address."""

    name = Text(least=1, most=NAME, required=True, metadata=told("Name of the license.", "CC BY 4.0"))
    url = Url(required=True, allow_none=True, metadata=told("Its text; `null` if it has no address."))


class FocalPointInput(Input):
    """The point that a cut keeps, in shares of width and height."""

    x = Share(required=True, metadata=told("Share of the width, from the left.", 0.5))
    y = Share(required=True, metadata=told("Share of the height, from the top.", 0.3))


class ImageInput(Input):
    """An image by its address, with what is said of it."""

    id = Id(metadata=told("Id of an image that is known already."))
    url = Url(required=True, metadata=told("Where the image is. What was said of an image at this address before stays."))
    alt = Text(most=PARAGRAPH, allow_none=True, metadata=told('What it shows, for those who do not see it; `""`: decoration.'))
    caption = Text(most=PARAGRAPH, allow_none=True, metadata=told("Text below it."))
    credit = Text(most=PARAGRAPH, allow_none=True, metadata=told("Who made it.", "Ana Duarte"))
    license = fields.Nested(LicenseInput, allow_none=True, metadata=told("License of the image itself."))
    width = Whole(1, INT, allow_none=True, metadata=told("Pixels.", 1920))
    height = Whole(1, INT, allow_none=True, metadata=told("Pixels.", 1080))
    focal_point = fields.Nested(FocalPointInput, allow_none=True, metadata=told("The point that a cut keeps."))


def image_or_none() -> fields.Nested:
    """An image or ``null``."""
    return fields.Nested(ImageInput, allow_none=True, metadata=told("Image; `null` for none."))


class OriginInput(Input):
    """Where a copy comes from."""

    section = Text(least=1, most=NAME, required=True, metadata=told("Section that published it first.", "Canada"))
    uri = Uri(required=True, metadata=told("Permanent name at the origin: one post here for each.", "https://ca.example.org/?p=12"))
    url = Url(required=True, metadata=told("Its address there."))
    revision = Whole(1, INT, allow_none=True, metadata=told("Revision of the original that was copied."))
    license = fields.Nested(LicenseInput, allow_none=True, metadata=told("License under which it is copied."))
    credit = Text(most=PARAGRAPH, allow_none=True, metadata=told("Line to be printed with it."))


class PointInput(Input):
    """A value at an instant, and the post that reported it."""

    at = Instant(required=True, metadata=told("When it was reported.", "2026-11-30T09:00:00Z"))
    value = Whole(required=True, metadata=told("The whole number.", 7300))
    post = Ref(allow_none=True, metadata=told("Id or slug of the post that reports it."))


class FigureInput(Input):
    """A measure and what was reported of it."""

    measure = Text(least=1, most=100, required=True, metadata=told("What is counted.", "registered"))
    label = Text(least=1, most=NAME, required=True, metadata=told("How it is called.", "Registered"))
    unit = Text(most=100, allow_none=True, metadata=told("Unit.", "households"))
    target = Whole(allow_none=True, metadata=told("Number to be reached.", 10000))
    history = fields.List(fields.Nested(PointInput), validate=Length(None, 10_000), metadata=told("All that was reported, in any order."))
