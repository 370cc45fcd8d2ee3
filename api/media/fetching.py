"""Originals of pictures that are elsewhere: from their addresses, through the guarded door, or from a folder with the same files.

Hosts are asked politely: one request at a time, with pauses, later where they say so, and not where their ``robots.txt`` asks not to. That
of hosts that are the archive's own is not asked for: it is for strangers who look around (RFC 9309), not for who moves out.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Protocol
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from api.errors import InvalidInput, NotDone, Unreachable
from api.html.pictures import variant
from api.media.headers import header
from api.media.place import Place, reachable
from api.outbound import Answer, Door, NotAllowed
from api.outbound.door import Limits
from api.outbound.robots import Robots, robots_of
from api.services.resources.media import Upload
from schemas.media import MOST_BYTES

LIMITS = Limits(seconds=120.0, wire_bytes=MOST_BYTES + 2**20, decoded_bytes=MOST_BYTES)
ONCE = Limits(seconds=45.0, wire_bytes=MOST_BYTES + 2**20, decoded_bytes=MOST_BYTES)
ROBOTS = Limits(seconds=20.0, wire_bytes=600_000, decoded_bytes=512_000)
AGAIN = (429, 500, 502, 503, 504)
TRIES = 3
LONGEST_PAUSE = 300.0
"""Seconds that a host may have us wait."""
SILENT = 5
"""A host that did not answer so often in a row is not asked any more."""
PIECE = 2**20


class Missing(Exception):
    """A picture that cannot be had, and why."""


class Originals(Protocol):
    """Where originals are."""

    def taken(self, url: str) -> Upload:
        """The file of this address, which is kept by then. Raises ``Missing``."""
        raise NotImplementedError


def best(originals: Originals, url: str) -> tuple[Upload, list[str]]:
    """The file for an address, and the addresses that it is of: that of the whole picture, where one of its smaller sizes is shown.

    Raises ``Missing``. Where the whole one is not there, or another form was cut from it, the smaller one is taken.
    """
    smaller = variant(url)
    if smaller is not None:
        with suppress(Missing):
            upload = originals.taken(smaller.original)
            if smaller.is_of(upload.width, upload.height):
                return upload, [url, smaller.original]
    return originals.taken(url), [url]


@dataclass
class Remembered:
    """Originals of which each is asked for once."""

    originals: Originals
    _known: dict[str, Upload | Missing] = field(default_factory=dict)

    def taken(self, url: str) -> Upload:
        """The file of this address. Raises ``Missing``."""
        if url not in self._known:
            try:
                self._known[url] = self.originals.taken(url)
            except Missing as error:
                self._known[url] = error
            except ValueError:
                self._known[url] = Missing("this is no address that can be read")
        found = self._known[url]
        if isinstance(found, Missing):
            raise found
        return found


@dataclass
class Host:
    """A host that is asked: when it may be asked again (seconds), how often in a row it did not answer, what it asks not to be asked."""

    pause: float
    next_at: float = 0.0
    silent: int = 0
    robots: Robots | None = None

    @contextmanager
    def told(self) -> Iterator[None]:
        """Why nothing came becomes ``Missing``."""
        try:
            yield
        except Unreachable as error:
            self.silent += not isinstance(error, NotAllowed)
            raise Missing(str(error)) from error
        except (NotDone, InvalidInput) as error:
            raise Missing(str(error)) from error


@dataclass
class Web:
    """Originals at their addresses. ``pause``: seconds between two requests to a host; ``own``: hosts whose robots.txt is not for us."""

    door: Door
    files: Place
    pause: float
    own: Collection[str] = ()
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, Host] = field(default_factory=dict)

    def taken(self, url: str) -> Upload:
        """The file of this address. Raises ``Missing``."""
        host = self._hosts.setdefault(urlsplit(url).netloc, Host(self.pause))
        if host.silent >= SILENT:
            raise Missing("its host does not answer")
        with host.told():
            self._ask_robots(host, url)
            return self._tried(host, url)

    def _tried(self, host: Host, url: str) -> Upload:
        status = 0
        for number in range(TRIES):
            self._wait(host)
            upload, status, after = self._asked(host, url)
            if upload is not None:
                return upload
            if status not in AGAIN:
                break
            host.next_at = time.monotonic() + min(max(after, host.pause * 2 ** (number + 1)), LONGEST_PAUSE)
        raise Missing(f"its host answers {status}")

    def _asked(self, host: Host, url: str) -> tuple[Upload | None, int, int]:
        """The file, or the status in its place and the seconds to wait."""
        try:
            with self.door.stream(url, headers={"Accept": "image/*"}, credentials={}, limits=LIMITS) as incoming:
                host.silent = 0
                upload = kept(self.files, incoming.pieces()) if incoming.status == 200 else None  # noqa: PLR2004 - the whole file
                return upload, incoming.status, Answer(incoming.status, incoming.headers, b"").after_seconds
        finally:
            host.next_at = time.monotonic() + host.pause

    def _wait(self, host: Host) -> None:
        left = host.next_at - time.monotonic()
        if left > 0:
            self.sleep(left)

    def _ask_robots(self, host: Host, url: str) -> None:
        """Raises ``Missing`` where the host asks strangers not to fetch this."""
        if urlsplit(url).hostname in self.own:
            return
        if host.robots is None:
            host.robots = robots_of(url, lambda address: self.door.fetch(address, headers={}, credentials={}, limits=ROBOTS))
            host.pause = max(host.pause, min(host.robots.delay, LONGEST_PAUSE))
        if not host.robots.allow(url):
            raise Missing("robots.txt of its host asks not to fetch it; --host takes it where the host is yours")


def once(door: Door, files: Place, url: str) -> Upload:
    """The file of an address, which its host offers to us: asked for once. Raises ``Missing``."""
    with Host(0.0).told(), door.stream(url, headers={"Accept": "image/*"}, credentials={}, limits=ONCE) as incoming:
        if incoming.status != 200:  # noqa: PLR2004 - the whole file
            raise Missing(f"its host answers {incoming.status}")
        return kept(files, incoming.pieces())


@dataclass
class Folder:
    """Originals in a folder that has them as their addresses do: ``wp-content/uploads``, or what is above or below that."""

    root: Path
    files: Place

    def taken(self, url: str) -> Upload:
        """The file of this address. Raises ``Missing``."""
        found = self.found(url)
        if found is None:
            raise Missing("the folder has no such file")
        try:
            with found.open("rb") as file:
                return kept(self.files, iter(lambda: file.read(PIECE), b""))
        except (OSError, InvalidInput) as error:
            raise Missing(getattr(error, "strerror", None) or str(error)) from error

    def has(self, url: str) -> bool:
        """Whether the file of this address, or that of the whole picture, is there."""
        smaller = variant(url)
        return self.found(url) is not None or (smaller is not None and self.found(smaller.original) is not None)

    def found(self, url: str) -> Path | None:
        """The file of this address, below the folder and not by a link that leads out of it."""
        path, root = unquote(urlsplit(url).path), self.root.resolve()
        for name in dict.fromkeys((path, normalize("NFC", path), normalize("NFD", path))):
            for tail in _tails(name):
                file = root.joinpath(*tail)
                with suppress(OSError, ValueError):
                    if file.is_file() and file.resolve().is_relative_to(root):
                        return file
        return None


def _tails(path: str) -> Iterator[tuple[str, ...]]:
    """The ends of a path that may be one in the folder, the longest first: down to what is below ``uploads``, else to folder and name."""
    parts = PurePosixPath(path).parts[1:]
    if not parts or {".", ".."} & set(parts):
        return
    last = parts.index("uploads") + 1 if "uploads" in parts[:-1] else max(len(parts) - 2, 0)
    for start in range(last + 1):
        yield parts[start:]


def kept(files: Place, pieces: Iterable[bytes]) -> Upload:
    """The file of these pieces, kept as an original. Raises ``InvalidInput`` where it is no picture that is taken."""
    digest, size = sha256(), 0
    with reachable(), files.incoming() as file:
        for piece in pieces:
            size += len(piece)
            if size > MOST_BYTES:
                raise InvalidInput(f"A picture has at most {MOST_BYTES // 2**20} MB.", "")
            digest.update(piece)
            file.write(piece)
        file.flush()
        found = header(file.name)
        files.keep_original(file, digest.hexdigest())
    return Upload(digest.hexdigest(), found.type, size, found.width, found.height)
