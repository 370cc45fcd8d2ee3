"""Plain text of HTML, and excerpts: the editor's own without its mark, or the beginning of the text."""

import re
from html import unescape

import regex

LONGEST = 280
"""Characters of a generated excerpt."""

INLINE = frozenset("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup time u wbr".split())  # noqa: SIM905 - on one line
"""Elements whose tags part no words."""

# A tag that does not end is read once, to the end of the text, and stays: else each "<a" would be looked at up to there.
_TAG = re.compile(r"<!--(?:.*?)(?:-->|\Z)|</?([a-z!][^\s/>]*+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+(>?)", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+")
_LINK = r"(?:<a\b[^<>]*+>\s*+)?https?://[^\s<>]++\s*+(?:</a>\s*+)?"
_BARE = re.compile(rf"(<figure\b[^<>]*?\sdata-embed=[^<>]*+>)\s*+{_LINK}|<p>\s*+{_LINK}</p>", re.IGNORECASE)
"""The address alone of an embed, or of a paragraph."""
_NOTE_MARK = re.compile(r'<sup><a (?:id="[^"]*+" )?href="#[^"]*+"(?: id="[^"]*+")?>[^<>]*+</a></sup>')
_NOTES = '<ol><li id="to-'
"""Begins a list of footnotes."""
_GRAPHEME = regex.compile(r"\X")
_MARK = re.compile(r"(?<!\s)\s*+(?:\[\s*(?:…|\.\.\.|&hellip;|&#8230;)\s*\]|…|&hellip;|&#8230;)\s*$")


def text_of(html: str) -> str:
    """The text: elements within a line join, others part; entities decoded, white space folded; marks of footnotes are no text."""
    html = _NOTE_MARK.sub("", html) if "<sup><a " in html else html
    return _SPACE.sub(" ", unescape(_TAG.sub(_parting, html))).strip()


def _parting(found: re.Match[str]) -> str:
    """What stands for a tag or a comment."""
    if found[1] is None:
        return ""
    if not found[2]:
        return found[0]
    return "" if found[1].lower() in INLINE else " "


def generated_of(html: str, text: str) -> tuple[str, bool]:
    """(the beginning of the HTML's text without bare addresses and footnotes, whether text follows); ``text``: all its text."""
    kept = html
    if "http" in text:
        kept = _BARE.sub(lambda found: found[1] or " ", kept)
    if (notes := kept.find(_NOTES)) >= 0:
        kept = kept[:notes] + kept[kept.find("</ol>", notes) :]
    return generated(text if kept is html or kept == html else text_of(kept))


def generated(text: str) -> tuple[str, bool]:
    """(the beginning of a text, whether text follows): cut at a space where the script has spaces, else between graphemes."""
    if len(text) <= LONGEST:
        return text, False
    head = text[: LONGEST + 1]
    at = head.rfind(" ")
    # A space in the first half would throw most of the room away: the script has none between words.
    if at > LONGEST // 2:
        return head[:at].rstrip(), True
    end = 0
    for found in _GRAPHEME.finditer(text, 0, LONGEST + 100):
        if found.end() > LONGEST:
            break
        end = found.end()
    return text[: end or LONGEST].rstrip(), True


def trimmed(excerpt: str) -> tuple[str, bool]:
    """(an imported excerpt without the mark at its end, whether it had one)."""
    found = _MARK.search(excerpt)
    return (excerpt[: found.start()], True) if found else (excerpt, False)
