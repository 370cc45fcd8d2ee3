"""What a file says of itself at its beginning: whether it is a picture that is taken. Nothing is decoded for it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from api.errors import InvalidInput

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 16_383
"""Pixels: what WebP can hold (RFC 9649, 2.5)."""
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}
"""Media types of what is taken, by the name that the library has for the format."""
SEVERAL_VIEWS = "MPO"
"""A JPEG with further pictures behind the first, as many cameras write it for previews: the first is taken."""
ORIENTATION, TURNED = 0x0112, (5, 6, 7, 8)
"""The tag of Exif, and those of its values that exchange width and height."""


class Header(NamedTuple):
    """The media type, and the size in pixels, upright."""

    type: str
    width: int
    height: int


def header(path: str | Path) -> Header:
    """What the file is. Raises ``InvalidInput`` for one that is not taken, with the reason."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - not loaded where no picture is taken

    try:
        with Image.open(path, formats=tuple(FORMATS)) as image:
            return _checked(image)
    except UnidentifiedImageError:
        raise InvalidInput("This is no picture that is taken: send JPEG, PNG, WebP or AVIF.", "") from None
    except Image.DecompressionBombError:
        raise InvalidInput(_too_many(), "") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise InvalidInput(f"The beginning of this picture is broken: {error}.", "") from None


def _checked(image: "Image") -> Header:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise InvalidInput(_too_many(), "")
    if max(width, height) > LONGEST_SIDE:
        raise InvalidInput(f"A picture has at most {LONGEST_SIDE:,} pixels on a side.", "")
    if image.format != SEVERAL_VIEWS and getattr(image, "is_animated", False):
        raise InvalidInput("This picture is animated: its renditions would show its first frame alone. Send it as a video elsewhere.", "")
    if image.getexif().get(ORIENTATION) in TURNED:
        width, height = height, width
    return Header(FORMATS.get(image.format or "", "image/jpeg"), width, height)


def _too_many() -> str:
    return f"A picture has at most {MOST_PIXELS // 1_000_000} megapixels."
