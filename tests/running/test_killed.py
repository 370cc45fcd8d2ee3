"""The whole service killed by ``kill -9`` again and again while eight clients write: what was acknowledged is there, and whole."""

import random
import threading
import time
from contextlib import contextmanager
from statistics import median
from uuid import UUID

import pytest
from sqlalchemy import func, select

from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.models import Audit, Change, Post, PostTag, Repeat, Revision
from api.services import api_keys
from api.services.api_keys import SCOPES
from api.services.resources import tags
from tests.derived.rebuilt import differences
from tests.plugins import amount
from tests.running.killing import Service
from tests.running.ledgers import Writer
from tests.running.readers import readers_of

WRITERS = 8
MOST_WRITES, LONGEST_SECONDS = 40, 10
READY_SECONDS = 5
BUSY = 3
"""Where a machine is so busy that a start takes more than a third of that anyway, one after a kill takes at most thrice as long."""


@pytest.fixture
def service(settings, tmp_path):
    made = Service(settings, tmp_path)
    yield made
    made.up.clear()
    made.stop()


@contextmanager
def writers_of(service, opened):
    with writing(opened) as session:
        named = [str(tags.create(session, {"name": f"Tag {number}", "language": "en"}, now=now_us()).id) for number in range(5)]
        made = [api_keys.make(session, name="tests", scopes=tuple(SCOPES), now=now_us()) for _ in range(WRITERS)]
    writers = [Writer(number, text, service, named) for number, (_, text) in enumerate(made)]
    for writer, (row, _) in zip(writers, made, strict=True):
        writer.key_id = row.id
        writer.start()
    try:
        yield writers
    finally:
        for writer in writers:
            writer.ended.set()


def half_done(opened):
    """What is not as it must be with nobody writing: derived rows that do not follow, pages that are broken."""
    with opened.write.connect() as connection:
        found = list(differences(connection, opened.site))
        if opened.is_sqlite:
            found += [said for said in connection.exec_driver_sql("PRAGMA integrity_check").scalars() if said != "ok"]
    return found


def check_writer(connection, writer):
    """Every act of a writer is in the audit, once; its posts and all their revisions are as they were acknowledged; others are gone."""
    noted = select(Audit.action, Audit.entity_id, Audit.revision).where(Audit.key_id == writer.key_id).order_by(Audit.id)
    assert [(act, str(post), revision) for act, post, revision in connection.execute(noted)] == writer.acts
    mine = Post.title.startswith(f"w{writer.number:02}x")
    stored = {str(row.id): (row.revision, row.state, row.title) for row in connection.execute(select(Post.__table__).where(mine))}
    assert stored == {one.id: (one.revision, one.state, one.titles[-1]) for one in writer.posts.values()}
    for post in writer.posts.values():
        linked = select(PostTag.to_id).where(PostTag.post_id == UUID(post.id)).order_by(PostTag.ord)
        assert [str(tag) for tag in connection.scalars(linked)] == post.tags
        saved = connection.execute(select(Revision.number, Revision.snapshot).where(Revision.post_id == UUID(post.id)))
        acknowledged = dict(enumerate(zip(post.titles, post.states, strict=True), 1))
        assert {number: (form["title"], form["state"]) for number, form in saved} == acknowledged
    tokens = set(connection.scalars(select(Repeat.token).where(Repeat.key_id == writer.key_id)))
    assert tokens == set(writer.answers)


def check_changes(connection, writers):
    """A post that was ever public has one change, and others have none."""
    told = dict(connection.execute(select(Change.entity_id, Change.is_public).where(Change.kind == "post")).all())
    ever = {}
    for writer in writers:
        ever |= {UUID(one.id): one.state == "published" for one in writer.posts.values() if one.was_public}
        ever |= {UUID(one.id): False for one in writer.gone.values() if one.was_public}
    assert told == ever
    kept = sum(len(one.titles) for writer in writers for one in writer.posts.values())
    assert connection.scalar(select(func.count()).select_from(Revision)) == kept


def until_written(writers, opened, dice):
    """Waits for any number of acts more, a few dozen at most, then until just after a commit, or for a part of an act."""
    pause, deadline = threading.Event(), time.monotonic() + LONGEST_SECONDS
    wanted = sum(len(one.acts) for one in writers) + dice.randrange(MOST_WRITES)
    while sum(len(one.acts) for one in writers) < wanted and time.monotonic() < deadline:
        pause.wait(0.005)
    if dice.random() < 0.3:
        pause.wait(dice.uniform(0, 0.03))
        return
    before = saves(opened)
    while saves(opened) == before and time.monotonic() < deadline:
        pause.wait(0.0005)


def saves(opened):
    with reading(opened) as connection:
        return connection.scalar(select(func.sum(Post.revision)))


def check(opened, writers):
    with opened.write.connect() as connection:
        for writer in writers:
            check_writer(connection, writer)
        check_changes(connection, writers)


def counted(writers):
    seen = zip(*((one.lost, one.done_unseen, one.replayed) for one in writers), strict=True)
    return dict(zip(("lost", "done unseen", "replayed"), map(sum, seen), strict=True))


def end(writers):
    for writer in writers:
        writer.ended.set()
        writer.join()


def test_killed_again_and_again_under_eight_writers_it_loses_and_halves_nothing(service, opened):
    dice = random.Random(9)  # noqa: S311 - instants to end a program at
    service.start()  # what is compiled is kept from here on
    service.kill(dice)
    service.start()
    with writers_of(service, opened) as writers, readers_of(service) as readers:
        for _ in range(amount(full=3, sample=2, long=40)):
            service.open()
            until_written(writers, opened, dice)
            service.kill(dice)
            assert service.faults() == []
            service.start()
            assert half_done(opened) == []
        service.open()
        end(writers)
    assert [reader.missed(opened) for reader in readers] == [[], []]
    service.stop()

    assert [one.broken for one in (*writers, *readers) if one.broken] == []
    assert half_done(opened) == []
    check(opened, writers)
    told = counted(writers)
    _, calm, *again = service.ready_after
    print(f"{told}, {sum(len(one.acts) for one in writers)} writes; ready after {calm:.1f}, then {median(again):.1f}, {max(again):.1f} s")
    assert told["lost"] and all(reader.lost for reader in readers), told  # noqa: PT018 - one matter
    assert told["replayed"], told
    assert max(again) <= max(READY_SECONDS, BUSY * calm)
