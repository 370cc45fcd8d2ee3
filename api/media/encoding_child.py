"""The child that decodes a picture (``rendering``): it limits itself before it loads the library, and knows no setting, and so no secret.

It ends with 0 and the result on standard output as JSON, with ``BROKEN`` and the reason there, or with ``NO_ROOM`` where the disk is full.
"""

import errno
import sys
from pathlib import Path

import orjson

BROKEN, NO_ROOM = 3, 4
NICE = 19
"""Whoever reads comes first: with 10, lists that are made on the same core took half as long again (``bench/run.py media``)."""


def main(source: str, folder: str, formats: str, x: str, y: str, seconds: str, memory_bytes: str) -> int:
    """Makes the renditions; the status of the process."""
    limit(int(seconds), int(memory_bytes))
    from api.media.encoding import encode  # noqa: PLC0415 - behind the limits

    try:
        made = encode(Path(source), Path(folder), formats.split(","), (float(x), float(y)))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return NO_ROOM
        sys.stdout.write(str(error))
        return BROKEN
    except (SyntaxError, ValueError) as error:
        sys.stdout.write(str(error))
        return BROKEN
    sys.stdout.buffer.write(orjson.dumps(made))
    return 0


def limit(seconds: int, memory_bytes: int) -> None:
    """Has the system end this process where it takes more, and do others first. Windows has no such limits."""
    if sys.platform == "win32":
        return
    import os  # noqa: PLC0415 - not on Windows
    import resource  # noqa: PLC0415 - not on Windows

    os.nice(NICE)
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
