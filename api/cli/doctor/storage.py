"""Where everything is kept: disks, the secret, the database and its schema, its clock, its copies."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import select, text

from api.checkpoints import LIMIT_BYTES, log_bytes
from api.cli.doctor.findings import Check, Finding, Patient
from api.clock import MICROSECONDS, database_now_us, now_us
from api.db import reading
from api.derived.reindex import outdated
from api.migrations import HEAD, check_schema, present_revision
from api.migrations.copies import last_copy
from api.migrations.refusals import file_of
from api.models import ApiKey
from api.setting_checks import secret_file

MB, GB = 10**6, 10**9
LITTLE_BYTES, NOTHING_BYTES = GB, 100 * MB
SHARED_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs")
"""File systems of other machines, as /proc/self/mountinfo (proc(5)) names them."""
MOUNTS = Path("/proc/self/mountinfo")
SKEW_US, LARGE_SKEW_US = 2 * MICROSECONDS, 30 * MICROSECONDS
DAY = 86_400
OLD_BACKUP, OLD_SECRET, SOON = 2 * DAY, 365 * DAY, 14 * DAY
PRIVATE = 0o077


def has_secret(environment: Mapping[str, str]) -> bool:
    """Whether the secret that is made beside an SQLite file is there."""
    return secret_file(Path(environment.get("BROADSHEET_DATA_DIR", "."))).exists()


def fault(patient: Patient) -> Finding | None:
    """Why the database cannot be looked at or used; a warning where it can. Raises ``CannotStart``."""
    check_schema(patient.database)
    present = present_revision(patient.database)
    if present != HEAD:
        return Finding(
            "database",
            "warning",
            f"The schema ({present}) is newer than this release ({HEAD}), which may run on it.",
            "What only the newer release knows is not done by this one.",
            "Install the newer release.",
        )
    return None


def _disk(patient: Patient) -> Iterator[tuple[str, ...]]:
    folder = patient.settings.data_dir
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        level = "error" if patient.settings.is_sqlite else "warning"
        yield (
            level,
            f"The folder {folder.absolute()} is missing or cannot be written.",
            "The database, pictures and the secret are kept there.",
            "BROADSHEET_DATA_DIR=/var/lib/broadsheet",
        )
        return
    free = shutil.disk_usage(folder).free
    size = file_of(patient.database).stat().st_size if patient.settings.is_sqlite and file_of(patient.database).exists() else 0
    told = f"{free // MB:,} MB are free in {folder.absolute()}."
    if free < NOTHING_BYTES:
        yield (
            "error",
            told,
            "When the disk is full, every write is answered 503.",
            "Make room: `du -sh` in that folder; copies of the database may be moved away.",
        )
    elif free < max(LITTLE_BYTES, size):
        yield (
            "warning",
            told,
            "An upgrade copies the database first, which needs as much again; when the disk is full, every write is answered 503.",
            "Make room, or move the folder.",
        )
    else:
        yield "ok", told


def _file_system(patient: Patient) -> Iterator[tuple[str, ...]]:
    folder = (file_of(patient.database).parent if patient.settings.is_sqlite else patient.settings.data_dir).absolute()
    kind = file_system_of(folder)
    if kind in SHARED_SYSTEMS and patient.settings.is_sqlite:
        yield (
            "error",
            f"{folder} is on {kind}, a disk of another machine.",
            "SQLite's WAL needs memory that all processes share: over a network the file is damaged.",
            "Use a disk of this machine, or PostgreSQL (BROADSHEET_DATABASE_URL).",
        )
    else:
        yield "ok", f"{folder} is on {kind or 'a file system that has no name here'}."


def file_system_of(folder: Path, mounts: Path | None = None) -> str:
    """The kind of file system that a folder is on; ``""`` where the system does not say."""
    try:
        lines = (mounts or MOUNTS).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = [
        (fields[4].replace("\\040", " "), fields[fields.index("-") + 1]) for fields in (line.split() for line in lines) if "-" in fields
    ]
    below = [(len(place), kind) for place, kind in found if folder.is_relative_to(place)]
    return max(below)[1] if below else ""


def _secrets(patient: Patient) -> Iterator[tuple[str, ...]]:
    named = os.environ.get("BROADSHEET_SECRETS_FILE")
    file = Path(named) if named else secret_file(patient.settings.data_dir)
    if "BROADSHEET_SECRETS" in os.environ or not file.exists():
        yield (
            "ok",
            "Secrets are given by BROADSHEET_SECRETS; of what age they are is not known here."
            if "BROADSHEET_SECRETS" in os.environ
            else "A secret is made when something is started.",
        )
        return
    held = file.stat()
    if held.st_mode & PRIVATE:
        yield (
            "warning",
            f"{file} can be read by others (mode {held.st_mode & 0o777:o}).",
            "Who has the secret can make cursors and links to drafts.",
            f"chmod 600 {file}",
        )
    elif now_us() / MICROSECONDS - held.st_mtime > OLD_SECRET:
        yield (
            "warning",
            f"{file} is older than a year.",
            "Whoever left meanwhile may still know it.",
            "BROADSHEET_SECRETS=NEW,OLD; a day later NEW alone (docs/settings.md)",
        )
    else:
        yield "ok", f"{file} is readable by its owner alone."


def _schema(patient: Patient) -> Iterator[tuple[str, ...]]:
    changed = outdated(patient.database)
    if changed:
        yield (
            "warning",
            f"Changed since rows were made: {', '.join(changed)}.",
            "Lists, search and addresses are as they were before.",
            "broadsheet reindex",
        )
    else:
        yield "ok", f"The schema is that of this release ({HEAD}), and rows are up to date."


def _clock(patient: Patient) -> Iterator[tuple[str, ...]]:
    with reading(patient.database) as connection:
        before, there, after = now_us(), database_now_us(connection), now_us()
    skew = max(before - there, there - after, 0)
    if skew < SKEW_US:
        yield "ok", "The clock of this machine is that of the database."
        return
    level = "error" if skew >= LARGE_SKEW_US else "warning"
    yield (
        level,
        f"The clock of this machine and that of the database are {skew / MICROSECONDS:.0f} seconds apart.",
        "What is scheduled is published early or late, and signatures of webhooks are refused.",
        "timedatectl set-ntp true, on both machines",
    )


def _database(patient: Patient) -> Iterator[tuple[str, ...]]:
    with reading(patient.database) as connection:
        if patient.settings.is_sqlite:
            encoding = str(connection.execute(text("PRAGMA encoding")).scalar())
            size = file_of(patient.database).stat().st_size
        else:
            encoding = str(connection.execute(text("SHOW server_encoding")).scalar())
            size = int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0)
            yield "ok", f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar()}."
    if encoding.replace("-", "") != "UTF8":
        yield (
            "error",
            f"The database keeps texts as {encoding}.",
            "Letters that it has no code for cannot be stored.",
            "createdb --encoding=UTF8 --template=template0 …, then import there",
        )
    else:
        yield "ok", f"The database has {size // MB:,} MB."
    log = log_bytes(str(file_of(patient.database))) if patient.settings.is_sqlite else 0
    if log > 4 * LIMIT_BYTES:
        yield (
            "warning",
            f"The log of SQLite has {log // MB:,} MB.",
            "Reading gets slower while it grows: no worker brings it down, or a reader holds it.",
            "broadsheet worker, or end the program that reads for so long",
        )


def _backup(patient: Patient) -> Iterator[tuple[str, ...]]:
    with reading(patient.database) as connection:
        last, now = last_copy(connection), database_now_us(connection)
    if last is None:
        yield (
            "warning",
            "`broadsheet backup` has made no copy of this database.",
            "What is lost with its disk is lost.",
            "broadsheet backup FILE, each night",
        )
    elif now - last > OLD_BACKUP * MICROSECONDS:
        yield (
            "warning",
            f"The last copy is {(now - last) // MICROSECONDS // DAY} days old.",
            "What was written since is lost with the disk.",
            "broadsheet backup FILE, each night",
        )
    else:
        yield "ok", f"The last copy is {(now - last) // MICROSECONDS // 3600} hours old."


def _programs(patient: Patient) -> Iterator[tuple[str, ...]]:
    if patient.settings.is_sqlite:
        return
    with reading(patient.database) as connection:
        server = int(connection.execute(text("SHOW server_version_num")).scalar() or 0) // 10_000
    here = _release("pg_dump")
    if here is None or here < server or shutil.which("pg_restore") is None:
        found = f"pg_dump is of release {here}." if here is not None and here < server else "pg_dump or pg_restore is not on the PATH."
        why = f"`broadsheet backup` and `broadsheet restore` need both, of release {server} at least."
        yield "warning", found, why, f"apt-get install postgresql-client-{server}"
    else:
        yield "ok", f"pg_dump is of release {here}, the server of {server}."


def _release(program: str) -> int | None:
    """The release of a program of PostgreSQL."""
    path = shutil.which(program)
    if path is None:
        return None
    told = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout  # noqa: S603 - named here
    found = re.search(r"\) (\d+)", told)
    return int(found[1]) if found else None


def _keys(patient: Patient) -> Iterator[tuple[str, ...]]:
    with reading(patient.database) as connection:
        second = database_now_us(connection) // MICROSECONDS
        live = select(ApiKey.name, ApiKey.expires_at).where(ApiKey.revoked_at.is_(None)).order_by(ApiKey.expires_at)
        keys = [row for row in connection.execute(live) if row.expires_at is None or row.expires_at > second]
    ending = [row.name for row in keys if row.expires_at is not None and row.expires_at < second + SOON]
    if ending:
        yield (
            "warning",
            f"Within two weeks end: {', '.join(ending[:10])}.",
            "Who writes with these keys is refused then.",
            "broadsheet keys create --name … --scopes …",
        )
    else:
        yield "ok", f"{len(keys)} keys can be used."


ON_DISK: dict[str, Check] = {"disk": _disk, "file system": _file_system, "secrets": _secrets}
IN_DATABASE: dict[str, Check] = {
    "database": _database,
    "schema": _schema,
    "clock": _clock,
    "backup": _backup,
    "programs": _programs,
    "keys": _keys,
}
