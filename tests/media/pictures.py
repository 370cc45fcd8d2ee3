"""Pictures as cameras and programs write them, made on the spot, and the renderings of a worker."""

import struct
import time
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

from api.worker.rendering import Renderings

SECRET = b"taken at 52.5200 north"
ORIENTATION = 0x0112


def scene(width: int = 480, height: int = 320, mode: str = "RGB") -> Image.Image:
    """A picture whose corners are red (left above), green (right above), blue (left below) and white, the rest grey."""
    made = Image.new("RGB", (width, height), (128, 128, 128))
    draw = ImageDraw.Draw(made)
    across, down = width // 4, height // 4
    for left, top, colour in (
        (0, 0, "red"),
        (width - across, 0, "lime"),
        (0, height - down, "blue"),
        (width - across, height - down, "white"),
    ):
        draw.rectangle((left, top, left + across, top + down), fill=colour)
    return made.convert(mode)


def saved(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """The bytes of a file."""
    made = BytesIO()
    image.save(made, form, **options)
    return made.getvalue()


def camera(image: Image.Image, orientation: int = 1, **options: Any) -> bytes:
    """A JPEG that says where it was taken, in each place where a file can say something."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[0x010E] = orientation, SECRET.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(image, "JPEG", quality=92, exif=exif, comment=SECRET, xmp=b"<x>" + SECRET + b"</x>", icc_profile=profile, **options)


def as_seen(upright: Image.Image, orientation: int) -> Image.Image:
    """The picture as a camera stores it that was held so (Exif 2.32, tag Orientation)."""
    turns = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    for turn in turns.get(orientation, []):
        upright = upright.transpose(turn)
    return upright


def huge(width: int, height: int) -> bytes:
    """A PNG that says that it has so many pixels, and has none."""
    return _png(width, height, 8, 2, b"")


def deep(image: Image.Image) -> bytes:
    """A PNG with 16 bits a channel, which the library does not write."""
    pixels, line = image.tobytes(), image.width * len(image.getbands())
    rows = (b"\0" + bytes(half for one in pixels[at : at + line] for half in (one, one)) for at in range(0, len(pixels), line))
    return _png(*image.size, 16, {"RGB": 2, "LA": 4, "RGBA": 6}[image.mode], b"".join(rows))


def _png(width: int, height: int, bits: int, colours: int, rows: bytes) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    start = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + start + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def work(database: Any, settings: Any, seconds: float = 60) -> None:
    """Has a worker make all renditions that are to be made."""
    renderings = Renderings(database, "tests", settings)
    until = time.monotonic() + seconds
    idle = 0
    while idle < 2:
        assert time.monotonic() < until
        more = renderings.tick()
        idle = 0 if more or renderings.is_at_work else idle + 1
        time.sleep(0.02 if renderings.is_at_work else 0)
    renderings.let_go()
