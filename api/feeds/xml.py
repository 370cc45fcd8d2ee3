"""Text as XML 1.0 takes it. Documents are put together where their format is."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def escaped(text: str) -> str:
    """The text for elements and attributes in double quotes, without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)
