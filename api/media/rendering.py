"""A picture is decoded by a child with limits of memory and time: what it breaks, or fills, is the child alone."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from api.errors import BroadsheetError, ReadOnly
from api.media import encoding_child


class Broken(BroadsheetError):
    """No renditions can be made of the picture, now or later."""


class Bounds(NamedTuple):
    """What the making of one picture's renditions may take."""

    seconds: int = 120
    """Of the processor."""
    patience_seconds: int = 1_800
    """Of any clock: a machine may have much else to do, and this gives way to all of it."""
    memory_mb: int = 1024
    """Of address space, with the interpreter and its libraries."""


class Rendering:
    """The making of one picture's renditions, begun at once; nobody waits for it."""

    def __init__(
        self,
        source: Path,
        folder: Path,
        formats: Sequence[str],
        focal_point: tuple[float, float],
        bounds: Bounds = Bounds(),  # noqa: B008 - a constant
    ) -> None:
        self.folder = folder
        self._until = time.monotonic() + bounds.patience_seconds
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed by ``stop``
        limits = (str(bounds.seconds), str(bounds.memory_mb * 2**20))
        self._child = subprocess.Popen(  # noqa: S603 - this interpreter, and names of our own
            [sys.executable, "-m", encoding_child.__name__, str(source), str(folder), ",".join(formats), *map(str, focal_point), *limits],
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PATH": os.defpath},
            start_new_session=True,
        )

    @property
    def is_over(self) -> bool:
        """Whether it is done, or has had its time."""
        return self._child.poll() is not None or time.monotonic() >= self._until

    def result(self) -> dict[str, Any]:
        """What ``encoding.encode`` answered, when it is over. Raises ``Broken``, or ``ReadOnly`` where the disk is full."""
        status = self._child.poll()
        if status is None:
            raise Broken("It takes too long to make renditions of this picture.")
        self._said.seek(0)
        said = self._said.read()
        if status == 0:
            made: dict[str, Any] = orjson.loads(said)
            return made
        if status == encoding_child.NO_ROOM:
            raise ReadOnly("The disk of pictures is full.")
        if status == encoding_child.BROKEN:
            raise Broken(f"This picture is broken: {said.decode(errors='replace')[:200]}.")
        raise Broken("It takes too much memory or time to make renditions of this picture.")

    def stop(self) -> None:
        """Ends it, done or not."""
        self._child.kill()
        self._child.wait()
        self._said.close()
