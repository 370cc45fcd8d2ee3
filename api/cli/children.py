"""The child programs of ``serve``: started, watched and ended together. What each of them does is in ``web`` and ``api.worker``."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue

import click

import api

log = logging.getLogger("broadsheet.serve")

DRAIN_SECONDS = 11
"""A second more than what granian gives its processes."""
NOTICE_SECONDS = 1
"""So long after TERM requests are still taken while ``/ready`` says 503: a balancer that asks every second sends no more."""
LOOK_SECONDS = 0.05
DRAINING = "DRAINING_MARK"
"""The variable that tells the web child which file is there from TERM on."""
COUNTS = "COUNTS_FILE"
"""The variable that tells it in which file its processes count against limits together."""

Program = subprocess.Popen[bytes]
Event = signal.Signals | Program
"""What the parent waits for: that it is told something, or that a child ends."""


def run_together(commands: Mapping[str, Mapping[str, str]], draining: Path, *, started: Callable[[], None]) -> int:
    """The exit status: 0 when told to end by TERM or INT, 1 when a child ended by itself. HUP is passed on.

    ``commands``: subcommands, each with its environment. ``draining``: a file that is made at TERM.
    ``started`` is called in a thread of its own once the children run.
    """
    events: SimpleQueue[Event] = SimpleQueue()
    with _started(commands, events) as children:
        threading.Thread(target=started, name="started", daemon=True).start()
        while True:
            event = events.get()
            if isinstance(event, subprocess.Popen):
                log.error("%s ended with status %s; ending the rest.", event.args[-3], event.returncode)  # type: ignore[index] # a list
                return 1
            if event != signal.SIGHUP:
                if event == signal.SIGTERM:
                    draining.touch()
                    time.sleep(NOTICE_SECONDS)
                return 0
            for child in children:
                child.send_signal(event)


@contextmanager
def _started(commands: Mapping[str, Mapping[str, str]], events: "SimpleQueue[Event]") -> Iterator[list[Program]]:
    """The children, all ended afterwards, with what they started."""
    children: list[Program] = []
    # Told before the children are: until they have handlers of their own, they inherit that HUP is ignored, and TERM is not.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda told, _frame: events.put(signal.Signals(told)))
    try:
        children.extend(_start(command, environment) for command, environment in commands.items())
        signal.signal(signal.SIGHUP, lambda told, _frame: events.put(signal.Signals(told)))
        for child in children:
            threading.Thread(target=_wait, args=(child, events), daemon=True).start()
        yield children
    finally:
        _end(children)


def run_first(command: str) -> int:
    """The exit status of a subcommand of ours, which is waited for; what it says is said here."""
    with _program(command, os.environ, stderr=subprocess.PIPE) as child:
        assert child.stderr is not None  # noqa: S101 - for the type checker: it is a pipe
        for line in child.stderr:
            click.echo(line, err=True, nl=False)
    return child.returncode


def _start(command: str, environment: Mapping[str, str]) -> Program:
    """A subcommand of ours as a program, in a group of its own: Ctrl-C reaches the parent alone."""
    return _program(command, environment, in_a_group=True)


def _program(command: str, environment: Mapping[str, str], *, stderr: int | None = None, in_a_group: bool = False) -> Program:
    # The same code as here, whatever folders of the same names there are where the command was given.
    path = os.pathsep.join(filter(None, (str(Path(api.__path__[0]).parent), environment.get("PYTHONPATH"))))
    environment = {**environment, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
    arguments = [sys.executable, "-m", "api.cli", command, "--parent", str(os.getpid())]
    return subprocess.Popen(  # noqa: S603 - our own program
        arguments, env=environment, stdin=subprocess.DEVNULL, stderr=stderr, start_new_session=in_a_group
    )


def _wait(child: Program, events: "SimpleQueue[Event]") -> None:
    child.wait()
    events.put(child)


def _end(children: Sequence[Program]) -> None:
    """TERM to all, time to finish, KILL to what is left."""
    for child in children:
        if child.poll() is None:
            child.terminate()
        else:
            _tell(child, signal.SIGTERM)  # what it left behind
    deadline = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < deadline and any(child.poll() is None or _tell(child, 0) for child in children):
        time.sleep(LOOK_SECONDS)
    for child in children:
        _tell(child, signal.SIGKILL)


def _tell(child: Program, number: int) -> bool:
    """Whether there still was anybody in the child's group to be told."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, number)
        return True
    return False
