"""What commands import before they do anything: it is most of what starting takes, and of what a process that waits keeps."""

import json
import subprocess
import sys

import click
import pytest

from api.cli import SUMMARIES, Commands, main

HEAVY = {"sqlalchemy", "alembic", "flask", "marshmallow", "psycopg", "granian", "asyncio", "api.db", "api.models"}
IMPORTED = "import json, sys, importlib; importlib.import_module(sys.argv[1]); print(json.dumps([*sys.modules]))"
HELPED = "import json, sys; from api.cli import main; main(['--help'], standalone_mode=False); print(json.dumps([*sys.modules]))"


def heavy(program, *arguments):
    done = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True)
    return HEAVY & set(json.loads(done.stdout.splitlines()[-1]))


def test_help_needs_no_command_to_be_imported():
    assert heavy(HELPED) == set()


def test_help_says_what_each_command_says_of_itself():
    with click.Context(main, info_name="broadsheet") as context:
        ours, clicks = context.make_formatter(), context.make_formatter()

        main.format_commands(context, ours)
        super(Commands, main).format_commands(context, clicks)

    assert len(SUMMARIES) > 8
    assert ours.getvalue() == clicks.getvalue()


@pytest.mark.parametrize(
    ("module", "needed"),
    [
        ("api.cli.serve", set()),  # it waits for its children, as long as they run
        ("api.cli.web", {"granian", "asyncio"}),  # watches the processes that answer
        ("api.cli.worker", {"sqlalchemy", "marshmallow", "api.db", "api.models", "asyncio"}),
    ],
)
def test_what_stays_imports_only_what_it_needs(module, needed):
    assert heavy(IMPORTED, module) - needed == set()
