"""The document of interfaces against those of earlier releases: who was built on one of them is not broken by this one."""

import gzip
import re
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from tests.plugins import ON_SQLITE
from tests.releases.openapi_diff import breaks
from tests.releases.test_releases import RELEASES

HERE = Path(__file__).parent
IN_PARTIAL = r"(get /v1/[a-z/{}]+: fields is not taken any more|[A-Za-z]*Partial[A-Za-z]*: gone)"
ACCEPTED = {
    "0.1.0": {
        IN_PARTIAL: "`fields`, and what is answered to it, are in /openapi-partial.json since.",
        r"(Author|Campaign|Post|Section|Tag)Upsert: gone|ChangeDelete: gone": "Only the names of schemas of /v1/changes are others.",
        r"Redirect\.to: string is null\|string now": "What is gone is listed by /v1/redirects, too: it leads nowhere.",
    }
}
"""What was changed all the same while there was no 1.0, and why."""


def read(text):
    return yaml.load(text, yaml.CSafeLoader)


@pytest.fixture(scope="module")
def present():
    return read((HERE.parents[1] / "openapi.yaml").read_bytes())


@pytest.mark.parametrize("release", RELEASES)
def test_nothing_that_a_release_had_is_gone_or_asked_for_or_said_otherwise(release, present):
    old = read(gzip.decompress((HERE / release / "openapi.yaml.gz").read_bytes()))

    found = list(breaks(old, present))

    accepted = ACCEPTED.get(release, {})
    assert [line for line in found if not any(re.fullmatch(pattern, line) for pattern in accepted)] == []
    assert [pattern for pattern in accepted if not any(re.fullmatch(pattern, line) for line in found)] == []


@ON_SQLITE
def test_what_left_the_document_is_in_that_of_partial_answers(app):
    partial = app.test_client().get("/openapi-partial.json").json

    old = read(gzip.decompress((HERE / "0.1.0/openapi.yaml.gz").read_bytes()))
    took = [
        path for path, item in old["paths"].items() if any(one.get("name") == "fields" for one in item.get("get", {}).get("parameters", ()))
    ]
    assert len(took) == 12
    assert {path for path in took if "fields" not in [one.get("name") for one in partial["paths"][path]["get"]["parameters"]]} == set()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda doc: doc["paths"].pop("/v1/posts"), "get /v1/posts: gone"),
        (lambda doc: doc["paths"]["/v1/suggest"]["get"]["parameters"].pop(0), r"get /v1/suggest: \w+ is not taken any more"),
        (lambda doc: parameter(doc, "/v1/posts", "limit").update(required=True), "get /v1/posts: limit is needed now"),
        (lambda doc: member(doc, "PostItem", "title").update(type="integer"), r"PostItem\.title: string is integer now"),
        (lambda doc: doc["components"]["schemas"]["PostItem"]["properties"].pop("slug"), r"PostItem\.slug: gone"),
        (lambda doc: doc["components"]["schemas"]["PostItem"]["required"].remove("slug"), r"PostItem\.slug: may be missing now"),
        (lambda doc: doc["components"]["schemas"]["PostInput"]["required"].append("excerpt"), r"PostInput\.excerpt: needed now"),
        (lambda doc: doc["components"]["schemas"].pop("Problem"), "Problem: gone"),
        (lambda doc: member(doc, "PostItem", "kind")["enum"].append("note"), r"PostItem\.kind: may be note now"),
    ],
)
def test_each_kind_of_break_is_seen(present, change, line):
    changed = deepcopy(present)

    change(changed)

    found = list(breaks(present, changed))
    assert found
    assert all(re.fullmatch(line, one) for one in found), found
    assert list(breaks(present, present)) == []


def parameter(doc, path, name):
    return next(one for one in doc["paths"][path]["get"]["parameters"] if one.get("name") == name)


def member(doc, schema, name):
    return doc["components"]["schemas"][schema]["properties"][name]
