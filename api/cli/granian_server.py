"""What is asked of granian that it has no option for: requests are handed over in its own thread, and a process is renewed by a new one.

Granian would put each request into its event loop first, which makes a stored answer half as dear again: here the loop is only for
bodies. What of granian is not public is named in this file alone, and ``tests/running/test_granian.py`` says when it changes.
"""

import asyncio
from functools import partial
from typing import Any

from granian import Granian
from granian._granian import CallbackScheduler
from granian.server import mp

from api.web.asgi.exchange import Exchange

Server = Granian


class HandingOver(CallbackScheduler):
    """Calls the application with each request, in the thread that brings it."""

    __slots__ = ()

    def __init__(self, _loop: Any, application: Any, *_: Any) -> None:
        super().__init__()
        self._schedule_fn = lambda watcher: application(Exchange(watcher.scope, watcher.proto, watcher.done))


def spawned(*arguments: Any) -> None:
    """A web process."""
    here = {
        "_asgi_call_wrap": lambda application, *_: application,
        "_future_watcher_wrapper": lambda application: application,
        "_new_cbscheduler": _scheduler,
    }
    for name, value in here.items():
        setattr(mp, name, value)
    mp.MPServer._spawn_asgi_worker(*arguments)  # noqa: SLF001 - see above


def _scheduler(loop: asyncio.AbstractEventLoop, application: Any, **_: Any) -> HandingOver:
    application.run_in(loop)
    tasks: Any = asyncio.tasks
    return HandingOver(loop, application, None, partial(tasks._enter_task, loop), partial(tasks._leave_task, loop))  # noqa: SLF001 - granian's own
