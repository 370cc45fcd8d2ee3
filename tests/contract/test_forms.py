"""The forms of the documents, of which strict generators make clients: one answer for an operation, words where words belong."""

import json

import openapi_spec_validator
import pytest
from jsonschema import Draft202012Validator

from api.web.blueprint import PARTIAL
from api.web.openapi.documents import document, partial_document
from tests.plugins import SAMPLED

pytestmark = SAMPLED

BOUNDS = {
    "string": {"minLength", "maxLength", "pattern"},
    "array": {"minItems", "maxItems", "uniqueItems"},
    "object": {"minProperties", "maxProperties"},
}
"""What JSON Schema bounds of each type: elsewhere it says nothing, and generators warn."""
JSON_ENDINGS = ("/json", "+json")


@pytest.fixture(params=[document, partial_document], ids=["whole", "partial"])
def made(request, app):
    """Each of both documents."""
    return request.param(app)


def objects(value, path=""):
    """Each object of the document with its place; what examples show is none of it."""
    if isinstance(value, dict):
        yield path, value
        for name, part in value.items():
            if name not in ("example", "examples"):
                yield from objects(part, f"{path}/{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from objects(part, f"{path}/{number}")


def types(schema):
    of = schema.get("type", ())
    return {of} - {"null"} if isinstance(of, str) else set(of) - {"null"}


def is_schema(path):
    """Not the members of an object, which may have any name."""
    return not path.endswith(("/properties", "/schemas"))


def test_bounds_stand_on_the_types_that_they_bound(made):
    wrong = [
        f"{path} {name}"
        for path, schema in objects(made)
        if is_schema(path)
        for bounded, names in BOUNDS.items()
        for name in names & schema.keys()
        if types(schema) != {bounded}
    ]

    assert wrong == []


def test_no_answer_is_one_of_several(made):
    several = [
        f"{path} {status}"
        for path, operation in objects(made["paths"])
        for status, answer in operation.get("responses", {}).items()
        if len([name for name in answer.get("content", {}) if name.endswith(JSON_ENDINGS)]) > 1
    ]

    assert several == []


def test_what_is_one_of_several_is_told_apart_by_a_member(made):
    """Beside ``null``, which takes the place of an object: that is no union to any generator."""
    unions = {path: schema for path, schema in objects(made) if is_schema(path) and {"oneOf", "anyOf", "allOf"} & schema.keys()}

    for path, schema in unions.items():
        if "anyOf" in schema:
            assert len(schema["anyOf"]) == 2, path
            assert {"type": "null"} in schema["anyOf"], path
        else:
            member, mapping = schema["discriminator"]["propertyName"], schema["discriminator"]["mapping"]
            assert [one["$ref"] for one in schema["oneOf"]] == list(mapping.values()), path
            for value, reference in mapping.items():
                of = made["components"]["schemas"][reference.rpartition("/")[2]]
                assert member in of["required"], path
                word = of["properties"][member]["$ref"].rpartition("/")[2]
                assert made["components"]["schemas"][word]["enum"] == [value], path


def test_each_component_is_named_by_something(made):
    text = json.dumps(made)

    unused = [
        f"{kind}/{name}"
        for kind, parts in made["components"].items()
        for name in parts
        if (f'"{name}": [' if kind == "securitySchemes" else f'"#/components/{kind}/{name}"') not in text
    ]

    assert unused == []


def test_changes_are_one_of_a_schema_a_type_with_their_deletions(app):
    schemas = document(app)["components"]["schemas"]
    kinds = ("post", "tag", "campaign", "event", "author", "section", "site")

    assert schemas["ChangeList"]["properties"]["data"]["items"] == {"$ref": "#/components/schemas/Change"}
    assert schemas["Change"]["discriminator"] == {
        "propertyName": "type",
        "mapping": {kind: f"#/components/schemas/{kind.capitalize()}Change" for kind in kinds},
    }
    for kind in kinds:
        assert schemas[f"{kind.capitalize()}Change"]["required"] == ["op", "id", "revision", "type"]


def test_no_operation_of_the_document_takes_fields_but_says_where_that_is_described(app):
    operations = {(path, name): one for path, item in document(app)["paths"].items() for name, one in item.items() if "responses" in one}
    partial = partial_document(app)["paths"]

    takes = [where for where, one in operations.items() if any(parameter.get("name") == "fields" for parameter in one["parameters"])]

    assert takes == []
    assert len(partial) > 10
    for path in partial:
        assert "/openapi-partial.json" in operations[path, "get"]["description"]


def test_the_partial_document_is_valid_and_served(app, client):
    openapi_spec_validator.validate(partial_document(app))

    assert client.get("/openapi-partial.json").json == partial_document(app)


def test_an_operation_of_the_partial_document_requires_fields_and_only_an_id_of_its_answer(app):
    made = partial_document(app)

    for path, item in made["paths"].items():
        parameters = {one.get("name"): one for one in item["get"]["parameters"]}
        assert parameters["fields"]["required"], path
        assert "include" not in parameters, path
        assert list(item["get"]["responses"]["200"]["content"]) == [PARTIAL], path
    partial = {name: one for name, one in made["components"]["schemas"].items() if "Partial" in name and "id" in one.get("properties", {})}
    assert len(partial) > 10
    for name, schema in partial.items():
        if "resource" not in schema["properties"]:
            assert schema["required"] == ["id"], name


def test_each_cut_answer_is_one_that_the_partial_document_describes(sample_client):
    """With one member, and with all that the parameter names."""
    made = partial_document(sample_client.application)
    refs = {
        kind: sample_client.get(f"/v1/{kind}?limit=1").json["data"][0]["slug"]
        for kind in ("posts", "tags", "campaigns", "events", "authors", "sections")
    }

    for path, item in made["paths"].items():
        schema = item["get"]["responses"]["200"]["content"][PARTIAL]["schema"]
        validator = Draft202012Validator({**schema, "components": made["components"]})
        address = path.replace("{ref}", refs.get(path.split("/")[2], ""))
        pattern = next(one for one in item["get"]["parameters"] if one.get("name") == "fields")["schema"]["items"]["pattern"]
        members = pattern.removeprefix("^(?:").removesuffix(")$").split("|")
        for asked in ("id", ",".join(members)):
            found_by = "&q=water" if "snippet" in asked else ""  # a passage shows why a post was found
            answer = sample_client.get(f"{address}?fields={asked}{found_by}")
            assert (answer.status_code, answer.content_type) == (200, PARTIAL), address
            assert [fault.message for fault in validator.iter_errors(answer.json)] == [], address
