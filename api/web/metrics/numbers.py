"""Numbers of all processes of a machine: each keeps its own in a file, whoever asks adds up all files. Most of them only grow."""

import fcntl
import mmap
import os
import sys
from array import array
from hashlib import sha256
from itertools import count
from pathlib import Path

BYTES = 8


class Numbers:
    """So many numbers from 0 to 2⁶⁴ - 1. ``mine`` are those of this process; without a folder there are no others.

    They are counted in a list, which takes half the time that memory of a file would, and ``note`` puts them into that of the process.

    First those that only grow, then ``passing`` ones, which count as long as their process lives.

    A file is of one living process, which holds a lock on it: the next process goes on with what one that has ended counted, so that
    there are never more files than processes, and no number goes back. ``layout`` says what the numbers are: files of another release
    are left alone.
    """

    def __init__(self, growing: int, passing: int, layout: str, folder: Path | None) -> None:
        self._name = sha256(layout.encode()).hexdigest()[:16]
        self._growing, self._size, self._folder = growing, (growing + passing) * BYTES, folder
        self._file = None if folder is None else self._mapped(folder)
        counted = [0] * growing if self._file is None else self._file.tolist()[:growing]
        self.mine: list[int] = counted + [0] * passing  # what stood so in a process that has ended does not any more
        self.note()

    def note(self) -> None:
        """Has others see what is counted here by now. A process that is killed takes along what it has counted since."""
        if self._file is not None:
            self._file[:] = memoryview(array("Q", self.mine))

    def total(self) -> list[int]:
        """The numbers of all processes together."""
        if self._folder is None:
            return list(self.mine)
        self.note()
        found = [(path.read_bytes(), _is_taken(path)) for path in self._files(self._folder)]
        growing = self._growing * BYTES
        return _summed([numbers[:growing] for numbers, _ in found]) + _summed([numbers[growing:] for numbers, lives in found if lives])

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


def _summed(all_numbers: list[bytes]) -> list[int]:
    """The sums of numbers at the same places. As one number each they are added at once: no sum is so large that it reaches the next."""
    total = sum(int.from_bytes(numbers, sys.byteorder) for numbers in all_numbers)
    return memoryview(total.to_bytes(len(all_numbers[0]), sys.byteorder)).cast("Q").tolist()


def _is_taken(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
