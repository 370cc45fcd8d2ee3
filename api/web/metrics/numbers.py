"""Numbers of all processes of a machine: each keeps its own in a file, whoever asks adds up all files. Most of them only grow."""

import fcntl
import mmap
import os
from hashlib import sha256
from itertools import count
from pathlib import Path

BYTES = 8


class Numbers:
    """So many numbers from 0 to 2⁶⁴ - 1. ``mine`` are those of this process; without a folder there are no others.

    First those that only grow, then ``passing`` ones, which count as long as their process lives.

    A file is of one living process, which holds a lock on it: the next process goes on with what one that has ended counted, so that
    there are never more files than processes, and no number goes back. ``layout`` says what the numbers are: files of another release
    are left alone.
    """

    def __init__(self, growing: int, passing: int, layout: str, folder: Path | None) -> None:
        self._name = sha256(layout.encode()).hexdigest()[:16]
        self._growing, self._size, self._folder = growing, (growing + passing) * BYTES, folder
        self.mine = memoryview(bytearray(self._size)).cast("Q") if folder is None else self._mapped(folder)
        for number in range(growing, growing + passing):
            self.mine[number] = 0  # a process that has ended left them there

    def total(self) -> list[int]:
        """The numbers of all processes together."""
        if self._folder is None:
            return list(self.mine)
        files = self._files(self._folder)
        found = [memoryview(path.read_bytes()).cast("Q") for path in files]
        present = [numbers[self._growing :] for numbers, path in zip(found, files, strict=True) if _is_taken(path)]
        growing = [sum(each) for each in zip(*(numbers[: self._growing] for numbers in found), strict=True)]
        return growing + [sum(each) for each in zip(*present, strict=True)]

    def processes(self) -> int:
        """How many processes count at present."""
        return 1 if self._folder is None else sum(_is_taken(path) for path in self._files(self._folder))

    def _files(self, folder: Path) -> list[Path]:
        return [path for path in folder.glob(f"{self._name}-*") if path.stat().st_size == self._size]

    def _mapped(self, folder: Path) -> memoryview:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count():
            opened = os.open(folder / f"{self._name}-{number}", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.ftruncate(opened, self._size)
                return memoryview(mmap.mmap(opened, self._size)).cast("Q")  # which holds the file, and with it the lock
            except BlockingIOError:
                continue
            finally:
                os.close(opened)
        raise AssertionError


def _is_taken(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
