"""``push``: how soon webhooks are told of a commit, with and without others that hang, what a message takes, how fast a backlog drains."""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import orjson
from sqlalchemy import select, update

from api.clock import now_us
from api.db import Database, open_database
from api.derived.writing import writing
from api.models import Webhook
from api.queries.sync.scopes import asked_of
from api.services import webhooks as rules
from api.services.resources import tags
from api.services.webhooks import Sealer
from api.settings import Settings
from bench.clocks import Yardstick
from bench.databases import DATA, place
from bench.processes import cpu_seconds
from bench.receiving import HANGS, Came, Receiver, receiving
from bench.servers import worker

DATABASE = "bench_push"
QUERY = "types=tag"
CHANGES_A_SECOND = 10
BACKLOG = 1_000
"""Changes while nobody told of them."""
PATIENCE_SECONDS = 60
MOST_P95_SECONDS, MOST_MORE = 2.0, 1.1
"""Aims: from a commit until it is received, with the second in which changes are told together; the same beside those that hang."""
HANGING = 20
ENDPOINTS = (1, 50)


@dataclass
class Seen:
    """What was measured with so many endpoints that answer, and so many that do not."""

    endpoints: int
    hanging: int
    seconds: list[float] = field(default_factory=list)
    """From a commit until it was received, of each change and endpoint, sorted."""
    missing: int = 0
    messages: int = 0
    took: float = 0
    cpu: float = 0
    drained: float | None = None
    """Changes of a backlog that an endpoint has received in a second."""

    @property
    def told(self) -> str:
        """What the row is called."""
        return f"{self.endpoints} endpoint{'s' if self.endpoints > 1 else ''}" + (f", {self.hanging} hang" if self.hanging else "")

    def of(self, share: float) -> float:
        """The seconds within which so many were received."""
        return self.seconds[min(int(len(self.seconds) * share), len(self.seconds) - 1)]

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        percentiles = {f"p{share:.0%}".rstrip("%"): self.of(share) for share in (0.5, 0.95, 0.99)}
        rates = {"messages_a_second": self.messages / self.took, "cpu_ms_a_message": 1000 * self.cpu / self.messages}
        return {"received": len(self.seconds), "missing": self.missing, **percentiles, **rates, "drained_a_second": self.drained}


