"""The odd input of safety.md: refused with the same status on both databases, never a fault of the service."""

from urllib.parse import quote

import pytest

BIG = "99999999999999999999999"
DEEP = "[" * 100_000
ID = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"

REFUSED = {
    "NUL in a slug": "/v1/posts?tag=a%00b",
    "NUL in a cursor": "/v1/posts?cursor=%00",
    "NUL in an address": "/v1/resolve?url=/a%00b",
    "NUL as a name": "/v1/posts?%00=1",
    "lone surrogate": "/v1/posts?tag=%ED%A0%80",
    "broken UTF-8": "/v1/posts?tag=%ff",
    "beyond 64 bits": f"/v1/posts?page={BIG}",
    "5,000 digits": f"/v1/posts?limit={'9' * 5000}",
    "Arabic digits": "/v1/posts?limit=%D9%A3",
    "digits with a line between": "/v1/posts?limit=1_0",
    "digits after a space": "/v1/posts?limit=%205",
    "a plus": "/v1/posts?limit=%2B5",
    "a leading zero": "/v1/posts?limit=05",
    "a fraction": "/v1/posts?limit=1.5",
    "an exponent": "/v1/posts?page=1e3",
    "not a number": "/v1/posts?page=NaN",
    "zero": "/v1/posts?page=0",
    "below zero": "/v1/posts?limit=-1",
    "above the most": "/v1/posts?limit=101",
    "beyond item 10,000": "/v1/posts?page=501",
    "year 1": "/v1/posts?published_after=0001-01-01T00:00:00%2B23:59",
    "year 9999": "/v1/posts?updated_before=9999-12-31T23:59:59-23:59",
    "a naive time": "/v1/posts?published_after=2026-01-01T00:00:00",
    "a day": "/v1/posts?published_after=2026-01-01",
    "no such day": "/v1/posts?published_after=2026-02-30T00:00:00Z",
    "no such zone": "/v1/posts?published_after=2026-01-01T00:00:00%2B24:00",
    "a year of five digits": "/v1/posts?published_in=20260",
    "month 13": "/v1/posts?published_in=2026-13",
    "an empty value": "/v1/posts?tag=",
    "an empty value in a list": "/v1/posts?tag=a,,b",
    "101 values": "/v1/posts?tag=" + ",".join(f"t{number}" for number in range(101)),
    "500 times the same": "/v1/posts?include=" + ",".join(["body_html"] * 500),
    "a slug with spaces": "/v1/posts?tag=a%20b",
    "a slug that climbs": "/v1/posts?tag=../../etc/passwd",
    "SQL in a slug": f"/v1/posts?tag={quote(chr(39) + ') OR 1=1 --')}",
    "SQL in a sort": "/v1/posts?sort=title%20desc,(select%201)",
    "SQL in ids": "/v1/posts?id=1,2);--",
    "an id in braces": f"/v1/posts?id=%7B{ID}%7D",
    "an id as a URN": f"/v1/posts?id=urn:uuid:{ID}",
    "a word for true": "/v1/posts?featured=yes",
    "a number for true": "/v1/posts?count=1",
    "true in capitals": "/v1/posts?count=True",
    "a malformed language": "/v1/posts?language=fr_CA",
    "an open bracket": "/v1/posts?where[title][$startsWith]=a",
    "a hidden state": "/v1/posts?state=draft",
    "a hidden context": "/v1/posts?context=edit",
    "a hidden column": "/v1/posts?sort=key_hash",
    "a hidden member": "/v1/posts?fields=internal_note",
    "a member of a member": "/v1/posts?include=campaigns.posts.campaigns",
    "a very deep value": f"/v1/posts?tag={DEEP}",
    "an address without end": f"/v1/resolve?url=/{'a' * 5000}",
    "no address": "/v1/resolve",
    "a parameter of nothing": "/v1?debug=1",
    "a parameter of another list": "/v1/tags?campaign=a",
    "a parent that is none": "/v1/tags?parent=a%20b",
    "no such state": "/v1/campaigns?state=running",
    "filters of former addresses": "/v1/redirects?type=post",
}

MISSING = {
    "digits and letters": "/v1/posts/1abc",
    "an Arabic digit": "/v1/posts/%D9%A1",
    "NUL": "/v1/posts/1%00",
    "a lone surrogate": "/v1/posts/%ED%A0%80",
    "an exponent": "/v1/posts/9e99",
    "beyond 64 bits": f"/v1/posts/{BIG}",
    "dots": "/v1/posts/..",
    "an extension": "/v1/posts/a.css",
    "a parameter of the path": "/v1/posts/a;.css",
    "an encoded slash": "/v1/posts/a%2fx.js",
    "a very long slug": f"/v1/posts/{'a' * 5000}",
}


NO_REFERENCE = ("/v1/posts/a/x.css", "/v1/posts/", "/v1//posts", "/v0/posts")


@pytest.mark.parametrize("path", NO_REFERENCE)
def test_a_path_that_is_no_reference_is_missing_and_only_told_what_was_meant(reader, path):
    answer = reader.get(path)

    assert answer.status_code == 404
    assert {**answer.json, "detail": ""} == {**reader.get(f"/v1/posts/{ID}").json, "detail": ""}


@pytest.mark.parametrize("path", REFUSED.values(), ids=REFUSED)
def test_odd_parameters_are_refused(reader, path):
    answer = reader.get(path)

    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


@pytest.mark.parametrize("path", MISSING.values(), ids=MISSING)
def test_an_odd_reference_is_answered_like_a_missing_one(reader, path):
    answer = reader.get(path)

    assert (answer.status_code, answer.data) == (404, reader.get(f"/v1/posts/{ID}").data)


def test_a_body_is_not_read(reader):
    answer = reader.get("/v1/posts", data=DEEP, content_type="application/json", headers={"Content-Encoding": "gzip"})

    assert answer.status_code == 200
