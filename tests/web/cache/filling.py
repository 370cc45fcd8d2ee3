"""Fills the memory for answers of one process and says, as JSON, what that took: around an application of numbers, or in a web process.

A program of its own, since what a process had before stays in its heap. Settings are those of the environment.
"""

import json
import re
import sys
from pathlib import Path
from random import Random

from api.app import create_app
from api.db import open_database
from api.settings import read_settings
from api.web import query_string
from api.web.cache.middleware import ResponseCache

CODINGS = ("br", "gzip", "br, gzip;q=0.5", *("",) * 13)
DICE = Random(4)  # noqa: S311 - the same numbers each time
NOTED_EACH = 500
"""Requests between two looks at what is kept."""
ABSENT_EACH = 9
"""What is not there, for one long list: both have filled their part of the memory after as many."""


def anonymous():
    """Bytes of this process that are no file's."""
    return int(re.search(r"RssAnon:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))[1]) * 1024


def get(app, path, query="", coding=""):
    """The status of what is asked for as a server would, read to its end."""
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": sys.stdin.buffer,
        "wsgi.errors": sys.stderr,
        "HTTP_ACCEPT_ENCODING": coding,
    }
    told = []
    for _ in app(environ, lambda status, *_: told.append(status)):
        pass
    return told[0]


class Numbers:
    """An application with an answer of some ``mean`` bytes to every number; it says what the query is in its one form, as views do."""

    def __init__(self, mean):
        self._mean = mean
        self._text = json.dumps([DICE.random() for _ in range(20_000)]).encode()

    def __call__(self, environ, start_response):
        is_there = environ["PATH_INFO"].startswith("/v1/numbers")
        environ[query_string.KEY] = environ["QUERY_STRING"].lower()
        start, size = DICE.randrange(200_000), int(DICE.expovariate(1 / self._mean)) if is_there else 300
        headers = [("Content-Type", "application/json"), ("Surrogate-Key", environ["PATH_INFO"].replace("/", "-"))]
        start_response("200 OK" if is_there else "404 Not Found", headers)
        return [self._text[start : start + size]]


def asked(number):
    """An address that nothing else asks for: plain, in another spelling, with a tracking parameter, or of what is not there."""
    query = DICE.choice(("", f"page={number}", f"page={number}&utm_source=mail", f"Page={number}", f"Page={number}"))
    return f"/v1/{DICE.choice(('numbers', 'numbers', 'numbers', 'nothing'))}/{number}", query, DICE.choice(CODINGS)


class Watched:
    """What a layer says that it keeps, and what the process takes beyond what it took before."""

    def __init__(self, layer):
        self._shelves = {name.strip("_"): getattr(layer, name) for name in ("_answers", "_absent", "_spelled")}
        self._before, self.most, self.when_full = anonymous(), dict.fromkeys(self._shelves, 0), None

    def note(self):
        for name, shelf in self._shelves.items():
            self.most[name] = max(self.most[name], shelf.size)
        if self.when_full is None and all(shelf.size > 0.99 * shelf._most for shelf in self._shelves.values()):
            self.when_full = self.taken

    @property
    def taken(self):
        return anonymous() - self._before


def around_numbers(amount, mean):
    """A layer that is asked for so many addresses."""
    settings = read_settings()
    layer = ResponseCache(Numbers(mean), open_database(settings), settings)
    get(layer, "/v1/numbers/0")
    watched = Watched(layer)
    for number in range(1, amount + 1):
        get(layer, *asked(number))
        if number % NOTED_EACH == 0:
            watched.note()
    return {"most": watched.most, "when_full": watched.when_full, "taken": watched.taken}


def in_a_web_process(amount):
    """A whole application over the database, that is asked for so many long lists, each in a coding too, and for what is not there."""
    settings = read_settings()
    app, statuses = create_app(settings, open_database(settings)).wsgi_app, set()
    watched = Watched(app)
    for number in range(amount):
        asked_for = f"include=body_html&limit={100 - number % 50}&published_before=2099-01-01T00:{number // 60:02}:{number % 60:02}Z"
        statuses |= {get(app, "/v1/posts", asked_for, coding) for coding in ("", "br")}
        statuses |= {get(app, f"/v1/posts/nothing-{number}-{other}") for other in range(ABSENT_EACH)}
        watched.note()
    return {"most": watched.most, "process": anonymous(), "statuses": sorted(statuses)}


if __name__ == "__main__":
    made = {"numbers": around_numbers, "web": in_a_web_process}[sys.argv[1]](*map(int, sys.argv[2:]))
    print(json.dumps(made))
