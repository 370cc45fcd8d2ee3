"""How long readers and writers wait while a migration runs: the longest of each, asked again and again beside it."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from sqlalchemy import Engine, TextClause, text
from sqlalchemy.exc import OperationalError

import api.migrations
from api.db import open_database
from api.migrations import HEAD, VERSIONS, migrate
from api.settings import Settings

NEXT = f"{int(HEAD) + 1:04}"
MADE_UP = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision, oldest = "{NEXT}", "{HEAD}", "{HEAD}"


def upgrade():
    op.add_column("post", sa.Column("mood", sa.Text(), server_default="calm", nullable=False))
    op.create_table("mood", sa.Column("id", sa.Integer(), primary_key=True))
"""
"""What the rules of migrations allow: a column with a default, and a table of its own (tests/releases/migration_rules.py)."""
READ, WRITE = text("SELECT count(*) FROM (SELECT id FROM post LIMIT 20) AS first"), text("UPDATE built_with SET value = value")


@contextmanager
def next_release() -> Iterator[None]:
    """This release is one whose schema has a version more."""
    with TemporaryDirectory() as folder:
        for file in VERSIONS.glob("*.py"):
            (Path(folder) / file.name).write_bytes(file.read_bytes())
        (Path(folder) / f"{NEXT}_made_up.py").write_text(MADE_UP, encoding="utf-8")
        with patch.object(api.migrations, "VERSIONS", Path(folder)), patch.object(api.migrations, "HEAD", NEXT):
            yield


def waits(settings: Settings, work: Callable[[], None]) -> tuple[float, float, float]:
    """Seconds that ``work`` took, and the longest that a read and a write took meanwhile."""
    longest, ended = {"read": 0.0, "write": 0.0}, threading.Event()
    with closing(open_database(settings)) as database:

        def ask(name: str, engine: Engine) -> None:
            while not ended.is_set():
                began = time.perf_counter()
                while not _done(engine, READ if name == "read" else WRITE):
                    pass  # SQLite gives up after a while: whoever asks again goes on waiting
                longest[name] = max(longest[name], time.perf_counter() - began)
                time.sleep(0.005)

        with ThreadPoolExecutor(2) as threads:
            asking = [threads.submit(ask, name, getattr(database, name)) for name in longest]
            try:
                time.sleep(0.5)
                longest.update(read=0.0, write=0.0)
                began = time.perf_counter()
                work()
                seconds = time.perf_counter() - began
            finally:
                ended.set()
        for each in asking:
            each.result()
    return seconds, longest["read"], longest["write"]


def _done(engine: Engine, statement: TextClause) -> bool:
    try:
        with engine.begin() as connection:
            connection.execute(statement)
    except OperationalError:
        return False
    return True


def upgraded(settings: Settings) -> tuple[float, float, float]:
    """``waits`` of the next release's migration, in this process."""

    def work() -> None:
        with closing(open_database(settings)) as database:
            migrate(database)

    with next_release():
        return waits(settings, work)
