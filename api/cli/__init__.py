"""The command ``broadsheet``: what can be said on a command line, and how a refusal looks there. The door is ``main``.

- ``database`` (``migrate``, ``reindex``), ``archive`` (``import``, ``export``), ``media``, ``backup`` (with ``restore`` and ``epoch``),
  ``webhooks``, ``sources`` and ``keys`` are for who runs the service; each looks at the settings and the database first. ``doctor``
  looks at everything.
- ``serve`` has a child look at the database (``ready``), then starts the web and the worker as *children* (``children``), which end
  together and never outlive it (``lifeline``); ``web`` is the web child, ``ports`` keeps the address that both need.

A refusal is one line on standard error and status 1. A subcommand's module is imported when it is run: help needs none.
"""

from functools import cache
from importlib import import_module
from typing import Any

import click

from api.cli.start import quickly
from api.errors import BroadsheetError

MODULES = {
    "serve": "serve",
    "worker": "worker",
    "web": "web",
    "ready": "database",
    "migrate": "database",
    "reindex": "database",
    "import": "archive",
    "export": "archive",
    "keys": "keys",
    "webhooks": "webhooks",
    "sources": "sources",
    "media": "media",
    "backup": "backup",
    "restore": "backup",
    "epoch": "backup",
    "doctor": "doctor",
}
"""Where each subcommand is."""
SUMMARIES = {
    "serve": "Answers requests and does the work that is due, until Ctrl-C or TERM.",
    "worker": "Does the work that is due, until TERM.",
    "migrate": "Makes the tables of a new database, or brings those of an older release up to date.",
    "reindex": "Rebuilds everything that lists and search read, beside readers and writers.",
    "import": "Imports SOURCE: a file, a site's address, - for standard input, or sample for the archive that comes with Broadsheet.",
    "export": "Writes everything as JSON Lines to FILE, or to standard output; import reads them.",
    "keys": "Makes, lists and revokes keys of the authoring interface.",
    "webhooks": "Lists webhooks, tries one, tells one again.",
    "sources": "Lists sources, says how far one is, pulls one.",
    "media": "Takes pictures from their old addresses.",
    "backup": "Copies the database to FILE, beside readers and writers, and with it pictures and secrets.",
    "restore": "Puts a copy in the place of the database; what was there is kept. Pictures and secrets beside FILE are put back first.",
    "epoch": "Tells clients of delta sync that the database has another history.",
    "doctor": "Looks for what is wrong, or will be, and says what helps.",
}
"""What each says of itself first; those without are for ``serve``. Kept here, since to import them all takes most of a second."""


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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's own
        """Writes their names and summaries, as click would."""
        room = formatter.width - 6 - max(map(len, SUMMARIES))
        with formatter.section("Commands"):
            formatter.write_dl([(name, click.Command(name, help=SUMMARIES[name]).get_short_help_str(room)) for name in sorted(SUMMARIES)])

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
