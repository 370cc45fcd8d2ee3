"""The servers that are compared: nginx with a file, a constant answer under granian, and the service as ``broadsheet serve`` starts it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

from api.settings import Settings
from bench.constant import page
from bench.databases import ROOT, postmaster
from bench.processes import move, of_server, on

NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
BODY = 8_192
"""Bytes of the answers that are compared."""
PATIENCE_SECONDS = 30
CONFIGURATION = """
# As fast as it gets: the file stays open, headers and file go out together.
worker_processes 1;
daemon off;
pid nginx.pid;
error_log stderr crit;
events {{ worker_connections 512; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=8 inactive=1h;
  open_file_cache_valid 1h;
  keepalive_requests 100000000;
  default_type application/json;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {{ listen 127.0.0.1:{port}; root pages; }}
}}
"""
PAGE = "/page.json"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers, and the process that it began with."""

    address: str
    process: int

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> tuple[http.client.HTTPResponse, bytes]:
        """One answer over a connection of its own."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()


@contextmanager
def nginx() -> Iterator[Running | None]:
    """One process of nginx with a file of ``BODY`` bytes at ``PAGE``; nothing where it is not installed."""
    if NGINX is None:
        yield None
        return
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as made:
        folder = Path(made)
        (folder / "pages").mkdir()
        (folder / "pages" / PAGE.strip("/")).write_bytes(page(BODY))
        (folder / "nginx.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
        folder.chmod(0o755)  # its process runs as another user when it is started as root
        with started([NGINX, "-p", made, "-c", "nginx.conf"], dict(os.environ)) as program:
            yield answering(program, port, PAGE)


@contextmanager
def constant() -> Iterator[Running]:
    """``BODY`` constant bytes under granian, with the options of the service and one process."""
    port = free_port()
    environment = {**_bare(), "BROADSHEET_LISTEN": f"127.0.0.1:{port}", "BROADSHEET_SECRETS": "x" * 32, "BROADSHEET_WORKERS": "1"}
    with started([sys.executable, "-m", "bench.constant", str(BODY)], environment) as program:
        yield answering(program, port, "/")


@contextmanager
def service(settings: Settings, workers: int = 1, *, works: bool = False, **more: str) -> Iterator[Running]:
    """The service, started by its command with these settings besides, without the worker unless it ``works``.

    PostgreSQL, where it was started here, runs on the same cores.
    """
    if not settings.is_sqlite and (database := postmaster()):
        move(database, of_server(workers))
    environment = {
        **_of(settings),
        "BROADSHEET_LISTEN": "127.0.0.1:0",
        "BROADSHEET_WORKERS": str(workers),
        "BROADSHEET_LIMIT_ADMIN": "1000000",  # one key writes as fast as it can
        **more,
    }
    command = [sys.executable, "-m", "api.cli", "serve", *([] if works else ["--no-worker"])]
    with started(command, environment, workers) as program:
        yield Running(_announced(program), program.pid)


@contextmanager
def worker(settings: Settings, **more: str) -> Iterator[int]:
    """``broadsheet worker`` with these settings besides; the process."""
    if not settings.is_sqlite and (database := postmaster()):
        move(database, of_server())
    with started([sys.executable, "-m", "api.cli", "worker"], {**_of(settings), **more}) as program:
        yield program.pid


def _of(settings: Settings) -> dict[str, str]:
    return {
        **_bare(),
        "BROADSHEET_DATABASE_URL": settings.database_url,
        "BROADSHEET_DATA_DIR": str(settings.data_dir),
        "BROADSHEET_PUBLIC_URL": settings.public_url,
        "BROADSHEET_SECRETS": settings.secrets[0],
        "BROADSHEET_OUTBOUND_ALLOW": ",".join(map(str, settings.outbound_allow)),
    }


def _bare() -> dict[str, str]:
    variables = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
    return {**variables, "PYTHONPATH": str(ROOT), "BROADSHEET_LOG_LEVEL": "warning"}


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def started(
    command: list[str], environment: Mapping[str, str] = os.environ, workers: int = 1, *, is_loud: bool = False
) -> Iterator["subprocess.Popen[str]"]:
    """A program on the cores of servers, ended afterwards. What one ``is_loud`` says goes nowhere: a pipe that nobody reads stops it."""
    heard, fault = (subprocess.DEVNULL, subprocess.DEVNULL) if is_loud else (subprocess.PIPE, None)
    options: dict[str, Any] = {"stdout": heard, "stderr": fault, "stdin": subprocess.DEVNULL, "text": True}
    with on(of_server(workers)):
        program: subprocess.Popen[str] = subprocess.Popen(command, env=environment, **options)  # noqa: S603 - ours, or one that was named
    with program:
        try:
            yield program
        finally:
            program.terminate()
            program.wait(timeout=PATIENCE_SECONDS)


def answering(
    program: "subprocess.Popen[str]", port: int, path: str, is_right: Callable[[bytes], bool] = lambda body: len(body) == BODY
) -> Running:
    """The server, once it gives the right body at the path. Raises ``SystemExit``."""
    running, deadline = Running(f"http://127.0.0.1:{port}", program.pid), monotonic() + PATIENCE_SECONDS
    while program.poll() is None and monotonic() < deadline:
        try:
            if is_right(running.ask(path)[1]):
                return running
        except OSError:
            sleep(0.05)
    raise SystemExit(f"What was started does not answer at {running.address}{path}.")


def _announced(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
    for line in program.stdout:
        found = re.search(r"http://[^\s\"]+", line)
        if found:
            return found[0]
    raise SystemExit(f"The service ended with status {program.wait()}.")
