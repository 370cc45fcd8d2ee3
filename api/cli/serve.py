"""``serve``: database and port are looked at, then the web and the worker run as child programs.

It stays as long as they do, so it imports no more than it needs: the database is looked at by a program that ends.
"""

import http.client
import logging
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from api.cli.children import COUNTS, DRAINING, run_first, run_together
from api.cli.ports import base_url, reserved
from api.logs import configure_logs, line_of
from api.settings import WORKER_ONLY, read_settings, without

LOOK_SECONDS = 0.1


@click.command()
@click.option("--host", help="Address to listen on, in the place of that of BROADSHEET_LISTEN.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 takes a free one.")
@click.option("--no-worker", is_flag=True, help="Only answer requests: a worker runs elsewhere.")
def serve(host: str | None, port: int | None, *, no_worker: bool) -> None:
    """Answers requests and does the work that is due, until Ctrl-C or TERM. HUP reloads.

    An SQLite database is made or migrated first.
    """
    settings = read_settings()
    asked = (host or settings.listen[0], settings.listen[1] if port is None else port)
    with reserved(*asked) as (ip, free):
        configure_logs(settings.log_level)
        if run_first("ready"):
            sys.exit(1)
        with TemporaryDirectory() as folder:
            draining = Path(folder) / "draining"
            environment = {**_environment(ip, free), DRAINING: str(draining), COUNTS: str(Path(folder) / "counts")}
            commands = {"web": without(environment, WORKER_ONLY), "worker": environment}
            if no_worker:
                del commands["worker"]
            sys.exit(run_together(commands, draining, started=lambda: _announce(ip, free)))


def _environment(ip: str, port: int) -> dict[str, str]:
    """The variables of the children: those of the parent, and where it really listens."""
    variables = {name: value for name, value in os.environ.items() if name != "BROADSHEET_LISTEN_FILE"}
    variables["BROADSHEET_LISTEN"] = f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}"
    if not variables.keys() & {"BROADSHEET_PUBLIC_URL", "BROADSHEET_PUBLIC_URL_FILE"}:
        variables["BROADSHEET_PUBLIC_URL"] = base_url(ip, port)
    return variables


def _announce(ip: str, port: int) -> None:
    """Says where it listens when it answers."""
    url = base_url(ip, port)
    while not _answers(url.removeprefix("http://")):
        time.sleep(LOOK_SECONDS)
    told = f"Broadsheet listens on {url}"
    if not sys.stdout.isatty():  # where logs are kept, each line is JSON
        record = logging.LogRecord("broadsheet.serve", logging.INFO, __file__, 0, told, None, None)
        told = line_of(record)
    click.echo(told)


def _answers(address: str) -> bool:
    connection = http.client.HTTPConnection(address, timeout=2)
    try:
        connection.request("GET", "/live")
        return connection.getresponse().status < 500  # noqa: PLR2004 - RFC 9110, 15.6
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
