"""Images as answers show them, and licenses."""

from marshmallow import fields

from schemas import field_builders
from schemas.base import Output


class License(Output):
    """A license."""

    name = field_builders.text("Name of the license.", "CC BY 4.0")
    url = field_builders.url("Its text; `null` if it has no address.", null=True)


class FocalPoint(Output):
    """The point that a cut keeps."""

    x = fields.Float(metadata={"description": "Share of the width, from the left.", "minimum": 0, "maximum": 1, "examples": [0.5]})
    y = fields.Float(metadata={"description": "Share of the height, from the top.", "minimum": 0, "maximum": 1, "examples": [0.3]})


class Rendition(Output):
    """The image in another size."""

    name = field_builders.text("Name of the size.", "640")
    url = field_builders.url("Where it is; the content never changes.")
    width = field_builders.whole("Pixels.", 640)
    height = field_builders.whole("Pixels.", 360)
    type = field_builders.text("Media type.", "image/webp")


class Placeholder(Output):
    """What stands there until the image is loaded."""

    color = field_builders.text("Its mean colour.", "#8a7f6c")
    blurhash = field_builders.text("A BlurHash: roughly what is where, in 28 characters.", "LEHV6nWB2yk8pyo0adR*.7kCMdnj")


class Image(Output):
    """An image with what is said of it."""

    id = field_builders.ident()
    url = field_builders.url("Where the image is.")
    alt = field_builders.text('What it shows, for those who do not see it; `""`: decoration.', "A crowd on a square", null=True)
    caption = field_builders.text("Text below it.", null=True)
    credit = field_builders.text("Who made it.", "Ana Duarte", null=True)
    license = field_builders.nested(License, "License of the image itself.", null=True)
    width = field_builders.whole("Pixels, `null` if not known.", 1920, null=True)
    height = field_builders.whole("Pixels, `null` if not known.", 1080, null=True)
    focal_point = field_builders.nested(FocalPoint, "The point that a cut keeps.", null=True)
    renditions = field_builders.many(
        Rendition,
        "The same in other sizes, of a picture that was uploaded here: widths up to 1920, the largest first, each in one format or more, "
        "and `share`, a JPEG for previews of links, cut to 1200 by 630 pixels around the focal point, or less. Else empty.",
    )
    placeholder = field_builders.nested(Placeholder, "What to show until it is loaded; `null` where nothing is known.", null=True)
