"""What lists of posts cost: no list scans a table or sorts more than a page, whatever it holds; bodies are never read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from api.cli.database import settle
from api.db import Database, open_database, reading
from api.models import Card, Tag
from api.queries.paging import Window
from api.queries.posts import facets, lists
from api.queries.posts.filters import resolved
from api.queries.posts.planner import plan
from api.queries.posts.statements import FEW
from bench.corpus import Corpus
from bench.filling import fill

SIZE = 3_000
PAGE = 20

LISTS = {
    "newest": {},
    "tag": {"tag": ["tag-3"]},
    "tag, language and campaign": {"tag": ["tag-1"], "language": ["fr"], "campaign": ["campaign-1"]},
    "parent tag": {"tag": ["{parent}"]},
    "-updated_at": {"sort": "-updated_at"},
    "-updated_at of a tag": {"sort": "-updated_at", "tag": ["tag-0"]},
    "-featured_at": {"sort": "-featured_at"},
    "updated_after with few hits": {"updated_after": "{lately}"},
    "published_before": {"published_before": 1_600_000_000_000_000},
    "any of some tags": {"tag": ["tag-1", "tag-2", "tag-3"]},
    "not a tag": {"tag": ["tag-0"], "tag_not": ["tag-1"]},
    "rare tag": {"tag": ["tag-299"]},
    "pages": {"kind": ["page"]},
    "pages of a tag": {"kind": ["page"], "tag": ["tag-0"]},
    "pages, -updated_at": {"kind": ["page"], "sort": "-updated_at"},
    "posts and pages": {"kind": ["page", "post"]},
    "posts and pages of a tag": {"kind": ["page", "post"], "tag": ["tag-0"]},
    "posts and pages, -updated_at": {"kind": ["page", "post"], "sort": "-updated_at"},
}
"""The lists whose cost does not grow with the number of posts."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, databases) -> Iterator[Database]:
    """A database of some thousand posts; nothing writes to it."""
    settings = databases.made(request.param)
    opened = open_database(settings)
    fill(opened, Corpus(SIZE, body_words=60, page_every=10))
    settle(opened)
    yield opened
    opened.close()
    databases.drop(settings)


