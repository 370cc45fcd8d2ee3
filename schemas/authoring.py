"""Parts of the authoring form that several resources share: images, licenses, texts by language, dated figures."""

from typing import Any, TypedDict

from marshmallow import fields

from schemas.base import Input, Length, Range
from schemas.fields import INT, Id, LanguageTag, Ref, Text, Url, Whole
from schemas.instants import Instant

NAME = 300
"""Characters of a title or name."""
PARAGRAPH = 10_000
"""Characters of an excerpt, description, caption and the like."""
BODY = 262_144
"""Characters of a body; its bytes are counted where it is sanitised."""
MOST_LINKS = 100


def by_language(most: int) -> fields.Dict:
    """Texts by language tag."""
    return fields.Dict(keys=LanguageTag(), values=Text(most=most), validate=Length(None, 500))


def refs() -> fields.List[str]:
    """Ids or slugs, in their order."""
    return fields.List(Ref(), validate=Length(None, MOST_LINKS))


class LicenseIn(Input):
    """A license by name and address."""

    name = Text(least=1, most=NAME, required=True)
    url = Url(required=True, allow_none=True)


class FocalPoint(Input):
    """The point that a cut keeps, in shares of width and height."""

    x = fields.Float(required=True, allow_nan=False, validate=Range(0, 1))
    y = fields.Float(required=True, allow_nan=False, validate=Range(0, 1))


class ImageIn(Input):
    """An image by its address, with what is said of it."""

    id = Id()
    url = Url(required=True)
    alt = Text(most=PARAGRAPH, allow_none=True)
    caption = Text(most=PARAGRAPH, allow_none=True)
    credit = Text(most=PARAGRAPH, allow_none=True)
    license = fields.Nested(LicenseIn, allow_none=True)
    width = Whole(1, INT, allow_none=True)
    height = Whole(1, INT, allow_none=True)
    focal_point = fields.Nested(FocalPoint, allow_none=True)


class OriginIn(Input):
    """Where a copy comes from."""

    section = Text(least=1, most=NAME, required=True)
    uri = Text(least=1, most=4000, required=True)
    url = Url(required=True)
    revision = Whole(1, INT, allow_none=True)
    license = fields.Nested(LicenseIn, allow_none=True)
    credit = Text(most=PARAGRAPH, allow_none=True)


class PointIn(Input):
    """A value at an instant, and the post that reported it."""

    at = Instant(required=True)
    value = Whole(required=True)
    post = Ref(allow_none=True)


class FigureIn(Input):
    """A measure and what was reported of it."""

    measure = Text(least=1, most=100, required=True)
    label = Text(least=1, most=NAME, required=True)
    unit = Text(most=100, allow_none=True)
    target = Whole(allow_none=True)
    history = fields.List(fields.Nested(PointIn), validate=Length(None, 10_000))


class License(TypedDict):
    """A license, loaded."""

    name: str
    url: str | None


class Image(TypedDict, total=False):
    """An image, loaded; sizes in pixels."""

    id: str
    url: str
    alt: str | None
    caption: str | None
    credit: str | None
    license: License | None
    width: int | None
    height: int | None
    focal_point: dict[str, float] | None


class Origin(TypedDict, total=False):
    """An origin, loaded."""

    section: str
    uri: str
    url: str
    revision: int | None
    license: License | None
    credit: str | None


class Point(TypedDict, total=False):
    """A reported value, loaded; ``at`` in seconds."""

    at: int
    value: int
    post: str | None


class Figure(TypedDict, total=False):
    """A figure, loaded."""

    measure: str
    label: str
    unit: str | None
    target: int | None
    history: list[Point]


Json = dict[str, Any]
