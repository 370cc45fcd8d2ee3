"""What cannot start says why in one line, and what helps; never a traceback."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

import api.db
from api.cli import main


@pytest.fixture
def refusal(monkeypatch, tmp_path):
    """The line with which a command refuses to start, given variables besides those of a fresh folder."""

    def asked(*arguments: str, **variables: str) -> str:
        monkeypatch.setenv("BROADSHEET_DATA_DIR", str(tmp_path))
        for name, value in variables.items():
            monkeypatch.setenv(f"BROADSHEET_{name}", value)
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        return result.stderr

    return asked


@pytest.fixture
def postgres_url(databases):
    """The address of a database of the server, which is not there."""
    return databases.settings("postgresql", "nowhere").database_url


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_an_unknown_setting(refusal):
    assert "BROADSHEET_DATABSE_URL is not a setting" in refusal("migrate", DATABSE_URL="sqlite:///x.db")


def test_a_setting_that_cannot_be_read(refusal):
    assert "BROADSHEET_TIMEZONE must be" in refusal("migrate", TIMEZONE="Mars/Olympus")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "postgresql://localhost:port/x", "postgresql://localhost/x?colour=red"])
def test_an_address_that_is_none_of_a_database(refusal, url):
    assert "BROADSHEET_DATABASE_URL" in refusal("migrate", DATABASE_URL=url, SECRETS="s" * 32)


@pytest.mark.parametrize("command", ["serve", "worker", "migrate", "reindex", "export"])
def test_a_database_that_is_away(refusal, command):
    url = f"postgresql://someone:hidden@127.0.0.1:{free_port()}/x"

    line = refusal(command, DATABASE_URL=url, SECRETS="s" * 32, LISTEN="127.0.0.1:0")

    assert "The database cannot be used" in line
    assert "BROADSHEET_DATABASE_URL" in line
    assert "hidden" not in line


def test_a_database_that_the_server_has_not(refusal, postgres_url):
    line = refusal("migrate", DATABASE_URL=postgres_url, SECRETS="s" * 32)

    assert "Create the database, or correct its name" in line


def test_a_user_that_the_server_has_not(refusal, postgres_url):
    head, _, tail = postgres_url.partition("://")
    url = f"{head}://nobody:wrong@{tail.partition('@')[2]}"

    line = refusal("migrate", DATABASE_URL=url, SECRETS="s" * 32)

    assert "Correct the user" in line
    assert "wrong" not in line


def test_postgresql_without_tables_is_told_to_migrate(refusal, databases):
    settings = databases.empty("postgresql")

    line = refusal("serve", DATABASE_URL=settings.database_url, SECRETS="s" * 32, LISTEN="127.0.0.1:0")

    databases.drop(settings)
    assert "Run: broadsheet migrate" in line


@pytest.mark.parametrize("command", ["serve", "migrate", "import"])
def test_a_folder_that_cannot_be_written(refusal, tmp_path, command):
    (tmp_path / "file").write_text("")
    arguments = (command, "sample") if command == "import" else (command,)

    line = refusal(*arguments, DATA_DIR=str(tmp_path / "file/folder"), LISTEN="127.0.0.1:0")

    assert str(tmp_path / "file") in line
    assert "BROADSHEET_DATA_DIR" in line


def test_a_folder_of_the_database_that_cannot_be_written(refusal, tmp_path):
    (tmp_path / "file").write_text("")

    assert "BROADSHEET_DATA_DIR" in refusal("migrate", DATABASE_URL=f"sqlite:///{tmp_path / 'file/folder/x.db'}")


def test_a_folder_in_the_place_of_the_file(refusal, tmp_path):
    assert "cannot be opened" in refusal("migrate", DATABASE_URL=f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(refusal, tmp_path):
    Path(tmp_path / "broadsheet.db").write_text("Dear diary, " * 1000)

    assert "is not an SQLite database" in refusal("serve", LISTEN="127.0.0.1:0")


def test_an_sqlite_without_tables_is_told_to_migrate(refusal):
    assert "Run: broadsheet migrate" in refusal("worker")


@pytest.mark.parametrize("command", ["ready", "worker", "migrate"])  # by "ready" it is refused to "serve", which asks it first
def test_a_library_that_is_too_old(refusal, monkeypatch, command):
    monkeypatch.setattr(api.db, "OLDEST_SQLITE", (99, 0, 0))

    line = refusal(command, LISTEN="127.0.0.1:0")

    assert "The SQLite library of this Python is" in line
    assert "pysqlite3" in line


def test_a_port_that_is_taken(refusal):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        line = refusal("serve", LISTEN=f"127.0.0.1:{port}")

    assert f"Cannot listen on 127.0.0.1:{port}: another program listens there." in line
    assert "BROADSHEET_LISTEN" in line


def test_an_address_of_another_machine(refusal):
    assert "no address of this machine" in refusal("serve", "--host", "192.0.2.1")


def test_a_host_that_is_unknown(refusal):
    assert "the host is unknown" in refusal("serve", "--host", "nowhere.invalid")


def test_an_unknown_command_is_wrong_usage():
    assert CliRunner().invoke(main, ["sevre"]).exit_code == 2
