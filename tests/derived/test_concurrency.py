"""Several writers at once: nothing is lost, nobody waits for ever, numbers are in the order of commits."""

import itertools
import random
import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.db import Database, reading
from api.derived.rows import next_seq
from api.derived.writing import writing
from api.errors import Refused, Stale
from api.models import Change, Counter, Post, PostTag, Tag
from api.services import jobs
from api.services.posts import editing, fields, workflow
from api.services.resources import tags
from tests.databases import NOW
from tests.derived.rebuilt import differences
from tests.plugins import amount

WRITERS = 4
LANGUAGES = ("en", "fr", "ja", "ar")


def test_the_second_of_two_who_edit_the_same_is_told(database: Database, make_post: Callable[..., Post]):
    """On SQLite the second cannot even begin before the first has ended: there is nothing to lose."""
    post = make_post(title="Before")
    if database.is_sqlite:
        return

    def edit_late() -> None:
        with writing(database) as session:
            late = editing.load(session, post.id)
            assert late is not None
            _titled(database, post.id, "First")
            editing.edit(session, late, {"title": "Second"}, now=NOW)

    with pytest.raises(Stale):
        edit_late()

    with reading(database) as connection:
        assert connection.execute(select(Post.title)).scalar_one() == "First"


def _titled(database: Database, post: UUID, title: str) -> None:
    with writing(database) as session:
        row = editing.load(session, post)
        assert row is not None
        editing.edit(session, row, {"title": title}, now=NOW)


def _at_once(works: list[Callable[[], None]]) -> list[BaseException]:
    """What these raise when they run at the same time."""
    raised: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told to the test
            raised.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


class Writers:
    """Some writers on the same groups of translations; they note what they committed."""

    def __init__(self, database: Database, ids: list[UUID], tag_ids: list[UUID]) -> None:
        self.database, self.ids, self.tag_ids = database, ids, tag_ids
        self.committed: list[tuple[int, UUID, str]] = []
        self.revisions: dict[UUID, int] = dict.fromkeys(ids, 0)
        self.refused: list[Refused] = []
        self.lock = threading.Lock()

    def work(self, number: int, times: int) -> None:
        choice = random.Random(number)  # noqa: S311 - dice of a test
        for turn in range(times):
            post, title = choice.choice(self.ids), f"{number}-{turn}"
            try:
                with writing(self.database) as session:
                    self._edit(session, post, title, choice)
            except Refused as error:
                with self.lock:
                    self.refused.append(error)
            else:
                with self.lock:
                    self.committed.append((session.info["seq"], post, title))
                    self.revisions[post] += 1

    def _edit(self, session: Session, post: UUID, title: str, choice: random.Random) -> None:
        row = editing.load(session, post)
        assert row is not None
        values: fields.PostValues = {"title": title}
        if choice.random() < 0.5:
            values["tags"] = [str(one) for one in choice.sample(self.tag_ids, 2)]
        if choice.random() < 0.3:
            others = [one for one in self.ids if one != post]
            values["translation_of"] = choice.choice([None, str(choice.choice(others))])
        editing.edit(session, row, values, now=NOW)


@pytest.fixture
def writers(database: Database) -> Writers:
    """On three groups of four translations."""
    with writing(database) as session:
        tag_ids = [tags.create(session, {"name": f"Tag {number}", "language": "en"}, now=NOW).id for number in range(3)]
        ids = []
        for group in range(3):
            first = None
            for language in LANGUAGES:
                values: fields.PostValues = {"title": f"{group}", "language": language, "translation_of": first}
                post = editing.create(session, values, now=NOW)
                workflow.publish(session, post, now=NOW)
                first = first or str(post.id)
                ids.append(post.id)
    return Writers(database, ids, tag_ids)


