"""SQLite's log of changes (the WAL): how large it is, and who moves what is in it to the file of the database.

The worker does, beside writers and readers. SQLite by itself would have it done by whoever commits next, who would wait for seconds
where a long reader had let the log grow. Where no worker runs, whoever writes does it as soon as the log is larger than its limit.
"""

import fcntl
from pathlib import Path
from typing import Any

STEP_BYTES = 4 * 2**20
"""The worker moves what is in a log that is larger: what SQLite itself takes for the right size."""
LIMIT_BYTES = 16 * 2**20
"""A larger file is cut when all that was in it is moved."""
PATIENCE_MS = 100
"""For readers that are in the way of cutting it: writers wait meanwhile."""
WORKER = "worker"
"""The role whose lock says that there is one that does it (``api.services.leases``)."""


def lock_of(file: str, role: str) -> Path:
    """The file whose lock says that a process has a role."""
    return Path(f"{file}.{role}.lock")


def log_bytes(file: str) -> int:
    """How large the log of this database is."""
    try:
        return Path(f"{file}-wal").stat().st_size
    except OSError:
        return 0


def has_worker(file: str) -> bool:
    """Whether a worker lives that moves what is in the log."""
    try:
        with lock_of(file, WORKER).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def move(connection: Any) -> tuple[int, int]:
    """Moves what no reader needs to have in the log; pages in it, and how many of them are moved by now. Nobody waits for it."""
    _, pages, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return pages, moved


def cut(connection: Any, busy_ms: int) -> bool:
    """Whether the log is empty now, so that its file is cut. Writers wait for it."""
    connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={busy_ms}")
    return not busy
