"""The authoring interface of a running service, asked over one connection; and the same change by the services, without HTTP."""

import http.client
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import orjson

from api.clock import now_us
from api.db import Database
from api.derived.writing import writing
from api.services import api_keys
from api.services.posts import editing

ADMIN = "/admin/v1"
SCOPES = ("posts:read", "posts:write", "posts:publish", "tags:write", "sources:write", "webhooks:write")
PATIENCE_SECONDS = 60
IDLE_SECONDS = 5
"""A connection that nobody used for so long is made anew: the service ends it before long."""
FORMS = {"PATCH": "application/merge-patch+json", "POST": "application/json"}


def key(database: Database) -> str:
    """A new key that may write posts, tags, sources and webhooks."""
    with writing(database) as session:
        _, text = api_keys.make(session, name="Bench", scopes=SCOPES, section=None, expires_at=None, now=now_us())
    return text


class AdminClient:
    """Asks with a key; knows the ETag of what it has read or written. ``took`` is how many milliseconds the last answer took."""

    def __init__(self, address: str, key: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)
        self._headers = {"Authorization": f"Bearer {key}"}
        self._tags: dict[str, str] = {}
        self._used = self.took = 0.0

    def close(self) -> None:
        """Lets the service end without waiting for another request."""
        self._connection.close()

    def asked(self, method: str, path: str, values: Mapping[str, Any] | None = None) -> tuple[int, Any]:
        """Status and body of an answer. A PATCH goes out with the ETag that was read last."""
        body = None if values is None else orjson.dumps(values)
        headers = {**self._headers, **({"Content-Type": FORMS[method]} if body else {})}
        if method == "PATCH":
            headers["If-Match"] = self._tags[path]
        start = perf_counter()
        if start > self._used + IDLE_SECONDS:
            self._connection.close()
        self._connection.request(method, ADMIN + path, body, headers)
        answer = self._connection.getresponse()
        found = answer.read()
        self._used = perf_counter()
        self.took = (self._used - start) * 1000
        if tag := answer.getheader("ETag"):
            self._tags[path] = tag
        return answer.status, orjson.loads(found) if found else None

    def done(self, method: str, path: str, values: Mapping[str, Any] | None = None) -> Any:
        """The body of an answer that is as it should be."""
        status, body = self.asked(method, path, values)
        if status >= http.client.BAD_REQUEST:
            raise SystemExit(f"{method} {path} was answered {status}: {body}")
        return body

    def change(self, path: str, values: Mapping[str, Any]) -> Any:
        """What a PATCH makes of it. It is read first if it was not yet."""
        if path not in self._tags:
            self.done("GET", path)
        return self.done("PATCH", path, values)

    def retitle(self, post_id: str, title: str) -> None:
        """Gives a post another title."""
        self.change(f"/posts/{post_id}", {"title": title})


def retitling(database: Database) -> Callable[[str, str], None]:
    """What gives a post another title by the services."""

    def retitle(post_id: str, title: str) -> None:
        with writing(database) as session:
            post = editing.load(session, UUID(post_id))
            assert post is not None  # noqa: S101 - a fault of the bench itself
            editing.edit(session, post, {"title": title}, now=now_us())

    return retitle
