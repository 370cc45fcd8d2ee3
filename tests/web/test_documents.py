"""Pages for developers: they come from this package alone, and explain every error."""

import re

import pytest

from api.web.problem_types import PROBLEM_TYPES


@pytest.mark.parametrize("path", ["/docs", "/docs/problems", "/docs/problems/not-found"])
def test_a_page_runs_and_loads_only_what_is_from_here(reader, path):
    page = reader.get(path)

    policy = page.headers["Content-Security-Policy"]
    assert page.mimetype == "text/html"
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=|https?://", page.text)


def test_the_documentation_has_all_its_parts(reader):
    page = reader.get("/docs").text

    parts = {part: reader.get("/" + part) for part in re.findall(r'(?:href|src)="(docs/[^"]+)"', page)}

    assert set(parts) == {
        *("docs/swagger-ui.css", "docs/docs.css", "docs/reference.css"),
        *("docs/swagger-ui-bundle.js", "docs/docs.js", "docs/guides", "docs/problems"),
    }
    assert {part.status_code for part in parts.values()} == {200}
    assert parts["docs/docs.js"].mimetype == "text/javascript"
    assert "validatorUrl: null" in parts["docs/docs.js"].text


@pytest.mark.parametrize("code", PROBLEM_TYPES)
def test_every_error_is_explained(reader, code):
    page = reader.get(f"/docs/problems/{code}")

    assert page.status_code == 200
    assert code in page.text
    assert f'href="problems/{code}"' in reader.get("/docs/problems").text


@pytest.mark.parametrize("path", ["/docs/../pyproject.toml", "/docs/..%2f..%2fapp.py", "/docs/LICENSE", "/docs/"])
def test_nothing_else_is_served_from_the_package(reader, path):
    assert reader.get(path).status_code == 404


def test_the_catalogue_says_where_the_interface_is_described(reader):
    answer = reader.get("/.well-known/api-catalog")

    (interface,) = answer.json["linkset"]
    assert answer.headers["Content-Type"] == 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
    assert interface["anchor"] == "https://www.example.org/v1"
    described = [one["href"] for one in interface["service-desc"]]
    assert described == [f"https://www.example.org/openapi{name}.json" for name in ("", "-partial", "-webhooks")]
    assert interface["service-doc"][0]["href"] == "https://www.example.org/docs"


def test_the_catalogue_is_found_by_head(reader):
    answer = reader.head("/.well-known/api-catalog")

    assert answer.headers["Link"] == '<https://www.example.org/.well-known/api-catalog>; rel="api-catalog"'
