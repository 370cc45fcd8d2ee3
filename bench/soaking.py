"""Those who ask in ``soak``: each does one thing again and again, and says what was not answered as it should be."""

import http.client
import random
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import monotonic, monotonic_ns
from typing import Any
from urllib.parse import urlsplit

import orjson
from PIL import Image
from uuid_utils import uuid7

from bench.corpus import Corpus

PATIENCE_SECONDS = 60
UNAVAILABLE, SERVER_ERRORS, REFUSALS = 503, 500, 400
ARCHIVE, SIDE = 40, 400
"""Posts of an archive; pixels of a picture."""
LEFT_OUT = ("section", "authors", "tags", "campaigns", "image", "origin", "translation_of")
_LINES = list(Corpus(ARCHIVE, body_words=200).posts())
_numbers = count()


class Told(Exception):
    """A refusal that says when to come back."""


class Fault(Exception):
    """An answer that should not be: a 5xx that does not say when to come back, or none."""


class Asking:
    """Asks a service, with a key, each time over a connection of its own. ``posts``: ids of what was written."""

    def __init__(self, address: str, key: str) -> None:
        self._place, self._key = urlsplit(address).netloc, key
        self.posts: list[str] = []

    def asked(self, method: str, path: str, body: bytes | Mapping[str, Any] | None = None, **headers: str) -> tuple[int, Any]:
        """Status and body (JSON as it is, else bytes). Raises ``Told`` and ``Fault``."""
        sent = body if body is None or isinstance(body, bytes) else orjson.dumps(body)
        given = {"Authorization": f"Bearer {self._key}", **({} if sent is None else {"Content-Type": "application/json"}), **headers}
        try:
            with closing(http.client.HTTPConnection(self._place, timeout=PATIENCE_SECONDS)) as connection:
                connection.request(method, path, sent, {name.replace("_", "-"): value for name, value in given.items()})
                answer = connection.getresponse()
                found = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Fault(f"{method} {path}: {error!r}") from error
        if answer.status == UNAVAILABLE and answer.getheader("Retry-After"):
            raise Told
        if answer.status >= SERVER_ERRORS:
            raise Fault(f"{method} {path}: {answer.status} {found[:200]!r}")
        return answer.status, orjson.loads(found) if "json" in (answer.getheader("Content-Type") or "") and found else found

    def done(self, method: str, path: str, body: bytes | Mapping[str, Any] | None = None, **headers: str) -> Any:
        """The body of an answer that is as it should be."""
        status, found = self.asked(method, path, body, **headers)
        if status >= REFUSALS:
            raise Fault(f"{method} {path}: {status} {found}")
        return found

    def read(self, path: str) -> None:
        """Asks for what is public."""
        self.done("GET", path)


class Actor:
    """Does one thing each ``every`` seconds. ``done``: how often; ``refused``: answers that say when to come back; ``faults``: others."""

    def __init__(self, name: str, work: Callable[[], None], every: float) -> None:
        self.name, self._work, self._every = name, work, every
        self.done = self.refused = 0
        self.faults: list[str] = []

    @contextmanager
    def at_work(self, over: threading.Event) -> Iterator[None]:
        """Works in a thread until it is over."""
        thread = threading.Thread(target=self._go_on, args=(over,), name=self.name)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _go_on(self, over: threading.Event) -> None:
        while not over.is_set():
            due = monotonic() + self._every
            try:
                self._work()
                self.done += 1
            except Told:
                self.refused += 1
            except Exception as fault:  # noqa: BLE001 - told at the end
                self.faults.append(f"{self.name}: {fault}")
            over.wait(max(0.0, due - monotonic()))


def post(ask: Asking) -> None:
    """Writes a post and publishes it."""
    line = _new_line()
    form = {name: line[name] for name in ("language", "title", "excerpt", "body_html")}
    made = ask.done("POST", "/admin/v1/posts", form)
    ask.done("POST", f"/admin/v1/posts/{made['id']}/publish", {})
    ask.posts.append(made["id"])


def retitle_one(ask: Asking) -> None:
    """Gives a post another title."""
    if ask.posts:
        number = random.choice(ask.posts)
        ask.done("GET", f"/admin/v1/posts/{number}")
        status, found = ask.asked("PATCH", f"/admin/v1/posts/{number}", {"title": f"Water {monotonic()}"}, If_Match="*")
        if status >= REFUSALS:
            raise Fault(f"PATCH: {status} {found}")


def picture(ask: Asking) -> None:
    """Uploads a picture that there is not yet."""
    made = BytesIO()
    Image.frombytes("RGB", (SIDE, SIDE), random.randbytes(SIDE * SIDE * 3)).save(made, "JPEG", quality=50)
    ask.done("POST", "/admin/v1/media", made.getvalue(), Content_Type="image/jpeg")


def _new_line() -> dict[str, Any]:
    number = next(_numbers)
    line = {name: value for name, value in _LINES[number % ARCHIVE].items() if name not in LEFT_OUT}
    return line | {"id": str(uuid7()), "slug": f"soak-{monotonic_ns()}-{number}", "title": f"Water {line['title']}", "language": "en"}


@contextmanager
def archive(folder: Path) -> Iterator[Path]:
    """A file of posts that are nowhere yet."""
    with NamedTemporaryFile(dir=folder, prefix="soak-", suffix=".jsonl") as file:
        for _ in range(ARCHIVE):
            file.write(orjson.dumps(_new_line()) + b"\n")
        file.flush()
        yield Path(file.name)
