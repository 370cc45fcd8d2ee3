"""The command ``broadsheet``: what can be said on a command line, and how a refusal looks there. The door is ``main``.

- ``database`` (``migrate``, ``reindex``), ``archive`` (``import``, ``export``), ``backup`` (with ``restore`` and ``epoch``) and ``keys``
  are for who runs the service; each looks at the settings and the database first.
- ``serve`` starts the web and the worker as *children* (``children``), which end together and never outlive it (``lifeline``); ``web``
  is the web child, ``ports`` keeps the address that both need.

A refusal is one line on standard error and status 1. A subcommand's module is imported when it is asked for.
"""

from functools import cache
from importlib import import_module
from typing import Any

import click

from api.cli.start import quickly
from api.errors import BroadsheetError

MODULES = {
    "serve": "serve",
    "worker": "serve",
    "web": "web",
    "migrate": "database",
    "reindex": "database",
    "import": "archive",
    "export": "archive",
    "keys": "keys",
    "backup": "backup",
    "restore": "backup",
    "epoch": "backup",
}
"""Where each subcommand is."""


@cache
def command(name: str) -> click.Command:
    """The subcommand of this name."""
    with quickly():
        module = import_module(f"api.cli.{MODULES[name]}")
    found: click.Command = getattr(module, "import_" if name == "import" else name)
    return found


class Commands(click.Group):
    """The subcommands. Their refusals are one line on standard error and status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """Their names."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own
        """The one of this name."""
        return command(cmd_name) if cmd_name in MODULES else None

    def invoke(self, ctx: click.Context) -> Any:
        """What the subcommand returns."""
        try:
            return super().invoke(ctx)
        except BroadsheetError as error:
            click.echo(f"broadsheet: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="broadsheet")
def main() -> None:
    """Broadsheet, a headless content API. Settings are BROADSHEET_… variables: see docs/settings.md."""