def test_writers_at_once_lose_nothing_and_are_told_what_they_could_not_do(database: Database, writers: Writers):
    times = amount(full=20, sample=12, long=30)

    raised = _at_once([lambda number=number: writers.work(number, times) for number in range(WRITERS)])  # type: ignore[misc]

    assert raised == []
    assert {type(error).__name__ for error in writers.refused} <= {"Stale", "InvalidInput"}
    assert _differs(database) == []
    with reading(database) as connection:
        stored = {row.id: (row.title, row.revision) for row in connection.execute(select(Post.id, Post.title, Post.revision))}
        told = {row.entity_id: row.seq for row in connection.execute(select(Change.entity_id, Change.seq).where(Change.kind == "post"))}
    last = {post: (seq, title) for seq, post, title in sorted(writers.committed)}
    for post, (seq, title) in last.items():
        assert stored[post] == (title, 2 + writers.revisions[post])
        assert told[post] >= seq
    seqs = [seq for seq, _, _ in writers.committed]
    assert len(set(seqs)) == len(seqs)


def test_numbers_are_seen_in_the_order_of_commits(database: Database, writers: Writers):
    """Whoever read the counter at n sees everything up to n at once, and nothing comes below n afterwards."""
    stop, seen = threading.Event(), []

    def watch() -> None:
        while not stop.is_set():
            with reading(database) as connection:
                counter = connection.execute(select(Counter.seq)).scalar_one()
                rows = connection.execute(select(Change.entity_id, Change.seq).where(Change.seq <= counter)).all()
                seen.append((counter, {tuple(row) for row in rows}))
            stop.wait(0.002)  # who only reads must not take the interpreter from those who hold the lock

    watcher = threading.Thread(target=watch)
    watcher.start()
    raised = _at_once([lambda number=number: writers.work(number, 10) for number in range(WRITERS)])  # type: ignore[misc]
    stop.set()
    watcher.join()

    assert raised == []
    for (before, rows), (_, later) in itertools.pairwise(seen):
        assert {row for row in later if row[1] <= before} <= rows


def test_two_tags_moved_at_once_never_make_a_circle(database: Database):
    for _ in range(amount(full=12, sample=6)):
        with writing(database) as session:
            pair = [tags.create(session, {"name": "Tag", "language": "en"}, now=NOW).id for _ in range(2)]
        together = threading.Barrier(2)

        def move(tag: UUID, parent: UUID, together: threading.Barrier = together) -> None:
            together.wait()
            with writing(database) as session:
                tags.edit(session, session.get_one(Tag, tag), {"parent": str(parent)}, now=NOW)

        raised = _at_once([lambda: move(*pair), lambda: move(*reversed(pair))])  # noqa: B023 - done before the next pair

        assert [type(error).__name__ for error in raised] == ["InvalidInput"]


def _differs(database: Database) -> list[str]:
    with database.write.connect() as connection:
        return list(differences(connection, database.site))


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)  # SQLite lets one write at a time
def test_a_post_that_gets_a_tag_while_that_is_merged_gets_the_other_one(database, make_tag):
    tag, into = make_tag("Homes", slug="homes"), make_tag("Housing", slug="housing")
    with writing(database) as session:
        job = tags.merge(session, session.get(Tag, tag.id), session.get(Tag, into.id), now=NOW).id
    made = []

    def link():
        with writing(database) as session:
            made.append(editing.create(session, {"title": "x", "language": "en", "tags": ["homes"]}, now=NOW).id)

    thread = threading.Thread(target=link)
    with writing(database) as session:
        while jobs.step(session, job, now=NOW):
            pass
        session.flush()
        thread.start()
        thread.join(0.5)  # it waits for the merge, or has the wrong tag by now
    thread.join()

    with reading(database) as connection:
        assert connection.scalars(select(PostTag.to_id).where(PostTag.post_id == made[0])).all() == [into.id]


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)  # SQLite lets one write at a time
def test_a_translation_that_comes_out_while_the_other_is_renamed_shows_its_new_title(database: Database, make_post: Callable[..., Post]):
    first = make_post(title="Before", language="en")
    second = make_post(title="Deux", language="fr", translation_of=str(first.id), state="draft")

    def publish() -> None:
        with writing(database) as session:
            row = editing.load(session, second.id)
            assert row is not None
            workflow.publish(session, row, now=NOW)

    threads = [threading.Thread(target=publish), threading.Thread(target=_titled, args=(database, first.id, "After"))]
    with database.write.begin() as holding:
        next_seq(holding)
        for thread in threads:  # each has written its post, and waits for the counter
            thread.start()
            thread.join(0.5)
    for thread in threads:
        thread.join()

    assert _differs(database) == []
