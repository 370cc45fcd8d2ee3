"""Query parameters: what is refused is said, with what was probably meant."""

import pytest


def faults(client, path):
    """The entries of a refusal, without their sentences."""
    answer = client.get(path)
    assert answer.status_code == 422
    return [{name: value for name, value in one.items() if name != "detail"} for one in answer.json["errors"]]


@pytest.mark.parametrize(
    ("path", "parameter", "suggestion"),
    [
        ("/v1/posts?tga=a", "tga", "tag"),
        ("/v1/posts?published-after=2026-01-01T00:00:00Z", "published-after", "published_after"),
        ("/v1/posts?Limit=5", "Limit", "limit"),
        ("/v1/campaigns?stat=active", "stat", "state"),
        ("/v1/resolve?url=/a&uri=/b", "uri", "url"),
        ("/v1/posts?nothing_like_it=1", "nothing_like_it", None),
    ],
)
def test_an_unknown_parameter_gets_the_nearest_one_suggested(reader, path, parameter, suggestion):
    (found,) = faults(reader, path)

    assert (found["code"], found["parameter"], found["suggestion"]) == ("unknown", parameter, suggestion)
    assert suggestion is None or suggestion in found["allowed"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("sort=-publishedat", {"code": "invalid", "suggestion": "-published_at"}),
        ("include=body", {"code": "invalid", "allowed": ["body_html", "assets", "jsonld", "snippet"]}),
        ("fields=titel", {"code": "invalid", "suggestion": "title"}),
        ("origin=mine", {"code": "invalid", "allowed": ["own", "syndicated"]}),
        ("count=1", {"code": "invalid", "suggestion": "true", "allowed": ["true", "false"]}),
        ("language=fr_CA", {"code": "invalid", "suggestion": "fr-CA"}),
        ("published_after=2026-01-01T00:00:00", {"code": "invalid", "suggestion": "2026-01-01T00:00:00Z"}),
        ("limit=101", {"code": "out-of-range"}),
        ("tag=", {"code": "missing"}),
        ("published_in=0000", {"code": "out-of-range"}),
        ("published_in=2201", {"code": "out-of-range"}),
    ],
)
def test_a_bad_value_is_refused_with_what_is_allowed(reader, path, expected):
    (found,) = faults(reader, f"/v1/posts?{path}")

    assert found["parameter"] == path.partition("=")[0]
    assert expected.items() <= found.items()


def test_a_single_value_given_twice_is_repeated(reader):
    found = faults(reader, "/v1/posts?limit=5&limit=5")

    assert [(one["code"], one["parameter"]) for one in found] == [("repeated", "limit")]


def test_a_parameter_that_is_needed_is_missing(reader):
    found = faults(reader, "/v1/resolve")

    assert [(one["code"], one["parameter"]) for one in found] == [("missing", "url")]


def test_all_faults_are_told_at_once(reader):
    found = faults(reader, "/v1/posts?tga=a&limit=5&limit=6&sort=newest&page=x")

    assert {one["parameter"]: one["code"] for one in found} == {"tga": "unknown", "limit": "repeated", "sort": "invalid", "page": "invalid"}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("page=2&cursor=abc", "page"),
        ("id=01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f&slug=a", "slug"),
        ("slug=a&limit=20", "limit"),
        ("slug=a&page=1", "page"),
        ("slug=a&cursor=abc", "cursor"),
        ("slug=a&sort=-published_at", "sort"),
        ("fields=title&include=body_html", "include"),
    ],
)
def test_parameters_that_exclude_each_other_are_refused(reader, query, parameter):
    found = faults(reader, f"/v1/posts?{query}")

    assert [one["parameter"] for one in found] == [parameter]


def test_a_page_beyond_the_last_one_names_the_cursor(reader):
    answer = reader.get("/v1/posts?page=101&limit=100")

    assert "cursor" in answer.json["errors"][0]["detail"]


@pytest.mark.parametrize("name", ["utm_source", "utm_x", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "_"])
def test_tracking_is_dropped_before_anything_else(reader, name):
    answer = reader.get(f"/v1/posts?{name}=%00&limit=5&{name}=twice")

    assert answer.json["links"]["self"] == "https://www.example.org/v1/posts?limit=5"


def test_a_space_stands_for_the_plus_of_a_zone(reader):
    answer = reader.get("/v1/posts?published_after=2026-01-01T00:00:00 02:00")

    assert answer.json["links"]["self"].endswith("?published_after=2025-12-31T22:00:00Z")


def test_a_total_is_told_only_when_asked(client, make_post):
    make_post(slug="a")

    totals = [client.get(f"/v1/posts?slug=a{count}").json["page"]["total"] for count in ("", "&count=false", "&count=true")]

    assert totals == [None, None, {"value": 1, "relation": "exact"}]
