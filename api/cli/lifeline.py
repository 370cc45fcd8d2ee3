"""Child programs do not outlive the program that started them, however that one ends."""

import os
import signal
import sys
import threading
import time

LOOK_SECONDS = 0.5
DRAIN_SECONDS = 12


def live_with(parent: int) -> None:
    """Sends this process TERM as soon as the process ``parent`` that started it has ended."""
    if sys.platform != "win32":  # there a process keeps the number of a parent that is gone
        threading.Thread(target=_watch, args=(parent,), name="lifeline", daemon=True).start()


def _watch(parent: int) -> None:
    # A question twice a second works on every system, also if the parent was gone before it was first asked.
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(DRAIN_SECONDS)
    os._exit(1)
