"""Keeps a copy of what a Broadsheet server shows and brings it up to date: a client of delta sync, as docs/sync.md describes it.

python broadsheet_sync.py http://127.0.0.1:8000 news.db --query language=en

Killed at any instant, it goes on where it was: each page is stored with the cursor behind it in one transaction.
"""

import argparse
import gzip
import json
import random
import sqlite3
import sys
import time
import zlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

OK, UNCHANGED, GONE, AGAIN = 200, 304, 410, (429, 500, 502, 503, 504)
TIMEOUT_SECONDS, MOST_WAIT_SECONDS, ATTEMPTS = 60, 60, 10
LOST = (OSError, HTTPException, EOFError, zlib.error, ValueError)  # no answer, half of one, or the page of somebody in between
TABLES = """
CREATE TABLE IF NOT EXISTS item (type TEXT, id TEXT, run INTEGER, resource TEXT, PRIMARY KEY (type, id));
CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT);
"""
Key = tuple[str, str]  # type and id


class SyncError(Exception):
    """The server cannot be reached, or takes the request for wrong. The copy is as it was."""


class Stored(NamedTuple):
    """A resource of the copy. ``run``: the last snapshot in whose run it was named."""

    run: int
    resource: dict[str, Any]


class Place(NamedTuple):
    """Where the copy stands. ``is_whole``: the run of its snapshot is over; ``url``, ``etag``: what was answered last, if nothing new."""

    query: str | None = None
    cursor: str | None = None
    run: int = 0
    is_whole: bool = False
    url: str = ""
    etag: str = ""


class Store(ABC):
    """What a copy is kept in."""

    @abstractmethod
    def place(self) -> Place:
        """The place that was stored last; one without a cursor at first."""

    @abstractmethod
    def posts_naming(self, tag: str) -> Mapping[Key, Stored]:
        """The posts that have a tag; others may be among them."""

    @abstractmethod
    def commit(self, changes: Mapping[Key, Stored | None], place: Place, *, sweep: bool) -> None:
        """Stores all of this or nothing. ``None``: take it away. ``sweep``: take away what has an earlier ``run`` than the place."""


class SqliteStore(Store):
    """A copy in a file of SQLite. Others may read it meanwhile, one writes."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.executescript(TABLES)

    def place(self) -> Place:  # noqa: D102 - what Store says
        row = self._connection.execute("SELECT json FROM place").fetchone()
        return Place(**json.loads(row[0])) if row else Place()

    def posts_naming(self, tag: str) -> Mapping[Key, Stored]:  # noqa: D102
        rows = self._connection.execute("SELECT id, run, resource FROM item WHERE type = 'post' AND instr(resource, ?)", (tag,))
        return {("post", identity): Stored(run, json.loads(resource)) for identity, run, resource in rows}

    def commit(self, changes: Mapping[Key, Stored | None], place: Place, *, sweep: bool) -> None:  # noqa: D102
        kept = [(*key, one.run, json.dumps(one.resource)) for key, one in changes.items() if one]
        with self._connection as connection:
            connection.executemany("DELETE FROM item WHERE (type, id) = (?, ?)", [key for key, one in changes.items() if one is None])
            connection.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", kept)
            if sweep:
                connection.execute("DELETE FROM item WHERE run < ?", (place.run,))
            connection.execute("INSERT OR REPLACE INTO place VALUES (1, ?)", (json.dumps(place._asdict()),))

    def counts(self) -> dict[str, int]:
        """How many of each type it holds."""
        return dict(self._connection.execute("SELECT type, count(*) FROM item GROUP BY type ORDER BY type"))


def sync(base: str, store: Store, query: Mapping[str, str], *, first_wait: float = 1) -> None:
    """Brings a copy up to date. With another query than before it starts anew, as after a 410. Raises ``SyncError``."""
    start, about = urlencode(sorted(query.items())), urlencode(sorted(one for one in query.items() if one[0] != "limit"))
    place, has_more, is_new = store.place(), True, False
    if place.query != about:
        place, is_new = Place(about, run=place.run + 1), True
    while has_more:
        url = f"{base.rstrip('/')}/v1/changes?{urlencode(sorted({**query, 'cursor': place.cursor}.items())) if place.cursor else start}"
        status, etag, answer = _answer(url, place.etag if place.url == url else "", first_wait)
        if status == UNCHANGED:
            return
        if status == GONE and answer.get("code") == "resync-required" and not is_new:
            # Nothing is stored yet: the mark of the new run comes with its first page. What is held stays until the run is over.
            start, place, is_new = urlsplit(answer["links"]["snapshot"]).query, Place(about, run=place.run + 1), True
            continue
        if status != OK:
            raise SyncError(f"{status} {answer.get('title', '')}: {answer.get('detail', '')} {answer.get('errors') or ''}".strip())
        cursor, has_more = answer["page"]["next_cursor"], answer["page"]["has_more"]
        is_swept = not has_more and not place.is_whole
        seen = (url, etag) if cursor == place.cursor and not has_more else ("", "")
        changes = _changes(store, answer["data"], place.run)
        place = Place(about, cursor, place.run, place.is_whole or is_swept, *seen)
        store.commit(changes, place, sweep=is_swept)


def _changes(store: Store, items: Sequence[dict[str, Any]], run: int) -> dict[Key, Stored | None]:
    """What a page's items come to, in their order."""
    changes: dict[Key, Stored | None] = {}
    for item in items:
        key = (item["type"], item["id"])
        if item["op"] == "upsert":
            changes[key] = Stored(run, item["resource"])
        elif item["op"] == "delete":
            changes[key] = None
            if item["into"]:
                _put_in_place(store, changes, item["id"], item["into"])
    return changes


