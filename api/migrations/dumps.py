"""Copies of a PostgreSQL database by PostgreSQL's own programs: a dump in their custom form. They are looked for on the PATH."""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, make_url, text

from api.errors import CannotStart
from api.settings import Settings

MOST_TOLD = 300
"""Characters of what a program says."""
COMPRESSION = "--compress=1"
"""A quarter of the processor time of its own choice, and a sixth more bytes."""
_REVISION = re.compile(r"^COPY \S*alembic_version .*\n(\S+)\n\\\.$", re.MULTILINE)


def dumped(settings: Settings, file: Path, snapshot: Connection | None = None) -> Path:
    """The dump of the database, where only a finished one ever stands. Raises ``CannotStart`` where none can be made.

    ``snapshot``: a transaction; what it sees is dumped.
    """
    seen = (f"--snapshot={snapshot.scalar(text('SELECT pg_export_snapshot()'))}",) if snapshot else ()
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        # Its owner alone reads it, from its first moment on: there are drafts in it.
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _asked("pg_dump", *_of(settings), *seen, "--format=custom", COMPRESSION, f"--file={unfinished}", password=_password(settings))
        return unfinished.replace(file)
    except OSError as error:
        raise CannotStart(f"No copy can be written to {file}: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def revision(file: Path) -> str:
    """The schema of the database that a dump is of. Raises ``CannotStart`` where it is no dump, or of another program's database."""
    said = _asked("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
    found = _REVISION.search(said)
    if found is None:
        raise CannotStart(f"{file} is no copy of a database of Broadsheet.")
    return found[1]


def restored(settings: Settings, file: Path) -> None:
    """Puts what a dump holds in the place of the tables that there are, in one transaction. Raises ``CannotStart``: nothing is changed."""
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _asked("pg_restore", *_of(settings), *options, str(file), password=_password(settings))


def _of(settings: Settings) -> tuple[str]:
    """The address without the password: everybody on a machine sees the words of a command."""
    url = make_url(settings.database_url)._replace(drivername="postgresql", password=None)
    return (f"--dbname={url.render_as_string()}",)


def _password(settings: Settings) -> str | None:
    return make_url(settings.database_url).password


def _asked(program: str, *words: str, password: str | None = None) -> str:
    path = shutil.which(program)
    if path is None:
        raise CannotStart(f"PostgreSQL is copied by {program}, which is not on the PATH: install its client programs.")
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    done = subprocess.run([path, *words], env=environment, capture_output=True, check=False)  # noqa: S603 - words of our own
    if done.returncode != 0:
        told = " ".join(done.stderr.decode(errors="replace").split()) or f"{program} ended with status {done.returncode}"
        raise CannotStart(f"{told[:MOST_TOLD].removesuffix('.')}.")
    return done.stdout.decode(errors="replace")
