"""Suggestions over HTTP, for who is still typing: what is suggested, in which order and language, and what never is."""

import pytest

from api.derived.writing import writing
from api.models import Tag
from api.queries.posts import suggested_titles, title_words
from api.services import jobs
from api.services.posts import editing, workflow
from api.services.resources import tags
from api.services.revisioning import NOBODY
from tests.databases import NOW

LATER = NOW + 10**12


@pytest.fixture
def labels(client):
    """What is suggested, as it is called."""

    def found(q, **asked):
        answer = client.get("/v1/suggest", query_string={"q": q, **asked})
        assert answer.status_code == 200, answer.text
        return [one["label"] for one in answer.json["data"]]

    return found


def test_names_come_first_and_titles_the_newest_first(client, make_post, make_tag, make_campaign, make_author):
    tag, campaign = make_tag("Water quality"), make_campaign("Watch the river")
    author = make_author("Ana Watson")
    older = make_post(title="The wall and the water", tags=["water-quality"])
    newer = make_post(title="WATER again", language="fr")
    make_post(title="Fire")

    answer = client.get("/v1/suggest?q=wat")

    assert answer.json == {
        "data": [
            {"type": "tag", "id": str(tag.id), "slug": "water-quality", "label": "Water quality", "language": "en"},
            {"type": "author", "id": str(author.id), "slug": "ana-watson", "label": "Ana Watson", "language": "en"},
            {"type": "campaign", "id": str(campaign.id), "slug": "watch-the-river", "label": "Watch the river", "language": "en"},
            {"type": "post", "id": str(newer.id), "slug": "water-again", "label": "WATER again", "language": "fr"},
            {"type": "post", "id": str(older.id), "slug": "the-wall-and-the-water", "label": "The wall and the water", "language": "en"},
        ]
    }


def test_each_word_begins_a_word(make_post, make_tag, labels):
    make_post(title="Clean water for all")
    make_post(title="Clean air")
    make_tag("Clean water")
    make_tag("Clean hands")

    assert labels("wat cle") == ["Clean water", "Clean water for all"]
    assert labels("c") == ["Clean hands", "Clean water", "Clean air", "Clean water for all"]
    assert labels("ater") == labels("!!!") == labels("clean fire") == []


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Élection à Łódź", "elec lod"),
        ("L'eau d'abord", "eau abo"),
        ("東京都知事", "京都"),
        ("東京都知事", "東"),
        ("한국의 봄", "한국"),
        ("ประชาชน", "ชาช"),
        ("مِيَاه نقية", "مياه"),
        ("Über Straßen", "UBER STRASS"),
        ("COVID-19", "covid-1"),
    ],
)
def test_case_accents_and_scripts_make_no_difference(make_post, make_tag, labels, title, typed):
    make_post(title=title)
    make_tag(title)

    assert labels(typed) == [title, title]


def test_what_is_not_public_is_never_suggested(database, make_post, make_tag, labels):
    make_post(title="Secret draft", state="draft")
    make_post(title="Secret and gone", state="withdrawn")
    edited, published = make_post(title="Secret before"), make_post(title="Secret for now")
    into, merged = make_tag("Open"), make_tag("Secret tag")
    assert labels("secr") == ["Secret tag", "Secret for now", "Secret before"]

    with writing(database) as session:
        editing.edit(session, editing.load(session, edited.id), {"title": "Open after"}, now=LATER)
        post = editing.load(session, published.id)
        workflow.set_state(session, post, workflow.NewState("withdrawn", "unpublished"), now=LATER, by=NOBODY)
        job = tags.merge(session, session.get_one(Tag, merged.id), session.get_one(Tag, into.id), now=LATER).id
    with writing(database) as session:
        jobs.step(session, job, now=LATER)

    assert labels("secr") == []
    assert labels("ope") == ["Open", "Open after"]


def test_posts_may_be_of_some_languages_and_kinds(make_post, labels):
    make_post(title="Water one", slug="one")
    make_post(title="Water un", language="fr", translation_of="one")
    make_post(title="Water québécois", language="fr-CA")
    make_post(title="Water page", kind="page")

    assert labels("water") == ["Water québécois", "Water un", "Water one"]
    assert labels("water", language="fr") == ["Water québécois", "Water un"]
    assert labels("water", language="fr-CA,de") == ["Water québécois"]
    assert labels("water", kind="page") == ["Water page"]
    assert labels("water", kind="page,post", limit=2) == ["Water page", "Water québécois"]
    assert labels("water", prefer_language="fr,*") == ["Water québécois", "Water un"]
    assert labels("water", prefer_language="en") == ["Water one"]


