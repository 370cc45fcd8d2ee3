"""A post's page in one request: what is before and after it, what is related to it, what search engines read."""

from functools import cache

import pytest

FIRST = 1_780_000_000
LANGUAGES = ("en", "en-GB", "fr", "fr-CA", "zh-Hant-TW", "zh-Hans")
SPOKEN = {"en-GB": "en-GB,en", "fr-CA": "fr-CA,fr", "zh-Hant-TW": "zh-Hant-TW,zh-Hant"}


@pytest.fixture
def shelf(make_tag, make_campaign, make_post):
    """Posts and pages of several languages, many of one second, some in groups of translations, some hidden."""
    make_tag("Water")
    make_tag("Rivers", parent="water")
    make_campaign("Eyes")
    for number in range(48):
        state = "draft" if number % 11 == 5 else "published"
        make_post(
            slug=f"post-{number}",
            state=state,
            language=LANGUAGES[number * 5 % 6],
            kind="page" if number % 7 == 3 else "post",
            published_at=FIRST + number // 8 if state == "published" else None,
            tags=[["water"], ["rivers"], []][number % 3],
            campaigns=["eyes"] if number % 4 == 0 else [],
            **({"translation_of": f"post-{number - 1}"} if number % 6 == 2 and number % 11 != 6 else {}),
        )


def listed(client, query):
    answer = client.get(f"/v1/posts?{query}&limit=100&sort=published_at")
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json["data"]]


def around(client, post, query=""):
    answer = client.get(f"/v1/posts/{post}?include=adjacent{query}")
    assert answer.status_code == 200, answer.text
    return [found and found["id"] for found in answer.json["adjacent"].values()]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("within", ["", "&tag=water", "&tag=rivers&campaign=eyes", "&campaign=eyes", "&tag=nothing", "&tag=rivers,nothing"])
def test_the_post_before_and_the_one_after_are_those_of_the_list(client, within):
    found = 0
    lists = cache(lambda asked: listed(client, asked))
    for post in client.get("/v1/posts?kind=post,page&limit=100").json["data"]:
        spoken = SPOKEN.get(post["language"], post["language"])
        asked = f"kind={post['kind']}&prefer_language={spoken}"
        everything, inside = lists(asked), lists(asked + within)
        if post["id"] not in everything:  # the list has a translation of it
            continue
        place = everything.index(post["id"])
        before = [one for one in everything[:place] if one in inside]
        after = [one for one in everything[place + 1 :] if one in inside]
        found += bool(before) + bool(after)
        assert around(client, post["id"], within) == [before[-1] if before else None, after[0] if after else None], post["slug"]

    assert found > 0 or within == "&tag=nothing"


@pytest.mark.usefixtures("shelf")
def test_adjacent_and_related_posts_are_as_lists_have_them(client):
    post = client.get("/v1/posts/post-12?include=adjacent,related,jsonld").json
    items = {item["id"]: item for item in client.get("/v1/posts?limit=100").json["data"]}

    assert [one == items[one["id"]] for one in (post["adjacent"]["previous"], post["adjacent"]["next"])] == [True, True]
    assert post["related"] == client.get("/v1/posts/post-12/related").json["data"]
    assert len(post["related"]) == 5
    assert post["jsonld"]["@type"] == "NewsArticle"
    assert not {"adjacent", "related", "jsonld"} & client.get("/v1/posts/post-12").json.keys()


@pytest.mark.usefixtures("shelf")
def test_lists_and_related_posts_have_jsonld_as_details_do(client):
    listed = client.get("/v1/posts?include=jsonld&limit=3").json["data"]
    named = client.get("/v1/posts?fields=title,jsonld&limit=1").json["data"]
    related = client.get("/v1/posts/post-12/related?include=jsonld").json["data"]

    for post in (*listed, *related):
        assert post["jsonld"] == client.get(f"/v1/posts/{post['id']}?include=jsonld").json["jsonld"]
    assert [sorted(post) for post in named] == [["id", "jsonld", "title"]]
    assert client.get(f"/v1/posts/{named[0]['id']}?fields=jsonld").json == {name: named[0][name] for name in ("id", "jsonld")}


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("query", ["tag=water", "include=related&campaign=eyes", "fields=title&tag=water"])
def test_what_narrows_adjacent_posts_is_asked_with_them_only(client, query):
    answer = client.get(f"/v1/posts/post-12?{query}")

    assert answer.status_code == 422
    assert [error["parameter"] for error in answer.json["errors"]] == [query.rpartition("&")[2].partition("=")[0]]


def test_a_new_post_is_the_next_one_at_once(client, make_post):
    make_post(slug="one", published_at=FIRST)
    make_post(slug="other", language="de", published_at=FIRST + 1)
    before = around(client, "one")

    made = make_post(slug="two", published_at=FIRST + 2)

    assert before == [None, None]
    assert around(client, "one") == [None, str(made.id)]
    assert around(client, "two")[1] is None
