"""What a client has is not sent again, and what is sent is coded as it takes it."""

import gzip
import re

import brotli
import pytest

from api.app import create_app
from api.web.cache.encodings import preferred

LONG = {"body_html": "<p>" + "Homes for all. " * 400 + "</p>"}
DETAIL = "/v1/posts/long"


@pytest.fixture
def long_post(make_post):
    return make_post(slug="long", **LONG)


# --- tags ---


@pytest.mark.usefixtures("long_post")
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"a,b", W/{} , "c"', "*", " * ", '"",{}'])
def test_what_the_client_has_is_not_sent_again(client, form, method):
    tag = client.get(DETAIL).headers["ETag"]

    answer = getattr(client, method)(DETAIL, headers={"If-None-Match": form.format(tag)})

    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
    assert {"Cache-Control", "Vary", "Cache-Status", "Access-Control-Allow-Origin", "X-Request-Id"} <= set(answer.headers.keys())
    assert "Content-Length" not in answer.headers
    assert "Content-Type" not in answer.headers


@pytest.mark.usefixtures("long_post")
@pytest.mark.parametrize("given", ['"other"', "", "W/", "{bare}", '"{bare}-zstd"', "other, {bare}", '"x{bare}"'])
def test_what_the_client_has_not_is_sent(client, given):
    bare = client.get(DETAIL).headers["ETag"].strip('"')

    answer = client.get(DETAIL, headers={"If-None-Match": given.format(bare=bare)})

    assert (answer.status_code, len(answer.data) > 1_000) == (200, True)


def test_a_tag_is_strong_and_only_of_what_is_there(client):
    there, missing = client.get("/v1/posts"), client.get("/v1/posts/missing")

    assert re.fullmatch(r'"[0-9a-f]{32}"', there.headers["ETag"])
    assert "ETag" not in missing.headers
    assert client.get("/v1/posts/missing", headers={"If-None-Match": "*"}).status_code == 404


def test_equal_bytes_have_equal_tags_on_every_server(settings, database, make_post):
    make_post()
    tags = {create_app(settings, database).test_client().get("/v1/posts").headers["ETag"] for _ in range(2)}

    assert len(tags) == 1


# --- codings ---

DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.usefixtures("long_post")
def test_each_coding_has_its_own_tag_and_the_same_text(client):
    found = {coding: client.get(DETAIL, headers={"Accept-Encoding": coding or "identity"}) for coding in DECODED}

    assert {
        answer.headers.get("Content-Encoding"): decode(answer.data) for answer, decode in zip(found.values(), DECODED.values(), strict=True)
    } == (dict.fromkeys(DECODED, found[None].data))
    assert len({answer.headers["ETag"] for answer in found.values()}) == 3
    assert {answer.headers["Vary"] for answer in found.values()} == {"Accept-Encoding"}
    assert all(int(answer.headers["Content-Length"]) == len(answer.data) for answer in found.values())
    assert len(found["br"].data) < len(found["gzip"].data) < len(found[None].data) / 5


@pytest.mark.usefixtures("long_post")
def test_the_tag_of_one_coding_is_not_that_of_another(client):
    tag = client.get(DETAIL, headers={"Accept-Encoding": "br"}).headers["ETag"]

    answers = [
        client.get(DETAIL, headers={"Accept-Encoding": coding, "If-None-Match": tag}).status_code for coding in ("br", "gzip", "identity")
    ]

    assert answers == [304, 200, 200]


def test_small_answers_stay_as_they_are(client):
    answer = client.get("/v1/posts", headers={"Accept-Encoding": "br, gzip"})

    assert ("Content-Encoding" in answer.headers, answer.json["data"]) == (False, [])


@pytest.mark.parametrize("path", ["/v1/posts", "/v1/posts/missing"])
def test_small_answers_are_coded_where_nothing_else_is_taken(client, path):
    plain = client.get(path).data

    answer = client.get(path, headers={"Accept-Encoding": "gzip, identity;q=0"})

    assert (answer.headers["Content-Encoding"], gzip.decompress(answer.data)) == ("gzip", plain)


@pytest.mark.parametrize(
    ("accepted", "large", "small"),
    [
        ("", "", ""),
        ("br", "br", ""),
        ("gzip", "gzip", ""),
        ("gzip, deflate, br, zstd", "br", ""),
        ("GZIP", "gzip", ""),
        ("gzip;q=1.0, br;q=0.5", "gzip", ""),
        ("br;q=0", "", ""),
        ("br;q=0, gzip", "gzip", ""),
        ("*", "br", ""),
        ("*, br;q=0", "gzip", ""),
        ("*;q=0", "", ""),
        ("*;q=0, gzip", "gzip", "gzip"),
        ("identity", "", ""),
        ("identity, br;q=0.5", "", ""),
        ("identity;q=0.5, br", "br", ""),
        ("identity;q=0", "gzip", "gzip"),
        ("identity;q=0, br", "br", "br"),
        ("identity;q=0, *", "br", "br"),
        ("identity;q=0, gzip;q=0, br;q=0", "", ""),
        ("deflate", "", ""),
        ("x-gzip", "", ""),
        ("br;q=nonsense", "", ""),
        (",,;;q", "", ""),
    ],
)
def test_what_the_client_takes_is_weighed(accepted, large, small):
    assert preferred(accepted) == (large, small)


@pytest.mark.usefixtures("long_post")
def test_refusals_are_not_coded_but_readable(client):
    answer = client.get("/v1/posts?unknown=1", headers={"Accept-Encoding": "br"})

    assert (answer.status_code, answer.json["code"]) == (422, "invalid-parameters")
