"""Answers that are lost while ``serve`` is renewed (HUP) or ends (TERM) under load: requests that were sent and had no whole answer."""

import http.client
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from time import monotonic, sleep
from urllib.parse import urlencode, urlsplit

from api.settings import Settings
from bench.corpus import FIRST, YEARS, iso
from bench.processes import family, of_load, on
from bench.servers import PATIENCE_SECONDS, Running, service

ROUNDS, ASKERS, BEFORE_SECONDS, AFTER_SECONDS = 3, 16, 1.5, 1.0
LOOK_SECONDS = 0.05
RENEWAL_SECONDS = 120
"""A process that begins beside one that is asked as fast as can be, on one core, takes long."""
STORED, OK = "/v1/posts?limit=20", 200
ANSWERED, LOST, CLOSED, REFUSED, OTHER = "answered", "lost", "closed", "refused", "other"
"""``closed``: of a kept connection that ends as the next request goes out, which clients send again (RFC 9112, 9.3.1)."""


class Load:
    """So many that ask all the time, each second one what is not stored, over a connection each time or over kept ones."""

    def __init__(self, address: str, *, keeps: bool) -> None:
        self._host, self._keeps = urlsplit(address).netloc, keeps
        self._over, self._unseen, self._lock = threading.Event(), count(), threading.Lock()
        self.counts: Counter[str] = Counter()
        self._threads = [threading.Thread(target=self._ask, args=(number,), daemon=True) for number in range(ASKERS)]

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """It asks meanwhile."""
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join()

    def is_refused(self) -> bool:
        """Whether nobody listens any more."""
        return self.counts[REFUSED] >= ASKERS

    def _ask(self, number: int) -> None:
        while not self._over.is_set():
            connection = http.client.HTTPConnection(self._host, timeout=PATIENCE_SECONDS)
            with closing(connection):
                try:
                    connection.connect()
                except OSError:
                    self._count(REFUSED)
                    sleep(LOOK_SECONDS)
                    continue
                self._over_one(connection, number)

    def _over_one(self, connection: http.client.HTTPConnection, number: int) -> None:
        for already in count():
            path = f"{STORED}&{urlencode({'published_before': iso(FIRST + YEARS - next(self._unseen))})}" if number % 2 else STORED
            try:
                connection.request("GET", path, headers={} if self._keeps else {"Connection": "close"})
                answer = connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException) as error:
                is_closed = already and isinstance(error, http.client.RemoteDisconnected | ConnectionResetError | BrokenPipeError)
                self._count(CLOSED if is_closed else LOST)
                return
            self._count(ANSWERED if answer.status == OK else OTHER)
            if not self._keeps or answer.will_close or self._over.is_set():
                return

    def _count(self, what: str) -> None:
        with self._lock:
            self.counts[what] += 1


def lost(settings: Settings) -> bool:
    """Prints what was lost; whether that is nothing."""
    met = True
    for name, number, is_over in (("reload", signal.SIGHUP, _renewed), ("end", signal.SIGTERM, _ended)):
        for keeps in (False, True):
            counts: Counter[str] = Counter()
            for _ in range(ROUNDS):
                with service(settings) as running, on(of_load()):
                    counts += _under_load(running, number, is_over, keeps=keeps)
            faults = counts[LOST] + counts[OTHER] + (counts[REFUSED] if number == signal.SIGHUP else 0)
            told = f"{counts[ANSWERED]:,} answers, {faults} lost" + (f", {counts[CLOSED]} to ask again" if keeps else "")
            row = f"{name}, {'kept connections' if keeps else 'a connection each'}"
            print(f"{row:<28}{told}", flush=True)
            met = met and not faults
    return met


def _under_load(running: Running, number: int, is_over: "Callable[[Running, set[int], Load], bool]", *, keeps: bool) -> Counter[str]:
    running.ask(STORED)
    load, before = Load(running.address, keeps=keeps), set(family(running.process))
    with load.going_on():
        sleep(BEFORE_SECONDS)
        os.kill(running.process, number)
        deadline = monotonic() + RENEWAL_SECONDS
        while not is_over(running, before, load):
            if monotonic() > deadline:
                raise SystemExit("It did not come to an end.")
            sleep(LOOK_SECONDS)
        sleep(0 if number == signal.SIGTERM else AFTER_SECONDS)
    return load.counts


def _renewed(running: Running, before: set[int], _load: Load) -> bool:
    return bool(before - set(family(running.process)))


def _ended(_running: Running, _before: set[int], load: Load) -> bool:
    return load.is_refused()
