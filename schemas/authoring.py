"""Parts of the authoring form that several resources share: images, licenses, texts by language, dated figures."""

from marshmallow import fields

from schemas.base import Input, Length
from schemas.fields import INT, Id, LanguageTag, Ref, Share, Text, Url, Whole
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

    x = Share(required=True)
    y = Share(required=True)


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
