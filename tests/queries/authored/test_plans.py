"""What lists of the authoring interface cost: walks of an index or gathered few, whatever the database holds; texts are never read."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import insert, select, text
from uuid_utils.compat import uuid7

from api.cli.database import settle
from api.db import Database, open_database, reading
from api.derived import search
from api.models import Audit, Pending, Post
from api.queries.authored import audit, lists
from api.queries.paging import Window
from api.queries.posts.statements import FEW
from bench.corpus import Corpus
from bench.filling import fill
from tests.databases import NOW
from tests.queries.posts.test_plans import noted, postgresql_faults, sqlite_faults

SIZE, PAGE = 3_000, 20
ENTITY, KEY = uuid7(), uuid7()
DUE = NOW // 1_000_000 + 1_000

POSTS: dict[str, dict[str, Any]] = {
    "last changed": {},
    "first changed": {"sort": "updated_at"},
    "changed lately": {"updated_after": 1},
    "drafts": {"state": ["draft"]},
    "published": {"state": ["published"]},
    "two states": {"state": ["published", "withdrawn"]},
    "section": {"section": ["section-1"]},
    "section and state": {"section": ["section-2"], "state": ["published"]},
    "tag": {"tag": ["tag-9"]},
    "rare tag": {"tag": ["tag-299"]},
    "drafts of a campaign": {"campaign": ["campaign-1"], "state": ["draft"]},
    "campaign and author": {"campaign": ["campaign-1"], "author": ["author-1"]},
    "pending": {"pending": True},
    "not pending": {"pending": False},
    "scheduled": {"scheduled_after": NOW},
    "next due": {"sort": "scheduled_at"},
    "title": {"q": "cor"},
    "title of two words": {"q": "ne ce"},
}
AUDITS: dict[str, dict[str, Any]] = {
    "last done": {},
    "of a resource": {"entity": [str(ENTITY)]},
    "with a key": {"key_id": [str(KEY)]},
}


SMALL = ("author", "section", "campaign", "tag", "pending", "image", "api_key")
"""Tables that PostgreSQL reads whole since they are hardly a page."""


COUNTS = f"LIMIT {FEW + 1}"
"""What looks at a few rows and one more, to see whether they are few."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, databases) -> Iterator[Database]:
    """A database of some thousand posts, some of them drafts, scheduled or pending, and as many acts; nothing writes to it."""
    settings = databases.made(request.param)
    opened = open_database(settings)
    fill(opened, Corpus(SIZE, body_words=60))
    with opened.write.begin() as connection:
        ids = connection.scalars(select(Post.id).order_by(Post.id).limit(60)).all()
        search.bring_titles(connection, connection.scalars(select(Post.id)).all())
        for one in ids[:30]:
            connection.execute(
                text("UPDATE post SET state = 'scheduled', scheduled_at = :due, due_at = :due WHERE id = :id").bindparams(
                    due=DUE, id=one.hex if opened.is_sqlite else one
                )
            )
        waiting = {"number": 2, "at": NOW, "members": {"title": "x"}}
        connection.execute(insert(Pending), [{"post_id": one, **waiting} for one in ids[30:]])
        act = {"at": NOW, "action": "update", "kind": "post", "revision": 1}
        some = [
            {"id": uuid7(), "key_id": KEY if one % 50 == 0 else None, "entity_id": ENTITY if one % 90 == 0 else None} for one in range(SIZE)
        ]
        connection.execute(insert(Audit), [{**act, **one} for one in some])
    settle(opened)
    yield opened
    opened.close()
    databases.drop(settings)


def faults(database: Database, listed: Any, query: dict[str, Any]) -> list[str]:
    """What is wrong with the statements of the first page and of the next one."""
    query = {"sort": "-updated_at", **query}
    with reading(database) as connection:
        with noted(database) as seen:
            first = listed(connection, query, Window(PAGE), database.site)
            if first.next_key is not None:
                listed(connection, query, Window(PAGE, first.next_key), database.site)
        assert first.items
        assert [statement for statement, _ in seen if "body_html" in statement] == []
        check = sqlite_faults if database.is_sqlite else postgresql_faults
        return [fault for one in seen for fault in check(connection, *one) if not _is_little(one[0], fault)]


def _is_little(statement: str, fault: str) -> bool:
    """Whether it costs no more than a few rows do: a count of a few and one, a join of a few with a table this small, a page sorted."""
    if fault.rpartition(" ")[2] in SMALL or (" rows of " in fault and COUNTS in statement):
        return True
    if "few AS MATERIALIZED" in statement and (" rows of " in fault or fault.startswith("Seq Scan")):
        return True
    return fault.startswith("SCAN post USING INDEX") or ("TEMP B-TREE" in fault and "UNION ALL" in statement)


@pytest.mark.parametrize("name", POSTS)
def test_no_list_of_posts_scans_a_table_or_sorts_more_than_a_page_or_few(filled, name):
    assert faults(filled, lists.posts, POSTS[name]) == []


@pytest.mark.parametrize("name", AUDITS)
def test_the_audit_is_walked(filled, name):
    assert faults(filled, audit.listed, AUDITS[name]) == []


@pytest.mark.parametrize("name", POSTS)
def test_a_page_costs_as_many_statements_whatever_it_holds(filled, name):
    costs = set()

    for limit in (5, PAGE, 100):
        with reading(filled) as connection, noted(filled) as seen:
            lists.posts(connection, {"sort": "-updated_at", **POSTS[name]}, Window(limit), filled.site)
        costs.add(len(seen))

    assert max(costs) <= 16
    assert max(costs) - min(costs) <= 3  # a kind of reference that no post of the page has is not asked for
