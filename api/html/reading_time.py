"""How long it takes to read a text."""

import re
from math import ceil

WORDS, IDEOGRAPHS, LETTERS = 230, 500, 1_000
"""Read in a minute: words of scripts with spaces between them; characters of Chinese and Japanese; letters of scripts without spaces."""

_IDEOGRAPHS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_LETTERS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese, Khmer."""


def minutes_of(text: str) -> int:
    """Minutes, rounded up; 0 where there is nothing to read. ``text``: plain, one space between words."""
    if text.isascii():
        return ceil((text.count(" ") + bool(text)) / WORDS)
    rest, ideographs = _IDEOGRAPHS.subn(" ", text)
    rest, letters = _LETTERS.subn(" ", rest)
    return ceil(len(rest.split()) / WORDS + ideographs / IDEOGRAPHS + letters / LETTERS)
