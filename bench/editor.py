"""A process of its own that writes while others read: each byte of a pipe calls for a new title of some post, and the title is looked for.

What is asked of the service meanwhile is in ``mixed``.
"""

import multiprocessing
import os
import random
import socket
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from time import process_time
from urllib.parse import urlsplit

import orjson

from api.clock import now_us
from api.db import Database, open_database
from api.settings import Settings
from bench.admin_client import AdminClient, retitling
from bench.processes import of_load, on

WRITE, TELL, END = b"w", b"t", b"e"
"""What the bytes of the pipe call for: a write, the counts since the last time, the end."""
TITLE = "Edited "
PATIENCE_SECONDS = 30

Ask = tuple[socket.socket, str, int]
"""A connection that was asked, the id of the post that it must show, and the least number in its title."""


@dataclass(frozen=True)
class Task:
    """What the process is told: where it writes, where it looks, and which lists show which post (by its id).

    ``delay``: seconds after which a commit must be seen; ``connections``: new ones after each commit, so that all web processes are met;
    ``key``: with it each write is a PATCH over HTTP.
    """

    settings: Settings
    address: str
    shown: Mapping[str, Sequence[str]]
    pipe: Path
    delay: float
    connections: int
    key: str | None = None


@dataclass
class Counts:
    """Writes, answers that were looked at, those that were out of date, and those that did not show the post at all.

    ``cpu``: seconds of the core of the load that this process took.
    """

    writes: int = 0
    looks: int = 0
    stale: int = 0
    lost: int = 0
    cpu: float = 0.0


def work(task: Task, told: Connection) -> None:
    """Does what the pipe calls for until the end; ``told`` gets the counts."""
    database = open_database(task.settings)
    with closing(database), task.pipe.open("r+b", buffering=0) as pipe:  # open for both: so it has no end
        editor = Editor(task, database)
        told.send(asdict(editor.told()))
        while (call := pipe.read(1)) != END:
            if call == WRITE:
                editor.write()
            elif call == TELL:
                told.send(asdict(editor.told()))


@dataclass
class Writer:
    """The process that writes, from here."""

    pipe: Path
    told: Connection

    @staticmethod
    @contextmanager
    def started(task: Task) -> "Iterator[Writer]":
        """It runs on the core of the load."""
        ours, theirs = multiprocessing.Pipe()
        with tempfile.TemporaryDirectory() as folder:
            pipe = Path(folder) / "writes"
            os.mkfifo(pipe)
            spawn = multiprocessing.get_context("spawn")
            with on(of_load()):
                process = spawn.Process(target=work, args=(replace(task, pipe=pipe), theirs), daemon=True)
                process.start()
            theirs.close()
            ours.recv()
            try:
                yield Writer(pipe, ours)
            finally:
                _send(pipe, END)
                process.join()

    def tell(self, counts: Counts) -> None:
        """Takes back the writes that it is behind with, waits for what it is at, and adds what it says."""
        _emptied(self.pipe)
        _send(self.pipe, TELL)
        for name, number in self.told.recv().items():
            setattr(counts, name, getattr(counts, name) + number)


def _send(pipe: Path, call: bytes) -> None:
    with pipe.open("wb", buffering=0) as file:
        file.write(call)


def _emptied(pipe: Path) -> None:
    file = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with suppress(BlockingIOError):  # nothing is left
        while os.read(file, 65_536):
            pass
    os.close(file)


class Editor:
    """Writes, and looks."""

    def __init__(self, task: Task, database: Database) -> None:
        self.task = task
        self.retitle = AdminClient(task.address, task.key).retitle if task.key else retitling(database)
        self.dice = random.Random(3)
        self.ids = sorted(task.shown)
        self.number = now_us() // 1000  # above those of every run before, so that no title of theirs passes for a later one
        self.counts = Counts()
        self.taken = process_time()
        self.later: list[threading.Timer] = []
        self.asked: Queue[Ask] = Queue()
        threading.Thread(target=self._look, daemon=True).start()

    def write(self) -> None:
        """Gives a post another title; once that is committed and due to be seen, lists that show it are asked for."""
        self.number += 1
        self.counts.writes += 1
        post_id = self.dice.choice(self.ids)
        self.retitle(post_id, f"{TITLE}{self.number}")
        if not self.task.delay:
            self._ask(post_id, self.number)
            return
        timer = threading.Timer(self.task.delay, self._ask, (post_id, self.number))
        timer.start()
        self.later.append(timer)

    def told(self) -> Counts:
        """The counts since the last time, when all answers are there."""
        for timer in self.later:
            timer.join()
        self.later.clear()
        self.asked.join()
        counts, self.counts, taken = self.counts, Counts(), process_time()
        counts.cpu, self.taken = taken - self.taken, taken
        return counts

    def _ask(self, post_id: str, number: int) -> None:
        """Asks over new connections; the answers are read in another thread."""
        parts = urlsplit(self.task.address)
        for _ in range(self.task.connections):
            path = self.dice.choice(self.task.shown[post_id])
            made = socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE_SECONDS)
            made.sendall(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode())
            self.asked.put((made, post_id, number))

    def _look(self) -> None:
        while True:
            made, post_id, number = self.asked.get()
            with made:
                shown = number_in(answer(made), post_id)
            self.counts.looks += 1
            self.counts.lost += shown is None
            self.counts.stale += shown is not None and shown < number
            self.asked.task_done()


def answer(made: socket.socket) -> bytes:
    """All that comes until the other end closes; what came so far where that takes too long."""
    parts = []
    try:
        while part := made.recv(65_536):
            parts.append(part)
    except OSError:
        return b""
    return b"".join(parts)


def number_in(found: bytes, post_id: str) -> int | None:
    """The number in the title of a post in a list, 0 where it has its first title; ``None`` where the list does not show it."""
    head, _, body = found.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        return None
    title = next((item["title"] for item in orjson.loads(body)["data"] if item["id"] == post_id), None)
    return None if title is None else int(title.removeprefix(TITLE)) if title.startswith(TITLE) else 0
