"""``broadsheet keys``: the first key is made, seen and revoked on the command line."""

import pytest
from click.testing import CliRunner

from api.app import create_app
from api.cli import main
from tests.servers import environment_of


@pytest.fixture
def run(settings, monkeypatch):
    """Runs a command on the database of the settings."""

    def asked(*arguments):
        for name, value in environment_of(settings).items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(main, ["keys", *arguments], catch_exceptions=False)

    return asked


def test_a_key_is_printed_alone_works_at_once_and_ends_when_it_is_revoked(run, settings, database):
    made = run("create", "--name", "Newsroom", "--scopes", "posts:read,posts:write", "--expires-in", "90")
    key = made.stdout.strip()
    client = create_app(settings, database).test_client()

    def status():
        return client.get("/admin/v1/posts", headers={"Authorization": f"Bearer {key}"}).status_code

    assert (made.exit_code, made.stdout) == (0, f"{key}\n")
    assert status() == 200
    listed = run("list").stdout.split("\t")
    assert listed[1] == f"bs_…{key[-4:]}"
    assert listed[3].startswith("used 20")
    assert listed[4:] == ["posts:read,posts:write", "-", "Newsroom\n"]
    revoked = run("revoke", listed[0])
    assert (revoked.exit_code, revoked.stdout) == (0, f"{listed[0]}\tbs_…{key[-4:]}\tNewsroom\n")
    assert run("revoke", listed[0]).stdout == ""
    assert status() == 401
    assert "\trevoked\t" in run("list").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("create", "--name", "x", "--scopes", "posts:reed"), 2, "posts:read?"),
        (("create", "--name", "x", "--scopes", ","), 2, "at least one scope"),
        (("create", "--name", "x", "--scopes", "posts:read", "--section", "none"), 1, "no section"),
        (("create", "--name", "two\tcells", "--scopes", "posts:read"), 1, "name is a line"),
        (("create", "--name", "", "--scopes", "posts:read"), 1, "name is a line"),
        (("revoke", "x"), 1, "no key"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_status(run, arguments, status, told):
    refused = run(*arguments)

    assert refused.exit_code == status
    assert told in refused.stderr
