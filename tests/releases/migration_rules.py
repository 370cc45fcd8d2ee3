"""What a migration of PostgreSQL must not do beside those who use the database: the rules, by what statements say."""

import re
from collections.abc import Iterable, Iterator, Mapping

NAME = r'(?:public\.)?"?(\w+)"?'
MADE = re.compile(rf"CREATE TABLE (?:IF NOT EXISTS )?{NAME}")
VERSION = re.compile(r"UPDATE alembic_version SET version_num='(\w+)'")
RULES: Mapping[str, str] = {
    "takes away": r"DROP (?:TABLE|INDEX|TYPE|VIEW|SEQUENCE)|ALTER TABLE .* DROP |TRUNCATE",
    "renames": r"ALTER (?:TABLE|INDEX) .* RENAME ",
    "has writers wait for an index": rf"CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY )\S+ ON {NAME}",
    "looks at every row under a lock": (
        rf"ALTER TABLE {NAME} (?:ADD COLUMN .*(?:CHECK|REFERENCES|UNIQUE)|ADD CONSTRAINT (?!.*NOT VALID)|ALTER (?:COLUMN )?.*SET NOT NULL)"
    ),
    "writes every row under a lock": rf"ALTER TABLE {NAME} (?:ALTER (?:COLUMN )?.* TYPE |ADD COLUMN .*DEFAULT \w+\()",
    "holds rows that it changes": rf"(?:UPDATE|DELETE FROM) {NAME}|INSERT INTO {NAME} .*SELECT",
}
"""Each by what it would do, and what a statement that does it looks like. A table that the migration has made itself is nobody's yet."""


def by_version(statements: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The statements of each version, which ends with its number being noted."""
    found: list[str] = []
    for statement in (" ".join(one.split()) for one in statements):
        noted = VERSION.match(statement)
        if noted:
            yield noted[1], found
            found = []
        else:
            found.append(statement)


def broken(statements: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The rules that the statements of a version break, and by which."""
    own: set[str] = {"alembic_version", "built_with", "consumer"}  # a few rows that nobody waits for
    for statement in statements:
        made = MADE.match(statement)
        if made:
            own.add(made[1])
        for rule, pattern in RULES.items():
            match = re.match(pattern, statement)
            if match and not own & set(match.groups()):
                yield rule, statement
