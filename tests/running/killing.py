"""The whole service as programs of their own, killed with all that belongs to it, and started again."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.servers import PATIENCE_SECONDS, environment_of

START_SECONDS = 120
"""For a first start, which compiles everything, on a machine that does much else."""
SAID = {
    "address": re.compile(r"listens on http://([^\s\"]+)"),
    "worker": re.compile(r'"process": ([0-9]+), "message": "Worker started'),
    "web": re.compile(r'"process": ([0-9]+), "message": "Starting granian'),
}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Lost(Exception):
    """The answer did not arrive: whether the request was done is not known."""


class Service:
    """``broadsheet serve`` with its worker. What is compiled is kept in ``folder``, as it is where the service is installed."""

    def __init__(self, settings, folder, **environment):
        self.environment = {
            **{name: value for name, value in environment_of(settings).items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(folder),
            "BROADSHEET_PUBLIC_URL": settings.site.public_url,
            **environment,
        }
        self.up, self.starts, self.ready_after = threading.Event(), 0, []
        self._said, self._all_said, self._lines, self._program = {}, threading.Event(), [], None

    @property
    def address(self):
        """Where it listens. Raises ``Lost`` while it does not."""
        if "address" not in self._said:
            raise Lost
        return self._said["address"]

    def start(self):
        """Starts it, and waits until it is ready; how long that took is noted."""
        begun = time.monotonic()
        self._said, self._lines = {}, []
        self._all_said.clear()
        self._program = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "serve"], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._all_said.wait(START_SECONDS), self._lines
        assert ask(self.address, "GET", "/ready").status == 200
        self.ready_after.append(time.monotonic() - begun)
        self.starts += 1

    def open(self):
        """From now on writers write."""
        self.up.set()

    def kill(self, dice):
        """Ends every process of it at once, in any order; nothing of it is left afterwards."""
        self.up.clear()
        groups = [int(self._said["web"]), int(self._said["worker"])]
        ends = [lambda: os.kill(self._program.pid, signal.SIGKILL), *(lambda one=one: os.killpg(one, signal.SIGKILL) for one in groups)]
        dice.shuffle(ends)
        for end in ends:
            end()
        self._program.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)  # its output ends when no process is left that has it
        assert not self._reader.is_alive()

    def stop(self):
        """Ends it in its own time, if it runs."""
        if self._program is None:
            return
        self._program.terminate()
        self._program.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)

    def faults(self):
        """What it said that is no line of the log's ordinary course. The parent may see that a child was killed just before itself."""
        said = [line for line in self._lines if "Traceback" in line or '"level": "ERROR"' in line]
        return [line for line in said if "ended with status -9" not in line]

    def _read(self):
        with self._program.stdout as said:
            for line in said:
                self._lines.append(line)
                for name, pattern in SAID.items():
                    found = pattern.search(line)
                    if found:
                        self._said[name] = found[1].rstrip(".")
                if len(self._said) == len(SAID):
                    self._all_said.set()


def ask(address, method, path, body=None, **headers):
    """The answer to one request. Raises ``Lost``."""
    where = urlsplit(f"//{address}")
    connection = HTTPConnection(where.hostname, where.port, timeout=PATIENCE_SECONDS)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = None if body is None else json.dumps(body)
    try:
        connection.request(method, path, sent, {"Content-Type": "application/json", **named} if sent else named)
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    except (OSError, HTTPException) as error:
        raise Lost from error
    finally:
        connection.close()
