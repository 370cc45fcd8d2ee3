"""Sources that are broken, or mean no good: what is no page is an error that is shown, and a bad item is set aside."""

from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
import pytest

from api.outbound import Answer
from api.settings import Site
from api.sources import asking

SITE = Site("https://fr.example.org", "Broadsheet", ZoneInfo("UTC"), "en", "https://fr.example.org/media")

BROKEN = {
    "no json": (200, b"<html>Maintenance</html>"),
    "no page": (200, b'{"data": []}'),
    "nested": (200, b"[" * 100_000),
    "another page": (200, b'{"data": {}, "page": {"next_cursor": "x", "has_more": false}}'),
    "no cursor": (200, b'{"data": [], "page": {"next_cursor": null, "has_more": false}}'),
    "too many": (200, orjson.dumps({"data": [{}] * 501, "page": {"next_cursor": "x", "has_more": False}})),
    "large": (200, b"[" + b"[]," * 4_000_000 + b"[]]"),
    "404": (404, b"{}"),
    "410 of others": (410, b'{"code": "gone"}'),
    "500": (500, b""),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_is_no_page_is_an_error(name):
    asked = asking.Question(UUID(int=1), "de.example.org", "https://de.example.org/v1/changes", None, (None, 0, 1))
    status, body = BROKEN[name]

    found = asking.outcome(lambda _address, _headers: Answer(status, {}, body), asked, SITE)

    assert (found.page, found.is_resync, found.is_unchanged, bool(found.error)) == (None, False, False, True)


def test_a_source_that_fails_shows_why_and_takes_nothing_away(two):
    origin, reader, source = two
    origin.write("Kept")
    reader.pull(source)
    stands = reader.row(source).cursor

    reader.web["de.example.org"] = lambda _address, _headers: Answer(503, {"retry-after": "77"}, b"Maintenance")
    reader.pull(source)
    row = reader.row(source)

    assert (row.cursor, row.failures, row.error, reader.titles()) == (stands, 1, "de.example.org answers 503.", ["Kept"])
    assert row.next_at - reader.now == 76_000_000  # a second has passed
    reader.web["de.example.org"] = origin.client
    reader.pull(source)
    assert (reader.row(source).error, reader.row(source).failing_since) == (None, None)


def test_items_that_break_a_rule_are_set_aside_and_the_others_are_taken(two):
    origin, reader, source = two
    for number in range(2):
        origin.write(f"Number {number}")
    wrong = {
        "Empty title": {"title": ""},
        "Year 9999": {"published_at": "9999-12-31T23:59:59Z"},
        "Next year": {"published_at": "2099-01-01T00:00:00Z"},
        "Never": {"published_at": None},
        "NUL": {"body_html": "a\0b"},
        "Deep": {"body_html": "<div>" * 3_000},
        "Long": {"body_html": "x" * 300_000},
        "Language": {"language": "no-such-language"},
        "Address": {"url": "javascript:alert(1)"},
        "Text": {"body_html": None},
        "License": {"license": {"name": "x" * 5_000, "url": "no"}},
    }

    def hostile(address, headers):
        answer = reader_page(origin, address, headers)
        first = next(item for item in answer["data"] if item["type"] == "post")
        for number, (title, values) in enumerate(wrong.items()):
            resource = {**first["resource"], "title": title, **values}
            answer["data"].append({**first, "id": str(UUID(int=number + 1)), "resource": resource})
        answer["data"] += [None, {"op": "upsert"}, {**first, "id": "1"}, {**first, "revision": True}, {**first, "revision": 2**63}]
        answer["links"]["next"] = "http://["
        return Answer(200, {}, orjson.dumps(answer))

    reader.web["de.example.org"] = hostile
    reader.pull(source)

    taken = {name for name in wrong if name not in reader.problems(source)}
    assert taken <= {"Empty title"}
    assert {"Number 0", "Number 1"} <= set(reader.titles())
    assert reader.client.get("/v1/changes?include=body_html").status_code == 200


def reader_page(origin, address, headers):
    """What a newsroom answers, to be changed."""
    return origin.client.get(address.removeprefix("https://de.example.org"), headers=dict(headers)).json


def test_markup_of_a_source_is_cleaned_as_any_other(two):
    origin, reader, source = two
    origin.write("Markup")

    def hostile(address, headers):
        answer = reader_page(origin, address, headers)
        for item in answer["data"]:
            item["resource"]["body_html"] = '<p onclick="x()">Kept</p><script>alert(1)</script><video><p>old</p></video><a href="/x">x</a>'
        return Answer(200, {}, orjson.dumps(answer))

    reader.web["de.example.org"] = hostile
    reader.pull(source)

    [copy] = reader.posts()
    assert copy["body_html"] == '<p>Kept</p><a href="https://de.example.org/x">x</a>'