def test_a_name_is_shown_in_the_language_preferred_in_which_it_begins_so(client, make_tag):
    make_tag("Water", names={"fr": "L'eau", "nl": "Water van hier"}, slug="water")

    def shown(query):
        return [(one["label"], one["language"]) for one in client.get(f"/v1/suggest?{query}").json["data"]]

    assert shown("q=wat") == [("Water", "en")]
    assert shown("q=wat&prefer_language=nl,fr") == [("Water van hier", "nl")]
    assert shown("q=wat&prefer_language=fr") == [("Water", "en")]
    assert shown("q=wat&language=nl") == [("Water van hier", "nl")]
    assert shown("q=eau") == [("L'eau", "fr")]


def test_the_most_used_names_leave_room_for_titles(make_post, make_tag, labels):
    for number in range(7):
        make_tag(f"Water {number}")
    make_post(title="Fire", tags=["water-5"])
    assert labels("wat") == ["Water 5", "Water 0", "Water 1", "Water 2", "Water 3", "Water 4", "Water 6"]

    for number in range(9):
        make_post(title=f"Water and {number}")

    assert labels("wat") == ["Water 5", *(f"Water {number}" for number in range(4)), *(f"Water and {number}" for number in range(8, 3, -1))]
    assert labels("wat", limit=2) == ["Water 5", "Water 0"]


@pytest.mark.parametrize("few", [0, 3])
def test_very_many_words_are_looked_at_in_another_way_with_the_same_answer(monkeypatch, make_post, make_tag, labels, few):
    make_post(title="Watered grass", kind="page")
    for number in range(6):
        make_post(title=f"Water water watt {number}", language=("en", "fr")[number % 2])
        make_tag(f"Water {number}")
        make_post(title="Fire", tags=[f"water-{number}"] * (number == 4))
    asked = [{}, {"kind": "page,post"}, {"language": "fr"}, {"language": "en,fr"}, {"prefer_language": "fr"}, {"limit": 3}]
    want = [labels("wat", **one) for one in asked]

    monkeypatch.setattr(suggested_titles, "FEW", few)
    monkeypatch.setattr("api.queries.suggest.FEW", few)

    assert [labels("wat", **one) for one in asked] == want
    assert labels("wat fire") == []


def test_older_posts_are_looked_at_where_the_newest_are_not_enough(monkeypatch, make_post, labels):
    for number in range(4):
        make_post(title=f"Water {number}")
    for _ in range(5):
        make_post(title="Fire")
    monkeypatch.setattr(title_words, "NEWEST", 2)
    for name, of_facet in (("_NEWEST", False), ("_NEWEST_OF_FACET", True)):
        monkeypatch.setattr(suggested_titles, name, title_words.newest(of_facet=of_facet))
    monkeypatch.setattr(suggested_titles, "FEW", 0)

    assert labels("wat") == ["Water 3", "Water 2", "Water 1", "Water 0"]


def test_it_is_stored_and_what_differs_in_case_and_spaces_is_one_answer(client, make_post, make_tag):
    make_post(title="Clean water")
    queries = ("q=clean%20wa", "q=clean%20wa", "q=%20CLEAN%20%20Wa&limit=10&kind=post", "q=cl")
    first, again, spelled, other = (client.get(f"/v1/suggest?{query}") for query in queries)

    assert [one.headers["Cache-Status"].split("; ")[1] for one in (first, again, other)] == ["fwd=miss", "hit", "fwd=miss"]
    assert (spelled.data, spelled.headers["ETag"]) == (first.data, first.headers["ETag"])
    assert client.get("/v1/suggest?q=clean%20wa&kind=post").headers["ETag"] == first.headers["ETag"]
    assert client.get("/v1/suggest?q=cl", headers={"If-None-Match": other.headers["ETag"]}).status_code == 304
    assert first.headers["Surrogate-Key"] == "any all campaigns tags authors"

    make_tag("Clean hands")

    assert [one["label"] for one in client.get("/v1/suggest?q=cl").json["data"]] == ["Clean hands", "Clean water"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("q=", "q"),
        (f"q={'a' * 301}", "q"),
        ("q=a&limit=11", "limit"),
        ("q=a&limit=0", "limit"),
        ("q=a&language=!", "language"),
        ("q=a&kind=tag", "kind"),
        ("q=a&q=b", "q"),
        ("query=a", "query"),
        ("q=a&cursor=x", "cursor"),
    ],
)
def test_a_bad_value_is_refused(reader, query, parameter):
    answer = reader.get(f"/v1/suggest?{query}")

    assert (answer.status_code, parameter in {one["parameter"] for one in answer.json["errors"]}) == (422, True)


@pytest.mark.parametrize("q", ["%", "_", "'", '"', "*", "a b " * 75, "東" * 300, "\ue001enelect", "\U0010ffff", "- -", "\u0301", "x" * 300])
def test_nothing_that_can_be_typed_is_an_error(client, make_post, q):
    make_post(title="A title")

    assert client.get("/v1/suggest", query_string={"q": q}).status_code == 200
