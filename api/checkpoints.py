"""SQLite's log of changes (the WAL): how large it is, and who moves what is in it to the file of the database.

The worker does, beside writers and readers. SQLite by itself would have it done by whoever commits next, who would wait for seconds
where a long reader had let the log grow. Where no worker runs, whoever writes does it as soon as the log is larger than its limit.
"""

import fcntl
import time
from pathlib import Path
from typing import Any

STEP_BYTES = 4 * 2**20
"""The worker moves what is in a log that is larger: what SQLite itself takes for the right size."""
LIMIT_BYTES = 16 * 2**20
"""A larger file is cut when all that was in it is moved."""
PATIENCE_SECONDS = ((16 * LIMIT_BYTES, 2.0), (4 * LIMIT_BYTES, 0.5), (0, 0.1))
"""For readers that are in the way of cutting a file that is larger: writers wait meanwhile."""
REST = 20
"""Where readers were in the way, it is not tried again for so many times as long: writers wait for a twentieth of the time at most."""
MOST_LEFT = LIMIT_BYTES // 4_096
"""Pages that are moved while writers wait, or an eighth of them. Where more are left, somebody reads for long."""
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


class Log:
    """The log of one database, as this process brings it down."""

    def __init__(self, file: str, busy_ms: int) -> None:
        self.file, self._busy_ms = file, busy_ms
        self._again_at = 0.0

    @property
    def size(self) -> int:
        """In bytes."""
        return log_bytes(self.file)

    def bring_down(self, connection: Any) -> bool:
        """Moves what no reader needs to have in the log, for which nobody waits; whether the file, if it was too large, is cut.

        Where one reader follows the other there is always one: then all is moved in the end, but nothing begins anew by itself.
        """
        size, now = self.size, time.monotonic()
        _, pages, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if size <= LIMIT_BYTES or now < self._again_at or pages - moved > max(MOST_LEFT, pages // 8):
            return False
        patience = next(seconds for least, seconds in PATIENCE_SECONDS if size >= least)
        is_cut = self._cut(connection, patience)
        self._again_at = 0.0 if is_cut else now + REST * patience
        return is_cut

    def _cut(self, connection: Any, patience: float) -> bool:
        connection.execute(f"PRAGMA busy_timeout={patience * 1_000:.0f}")
        try:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout={self._busy_ms}")
        return not busy
