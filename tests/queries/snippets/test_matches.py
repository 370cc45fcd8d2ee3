"""Places of words in texts, beside the rules of the index, which take each text apart: what these find, and nothing else, has a place."""

import time
from random import Random

import pytest
from sqlalchemy import select

from api.db import open_database, reading
from api.derived.words import is_dense, stem, words
from api.html.excerpts import text_of
from api.models import Post
from api.queries.posts.search_syntax import Question, question
from api.queries.snippets.matches import Matcher
from api.queries.snippets.passages import passage, plain, snippet
from tests.plugins import amount


@pytest.fixture
def texts(sample_database):
    """(language, HTML) of the posts of the sample archive."""
    database = open_database(sample_database)
    with reading(database) as connection:
        found = connection.execute(select(Post.language, Post.body_html).where(Post.body_html != "")).all()
    database.close()
    return [(row.language, row.body_html) for row in found]


def stands(term, found, language):
    """Whether the words of a text have a term, as the index knows it. The oracle."""
    size, *_, last = len(term.words), term.words[-1]
    for at in range(len(found) - size + 1):
        *before, end = found[at : at + size]
        if tuple(before) == term.words[:-1] and (end.startswith(last) if term.is_prefix else end == last):
            return True
    form = None if term.is_exact else stem(term.words[0], language)
    return form is not None and any(stem(word, language) == form for word in set(found))


def typed(dice, text):
    """Something to ask for: a word, some in a row, a part of one, a beginning."""
    chunks = text.split()
    at = dice.randrange(len(chunks))
    word = chunks[at]
    cut = dice.randrange(len(word))
    return dice.choice(
        (
            word,
            '"' + " ".join(chunks[at : at + dice.randint(1, 3)]).replace('"', "") + '"',
            word[cut : cut + dice.randint(1, 4)],
            word[: dice.randint(3, 7)] + "*",
            word.upper(),
        )
    )


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_text_has_a_place_exactly_where_the_index_knows_the_term(texts):
    dice, found = Random(7), 0  # noqa: S311 - the same questions each time
    for _ in range(amount(full=1_500, sample=600)):
        language, html = dice.choice(texts)
        other_language, other = dice.choice(texts) if dice.random() < 0.3 else (language, html)
        for term in question(typed(dice, text_of(html))).wanted:
            matcher = Matcher(Question((term,), ()))
            wanted = stands(term, words(text_of(other)), other_language)
            assert bool(matcher.look(plain(other), other_language).places()) == wanted, (term, other_language)
            found += wanted
            shown = snippet(matcher, None, other, other_language)
            assert bool(shown["marks"]) == wanted
            for start, end in shown["marks"]:
                marked = words(shown["text"][start:end])
                assert is_dense(marked[0]) or stands(term, marked, other_language), (term, shown)
    assert found > amount(full=750, sample=300)


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_the_text_of_a_body_is_that_of_the_index(texts):
    for _, html in [*texts, *(("", one) for one in ("a<b", "<p>1 > 0</p>", "<!-- x -->y", '<a title="1 > 0">z</a>', "&amp;lt;b&gt;"))]:
        assert " ".join(plain(html).split()) == text_of(html)


@pytest.mark.parametrize(
    ("q", "text"),
    [
        ("water", "water " * 40_000),
        ("water", "".join(f"wa{number}x " for number in range(30_000))),
        ("a", "a" * 200_000),
        ("水", "水" * 200_000),
        ("กา", "ก\u0e38" * 100_000),
        ("e", "e" + "\u0301" * 200_000),
        ("كتاب", "".join(f"كتاب{number} " for number in range(25_000))),
        ('"a a a"', "a " * 100_000),
        ('"' + "a " * 140 + '"', "a " * 100_000),
    ],
    ids=map(str, range(9)),
)
def test_what_a_text_costs_is_bounded(q, text):
    matcher = Matcher(question(q))
    matcher.look("x", "ar")
    before = time.process_time()

    look = matcher.look(text, "ar" if "كتاب" in q else "en")
    passage(look, look.places())

    assert time.process_time() - before < 3
