"""What a place of pictures does, whichever it is, and the folder in which this machine works on them.

Below ``DATA_DIR/media``: ``work``, for what is not finished; with a disk as the place, all else, too.
"""

import errno
import re
import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from api.errors import ReadOnly, Unavailable

PATH = "/media"
"""Where renditions are served, unless ``BROADSHEET_MEDIA_URL`` says otherwise."""
ORIGINALS, PUBLIC = "originals", "public"
"""The folders of a place: what nobody is shown, and what anybody is."""
ORPHAN_SECONDS, FORMER_SECONDS = 86_400, 30 * 86_400
"""So long what nothing names is kept: what was uploaded and not noted, and renditions in whose place there are others."""
TYPES = {"webp": "image/webp", "avif": "image/avif", "jpg": "image/jpeg"}
"""Media types of renditions."""
CACHE_CONTROL = "public, max-age=31536000, immutable"
_NAME = re.compile(r"[0-9a-f]{40}\.(?:webp|avif|jpg)")


@contextmanager
def reachable() -> Iterator[None]:
    """What the disk cannot do becomes ``ReadOnly`` where it is full or may only be read, else ``Unavailable``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise ReadOnly("The disk of pictures is full.") from error
        raise Unavailable(f"The folder of pictures cannot be used: {error.strerror}.") from error


def below(name: str) -> str:
    """Where a file of this name is below a folder, and below the address of pictures: few folders have all files."""
    return f"{name[:2]}/{name}"


def is_rendition(name: str) -> bool:
    """Whether this is how a rendition is called."""
    return _NAME.fullmatch(name) is not None


class Place(ABC):
    """Where files of pictures are kept. What it cannot do raises ``Unavailable`` or ``OSError``, which ``reachable`` makes one of."""

    def __init__(self, data_dir: Path) -> None:
        self.work = data_dir / "media" / "work"

    @contextmanager
    def incoming(self) -> Iterator[IO[bytes]]:
        """A new file for what is uploaded. It is gone afterwards, unless it was kept."""
        self.work.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.work, prefix="in-", delete=False) as file:
            try:
                yield file
            finally:
                Path(file.name).unlink(missing_ok=True)

    def workplace(self) -> Path:
        """A new folder for renditions that are being made."""
        self.work.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self.work, prefix="make-"))

    def clear_work(self) -> None:
        """Takes away renditions that were being made by a process that is gone."""
        for folder in self.work.glob("make-*"):
            shutil.rmtree(folder, ignore_errors=True)

    def tidy_work(self, now_seconds: int) -> int:
        """Takes away files of uploads that did not end; how many."""
        return removed(older(self.work, now_seconds - ORPHAN_SECONDS, ()))

    @abstractmethod
    def keep_original(self, file: IO[bytes], sha256: str) -> None:
        """Keeps what was uploaded, under its hash."""

    @abstractmethod
    def original(self, sha256: str) -> Path | None:
        """A file on this machine that is the original of this content, until ``clear_work``; ``None``: there is none."""

    @abstractmethod
    def take(self, folder: str, name: str, file: IO[bytes]) -> bool:
        """Writes what is in one of the folders under a name into a file; ``False``: nothing is."""

    @abstractmethod
    def put_back(self, folder: str, file: Path) -> None:
        """Has a file in one of the folders again, under its name; it stays where it is, too."""

    @abstractmethod
    def publish(self, folder: Path) -> None:
        """Puts the renditions in a folder where they are served: each at once, and the folder is gone."""

    @abstractmethod
    def let_go(self, names: Iterable[str]) -> None:
        """Has renditions taken away by the next ``tidy``, as far as nothing names them then."""

    @abstractmethod
    def tidy(self, originals: Collection[str], renditions: Collection[str], now_seconds: int) -> int:
        """Takes away files that nothing names, and that are old enough that nobody is about to name them; how many."""

    def upload_url(self, name: str, seconds: int) -> str | None:  # noqa: ARG002 - a disk has none
        """An address to which anybody may PUT a file for so long; ``None``: clients send files to us alone."""
        return None

    def arrived(self, name: str, file: IO[bytes], most: int) -> bool:  # noqa: ARG002 - as above
        """Writes what was put there into a file, as far as ``most`` bytes and some more; ``False``: nothing was."""
        return False

    @abstractmethod
    def try_out(self) -> None:
        """Writes a small file, reads it again and takes it away. Raises what hinders it, or ``Unavailable`` where it is not the same."""

    @abstractmethod
    def is_reachable(self) -> bool:
        """Whether it answers at present; a disk is said to."""


def older(folder: Path, before: int, named: Collection[str]) -> Iterator[Path]:
    """The files in a folder, at any depth, that are older than an instant and have none of these names."""
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # somebody else takes files away, too
            if file.name not in named and file.is_file() and file.stat().st_mtime < before:
                yield file


def removed(files: Iterable[Path]) -> int:
    """Takes these files away; how many."""
    gone = list(files)
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)
