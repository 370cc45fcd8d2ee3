"""What an import says of its items: the report in a file, and on the terminal the most frequent kinds of remarks."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from api.cli.progress import Say
from api.errors import CannotStart
from api.importers import Broken, Item
from api.services.archive.importing import Result
from api.services.archive.remarks import Remark

STANDARD_OUTPUT = Path("-")
MOST_KINDS = 10
MOST_OF_A_KIND = 10
"""Remarks of one kind that the terminal shows one by one: further ones are counted."""


class Report:
    """Takes results; ``file`` gets a line of JSON for each remark."""

    def __init__(self, file: BinaryIO | None = None) -> None:
        self.file = file
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.failed: OSError | None = None
        """Why the file could not be written on: the import goes on without it."""

    def add(self, result: Result, say: Say) -> None:
        """Writes what is to be said of one item, and says it where it is not one of too many."""
        item = result.item
        for remark in result.remarks if item.told != "by-terminal" else ():
            self.kinds[remark.kind] += remark.number
            self._write(item, remark)
            if item.told == "everywhere" and remark.why != result.reason and self.kinds[remark.kind] - remark.number < MOST_OF_A_KIND:
                say(f"{item.where}: {remark}", err=True)
        if result.outcome == "changed":
            self._write(item, Remark("changed", "what was here already is changed", result.detail))

    def add_break(self, error: Broken) -> None:
        """Writes where the source cannot be read on."""
        line = re.match(r"line (\d+)", f"{error}")
        self._write(Item("all", line=int(line[1]) if line else None), Remark("left-out", f"{error}"))

    def say_most_frequent(self, say: Say) -> None:
        """Says how often the most frequent kinds of remarks were."""
        if self.kinds:
            say("Of note, the most frequent first:", err=True)
        for (_, why), number in self.kinds.most_common(MOST_KINDS):
            say(f"{number:7} times: {why}", err=True)

    def _write(self, item: Item, remark: Remark) -> None:
        if self.file is None or self.failed:
            return
        line = {
            "line": item.line,
            "item": item.where,
            "type": item.kind if item.values else None,
            "identity": item.identity,
            "what": remark.what,
            "why": remark.why,
            "detail": remark.detail or None,
            "count": remark.number,
        }
        try:
            self.file.write(json.dumps(line, ensure_ascii=False).encode(errors="backslashreplace") + b"\n")
        except OSError as error:
            self.failed = error


def end_report(path: Path | None, failed: OSError | None) -> None:
    """Says why the report could not be written, with status 1."""
    if failed:
        click.echo(f"{path}: The report ends too early: {failed.strerror}.", err=True)
        sys.exit(1)


def is_standard(path: Path | None) -> bool:
    """Whether the report goes to standard output, which it has for itself then."""
    return path == STANDARD_OUTPUT


@contextmanager
def reporting(path: Path | None) -> Iterator[Report]:
    """A report, in a file where one is named. Raises ``CannotStart`` if it cannot be made."""
    if path is None:
        yield Report()
        return
    try:
        file = sys.stdout.buffer if is_standard(path) else path.open("wb")
    except OSError as error:
        raise CannotStart(f"The report {path} cannot be written: {error.strerror}.") from error
    report = Report(file)
    try:
        yield report
    finally:
        try:
            file.flush() if is_standard(path) else file.close()
        except OSError as error:
            report.failed = report.failed or error
            with suppress(OSError):
                file.close()
