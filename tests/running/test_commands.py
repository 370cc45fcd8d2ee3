"""The commands that change or show a database: what they say, what they leave behind, and their status."""

import io
import json
import select as selecting
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select, text

from api.cli import main
from api.cli.database import made_ready
from api.db import open_database, reading
from api.migrations import HEAD
from api.models import Card, Post, Section
from tests.servers import PATIENCE_SECONDS, environment_of

POST = {"type": "post", "slug": "rain", "title": "Rain", "language": "en", "published_at": "2026-01-02T03:04:05Z"}


@pytest.fixture
def archive(tmp_path):
    """A file of these lines; a text is a line as it is."""

    def made(*lines):
        path = tmp_path / "archive.jsonl"
        path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines), encoding="utf-8")
        return path

    return made


def number_of_posts(settings):
    with closing(open_database(settings)) as database, reading(database) as connection:
        return connection.scalar(select(func.count()).select_from(Post))


def test_migrate_makes_the_tables_and_the_first_section(run, databases, dialect):
    settings = databases.empty(dialect)

    result = run("migrate", settings=settings)

    assert (result.exit_code, result.stdout) == (0, f"The schema is up to date ({HEAD}).\n")
    assert '"slug":"main"' in run("export", settings=settings).stdout
    databases.drop(settings)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", [("migrate",), ("import", "sample"), ("keys", "list")])
def test_a_database_that_is_made_is_said_with_its_place_and_with_the_other_one(settings, tmp_path, monkeypatch, command):
    (tmp_path / "demo-data").mkdir()
    (tmp_path / "demo-data/broadsheet.db").write_bytes(b"")
    here = replace(settings, database_url=f"sqlite:///{tmp_path / 'broadsheet.db'}")
    for name, value in environment_of(here).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    first, second = (CliRunner().invoke(main, command, catch_exceptions=False) for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert f"Made a new database: {tmp_path / 'broadsheet.db'}." in first.stderr
    assert "There is another one: BROADSHEET_DATA_DIR=demo-data names it." in first.stderr
    assert "database" not in second.stderr


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", [("reindex",), ("export",), ("worker",), ("epoch", "new"), ("import", "sample", "--dry-run")])
def test_a_command_that_makes_no_database_says_where_it_looked_and_what_is_near(settings, tmp_path, monkeypatch, command):
    (tmp_path / "broadsheet.db").write_bytes(b"")
    here = replace(settings, database_url=f"sqlite:///{tmp_path / 'typo' / 'broadsheet.db'}")
    for name, value in environment_of(here).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, command, catch_exceptions=False)

    [said] = done.stderr.splitlines()
    assert done.exit_code == ("--dry-run" not in command)
    assert f"There is no database at {tmp_path / 'typo' / 'broadsheet.db'}" in said
    assert "There is another one: BROADSHEET_DATA_DIR=. names it." in said
    assert not (tmp_path / "typo" / "broadsheet.db").exists()


def test_reindex_repairs_and_a_second_run_has_nothing_to_do(run, database, make_post):
    make_post()
    with database.write.begin() as connection:
        connection.execute(text("DELETE FROM listing"))

    first, second = run("reindex"), run("reindex")

    assert first.exit_code == 0
    assert first.stdout != "0 rows repaired.\n"
    assert second.stdout == "0 rows repaired.\n"


def test_rows_follow_a_changed_timezone_before_anything_is_served(settings, database, make_post):
    make_post(published_at=1_767_225_000)  # 2025-12-31T23:50:00Z
    made_ready(settings)

    made_ready(replace(settings, timezone=ZoneInfo("Asia/Tokyo")))

    with reading(database) as connection:
        assert connection.scalar(select(func.count()).select_from(Card)) == 1
        assert connection.execute(text("SELECT key FROM facet WHERE kind = 'month' AND posts = 1")).scalar_one() == "2026-01"


def test_import_says_a_line_a_type_and_again_changes_nothing(run, archive):
    path = archive({"type": "tag", "slug": "water", "name": "Water"}, {**POST, "tags": ["water"]})

    first, second = run("import", path), run("import", path)

    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "tags: 1 created, 0 changed, 0 unchanged, 0 skipped\nposts: 1 created, 0 changed, 0 unchanged, 0 skipped\n"
    assert second.stdout == "tags: 0 created, 0 changed, 1 unchanged, 0 skipped\nposts: 0 created, 0 changed, 1 unchanged, 0 skipped\n"


def test_import_reads_standard_input(run, settings):
    result = run("import", "-", input=io.BufferedReader(io.BytesIO(json.dumps(POST).encode())))

    assert result.exit_code == 0
    assert number_of_posts(settings) == 1


