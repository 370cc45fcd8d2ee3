"""Lists: the envelope, its links, and the parameters that say which part."""

import pytest

HERE = "https://www.example.org"


def slugs(answer):
    return [item["slug"] for item in answer.json["data"]]


def test_an_empty_list_has_its_envelope(reader):
    answer = reader.get("/v1/posts?count=true")

    assert answer.json == {
        "data": [],
        "page": {
            "limit": 20,
            "number": 1,
            "pages": 0,
            "next_cursor": None,
            "total": {"value": 0, "relation": "exact"},
            "unknown_filters": [],
            "suggestion": None,
        },
        "links": {"self": f"{HERE}/v1/posts?count=true", "next": None, "prev": None},
    }


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("limit=20&sort=-published_at&count=false&tag_exact=false", ""),
        ("sort=updated_at&tag=b,a&tag=A", "tag=a,b&sort=updated_at"),
        ("slug=b,a,b", "slug=b,a"),
        ("fields=title,id,title&page=1", "page=1&fields=id,title"),
        ("language=FR-ca,iw", "language=fr-CA,he"),
        ("published_before=2026-01-01t01:00:00.5%2B01:00", "published_before=2026-01-01T00:00:01Z"),
        ("tag=%C3%89&campaign=a,b", "tag=%C3%A9&campaign=a,b"),
        ("id_not=01930A5C-7E1A-7C3F-9D55-0A1B2C3D4E5F", "id_not=01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"),
        ("utm_source=x&featured=true&origin=own", "featured=true&origin=own"),
    ],
)
def test_a_list_names_itself_in_one_canonical_form(reader, query, canonical):
    answer = reader.get(f"/v1/posts?{query}")

    assert answer.json["links"]["self"] == f"{HERE}/v1/posts" + (f"?{canonical}" if canonical else "")


def test_the_canonical_form_names_itself(reader):
    first = reader.get("/v1/posts?tag=b,a&sort=updated_at&limit=5").json["links"]["self"]

    assert reader.get(first.removeprefix(HERE)).json["links"]["self"] == first


def test_addresses_are_never_made_of_the_host_asked(client, make_post):
    make_post()
    make_post()

    answer = client.get(
        "/v1/posts?limit=1", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"}
    )

    assert "evil" not in answer.text
    assert answer.json["links"]["next"].startswith(f"{HERE}/v1/posts?")


def test_a_list_is_read_to_its_end_by_its_links(client, make_post):
    made = [make_post(slug=f"post-{number}").slug for number in range(5)]
    path, seen, numbers = "/v1/posts?limit=2", [], []

    while path:
        answer = client.get(path)
        seen += slugs(answer)
        numbers.append(answer.json["page"]["number"])
        path = (answer.json["links"]["next"] or "").removeprefix(HERE)

    assert seen == made[::-1]
    assert numbers == [1, None, None]


def test_numbered_pages_link_to_numbered_pages(client, make_post):
    for _ in range(5):
        make_post()

    answers = [client.get(f"/v1/posts?limit=2&page={number}&count=true").json for number in (1, 2, 3, 4)]

    links = [(answer["links"]["next"] or "", answer["links"]["prev"] or "") for answer in answers]
    assert [(("page=2" in after), before) for after, before in links[:1]] == [(True, "")]
    assert ["page=3" in links[1][0], "page=1" in links[1][1]] == [True, True]
    assert [links[2][0], len(answers[3]["data"]), links[3][0]] == ["", 0, ""]
    assert {(answer["page"]["number"], answer["page"]["pages"]) for answer in answers} == {(1, 3), (2, 3), (3, 3), (4, 3)}


def test_a_numbered_page_has_a_cursor_too(client, make_post):
    made = [make_post(slug=f"post-{number}").slug for number in range(4)]

    cursor = client.get("/v1/posts?limit=2&page=1").json["page"]["next_cursor"]

    assert slugs(client.get(f"/v1/posts?limit=2&cursor={cursor}")) == made[1::-1]


def test_the_last_numbered_page_is_the_one_with_item_10000(reader):
    assert reader.get("/v1/posts?limit=100&page=100").status_code == 200


