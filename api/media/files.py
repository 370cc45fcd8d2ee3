"""Files of pictures on disk: originals, which nobody is shown, and renditions, which anybody is. A file is whole or not there.

Below ``DATA_DIR/media``: ``originals``, ``public`` (what a proxy may serve itself), and ``work``, for what is not finished.
"""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from api.media.place import FORMER_SECONDS, ORIGINALS, ORPHAN_SECONDS, PUBLIC, Place, below, older, reachable, removed


class Files(Place):
    """The files of one ``DATA_DIR``."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__(data_dir)
        self.originals, self.public = self.work.parent / ORIGINALS, self.work.parent / PUBLIC

    def keep_original(self, file: IO[bytes], sha256: str) -> None:
        """Keeps what was uploaded, under its hash."""
        file.flush()
        os.fsync(file.fileno())
        _moved(Path(file.name), self.originals / below(sha256))

    def original(self, sha256: str) -> Path | None:
        """The original of this content; ``None``: it is not on this machine."""
        path = self.originals / below(sha256)
        return path if path.exists() else None

    def take(self, folder: str, name: str, file: IO[bytes]) -> bool:
        """Writes what is in one of the folders under a name into a file; ``False``: nothing is."""
        with suppress(FileNotFoundError), (self.work.parent / folder / below(name)).open("rb") as stored:
            shutil.copyfileobj(stored, file)
            return True
        return False

    def put_back(self, folder: str, file: Path) -> None:
        """Has a file in one of the folders again, under its name; it stays where it is, too."""
        with self.incoming() as copy:
            with file.open("rb") as given:
                shutil.copyfileobj(given, copy)
            copy.flush()
            os.fsync(copy.fileno())
            os.fchmod(copy.fileno(), 0o644 if folder == PUBLIC else 0o600)
            _moved(Path(copy.name), self.work.parent / folder / below(file.name))

    def publish(self, folder: Path) -> None:
        """Puts the renditions in a folder where they are served: each at once, and the folder is gone."""
        for file in sorted(folder.iterdir()):
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
            file.chmod(0o644)
            _moved(file, self.public / below(file.name))
        folder.rmdir()

    def try_out(self) -> None:
        """Writes a small file, reads it again and takes it away, where there is a folder of pictures: none is made. Raises ``OSError``."""
        for folder in (self.work, self.originals, self.public):
            if folder.is_dir():
                with tempfile.NamedTemporaryFile(dir=folder) as file:
                    file.write(b"tried")
                    file.seek(0)
                    file.read()

    def let_go(self, names: Iterable[str]) -> None:
        """Has renditions taken away by the next ``tidy``, as far as nothing names them then."""
        for name in names:
            with suppress(FileNotFoundError):
                os.utime(self.public / below(name), (0, 0))

    def tidy(self, originals: Collection[str], renditions: Collection[str], now_seconds: int) -> int:
        """Takes away files that nothing names, and that are old enough that nobody is about to name them; how many."""
        gone = [
            *older(self.originals, now_seconds - ORPHAN_SECONDS, originals),
            *older(self.public, now_seconds - FORMER_SECONDS, renditions),
        ]
        return removed(gone) + self.tidy_work(now_seconds)

    def is_reachable(self) -> bool:
        """A folder is said to be there: what is the matter with it, whoever uploads is told."""
        return True

    def served(self, name: str) -> bytes | None:
        """The content of the rendition of this name; ``None``: there is none of this name."""
        with reachable():
            try:
                return (self.public / below(name)).read_bytes()
            except FileNotFoundError:
                return None


def _moved(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    file.replace(to)
