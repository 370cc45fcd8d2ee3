"""Reads on a standby that streams: never older than what was answered before, and never waited for long."""

import itertools
import json
import signal
import threading
import time
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest
from click.testing import CliRunner

from api.app import create_app
from api.cli import main
from api.clock import iso, now_us
from api.db import open_database
from api.derived.writing import writing
from api.queries.replicas import AWAY, BEHIND, REPLICA
from api.services.posts import editing, workflow
from api.services.resources import tags
from api.web.metrics.exposition import Metrics
from tests.machines.pairs import signalled
from tests.plugins import amount
from tests.servers import environment_of

PATIENCE_SECONDS = 120
OBSERVERS = 2
_moments = itertools.count(4_000_000_000)


class Web:
    """What a web process has: its own connections and stored answers."""

    def __init__(self, settings):
        self.database = open_database(settings, is_web=True)
        self.app = create_app(settings, self.database)
        self.meter = self.app.wsgi_app.meter

    def close(self):
        self.database.close()

    def total(self):
        """How many posts there are, by an answer that nobody asked for before, so that none is stored."""
        answer = self.app.test_client().get(f"/v1/posts?limit=1&count=true&published_before={iso(next(_moments))}")
        assert answer.status_code == 200, answer.json
        return answer.json["page"]["total"]["value"]

    def read(self):
        """By what became of it, how many reads there were."""
        return dict(self.meter.told().replicas())

    def until_read_by(self, outcome):
        """Reads until a read ends so."""
        before, deadline = self.read()[outcome], time.monotonic() + PATIENCE_SECONDS
        while self.read()[outcome] == before:
            assert time.monotonic() < deadline, self.read()
            self.total()


@pytest.fixture(scope="module")
def processes(settings):
    """Two that read the replica, and one that reads the primary alone; the replica has caught up."""
    with ExitStack() as stack:
        first, second, plain = (stack.enter_context(closing(Web(one))) for one in (settings, settings, replace(settings, replica_url=None)))
        with writing(plain.database) as session:
            tags.create(session, {"name": "Water", "slug": "water", "language": "en"}, now=now_us())
        publish(settings, 3)
        first.until_read_by(REPLICA)
        yield first, second, plain


def told_by_doctor(settings, monkeypatch):
    """What the command says of the replica."""
    with monkeypatch.context() as patch:
        for name, value in environment_of(settings).items():
            patch.setenv(name, value)
        done = CliRunner().invoke(main, ["doctor", "--json"], catch_exceptions=False)
    [found] = [one for one in json.loads(done.stdout)["findings"] if one["check"] == "replicas"]
    return found["level"], found["what"]


def publish(settings, number, *, every=0.0):
    """Publishes so many posts, one after the other."""
    with closing(open_database(settings)) as database:
        for _ in range(number):
            with writing(database) as session:
                now = now_us()
                form = {"title": "A title", "language": "en", "body_html": "<p>Text.</p>", "tags": ["water"]}
                workflow.publish(session, editing.create(session, form, now=now), now=now)
            time.sleep(every)


def observe(webs, ended, seen):
    """Asks the processes in turn until it is over: when each answer was asked for, when it came, and what it said."""
    for web in itertools.cycle(webs):
        begun = time.monotonic()
        total = web.total()
        seen.append((begun, time.monotonic(), total))
        if ended.is_set():
            return


def test_a_replica_makes_the_bytes_cursors_and_tags_that_the_primary_makes(processes, settings, monkeypatch):
    first, second, plain = processes
    first.until_read_by(REPLICA)
    before = first.read()
    client, other = first.app.test_client(), plain.app.test_client()
    more = f"/v1/posts?limit=2&cursor={client.get('/v1/posts?limit=2').json['page']['next_cursor']}"
    changes = f"/v1/changes?cursor={other.get('/v1/changes').json['page']['next_cursor']}"

    for path in (more, "/v1/posts.atom", "/v1/tags/water", "/v1/changes", changes, "/v1/sitemap.xml", "/v1"):
        here, there = client.get(path), other.get(path)
        assert (here.status_code, here.data, here.headers["ETag"]) == (200, there.data, there.headers["ETag"]), path
        assert second.app.test_client().get(path, headers={"If-None-Match": there.headers["ETag"]}).status_code == 304
    assert client.get("/v1/posts/nothing").data == other.get("/v1/posts/nothing").data
    assert first.read() == before | {REPLICA: before[REPLICA] + 9}
    assert plain.read() == {REPLICA: 0, BEHIND: 0, AWAY: 0}
    assert told_by_doctor(settings, monkeypatch) == ("ok", "Replica 1 has what the primary has.")


def test_what_two_processes_answer_never_goes_back(pair, settings, processes):
    webs = processes[:2]
    before, seen, ended = [web.read() for web in webs], [[] for _ in range(OBSERVERS)], threading.Event()
    observers = [threading.Thread(target=observe, args=(webs, ended, one)) for one in seen]
    writer = threading.Thread(target=publish, args=(settings, amount(full=80, sample=30)), kwargs={"every": 0.01})
    for thread in (*observers, writer):
        thread.start()
    while writer.is_alive():
        for on in (False, True):
            pair.replays(on=on)
            time.sleep(0.1)
    ended.set()
    for thread in (*observers, writer):
        thread.join()

    answers = sorted(itertools.chain.from_iterable(seen))
    for begun, _, total in answers:
        assert total >= max((said for _, come, said in answers if come < begun), default=0)
    for web, had in zip(webs, before, strict=True):
        assert all(web.read()[outcome] > had[outcome] for outcome in (REPLICA, BEHIND)), (had, web.read())


def test_beside_a_replica_that_stands_still_what_is_new_is_read_of_the_primary(pair, settings, processes, monkeypatch):
    first, _, plain = processes
    client = first.app.test_client()
    tag = client.get("/v1/posts?limit=1").headers["ETag"]

    pair.replays(on=False)
    try:
        publish(settings, 1)
        newest = client.get("/v1/posts?limit=1", headers={"If-None-Match": tag})
        assert (newest.status_code, first.total()) == (200, plain.total())
        assert told_by_doctor(settings, monkeypatch)[0] == "warning"
    finally:
        pair.replays(on=True)
    first.until_read_by(REPLICA)


def test_one_read_finds_out_that_a_replica_hangs_and_it_is_read_again_when_it_answers(pair, processes, caplog):
    first, _, plain = processes
    first.until_read_by(REPLICA)

    signalled(pair.standby, signal.SIGSTOP)
    try:
        first.until_read_by(AWAY)
        before = first.read()
        assert [first.total() for _ in range(20)] == [plain.total()] * 20
        assert first.read() == before | {AWAY: before[AWAY] + 20}
        assert caplog.text.count("A replica is away") == 1
    finally:
        signalled(pair.standby, signal.SIGCONT)
    first.until_read_by(REPLICA)


def test_a_replica_may_end_and_come_back(pair, processes, settings):
    first, _, plain = processes

    pair.standby.stop()
    assert [first.total() for _ in range(3)] == [plain.total()] * 3
    pair.standby.start()
    first.until_read_by(REPLICA)

    told = Metrics(settings, first.database, first.meter).text("")[0].decode()
    assert f'broadsheet_replica_reads_total{{by="replica"}} {float(first.read()[REPLICA])}' in told
