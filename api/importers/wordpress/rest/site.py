"""A site's REST interface, asked: lists piece by piece, what it cannot show isolated by halving, absence told from noise.

A page for maintenance, HTML, totals that do not fit, an interface that is shut: all of these raise ``NotDone``, whatever their status.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import orjson

from api.errors import NotDone
from api.importers.wordpress.rest import answers
from api.importers.wordpress.rest.answers import MOST, Read
from api.importers.wordpress.rest.discovery import NAMESPACE, POLYLANG, Fetch, placed
from api.outbound import Answer, Unreadable
from api.outbound.parsing import parsed
from schemas.addresses import query_text

Query = Mapping[str, str | int]
Reading = Callable[[bytes], list[Read]]

OK = 200
SMALL_BYTES = 262_144
"""So much is read without a child."""
HALVED = frozenset({500, 502, 504})
"""Statuses of a list of which one item may be the reason. 503 is said of the whole site."""
MOST_BROKEN = 20
"""Items of one list that a site cannot show: where there are more, it is not their fault."""
GONE = {(404, "rest_post_invalid_id"), (401, "rest_forbidden"), (403, "rest_forbidden")}
"""Statuses and codes by which WordPress says of a number that nobody sees what it was of."""
PUBLIC = "publish"
EMBEDDED = "author,wp:featuredmedia,wp:term"


class Withheld(NotDone):
    """The site does not want to show it."""


class Said(Withheld):
    """WordPress refuses, in its own words: ``code`` is one of its own."""

    def __init__(self, detail: str, status: int, code: str) -> None:
        super().__init__(detail)
        self.status, self.code = status, code


class _Heavy(NotDone):
    """A list that cannot be shown, maybe for one of its items."""


class Listed(NamedTuple):
    """Items of a list; of ``broken`` the site shows that they are there, and no more. ``total``: of the whole list, as the site says it."""

    items: list[Read]
    broken: list[Read]
    total: int | None

    @property
    def last(self) -> str:
        """When the last of them was changed."""
        return max((one["modified"] for one in (*self.items, *self.broken)), default="")

    @property
    def number(self) -> int:
        """How many of the list these are."""
        return len(self.items) + len(self.broken)


@dataclass
class Site:
    """``credentials``: a header for those who may see more, and texts as editors do."""

    root: str
    fetch: Fetch
    credentials: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The name of the site's server."""
        return urlsplit(self.root).hostname or ""

    def posts(self, kind: str, *, after: str = "", offset: int = 0, most: int = MOST) -> Listed:
        """Posts (``posts``, ``pages`` …) in the order in which they were changed. ``after``: only those that were changed later."""
        query: dict[str, str | int] = {"orderby": "modified", "order": "asc", "_embed": EMBEDDED}
        if after:
            query["modified_after"] = after
        return self.listed(kind, answers.posts, query, offset=offset, most=most)

    def numbers(self, kind: str, *, offset: int = 0) -> Listed:
        """What is public, by number, with when it was changed."""
        return self.listed(kind, answers.states, {"orderby": "id", "order": "asc", "_fields": "id,modified_gmt"}, offset=offset)

    def listed(self, kind: str, read: Reading, query: Query, *, offset: int = 0, most: int = MOST) -> Listed:
        """Items of a list from a place on. Raises ``NotDone``, as ``Said`` where WordPress itself refuses."""
        found = self._halved(kind, read, query, offset, most)
        if found.total is not None and found.number < min(most, found.total - offset):
            raise NotDone(f"{self.host} says that {found.total} are there, and shows fewer.")
        return found

    def _halved(self, kind: str, read: Reading, query: Query, offset: int, most: int) -> Listed:
        try:
            return self._page(kind, read, query, offset, most)
        except _Heavy:
            if most == 1:
                return self._without_text(kind, query, offset)
        half = most - most // 2
        first = self._halved(kind, read, query, offset, half)
        if first.number < half:
            return first
        if len(first.broken) > MOST_BROKEN:
            raise NotDone(f"{self.host} cannot show most of what it has.")
        rest = self._halved(kind, read, query, offset + half, most - half)
        return Listed(first.items + rest.items, first.broken + rest.broken, rest.total)

    def _without_text(self, kind: str, query: Query, offset: int) -> Listed:
        """The one item at a place that is not shown: its number, and when it was changed."""
        bare = {name: value for name, value in query.items() if name not in ("_embed", "context")}
        try:
            found = self._page(kind, answers.states, {**bare, "_fields": "id,modified_gmt,guid,link,title"}, offset, 1)
        except _Heavy as error:
            raise NotDone(str(error)) from error
        return Listed([], found.items, found.total)

    def _page(self, kind: str, read: Reading, query: Query, offset: int, most: int) -> Listed:
        asked: dict[str, str | int] = {"per_page": most, **({"offset": offset} if offset else {}), **query}
        if self.credentials and "_fields" not in asked:
            asked["context"] = "edit"
        try:
            answer = self.fetch(self._address(kind, asked), self.credentials)
        except Unreadable as error:
            raise _Heavy(str(error), error.after_seconds) from error
        self._check(answer)
        try:
            items = _read(read, answer.body)
        except (ValueError, Unreadable) as error:
            raise _Heavy(f"{self.host} answers what is no list.") from error
        if len(items) > most:
            raise NotDone(f"{self.host} shows more than it was asked for.")
        total = answer.headers.get("x-wp-total", "")
        return Listed(items, [], int(total) if total.isascii() and total.isdigit() and len(total) < MOST else None)

    def locales(self) -> dict[str, str]:
        """By what languages are called there, their locales, as Polylang shows them; none where it cannot. Raises ``NotDone``."""
        try:
            answer = self.fetch(placed(self.root, f"{POLYLANG}/languages", "_fields=slug,locale"), self.credentials)
            self._check(answer)
            return answers.languages(answer.body)
        except (Withheld, _Heavy, ValueError):
            return {}

    def _address(self, path: str, query: Query) -> str:
        return placed(self.root, f"{NAMESPACE}/{path}", query_text([(name, str(value)) for name, value in query.items()]))

    def _check(self, answer: Answer) -> None:
        """Raises ``NotDone`` for what is no answer of this interface, ``Said`` where it refuses."""
        is_json = "json" in answer.headers.get("content-type", "").partition(";")[0].lower()
        if answer.status == OK and is_json:
            return
        if answer.status in HALVED:
            raise _Heavy(f"{self.host} answers {answer.status}.", answer.after_seconds)
        code = _code(answer) if is_json else ""
        if code:
            raise Said(f"{self.host} answers {answer.status} ({code}).", answer.status, code)
        told = "" if is_json else ", and a page instead of data"
        raise NotDone(f"{self.host} answers {answer.status}{told}.", answer.after_seconds)

    def is_gone(self, kind: str, number: int) -> bool:
        """Whether nobody sees an item any more: it was deleted, is in the trash, private, or not public yet. Raises ``NotDone``."""
        try:
            answer = self.fetch(self._address(f"{kind}/{number}", {"_fields": "id,status"}), self.credentials)
            self._check(answer)
        except Said as error:
            if (error.status, error.code) in GONE:
                return True
            raise
        try:
            read = answers.one(answer.body)
        except ValueError:
            read = {}
        if read.get("id") != number:
            raise NotDone(f"{self.host} answers something else than it was asked for.")
        return bool(read.get("status", PUBLIC) != PUBLIC)

    def check_open(self, kind: str) -> None:
        """Raises ``NotDone`` where the interface is shut: then what it says of single items says nothing."""
        self._check(self.fetch(self._address(kind, {"per_page": 1, "_fields": "id"}), self.credentials))


def _read(read: Reading, body: bytes) -> list[Read]:
    if len(body) > SMALL_BYTES:
        made: list[Read] = parsed(f"{answers.__name__}:{read.__name__}", body)
        return made
    return read(body)


def _code(answer: Answer) -> str:
    """WordPress's own word for why it refuses; "" where it does not say it in its form."""
    if len(answer.body) > SMALL_BYTES:
        return ""
    try:
        read: Any = orjson.loads(answer.body)
    except ValueError:
        return ""
    said = read if isinstance(read, dict) else {}
    data = said.get("data")
    fits = isinstance(data, dict) and data.get("status") == answer.status
    return said["code"] if fits and isinstance(said.get("code"), str) and len(said["code"]) < MOST else ""
