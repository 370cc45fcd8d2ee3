"""Files that stand in a text as ``data:`` addresses: they go before the size of the text is judged."""

import re

_TYPE = r"data:[\w.+-]{1,60}/[\w.+-]{1,80}(?:;[\w=.-]{1,60})*+"
_DATA = re.compile(rf"({_TYPE};?,)(?=[A-Za-z0-9+/=_%-]{{64}})(?:\s*+[A-Za-z0-9+/=_%-]{{16,}})*+[A-Za-z0-9+/=_%-]*+")
_ATTRIBUTE = re.compile(rf"""(\shref\s*)?=\s*(?:"\s*{_TYPE},[^"]*"|'\s*{_TYPE},[^']*'|{_TYPE},[^\s"'>]*)""")
_NO_IMAGE = re.compile(r"<img\b(?![^<>]*\s(?:data-[\w-]+|srcset)\s*=\s*[\"']?[^\s\"'<>])[^<>]*\ssrc\s*=\"\"[^<>]*>", re.IGNORECASE)


def without_data(text: str) -> str:
    """The text with empty ``data:`` addresses: only what they are of is left."""
    return _DATA.sub(r"\1", text) if "data:" in text else text


def without_files(text: str) -> tuple[str, int]:
    """(the text without embedded files, and without images that show nothing else; how many files there were)."""
    if "data:" not in text:
        return text, 0
    text, number = _ATTRIBUTE.subn(lambda found: "" if found[1] else '=""', text)
    return _NO_IMAGE.sub("", without_data(text)) if number else without_data(text), number
