"""Text of XML: what it cannot hold is left out, what means something there is escaped. Documents are written where they are declared."""

import re

_NO_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""Everything but ``Char`` (XML 1.0, 2.2)."""
_FORBIDDEN = re.compile(f"[{_NO_CHARACTERS}]")
_SPECIAL = re.compile(f'[&<>"\r\n\t{_NO_CHARACTERS}]')
"""What most short texts have none of: one look saves the others."""
_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
"""``>`` for ``]]>``, and a line end of which parsers would make another one (XML 1.0, 2.4, 2.11)."""
_VALUE = (*_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))
"""White space too, of which parsers would make spaces (XML 1.0, 3.3.3)."""

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def escaped(text: str) -> str:
    """The text as it may stand between tags."""
    return _replaced(text, _TEXT)


def quoted(text: str) -> str:
    """The text as it may stand in an attribute, between double quotes."""
    return _replaced(text, _VALUE)


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Replacing one after the other takes a tenth of the time of ``str.translate``."""
    if not _SPECIAL.search(text):
        return text
    text = _FORBIDDEN.sub("", text)
    for character, reference in pairs:
        text = text.replace(character, reference)
    return text


def element(name: str, text: str | None, **attributes: str | None) -> str:
    """An element with text; nothing where ``text`` is ``None``. Attributes that are ``None`` are left out."""
    return "" if text is None else f"<{name}{_attributes(attributes)}>{escaped(text)}</{name}>"


def empty(name: str, **attributes: str | None) -> str:
    """An element without content."""
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: dict[str, str | None]) -> str:
    return "".join([f' {name}="{quoted(value)}"' for name, value in attributes.items() if value is not None])
