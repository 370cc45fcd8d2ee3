"""Benchmarks: ``python bench/run.py COMMAND --help``. How they are read is in docs/benchmarks.md."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

# This folder is no package that is installed: the one above it holds both.
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import (
    bodies,
    call_paths,
    events,
    feeds,
    import_speed,
    in_process,
    limit,
    media,
    mixed,
    operate,
    overload,
    peers,
    push,
    reading,
    scale,
    search,
    soak,
    sources,
    starting,
    sync,
    write,
)

DIALECTS = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Command:
    """What does it (and says whether all aims were met), what it prints, posts and rounds unless said; ``None``: it has none."""

    run: Callable[[argparse.Namespace], bool]
    told: str
    posts: int | None = 100_000
    rounds: int | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    """What may be said in the place of the databases, with its meaning: it is measured on SQLite alone."""


COMMANDS = {
    "inner": Command(in_process.run, "microseconds of stored answers in the process itself, without a server", 3_000),
    "limit": Command(limit.run, "what nginx with a file and a constant WSGI application reach on one core", None, 9),
    "read": Command(reading.run, "stored and fresh answers beside those two, as ratios", rounds=7),
    "peers": Command(
        peers.run,
        "lists, posts and searches that are not stored beside Datasette, where that is installed",
        10_000,
        4,
        {"--datasette": "the command of Datasette, where it is not on the PATH"},
    ),
    "media": Command(
        media.run,
        "what the renditions of a picture of 24 megapixels take, and p99 of delivery beside twenty",
        None,
        3,
    ),
    "mixed": Command(mixed.run, "stored answers while another process writes, and how many were out of date", rounds=2),
    "overload": Command(
        overload.run, "work done, refusals, `/live` and stored answers when five times more is asked than can be done", 3_000, 3
    ),
    "write": Command(write.run, "ms of writes over HTTP, how long they keep others from writing, and `mixed` with PATCHes", rounds=200),
    "scale": Command(scale.run, "ms of lists, counts, facets, questions and changes with few posts and with all of them, and the ratio"),
    "search": Command(search.run, "ms of questions, facets, preferred languages and related posts"),
    "sync": Command(sync.run, "items a second of a snapshot, ms a page of changes, polls, and what an app that was away reads"),
    "feeds": Command(feeds.run, "ms of feeds of 100 posts with their texts, made and stored, beside the list in JSON"),
    "events": Command(
        events.run, "ms of lists, feeds and calendars of 1,000 events, made and stored, beside the list of posts; and of search pages"
    ),
    "push": Command(
        push.run, "ms from a commit until webhooks have it, with and without 20 that hang, and what messages and a backlog take", 3_000, 20
    ),
    "sources": Command(
        sources.run, "posts a second of a section's first pull, ms and bytes of a poll without news, ms of an edit, and memory", 3_000, 20
    ),
    "operate": Command(
        operate.run, "what counting answers, traces, a scrape, backup and restore take, and answers lost by a reload or an end", 10_000
    ),
    "soak": Command(
        soak.run,
        "what two web processes and a worker take under all there is to do, with reloads in between, and in idleness",
        None,
        None,
        {
            "--seconds": "how long on each database, an hour unless said",
            "--databases": "comma list, both unless said",
            "--pace": "so many times as slowly, on all databases at once and without idleness: beside other programs",
            "--overload": "so many rounds of `overload` beside it, none unless said",
        },
    ),
    "bodies": Command(bodies.run, "ms of a core that bodies take which are made to cost, beside prose of the same size", None, 5),
    "paths": Command(call_paths.run, "files and rooms that a request passes in the code, and calls from one file into another", 1_000),
    "start": Command(starting.run, "seconds of a core until commands answer, and what the processes of `serve` keep of memory", 2_000, 3),
    "import": Command(import_speed.run, "seconds of imports and of a reindex, and what they come to on two cores and four; memory", 10_000),
}


def main() -> int:
    """The exit status: 1 where an aim was missed and ``--strict`` was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, one in COMMANDS.items():
        command = commands.add_parser(name, help=one.told, description=f"Prints {one.told}.")
        if one.posts:
            command.add_argument("--posts", type=int, default=one.posts, help=f"how many posts, {one.posts:,} unless said")
        if one.posts and not one.options:
            command.add_argument(
                "--databases", type=_dialects, default=DIALECTS, help="comma list, both unless said: " + ",".join(DIALECTS)
            )
        if one.rounds:
            command.add_argument("--rounds", type=int, default=one.rounds, help=f"slices of each, {one.rounds} unless said")
        for option, told in one.options.items():
            command.add_argument(option, help=told)
        command.add_argument("--strict", action="store_true", help="exit with status 1 where an aim is missed")
        command.set_defaults(run=one.run)
    arguments = parser.parse_args()
    return 0 if arguments.run(arguments) or not arguments.strict else 1


def _dialects(text: str) -> tuple[str, ...]:
    found = tuple(text.split(","))
    if set(found) - set(DIALECTS):
        raise argparse.ArgumentTypeError("known are " + ", ".join(DIALECTS))
    return found


if __name__ == "__main__":
    sys.exit(main())
