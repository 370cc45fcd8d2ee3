"""Comments of WordPress's block editor: which block begins or ends there, and what is said of it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from api.importers.wordpress.attachments import NUMBER

COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_BLOCK = re.compile(r"\s*(/?)wp:([a-z][a-z0-9/-]*)(?=\s|/|\Z)(.*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """The begin or the end of a block, or, without anything inside, both. ``raw``: its data as JSON text."""

    name: str
    raw: str = ""
    is_end: bool = False
    is_whole: bool = False

    @property
    def data(self) -> Data:
        """What is said of it; nothing where that cannot be read."""
        try:
            found = json.loads(self.raw)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def block_of(comment: str) -> Block | None:
    """The block of a comment; those of WordPress itself are named without ``core/``."""
    match = _BLOCK.match(comment)
    if not match:
        return None
    raw = match[3].strip()
    is_whole = raw.endswith("/")
    return Block(_name(match[2].rstrip("/")), raw.removesuffix("/"), bool(match[1]), is_whole or match[2].endswith("/"))


def _name(name: str) -> str:
    if name.startswith("core-embed/"):
        return "embed"
    return name.removeprefix("core/")


def text(data: Data, *names: str) -> str:
    """The first of these members that is a text with something in it, without control characters."""
    for name in names:
        value = data.get(name)
        if isinstance(value, str) and value.strip():
            return _CONTROL.sub("", value).strip()
    return ""


def number(data: Data, name: str) -> int:
    """A member that is a number of something on the site; 0 where it is none."""
    value = data.get(name)
    value = int(value) if isinstance(value, str) and NUMBER.fullmatch(value) else value
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**18 else 0
