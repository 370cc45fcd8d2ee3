"""Character references are what a parser is slowest at: in bodies with very many, single characters stand for the commonest ones."""

import re
from collections.abc import Mapping

from api.html.tokens import cut

MANY = 2_000
COMMON = ("&amp;", "&lt;", "&gt;", "&nbsp;")
"""The references that HTML is written with; a parser gives them back as they are."""
_PRIVATE = range(0xE000, 0xE040)
"""Characters without a meaning of their own."""
_REFERENCE = re.compile(r"&#(?:[xX]0*+([eE]0[0-3][0-9a-fA-F])(?![0-9a-fA-F])|0*+(57[34]\d\d)(?!\d));?")
"""What may be a reference to one of them."""
_HOST = re.compile(r"""[:/\\](?:[^/\\?#"'>&]|&(?!amp;|lt;|gt;|nbsp;))*+&(?:amp|lt|gt|nbsp);""")
"""In the name of a host such a character makes an address malformed."""


def marks(html: str) -> tuple[str, Mapping[str, str]]:
    """(the HTML, a private character for each reference); no characters for a body with few references, which is as quick without."""
    if html.count("&") < MANY:
        return html, {}
    html = _REFERENCE.sub(_written_out, html)
    unused = [mark for mark in map(chr, _PRIVATE) if mark not in html]
    return html, dict(zip(COMMON, unused, strict=False)) if len(unused) >= len(COMMON) else {}


def shortened(html: str, standing: Mapping[str, str]) -> str:
    """The HTML with characters for references."""
    if not standing:
        return html
    out: list[str] = []
    for text, tag in cut(html):
        out.append(_replaced(text, standing))
        if tag:
            out.append(tag[0] if _HOST.search(tag[0]) else _replaced(tag[0], standing))
    return "".join(out)


def restored(html: str, standing: Mapping[str, str]) -> str:
    """The HTML with the references again."""
    return _replaced(html, {mark: reference for reference, mark in standing.items()})


def _replaced(text: str, by: Mapping[str, str]) -> str:
    for old, new in by.items():
        text = text.replace(old, new)
    return text


def _written_out(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code in _PRIVATE else found[0]
