"""A merge of tags whose worker is killed by ``kill -9`` again and again, while others read and write."""

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from statistics import median
from uuid import UUID

import pytest
from sqlalchemy import select

from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.models import Job, PostTag
from api.services import api_keys
from api.services.api_keys import SCOPES
from api.services.posts import editing, workflow
from api.services.resources import tags
from tests.derived.rebuilt import differences
from tests.plugins import SAMPLED, amount
from tests.running.killing import START_SECONDS, ask
from tests.servers import environment_of, running

pytestmark = SAMPLED
POSTS = amount(full=250, sample=200, long=2_000)
KILLS = amount(full=3, sample=2, long=20)
AT_ONCE = 200
LOOK_SECONDS = 0.001
WAIT_SECONDS = 1
WORK = 1_000_000
"""Rounds of a loop that measures how busy the machine is: longer than a process gets at once where others wait."""


@pytest.fixture
def filled(opened):
    """Three tags, a key, and posts: each has the first or both of the first two, and the third; one in ten is a draft."""
    with writing(opened) as session:
        named = [tags.create(session, {"name": name, "language": "en"}, now=now_us()).id for name in ("Homes", "Housing", "Third")]
        key = api_keys.make(session, name="tests", scopes=tuple(SCOPES), now=now_us())[1]
    made = []
    for start in range(0, POSTS, AT_ONCE):
        with writing(opened) as session:
            made += [_made(session, number, named) for number in range(start, start + AT_ONCE)]
        opened.write.dispose()
    return named, key, made


def _made(session, number, named):
    mine = [named[2], named[0], *([named[1]] if number % 3 == 0 else [])]
    values = {"title": f"Post {number}", "language": "en", "body_html": "<p>Text.</p>", "tags": [str(one) for one in mine]}
    post = editing.create(session, values, now=now_us())
    if number % 10:
        workflow.publish(session, post, now=now_us())
    return post.id


class People(threading.Thread):
    """Reads and writes until it is told to end; ``took`` has what was asked, how it was answered, and after how many seconds."""

    def __init__(self, address, key, named, made):
        super().__init__(daemon=True)
        self.address, self.key, self.named, self.made = address, key, named, made
        self.ended, self.took, self.added, self.broken = threading.Event(), [], set(), None
        self.wall = self.cpu = 0.0
        self.dice = random.Random(3)  # noqa: S311 - what is asked next

    def run(self):
        try:
            (other,) = [self.ask("POST", "/admin/v1/posts", {"title": "Other", "language": "en"}).json["id"]]
            while not self.ended.is_set():
                self.work()
                self.ask("PATCH", f"/admin/v1/posts/{other}", {"title": f"Other {len(self.took)}"})
                self.ask("PATCH", f"/admin/v1/posts/{self.dice.choice(self.made)}", {"title": f"One {len(self.took)}"})
                for path in ("/v1/posts?tag=homes", "/v1/posts?tag=housing&count=true", "/v1/tags/third"):
                    self.ask("GET", path)
                if self.dice.random() < 0.2:
                    self.add()
        except BaseException as error:  # noqa: BLE001 - told by the test
            self.broken = error

    def work(self):
        """Works for a moment, to see how long that takes on a machine that others use too."""
        begun, used = time.monotonic(), time.thread_time()
        for _ in range(WORK):
            pass
        self.wall += time.monotonic() - begun
        self.cpu += time.thread_time() - used

    @property
    def slowness(self):
        """How many times longer than alone on the machine everything takes."""
        return max(1.0, self.wall / self.cpu)

    def add(self):
        """A post gets the tag while it is being merged."""
        values = {"title": "New", "language": "en", "tags": [str(self.named[0]), str(self.named[2])]}
        self.added.add(self.ask("POST", "/admin/v1/posts", values).json["id"])

    def ask(self, method, path, body=None):
        begun = time.monotonic()
        headers = {"Authorization": f"Bearer {self.key}"} if path.startswith("/admin") else {}
        answer = ask(self.address, method, path, body, **headers, **({"If_Match": "*"} if method == "PATCH" else {}))
        self.took.append((method, path.partition("?")[0], answer.status, time.monotonic() - begun))
        assert answer.status < 400, f"{method} {path}: {answer}"
        return answer


@contextmanager
def working(settings):
    """A worker that has the lease, killed at the end."""
    command = [sys.executable, "-m", "api.cli", "worker"]
    with subprocess.Popen(command, env=environment_of(settings), stderr=subprocess.PIPE, text=True) as program:
        try:
            assert any(json.loads(line)["message"] == "This process has the lease of worker." for line in program.stderr)
            yield program
        finally:
            program.kill()


def merging(opened, job):
    """How many posts were visited so far, and whether the job is still waiting."""
    with reading(opened) as connection:
        visited, state = connection.execute(select(Job.visited, Job.state).where(Job.id == job)).one()
    return visited, state == "waiting"


def until_more(opened, job, before, pause):
    """Waits until the job has got further, or has ended; whether it goes on."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        visited, goes_on = merging(opened, job)
        if not goes_on or (before is not None and visited > before):
            return goes_on
        pause.wait(LOOK_SECONDS)
    raise AssertionError(f"The job does not go on: {visited} visited.")


def killed_in_the_middle(settings, opened, job, dice):
    """Kills a worker in the middle of the job, so many times; how often it was still going on afterwards."""
    pause, times = threading.Event(), 0
    for _ in range(KILLS):
        before, _ = merging(opened, job)
        with working(settings):
            until_more(opened, job, before, pause)
            pause.wait(dice.choice([0, 0.001, dice.uniform(0, 0.1)]))  # just after a commit, or in the middle of a part
        times += merging(opened, job)[1]
    with working(settings):
        until_more(opened, job, None, pause)
    return times


def links(opened):
    with reading(opened) as connection:
        found = Counter(map(tuple, connection.execute(select(PostTag.post_id, PostTag.to_id))))
    return {(str(post), tag): times for (post, tag), times in found.items()}


def check_waits(people):
    """Nobody waited longer than a second, by a machine that does nothing else."""
    longest = max(people.took, key=lambda one: one[3])
    told = f"{len(people.took)} requests meanwhile, {median(one[3] for one in people.took):.3f} s at the median; the longest: {longest}"
    print(f"{told}, on a machine {people.slowness:.1f} times slower than alone")
    assert longest[3] < WAIT_SECONDS * people.slowness


def test_a_merge_whose_worker_is_killed_again_and_again_goes_on_and_loses_no_post(settings, opened, filled):
    named, key, made = filled
    with running(settings, "--no-worker") as address:
        where, headers = address.removeprefix("http://"), {"Authorization": f"Bearer {key}"}
        begun = ask(where, "POST", f"/admin/v1/tags/{named[0]}/merge", {"into": "housing"}, **headers)
        job = UUID(begun.json["id"])
        people = People(where, key, named, made)
        people.start()
        times = killed_in_the_middle(settings, opened, job, random.Random(5))  # noqa: S311 - instants to end a program at
        people.ended.set()
        people.join()
        moved = ask(where, "GET", "/v1/tags/homes")

    assert (people.broken, begun.status, moved.status) == (None, 202, 308)
    assert times == KILLS
    every = {*map(str, made), *people.added}
    assert links(opened) == {(post, tag): 1 for post in every for tag in named[1:]}
    # One that gets the tag between two questions of a part is refreshed as one that is listed, and moved with the next part.
    assert POSTS <= merging(opened, job)[0] <= len(every) + len(people.added)
    with opened.write.connect() as connection:
        assert list(differences(connection, opened.site)) == []
    check_waits(people)
