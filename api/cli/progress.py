"""A progress bar on a terminal, and what is to be said beside it. What is said is decided by the commands."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from api.services.archive.importing import Result

BEGINNINGS = (b'{"type"', b"<item>", b"<wp:author>", b"<wp:category>", b"<wp:tag>")
"""How items begin in the formats that are read."""
CHUNK = 1 << 20

T = TypeVar("T")

Say = Callable[..., None]
"""``click.echo``, or what keeps its arguments for later."""


def shown(results: Iterator[Result], source: str) -> AbstractContextManager[tuple[Iterable[Result], Say]]:
    """The results of an import, as ``beside`` has them."""
    return beside(results, expected(source) if sys.stderr.isatty() else None, "Importing", steps=20)


@contextmanager
def beside(results: Iterator[T], length: int | None, label: str, steps: int = 1) -> Iterator[tuple[Iterable[T], Say]]:
    """(results, a function that prints a line). On a terminal a progress bar is shown, and lines are printed after it is gone."""
    if not sys.stderr.isatty():
        yield results, click.echo
        return
    held: list[Callable[[], None]] = []
    try:
        with click.progressbar(results, length=length, label=label, show_pos=True, update_min_steps=steps, file=sys.stderr) as bar:
            yield bar, lambda line, **to: held.append(partial(click.echo, line, **to))
    finally:
        for say in held:
            say()


def expected(source: str) -> int | None:
    """About how many items the file has, ``None`` if it is no file that can be read twice."""
    if not Path(source).is_file():
        return None
    found = 0
    with Path(source).open("rb") as opened:
        while chunk := opened.read(CHUNK):
            found += sum(map(chunk.count, BEGINNINGS))
    return found or None
