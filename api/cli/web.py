"""The web child of ``serve``: granian with the application. Which children there are, and how they end, is in ``children``."""

import multiprocessing
import os
import signal
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from api import traces
from api.cli.children import COUNTS, DRAINING
from api.cli.granian_server import Server, spawned
from api.cli.lifeline import live_with
from api.cli.start import quickly
from api.logs import configure_logs, log_configuration
from api.settings import HIDDEN, WORKER_ONLY, forget, read_settings

if TYPE_CHECKING:
    from api.web.asgi.application import Application

BACKPRESSURE = 4096
"""Connections a process takes on; the rest wait in the backlog."""
KILL_SECONDS = 10
SWITCH_SECONDS = 0.001
"""So long a thread works on while another one wants to: a stored answer waits no longer for one that is being made."""


@click.command(hidden=True)
@click.option("--parent", type=int)
def web(parent: int | None) -> None:
    """Answers requests at BROADSHEET_LISTEN until TERM; HUP renews the processes one after the other."""
    if parent is not None:
        live_with(parent)
    settings = read_settings(purges=False)
    host, port = settings.listen
    Server(
        "api.app:create_app",
        address=str(ip_address(host)),
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,  # a proxy speaks HTTP/2 to browsers
        websockets=False,
        workers=settings.workers,
        backpressure=BACKPRESSURE,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_SECONDS,
        log_level=LogLevels(settings.log_level),
        log_dictconfig=log_configuration(settings.log_level),
    ).serve(spawn_target=spawned, target_loader=application, wrap_loader=False)


def application() -> "Application":
    """The application of one web process, made in it."""
    # Until granian's own handler is there, a TERM would be lost on the one that was inherited.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid is not None:
        live_with(parent.pid)
    settings = read_settings(purges=False)
    configure_logs(settings.log_level)
    traces.begin("web")
    forget((*HIDDEN, *WORKER_ONLY))  # no child of this process needs them
    traces.forget()
    sys.setswitchinterval(SWITCH_SECONDS)
    mark, counts = (Path(path) if path else None for path in map(os.environ.get, (DRAINING, COUNTS)))
    with quickly():
        # Imported in each process, so that HUP brings in a new release; the one that watches them needs neither.
        from api.app import asgi_app  # noqa: PLC0415
        from api.db import open_database  # noqa: PLC0415

        database = open_database(settings, is_web=True)
        return asgi_app(settings, database, is_draining=lambda: mark is not None and mark.exists(), counts=counts)
