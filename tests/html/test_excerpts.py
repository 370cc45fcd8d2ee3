"""The text of HTML, and what excerpts are made of it."""

import time

import pytest
import regex
from hypothesis import given, strategies as st

from api.html.excerpts import LONGEST, generated, generated_of, text_of, trimmed


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("<ul><li>one</li><li>two</li></ul>", "one two"),
        ("un<b>believ</b>able", "unbelievable"),
        ("one<br>two", "one two"),
        ("Kohle &amp;&nbsp;Gas  &lt;b&gt;", "Kohle & Gas <b>"),
        ("&amp;lt;", "&lt;"),
        ('<a href="x" title="1 > 0">link</a>', "link"),
        ("one<!-- 1 > 0 -->two", "onetwo"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("", ""),
    ],
)
def test_the_text_is_what_a_reader_sees(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize("mark", ["[…]", "[&hellip;]", "[...]", "…", "&hellip;", " […]", "\n[ … ] "])
def test_an_excerpt_loses_its_mark_and_is_known_to_go_on(mark):
    assert trimmed(f"The beginning{mark}") == ("The beginning", True)


@pytest.mark.parametrize("excerpt", ["All of it.", "", "Well… no.", "[sic]", "He said nothing..."])
def test_an_excerpt_without_a_mark_stays(excerpt):
    assert trimmed(excerpt) == (excerpt, False)


def test_an_excerpt_is_cut_at_a_space():
    text = "word " * 100

    excerpt, goes_on = generated(text.strip())

    assert goes_on
    assert len(excerpt) <= LONGEST
    assert excerpt.endswith("word")
    assert text.startswith(excerpt + " ")


FILM = '<figure data-embed="youtube" data-url="https://youtu.be/x"><a href="https://youtu.be/x">https://youtu.be/x</a>{}</figure>'


@pytest.mark.parametrize(
    ("html", "excerpt"),
    [
        (FILM.format("") + "<p>One</p>", "One"),
        (FILM.format("") * 2 + "<p>One</p>", "One"),
        (FILM.format("<figcaption>A film</figcaption>") + "<p>One</p>", "A film One"),
        ("<p>One</p>" + FILM.format("") + "<p>two</p>", "One two"),
        ("<p>https://old.example/a</p><p>One</p>", "One"),
        ('<p>\n<a href="https://old.example/a">https://old.example/a</a> </p><p>One</p>', "One"),
        ("<p>https://old.example is new.</p>", "https://old.example is new."),
        ("<p>See <a href='/a'>https://old.example/a</a></p>", "See https://old.example/a"),
        (FILM.format(""), ""),
    ],
)
def test_an_excerpt_has_no_bare_address_of_an_embed(html, excerpt):
    assert generated_of(html, text_of(html)) == (excerpt, False)


def test_an_excerpt_of_an_embed_that_never_ends_is_found_soon():
    html = "<figure data-embed=x><a>http://x" * 20_000
    started = time.perf_counter()

    generated_of(html, text_of(html))

    assert time.perf_counter() - started < 20


def test_an_excerpt_of_a_script_without_spaces_is_filled():
    excerpt, goes_on = generated("新聞" * 300)

    assert (len(excerpt), goes_on) == (LONGEST, True)


def test_an_excerpt_is_never_cut_within_a_character():
    family = "👨‍👩‍👧"

    excerpt, _ = generated(family * 100)

    assert regex.findall(r"\X", excerpt) == [family] * (LONGEST // len(family))


@given(st.text(max_size=700))
def test_an_excerpt_is_the_beginning_of_the_text(text):
    excerpt, goes_on = generated(text)

    assert len(excerpt) <= LONGEST
    assert text.startswith(excerpt)
    assert goes_on == (len(text) > LONGEST)


HOSTILE = {
    "spaces": " " * 200_000 + "x",
    "marks": "e" + "\u0301" * 200_000,
    "angles": "<" * 200_000,
    "tags without end": "<a " * 80_000,
    "comments without end": "<!--" * 60_000,
    "quotes without end": "<p title='" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("function", [text_of, generated, trimmed])
def test_no_text_takes_long(name, function):
    began = time.process_time()

    function(HOSTILE[name])

    assert time.process_time() - began < 1
