"""Answers keep what the document promises: every member, of its type."""

import pytest
from jsonschema import Draft202012Validator

from api.web.openapi.documents import document, partial_document

LICENSE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
IMAGE = {
    "url": "https://media.example.org/a.jpg",
    "alt": "A",
    "license": LICENSE,
    "width": 10,
    "height": 20,
    "focal_point": {"x": 0.5, "y": 0.25},
}
ORIGIN = {
    "section": "Canada",
    "uri": "https://ca.example.org/?p=1",
    "url": "https://ca.example.org/a",
    "revision": 3,
    "license": LICENSE,
    "credit": "C",
}


@pytest.fixture
def filled(make_tag, make_author, make_campaign, make_section, make_post):
    """One of each with everything, and one with nothing."""
    make_section("Canada", url="https://ca.example.org")
    make_tag("Housing", names={"fr": "Logement"}, description="D")
    make_tag("Rent", parent="housing")
    make_author("Ana", bio="B", image=IMAGE, url="https://ana.example")
    make_author("Bo")
    post = make_post(slug="plain")
    figures = [
        {
            "measure": "registered",
            "label": "Registered",
            "unit": "people",
            "target": 10,
            "history": [{"at": 1_700_000_000, "value": 5, "post": str(post.id)}],
        },
        {"measure": "none", "label": "None yet"},
    ]
    make_campaign("Homes", hashtag="Homes", summary="S", body_html="<p>B</p>", place="Lisbon", image=IMAGE, featured=True, figures=figures)
    make_campaign("Bare")
    links = {"tags": ["housing", "rent"], "authors": ["ana", "bo"], "campaigns": ["homes", "bare"], "section": "canada"}
    make_post(slug="full", language="fr", image=IMAGE, license=LICENSE, origin=ORIGIN, featured=True, translation_of="plain", **links)


PATHS = (
    "/v1",
    *(
        f"/v1/{noun}{query}"
        for noun in ("posts", "tags", "campaigns", "authors", "sections")
        for query in ("", "?limit=1&count=true", "?fields=id")
    ),
    *("/v1/posts/full", "/v1/posts/plain", "/v1/posts/full?fields=slug,tags", "/v1/posts?include=body_html"),
    *("/v1/posts/full/related", "/v1/posts/full/related?language=en&fields=slug", "/v1/posts/full?include=jsonld"),
    *("/v1/tags/rent", "/v1/tags/housing", "/v1/authors/ana", "/v1/authors/bo", "/v1/sections/main", "/v1/sections/canada"),
    *("/v1/campaigns/homes", "/v1/campaigns/bare", "/v1/campaigns?include=body_html,figures.history", "/v1/campaigns/homes?fields=figures"),
    *("/v1/posts?q=text&include=snippet", "/v1/posts?q=text&fields=snippet", "/v1/posts?q=housing&include=snippet,body_html"),
    *("/v1/suggest?q=h", "/v1/suggest?q=none", "/v1/suggest"),
    *("/v1/resolve?url=/en/plain", "/v1/redirects", "/v1/posts/missing", "/v1/posts?tga=a&limit=0", "/v1/posts?cursor=a"),
    *("/v1/oembed?url=/en/plain", "/v1/oembed?url=/en/full&maxwidth=20", "/v1/oembed?url=/en/plain&format=xml"),
)


@pytest.mark.usefixtures("filled")
def test_every_answer_is_what_the_document_promises(app, client):
    whole, partial = document(app), partial_document(app)
    rules = {rule.rule.replace("<ref>", "{ref}"): rule for rule in app.url_map.iter_rules()}
    broken = []

    for path in PATHS:
        answer = client.get(path)
        matched = next(rule for rule in rules if rules[rule].endpoint == app.url_map.bind("").match(path.partition("?")[0])[0])
        openapi = partial if "fields=" in path else whole
        response = openapi["paths"][matched]["get"]["responses"][str(answer.status_code)]
        if "$ref" in response:
            response = openapi["components"]["responses"][response["$ref"].rpartition("/")[2]]
        schema = response["content"][answer.mimetype]["schema"]
        faults = Draft202012Validator({**schema, "components": openapi["components"]}).iter_errors(answer.json)
        broken += [f"{path}: {fault.json_path} {fault.message}" for fault in faults]

    assert broken == []


@pytest.mark.usefixtures("filled")
def test_members_come_in_the_order_of_the_document(app, client):
    schemas = document(app)["components"]["schemas"]
    names = {"posts": "Post", "tags": "Tag", "campaigns": "Campaign", "authors": "Author", "sections": "Section"}

    items = {name: client.get(f"/v1/{noun}?limit=1").json["data"][0] for noun, name in names.items()} | {
        "Post": client.get("/v1/posts/full").json
    }

    for name, item in items.items():
        assert list(item) == [member for member in schemas[name]["properties"] if member in item]
