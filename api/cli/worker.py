"""``worker``: the work that is due, by itself or as a child of ``serve``."""

import os
import signal
import sys

import click

from api import traces
from api.cli.lifeline import live_with
from api.db import open_database
from api.logs import configure_logs
from api.migrations import check_schema
from api.settings import read_settings
from api.worker import worker_of


@click.command()
@click.option("--parent", type=int, hidden=True)
def worker(parent: int | None) -> None:
    """Does the work that is due, until TERM. Any number may run: one works at a time."""
    if parent is not None:
        live_with(parent)
    settings = read_settings()
    configure_logs(settings.log_level)
    traces.begin("worker")
    database = open_database(settings)
    check_schema(database)
    running = worker_of(settings, database)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _told, _frame: running.stop())
    signal.signal(signal.SIGHUP, lambda _told, _frame: running.stop(again=True))
    running.run()
    database.close()
    traces.end()
    if running.again:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # lost rather than deadly, until there is a handler again
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this program, anew
