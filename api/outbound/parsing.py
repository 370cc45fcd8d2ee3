"""A stranger's answer is read by a child with limits of memory, time and output: what it breaks, or fills, is the child alone.

A parser is a function of a module, ``package.module:function``, that takes bytes and answers what JSON can hold.
"""

import os
import subprocess
import sys
import tempfile
from typing import Any, NamedTuple

import orjson

from api.outbound import parsing_child
from api.outbound.answers import Unreadable


class Bounds(NamedTuple):
    """What a parser may take."""

    seconds: int = 10
    """Of the processor, and besides of any clock."""
    memory_mb: int = 512
    """Of address space, with the interpreter and its libraries."""
    output_bytes: int = 40_000_000


def parsed(parser: str, data: bytes, bounds: Bounds = Bounds()) -> Any:  # noqa: B008 - a constant
    """What the parser makes of these bytes. Raises ``Unreadable`` where it fails, or takes more than it may.

    Files stand between the two, not pipes: neither side can keep the other waiting. The child knows no setting, and so no secret.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        given.write(data)
        given.seek(0)
        limits = (str(bounds.seconds), str(bounds.memory_mb * 2**20), str(bounds.output_bytes))
        child = subprocess.Popen(  # noqa: S603 - this interpreter, and names of our own
            [sys.executable, "-P", str(parsing_child.__file__), parser, *limits],
            stdin=given,
            stdout=made,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PATH": os.defpath},
            start_new_session=True,
        )
        try:
            status = child.wait(bounds.seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("The answer takes too long to be read.") from None
        finally:
            child.kill()
            child.wait()
        if status != 0:
            raise Unreadable("The answer is not what it should be, or takes too much to be read.")
        made.seek(0)
        return orjson.loads(made.read())
