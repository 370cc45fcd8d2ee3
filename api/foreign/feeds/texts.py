"""The text of a feed, whatever its encoding is and is said to be, from its root on."""

import codecs
import re

from api.foreign.broken import Broken
from api.foreign.characters import encoding_of

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?\sencoding\s*=""")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,30}:)?(?:rss|feed|RDF)(?=[\s>/])")
_PAGE = re.compile(r"(?:[\s\ufeff]+|<!--.*?-->|<\?.*?\?>)*+<(?:!DOCTYPE\s+html|html)\b", re.DOTALL | re.IGNORECASE)
_OTHERWISE = "windows-1252"
"""What a text is in that is in none of the encodings it says (as browsers have it: WHATWG Encoding)."""


def decoded(data: bytes, charset: str) -> str:
    """The text of these bytes. ``charset``: what the answer called them, believed where they say nothing themselves and are no UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    declared = encoding_of(data[:1_000])
    is_said = declared != "utf-8" or bool(_DECLARED.match(data[:1_000]))
    said = declared if is_said else _known(charset) or declared
    # Few texts in another encoding are UTF-8, too; what an answer calls a document is often only how a server calls all of them.
    for name in dict.fromkeys((said, "utf-8") if is_said else ("utf-8", said)):
        try:
            return data.decode(name).lstrip("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return _mixed(data)


def from_root(text: str) -> str:
    """The text from its root on. Raises ``Broken`` for what is no feed, and for one that declares entities."""
    if _PAGE.match(text[:10_000]):
        raise Broken("This is a page (HTML) and no feed.")
    root = _ROOT.search(text)
    if root is None:
        raise Broken("This is no feed.")
    if "<!ENTITY" in text[: root.start()]:
        raise Broken("This feed declares entities, which could hide anything: it is refused.")
    return text[root.start() :]


def _known(charset: str) -> str | None:
    try:
        return codecs.lookup(charset).name if charset else None
    except (LookupError, ValueError):
        return None


def _mixed(data: bytes) -> str:
    """UTF-8 in which some bytes are broken, or another encoding altogether: as most of what is not ASCII says."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = len(text) - broken - sum(byte < 128 for byte in data)  # noqa: PLR2004 - ASCII
    return text if whole > broken else data.decode(_OTHERWISE, "replace")
