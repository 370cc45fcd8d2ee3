"""JSON Feed against the rules of its text, ninjs against the schema of the IPTC."""

import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

SHARED = Path(__file__).parents[3] / "shared/data/ninjs"

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "pattern": "^https?://"}
INSTANT = {"type": "string", "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(Z|[+-][0-9:]{5})$"}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"name": TEXT, "url": ADDRESS, "avatar": ADDRESS},
    },
}
EXTENSION = {"^_[^.]+$": {"type": "object"}}
JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "patternProperties": EXTENSION,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "user_comment", "language"), TEXT),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), ADDRESS),
        "authors": AUTHORS,
        "expired": {"type": "boolean"},
        "hubs": {"type": "array", "items": {"type": "object", "required": ["type", "url"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "patternProperties": EXTENSION,
                "properties": {
                    **dict.fromkeys(("id", "title", "content_html", "content_text", "summary", "language"), TEXT),
                    **dict.fromkeys(("url", "external_url", "image", "banner_image"), ADDRESS),
                    **dict.fromkeys(("date_published", "date_modified"), INSTANT),
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                    "attachments": {
                        "type": "array",
                        "items": {"type": "object", "required": ["url", "mime_type"], "properties": {"url": ADDRESS, "mime_type": TEXT}},
                    },
                },
            },
        },
    },
}
"""Version 1.1 as its text says it (jsonfeed.org/version/1.1), without what it allows beside."""


@pytest.fixture(scope="module")
def ninjs():
    """A validator of ninjs 3.1."""
    if not SHARED.is_dir():
        pytest.skip("The schema of ninjs is not here.")
    schema, geo = (json.loads((SHARED / name).read_text("utf-8")) for name in ("ninjs-schema_3.1.json", "GeoJSON-schema.json"))
    registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geo))
    return jsonschema.Draft202012Validator(schema, registry=registry, format_checker=jsonschema.FormatChecker())


QUERIES = ("", "limit=100&include=body_html", "origin=syndicated&include=body_html", "language=pt", "sort=updated_at&limit=50")


@pytest.mark.parametrize("query", QUERIES)
def test_json_feed_follows_its_text(sample_client, query):
    feed = sample_client.get(f"/v1/posts.jsonfeed?{query}").json

    jsonschema.Draft202012Validator(JSON_FEED, format_checker=jsonschema.FormatChecker()).validate(feed)
    assert feed.get("next_url") != feed["feed_url"]


@pytest.mark.parametrize("query", QUERIES)
def test_ninjs_follows_its_schema(sample_client, ninjs, query):
    package = sample_client.get(f"/v1/posts.ninjs?{query}").json

    ninjs.validate(package)
    for item in package["associations"]:
        ninjs.validate({name: value for name, value in item.items() if name != "name"})


def test_the_schemas_see_faults(sample_client, ninjs):
    feed, package = sample_client.get("/v1/posts.jsonfeed").json, sample_client.get("/v1/posts.ninjs").json
    del feed["items"][0]["content_text"]
    package["associations"][0]["body_html"] = "1.x"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed, JSON_FEED)
    with pytest.raises(jsonschema.ValidationError):
        ninjs.validate(package)


def test_a_copy_tells_license_credit_and_where_it_comes_from_in_every_format(client, make_post):
    origin = {
        "section": "Canada",
        "uri": "tag:ca.example.org,2026:12",
        "url": "https://ca.example.org/12",
        "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "credit": "First published in Canada",
    }
    make_post(title="A copy", origin=origin)

    told = {name: client.get(f"/v1/posts.{name}").text for name in ("atom", "rss", "jsonfeed", "ninjs")}

    for name, text in told.items():
        for value in (origin["uri"], origin["url"], origin["credit"], origin["section"], origin["license"]["url"], "CC BY 4.0"):
            assert value in text, (name, value)
    assert 'rel="via" href="https://ca.example.org/12"' in told["atom"]
    assert 'rel="license" href="https://creativecommons.org/licenses/by/4.0/"' in told["atom"]