def test_a_bad_item_is_skipped_with_its_line_and_reason(run, settings, archive):
    result = run("import", archive({**POST, "published_at": "yesterday"}, POST))

    assert result.exit_code == 0
    assert result.stdout == "posts: 1 created, 0 changed, 0 unchanged, 1 skipped\n"
    assert result.stderr.startswith("line 1: post skipped: ")
    assert "published_at" in result.stderr
    assert number_of_posts(settings) == 1


def test_a_file_that_breaks_keeps_what_came_before(run, settings, tmp_path):
    head = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
    )
    item = "<item><title>Rain</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
    path = tmp_path / "broken.xml"
    path.write_text(f"{head}{item}<wp:post_date_gmt>2026-01-02 03:04:05</wp:post_date_gmt></item>\n<item><title>Cut of")

    result = run("import", path)

    assert result.exit_code == 1
    assert "posts: 1 created" in result.stdout
    assert "broken.xml" in result.stderr
    assert "What came before is kept." in result.stderr
    assert number_of_posts(settings) == 1


def test_what_holds_nothing_has_nothing_that_came_before(run, tmp_path):
    path = tmp_path / "empty"
    path.write_bytes(b"")

    result = run("import", path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(f"{path}: line 1: There is nothing in it.\n")


def test_a_dry_run_shows_what_would_change_and_changes_nothing(run, settings, archive):
    run("import", archive(POST))

    result = run("import", "--dry-run", archive({**POST, "title": "Snow"}, {**POST, "slug": "hail"}))

    assert result.exit_code == 0
    assert result.stdout == "line 1: post would change: title\nposts: 1 created, 1 changed, 0 unchanged, 0 skipped\n"
    assert number_of_posts(settings) == 1


def test_import_makes_an_sqlite_database_that_is_not_there(run, databases):
    settings = databases.settings("sqlite", "made_by_import")

    result = run("import", "sample", settings=settings)

    assert result.exit_code == 0
    assert number_of_posts(settings) > 50
    databases.drop(settings)


def test_a_dry_run_makes_no_database(run, databases):
    settings = databases.settings("sqlite", "made_by_nobody")

    result = run("import", "sample", "--dry-run", settings=settings)

    assert result.exit_code == 0
    assert "posts: " in result.stdout
    assert not Path(settings.database_url.removeprefix("sqlite:///")).exists()


@pytest.mark.parametrize(
    "arguments",
    [("import",), ("import", "/nowhere.xml"), ("import", "sample", "--language", "en_!"), ("import", "sample", "--section", "nowhere")],
)
def test_wrong_usage_of_import_is_status_2(run, arguments):
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""


def test_section_and_language_are_for_posts_that_name_none(run, settings, archive):
    run("import", archive({"type": "section", "slug": "france", "name": "France"}))
    post = {name: value for name, value in POST.items() if name != "language"}

    run("import", archive(post), "--section", "france", "--language", "FR-ca")

    exported = json.loads(run("export").stdout.splitlines()[-1])
    with closing(open_database(settings)) as database, reading(database) as connection:
        france = connection.scalar(select(Section.id).where(Section.slug == "france"))
    assert exported["language"] == "fr-CA"
    assert exported["section"] in ("france", str(france))


def test_a_language_that_is_not_registered_is_refused_by_the_command_and_in_lines(run, archive):
    wrong = run("import", archive(POST), "--language", "en-UK")
    skipped = run("import", archive({**POST, "language": "de_DE_formal"}))

    assert (wrong.exit_code, "Do you mean en-GB?" in wrong.stderr) == (2, True)
    assert "line 1: post skipped: /language: `de_DE_formal`" in skipped.stderr
    assert "Do you mean de-DE?" in skipped.stderr


def test_export_to_a_file_is_what_export_says(run, tmp_path, make_post):
    make_post(title="Rain")

    result = run("export", tmp_path / "out.jsonl")

    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == run("export").stdout
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.jsonl"]


def test_an_export_that_nobody_takes_holds_nothing_up(sample_database, dialect):
    command = [sys.executable, "-m", "api.cli", "export"]
    with (
        closing(open_database(sample_database)) as database,
        subprocess.Popen(command, env=environment_of(sample_database), stdout=subprocess.PIPE) as program,
    ):
        try:
            assert selecting.select([program.stdout], [], [], PATIENCE_SECONDS)[0]
            assert program.poll() is None  # it is not all taken

            with database.write.connect() as connection:
                if dialect == "sqlite":
                    connection.execute(text("UPDATE counter SET seq = seq"))
                    connection.commit()
                    held = connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                else:
                    others = "datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
                    held = connection.execute(text(f"SELECT count(*) FROM pg_stat_activity WHERE {others}")).scalar_one()
        finally:
            program.kill()

    assert held == 0


def test_an_export_that_cannot_be_written_is_said(run, tmp_path):
    result = run("export", tmp_path / "nowhere/out.jsonl")

    assert result.exit_code == 1
    assert "out.jsonl" in result.stderr
