"""The child that reads a stranger's answer (``parsing``): it limits itself before it loads the parser, and knows nothing of ours."""

import sys
from importlib import import_module

import orjson


def main(parser: str, seconds: str, memory_bytes: str, output_bytes: str) -> None:
    """Writes what the parser makes of standard input to standard output, as JSON."""
    limit(int(seconds), int(memory_bytes), int(output_bytes))
    module, _, function = parser.partition(":")
    made = getattr(import_module(module), function)(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps(made))


def limit(seconds: int, memory_bytes: int, output_bytes: int) -> None:
    """Has the system end this process where it takes more. Windows has no such limits; there the parent's clock is the only one."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