def _put_in_place(store: Store, changes: dict[Key, Stored | None], tag: str, into: str) -> None:
    """Names the tag that another was merged into in the posts that had that one; they come anew too, later."""
    for key, post in {**store.posts_naming(tag), **changes}.items():
        if post and key[0] == "post" and tag in post.resource.get("tags", ()):
            tags = list(dict.fromkeys(into if one == tag else one for one in post.resource["tags"]))
            changes[key] = post._replace(resource={**post.resource, "tags": tags})


def _answer(url: str, etag: str, first_wait: float) -> tuple[int, str, dict[str, Any]]:
    """Status, ETag and JSON. What is lost or refused for now is asked again, after a while that doubles, or as long as is said."""
    reason, wait = "", 0.0
    for attempt in range(ATTEMPTS):
        time.sleep(wait)
        wait = min(MOST_WAIT_SECONDS, first_wait * 2**attempt) * random.uniform(0.5, 1)  # noqa: S311 - spreads clients
        try:
            status, headers, answer = _once(url, etag)
        except LOST as error:
            reason = f"{type(error).__name__}: {error}"
        else:
            if status not in AGAIN:
                return status, headers.get("ETag") or "", answer
            after = headers.get("Retry-After") or ""
            reason, wait = f"{status} {answer.get('detail', '')}", max(float(after), wait) if after.isdecimal() else wait
    raise SyncError(f"No answer after {ATTEMPTS} attempts: {reason}")


def _once(url: str, etag: str) -> tuple[int, Mapping[str, str], dict[str, Any]]:
    request = Request(url, headers={"Accept-Encoding": "gzip", **({"If-None-Match": etag} if etag else {})})  # noqa: S310 - the caller's
    answer: Any
    try:
        answer = urlopen(request, timeout=TIMEOUT_SECONDS)  # noqa: S310
    except HTTPError as error:
        answer = error
    with answer:
        body = answer.read()
    if answer.code == OK or "json" in answer.headers.get("Content-Type", ""):
        return answer.code, answer.headers, json.loads(gzip.decompress(body) if answer.headers.get("Content-Encoding") else body)
    return answer.code, answer.headers, {}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Brings a copy of what a Broadsheet server shows up to date, and says how much it holds.")
    parser.add_argument("base", help="the server's address")
    parser.add_argument("file", help="the copy, a file of SQLite")
    parser.add_argument("--query", action="append", default=[], metavar="NAME=VALUE", help="a parameter of /v1/changes; may be repeated")
    parser.add_argument("--first-wait", type=float, default=1, metavar="SECONDS", help="before the second attempt; then doubled")
    given = parser.parse_args()
    store = SqliteStore(given.file)
    try:
        sync(given.base, store, dict(one.partition("=")[::2] for one in given.query), first_wait=given.first_wait)
    except SyncError as error:
        sys.exit(f"{error}")
    print(*(f"{kind}: {count}" for kind, count in store.counts().items()), sep="\n")


if __name__ == "__main__":
    main()
