import json

import pytest

from api.importers.jsonl import read
from schemas.strict import DEEPEST

GOOD = {"type": "post", "slug": "good", "title": "Good", "language": "en", "published_at": "2026-01-01T00:00:00Z"}


def lines(tmp_path, *raw):
    path = tmp_path / "archive.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in raw))
    return path


BAD = {
    "not JSON": b"{nothing}",
    "a list": b"[1]",
    "no type": b'{"slug":"a"}',
    "not a number": b'{"type":"post","title":NaN}',
    "a member twice": b'{"type":"post","title":"a","title":"b"}',
    "half a surrogate": b'{"type":"post","title":"\\ud800"}',
    "not UTF-8": b'{"type":"post","title":"\xff"}',
    "too deep": b'{"type":"post","title":' + b"[" * 5000 + b"]" * 5000 + b"}",
    "a little too deep": b'{"type":"post","x":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
    "a number too long": b'{"type":"post","revision":' + b"9" * 5000 + b"}",
    "U+0000": b'{"type":"post","slug":"a","title":"a\\u0000b","language":"en"}',
    "an unknown member": b'{"type":"post","slug":"a","title":"a","secret":1}',
    "an unknown type": b'{"type":"event","title":"a"}',
    "nothing to be known by": b'{"type":"post","title":"a"}',
    "an unknown tag": b'{"type":"post","slug":"a","title":"a","tags":["nope"]}',
    "year 1": b'{"type":"post","slug":"a","title":"a","published_at":"0001-01-01T00:00:00+23:59"}',
    "a naive time": b'{"type":"post","slug":"a","title":"a","published_at":"2026-01-01T00:00:00"}',
    "over 64 bits": b'{"type":"campaign","slug":"a","title":"a","figures":[{"measure":"m","label":"l","target":99999999999999999999}]}',
    "no date": b'{"type":"post","slug":"a","title":"a","state":"published"}',
    "a body too long": json.dumps({"type": "post", "slug": "a", "title": "a", "body_html": "x" * 300_000}).encode(),
    "a body too deep": json.dumps({"type": "post", "slug": "a", "title": "a", "body_html": "<div>" * 200}).encode(),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_line_loses_only_itself(bad, tmp_path, imports, client):
    imported = imports(lines(tmp_path, GOOD, bad, GOOD | {"slug": "last", "title": "Last"}))

    skipped = [result for result in imported.results if result.outcome == "skipped"]
    assert [result.where for result in skipped] == ["line 2"]
    assert skipped[0].detail
    assert {post["title"] for post in client.get("/v1/posts").json["data"]} == {"Good", "Last"}


def test_a_line_longer_than_any_resource_is_passed_over(tmp_path):
    path = lines(tmp_path, b'{"type":"' + b"x" * 9_000_000, GOOD)

    with path.open("rb") as stream:
        found = list(read(stream))

    assert [bool(item.problem) for item in found] == [True, False]


def test_every_state_can_be_seen(tmp_path, imports, client):
    ids = [f"01a20d5c-0000-7000-8000-00000000000{number}" for number in range(4)]
    withdrawn = GOOD | {"slug": "gone", "state": "withdrawn"}
    imports(
        lines(
            tmp_path,
            {"type": "tag", "id": ids[0], "slug": "kept", "name": "Kept"},
            {"type": "tag", "id": ids[1], "slug": "merged", "name": "Merged", "merged_into": "kept"},
            GOOD | {"former_slugs": ["before"]},
            withdrawn,
            withdrawn | {"slug": "legal", "withdrawn_reason": "legal"},
            GOOD | {"slug": "draft", "state": "draft", "published_at": None},
            GOOD | {"slug": "later", "state": "scheduled", "scheduled_at": "2030-01-01T00:00:00Z", "published_at": None},
            {"type": "redirect", "from": "https://elsewhere.example/x", "to_type": "post", "to": "good"},
        )
    )

    paths = ("tags/merged", f"tags/{ids[1]}", "posts/before", "posts/gone", "posts/legal", "posts/draft", "posts/later", "posts/good")
    statuses = [client.get(f"/v1/{path}").status_code for path in paths]
    assert statuses == [308, 308, 308, 410, 451, 404, 404, 200]
    assert client.get("/v1/resolve?url=https://elsewhere.example/x").json["slug"] == "good"


def test_a_line_matches_by_id_then_origin_then_slug(tmp_path, imports, client):
    origin = {"section": "Elsewhere", "uri": "urn:x:1", "url": "https://elsewhere.example/1"}
    first = GOOD | {"id": "01a20d5c-0000-7000-8000-000000000001", "origin": origin}
    imports(lines(tmp_path, first))

    by_id = imports(lines(tmp_path, first | {"slug": "renamed"}))
    by_origin = imports(lines(tmp_path, {"type": "post", "title": "By origin", "origin": origin}))
    by_slug = imports(lines(tmp_path, {"type": "post", "title": "By slug", "slug": "renamed"}))

    post = client.get("/v1/posts").json["data"][0]
    outcomes = [imported.results[0].outcome for imported in (by_id, by_origin, by_slug)]
    assert outcomes == ["changed"] * 3
    assert (post["title"], post["slug"], post["id"]) == ("By slug", "renamed", first["id"])
    assert post["canonical_url"] == "https://elsewhere.example/1"
