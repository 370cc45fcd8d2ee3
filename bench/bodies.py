"""``bodies``: what bodies of the greatest size take that are made to cost, beside prose of that size. No server, no database."""

import argparse
import contextlib
import json
from collections.abc import Callable
from time import process_time

import nh3

from api.html.excerpts import generated, text_of
from api.html.sanitize import clean
from api.html.tokens import MOST_BYTES
from bench.clocks import Yardstick
from bench.databases import DATA

PROSE = "prose"
MOST_MS = 100.0
PLAYER = "<iframe src=https://youtu.be/dQw4w9WgXcQ></iframe>"
UNITS = {
    PROSE: "<p>A thousand homes were promised, and <a href='/2026/homes'>three hundred</a> were built &amp; let by the autumn.</p>\n",
    "ampersands": "&",
    "ampersands with letters": "&p",
    "ampersands with a number sign": "&#",
    "no such references": "&zz;",
    "references": "&copy;",
    "spaces that do not break": "\xa0",
    "paragraphs of a space": "<p>&nbsp;</p>",
    "paragraphs of a letter": "<p>x</p>",
    "paragraphs without end": "<p>",
    "tables of paragraphs": "<table><p>",
    "tables of text": "<table>x",
    "tables of a cell": "<table><tr><td>x</table>",
    "lists with tables": "<ul><li><table><tr><td>x</table></ul>",
    "cells without a table": "<td>",
    "marks": "<b><i></b></i>",
    "marks that end": "<b></b>",
    "lines": "<hr>",
    "line ends": "<br>",
    "unknown elements": "<x></x>",
    "references between marks": "&amp;<b></b>",
    "links with ampersands": "<a href='/?a&b&c'>x</a>",
}
"""By name, what is repeated up to the size that a body may have."""
BODIES: dict[str, str] = {
    **{name: unit * (MOST_BYTES // len(unit.encode())) for name, unit in UNITS.items()},
    "images beside cells": "<table>" + "<img>" * (MOST_BYTES // 5 - 2),
    "paragraphs after a player": PLAYER + "<p>&" * (MOST_BYTES // 4 - len(PLAYER)),
    "marks that differ": "".join(f"<p><b title={number}>" for number in range(12_000)),
    "lines, deep down": "<blockquote>" * 85 + "<hr>" * (MOST_BYTES // 4 - 600),
    "attributes": "<p " + "a=1 " * (MOST_BYTES // 4 - 1) + ">",
}


_PARSER = nh3.Cleaner(tags={"p", "a"})


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all aims were met."""
    yardstick = Yardstick()
    found = {name: _milliseconds(body, arguments.rounds, yardstick) for name, body in BODIES.items()}
    print(f"\n{'ms of one core, the best of ' + str(arguments.rounds):34} clean, text    of prose")
    for name, took in sorted(found.items(), key=lambda entry: -entry[1]):
        print(f"{name:34} {took:11.1f} {took / found[PROSE]:11.1f}{'' if took <= MOST_MS else '   missed'}")
    met = max(found.values()) <= MOST_MS
    print(f"\n{'met' if met else 'missed'}: no body takes more than {MOST_MS:.0f} ms. {yardstick.verdict}")
    DATA.mkdir(exist_ok=True)
    (DATA / "bodies.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "ms": found}, indent=1) + "\n", encoding="utf-8")
    return met


def _milliseconds(body: str, rounds: int, yardstick: Yardstick) -> float:
    yardstick.measure()
    return min(spent(lambda: _kept(body)) for _ in range(rounds)) * 1e3


def times_parser(body: str) -> float:
    """How many times what the parser alone takes for prose of the greatest size a body takes: both in turn, the least of 3 rounds.

    The parser is a library's. A measure of our own code would grow with it, and no loss of ours would be seen.
    """
    rounds = [(spent(lambda: _PARSER.clean(BODIES[PROSE])), spent(lambda: _cleaned(body))) for _ in range(3)]
    of_parser, of_body = (min(column) for column in zip(*rounds, strict=True))
    return of_body / of_parser


def _cleaned(body: str) -> None:
    with contextlib.suppress(ValueError):
        clean(body)


def spent(work: Callable[[], object]) -> float:
    """Seconds of this process that something takes."""
    began = process_time()
    work()
    return process_time() - began


def _kept(body: str) -> None:
    with contextlib.suppress(ValueError):
        generated(text_of(clean(body)))
