"""Words: how text is folded and split, the same for both databases."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import text

from api.db import Database, open_database
from api.derived import search
from api.derived.search import Searchable
from api.derived.texts import PostTexts
from api.derived.words import GAP, MOST_BYTES, MOST_REPEATS, MOST_WORDS, _words_of, indexed, words
from api.html.excerpts import generated, text_of, trimmed
from api.models import Post
from tests.archives import SAMPLE, imported
from tests.databases import DIALECTS, Databases
from tests.derived.stored import stored_words
from tests.plugins import ON_SQLITE

WORDS = {
    "Élan VITAL naïve": ["elan", "vital", "naive"],
    "Straße ﬁre Ⅷ": ["strasse", "fire", "viii"],
    "Ærø Łódź Þór \u0131stanbul": ["aero", "lodz", "thor", "istanbul"],
    "l'eau 3.14 e-mail": ["l", "eau", "3", "14", "e", "mail"],
    "Ελλάδα ΆΛΦΑ Ёлка": ["ελλαδα", "αλφα", "елка"],
    "中华人民": ["中华", "华人", "人民", "民"],
    "中": ["中"],
    "ABCを守る会": ["abc", "を守", "守る", "る会", "会"],
    "ガギ ｶﾞ": ["ガギ", "ギ", "ガ"],
    "ไทย": ["ไท", "ทย", "ย"],
    "한국의 강": ["한국", "국의", "의", "강"],
    "2024년 SNS를": ["2024", "년", "sns", "를"],
    "\u1112\u1161\u11ab\u1100\u116e\u11a8 \uffa1\uffc2": ["한국", "국", "가"],
    "हिन्दी السلام": ["हिन्दी", "السلام"],
    "w" * 50: ["w" * 40],
    "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f \u0623\u062d\u0645\u062f \u0645\u0640\u0640\u0627": [
        "\u0645\u062d\u0645\u062f",
        "\u0627\u062d\u0645\u062f",
        "\u0645\u0627",
    ],
    "\u05e9\u05c1\u05dc\u05d5\u05b9\u05dd": ["\u05e9\u05dc\u05d5\u05dd"],
    "co\u00adoperate zero\u200bwidth \u0645\u06cc\u200c\u0631\u0648\u062f": ["cooperate", "zerowidth", "\u0645\u06cc\u0631\u0648\u062f"],
    "１２３ ＦＵＬＬ": ["123", "full"],  # noqa: RUF001 - meant
    "O'Neill O’Neill Oʼneill Hawaiʻi": ["o", "neill", "o", "neill", "o", "neill", "hawai", "i"],  # noqa: RUF001 - meant
    "Qur\u02be\u0101n 1,000.50": ["quran", "1", "000", "50"],
    "\u0662\u0660\u0662\u0664 \u0968\u0966": ["2024", "20"],
    "葛\U000e0100城 a\ufe0fb left\u200eright": ["葛城", "城", "ab", "leftright"],
    "… !? 🙂": [],
    "": [],
}
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)
MIXED = st.lists(
    st.one_of(PLAIN, st.sampled_from(["l\u2019eau", "中华人民", "をと", "ไทย", "w" * 60, "'quoted'", "\\", "a:1", "NOT", '"'])), max_size=12
)


@pytest.mark.parametrize("said", WORDS)
def test_text_becomes_words(said: str):
    assert words(said) == WORDS[said]


@given(PLAIN)
def test_case_and_folding_make_no_difference(said: str):
    once = words(said)

    assert words(" ".join(one for one in once if len(one) < 40)) == [word for one in once if len(one) < 40 for word in words(one)]
    assert all(0 < len(word) <= 40 for word in once)


@given(st.one_of(PLAIN, MIXED.map(" ".join), MIXED.map("\n\u3000".join)))
def test_what_stands_between_white_space_is_folded_by_itself(said: str):
    """As if the whole text were."""
    assert words(said) == _words_of.__wrapped__(said)


def test_no_phrase_crosses_from_one_field_to_the_next():
    title, body = indexed("The title", "Excerpt", "Body text", "zxx")

    assert title == ["the", "title", GAP]
    assert body == ["the", "title", GAP, "excerpt", GAP, "body", "text", GAP]


def test_a_text_has_so_many_words_and_a_word_so_many_places():
    _, many = indexed("", "", " ".join(f"w{number}" for number in range(20_000)), "en")
    _, same = indexed("same", "", "same " * 1_000, "zxx")

    assert len(many) == MOST_WORDS + 1
    assert same.count("same") == MOST_REPEATS
    assert len(same) == 1_004


@pytest.mark.parametrize("letter", ["w", "щ", "த", "\U00010428"])
def test_both_databases_take_the_longest_text(both: tuple[Database, Database], letter: str):
    body = " ".join(letter * 35 + f"{number:05}"[::-1].translate(str.maketrans("0123456789", "abcdefghij")) for number in range(13_000))
    stored = []

    for database in both:
        with database.write.connect() as connection:
            search.index(connection, [Searchable(1, PostTexts(body[:50_000], None, "", "en", "post"), body)])
            stored.append(stored_words(connection))
            connection.rollback()

    assert stored[0] == stored[1]
    assert sum(len(word.encode()) for word in stored[0][1][1].values()) <= 2 * MOST_BYTES


@pytest.fixture
def both(databases: Databases) -> Iterator[tuple[Database, Database]]:
    """A database of each kind, which nothing is left in."""
    settings = [databases.made(kind) for kind in DIALECTS]
    opened = open_database(settings[0]), open_database(settings[1])
    yield opened
    for one, made in zip(opened, settings, strict=True):
        one.close()
        databases.drop(made)


@given(texts=st.lists(st.tuples(MIXED, MIXED), min_size=1, max_size=6))
def test_both_databases_store_the_same_words(both: tuple[Database, Database], texts: list[tuple[list[str], list[str]]]):
    rows = [
        Searchable(number, PostTexts(" ".join(title), None, "", "fr-CA", "post"), " ".join(body))
        for number, (title, body) in enumerate(texts, 1)
    ]
    stored = []

    for database in both:
        with database.write.connect() as connection:
            search.index(connection, rows)
            stored.append(stored_words(connection))
            search.unindex(connection, [row.position for row in rows[::2]])
            assert stored_words(connection).keys() == {row.position for row in rows[1::2]}
            connection.rollback()

    assert stored[0] == stored[1]
    assert stored[0].keys() == {row.position for row in rows}


def test_both_databases_find_the_words_of_the_sample_in_the_same_posts(both: tuple[Database, Database]):
    archive = SAMPLE.read_bytes().splitlines()
    stored = []

    for one in both:
        imported(one, archive)
        with one.write.connect() as connection:
            stored.append(stored_words(connection))

    assert stored[0] == stored[1]
    assert len(stored[0]) > 40


def test_a_question_in_either_databases_language_finds_the_post(database: Database, make_post: Callable[..., Post]):
    make_post(title="L\u2019eau 水を守る", body_html="<p>Élan <em>vi</em>tal</p>")
    questions = {
        "sqlite": ('"l eau"', '"水を を守"', '"elan vital"', "ela*"),
        "postgresql": ("'l'<->'eau'", "'水を'<->'を守'", "'elan'<->'vital'", "'ela':*"),
    }
    match = {"sqlite": "search MATCH :asked", "postgresql": "body @@ CAST(:asked AS tsquery)"}

    with database.read.connect() as connection:
        name = connection.dialect.name
        found = [
            connection.execute(text(f"SELECT count(*) FROM search WHERE {match[name]}"), {"asked": asked}).scalar()
            for asked in questions[name]
        ]

    assert found == [1, 1, 1, 1]


def test_text_of_html_joins_within_a_line_and_parts_between_blocks():
    assert text_of("<p>One <em>w</em>ord</p><p>Two&nbsp;&amp; three</p>") == "One word Two & three"


def test_a_mark_of_a_footnote_is_no_text():
    mark = '<sup><a id="to-a-link" href="#to-a">1</a></sup>'

    assert text_of(f'<p>Rain fell{mark}.</p><p>H<sub>2</sub>O<sup><a href="/x">2</a></sup></p>') == "Rain fell. H2O2"


@given(st.text(max_size=700))
def test_an_excerpt_is_the_beginning_of_the_text_and_says_whether_it_is_all(said: str):
    said = text_of(said.replace("<", ""))

    excerpt, is_cut = generated(said)

    assert said.startswith(excerpt)
    assert len(excerpt) <= 280
    assert is_cut == (len(said) > len(excerpt))


def test_an_excerpt_ends_with_a_whole_word_where_the_script_has_spaces():
    said = "word " * 80

    assert generated(said.strip()) == (said[:279], True)


def test_an_excerpt_never_cuts_a_grapheme():
    family = "👨‍👩‍👧"

    assert generated(family * 80)[0] == family * 56


@given(st.text(max_size=20), st.sampled_from(["…", "[…]", " [&hellip;]", "[...]", " [ … ] "]))
def test_a_mark_is_taken_off_once_and_put_back_alike(said: str, mark: str):
    """An export writes the mark again: what is read then must be what was there."""
    excerpt, is_cut = trimmed(said + mark)

    assert is_cut
    assert trimmed(f"{excerpt}…") == (excerpt, True)


@ON_SQLITE
def test_many_rows_are_written_in_larger_segments_and_the_table_is_told_nothing_that_stays(database: Database):
    rows = [Searchable(at, PostTexts(f"Title {at}", None, "", "en", "post"), "words and more " * 50) for at in range(1, search.MANY + 1)]
    few = rows[: search.MANY // 2]

    with database.write.begin() as connection:
        search.index(connection, few)
    by_itself = _told(database)
    with database.write.begin() as connection:
        search.index(connection, rows)

    assert by_itself == {}
    assert _told(database) == {row["name"]: row["value"] for row in search.AS_EVER}
    with database.write.connect() as connection:
        assert search.positions(connection) == {row.position for row in rows}


def _told(database: Database) -> dict[str, int]:
    """What FTS5 was told and keeps."""
    with database.write.connect() as connection:
        return {row.k: row.v for row in connection.execute(text("SELECT k, v FROM search_config WHERE k != 'version'"))}
