"""What is suggested where a question finds nothing: words that public posts have under the same filters, one or two edits away."""

# ruff: noqa: RUF001 - scripts are what is tried

import pytest
from sqlalchemy import text

from api.derived.writing import writing
from api.queries.posts import near_words
from api.services.posts import editing, workflow
from api.services.revisioning import NOBODY
from tests.databases import NOW

LATER = NOW + 10**12


@pytest.fixture
def suggested(client):
    """What a question that finds nothing is answered with."""

    def found(q, **asked):
        answer = client.get("/v1/posts", query_string={"q": q, **asked})
        assert answer.status_code == 200, answer.text
        assert answer.json["data"] == []
        return answer.json["page"]["suggestion"]

    return found


@pytest.mark.parametrize(
    ("q", "suggestion"),
    [
        ("watre", "water"),
        ("waetr", "water"),
        ("wate", "water"),
        ("watter", "water"),
        ("wster", "water"),
        ("WATTER  quality", "water  quality"),
        ("quality -fire wattr", "quality -fire water"),
        ('"clean wattr"', '"clean water"'),
        ("cleen wattr", "clean water"),
        ("lection", "élection"),
        ("elektioms", "élections"),
        ("rivr qual*", "river qual*"),
        ("wattr.", "water."),
        ("wat3r", None),
        ("xyzzyx", None),
        ("wa", None),
        ("clean bodies", None),
        ("watzzzr", None),
        ("water -clean", None),
        ("!!!", None),
    ],
)
def test_a_word_is_put_right_that_no_post_has(make_post, suggested, q, suggestion):
    make_post(title="Clean Water", body_html="<p>Of quality, élection and Élections. A river.</p>")
    make_post(title="Bodies")

    assert suggested(q) == suggestion


@pytest.mark.parametrize(
    ("language", "body", "q", "suggestion"),
    [
        ("ru", "Выборы и вода", "выбары", "выборы"),
        ("el", "Το νερό", "νεφό", "νερό"),
        ("he", "המים נקיים", "נקיימ", "נקיים"),
        ("ar", "الحكومة الجديدة", "الحكومت", "الحكومة"),
        ("hi", "पानी साफ है", "पाणी", "पानी"),
        ("hy", "մաքուր ջուր", "մաքուռ", "մաքուր"),
        ("ja", "清流とは", "清琉", None),
    ],
)
def test_words_are_put_right_in_scripts_of_letters(make_post, suggested, language, body, q, suggestion):
    make_post(language=language, body_html=f"<p>{body}</p>")

    assert suggested(q) == suggestion


def test_of_several_words_that_which_most_posts_have_is_meant(make_post, suggested):
    make_post(title="Wader")
    for _ in range(2):
        make_post(title="Water")

    assert suggested("waxer") == "water"


def test_what_would_find_nothing_under_the_same_filters_is_not_suggested(make_post, make_tag, suggested):
    make_tag("Green")
    make_post(title="Water", kind="page")
    make_post(title="Wader", tags=["green"])
    make_post(title="Wafer", language="fr")

    assert suggested("waxer", kind="page") == "water"
    assert suggested("waxer", tag="green") == "wader"
    assert suggested("waxer", language="fr") == "wafer"
    assert suggested("waxer", language="de") is None
    assert suggested("wader", language="fr", kind="post,page") == "wafer"
    assert suggested("waxer", published_before="2001-01-01T00:00:00Z") is None


def test_no_word_is_told_that_no_public_post_has(database, make_post, make_tag, suggested):
    make_post(title="Secret", state="draft")
    make_post(title="Secreta", state="withdrawn")
    edited, hidden = make_post(title="Secretb water"), make_post(title="Secretc water")
    make_tag("Secretd")
    with writing(database) as session:
        editing.edit(session, editing.load(session, edited.id), {"title": "Open"}, now=LATER)
        post = editing.load(session, hidden.id)
        workflow.set_state(session, post, workflow.NewState("withdrawn", "legal"), now=LATER, by=NOBODY)

    assert [suggested(q) for q in ("secre", "secretx", "secretxy")] == [None] * 3


def test_only_the_whole_list_suggests(client, make_post):
    make_post(slug="a", title="Water")
    answers = [client.get(f"/v1/posts?q=wattr&{more}").json["page"]["suggestion"] for more in ("page=2", "slug=a", "limit=1&count=true")]

    assert answers == [None, None, "water"]
    assert client.get("/v1/posts?q=wattr&sort=relevance&include=snippet").json["page"]["suggestion"] == "water"
    assert client.get("/v1/posts?q=water").json["page"]["suggestion"] is None
    assert client.get("/v1/tags?q=wattr").json["page"]["suggestion"] is None


def test_it_depends_on_all_posts_since_words_are_near_wherever_they_are(client, make_post):
    make_post(title="Water")
    client.get("/v1/posts?q=wattr&language=en")

    make_post(title="Watt", language="fr")

    answer = client.get("/v1/posts?q=wattr&language=en")
    assert (answer.headers["Cache-Status"], answer.headers["Surrogate-Key"]) == ("broadsheet; fwd=miss", "any lang-en all")


ENDED = {"sqlite": "SELECT nothing", "postgresql": "SELECT pg_cancel_backend(pg_backend_pid())"}


def test_a_database_that_takes_too_long_to_suggest_has_still_found_nothing(monkeypatch, dialect, make_post, suggested):
    make_post(title="Water")
    monkeypatch.setitem(near_words._IN_INDEX, dialect, text(ENDED[dialect]))

    assert suggested("wattr") is None


def test_it_is_stored_until_there_is_something_to_find(client, make_post):
    make_post(title="Water")
    first, again = (client.get("/v1/posts?q=wattr") for _ in range(2))
    make_post(title="Wattr")

    assert (first.headers["Cache-Status"], again.headers["Cache-Status"]) == ("broadsheet; fwd=miss", "broadsheet; hit")
    assert client.get("/v1/posts?q=wattr").json["page"]["suggestion"] is None


@pytest.mark.parametrize(
    "q",
    ["x" * 300, "qwxz " * 60, '"', "\ue001qqq", "qq'qq", "qq\\qq", "ǆǆǆ", "ßßß", "İİİİ", "ﬁﬁﬁ", "a\u0301bcd", "qqq* zzz*"],
    ids=map(str, range(12)),
)
def test_nothing_that_can_be_typed_is_an_error(make_post, suggested, q):
    make_post(title="Water")

    assert suggested(q) is None
