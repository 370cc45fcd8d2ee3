"""Whether an SQLite file in WAL mode was written to: read from the memory that all its processes share, without a lock or a call.

SQLite puts a header at the beginning of the wal-index before a commit is seen by anybody (sqlite.org/walformat.html, 2.1): 48 bytes with
a counter of transactions and checksums, different after each. Here it is only compared with what it was: what has changed is read by SQL.
"""

import ctypes
import os
from collections.abc import Callable
from pathlib import Path

HEADER_BYTES = 48
MAPPINGS = Path("/proc/self/maps")
FIELDS = 6
"""Address, rights, offset, device, inode, path (proc(5))."""
BEGINNING = "00000000"


def header_of(file: str) -> Callable[[], bytes] | None:
    """A function that answers the header, for as long as a connection stays open that has read the file in WAL mode.

    ``None`` where there is none: another system than Linux, another journal mode, nothing read yet. SQLite's own mapping is used:
    to open and close the wal-index here would take this process's locks on it away (POSIX, fcntl).
    """
    address = _address(os.path.realpath(file) + "-shm")
    if address is None:
        return None
    header = (ctypes.c_char * HEADER_BYTES).from_address(address)
    return lambda: header.raw


def _address(path: str) -> int | None:
    try:
        lines = MAPPINGS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    for line in lines:
        fields = line.split(maxsplit=FIELDS - 1)
        if len(fields) == FIELDS and fields[2] == BEGINNING and fields[5] == path:
            return int(fields[0].partition("-")[0], 16)
    return None
