"""Receivers of webhooks that keep a copy by what they are told, and answer well, slowly, badly, not at all, or 410."""

import threading
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks.webhooks import Webhook as Verifier

from tests.plugins import amount

MOST_REFUSED = amount(full=2, sample=1)
REFUSALS = {"bad": 500, "gone": 410}


@dataclass
class Receiver:
    """Keeps a copy by what it is told, and answers as its kind does until ``is_well``."""

    kind: str
    query: str
    client: Any
    secret: str = ""
    id: Any = None
    is_well: bool = False
    held: dict[tuple[str, str], tuple[int, str | None]] = field(default_factory=dict)
    bodies: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    """By the id of a message, what came under it."""
    faults: list[str] = field(default_factory=list)
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def present(self) -> dict[tuple[str, str], tuple[int, str | None]]:
        """What delta sync has now for this query."""
        found, cursor, has_more = {}, "", True
        while has_more:
            answer = self.client.get(f"/v1/changes?{self.query}" + (f"&cursor={cursor}" if cursor else ""))
            assert answer.status_code == 200, answer.data
            for item in answer.json["data"]:
                found[item["type"], item["id"]] = (item["revision"], item["resource"].get("slug"))
            cursor, has_more = answer.json["page"]["next_cursor"], answer.json["page"]["has_more"]
        return found

    def told(self, headers: dict[str, str], body: bytes) -> int:
        """The status that is answered; 0: the connection is closed instead."""
        with self.lock:
            self.bodies[headers["webhook-id"]].add(body)
            message = Verifier(self.secret).verify(body, headers)
            self._ask_at_once(message["data"])
            if not self.is_well and self.kind in ("bad", "closes", "gone") and len(self.bodies) % 2:
                self.refused += 1
                self.is_well = self.refused >= MOST_REFUSED
                return REFUSALS.get(self.kind, 0)
            self._apply(message)
        if self.kind == "slow" and not self.is_well:
            time.sleep(0.7)
        return 204

    def _ask_at_once(self, data: dict[str, Any]) -> None:
        """Everything that a message names can be read by now."""
        asked = self.client.get(f"/v1/changes?{self.query}&cursor={data['next_cursor']}&expected={data['expected']}")
        if asked.status_code != 200:
            self.faults.append(f"{asked.status_code} for {data['expected']}: {asked.data!r}")
        for item in data.get("items", [])[:3]:
            if item["op"] == "upsert" and item["type"] in ("post", "tag", "campaign"):
                answer = self.client.get(f"/v1/{item['type']}s/{item['id']}")
                if answer.status_code == 200 and answer.json["revision"] < item["revision"]:
                    self.faults.append(f"{item} was told, but {answer.json['revision']} is answered")

    def _apply(self, message: dict[str, Any]) -> None:
        if message["type"] == "resync.required":
            self.held = self.present()
        for item in message["data"].get("items", []):
            if item["op"] == "upsert":
                self.held[item["type"], item["id"]] = (item["revision"], item["slug"])
            else:
                self.held.pop((item["type"], item["id"]), None)


class Handler(BaseHTTPRequestHandler):
    server: "Server"

    def do_POST(self) -> None:
        self.close_connection = True
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:  # who sent it was killed meanwhile
            return
        try:
            status = self.server.receiver.told({name.lower(): value for name, value in self.headers.items()}, body)
        except Exception as fault:
            self.server.receiver.faults.append(repr(fault))
            raise
        if status:
            with suppress(OSError):  # who asked may have been killed
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    receiver: Receiver

    def __init__(self, receiver: Receiver) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.receiver = receiver
