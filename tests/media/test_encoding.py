"""Renditions are upright, in sRGB, and have nothing of the file but its pixels."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from api.media.encoding import ENCODERS, OF_NOISE, encode, is_noise
from tests.media.pictures import SECRET, as_seen, camera, deep, saved, scene

CORNERS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


def made(tmp_path, content, formats=("webp",), focal_point=(0.5, 0.5)):
    source, folder = tmp_path / "original", tmp_path / "made"
    source.write_bytes(content)
    folder.mkdir(exist_ok=True)
    told = encode(source, folder, formats, focal_point)
    files = {(one["name"], one["type"]): Image.open(BytesIO((folder / one["file"]).read_bytes())) for one in told["renditions"]}
    return told, files


def corners(image):
    shown = image.convert("RGB")
    right, bottom = shown.width - 6, shown.height - 6
    return [shown.getpixel(place) for place in ((5, 5), (right, 5), (5, bottom), (right, bottom))]


def assert_near(found, wanted, most=40):
    assert all(abs(a - b) <= most for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True)), found


def test_all_orientations_are_upright_and_nothing_but_pixels_is_left(tmp_path):
    for orientation in range(1, 9):
        told, files = made(tmp_path, camera(as_seen(scene(), orientation), orientation), ("webp", "avif"))

        assert (told["width"], told["height"]) == (480, 320)
        assert [(name, image.size) for (name, _), image in files.items()] == [
            ("320", (320, 213)),
            ("320", (320, 213)),
            ("share", (480, 252)),
        ]
        for image in files.values():
            if image.format != "JPEG":
                assert_near(corners(image), CORNERS)
            assert not image.getexif()
            assert not image.info.keys() & {"exif", "icc_profile", "comment", "xmp"}
    assert not any(SECRET in file.read_bytes() or b"ICC_PROFILE" in file.read_bytes() for file in (tmp_path / "made").iterdir())


def test_widths_are_those_that_are_not_larger_and_names_are_hashes_of_what_is_there(tmp_path):
    content = saved(scene(1400, 700))
    first, _ = made(tmp_path, content)
    again, _ = made(tmp_path, content)
    small, _ = made(tmp_path, saved(scene(200, 100)))
    moved, _ = made(tmp_path, content, focal_point=(0.0, 0.5))

    assert [(one["name"], one["width"], one["height"]) for one in first["renditions"]] == [
        ("1280", 1280, 640),
        ("960", 960, 480),
        ("640", 640, 320),
        ("320", 320, 160),
        ("share", 1200, 630),
    ]
    assert [(one["name"], one["width"]) for one in small["renditions"]] == [("200", 200), ("share", 190)]
    assert again == first
    assert [a["file"] == b["file"] for a, b in zip(first["renditions"], moved["renditions"], strict=True)] == [True] * 4 + [False]
    assert len(first["placeholder"]["blurhash"]) == 28
    assert first["placeholder"]["color"].startswith("#")


@pytest.mark.parametrize(
    ("mode", "form", "wanted"),
    [
        ("CMYK", "JPEG", CORNERS),
        ("L", "JPEG", [(76,) * 3, (150,) * 3, (29,) * 3, (255,) * 3]),
        ("P", "PNG", CORNERS),
        ("1", "PNG", None),
        ("I;16", "PNG", [(64,) * 3, (128,) * 3, (192,) * 3, (255,) * 3]),
        ("RGBA", "WEBP", CORNERS),
        ("RGB", "AVIF", CORNERS),
    ],
)
def test_pictures_of_each_kind_look_as_they_do(tmp_path, mode, form, wanted):
    image = scene() if mode in ("I;16", "P", "1") else scene(mode=mode)
    if mode == "I;16":
        top, bottom = (b"".join(struct.pack("<H", grey) * 240 for grey in row) for row in ((16384, 32768), (49152, 65535)))
        image = Image.frombytes("I;16", (480, 320), top * 160 + bottom * 160)
    elif mode in ("P", "1"):
        image = image.convert(mode)

    _, files = made(tmp_path, saved(image, form))

    if wanted is not None:
        assert_near(corners(files["320", "image/webp"]), wanted)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA"])
def test_pictures_of_16_bits_a_channel_look_as_they_do(tmp_path, mode):
    image = scene(mode=mode)
    if mode != "RGB":
        image.putalpha(Image.new("L", image.size, 128))

    _, files = made(tmp_path, deep(image))

    shown = files["320", "image/webp"]
    assert_near(corners(shown), [(76,) * 3, (150,) * 3, (29,) * 3, (255,) * 3] if mode == "LA" else CORNERS)
    assert shown.convert("RGBA").getpixel((160, 100))[3] == (255 if mode == "RGB" else 128)


def test_what_is_transparent_stays_so_and_is_white_where_it_is_shared(tmp_path):
    image = scene(mode="RGBA")
    image.putalpha(Image.new("L", image.size, 0))

    _, files = made(tmp_path, saved(image, "PNG"))

    assert files["320", "image/webp"].convert("RGBA").getpixel((9, 9))[3] == 0
    assert_near([files["share", "image/jpeg"].getpixel((9, 9))], [(255, 255, 255)], 4)


def test_avif_is_made_of_noise_with_less_effort_and_of_a_photograph_with_all(tmp_path):
    noise = Image.effect_noise((320, 200), 80).convert("RGB")
    soft = Image.effect_noise((16, 10), 80).resize((320, 200), Image.Resampling.BICUBIC).convert("RGB")

    made_of = {is_noise(image): made(tmp_path, saved(image, "PNG"), ("avif",))[0]["renditions"][0]["file"] for image in (noise, soft)}

    assert made_of.keys() == {True, False}
    for of_noise, image in ((True, noise), (False, soft)):
        options = (OF_NOISE if of_noise else ENCODERS)["avif"].options
        assert (tmp_path / "made" / made_of[of_noise]).read_bytes() == saved(image, "AVIF", **options)


def test_a_picture_that_ends_too_soon_is_broken(tmp_path):
    content = saved(scene(1400, 700), progressive=True)

    with pytest.raises(OSError, match="truncated"):
        made(tmp_path, content[: len(content) // 2])
