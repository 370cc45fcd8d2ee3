"""The command ``broadsheet``: what can be said on a command line, and how a refusal looks there. The door is ``main``.

- ``database`` (``migrate``, ``reindex``), ``archive`` (``import``, ``export``), ``backup`` (with ``restore`` and ``epoch``) and ``keys``
  are for who runs the service; each looks at the settings and the database first.
- ``serve`` starts the web and the worker as *children* (``children``), which end together and never outlive it (``lifeline``); ``web``
  is the web child, ``ports`` keeps the address that both need.

A refusal is one line on standard error and status 1.
"""

from typing import Any

import click

from api.cli.archive import export, import_
from api.cli.backup import backup, epoch, restore
from api.cli.database import migrate, reindex
from api.cli.keys import keys
from api.cli.serve import serve, web, worker
from api.errors import BroadsheetError


class OneLine(click.Group):
    """A group whose refusals are one line on standard error and status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """What the subcommand returns."""
        try:
            return super().invoke(ctx)
        except BroadsheetError as error:
            click.echo(f"broadsheet: {error}", err=True)
            ctx.exit(1)


@click.group(cls=OneLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="broadsheet")
def main() -> None:
    """Broadsheet, a headless content API. Settings are BROADSHEET_… variables: see docs/settings.md."""


for _command in (serve, worker, web, migrate, reindex, import_, export, keys, backup, restore, epoch):
    main.add_command(_command)
