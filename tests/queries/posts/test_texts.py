"""Texts that posts embed are kept in the process, and are what a process finds that has kept nothing, whatever was written."""

from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import count
from typing import Any

import orjson
import pytest
from hypothesis import settings as sized, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Connection, delete, insert, select, text, update

from api.db import Database, open_database, reading, snapshot
from api.derived.writing import writing
from api.models import Card, Counter, Facet, Fragment, Listing
from api.queries.paging import Window
from api.queries.posts import lists, texts
from api.services.posts import editing
from api.services.resources import sections, tags
from api.settings import Settings, Site
from tests.archives import emptied
from tests.databases import NOW
from tests.derived.drafting import EVERYTHING, transact, work
from tests.derived.operations import START, Actor
from tests.plugins import amount

NUMBERS = st.integers(0, 23)
NAMING = ("rename tag", "merge tags", "move section", "edit author", "edit campaign", "remove tag", "remove author", "tags", "authors")
STEPS = st.lists(st.tuples(st.sampled_from([*NAMING, *NAMING, *EVERYTHING]), NUMBERS, NUMBERS), min_size=1, max_size=3)
DERIVED = (Counter, Facet, Fragment, Card, Listing)
"""Tables from which posts are shown."""
_epochs = count(1)


def shown(connection: Connection, site: Site) -> list[str]:
    """All posts, as two sites of the same rows show them."""
    asked, sites = {"kind": ["page", "post"], "tag_exact": False}, [replace(site, default_language=one) for one in ("en", "fr")]
    return [item for one in sites for item in lists.listed(connection, asked, Window(100), one).items]


def seen(database: Database) -> list[str]:
    with reading(database) as connection:
        return shown(connection, database.site)


class Kept(RuleBasedStateMachine):
    """A site that is worked on, read by a process that keeps texts, and each time by one that has none."""

    def __init__(self, database: Database, settings: Settings) -> None:
        super().__init__()
        self.database, self.settings, self.actor = database, settings, Actor(database.site)
        self.copy: dict[Any, list[Any]] = {}
        self.earlier = ExitStack()
        self.before: tuple[Connection, list[str]] | None = None
        emptied(database)
        with writing(database) as session:
            sections.ensure_first(session, database.site, now=START)
            for name in ("create tag", "create tag", "create campaign", "create author", "create section", "create group", "create"):
                EVERYTHING[name](session, self.actor, self.actor.count, 3)

    @rule(steps=STEPS)
    def write(self, steps: list[tuple[str, int, int]]) -> None:
        transact(self.database, self.actor, steps)

    @rule(number=NUMBERS)
    def work(self, number: int) -> None:
        """A step of one of the jobs that wait: of a merge, or another parent."""
        work(self.database, number)

    @rule()
    def begin(self) -> None:
        """A reader that goes on to see what is there now, in the place of an earlier one."""
        self.earlier.close()
        connection = self.earlier.enter_context(snapshot(self.database))
        self.before = connection, shown(connection, self.database.site)

    @rule()
    def copied(self) -> None:
        with self.database.write.connect() as connection:
            self.copy = {table: [dict(row) for row in connection.execute(select(table.__table__)).mappings()] for table in DERIVED}

    @precondition(lambda self: self.copy)
    @rule()
    def restored(self) -> None:
        """What was copied is put back, with an epoch of its own; numbers given out since are given out again."""
        with self.database.write.begin() as connection:
            for table, rows in self.copy.items():
                connection.execute(delete(table))
                if rows:
                    connection.execute(insert(table), rows)
            connection.execute(update(Counter).values(epoch=f"epoch {next(_epochs)}"))
            if not self.database.is_sqlite:
                connection.execute(text("SELECT setval(pg_get_serial_sequence('facet', 'id'), (SELECT max(id) FROM facet))"))

    @invariant()
    def reads_what_a_new_process_reads(self) -> None:
        with closing(open_database(self.settings)) as other:
            assert seen(self.database) == seen(other)

    @invariant()
    def goes_on_to_read_what_it_read(self) -> None:
        if self.before:
            connection, first = self.before
            assert shown(connection, self.database.site) == first

    def teardown(self) -> None:
        self.earlier.close()


def test_texts_are_those_of_a_new_process_whatever_was_done(database, settings):
    size = sized(max_examples=amount(full=8, sample=5, long=15), stateful_step_count=amount(full=20, sample=15))

    run_state_machine_as_test(lambda: Kept(database, settings), settings=size)


