"""An archive that bench/multiplying.py made larger: what is measured there is answered as if each post had been written."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from flask.testing import FlaskClient

from api.app import create_app
from api.db import open_database
from bench.corpus import Corpus
from bench.filling import fill
from bench.multiplying import multiply
from tests.databases import name_of

SIZE, TIMES = 60, 5


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def both(request, databases) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """The application over an archive, and over the same archive multiplied."""
    filled = databases.made(request.param)
    with closing(open_database(filled)) as database:
        fill(database, Corpus(SIZE, body_words=60, page_every=10))
    made = [filled, databases.copy(request.param, name_of(filled))]
    with closing(open_database(made[1])) as database:
        multiply(database, TIMES)
    opened = [open_database(settings) for settings in made]
    few, many = (create_app(settings, database).test_client() for settings, database in zip(made, opened, strict=True))
    yield few, many
    for settings, database in zip(made, opened, strict=True):
        database.close()
        databases.drop(settings)


def walked(client: FlaskClient, path: str = "/v1/posts", **query: str) -> list[dict]:
    """All items of a list, page by page."""
    items, cursor = [], {}
    while True:
        page = client.get(path, query_string={**query, **cursor}).get_json()
        items += page["data"]
        if not page["page"].get("has_more", page["page"]["next_cursor"]):
            return items
        cursor = {"cursor": page["page"]["next_cursor"]}


QUERIES = {
    "all": {},
    "pages": {"kind": "page"},
    "tag": {"tag": "tag-0"},
    "tag and language": {"tag": "tag-0", "language": "en"},
    "by the last change": {"sort": "-updated_at"},
    "one of each translation": {"prefer_language": "fr,en"},
    "a question": {"q": "{word}"},
    "a question, by relevance": {"q": "{word}", "sort": "relevance"},
    "a phrase": {"q": '"{title}"'},
}


@pytest.mark.parametrize("name", QUERIES)
def test_each_post_comes_as_often_as_it_was_repeated_and_beside_itself(both, name):
    few, many = both
    title = few.get("/v1/posts?limit=1").get_json()["data"][0]["title"]
    query = {key: value.format(title=title, word=title.split()[0]) for key, value in QUERIES[name].items()}

    once, repeated = walked(few, **query), walked(many, **query)

    assert once
    assert [post["slug"] for post in repeated] == [post["slug"] for post in once for _ in range(TIMES)]
    assert len({post["id"] for post in repeated}) == len(repeated)


def test_counts_are_multiplied(both):
    few, many = both
    query = "/v1/facets/posts?facets=tag,language,month&limit=100"

    once, repeated = few.get(query).get_json(), many.get(query).get_json()

    assert repeated["total"]["value"] == TIMES * once["total"]["value"]
    for kind in ("tag", "language", "month"):
        assert repeated["data"][kind] == [{**bucket, "count": TIMES * bucket["count"]} for bucket in once["data"][kind]]


def test_snapshot_and_log_have_each_post(both):
    few, many = both

    once, repeated = walked(few, "/v1/changes", types="post"), walked(many, "/v1/changes", types="post")

    assert len(repeated) == TIMES * len(once)
    assert len({item["id"] for item in repeated}) == len(repeated)
