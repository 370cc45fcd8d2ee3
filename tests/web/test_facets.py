"""The counts behind a side bar, as a front end asks for them."""

import pytest


def counts(client, **asked):
    answer = client.get("/v1/facets/posts", query_string=asked)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def pairs(buckets):
    return [(one["value"], one["count"]) for one in buckets]


@pytest.fixture
def some(make_tag, make_campaign, make_author, make_post):
    """Five public posts with a tree of tags, and a draft."""
    make_tag("Water", slug="water", names={"fr": "Eau"})
    make_tag("Rivers", slug="rivers", parent="water")
    make_campaign("Clean up", slug="clean-up", titles={"fr": "Nettoyons"})
    make_author("Ann", slug="ann")
    for day in range(3):
        make_post(title=f"River {day}", tags=["rivers"], authors=["ann"], published_at=1_700_000_000 + day)
    make_post(title="Lake", tags=["water"], campaigns=["clean-up"], language="fr", published_at=1_600_000_000)
    make_post(title="Other", language="fr-CA", published_at=1_600_000_001)
    make_post(title="Secret", tags=["rivers"], state="draft")


@pytest.mark.usefixtures("some")
def test_without_a_filter_all_public_posts_are_counted(client):
    found = counts(client, facets="tag,campaign,language,section,author,month,year")

    assert found["total"] == {"value": 5, "relation": "exact"}
    assert pairs(found["data"]["tag"]) == [("water", 4), ("rivers", 3)]
    assert found["data"]["campaign"] == [{"value": "clean-up", "label": "Clean up", "count": 1}]
    assert pairs(found["data"]["language"]) == [("en", 3), ("fr", 2), ("fr-CA", 1)]
    assert [one["label"] for one in found["data"]["language"]] == ["English", "français", "français (Canada)"]
    assert found["data"]["section"] == [{"value": "main", "label": "Broadsheet", "count": 5}]
    assert pairs(found["data"]["author"]) == [("ann", 3)]
    assert pairs(found["data"]["month"]) == [("2023-11", 3), ("2020-09", 2)]


@pytest.mark.usefixtures("some")
def test_what_is_not_asked_is_null(client):
    found = counts(client, facets="author")

    assert [name for name, buckets in found["data"].items() if buckets is None] == [
        "tag",
        "campaign",
        "language",
        "section",
        "month",
        "year",
    ]


@pytest.mark.usefixtures("some")
def test_each_kind_ignores_its_own_filter(client):
    found = counts(client, facets="tag,language,month", tag="rivers", published_in="2023-11")

    assert pairs(found["data"]["tag"]) == [("rivers", 3), ("water", 3)]
    assert pairs(found["data"]["language"]) == [("en", 3)]
    assert pairs(found["data"]["month"]) == [("2023-11", 3)]
    assert found["total"] == {"value": 3, "relation": "exact"}
    assert pairs(counts(client, facets="month", published_in="2020")["data"]["month"]) == [("2023-11", 3), ("2020-09", 2)]
    assert pairs(counts(client, facets="tag", tag="rivers")["data"]["tag"]) == [("water", 4), ("rivers", 3)]
    assert pairs(counts(client, facets="tag", tag_all="rivers")["data"]["tag"]) == [("rivers", 3), ("water", 3)]
    assert pairs(counts(client, facets="tag", tag_not="rivers")["data"]["tag"]) == [("water", 1)]


@pytest.mark.usefixtures("some")
def test_a_question_and_a_preference_narrow_the_counts(client):
    assert pairs(counts(client, facets="tag", q="river")["data"]["tag"]) == [("rivers", 3), ("water", 3)]
    assert counts(client, facets="tag", q="!!!")["data"]["tag"] == []
    found = counts(client, facets="tag,campaign", prefer_language="fr")
    assert found["total"] == {"value": 2, "relation": "exact"}
    assert found["data"]["tag"] == [{"value": "water", "label": "Eau", "count": 1}]
    assert found["data"]["campaign"] == [{"value": "clean-up", "label": "Nettoyons", "count": 1}]


