"""Benchmarks of Broadsheet: ``python bench/run.py COMMAND``. What the figures mean is in docs/benchmarks.md."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

# This folder is no package that is installed: the one above it holds both.
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import intake, scale, search

DIALECTS = ("sqlite", "postgresql")

COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], bool], int, str]] = {
    "scale": (scale.run, 100_000, "ms a page with a tenth of the posts and with all of them, and the ratio"),
    "search": (search.run, 100_000, "ms of questions, facets, preferred languages and related posts"),
    "import": (intake.run, 10_000, "posts a second, and the most memory that the importer takes"),
}
"""Command: what does it (and says whether all aims were met), posts unless said, what it prints."""


def main() -> int:
    """The exit status: 1 where an aim was missed and ``--strict`` was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, (run, posts, told) in COMMANDS.items():
        command = commands.add_parser(name, help=told, description=f"Prints {told}.")
        command.add_argument("--posts", type=int, default=posts, help=f"how many posts, {posts:,} unless said")
        command.add_argument("--databases", type=_dialects, default=DIALECTS, help="comma list, both unless said: " + ",".join(DIALECTS))
        command.add_argument("--strict", action="store_true", help="exit with status 1 where an aim is missed")
        command.set_defaults(run=run)
    arguments = parser.parse_args()
    return 0 if arguments.run(arguments) or not arguments.strict else 1


def _dialects(text: str) -> tuple[str, ...]:
    found = tuple(text.split(","))
    if set(found) - set(DIALECTS):
        raise argparse.ArgumentTypeError("known are " + ", ".join(DIALECTS))
    return found


if __name__ == "__main__":
    sys.exit(main())
