"""How things stand at this moment in the processes of the web: queues and threads of pools, places, connections to the database.

Each process looks each second, so that whoever is asked can tell what the others have at present, too.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from threading import Event, Thread
from typing import Any, NamedTuple

from api.db import MORE_CONNECTIONS, Database

SECONDS = 1.0
POOLS = ("read", "bulk", "write", "batch", "health", "key", "state", "metrics")
ENGINES = ("read", "write")
PLACES = ("requests", "bodies", "uploads")


class Family(NamedTuple):
    """A group of gauges: what they mean, the name of their label, and its values."""

    meaning: str
    label: str
    values: tuple[str, ...]


FAMILIES = {
    "pool_queue": Family("Requests that wait in the queue of a worker pool.", "pool", POOLS),
    "pool_queue_limit": Family("Requests that may wait there.", "pool", POOLS),
    "pool_busy_threads": Family("Threads of a worker pool that work.", "pool", POOLS),
    "pool_threads": Family("Threads of a worker pool.", "pool", POOLS),
    "database_connections": Family("Connections to the database that are in use.", "engine", ENGINES),
    "database_connections_limit": Family("Connections that may be in use.", "engine", ENGINES),
    "admitted": Family("What is being taken in: requests under another server than `serve`, large bodies, pictures.", "what", PLACES),
    "admitted_limit": Family("How many of these are taken in at once.", "what", PLACES),
}
NAMES = tuple((name, value) for name, family in FAMILIES.items() for _, value in product((name,), family.values))
"""Each gauge, by its family and its label's value."""


class Gauges:
    """What is looked at in this process."""

    def __init__(self) -> None:
        self._looks: dict[int, Callable[[], int]] = {}

    def watch(self, family: str, value: str, look: Callable[[], int]) -> None:
        """Has it looked at so. It never waits, and raises nothing."""
        self._looks[NAMES.index((family, value))] = look

    def watch_connections(self, database: Database) -> None:
        """Has those of a database looked at; none is made for that."""
        for engine in ENGINES:
            self.watch("database_connections", engine, partial(_in_use, database, engine))
            self.watch("database_connections_limit", engine, lambda: database.threads + 1 + MORE_CONNECTIONS)

    def seen(self) -> Iterator[tuple[int, int]]:
        """The numbers of gauges, and how they stand."""
        for number, look in self._looks.items():
            yield number, max(0, look())


def _in_use(database: Database, engine: str) -> int:
    made: Any = vars(database).get(engine)
    return 0 if made is None else int(made.pool.checkedout())


class Looking:
    """A thread that does something each second until it is closed."""

    def __init__(self, look: Callable[[], object]) -> None:
        self._look, self._closed = look, Event()
        self._thread = Thread(target=self._go_on, name="gauges", daemon=True)
        self._thread.start()

    def _go_on(self) -> None:
        while not self._closed.wait(SECONDS):
            self._look()

    def close(self) -> None:
        """Ends it."""
        self._closed.set()
        self._thread.join()
