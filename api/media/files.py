"""Files of pictures on disk: originals, which nobody is shown, and renditions, which anybody is. A file is whole or not there.

Below ``DATA_DIR/media``: ``originals``, ``public`` (what a proxy may serve itself), and ``work``, for what is not finished.
"""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from api.errors import ReadOnly, Unavailable

PATH = "/media"
"""Where renditions are served, unless ``BROADSHEET_MEDIA_URL`` says otherwise."""
ORPHAN_SECONDS, FORMER_SECONDS = 86_400, 30 * 86_400
"""So long what nothing names is kept: what was uploaded and not noted, and renditions in whose place there are others."""
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


class Files:
    """The files of one ``DATA_DIR``."""

    def __init__(self, data_dir: Path) -> None:
        folder = data_dir / "media"
        self.originals, self.public, self.work = folder / "originals", folder / "public", folder / "work"

    def original(self, sha256: str) -> Path:
        """Where the original of this content is, or would be."""
        return self.originals / below(sha256)

    @contextmanager
    def incoming(self) -> Iterator[IO[bytes]]:
        """A new file for what is uploaded. It is gone afterwards, unless it was kept."""
        self.work.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.work, prefix="in-", delete=False) as file:
            try:
                yield file
            finally:
                Path(file.name).unlink(missing_ok=True)

    def keep_original(self, file: IO[bytes], sha256: str) -> None:
        """Keeps what was uploaded, under its hash."""
        file.flush()
        os.fsync(file.fileno())
        _moved(Path(file.name), self.original(sha256))

    def workplace(self) -> Path:
        """A new folder for renditions that are being made."""
        self.work.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self.work, prefix="make-"))

    def publish(self, folder: Path) -> None:
        """Puts the renditions in a folder where they are served: each at once, and the folder is gone."""
        for file in sorted(folder.iterdir()):
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
            file.chmod(0o644)
            _moved(file, self.public / below(file.name))
        folder.rmdir()

    def clear_work(self) -> None:
        """Takes away renditions that were being made by a process that is gone."""
        for folder in self.work.glob("make-*"):
            shutil.rmtree(folder, ignore_errors=True)

    def let_go(self, names: Iterable[str]) -> None:
        """Has renditions taken away by the next ``tidy``, as far as nothing names them then."""
        for name in names:
            with suppress(FileNotFoundError):
                os.utime(self.public / below(name), (0, 0))

    def tidy(self, originals: Collection[str], renditions: Collection[str], now_seconds: int) -> int:
        """Takes away files that nothing names, and that are old enough that nobody is about to name them; how many."""
        before, long_before = now_seconds - ORPHAN_SECONDS, now_seconds - FORMER_SECONDS
        gone = [
            *_older(self.originals, before, originals),
            *_older(self.public, long_before, renditions),
            *_older(self.work, before, ()),
        ]
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)

    def served(self, name: str) -> bytes | None:
        """The content of a rendition; ``None``: there is none of this name."""
        if not _NAME.fullmatch(name):
            return None
        with reachable():
            try:
                return (self.public / below(name)).read_bytes()
            except FileNotFoundError:
                return None


def _older(folder: Path, before: int, named: Collection[str]) -> Iterator[Path]:
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # somebody else takes files away, too
            if file.name not in named and file.is_file() and file.stat().st_mtime < before:
                yield file


def _moved(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    file.replace(to)
