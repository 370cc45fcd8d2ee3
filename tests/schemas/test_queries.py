"""Parameters are read in a short way, which knows what the schema knows: the same values, and it refuses what the schema refuses."""

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, strategies as st
from marshmallow import ValidationError, fields

import api.app  # noqa: F401 - it knows all queries
from schemas.addresses import SAFE, query_text
from schemas.query import Query


def queries(base: type[Query]) -> list[type[Query]]:
    """All kinds of queries there are."""
    return [one for below in base.__subclasses__() for one in (below, *queries(below))]


QUERIES = sorted(set(queries(Query)), key=lambda one: (one.__module__, one.__name__))
SAID = ("true", "false", "1", "3", "0", "101", "en", "fr,en", "fr-CA,*", "a", "a,b", "post", "post,page", "relevance", "-updated_at", "")
MORE = (
    "2024",
    "2024-02",
    "2024-01-31T00:00:00Z",
    "014aa2ca-b000-7002-8000-0000000000b4",
    "title",
    "body_html",
    "tag",
    "name",
    "*",
    "é",
    "\x00",
)
VALUES = st.sampled_from(SAID + MORE) | st.text(max_size=5)


def outcome(load: Any, texts: dict[str, Any]) -> Any:
    try:
        return list(load(texts).items())
    except ValidationError:
        return "refused"


@pytest.mark.parametrize("kind", QUERIES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_the_short_way_loads_what_the_schema_loads_and_refuses_what_it_refuses(kind, data):
    query = kind()
    names = st.lists(st.sampled_from(sorted(query.fields)), max_size=4, unique=True) if query.fields else st.just([])
    texts = {
        name: [data.draw(VALUES) for _ in range(data.draw(st.integers(1, 2)))]
        if isinstance(query.fields[name], fields.List)
        else data.draw(VALUES)
        for name in data.draw(names)
    }

    short, whole = outcome(query.loaded, texts), outcome(query.load, texts)

    assert sorted(short, key=str) == sorted(whole, key=str)


def test_what_is_looked_at_together_is_refused_the_short_way_too():
    refused = (
        {"page": "2", "cursor": "x"},
        {"page": "9999", "limit": "100"},
        {"sort": "relevance"},
        {"include": ["body_html"], "fields": ["title"]},
    )
    query = next(one for one in QUERIES if one.__name__ == "PostQuery")()

    assert [outcome(query.loaded, texts) for texts in refused] == ["refused"] * 4
    assert dict(query.loaded({"kind": ["post"]})) == dict(query.loaded({}))


@given(st.text())
def test_a_value_is_quoted_whatever_is_in_it(value):
    assert query_text([("q", value)]) == "q=" + quote(value, safe=SAFE)
