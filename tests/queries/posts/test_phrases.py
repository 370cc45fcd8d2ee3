"""Phrases: PostgreSQL's index tells by tokens of pairs which posts may have one; nothing that is found follows from them."""

import random
from itertools import pairwise, product
from typing import Any

import pytest
from sqlalchemy import text

from api.derived.words import GAP, PAIRED, pair, pairs
from api.queries.posts.search_syntax import expressions, question

WORDS = ("ka", "lo", "mi", "nu")
FORGET = text(
    "UPDATE search SET body = ts_delete(body, ARRAY(SELECT lexeme FROM unnest(body) WHERE ascii(lexeme) >= 983040 OR lexeme = :paired)) "
    "WHERE (SELECT count(*) FROM search other WHERE other.position <= search.position) % :each = 0"
)
"""Makes rows what earlier releases wrote: every so many of them."""
HAVE = text("SELECT count(*) FROM search WHERE body @@ CAST(quote_literal(:paired) AS tsquery)")


def found(client, asked: str) -> set[str]:
    answer = client.get("/v1/posts", query_string={"q": asked, "limit": 100})
    assert answer.status_code == 200, answer.json
    return {post["id"] for post in answer.json["data"]}


@pytest.fixture
def written(make_post) -> dict[str, list[str]]:
    """By post, the words of its text."""
    dice = random.Random(7)  # noqa: S311 - dice of a test
    texts = [dice.choices(WORDS, k=dice.randint(1, 7)) for _ in range(16)]
    return {str(make_post(title=f"No {number}", body_html=f"<p>{' '.join(one)}</p>").id): one for number, one in enumerate(texts)}


@pytest.mark.parametrize("each", [None, 2, 1], ids=["all have tokens", "half of them have", "none has"])
def test_a_phrase_is_found_where_its_words_follow_each_other(client, database, written, each):
    if not database.is_sqlite:
        with database.write.begin() as connection:
            assert connection.execute(HAVE, {"paired": PAIRED}).scalar_one() == len(written)
            if each is not None:
                connection.execute(FORGET, {"paired": PAIRED, "each": each})
            left = connection.execute(HAVE, {"paired": PAIRED}).scalar_one()
        assert left in {None: [len(written)], 2: range(1, len(written)), 1: [0]}[each]

    for length in (2, 3):
        for phrase in product(WORDS, repeat=length):
            wanted = {post for post, words in written.items() if phrase in zip(*(words[at:] for at in range(length)), strict=False)}
            assert found(client, f'"{" ".join(phrase)}"') == wanted, phrase
    beginning = {post for post, words in written.items() if ("ka", "lo") in pairwise(words)}
    assert found(client, "mi -ka-lo") == {post for post, words in written.items() if "mi" in words} - beginning


def test_two_pairs_of_one_token_are_not_taken_for_one_another(client, make_post):
    known: dict[str, tuple[str, str]] = {}
    for number in range(10_000):
        one, other = (f"w{number}", f"v{number}"), known.setdefault(pair(f"w{number}", f"v{number}"), (f"w{number}", f"v{number}"))
        if one != other:
            break
    assert one != other
    right = make_post(title="Right", body_html=f"<p>{' '.join(one)}</p>")
    make_post(title="Wrong", body_html=f"<p>{' '.join(other)}, {one[1]} {one[0]}</p>")

    assert found(client, f'"{" ".join(one)}"') == {str(right.id)}


def test_tokens_are_of_neighbours_and_of_nothing_else():
    found = pairs(["ka", "lo", GAP, "mi", "nu", "nu", "\ue001enka", "mi"])

    assert found == sorted({pair("ka", "lo"), pair("mi", "nu"), pair("nu", "nu")})
    assert all(len(token) == 1 and 0xF0000 <= ord(token) <= 0xFFFFC for token in found)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ka", []),
        ('"ka lo"', [("ka", "lo")]),
        ('"ka lo mi"', [("ka", "lo"), ("lo", "mi")]),
        ("ka-lo-minu*", [("ka", "lo")]),
        ("ka-minu*", []),
        ("ka -lo-mi", []),
    ],
)
def test_only_phrases_of_whole_words_that_are_wanted_are_narrowed(asked: str, told: list[tuple[str, str]]):
    made: Any = expressions(question(asked), [], "postgresql")

    assert [one for one in made.body if ord(one) >= 0xF0000] == [pair(*one) for one in told]
    assert not [one for one in made.title + made.rest if ord(one) >= 0xF0000]
