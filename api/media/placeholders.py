"""Placeholders: the mean colour, and a BlurHash (github.com/woltapp/blurhash), which says in 28 characters what is where."""

from collections.abc import Sequence
from math import cos, pi

Colour = tuple[float, float, float]
Rows = Sequence[Sequence[tuple[int, int, int]]]
"""A small picture: its rows of red, green and blue, 0 to 255."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
ACROSS, DOWN = 4, 3
"""Waves that are told."""
STEPS = 9
"""Of each colour of a wave, on either side of none."""


def blurhash(rows: Rows) -> str:
    """The BlurHash of a small picture, with 4 by 3 components."""
    linear = [[_linear_colour(pixel) for pixel in row] for row in rows]
    mean, *waves = [_wave(linear, x, y) for y in range(DOWN) for x in range(ACROSS)]
    greatest = max(abs(part) for wave in waves for part in wave)
    step = max(0, min(82, int(greatest * 166 - 0.5)))
    scale = (step + 1) / 166
    said = _digits(ACROSS - 1 + (DOWN - 1) * 9, 1) + _digits(step, 1) + _digits(int(colour(mean)[1:], 16), 4)
    return said + "".join(_digits(_quantised(wave, scale), 2) for wave in waves)


def mean_colour(rows: Rows) -> str:
    """The mean of the light in a picture: ``#rrggbb``."""
    return colour(_wave([[_linear_colour(pixel) for pixel in row] for row in rows], 0, 0))


def colour(linear: Colour) -> str:
    """The colour of this light in sRGB: ``#rrggbb``."""
    return "#" + "".join(f"{_encoded(part):02x}" for part in linear)


def _wave(rows: Sequence[Sequence[Colour]], x: int, y: int) -> Colour:
    """How much of a wave is in the picture."""
    height, width = len(rows), len(rows[0])
    across = [cos(pi * x * place / width) for place in range(width)]
    total = [0.0, 0.0, 0.0]
    for place, row in enumerate(rows):
        down = cos(pi * y * place / height)
        for factor, pixel in zip(across, row, strict=True):
            for part in range(3):
                total[part] += factor * down * pixel[part]
    share = (1 if x == y == 0 else 2) / (width * height)
    return total[0] * share, total[1] * share, total[2] * share


def _quantised(wave: Colour, scale: float) -> int:
    number = 0
    for part in wave:
        root = abs(part / scale) ** 0.5 * (1 if part >= 0 else -1)
        number = number * (2 * STEPS + 1) + max(0, min(2 * STEPS, int(root * STEPS + STEPS + 0.5)))
    return number


def _digits(number: int, length: int) -> str:
    said = ""
    for _ in range(length):
        number, digit = divmod(number, len(DIGITS))
        said = DIGITS[digit] + said
    return said


def _linear_colour(pixel: tuple[int, int, int]) -> Colour:
    return _LINEAR[pixel[0]], _LINEAR[pixel[1]], _LINEAR[pixel[2]]


# The constants of sRGB (IEC 61966-2-1): the end of its straight part in values and in light, and the curve.
_STRAIGHT, _STRAIGHT_LIGHT, _SLOPE, _OFFSET, _POWER = 0.04045, 0.0031308, 12.92, 0.055, 2.4


def _linear(value: int) -> float:
    """The light of a value of sRGB."""
    share = value / 255
    return share / _SLOPE if share <= _STRAIGHT else ((share + _OFFSET) / (1 + _OFFSET)) ** _POWER


def _encoded(light: float) -> int:
    share = max(0.0, min(1.0, light))
    return round(255 * (share * _SLOPE if share <= _STRAIGHT_LIGHT else (1 + _OFFSET) * share ** (1 / _POWER) - _OFFSET))


_LINEAR = [_linear(value) for value in range(256)]
