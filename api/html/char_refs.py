"""What a parser is slowest at is to read and to write character references: where there are many, single characters stand for them."""

import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from itertools import chain, groupby, islice

from api.html.tokens import GAP, cut

MANY = 2_000
COMMON: tuple[str, ...] = ("&amp;", "&lt;", "&gt;", "&nbsp;")
"""The references that HTML is written with; a parser gives them back as they are."""
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))
"""Characters without a meaning of their own. A body cannot have them all."""
_NUMERIC = re.compile(r"&#(?:[xX]0*+([0-9a-fA-F]{1,6}+)|0*+([0-9]{1,7}+))")
_HOST = re.compile(r"""[:/\\](?:[^/\\?#"'>&]|&(?!amp;|lt;|gt;|nbsp;))*+&(?:amp|lt|gt|nbsp);""")
"""In the name of a host such a character makes an address malformed."""
_LITERAL_LT = re.compile("<(?![a-zA-Z/!?])")
"""What begins no tag."""
_NO_TAG = "</>"
"""What a parser passes over."""
_UNFINISHED = "|".join(
    f"{first}(?:{'|'.join(sorted((name[1:] for name in some), key=len, reverse=True))})"
    for first, some in groupby(sorted(name for name in html5 if not name.endswith(";")), key=lambda name: name[0])
)
"""Names of references that need no semicolon."""
_AMPERSAND = re.compile(f"&(?!#[0-9]|#[xX][0-9a-fA-F]|{_UNFINISHED})(?=([a-zA-Z][a-zA-Z0-9]*+;)?)")
"""What begins no reference, but where there is one of the name that stands after it."""


def marked(texts: list[str], tags: list[str]) -> tuple[list[str], list[str], Mapping[str, str]]:
    """The same texts and tags, and reference: the character that stands for it from here on.

    In texts it stands also for what would be written as that reference. None where there are few, which is as quick without.
    """
    text, tag = "".join(texts), "".join(tags)
    in_tags = tag.count("&")
    if in_tags + sum(map(text.count, ("&", "<", ">", "\xa0"))) < MANY:
        return texts, tags, {}
    between, *marks = islice(_unused(text + tag), 1 + len(COMMON))
    standing = dict(zip(COMMON, marks, strict=True))
    texts = _marked_text(between.join(texts), standing).split(between)
    if in_tags >= MANY:
        tags = [_marked_tag(one, standing) for one in tags]
    return texts, tags, standing


def shortened(html: str, standing: Mapping[str, str]) -> str:
    """What a parser has written, with characters for references where there are many again."""
    if not standing or html.count("&") < MANY:
        return html
    return "".join(replaced(text, standing) + (_marked_tag(tag[0], standing) if tag else "") for text, tag in cut(html))


def restored(html: str, standing: Mapping[str, str]) -> str:
    """The HTML with the references again."""
    return replaced(html, {mark: reference for reference, mark in standing.items()})


def _unused(html: str) -> Iterator[str]:
    """Characters that are not in the HTML, and that no reference in it means."""
    numbers = {int(found[1], 16) if found[1] else int(found[2]) for found in _NUMERIC.finditer(html)} if "&#" in html else set()
    used = set(html) | {chr(number) for number in numbers if number <= _PRIVATE[-1].stop}
    return (mark for mark in map(chr, chain(*_PRIVATE)) if mark not in used)


def _marked_text(text: str, standing: Mapping[str, str]) -> str:
    amp, lt, gt, nbsp = (standing[reference] for reference in COMMON)
    text = replaced(text, standing).replace("\xa0", nbsp)
    text = _LITERAL_LT.sub(lt, text) if "<" in text else text
    text = GAP.join(part.replace(">", gt) for part in text.split(_NO_TAG))
    return _AMPERSAND.sub(lambda found: "&" if found[1] in html5 else amp, text) if "&" in text else text


def _marked_tag(tag: str, standing: Mapping[str, str]) -> str:
    return tag if "&" not in tag or _HOST.search(tag) else replaced(tag, standing)


def replaced(text: str, by: Mapping[str, str]) -> str:
    """The text with something else for each of these."""
    for old, new in by.items():
        text = text.replace(old, new)
    return text
