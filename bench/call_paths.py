"""``paths``: which files a reader passes who follows a request through the code, and how often a call goes from one file into another."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from types import FrameType

from flask.testing import FlaskClient

from api.app import create_app
from api.db import open_database
from bench import admin_client
from bench.databases import place

ROOT = Path(__file__).parents[1]
ROOMS = tuple(f"{ROOT / name}/" for name in ("api", "schemas"))
STARTED = 8
"""Bytes of a function's code before its first line: a generator that goes on is further on already, and is no call."""


@dataclass
class Calls:
    """Files in which a function was called, and (from, to) of each call from one file into another."""

    files: set[str] = field(default_factory=set)
    moves: list[tuple[str, str]] = field(default_factory=list)

    def note(self, frame: FrameType, event: str, _argument: object) -> None:
        """What ``sys.setprofile`` calls."""
        name = frame.f_code.co_filename
        if event != "call" or frame.f_lasti > STARTED or not name.startswith(ROOMS):
            return
        self.files.add(name)
        caller = frame.f_back
        while caller is not None and not caller.f_code.co_filename.startswith(ROOMS):
            caller = caller.f_back
        if caller is not None and caller.f_code.co_filename != name:
            self.moves.append((caller.f_code.co_filename, name))

    @property
    def rooms(self) -> set[str]:
        """Their folders."""
        return {name.rpartition("/")[0] for name in self.files}


@contextmanager
def followed() -> Iterator[Calls]:
    """The calls that are made meanwhile."""
    calls = Calls()
    sys.setprofile(calls.note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def run(arguments: argparse.Namespace) -> bool:
    """Prints a line for each request; there is no aim that could be missed."""
    print(f"{'':24}{'files':>8}{'rooms':>8}{'moves':>8}{'different':>12}")
    for dialect in arguments.databases:
        with place(dialect) as databases, ExitStack() as stack:
            settings = databases.generated(arguments.posts)
            database = stack.enter_context(closing(open_database(settings)))
            client = create_app(settings, database).test_client()
            for name, ask in _requests(client, admin_client.key(database)).items():
                ask()  # what is only done once is not counted
                with followed() as calls:
                    status = ask()
                if status != HTTPStatus.OK:
                    raise SystemExit(f"{name} was answered {status}.")
                moves, different = len(calls.moves), len(set(calls.moves))
                print(f"{dialect + ', ' + name:24}{len(calls.files):8}{len(calls.rooms):8}{moves:8}{different:12}")
    return True


def _requests(client: FlaskClient, key: str) -> dict[str, Callable[[], int]]:
    tag = client.get("/v1/tags?limit=1").json["data"][0]["slug"]  # type: ignore[index] # an object
    post = client.get("/v1/posts?limit=1").json["data"][0]["id"]  # type: ignore[index]
    path, headers = f"{admin_client.ADMIN}/posts/{post}", {"Authorization": f"Bearer {key}"}
    numbers = iter(range(sys.maxsize))
    known = {"ETag": client.get(path, headers=headers).headers["ETag"]}

    def patch() -> int:
        sent = {**headers, "If-Match": known["ETag"], "Content-Type": "application/merge-patch+json"}
        answer = client.patch(path, json={"title": f"Title {next(numbers)}"}, headers=sent)
        known["ETag"] = answer.headers["ETag"]
        return answer.status_code

    return {
        "list": lambda: client.get(f"/v1/posts?tag={tag}&q=the&limit={20 - next(numbers)}").status_code,
        "PATCH": patch,
        "changes": lambda: client.get(f"/v1/changes?limit={20 - next(numbers)}").status_code,
    }