@pytest.fixture
def tagged(make_tag, make_post):
    """A tag that a post bears."""
    tag = make_tag("Water")
    make_post(tags=[str(tag.id)])
    return tag


def rename(database: Database, tag: Any, name: str) -> None:
    with writing(database) as session:
        tags.edit(session, session.get(type(tag), tag.id), {"name": name}, now=NOW)


def fragments_asked(statements: list[str]) -> int:
    return sum("fragment.json" in one for one in statements)


def test_a_text_is_asked_for_once_until_one_moves(database, tagged, counted):
    with counted() as first:
        seen(database)
    with counted() as second:
        seen(database)

    rename(database, tagged, "Rain")
    with counted() as third:
        found = seen(database)

    assert [fragments_asked(one) for one in (first, second, third)] == [2, 0, 2]
    assert all('"name":"Rain"' in item for item in found)


def test_each_post_of_a_page_has_them_in_its_own_language(database, make_tag, make_post):
    names = {"fr": "Eau", "de": "Wasser", "es": "Agua", "it": "Acqua"}
    tag = make_tag("Water", names=names)
    for language in ("en", *names):
        make_post(language=language, tags=[str(tag.id)])

    found = [orjson.loads(item) for item in seen(database)]

    assert len(found) == 10
    assert all(post["tags"][0]["name"] == {"en": "Water", **names}[post["language"]] for post in found)


def test_what_is_not_committed_is_not_kept(database, tagged):
    seen(database)
    with database.write.connect() as connection:
        connection.execute(update(Fragment).values(json='"not committed"'))
        connection.execute(update(Counter).values(seq=Counter.seq + 1, texts_seq=Counter.seq + 1))
        assert all("not committed" in item for item in shown(connection, database.site))
        connection.rollback()

    rename(database, tagged, "Rain")

    with database.write.connect() as connection:
        assert all('"name":"Rain"' in item for item in [*seen(database), *shown(connection, database.site)])


def test_a_resource_without_a_text_is_looked_for_again(database, tagged):
    with database.write.begin() as connection:
        connection.execute(delete(Fragment))
    assert all('"tags":[null]' in item for item in seen(database))

    with writing(database) as session:
        tags.edit(session, session.get(type(tagged), tagged.id), {"name": "Rain"}, now=NOW)

    assert all('"name":"Rain"' in item for item in seen(database))


@pytest.mark.usefixtures("tagged")
def test_where_many_are_kept_all_are_forgotten(database, counted, monkeypatch):
    monkeypatch.setattr(texts, "MOST_KEPT", 0)
    seen(database)

    with counted() as statements:
        seen(database)

    assert fragments_asked(statements) == 2


@pytest.fixture
def put_together(monkeypatch):
    """How often the JSON of a post was put together."""
    calls: list[str] = []
    real = lists.joined
    monkeypatch.setattr(lists, "joined", lambda json, groups, **more: calls.append(json) or real(json, groups, **more))
    return calls


def test_a_post_is_put_together_once_until_it_or_a_text_changes(database, tagged, make_post, put_together):
    post = make_post()
    seen(database)
    for _ in range(3):
        seen(database)
    first = len(put_together)
    with writing(database) as session:
        editing.edit(session, session.merge(post), {"title": "Another"}, now=NOW)
    changed = seen(database)
    second = len(put_together)
    rename(database, tagged, "Rain")
    seen(database)

    assert first == 4  # two posts, shown by two sites
    assert second == 6
    assert sum('"title":"Another"' in item for item in changed) == 2
    assert len(put_together) == 10


@pytest.mark.usefixtures("tagged")
def test_a_post_that_names_others_is_put_together_anew(database):
    seen(database)

    with database.write.begin() as connection:
        facets = connection.scalar(select(Card.facets))
        connection.execute(update(Card).values(facets="|" + facets.partition("|")[2]))

    assert all('"tags":[]' in item for item in seen(database))


def test_no_more_posts_are_kept_than_may_be(database, make_post, monkeypatch):
    monkeypatch.setattr(texts, "MOST_POSTS", 2)
    for _ in range(5):
        make_post()

    with reading(database) as connection:
        pages = [lists.listed(connection, {}, Window(1, None, number), database.site).items for number in (*range(5), *range(5))]

    assert pages[:5] == pages[5:]
    [kept] = texts._KEPT[database.read.pool].posts.values()
    assert 1 <= len(kept) <= 2
