"""Images as answers show them, and licenses."""

from marshmallow import fields

from schemas import members
from schemas.base import Output


class License(Output):
    """A license."""

    name = members.text("Name of the license.", "CC BY 4.0")
    url = members.url("Its text; `null` if it has no address.", null=True)


class FocalPoint(Output):
    """The point that a cut keeps."""

    x = fields.Float(metadata={"description": "Share of the width, from the left.", "minimum": 0, "maximum": 1, "examples": [0.5]})
    y = fields.Float(metadata={"description": "Share of the height, from the top.", "minimum": 0, "maximum": 1, "examples": [0.3]})


class Rendition(Output):
    """The image in another size."""

    name = members.text("Name of the size.", "640")
    url = members.url("Where it is; the content never changes.")
    width = members.whole("Pixels.", 640)
    height = members.whole("Pixels.", 360)
    type = members.text("Media type.", "image/webp")


class Image(Output):
    """An image with what is said of it."""

    id = members.ident()
    url = members.url("Where the image is.")
    alt = members.text('What it shows, for those who do not see it; `""`: decoration.', "A crowd on a square", null=True)
    caption = members.text("Text below it.", null=True)
    credit = members.text("Who made it.", "Ana Duarte", null=True)
    license = members.nested(License, "License of the image itself.", null=True)
    width = members.whole("Pixels, `null` if not known.", 1920, null=True)
    height = members.whole("Pixels, `null` if not known.", 1080, null=True)
    focal_point = members.nested(FocalPoint, "The point that a cut keeps.", null=True)
    renditions = members.many(Rendition, "The same in other sizes.")
