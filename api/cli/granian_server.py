"""What granian has no option for: requests are handed over in its own thread, and an old process waits until the new one answers.

Granian would put each request into its event loop first, which makes a stored answer half as dear again: here the loop is only for
bodies. What of granian is not public is named in this file alone.
"""

import asyncio
import logging
import os
import socket
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from granian._granian import CallbackScheduler
from granian.server import mp
from granian.server.mp import MPServer

from api import traces
from api.web.asgi.exchange import Exchange

READY = "READY_MARKS"
"""The variable that tells a web process in which folder it says, by a file of its number, that it answers."""
START_SECONDS, LOOK_SECONDS = 60.0, 0.05
"""So long a new process has to begin to answer; so often it is looked for."""
listeners: list[tuple[Any, socket.socket]] = []
"""Where each process listens, by its number, as granian and as Python have it. None where all share one."""
applications: list[Any] = []
"""What answers in this process."""
SILENT_SECONDS = 3
"""After which a connection that has brought nothing is taken, to be ended with the process that took it."""
log = logging.getLogger("broadsheet.serve")


class Server(MPServer):
    """Granian, with processes that are renewed without a gap."""

    def serve(self, *arguments: Any, **more: Any) -> None:
        """Answers until it is told to end."""
        with TemporaryDirectory() as folder:
            os.environ[READY] = folder
            super().serve(*arguments, **more)

    def _init_shared_socket(self) -> None:
        """A listening socket for each process, which the next one in its place takes over with all that waits there.

        Linux would reset what waits at a socket that is closed. Connections are taken when they bring something, for granian closes
        those that have not when it ends. Other systems have one socket for all processes.
        """
        super()._init_shared_socket()  # type: ignore[no-untyped-call] # granian's
        if sys.platform == "linux":
            where: Any = self._ssp
            for _ in range(self.workers):
                holder = where.build()
                listening = socket.socket(fileno=holder.get_fd())
                listening.set_inheritable(True)
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, SILENT_SECONDS)
                listeners.append((holder, listening))
            self._ssp = None

    def _drop_shared_socket(self) -> None:
        """Ends listening, as far as this process does."""
        super()._drop_shared_socket()  # type: ignore[no-untyped-call] # granian's
        for _, listening in listeners:
            listening.close()
        listeners.clear()

    def _spawn_worker(self, idx: int, target: Any, callback_loader: Any) -> Any:  # type: ignore[override] # as granian overrides it
        """A process that is to listen where the one of this number did."""
        if listeners:
            vars(self).update(zip(("_shd", "_sso"), listeners[idx], strict=True))
        return super()._spawn_worker(idx=idx, target=target, callback_loader=callback_loader)

    def _respawn_workers(self, workers: Sequence[int], spawn_target: Any, target_loader: Any, delay: float = 0) -> None:  # noqa: ARG002 - granian's
        """Starts a process in the place of each; the old one goes when the new one answers, or stays where that does not come."""
        for index in workers:
            old: Any = self.wrks[index]
            new: Any = self._spawn_worker(idx=index, target=spawn_target, callback_loader=target_loader)
            new.interrupt_by_parent = old.is_alive()  # while that one answers, the end of this one ends nothing else
            new.start()
            if old.is_alive() and not self._answers(new):
                log.error("The new web process did not come to answer: the old one goes on.")
                new.kill()
                new.join()
                continue
            new.interrupt_by_parent = False
            self.respawned_wrks[index] = time.monotonic()
            self.wrks[index] = new
            self._stop(old)
            log.info("A web process was renewed.")
        self._metrics.incr_spawn(len(workers))

    def _answers(self, worker: Any) -> bool:
        """Whether it came to answer in time, and nobody wanted to end meanwhile."""
        mark, deadline = Path(os.environ[READY], str(worker.inner.pid)), time.monotonic() + START_SECONDS
        while not mark.exists():
            if self.interrupt_signal or time.monotonic() > deadline or not worker.is_alive():
                return False
            time.sleep(LOOK_SECONDS)
        return True

    def _stop(self, worker: Any) -> None:
        worker.terminate()
        worker.join(self.workers_kill_timeout)
        if worker.is_alive():
            worker.kill()
            worker.join()


class HandingOver(CallbackScheduler):
    """Calls the application with each request, in the thread that brings it."""

    __slots__ = ()

    def __init__(self, _loop: Any, application: Any, *_: Any) -> None:
        super().__init__()
        self._schedule_fn = lambda watcher: application(Exchange(watcher.scope, watcher.proto, watcher.done))


def spawned(*arguments: Any) -> None:
    """A web process."""
    _keep_own(arguments[3][1])
    here = {
        "_asgi_call_wrap": lambda application, *_: application,
        "_future_watcher_wrapper": lambda application: application,
        "_new_cbscheduler": _scheduler,
    }
    for name, value in here.items():
        setattr(mp, name, value)
    try:
        MPServer._spawn_asgi_worker(*arguments)  # noqa: SLF001 - see above
    finally:
        for application in applications:
            application.note()
        traces.end()


def _scheduler(loop: asyncio.AbstractEventLoop, application: Any, **_: Any) -> HandingOver:
    application.run_in(loop)
    applications.append(application)
    loop.call_soon(Path(os.environ[READY], str(os.getpid())).touch)  # the loop runs when connections are taken
    tasks: Any = asyncio.tasks
    return HandingOver(loop, application, None, partial(tasks._enter_task, loop), partial(tasks._leave_task, loop))  # noqa: SLF001 - granian's own


def _keep_own(own: socket.socket | None) -> None:
    """Lets go of the sockets of other processes, which would wait for this one too. Granian closes its own."""
    for _, listening in listeners:
        if listening is not own:
            listening.close()
    listeners.clear()
    if own is not None:
        own.detach()
