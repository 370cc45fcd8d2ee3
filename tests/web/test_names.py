"""Tags, campaigns, authors and sections asked for by the beginnings of words, and shown in the language preferred."""

from urllib.parse import quote

import pytest

from api.derived.writing import writing
from api.services.resources import tags

HERE = "https://www.example.org"
NOUNS = ("tags", "campaigns", "authors", "sections")


def names(answer):
    assert answer.status_code == 200
    return [item.get("name") or item["title"] for item in answer.json["data"]]


@pytest.mark.parametrize("noun", NOUNS)
def test_each_list_is_asked_by_beginnings_of_words(request, client, noun):
    make = request.getfixturevalue(f"make_{noun.removesuffix('s')}")
    for name in ("Clean Water", "Water Rights", "Air"):
        make(name)

    found = [names(client.get(f"/v1/{noun}?sort=name&q={quote(q)}")) for q in ("WÁT", "wat cl", '"right* -water', "ater", "*")]

    assert found == [["Clean Water", "Water Rights"], ["Clean Water"], ["Water Rights"], [], []]


def test_a_name_in_any_language_and_a_hashtag_are_found(client, make_campaign):
    make_campaign("Homes", titles={"ja": "東京都の家"}, hashtag="ThousandHomes")

    make_campaign("Rivers", titles={"ko": "한국의 강"})

    found = [names(client.get(f"/v1/campaigns?q={quote(q)}")) for q in ("#thousand", "東京", "京都", "の", "家", "京東")]
    rivers = [names(client.get(f"/v1/campaigns?q={quote(q)}")) for q in ("한국", "한국*", "한국의", "강", "강 한국", "국한")]

    assert found == [["Homes"]] * 5 + [[]]
    assert rivers == [["Rivers"]] * 5 + [[]]


def test_a_new_name_is_found_at_once_and_the_old_one_no_more(client, database, make_tag):
    tag = make_tag("Before")
    with writing(database) as session:
        tags.edit(session, session.merge(tag), {"name": "After"}, now=tag.updated_at + 1)

    assert [names(client.get(f"/v1/tags?q={q}")) for q in ("before", "after")] == [[], ["After"]]


def test_a_question_of_nothing_is_an_empty_list(client, make_tag):
    make_tag("A tag")

    answer = client.get("/v1/tags?q=%22%20-%20%22&count=true").json

    assert (answer["data"], answer["page"]["total"]) == ([], {"value": 0, "relation": "exact"})
    assert answer["links"]["self"] == f"{HERE}/v1/tags?q=%22%20-%20%22&count=true"


@pytest.mark.parametrize("noun", NOUNS)
def test_a_question_is_read_to_its_end_by_its_links(request, client, noun):
    make = request.getfixturevalue(f"make_{noun.removesuffix('s')}")
    for number in range(5):
        make(f"Name {number}")
    make("Other")
    path, seen = f"/v1/{noun}?q=na&sort=name&prefer_language=fr-ca,*&limit=2&count=true", []

    while path:
        answer = client.get(path)
        assert "q=na&prefer_language=fr-CA,%2A" in answer.json["links"]["self"]
        assert answer.json["page"]["total"] == {"value": 5, "relation": "exact"}
        seen += names(answer)
        path = (answer.json["links"]["next"] or "").removeprefix(HERE)

    assert seen == [f"Name {number}" for number in range(5)]


@pytest.mark.parametrize("other", ["q=nam&prefer_language=fr", "q=na&prefer_language=en", "q=na"])
def test_a_cursor_is_bound_to_the_question_and_the_languages(client, make_tag, other):
    for number in range(3):
        make_tag(f"Name {number}")
    cursor = client.get("/v1/tags?q=na&prefer_language=fr&limit=1").json["page"]["next_cursor"]

    refused = client.get(f"/v1/tags?{other}&cursor={cursor}")

    assert (refused.status_code, refused.json["code"]) == (422, "cursor-invalid")
    assert client.get(f"/v1/tags?q=na&prefer_language=fr&cursor={cursor}").status_code == 200


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("prefer_language=*,fr", "invalid"),
        ("prefer_language=fr_CA", "invalid"),
        ("prefer_language=", "missing"),
        (f"prefer_language={','.join(['fr'] * 11)}", "out-of-range"),
        ("q=", "out-of-range"),
        (f"q={'a' * 301}", "out-of-range"),
        ("q=a%00b", "invalid"),
        ("q=a&q=b", "repeated"),
    ],
)
def test_what_cannot_be_meant_is_refused(reader, noun, query, code):
    answer = reader.get(f"/v1/{noun}?{query}")

    assert (answer.status_code, [one["code"] for one in answer.json["errors"]]) == (422, [code])


def test_lists_and_details_are_in_the_language_preferred(client, make_tag):
    make_tag("Peace", slug="peace", names={"fr": "Paix"})

    detail = client.get("/v1/tags/peace?prefer_language=fr-CA").json
    listed = client.get("/v1/tags?prefer_language=fr-CA").json["data"]
    moved = client.get("/v1/tags/Peace?prefer_language=fr-CA")

    assert (detail["name"], detail["language"]) == ("Paix", "fr")
    assert listed == [detail]
    assert (moved.status_code, moved.headers["Location"]) == (308, f"{HERE}/v1/tags/peace?prefer_language=fr-CA")
