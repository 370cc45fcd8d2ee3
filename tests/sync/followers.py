"""Clients of delta sync for tests, what they should hold, and two that go on from a date and from a plain number, as others do."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient
from sqlalchemy import Connection, select

from api.models import KINDS, RESOURCES, SITE, SITE_ID
from schemas.vocabulary import SYNCED

Key = tuple[str, str]
"""Type and id of a resource."""
Store = dict[Key, dict[str, Any]]
MOST_PAGES = 500


class Follower:
    """Keeps a copy of what a query of ``/v1/changes`` is about. ``cursor`` and ``store`` always belong together."""

    def __init__(self, client: FlaskClient, query: Mapping[str, str]) -> None:
        self.client, self.query = client, dict(query)
        self.store: Store = {}
        self.cursor: str | None = None
        self.named: set[Key] | None = None
        self.deleted: list[Key] = []
        self.resyncs = 0

    def page(self, limit: int, *, is_lost: bool = False) -> bool:
        """Whether everything is there now. A page that ``is_lost`` was answered, but did not arrive."""
        asked = {**self.query, "limit": str(limit), **({"cursor": self.cursor} if self.cursor else {})}
        answer = self.client.get(f"/v1/changes?{urlencode(asked)}")
        if answer.status_code == 410:
            assert self.cursor is not None, answer.text
            self._start_again(answer.json)
            return False
        assert answer.status_code == 200, answer.text
        if is_lost:
            return False
        if self.cursor is None:
            self.named = set()
        for item in answer.json["data"]:
            self._apply(item)
        self.cursor = answer.json["page"]["next_cursor"]
        is_complete = not answer.json["page"]["has_more"]
        if is_complete and self.named is not None:
            self.store = {key: one for key, one in self.store.items() if key in self.named}
            self.named = None
        return is_complete

    def run(self, limit: int) -> None:
        """Everything there is, page by page."""
        for _ in range(MOST_PAGES):
            if self.page(limit):
                return
        raise AssertionError("A run does not end.")

    def _start_again(self, problem: Mapping[str, Any]) -> None:
        assert problem["code"] == "resync-required"
        assert "cursor" not in problem["links"]["snapshot"]
        self.cursor, self.resyncs = None, self.resyncs + 1

    def _apply(self, item: Mapping[str, Any]) -> None:
        key = (item["type"], item["id"])
        if item["op"] == "delete":
            self.deleted.append(key)
            self.store.pop(key, None)
            return
        assert item["resource"]["id"] == item["id"]
        assert item["resource"]["revision"] == item["revision"]
        self.store[key] = item["resource"]
        if self.named is not None:
            self.named.add(key)


class ByDate(Follower):
    """Goes on from the last date it saw, as clients of other systems do; it never hears of what left."""

    def page(self, limit: int, *, is_lost: bool = False) -> bool:
        asked = {**self.query, "limit": str(min(limit, 100)), "sort": "updated_at"}
        asked.pop("types", None)
        since = {"updated_after": self.cursor} if self.cursor else {}
        items = self.client.get(f"/v1/posts?{urlencode({**asked, **since})}").json["data"]
        if is_lost:
            return False
        fresh = [item for item in items if self.store.get(("post", item["id"])) != as_change(item)]
        for item in fresh:
            self.store["post", item["id"]] = as_change(item)
            self.cursor = item["updated_at"]
        return not fresh


class ByNumber(Follower):
    """Goes on from the last number it saw in a log that only tells what is in the filter now: a plain sequence."""

    def _apply(self, item: Mapping[str, Any]) -> None:
        if item["op"] == "upsert":
            super()._apply(item)


def as_change(item: Mapping[str, Any]) -> dict[str, Any]:
    """A post of a list in the form in which delta sync sends it."""
    links = {name: [one["id"] for one in item[name]] for name in ("tags", "campaigns", "authors", "translations")}
    return {**item, **links, "section": item["section"]["id"]}


def expected(client: FlaskClient, connection: Connection, query: Mapping[str, str]) -> Store:
    """What a client with this query must hold: posts as their list shows them, the others of base rows."""
    types = query.get("types", ",".join(SYNCED)).split(",")
    filters = {name: value for name, value in query.items() if name != "types"}
    found: Store = {}
    if "post" in types:
        found |= {("post", item["id"]): as_change(item) for item in listed(client, {**filters, "kind": "post,page"})}
    if SITE in types:
        found[SITE, str(SITE_ID)] = client.get(f"/v1/changes?types={SITE}").json["data"][0]["resource"]
    for kind in types:
        if kind in RESOURCES:
            rows = connection.execute(select(KINDS[kind].table)).all()
            found |= {(kind, str(row.id)): told(kind, row) for row in rows if is_public(kind, row)}
    return found


def listed(client: FlaskClient, filters: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """All posts of a list."""
    cursor: str | None = None
    while True:
        asked = {**filters, "limit": "100", **({"cursor": cursor} if cursor else {})}
        answer = client.get(f"/v1/posts?{urlencode(asked)}").json
        yield from answer["data"]
        cursor = answer["page"]["next_cursor"]
        if cursor is None:
            return


def is_public(kind: str, row: Any) -> bool:
    """Whether a row of a resource that is no post is public as itself."""
    return row.state == "published" if kind == "event" else getattr(row, "merged_into_id", None) is None


TOLD = {
    "tag": ("name", "names", "description", "descriptions", "parent"),
    "campaign": ("title", "titles", "summary", "hashtag", "place", "state"),
    "author": ("name", "names", "bio"),
    "event": ("title", "titles", "place_names", "all_day", "timezone", "status", "online_url"),
    "section": ("name",),
}


def told(kind: str, row: Any) -> dict[str, Any]:
    """Some members of a resource that is no post."""
    values = {name: getattr(row, name) for name in ("slug", "language", "revision", *TOLD[kind]) if name != "parent"}
    parent = {"parent": row.parent_id and str(row.parent_id)} if kind == "tag" else {}
    return {"id": str(row.id), **values, **parent}


def differences(store: Store, wanted: Store) -> list[object]:
    """What a client holds wrongly, and what it misses."""
    return [
        (key, store.get(key), wanted.get(key))
        for key in sorted(store.keys() | wanted.keys())
        if key not in store or key not in wanted or any(store[key].get(name) != value for name, value in wanted[key].items())
    ]
