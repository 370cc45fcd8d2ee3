"""What is made of a picture: its renditions and its placeholder. To be called in a child with limits: it decodes what strangers sent.

The picture is decoded once, as small as will do, and each size is made of the next larger one: a quarter of the work of making each of
the whole picture. Encoders answer the same bytes for the same picture, so that names, which follow from them, are found again.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageCms, ImageOps

from api.media.headers import FORMATS, ORIENTATION, TURNED
from api.media.placeholders import blurhash, mean_colour

WIDTHS = (1920, 1280, 960, 640, 320)
SHARE = "share"
SHARE_SIZE = (1200, 630)
NAME_DIGITS = 40
"""Of the SHA-256 in hexadecimal, so many are the name."""
CENTRE = (0.5, 0.5)
TINY = 24
"""Pixels of the longer side of what placeholders are made of."""
Size = tuple[int, int]


class Encoder(NamedTuple):
    """A format of renditions: its name in the library, its media type, the ending of its files, what the library is told."""

    format: str
    type: str
    ending: str
    options: dict[str, Any]


ENCODERS = {
    "webp": Encoder("WEBP", "image/webp", "webp", {"quality": 80, "method": 4}),
    "avif": Encoder("AVIF", "image/avif", "avif", {"quality": 60, "speed": 6, "max_threads": 1}),
}
JPEG = Encoder("JPEG", "image/jpeg", "jpg", {"quality": 82, "optimize": True, "progressive": True})
OF_NOISE = {"avif": ENCODERS["avif"]._replace(options={**ENCODERS["avif"].options, "speed": 8})}
"""Encoders for what is mostly noise: of that, AVIF becomes no smaller in three times the time."""
NOISE_BITS = 2.0
"""A pixel, of what is shared: photographs have half as many."""


def encode(source: Path, folder: Path, formats: Sequence[str], focal_point: tuple[float, float] = CENTRE) -> dict[str, Any]:
    """Writes all renditions of a picture into a folder; what they are, the largest first, and the placeholder.

    Raises what the library raises for a picture that is broken: ``OSError``, ``SyntaxError``, ``ValueError``.
    """
    full, base = _decoded(source)
    encoders = {**ENCODERS, **(OF_NOISE if OF_NOISE.keys() & set(formats) and is_noise(base) else {})}
    renditions = [_written(folder, str(image.width), image, encoders[one]) for image in _sizes(base, full) for one in formats]
    renditions.append(_written(folder, SHARE, _shared(base, focal_point), JPEG))
    return {"width": full[0], "height": full[1], "placeholder": _placeholder(base), "renditions": renditions}


def _decoded(source: Path) -> tuple[Size, Image.Image]:
    """The size of the picture upright, and the picture as large as it is needed: upright, in sRGB, without anything but its pixels."""
    with Image.open(source, formats=tuple(FORMATS)) as image:
        orientation = image.getexif().get(ORIENTATION, 1)
        profile = image.info.get("icc_profile")
        full = _turned(image.size) if orientation in TURNED else image.size
        needed = _needed(full)
        sideways = _turned(needed) if orientation in TURNED else needed
        image.draft(None, sideways)  # a JPEG is decoded at a half, a quarter or an eighth of its size where that will do
        image.load()
        small = _resizable(image)
        small = small if small.size == sideways else small.resize(sideways, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small = _in_srgb(small, profile)
    turned = Image.new(small.mode, small.size)
    turned.paste(small)  # a new one has nothing of what the file says besides
    turned.getexif()[ORIENTATION] = orientation
    upright = ImageOps.exif_transpose(turned)
    upright.info.clear()
    return full, upright


def _turned(size: Size) -> Size:
    return size[1], size[0]


def _needed(full: Size) -> Size:
    """The size of which all renditions can be made: wide enough for the widest, and for what is shared; never enlarged."""
    width, height = full
    scale = min(1.0, max(WIDTHS[0] / width, SHARE_SIZE[0] / width, SHARE_SIZE[1] / height))
    return max(1, ceil(width * scale)), max(1, ceil(height * scale))


def _resizable(image: Image.Image) -> Image.Image:
    """The picture in a form in which pixels can be averaged."""
    if image.mode.startswith("I"):  # 16 bits a pixel, of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGB", "RGBA", "CMYK", "L"):
        return image.convert("RGBA") if "transparency" in image.info else image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as sRGB has them, with transparency where there is any. A profile that cannot be followed is passed over."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    if profile:
        try:
            of_file = ImageCms.ImageCmsProfile(BytesIO(profile))
            colours = ImageCms.profileToProfile(colours, of_file, ImageCms.createProfile("sRGB"), outputMode="RGB") or colours
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile, or one of other colours than the picture's
    colours = colours.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _sizes(base: Image.Image, full: Size) -> Iterator[Image.Image]:
    """The picture in each width, the widest first; one that is narrower than all of them as it is."""
    widths = [width for width in WIDTHS if width <= full[0]] or [full[0]]
    for width in widths:
        size = width, max(1, round(full[1] * width / full[0]))
        base = base if base.size == size else base.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield base


def _shared(base: Image.Image, focal_point: tuple[float, float]) -> Image.Image:
    """What previews of links show: cut to its form around the focal point, on white, never enlarged."""
    wide, high = SHARE_SIZE
    scale = min(base.width / wide, base.height / high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    left, top = (
        max(0, min(whole - part, round(whole * share - part / 2))) for whole, part, share in zip(base.size, size, focal_point, strict=True)
    )
    cut = base.crop((left, top, left + size[0], top + size[1]))
    cut = cut.resize(SHARE_SIZE, Image.Resampling.LANCZOS, reducing_gap=3.0) if scale > 1 else cut
    return _on_white(cut)


def is_noise(base: Image.Image) -> bool:
    """Whether the middle of a picture has more to tell than one can see; wherever its focal point is."""
    middle, made = _shared(base, CENTRE), BytesIO()
    middle.save(made, JPEG.format, **JPEG.options)
    return made.tell() * 8 > NOISE_BITS * middle.width * middle.height


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _placeholder(base: Image.Image) -> dict[str, str]:
    scale = TINY / max(base.size)
    tiny = _on_white(base.resize((max(1, round(base.width * scale)), max(1, round(base.height * scale))), Image.Resampling.BOX))
    pixels: Any = list(zip(*(tiny.getchannel(one).tobytes() for one in "RGB"), strict=True))
    rows = [pixels[first : first + tiny.width] for first in range(0, len(pixels), tiny.width)]
    return {"color": mean_colour(rows), "blurhash": blurhash(rows)}


def _written(folder: Path, name: str, image: Image.Image, encoder: Encoder) -> dict[str, Any]:
    made = BytesIO()
    image.save(made, encoder.format, **encoder.options)
    content = made.getvalue()
    file = f"{sha256(content).hexdigest()[:NAME_DIGITS]}.{encoder.ending}"
    (folder / file).write_bytes(content)
    return {
        "name": name,
        "file": file,
        "width": image.width,
        "height": image.height,
        "type": encoder.type,
        "bytes": len(content),
    }
