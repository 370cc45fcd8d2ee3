"""Search as a visitor types it: what is found, what is refused, and that nothing typed is ever an error."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from api.derived.writing import writing
from api.services.posts import editing
from tests.databases import NOW
from tests.plugins import amount

PIECES = (
    *(
        '"',
        "'",
        "*",
        "^",
        ":",
        "(",
        ")",
        "&",
        "|",
        "!",
        "<->",
        "-",
        "+",
        "\\",
        "{title} :",
        "title:",
        "body:",
        "NEAR(",
        "AND",
        "OR",
        "NOT",
        "%",
    ),
    *(
        "a",
        "elections",
        "élection",
        "l'eau",
        "3.14",
        "東京",
        "京",
        "ประชา",
        "مياه",
        "पानी",
        "🙂",
        "\u200d",
        "\u0301",
        "\ue000",
        "\ue001enelect",
    ),
    *(" ", " ", " ", "\t", "\u00a0", "“", "”", "--", "x" * 50, "\u202e", "0", "ß", "ﬁ", "Ⅷ", "１２", "\U0001f9d1\u200d\U0001f680"),  # noqa: RUF001 - meant
)
"""What questions of the fuzz are made of."""


@pytest.fixture
def titles(client) -> Callable[..., list[str]]:
    """Titles of the posts that a question finds, in order."""

    def found(q: str, **asked: Any) -> list[str]:
        answer = client.get("/v1/posts", query_string={"q": q, **asked})
        assert answer.status_code == 200, answer.text
        return [post["title"] for post in answer.get_json()["data"]]

    return found


def test_every_word_must_be_there(make_post, titles):
    make_post(title="Clean rivers", body_html="<p>Water for all.</p>")
    make_post(title="Clean air")

    assert titles("clean water") == ["Clean rivers"]
    assert titles("CLEAN") == ["Clean air", "Clean rivers"]
    assert titles("clean fire") == []


def test_a_phrase_is_meant_as_it_stands(make_post, titles):
    make_post(title="One", body_html="<p>Clean water flows.</p>")
    make_post(title="Two", body_html="<p>Water, clean.</p>", excerpt="clean")

    assert titles('"clean water"') == ["One"]
    assert titles("“clean water”") == ["One"]
    assert titles('"clean waters"') == []


def test_what_is_excluded_is_not_found(make_post, titles):
    make_post(title="Vote", body_html="<p>A vote.</p>")
    make_post(title="Voting", body_html="<p>A vote by voting.</p>")

    assert titles("vote -voting") == ["Vote"]
    assert titles('vote -"vote by"') == ["Vote"]


def test_three_letters_and_a_star_are_a_beginning(make_post, titles):
    make_post(title="Riverside")

    assert titles("riv*") == ["Riverside"]
    assert titles("ri*") == []
    assert titles("riv") == []


@pytest.mark.parametrize(
    ("language", "text", "questions"),
    [
        ("fr", "L\u2019Élection à Łódź", ("élection", "ELECTION", "lodz", "l'election")),
        ("zh", "中华人民共和国成立", ("人民", "共和国", "国", "中华人民共和国")),
        ("ja", "東京都知事選挙のお知らせ", ("知事", "都知事選挙", "お知らせ")),
        ("ko", "한국의 강에서 수영을 2024년에", ("한국", "한국*", "한국의", "한국 강", "강", "수영", '"한국의 강"', "강*", "2024년")),
        ("ko", "물은 생명입니다", ("물", "생명", "생명*", "생명입니다", "\u1106\u116e\u11af")),
        ("th", "น้ำสะอาดเพื่อทุกคน", ("สะอาด", "ทุกคน")),
        ("lo", "ນ້ຳສະອາດ", ("ສະອາດ",)),
        ("km", "ទឹកស្អាត", ("ស្អាត",)),
        ("my", "သန့်ရှင်းသောရေ", ("သောရေ",)),
        ("ar", "الانتخابات في المدينة", ("الانتخابات", "المدينة")),
        ("ru", "Чистая Вода", ("вода", "ЧИСТАЯ")),
        ("el", "Καθαρό νερό", ("καθαρο", "ΝΕΡΟ")),  # noqa: RUF001 - meant
        ("hi", "साफ़ पानी", ("पानी",)),
        ("ta", "சுத்தமான நீர்", ("நீர்",)),
        ("de", "Straßenfest 2026", ("strassenfest", "2026")),
        ("en", "O'Neill's well-known 1,234.5", ("o'neill", "well-known", "known", "1,234.5")),
        ("en", "ＦＵＬＬ width", ("full",)),  # noqa: RUF001 - meant
    ],
)
def test_scripts_and_spellings_are_found(make_post, titles, language, text, questions):
    make_post(title="It", language=language, body_html=f"<p>{text}</p>")
    make_post(title="Other", language=language, body_html="<p>abc</p>")

    assert {question: titles(question) for question in questions} == {question: ["It"] for question in questions}


def test_a_korean_noun_is_found_and_excluded_with_its_particles(make_post, titles):
    make_post(title="한국의 강", language="ko", body_html="<p>물은 생명입니다</p>")
    make_post(title="바다", language="ko", body_html="<p>생명이 있다</p>")

    assert titles("생명 -한국") == ["바다"]
    assert titles("생명", sort="relevance") == ["바다", "한국의 강"]
    assert titles("한국 바다") == titles("국한") == titles('"한국 강"') == []


def test_inflected_forms_are_found_in_posts_of_their_language(make_post, titles):
    make_post(title="English", language="en-GB", body_html="<p>The election was held.</p>")
    make_post(title="French", language="fr", body_html="<p>Les élections.</p>")
    make_post(title="Polite", language="fr", body_html="<p>Une action.</p>")

    assert titles("elections", language="en") == ["English"]
    assert titles("election", language="fr") == ["French"]
    assert titles('"elections"', language="en") == []
    assert titles("actions") == ["Polite"]


def test_relevance_puts_titles_first_and_pages_on(client, make_post):
    for number in range(5):
        make_post(title=f"Other {number}", body_html="<p>The river.</p>", published_at=1_700_000_000 + number)
    for number in range(3):
        make_post(title=f"River {number}", published_at=1_600_000_000 + number)

    first = client.get("/v1/posts?q=river&sort=relevance&limit=4&count=true").get_json()
    rest = client.get(first["links"]["next"].partition("example.org")[2]).get_json()
    second = client.get("/v1/posts?q=river&sort=relevance&limit=4&page=2").get_json()

    assert [post["title"] for post in first["data"]] == ["River 2", "River 1", "River 0", "Other 4"]
    assert first["page"]["total"] == {"value": 8, "relation": "exact"}
    assert [post["title"] for post in rest["data"]] == ["Other 3", "Other 2", "Other 1", "Other 0"]
    assert rest["data"] == second["data"]
    assert rest["page"]["next_cursor"] is None


def test_a_cursor_belongs_to_its_question(client, make_post):
    for number in range(3):
        make_post(title=f"River {number}")
    cursor = client.get("/v1/posts?q=river&limit=1").get_json()["page"]["next_cursor"]

    assert client.get(f"/v1/posts?q=river&limit=2&cursor={cursor}").status_code == 200
    refused = client.get(f"/v1/posts?q=rivers&limit=1&cursor={cursor}")
    assert (refused.status_code, refused.get_json()["code"]) == (422, "cursor-invalid")


def test_relevance_without_a_question_is_refused(client):
    answer = client.get("/v1/posts?sort=relevance")

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["parameter"] == "sort"
    assert "-published_at" in answer.get_json()["errors"][0]["allowed"]


@pytest.mark.parametrize("q", ["-river", '-"clean water" -river', "!!! -river"])
def test_only_exclusions_are_refused(client, q):
    answer = client.get("/v1/posts", query_string={"q": q})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["parameter"] == "q"
    assert "excluded" in answer.get_json()["detail"]


@pytest.mark.parametrize("q", ["!!!", '""', "-", "*", "\u0301", "\ue001enriver", "🙂"])
def test_what_has_no_words_finds_nothing(client, make_post, q):
    make_post(title="River")

    answer = client.get("/v1/posts", query_string={"q": q, "count": "true", "sort": "relevance"})

    assert answer.status_code == 200
    if q != "\ue001enriver":  # a mark that parts words, like any other
        assert answer.get_json()["data"] == []
        assert answer.get_json()["page"]["total"]["value"] == 0


def test_an_empty_and_an_endless_question_are_refused(client):
    assert client.get("/v1/posts?q=").status_code == 422
    assert client.get("/v1/posts", query_string={"q": "a" * 301}).status_code == 422
    assert client.get("/v1/posts", query_string={"q": "a\0b"}).status_code == 422


def test_hidden_posts_and_hidden_columns_cannot_be_found_out(make_post, titles):
    make_post(title="Draft canary", state="draft")
    make_post(title="Gone canary", state="withdrawn", withdrawn_reason="legal")
    make_post(title="Public", slug="canary-slug", body_html='<p title="canary">Text <a href="https://canary.example">here</a></p>')

    for question in ("canary", "can*", "title:canary", "{body} : canary", "slug:canary", "rowid:1", "search:canary"):
        assert titles(question) == [], question


def test_a_post_that_changes_is_found_by_its_new_words_only(database, make_post, titles):
    post = make_post(title="Old words")

    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"title": "New words"}, now=NOW)

    assert titles("old") == []
    assert titles("new") == ["New words"]


def test_anything_can_be_typed_and_both_databases_agree(sample_clients):
    dice = random.Random(3)  # noqa: S311 - dice
    for _ in range(amount(full=250, sample=150, long=600)):
        question = "".join(dice.choices(PIECES, k=dice.randint(1, 12)))[:300]
        sqlite, postgresql = (client.get("/v1/posts", query_string={"q": question, "sort": "relevance"}) for client in sample_clients)
        assert sqlite.status_code in {200, 422}, question
        assert (sqlite.status_code, sqlite.data) == (postgresql.status_code, postgresql.data), question
