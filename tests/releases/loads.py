"""Readers and a writer who never stop, whatever is done to the service behind them; and a former release as its commit has it."""

import io
import subprocess
import sys
import tarfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.running.killing import Lost, ask

ROOT = Path(__file__).parents[2]
READS = ("/v1/posts?limit={}", "/v1/tags?limit={}", "/v1/changes?limit={}", "/v1/posts?q=water&limit={}")
REST_SECONDS = 0.2
"""Of the writer: a migration takes its tables between two of its transactions."""


def installed(release, folder):
    """The folder with the program of a release, as its wheel has it, which is made of its commit in the history of the clone."""
    has_it = subprocess.run(["git", "cat-file", "-e", f"{release['commit']}^{{tree}}"], cwd=ROOT, capture_output=True, check=False)
    if has_it.returncode:
        pytest.skip(f"The commit of {release['version']} is not in this clone: git fetch --unshallow.")
    found = subprocess.run(["git", "archive", release["commit"]], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(found)) as archive:
        archive.extractall(folder / "source", filter="data")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=folder / "source", check=True, capture_output=True)
    with ZipFile(folder / f"broadsheet-{release['version']}-py3-none-any.whl") as wheel:
        wheel.extractall(folder / "installed")  # noqa: S202 - made here
    return folder / "installed"


class Load:
    """Asks all ``addresses``, as they are just then. ``errors``: answers that are neither right nor 503 with ``Retry-After``."""

    def __init__(self, key):
        self.addresses, self.errors, self.answers = [], [], Counter()
        self._key, self._ended, self._numbers = key, threading.Event(), count(1)

    @contextmanager
    def running(self):
        threads = [threading.Thread(target=work) for work in (self._read, self._read, self._write)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def until_each_is_asked(self):
        """Returns when every address has answered some more reads and writes."""
        wanted = Counter({(kind, address): number for address in self.addresses for kind, number in (("read", 20), ("write", 4))})
        before, deadline = Counter(self.answers), time.monotonic() + 120
        while any(self.answers[one] - before[one] < number for one, number in wanted.items()):
            assert time.monotonic() < deadline, (self.answers, self.errors)
            time.sleep(0.05)

    def _read(self):
        for path in cycle(READS):
            if self._ended.is_set():
                return
            for address in tuple(self.addresses):
                self._ask("read", address, "GET", path.format(next(self._numbers) % 50 + 1))
            time.sleep(0.01)

    def _write(self):
        key = {"Authorization": f"Bearer {self._key}"}
        while not self._ended.wait(REST_SECONDS):
            for address in tuple(self.addresses):
                number = next(self._numbers)
                self._ask("write", address, "POST", "/admin/v1/tags", {"name": f"Tag {number}", "language": "en"}, **key)
                form = {"title": f"Post {number}", "language": "en", "body_html": "<p>Text.</p>"}
                made = self._ask("write", address, "POST", "/admin/v1/posts", form, **key)
                if made is not None and made.status == 201:
                    self._ask("write", address, "POST", f"/admin/v1/posts/{made.json['id']}/publish", {}, **key)

    def _ask(self, kind, address, *asked, **headers):
        try:
            answer = ask(address, *asked, **headers)
        except Lost:
            if address in self.addresses:
                self.errors.append((kind, address, asked[:2], "lost"))
            return None
        if answer.status not in (200, 201) and not (answer.status == 503 and "retry-after" in answer.headers):
            self.errors.append((kind, address, asked[:2], answer.status, answer.body[:200]))
        self.answers[kind, address] += 1
        return answer