def test_labels_are_in_the_first_language_preferred_then_in_the_sites_then_their_own(client, make_tag, make_post):
    make_tag("Wasser", slug="both", language="de", names={"en": "Water", "fr": "Eau", "fr-CA": "Eaux"})
    make_tag("Wald", slug="own", language="de", names={"es": "Bosque"})
    make_post(tags=["both", "own"])

    labels = {
        preferred: [
            one["label"] for one in counts(client, facets="tag", **({"prefer_language": preferred} if preferred else {}))["data"]["tag"]
        ]
        for preferred in ("", "fr-CA,*", "fr-BE,*", "pt,es,*", "pt,*")
    }

    assert labels == {
        "": ["Water", "Wald"],
        "fr-CA,*": ["Eaux", "Wald"],
        "fr-BE,*": ["Eau", "Wald"],
        "pt,es,*": ["Water", "Bosque"],
        "pt,*": ["Water", "Wald"],
    }


@pytest.mark.usefixtures("some")
def test_the_largest_come_first_up_to_the_limit(client):
    assert pairs(counts(client, facets="language", limit=2)["data"]["language"]) == [("en", 3), ("fr", 2)]
    assert pairs(counts(client, facets="month", limit=1, tag="water")["data"]["month"]) == [("2023-11", 3)]


@pytest.mark.usefixtures("some")
def test_years_are_the_sums_of_their_months(client):
    assert pairs(counts(client, facets="year")["data"]["year"]) == [("2023", 3), ("2020", 2)]
    assert pairs(counts(client, facets="year,month", limit=1)["data"]["month"]) == [("2023-11", 3)]
    assert pairs(counts(client, facets="year", limit=1, tag="water", published_in="2020")["data"]["year"]) == [("2023", 3)]


def test_only_months_and_years_are_counted_to_their_end(client, make_post):
    for number in range(120):
        make_post(title=f"Post {number}", published_at=1_000_000_000 + number * 31 * 86_400)

    months, years = (counts(client, facets=kind, limit=1000)["data"][kind] for kind in ("month", "year"))
    refused = client.get("/v1/facets/posts?facets=month,tag&limit=101")

    assert (len(months), sum(bucket["count"] for bucket in years)) == (len({bucket["value"] for bucket in months}), 120)
    assert len(months) > 100
    assert (refused.status_code, refused.get_json()["errors"][0]["code"]) == (422, "out-of-range")
    assert client.get("/v1/facets/posts?facets=month&limit=1001").status_code == 422


@pytest.mark.usefixtures("some")
def test_every_value_is_what_its_filter_takes(client):
    found = counts(client, facets="tag,campaign,language,section,author,month,year")

    for kind, buckets in found["data"].items():
        for bucket in buckets:
            name = "published_in" if kind in ("month", "year") else kind
            listed = client.get("/v1/posts", query_string={name: bucket["value"], "count": "true"}).get_json()
            assert listed["page"]["total"]["value"] == bucket["count"], (kind, bucket)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "facets=",
        "facets=titles",
        "facets=tag&sort=-published_at",
        "facets=tag&cursor=x",
        "facets=tag&page=1",
        "facets=tag&count=true",
        "facets=tag&include=body_html",
        "facets=tag&fields=id",
        "facets=tag&slug=a",
        "facets=tag&id=01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f",
        "facets=tag&limit=0",
        "facets=tag&limit=101",
        "facets=tag&q=-river",
    ],
)
def test_other_questions_are_refused(client, query):
    answer = client.get(f"/v1/facets/posts?{query}")

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["parameter"] is not None


def test_a_typo_gets_a_suggestion(client):
    answer = client.get("/v1/facets/posts?facets=tags").get_json()

    assert answer["errors"][0]["suggestion"] == "tag"
    assert "campaign" in answer["errors"][0]["allowed"]
