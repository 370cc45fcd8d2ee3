"""Sources under ``/admin/v1``: made, shown, changed, acted on and deleted; what was set aside is listed."""

from urllib.parse import parse_qsl

import pytest

from tests.admin.conftest import editor, make_key

__all__ = ["editor", "make_key"]

NEW = {"name": "Germany", "url": "https://de.example.net/", "section": "main", "licenses": None, "query": "language=de&tag=housing"}


@pytest.fixture
def made(editor):
    """A source over HTTP."""
    answer = editor("POST", "/sources", NEW)
    assert answer.status_code == 201, answer.text
    return answer.json


def test_a_source_is_made_shown_changed_and_deleted(editor, made, make_tag):
    make_tag("Logement", slug="logement")
    where = f"/sources/{made['id']}"

    changed = editor("PATCH", where, {"mapping": {"tags": {"wohnen": "logement"}}, "becomes": "draft"}, If_Match='"1"')
    listed = editor("GET", "/sources").json["data"]

    assert (made["url"], made["query"], made["interval_seconds"]) == ("https://de.example.net", "language=de&tag=housing", 60)
    assert (made["state"], made["copies"], made["set_aside"], made["lag_seconds"], made["unmapped"]) == ("active", 0, 0, None, [])
    assert (changed.headers["ETag"], changed.json["becomes"], list(changed.json["mapping"]["tags"])) == ('"2"', "draft", ["wohnen"])
    assert [one["id"] for one in listed] == [made["id"]]
    assert editor("GET", f"{where}/items?set_aside=true").json["data"] == []
    assert editor("PATCH", where, {"name": "Late"}, If_Match='"1"').status_code == 412
    assert editor("DELETE", where, If_Match='"2"').status_code == 204
    assert editor("GET", where).status_code == editor("GET", f"{where}/items").status_code == 404


def test_actions_change_what_is_done_next(editor, made):
    where = f"/sources/{made['id']}"

    states = [editor("POST", f"{where}/{action}") for action in ("pause", "pull", "resume", "pull", "read-again", "confirm-absent")]

    assert [answer.status_code for answer in states] == [200, 409, 200, 200, 200, 409]
    assert [answer.json["state"] for answer in states[::2]] == ["paused", "active", "active"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"url": "ftp://example.org/"}, "/url"),
        ({"url": "http://192.168.0.1/"}, "/url"),
        ({"url": "https://de.example.net/?x=1"}, "/url"),
        ({"url": "https://www.example.org"}, "/url"),
        ({"query": "types=post"}, "/query"),
        ({"query": "language=%ff"}, "/query"),
        ({"section": "nowhere"}, "/section"),
        ({"licenses": ["CC BY"]}, "/licenses/0"),
        ({"becomes": "scheduled"}, "/becomes"),
        ({"interval_seconds": 1}, "/interval_seconds"),
        ({"mapping": {"tags": {"wohnen": "nothing"}}}, "/mapping/tags/wohnen"),
        ({"cursor": "x"}, "/cursor"),
    ],
)
def test_what_no_source_can_be_is_refused(editor, body, pointer):
    refused = editor("POST", "/sources", {**NEW, **body})

    assert refused.status_code == 422
    assert {one["pointer"] for one in refused.json["errors"]} == {pointer}


def test_a_site_and_a_feed_are_asked_otherwise_than_a_broadsheet(editor):
    site, feed = ({**NEW, "kind": kind, "url": f"https://{kind}.example.net/"} for kind in ("wordpress", "feed"))

    made = [
        editor("POST", "/sources", {**site, "query": query}).json["query"] for query in ("", "kind=post", "kind=page&kind=post&language=DE")
    ]
    refused = [
        editor("POST", "/sources", form).json["errors"][0] for form in ({**site, "query": "kind=pages"}, {**feed, "query": "kind=page"})
    ]

    assert [dict(parse_qsl(query)) for query in made] == [{}, {}, {"kind": "page,post", "language": "de"}]
    assert [(one["pointer"], one["allowed"]) for one in refused] == [("/query", ["post", "page"]), ("/query", ["language"])]


def test_a_key_needs_the_scope_and_no_section(editor, make_key, make_section, made):
    where = f"/sources/{made['id']}"
    for key in (make_key("posts:read", "posts:write"), make_key(section=make_section("Canada").id)):
        for method, path in (("GET", "/sources"), ("GET", where), ("GET", f"{where}/items"), ("POST", f"{where}/pull")):
            assert editor(method, path, key=key).status_code == 403