def test_what_is_named_comes_in_the_order_asked_without_what_is_missing(client, make_post):
    for slug in ("a", "b", "c"):
        make_post(slug=slug)

    answer = client.get("/v1/posts?slug=c,missing,a,c")

    assert slugs(answer) == ["c", "a"]
    assert (answer.json["page"]["limit"], answer.json["links"]["next"]) == (100, None)


@pytest.mark.parametrize(
    ("noun", "made"), [("tags", "make_tag"), ("campaigns", "make_campaign"), ("authors", "make_author"), ("sections", "make_section")]
)
def test_every_noun_is_listed_and_named(client, request, noun, made):
    make = request.getfixturevalue(made)
    two, one = make("Two"), make("One")

    by_id = client.get(f"/v1/{noun}?id={two.id},{one.id}")
    page = client.get(f"/v1/{noun}?sort=name&limit=1&count=true")

    assert slugs(by_id) == ["two", "one"]
    assert page.json["page"]["total"]["value"] == len(slugs(client.get(f"/v1/{noun}")))
    assert page.json["links"]["next"].startswith(f"{HERE}/v1/{noun}?")


def test_only_the_members_named_are_sent(client, make_post):
    make_post(slug="a", title="The title")

    listed, one = client.get("/v1/posts?fields=title,tags"), client.get("/v1/posts/a?fields=title,tags")

    assert {listed.mimetype, one.mimetype} == {"application/vnd.broadsheet.partial+json"}
    assert listed.json["data"] == [one.json]
    assert list(one.json) == ["id", "title", "tags"]


def test_a_text_is_added_when_asked(client, make_post):
    make_post(slug="a", body_html="<p>The text.</p>")

    included, named, plain = (client.get(f"/v1/posts{query}").json["data"][0] for query in ("?include=body_html", "?fields=body_html", ""))

    assert [included["body_html"], named["body_html"], "body_html" in plain] == ["<p>The text.</p>", "<p>The text.</p>", False]


def test_a_history_is_added_when_asked(client, make_campaign):
    make_campaign(
        figures=[
            {
                "measure": "registered",
                "label": "Registered",
                "history": [{"at": 1_700_000_000, "value": 1800}, {"at": 1_700_000_060, "value": 3000}],
            }
        ]
    )

    plain, whole, detail = (client.get(f"/v1/campaigns{path}").json for path in ("", "?include=figures.history", "/a-campaign"))

    latest = {"at": "2023-11-14T22:14:20Z", "value": 3000, "post": None}
    first = {"at": "2023-11-14T22:13:20Z", "value": 1800, "post": None}
    assert plain["data"][0]["figures"] == [{"measure": "registered", "label": "Registered", "unit": None, "target": None, "latest": latest}]
    assert [found["figures"][0]["history"] for found in (whole["data"][0], detail)] == [[first, latest]] * 2


@pytest.mark.parametrize(
    "path", ["/v1", "/v1/posts?limit=1", "/v1/tags", "/v1/posts/missing", "/v1/posts?limit=0", "/docs", "/openapi.json"]
)
def test_head_equals_get(reader, path):
    reader.get(path)
    got, head = reader.get(path, headers={"X-Request-Id": "same"}), reader.head(path, headers={"X-Request-Id": "same"})

    assert (head.status_code, sorted(head.headers), head.data) == (got.status_code, sorted(got.headers), b"")


def test_options_names_the_methods(reader):
    assert set(reader.options("/v1/posts").allow) == {"GET", "HEAD", "OPTIONS"}


def test_the_root_says_where_to_go(client, make_post):
    make_post(language="fr-CA")

    root = client.get("/v1").json

    assert (root["name"], root["default_language"], root["timezone"]) == ("Broadsheet", "en", "UTC")
    assert root["languages"] == ["fr", "fr-CA"]
    assert {
        client.get(path.removeprefix(HERE)).status_code
        for name, path in root["links"].items()
        if name not in {"suggest", "resolve", "facets", "oembed"}
    } == {200}