@contextmanager
def noted(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The statements of the block with their values."""
    seen: list[tuple[str, Any]] = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        if statement.startswith(("SELECT", "WITH")):
            seen.append((statement, parameters))

    event.listen(database.read, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.read, "before_cursor_execute", note)


def asked(connection: Connection, name: str) -> dict[str, Any]:
    """A list's parameters with the values that depend on the rows."""
    parent = select(Tag.slug).where(Tag.id.in_(select(Tag.parent_id))).order_by(Tag.slug).limit(1)
    lately = select(Card.updated_at).order_by(Card.updated_at.desc()).offset(5).limit(1)
    values = {"{parent}": parent, "{lately}": lately}

    def found(value: Any) -> Any:
        if isinstance(value, list):
            return [found(one) for one in value]
        return connection.execute(values[value]).scalar_one() if value in values else value

    return {parameter: found(value) for parameter, value in LISTS[name].items()}


def run(database: Database, name: str, *, deep: bool = False) -> list[tuple[str, Any]]:
    """The statements of a page of a list: the first one, or one after it."""
    with reading(database) as connection:
        query = asked(connection, name)
        after = lists.listed(connection, query, Window(PAGE), database.site).next_key if deep else None
        with noted(database) as seen:
            lists.listed(connection, query, Window(PAGE, after), database.site)
    return seen


@pytest.mark.parametrize("deep", [False, True], ids=["first page", "next page"])
@pytest.mark.parametrize("name", LISTS)
def test_no_list_scans_a_table_or_sorts_more_than_a_page(filled, name, deep):
    statements = run(filled, name, deep=deep)

    with reading(filled) as connection:
        faults = [fault for one in statements for fault in (sqlite_faults if filled.is_sqlite else postgresql_faults)(connection, *one)]
    assert faults == []


def test_a_numbered_page_is_a_walk_of_one_index(filled):
    with reading(filled) as connection:
        with noted(filled) as seen:
            rows = lists.listed(connection, {}, Window(PAGE, offset=SIZE // 5), filled.site)
        faults = [fault for one in seen for fault in (sqlite_faults if filled.is_sqlite else postgresql_faults)(connection, *one)]

    assert len(rows.items) == PAGE
    assert [fault for fault in faults if "rows of listing" not in fault] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_list_reads_bodies(filled, name):
    statements = run(filled, name)

    assert statements
    assert [statement for statement, _ in statements if "body_html" in statement] == []


@pytest.mark.parametrize(("kept", "texts"), [(0, 1), (10**6, 0)], ids=["texts are asked for", "texts are kept"])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_costs_as_many_statements_whatever_it_holds(filled, monkeypatch, name, kept, texts):
    with reading(filled) as connection:
        query, costs = asked(connection, name), set()
        lists.listed(connection, query, Window(100), filled.site)
        monkeypatch.setattr("api.queries.posts.texts.MOST_KEPT", kept)
        for limit in (1, PAGE, 100):
            with noted(filled) as seen:
                lists.listed(connection, query, Window(limit), filled.site)
            costs.add(len(seen))

    # One more where bounds are counted before a road is chosen.
    assert costs == {
        texts + (3 if query.keys() & {"updated_after", "published_before"} and "sort" not in query and name != "published_before" else 2)
    }


def sqlite_faults(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """Scans of tables, and sorts below the page but of the few that are gathered, or of what two walks give a page."""
    rows = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, parameters).all()
    bounded = {text.split()[1] for *_, text in rows if text.startswith(("CO-ROUTINE", "MATERIALIZE"))}
    walked = {parent for _, parent, _, text in rows if text.split()[:2] in (["SCAN", "walk0"], ["SCAN", "walk1"])}
    return [
        text
        for _, parent, _, text in rows
        if (text.startswith("SCAN") and not _is_small(text, bounded))
        or ("TEMP B-TREE" in text and parent not in {0, *walked} and "few" not in bounded)
    ]


def _is_small(text: str, bounded: set[str]) -> bool:
    """Whether what is scanned is a page or the few that are gathered, a subquery of its own; what was asked; an index under a LIMIT."""
    return text.split()[1] in {*bounded, "json_each"} or text.endswith(("CONSTANT ROW", "VALUES CLAUSE")) or "USING COVERING INDEX" in text


def postgresql_faults(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """Sequential scans, and nodes that read or sort more rows than a page's seeks do."""
    (found,) = connection.exec_driver_sql("EXPLAIN (ANALYZE, FORMAT JSON) " + statement, parameters).scalar_one()
    plan = found["Plan"] if isinstance(found, dict) else json.loads(found)[0]["Plan"]
    gathers = '"few"' in json.dumps(plan) or ") AS few" in statement
    return [fault for node in _nodes(plan) if (fault := _node_fault(node, gathers=gathers))]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _node_fault(node: dict[str, Any], *, gathers: bool) -> str:
    kind, rows, loops = node["Node Type"], node["Actual Rows"], node["Actual Loops"]
    if kind == "Seq Scan" and node["Relation Name"] == "counter":  # which has one row
        return ""
    if kind == "Seq Scan":
        return f"Seq Scan of {node['Relation Name']}"
    if kind in {"Sort", "Incremental Sort", "Hash"} and rows > (FEW if gathers else 101):
        return f"{kind} of {rows} rows"
    if "Relation Name" in node and rows * loops > (FEW if gathers else 500):
        return f"{rows * loops} rows of {node['Relation Name']}"
    return ""


@pytest.mark.parametrize("query", [{"q": "qzxawv"}, {"q": "qzxawv votasa"}, {"q": "qzxa*"}, {"q": "qzxawv", "tag": ["tag-0"]}], ids=str)
def test_a_word_that_no_post_has_is_not_looked_for_in_every_text(filled, query):
    """PostgreSQL takes a word that it does not know for one of every two hundred posts, and would walk all to find a page of them."""
    with reading(filled) as connection, noted(filled) as seen:
        assert lists.listed(connection, query, Window(PAGE), filled.site).items == []
        filters = resolved(connection, query, filled.site)
        assert lists.total(connection, filters, plan(connection, filters, 1), 1).value == 0

    if not filled.is_sqlite:
        with reading(filled) as connection:
            asked = [one for one in seen if "EXPLAIN" not in one[0]]
            assert sum(passed_over(connection, *one) for one in asked) < PAGE


def passed_over(connection: Connection, statement: str, values: Any) -> int:
    """How many rows of the search index PostgreSQL reads in vain."""
    explained = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values).scalar_one()[0]["Plan"]
    begun, found = [explained], 0
    while begun:
        node = begun.pop()
        found += (node.get("Relation Name") == "search") * node.get("Rows Removed by Filter", 0) * node.get("Actual Loops", 1)
        begun += node.get("Plans", [])
    return int(found)


@pytest.mark.parametrize("query", [{}, {"language": ["fr"]}, {"tag": ["tag-0"]}], ids=["all", "a language", "a tag"])
def test_what_most_posts_have_is_counted_by_the_index_and_not_by_looking_into_each(filled, query, monkeypatch):
    """Texts lie elsewhere: each takes thirty times what the index takes, which PostgreSQL does not reckon with."""
    monkeypatch.setattr("api.queries.posts.planner.FREQUENT", 100)  # as if there were as many posts as it takes
    common = {"q": "be", **query}
    with reading(filled) as connection:
        with noted(filled) as seen:
            facets.counted(connection, {**common, "facets": ["author", "month"], "limit": 10}, filled.site)
            found = lists.listed(connection, {**common, "sort": "-updated_at"}, Window(PAGE, count=True), filled.site)
        counting = [one for one in seen if "AS position" in one[0] or "count(*)" in one[0]]
        explained = [str(connection.exec_driver_sql(f"{EXPLAINED[filled.is_sqlite]} {text}", values).all()) for text, values in counting]

    assert found.total.value > SIZE / 20
    if filled.is_sqlite:
        assert query or "CORRELATED" not in explained[-1]  # with a filter these are few
    else:
        assert [plan for plan in explained if "search" in plan] != []
        assert [plan for plan in explained if "Seq Scan on search" in plan] == []


EXPLAINED = {True: "EXPLAIN QUERY PLAN", False: "EXPLAIN"}
