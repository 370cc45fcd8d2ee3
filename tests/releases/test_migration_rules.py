"""Migrations after the first release are done beside those who use the database: no lock for long, nothing taken away."""

from contextlib import closing

import pytest
from sqlalchemy import event

from api.db import open_database
from api.migrations import migrate
from tests.releases.migration_rules import RULES, broken, by_version
from tests.releases.test_releases import RELEASES, old_settings, release

__all__ = ["old_settings", "release"]

ONE_BY_ONE = "Of 0.1.0, which cannot run on 0003 anyhow: its processes are ended first, so that nobody waits."
EXCUSED = {
    ("0003", "has writers wait for an index"): ONE_BY_ONE,
    ("0003", "looks at every row under a lock"): ONE_BY_ONE,
    ("0003", "holds rows that it changes"): ONE_BY_ONE,
    ("0004", "has writers wait for an index"): ONE_BY_ONE,
    ("0007", "holds rows that it changes"): f"The one row of the counter. {ONE_BY_ONE}",
    ("0008", "has writers wait for an index"): ONE_BY_ONE,
    ("0008", "looks at every row under a lock"): ONE_BY_ONE,
    ("0012", "has writers wait for an index"): ONE_BY_ONE,
    ("0012", "looks at every row under a lock"): ONE_BY_ONE,
}
"""What broke a rule before there was one, and why it may stand. Nothing is added here: ``bench/run.py operate`` says how long they lock."""
LAST_EXCUSED = "0013"


@pytest.mark.parametrize("release", RELEASES[:1], indirect=True)
@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_no_migration_breaks_a_rule_that_is_not_excused(old_settings):
    statements = []
    with closing(open_database(old_settings)) as database:
        event.listen(database.write, "before_cursor_execute", lambda *given: statements.append(given[2]))
        migrate(database)

    versions = dict(by_version(statements))

    found = {(version, rule): statement for version, some in versions.items() for rule, statement in broken(some)}
    assert {one: statement for one, statement in found.items() if one not in EXCUSED} == {}
    assert set(EXCUSED) - set(found) == set()
    assert max(version for version, _ in EXCUSED) <= LAST_EXCUSED <= max(versions)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("DROP TABLE tag", "takes away"),
        ("ALTER TABLE tag DROP COLUMN name", "takes away"),
        ("ALTER TABLE tag RENAME COLUMN name TO title", "renames"),
        ("CREATE UNIQUE INDEX ix_tag_name ON tag (name)", "has writers wait for an index"),
        ("CREATE INDEX CONCURRENTLY ix_tag_name ON tag (name)", None),
        ("ALTER TABLE tag ADD COLUMN mood TEXT", None),
        ("ALTER TABLE tag ADD COLUMN mood TEXT DEFAULT 'calm' NOT NULL", None),
        ("ALTER TABLE tag ADD COLUMN mood TEXT DEFAULT 'calm' CHECK (mood <> '')", "looks at every row under a lock"),
        ("ALTER TABLE tag ADD CONSTRAINT ck_tag_name CHECK (name <> '') NOT VALID", None),
        ("ALTER TABLE tag ADD CONSTRAINT ck_tag_name CHECK (name <> '')", "looks at every row under a lock"),
        ("ALTER TABLE tag ALTER COLUMN name SET NOT NULL", "looks at every row under a lock"),
        ("ALTER TABLE tag ALTER COLUMN name TYPE VARCHAR(20)", "writes every row under a lock"),
        ("ALTER TABLE tag ADD COLUMN mark UUID DEFAULT gen_random_uuid()", "writes every row under a lock"),
        ("UPDATE tag SET name = slug", "holds rows that it changes"),
        ("INSERT INTO tag (id) SELECT id FROM post", "holds rows that it changes"),
        ("INSERT INTO consumer (name, seq) VALUES ('hub', 0)", None),
    ],
)
def test_each_rule_sees_what_breaks_it_and_nothing_in_a_table_of_its_own(statement, rule):
    table = "CREATE TABLE tag ( id UUID )"

    assert [found for found, _ in broken([statement])] == ([rule] if rule else [])
    assert [found for found, _ in broken([table, statement])] == ([rule] if rule in ("takes away", "renames") else [])
    assert rule is None or rule in RULES
