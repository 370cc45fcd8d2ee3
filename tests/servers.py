"""Servers for tests: the service as a program of its own, on a port that it chooses."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from api.clock import now_us
from api.db import open_database
from api.derived.writing import writing
from api.services import api_keys
from api.settings import Settings

PATIENCE_SECONDS = 30


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment that gives a program these settings, with a free port to listen on."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")},
        "BROADSHEET_DATABASE_URL": settings.database_url,
        **({"BROADSHEET_REPLICA_URL": settings.replica_url} if settings.replica_url else {}),
        **({"BROADSHEET_OUTBOUND_ALLOW": ",".join(map(str, settings.outbound_allow))} if settings.outbound_allow else {}),
        "BROADSHEET_DATA_DIR": str(settings.data_dir),
        "BROADSHEET_SECRETS": ",".join(settings.secrets),
        "BROADSHEET_LISTEN": "127.0.0.1:0",
        "BROADSHEET_WORKERS": "1",
        "BROADSHEET_BODY_SECONDS": str(settings.body_seconds),
        "BROADSHEET_LIMIT_ADMIN": str(settings.limit_admin),
        "BROADSHEET_READ_ONLY": str(int(settings.read_only)),
        "BROADSHEET_LIMIT_DELIVERY": str(settings.limit_delivery),
        "BROADSHEET_LIMIT_EXEMPT": ",".join(map(str, settings.limit_exempt)),
        "BROADSHEET_TRUSTED_PROXIES": ",".join(map(str, settings.trusted_proxies)),
    }


def ran(settings: Settings, *words: object, timeout: float = 120) -> tuple[int, str]:
    """Runs a command with these settings, as a program of its own: its status, and what it said."""
    command = [sys.executable, "-m", "api.cli", *map(str, words)]
    done = subprocess.run(command, env=environment_of(settings), capture_output=True, text=True, timeout=timeout, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


@contextmanager
def running(settings: Settings, *arguments: str) -> Iterator[str]:
    """The address of ``broadsheet serve`` with these settings, stopped at the end."""
    command = [sys.executable, "-m", "api.cli", "serve", *arguments]
    with subprocess.Popen(command, env=environment_of(settings), stdout=subprocess.PIPE, text=True) as program:
        try:
            yield address_of(program)
        finally:
            program.terminate()
            program.wait(timeout=PATIENCE_SECONDS)


def address_of(program: "subprocess.Popen[str]") -> str:
    """The address that a server says it listens on, when it is ready."""
    assert program.stdout is not None
    for line in program.stdout:
        found = re.search(r"http://[^\s\"]+", line)
        if found:
            return found[0].rstrip(".")
    raise RuntimeError(f"The server ended with status {program.wait()} and named no address.")


def key_of(settings: Settings) -> str:
    """A new key of this database that may do everything."""
    with closing(open_database(settings)) as database, writing(database) as session:
        return api_keys.make(session, name="tests", scopes=tuple(api_keys.SCOPES), section=None, expires_at=None, now=now_us())[1]