def run(arguments: argparse.Namespace) -> bool:
    """Prints a table for each database, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    for dialect in arguments.databases:
        with place(dialect) as there:
            settings = there.copied(arguments.posts, DATABASE)
            seen = []
            for endpoints in ENDPOINTS:
                for hanging in (0, HANGING):
                    yardstick.measure()
                    seen.append(_measured(settings, Seen(endpoints, hanging), arguments.rounds))
            there.drop(DATABASE)
        figures[dialect] = {one.told: one.kept for one in seen}
        met = _tell(f"{dialect}, {arguments.posts:,} posts", seen) and met
    yardstick.measure()
    print(f"\n{yardstick.verdict}")
    (DATA / "push.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "push": figures}, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'push.json'}")
    return met


def _measured(settings: Settings, seen: Seen, seconds: int) -> Seen:
    with ExitStack() as stack:
        database = stack.enter_context(closing(open_database(settings)))
        receiver = stack.enter_context(receiving())
        _make(database, settings, receiver.address, seen)
        with _telling(settings) as process:
            _until_all_have(receiver, [_changed(database, 1)[0]], seen.endpoints)
            before, began = cpu_seconds(process), time.monotonic()
            committed = _work(database, seconds)
            came = _until_all_have(receiver, [ident for ident, _ in committed], seen.endpoints)
            seen.cpu, seen.took = cpu_seconds(process) - before, time.monotonic() - began
        _note(seen, dict(committed), came)
        if not seen.hanging:
            made = _changed(database, BACKLOG)
            with _telling(settings):
                seen.drained = _drained(_until_all_have(receiver, made, seen.endpoints))
        with writing(database) as session:
            for row in session.scalars(select(Webhook)).all():
                rules.remove(session, row)
    return seen


def _telling(settings: Settings) -> Any:
    return worker(settings, BROADSHEET_OUTBOUND_ALLOW="127.0.0.0/8")


def _make(database: Database, settings: Settings, address: str, seen: Seen) -> None:
    """Makes the webhooks; each as if it were of a host of its own."""
    sealer = Sealer(settings.secrets)
    paths = [f"/{number}" for number in range(seen.endpoints)] + [f"{HANGS}{number}" for number in range(seen.hanging)]
    for path in paths:
        values = {"name": path, "url": address + path, "query": QUERY}
        with writing(database) as session:
            rules.make(session, values, asked=asked_of(QUERY), site=database.site, sealer=sealer, now=now_us())
            session.flush()
            session.execute(update(Webhook).values(host=Webhook.name))


def _changed(database: Database, count: int) -> list[str]:
    """The ids of so many new tags, made in one transaction."""
    now = now_us()
    with writing(database) as session:
        return [str(tags.create(session, {"name": f"Pushed {now} {number}", "language": "en"}, now=now).id) for number in range(count)]


def _work(database: Database, seconds: int) -> list[tuple[str, float]]:
    """Makes changes for so long; each with when it was committed."""
    committed, began = [], time.monotonic()
    for number in range(seconds * CHANGES_A_SECOND):
        time.sleep(max(began + number / CHANGES_A_SECOND - time.monotonic(), 0))
        (ident,) = _changed(database, 1)
        committed.append((ident, time.monotonic()))
    return committed


def _until_all_have(receiver: Receiver, idents: Sequence[str], endpoints: int) -> list[Came]:
    """What came until each endpoint has heard of all of these, or patience ended."""
    came: list[Came] = []
    deadline, missing = time.monotonic() + PATIENCE_SECONDS, {(f"/{number}", ident) for number in range(endpoints) for ident in idents}
    while missing and time.monotonic() < deadline:
        time.sleep(0.2)
        new = receiver.came()
        missing -= {(path, ident) for path, _, body in new for ident in _idents(body)}
        came += new
    return came


def _idents(body: bytes) -> list[str]:
    return [item["id"] for item in orjson.loads(body)["data"].get("items", [])]


def _note(seen: Seen, committed: Mapping[str, float], came: Sequence[Came]) -> None:
    first: dict[tuple[str, str], float] = {}
    for path, at, body in came:
        for ident in _idents(body):
            first.setdefault((path, ident), at)
    seen.seconds = sorted(at - committed[ident] for (_, ident), at in first.items() if ident in committed)
    seen.missing = len(committed) * seen.endpoints - len(seen.seconds)
    seen.messages = len(came)


def _drained(came: Sequence[Came]) -> float:
    """Items that came after the first message, a second; of the endpoint in the middle."""
    messages: dict[str, list[tuple[float, int]]] = {}
    for path, at, body in came:
        messages.setdefault(path, []).append((at, len(_idents(body))))
    return median(sum(count for _, count in some[1:]) / (some[-1][0] - some[0][0]) for some in messages.values())


def _tell(told: str, seen: Sequence[Seen]) -> bool:
    """Whether the aims were met."""
    print(f"\n{told:<28}{'p50 s':>8}{'p95 s':>8}{'p99 s':>8}{'messages/s':>12}{'CPU ms each':>13}{'drained/s':>11}{'missing':>9}")
    misses, calm = 0, 0.0
    for one in seen:
        p95 = one.of(0.95)
        if not one.hanging:
            calm = p95
        is_met = p95 <= MOST_P95_SECONDS and p95 <= calm * MOST_MORE and not one.missing
        misses += not is_met
        aim = f"aim p95 {MOST_P95_SECONDS:g} s" + (f", and {MOST_MORE:g} times {calm:.2f}" if one.hanging else "")
        rates = f"{one.messages / one.took:>12.1f}{1000 * one.cpu / one.messages:>13.1f}"
        drained = f"{'' if one.drained is None else format(one.drained, '.0f'):>11}"
        percentiles = "".join(f"{one.of(share):>8.2f}" for share in (0.5, 0.95, 0.99))
        print(f"{one.told:<28}{percentiles}{rates}{drained}{one.missing:>9}   {'met' if is_met else 'missed'}, {aim}")
    return not misses
