"""What a Broadsheet is asked, and what comes back; and the forms of question and outcome that all kinds of sources have."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import orjson
from sqlalchemy import Row

from api.errors import NotDone, Unreachable
from api.outbound import Answer, Door, Unreadable
from api.outbound.parsing import parsed
from api.services.resources.media import Upload
from api.settings import Site
from api.sources import reading
from schemas.addresses import query_text

PATH, SINGLE = "/v1/changes", "/v1/posts/"
TYPES = "author,campaign,post,section,tag"
AT_ONCE = 100
"""Posts of a page, and so of a transaction: others want to write, too."""
SMALL_BYTES = 262_144
"""So much is read without a child: whatever it says, it is not much when it is read."""
OK, NOT_MODIFIED = 200, 304
AUTHORIZATION = "Authorization"
"""A header that is sent to the address that is asked, and to none that it leads to."""
STARTING_ANEW = {(410, "resync-required"), (422, "cursor-invalid")}
"""Statuses and codes of a cursor that nobody can go on from; the second of a server that is another one now."""
NOT_SHOWN = {(410, "gone"): "unpublished", (451, "legal"): "legal"}
"""Statuses and codes of a post that is not shown any more, and why: delta sync says it more exactly, later. No other answer says that."""

Fetch = Callable[[str, Mapping[str, str]], Answer]
"""Asks an address with these headers. Raises ``Unreachable`` or ``NotDone``."""


class Question(NamedTuple):
    """Which page is asked for, and where the source stood then: an outcome counts only while it stands there."""

    source_id: UUID
    host: str
    address: str
    etag: str | None
    standing: tuple[str | None, int, int]
    due_at: int = 0
    """When it was due: another moment stands there where somebody has it asked again meanwhile."""
    owner: str | None = None
    """Who has a lease on the source while it answers."""
    single: UUID | None = None
    """The post that is asked for by itself, by its id there."""
    kind: str = "broadsheet"
    """Which of ``kinds``."""
    row: Row[Any] | None = None
    """The source as it stood, for kinds that ask more of it."""
    picture: str | None = None
    """The address of the picture of that post that is fetched. ``api.media`` does that."""
    known_by: tuple[str, ...] = ()
    """The keys of that post, where it has no id of ours (``names``)."""
    account: str | None = None
    """``name:password`` for the other side; "" where none of our secrets opens it."""

    @property
    def said(self) -> dict[str, str]:
        """What the ``query`` of the source says, by parameter."""
        return dict(parse_qsl(self.row.query)) if self.row is not None else {}


class Outcome(NamedTuple):
    """What came of a question: a page; or nothing new; or that a snapshot is needed; or an error, and in how many seconds to ask again.

    Of kinds other than Broadsheet also ``wait_seconds``: how long the other side wants to be left alone; ``moved``: the address that it has
    for good by now; ``ended``: why it is not to be asked any more; ``is_older``: whether the page is of an older document than the one
    before, which said more; ``hub``: (address, topic) of one that says when there is news, where the page names one.
    """

    question: Question
    page: Mapping[str, Any] | None = None
    etag: str | None = None
    is_unchanged: bool = False
    is_resync: bool = False
    error: str | None = None
    after_seconds: int = 0
    wait_seconds: int = 0
    moved: str | None = None
    ended: str | None = None
    is_older: bool = False
    upload: Upload | None = None
    hub: tuple[str, str] | None = None


def fetched_by(door: Door) -> Fetch:
    """Asks through the guarded door."""
    return partial(_fetched, door)


def _fetched(door: Door, address: str, headers: Mapping[str, str]) -> Answer:
    credentials = {name: value for name, value in headers.items() if name == AUTHORIZATION}
    return door.fetch(address, headers={name: headers[name] for name in headers if name not in credentials}, credentials=credentials)


def question(row: Row[Any], single: UUID | None = None) -> Question:
    """What the source is asked next. ``row``: the source; ``single``: the post that is fetched by itself."""
    if single is not None:
        return Question(row.id, row.host, f"{row.url}{SINGLE}{single}", None, standing(row), row.next_at, single=single)
    asked = [("include", "body_html"), ("limit", str(AT_ONCE)), ("origin", "own"), ("types", TYPES)]
    own = f"{row.query}&" if row.query else ""
    cursor = "" if row.cursor is None else f"&{query_text([('cursor', row.cursor)])}"
    address = f"{row.url}{PATH}?{own}{query_text(asked)}{cursor}"
    return Question(row.id, row.host, address, row.etag, standing(row), row.next_at)


def standing(row: Any) -> tuple[str | None, int, int]:
    """Where a source stands: with another cursor, snapshot or form it does not stand there any more."""
    return row.cursor, row.run, row.revision


def outcome(fetch: Fetch, asked: Question, site: Site) -> Outcome:
    """What comes back, whatever it is."""
    headers = {"Accept": "application/json, application/problem+json", "User-Agent": f"Broadsheet (+{site.public_url})"}
    if asked.etag:
        headers["If-None-Match"] = asked.etag
    try:
        return (_read if asked.single is None else _read_single)(fetch(asked.address, headers), asked)
    except (Unreachable, NotDone) as error:
        return Outcome(asked, error=str(error), after_seconds=error.after_seconds if isinstance(error, NotDone) else 0)


def _read(answer: Answer, asked: Question) -> Outcome:
    if answer.status == NOT_MODIFIED:
        return Outcome(asked, is_unchanged=True)
    if (answer.status, _code(answer)) in STARTING_ANEW:
        return Outcome(asked, is_resync=True)
    host = urlsplit(asked.address).hostname
    if answer.status != OK:  # a part (206) may look like a whole
        raise NotDone(f"{host} answers {answer.status}.", answer.after_seconds)
    page = _page(answer.body, reading.page, "page of changes")
    if page["has_more"] and page["cursor"] == asked.standing[0]:
        raise Unreadable(f"{host} does not go on: it says that more is there, at the same place.")
    etag = answer.headers.get("etag", "")
    return Outcome(asked, page, etag if etag.isprintable() and len(etag) <= reading.LONGEST_CURSOR else None)


def _read_single(answer: Answer, asked: Question) -> Outcome:
    reason = NOT_SHOWN.get((answer.status, _code(answer) or ""))
    if reason is not None:
        return Outcome(asked, {"items": [{"type": "post", "id": str(asked.single), "revision": 0, "reason": reason}]})
    host = urlsplit(asked.address).hostname
    if answer.status != OK:
        raise NotDone(f"{host} answers {answer.status}.", answer.after_seconds)
    page = _page(answer.body, reading.single, "post")
    if page["items"][0]["id"] != str(asked.single):
        raise Unreadable(f"{host} answers with another post.")
    return Outcome(asked, page)


def _page(body: bytes, read: Callable[[bytes], dict[str, Any]], what: str) -> dict[str, Any]:
    if len(body) > SMALL_BYTES:
        made: dict[str, Any] = parsed(f"{reading.__name__}:{read.__name__}", body)
        return made
    try:
        return read(body)
    except ValueError:
        raise Unreadable(f"The answer is no {what}.") from None


def _code(answer: Answer) -> str | None:
    if answer.is_success or len(answer.body) > SMALL_BYTES:
        return None
    try:
        problem = orjson.loads(answer.body)
    except ValueError:
        return None
    return problem.get("code") if isinstance(problem, dict) and isinstance(problem.get("code"), str) else None
