"""``limit``: what a file server and a constant WSGI application reach on one core here. What our service reaches is in ``reading``."""

import argparse
import json
from collections.abc import Mapping

from bench.databases import DATA
from bench.interleaved import CONST, NGINX, Subject, cell, measured
from bench.load import NAME, Order
from bench.servers import BODY, PAGE, constant, nginx


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all answers were as expected."""
    DATA.mkdir(exist_ok=True)
    with nginx() as files, constant() as bytes_:
        subjects = {CONST: Subject(bytes_, Order(["/"]))}
        if files:
            subjects = {NGINX: Subject(files, Order([PAGE])), **subjects}
        swing = measured(subjects, arguments.rounds)
    _print(subjects)
    print(f"\n{swing.verdict}\nAsked by {NAME}.")
    kept = {"constant_swing": swing.swing, **{name: one.kept for name, one in subjects.items()}}
    (DATA / "limit.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'limit.json'}")
    return not any(one.fault for one in subjects.values())


def _print(subjects: Mapping[str, Subject]) -> None:
    print(f"{f'{BODY:,} bytes, one core':<28}{'of nginx':>10}{'of const':>10}{'CPU µs':>9}")
    for name, one in subjects.items():
        ratios = [cell(one.ratio(subjects.get(other))) for other in (NGINX, CONST)]
        print(f"{name:<28}{ratios[0]:>10}{ratios[1]:>10}{cell(one.cpu, '.0f'):>9}   {one.fault or ''}")
    if NGINX not in subjects:
        print("nginx is not installed: without it there is no limit to compare with.")
