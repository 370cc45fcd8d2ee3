"""The pages on settings and on running say what there is."""

from pathlib import Path

import click
import pytest

from api.cli import MODULES, command
from api.settings import PREFIX, SETTINGS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_is_documented(name):
    setting = SETTINGS[name]
    default = f"`{setting.default}`" if setting.default is not None else ""

    assert f"| `{PREFIX}{name}` | {default} | {setting.meaning} |" in (DOCS / "settings.md").read_text(encoding="utf-8").splitlines()


def test_each_command_is_documented():
    page = (DOCS / "running.md").read_text(encoding="utf-8")
    commands = [name for name in MODULES if not command(name).hidden]

    assert [name for name in commands if f"| `broadsheet {name}" not in page] == []


def test_each_option_says_what_it_is_for():
    options = [one for name in MODULES for one in command(name).params if isinstance(one, click.Option) and not one.hidden]

    assert [one.name for one in options if not one.help and one.name != "parent"] == []
