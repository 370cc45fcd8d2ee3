"""The attachments of an export, kept in a temporary file: memory does not grow with them."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from api.html.excerpts import text_of
from api.importers.wordpress.identities import Ways
from api.importers.wordpress.xml import Part
from api.services.archive.importing import Item
from api.services.archive.remarks import Remark

NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
"""Of an item on its site, as both Python and the temporary file take it."""

# Attachment data is serialised PHP: numbers are looked for, nothing is run.
_SIZE = {name: re.compile(rf's:{len(name)}:"{name}";i:([0-9]{{1,6}});') for name in ("width", "height")}
_POINT = {name: re.compile(rf's:1:"{name}";(?:d:|i:|s:[0-9]{{1,2}}:")([0-9]{{1,3}}(?:\.[0-9]{{1,20}})?)"?;') for name in "xy"}
WHOLE = 100
"""Of which shares are, where they are not of 1."""
_FILE = re.compile(r"/[^/]*\.[A-Za-z0-9]{2,5}$", re.ASCII)
_UPLOADS = re.compile(r"(?:.*[/\\]uploads[/\\])?[/\\]*(.*)", re.DOTALL)
_FACTS = {"title": "title", "name": "post_name", "date": "post_date", "modified": "post_modified"}


HIDDEN = frozenset({"private", "trash"})


def number_of(text: str) -> int:
    """The number that a text is; 0 where it is none."""
    return int(text) if NUMBER.fullmatch(text) else 0


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment: its image as a post has it, and what galleries are sorted by."""

    number: int
    place: int
    image: dict[str, Any] | None
    """``None`` for one that is in the trash or private: it is shown nowhere."""
    facts: dict[str, Any]
    ways: Ways


@dataclass
class Attachments:
    """Those of one export, by their numbers."""

    kept: sqlite3.Connection
    shown: set[int] = field(default_factory=set)
    """Numbers of those that posts name."""
    unusable: list[tuple[int, str]] = field(default_factory=list)
    """Line and identity of those without a number or an address."""
    replaced: list[tuple[int, str]] = field(default_factory=list)
    """And of those whose number another one has, which is taken."""

    def __post_init__(self) -> None:
        numbers, texts = "id INTEGER PRIMARY KEY, parent INTEGER, place INTEGER", "image TEXT, facts TEXT, ways TEXT"
        self.kept.execute(f"CREATE TABLE attachment ({numbers}, {texts}, line INTEGER)")
        self.kept.execute("CREATE INDEX parent ON attachment (parent, place, id)")

    def note(self, part: Part, uploads: str, ways: Ways) -> None:
        """Takes an item. ``uploads``: where the site has its files; ``ways``: what the attachment may be known by."""
        found, meta = part.members, dict(part.metas)
        number = number_of(found.get("post_id", ""))
        url = _address(found, meta.get("_wp_attached_file", ""), uploads)
        if not number or not url:
            self.unusable.append((part.line, found.get("guid") or url))
            return
        sizes = _found(_SIZE, meta.get("_wp_attachment_metadata", ""))
        image: dict[str, Any] = {
            "url": url,
            "alt": text_of(meta.get("_wp_attachment_image_alt", "")) or None,
            "caption": text_of(found.get("excerpt", "")) or None,
            **{name: int(size[1]) or None if size else None for name, size in sizes.items()},
        }
        if point := _focal_point(meta.get("focal_point", "")):
            image["focal_point"] = point
        facts = {name: text_of(found.get(member, "")) for name, member in _FACTS.items()}
        order = found.get("menu_order", "")
        place = -number_of(order[1:]) if order.startswith("-") else number_of(order)
        shown = None if found.get("status") in HIDDEN else image
        row = (number, number_of(found.get("post_parent", "")), place, json.dumps(shown), json.dumps(facts), json.dumps(astuple(ways)))
        before = self.kept.execute("SELECT line, image FROM attachment WHERE id = ?", (number,)).fetchone()
        if before and before[1] != row[3]:
            self.replaced.append((before[0], found.get("guid") or url))
        self.kept.execute("INSERT OR REPLACE INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, part.line))

    def one(self, number: int) -> Kept | None:
        """The attachment of this number."""
        rows = self.kept.execute("SELECT id, place, image, facts, ways FROM attachment WHERE id = ?", (number,)).fetchall()
        self.shown.add(number)
        return _read(rows[0]) if rows else None

    def of(self, post: int) -> list[Kept]:
        """Those of a post, as WordPress has them by itself: by their places, then by their numbers."""
        rows = self.kept.execute("SELECT id, place, image, facts, ways FROM attachment WHERE parent = ? ORDER BY place, id", (post,))
        found = [_read(row) for row in rows]
        self.shown.update(one.number for one in found)
        return found

    def left_out(self) -> Iterator[Item]:
        """What a report says of those that no post names, or that cannot be shown."""
        useless = Remark("left-out", "attachments without a number or an address are left out")
        doubled = Remark("left-out", "attachments whose number another one of the file has are left out")
        for remark, found in ((useless, self.unusable), (doubled, self.replaced)):
            for line, known_by in found:
                yield Item(f"line {line} (attachment)", remarks=(remark,), line=line, known_by=known_by, told="by-report")
        unnamed = Remark("left-out", "attachments that no post names by their number are left out")
        hidden = Remark("left-out", "attachments in the trash, and private ones, are left out")
        for number, line, text in self.kept.execute("SELECT id, line, image FROM attachment ORDER BY line"):
            image = json.loads(text)
            if image is None or number not in self.shown:
                place, remark = f"line {line} (attachment {number})", unnamed if image else hidden
                yield Item(place, remarks=(remark,), line=line, known_by=image["url"] if image else "", told="by-report")

    def are_there(self) -> bool:
        """Whether the file has attachments at all."""
        return self.kept.execute("SELECT 1 FROM attachment LIMIT 1").fetchone() is not None


def _focal_point(text: str) -> dict[str, float] | None:
    """The point that a cut keeps, in shares of width and height, where a field says it: of 1 or of 100, as JSON or as serialised PHP."""
    try:
        said = json.loads(text) if text.startswith("{") else {name: float(one[1]) for name, one in _found(_POINT, text).items() if one}
    except ValueError:
        return None
    shares = {name: said.get(name) for name in _POINT}
    found = {name: one for name, one in shares.items() if isinstance(one, int | float) and not isinstance(one, bool) and 0 <= one <= WHOLE}
    of = WHOLE if max(found.values(), default=0) > 1 else 1
    return {name: round(one / of, 4) for name, one in found.items()} if found.keys() == shares.keys() else None


def _found(patterns: Mapping[str, re.Pattern[str]], text: str) -> dict[str, re.Match[str] | None]:
    return {name: pattern.search(text) for name, pattern in patterns.items()}


def _read(row: tuple[int, int, str, str, str]) -> Kept:
    return Kept(row[0], row[1], json.loads(row[2]), json.loads(row[3]), Ways(*json.loads(row[4])))


def _address(found: dict[str, str], file: str, uploads: str) -> str:
    """The address; without one that of the guid, if it leads to a file, else where WordPress keeps the file."""
    guid = found.get("guid", "")
    if given := found.get("attachment_url") or (guid if _is_file(guid) else ""):
        return given
    inside = _UPLOADS.match(file)
    path = inside[1].replace("\\", "/") if inside else ""
    return f"{uploads.rstrip('/')}/{quote(path)}" if path and uploads else ""


def _is_file(url: str) -> bool:
    try:
        return _FILE.search(urlsplit(url).path) is not None
    except ValueError:
        return False
