"""Databases for tests: made from migrated templates, which is faster than migrating each."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from api.db import open_database
from api.derived.writing import writing
from api.migrations import migrate
from api.services.resources import sections
from api.settings import Settings, read_settings
from tests.restoring import Original

NOW = 1_780_000_000_000_000
"""The instant at which fixtures write, in µs: 2026-05-28T20:26:40Z."""

DIALECTS = ("sqlite", "postgresql")

_numbers = itertools.count(1)


def name_of(settings: Settings) -> str:
    """The name of a database."""
    return settings.database_url.partition("?")[0].rpartition("/")[2].removesuffix(".db")


class Databases:
    """Makes databases from migrated templates, one kind each."""

    def __init__(self, folder: Path, postgres: Callable[[], str]) -> None:
        self.folder, self.postgres = folder, postgres
        self.templates: dict[str, str] = {}
        self._connections: dict[str, psycopg.Connection[Any]] = {}
        """By the name of a database of PostgreSQL: the one by which it is restored."""
        self._original: Original | None = None

    def settings(self, dialect: str, name: str) -> Settings:
        """Settings with a database of this name."""
        url = f"sqlite:///{self.folder / name}.db" if dialect == "sqlite" else self._url(name)
        return read_settings(
            {
                "BROADSHEET_DATABASE_URL": url,
                "BROADSHEET_DATA_DIR": str(self.folder),
                "BROADSHEET_PUBLIC_URL": "https://www.example.org",
                "BROADSHEET_SECRETS": "a-secret-of-tests-that-is-long-enough",
                "BROADSHEET_LISTEN": "127.0.0.1:0",
                "BROADSHEET_WORKERS": "1",
                "BROADSHEET_LOG_LEVEL": "warning",
                "BROADSHEET_THREADS": "8",  # what a test asks at once is worked on at once
                "BROADSHEET_LIMIT_ADMIN": "1000000",  # a test asks as often as it likes, with one key
            }
        )

    def made(self, dialect: str) -> Settings:
        """A new database that only has its first section."""
        template = self.templates.get(dialect) or self._template(dialect)
        return self.copy(dialect, template)

    def copy(self, dialect: str, template: str) -> Settings:
        """A new database like another one that nobody has open."""
        settings = self.settings(dialect, self._name())
        self._fill(settings, template)
        return settings

    def make_again(self, settings: Settings) -> None:
        """The database of this name as ``made`` made it, whatever was done to it."""
        if settings.is_sqlite or not self._is_restored(settings):
            self.drop(settings)
            self._fill(settings, self.templates["sqlite" if settings.is_sqlite else "postgresql"])

    def _is_restored(self, settings: Settings) -> bool:
        name = name_of(settings)
        try:
            if name not in self._connections:
                self._connections[name] = self._connect(name)
            return self._original is not None and self._original.restore(self._connections[name])
        except psycopg.Error:
            return False

    def _fill(self, settings: Settings, template: str) -> None:
        if settings.is_sqlite:
            shutil.copy(self.folder / f"{template}.db", settings.database_url.removeprefix("sqlite:///"))
        else:
            self.execute(f"CREATE DATABASE {name_of(settings)} TEMPLATE {template}")

    def empty(self, dialect: str) -> Settings:
        """A new database without tables."""
        settings = self.settings(dialect, self._name())
        if dialect == "postgresql":
            self.execute(f"CREATE DATABASE {name_of(settings)}")
        return settings

    def drop(self, settings: Settings) -> None:
        """Takes a database away."""
        if settings.is_sqlite:
            for part in ("", "-wal", "-shm"):
                Path(settings.database_url.removeprefix("sqlite:///") + part).unlink(missing_ok=True)
        else:
            self._leave(name_of(settings))
            self.execute(f"DROP DATABASE {name_of(settings)} WITH (FORCE)")

    def close(self) -> None:
        """Ends the connections to all databases."""
        for name in list(self._connections):
            self._leave(name)

    def _leave(self, name: str) -> None:
        if name in self._connections:
            self._connections.pop(name).close()

    def _template(self, dialect: str) -> str:
        settings = self.empty(dialect)
        database = open_database(settings)
        migrate(database)
        with writing(database) as session:
            sections.ensure_first(session, database.site, now=NOW)
        database.close()
        self.templates[dialect] = name_of(settings)
        if dialect == "postgresql":
            with self._connect(name_of(settings)) as connection:
                self._original = Original(connection)
        return self.templates[dialect]

    def _name(self) -> str:
        return f"broadsheet_{os.getpid()}_{next(_numbers)}"

    def _url(self, name: str) -> str:
        url = make_url(self.postgres()).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    def execute(self, statement: str) -> None:
        """Does it on the server of PostgreSQL."""
        with self._connect("") as connection:
            connection.execute(statement.encode())

    def _connect(self, name: str) -> psycopg.Connection[Any]:
        return psycopg.connect(self.postgres(), autocommit=True, **({"dbname": name} if name else {}))
