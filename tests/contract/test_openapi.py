"""openapi.yaml: equal to the code, valid, and complete for a reader who has nothing else."""

import re
from collections import Counter
from functools import reduce
from operator import getitem
from pathlib import Path

import openapi_spec_validator
import pytest
import yaml

from api.web.openapi.documents import document

ROOT = Path(__file__).parents[2]
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
UNDOCUMENTED = {"HEAD", "OPTIONS"}


@pytest.fixture
def openapi(app):
    """The document of the running code."""
    return document(app)


def resolved(openapi, value):
    """What a ``$ref`` points to; other values as they are."""
    while "$ref" in value:
        value = reduce(getitem, value["$ref"].removeprefix("#/").split("/"), openapi)
    return value


def operations(openapi):
    """Each operation with its path and method, e.g. ("GET /v1/posts", {…})."""
    return [
        (f"{method.upper()} {path}", {**operation, "parameters": [*item.get("parameters", []), *operation.get("parameters", [])]})
        for path, item in openapi["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def test_openapi_yaml_says_what_the_code_says(openapi):
    committed = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))

    assert committed == openapi


def test_the_document_is_valid(openapi):
    openapi_spec_validator.validate(openapi)


def test_the_served_document_is_the_same(client, openapi):
    served = client.get("/openapi.json")

    assert served.json == openapi


def test_each_operation_has_an_id_of_its_own(openapi):
    ids = Counter(operation.get("operationId") for _, operation in operations(openapi))

    assert [name for name, times in ids.items() if times > 1 or not re.fullmatch(r"[a-z][A-Za-z0-9]+", name or "")] == []


def test_each_operation_says_what_it_answers(openapi):
    silent = [where for where, operation in operations(openapi) if not operation.get("summary") or not operation.get("tags")]

    assert silent == []


def test_each_parameter_is_described(openapi):
    silent = [
        f"{where} {parameter['name']}"
        for where, operation in operations(openapi)
        for parameter in (resolved(openapi, one) for one in operation["parameters"])
        if not parameter.get("description")
    ]

    assert silent == []


def test_each_status_and_its_headers_are_described(openapi):
    silent = []
    for where, operation in operations(openapi):
        for status, response in ((status, resolved(openapi, one)) for status, one in operation["responses"].items()):
            headers = {name: resolved(openapi, header) for name, header in response.get("headers", {}).items()}
            silent += [f"{where} {status}"] * (not response.get("description"))
            silent += [f"{where} {status} {name}" for name, header in headers.items() if not header.get("description")]

    assert silent == []


def test_each_refusal_is_a_problem(openapi):
    other = [
        f"{where} {status}"
        for where, operation in operations(openapi)
        for status, response in operation["responses"].items()
        if status >= "400" and list(resolved(openapi, response).get("content", {})) != ["application/problem+json"]
    ]

    assert other == []


def test_each_member_of_an_answer_is_described(openapi):
    schemas = openapi["components"]["schemas"]

    silent = [
        f"{name}.{member}"
        for name, schema in schemas.items()
        for member, value in schema.get("properties", {}).items()
        if not resolved(openapi, value).get("description") and not value.get("description")
    ]

    assert silent == []


def test_each_route_of_the_delivery_interface_is_documented(app, openapi):
    documented = {where for where, _ in operations(openapi)}

    served = {
        f"{method} " + re.sub(r"<(?:[^:>]+:)?([^>]+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - UNDOCUMENTED
        if rule.rule.startswith("/v1")
    }

    assert served <= documented


def test_each_address_allows_the_methods_that_are_described(app, openapi):
    addresses = app.url_map.bind("localhost")

    for path, item in openapi["paths"].items():
        described = {method.upper() for method in METHODS & item.keys()}
        allowed = set(addresses.allowed_methods(re.sub(r"{[^}]+}", "1", path)))
        assert allowed == described | {"OPTIONS"} | ({"HEAD"} if "GET" in described else set()), path
