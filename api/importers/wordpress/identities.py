"""What items, attachments and authors of an export are known by on the next run. How keys lead to resources is in ``services.identities``.

An item is known by its guid, else by its link, else by title and moment; never by its number, which other sites have too. What two items
of one file have in common identifies neither of them. An item that has none of these is known by all that it says, as long as that is so.
"""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from unicodedata import normalize

_WEB = re.compile(r"(?:https?:)?//([^/?#]+)(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ENCODED = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)


def key(sort: str, *parts: str) -> str:
    """A key in the form that archives have."""
    return f"{sort}:{sha256(chr(0).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def spelled(address: str, site: str) -> str:
    """An address in one spelling: ``http`` and ``https`` are one, what is no whole address is one of its site."""
    address = unescape(address).strip()
    web = _WEB.fullmatch(address)
    if web:
        return f"//{web[1].lower()}{_ENCODED.sub(lambda found: found[0].upper(), web[2])}".rstrip("/")
    return address if not address or _SCHEME.match(address) else f"{site} {address}"


def logins(site: str, login: str, email: str, name: str) -> list[str]:
    """Keys of an author: the login on its site, best; then that with the e-mail address, else the name, on whatever site.

    Two sites may have different people under one login, and one person under the same.
    """
    login, email, name = folded(login), folded(email), folded(name)
    person = ("email", email) if email else ("name", name) if name != login else None
    return [login_key(site, login), *([key("login", person[0], login, person[1])] if person else [])]


def login_key(site: str, login: str) -> str:
    """The key of an author of whom only the login is known."""
    return key("login", "site", site, folded(login))


def folded(text: str) -> str:
    """A login as WordPress compares it: case does not matter."""
    return normalize("NFKC", " ".join(text.split())).casefold()


@dataclass(frozen=True, slots=True)
class Ways:
    """What a file says of one item that may tell it again; "" for what is missing.

    ``rest``: its number, by which items are parted that are alike otherwise; where all the others are missing, all that it says.
    """

    guid: str
    link: str
    titled: str
    rest: str

    @classmethod
    def of(cls, found: Mapping[str, str], site: str, moment: str) -> "Ways":
        """Those of an item."""
        title = " ".join(unescape(found.get("title", "")).split())
        ways = (
            spelled(found.get("guid", ""), site),
            spelled(found.get("link", ""), site),
            f"{site} {moment} {title}" if title and moment else "",
        )
        rest = found.get("post_id", "") if any(ways) else key("rest", site, *(f"{name} {text}" for name, text in sorted(found.items())))
        return cls(*ways, rest)

    @property
    def is_weak(self) -> bool:
        """Whether there is nothing by which the item is told again when it has changed."""
        return not (self.guid or self.link or self.titled)

    @property
    def whole(self) -> str:
        """A key of all of them together."""
        return key("item", self.guid, self.link, self.titled, self.rest)

    @property
    def keys(self) -> dict[str, str]:
        """By sort, the keys of those that there are, best first."""
        return {sort: key(sort, text) for sort, text in (("guid", self.guid), ("link", self.link), ("title", self.titled)) if text}


class Known:
    """Which ways are those of one item only. Kept in a temporary file, so that memory does not grow with the export."""

    def __init__(self, kept: sqlite3.Connection) -> None:
        self.kept = kept
        kept.execute("CREATE TABLE way (key TEXT PRIMARY KEY, whole TEXT, is_shared INTEGER) WITHOUT ROWID")
        kept.execute("CREATE TABLE met (whole TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID")

    def note(self, ways: Ways, kind: str) -> None:
        """Takes what one item is known by."""
        whole = ways.whole
        rows = [(f"{kind} {one}", whole) for one in ways.keys.values()]
        again = "ON CONFLICT (key) DO UPDATE SET is_shared = is_shared OR whole <> excluded.whole"
        self.kept.executemany(f"INSERT INTO way VALUES (?, ?, 0) {again}", rows)  # noqa: S608 - no text from outside

    def keys(self, ways: Ways, kind: str) -> dict[str, str]:
        """By sort, the keys that are of this item alone, best first, and last that of all of them together."""
        alone = {sort: one for sort, one in ways.keys.items() if not self._is_shared(f"{kind} {one}")}
        return {**alone, "item": ways.whole}

    def has_link(self, address: str, kind: str) -> bool:
        """Whether this address, which is whole, is the link of an item."""
        one = f"{kind} {key('link', spelled(address, ''))}"
        return self.kept.execute("SELECT 1 FROM way WHERE key = ?", (one,)).fetchone() is not None

    def _is_shared(self, one: str) -> bool:
        row = self.kept.execute("SELECT is_shared FROM way WHERE key = ?", (one,)).fetchone()
        return bool(row and row[0])

    def met(self, ways: Ways, line: int) -> int | None:
        """The line of the first item that has all of this in common, ``None`` where this is the first."""
        row = self.kept.execute("SELECT line FROM met WHERE whole = ?", (ways.whole,)).fetchone()
        if row is None:
            self.kept.execute("INSERT INTO met VALUES (?, ?)", (ways.whole, line))
        return row[0] if row else None
