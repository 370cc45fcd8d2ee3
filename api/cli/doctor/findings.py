"""What a check finds, and what it looks at."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

from api.db import Database, reading
from api.queries.operations import facts
from api.settings import Settings

LEVELS = ("ok", "warning", "error")
"""The worst of all is the status of the command: 0, 1 or 2."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, how bad that is, why it hurts, and what helps: a command, where there is one."""

    check: str
    level: str
    what: str
    why: str = ""
    help: str = ""

    def form(self) -> dict[str, str]:
        """As JSON has it."""
        return asdict(self)


@dataclass
class Patient:
    """What is looked at. ``facts``: the numbers of ``api.queries.operations``, asked for once."""

    settings: Settings
    database: Database

    @cached_property
    def facts(self) -> dict[str, dict[str, int]]:
        """The numbers by name and label."""
        with reading(self.database) as connection:
            return facts(connection)

    def fact(self, name: str, label: str = "") -> int:
        """One of them."""
        return self.facts[name][label]


Check = Callable[[Patient], Iterator[tuple[str, ...]]]
"""Yields level and what was found, then, where something is wrong, why it hurts and what helps."""
