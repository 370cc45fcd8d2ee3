"""Keys made by keys: narrower ones, told once."""

import pytest

from api.services.api_keys import SCOPES


def test_a_key_makes_a_narrower_one_that_works_until_it_is_revoked(editor):
    made = editor("POST", "/keys", {"name": "web site", "scopes": ["posts:read"], "expires_at": "2100-01-01T00:00:00Z"})
    key = made.json["key"]
    where = f"/keys/{made.json['id']}"

    assert made.status_code == 201
    assert made.headers["Location"] == f"https://www.example.org/admin/v1{where}"
    assert (made.json["hint"], made.json["scopes"], made.json["expires_at"]) == (key[-4:], ["posts:read"], "2100-01-01T00:00:00Z")
    assert editor("GET", "/posts", key=key).status_code == 200
    assert editor("POST", "/posts", {"title": "x", "language": "en"}, key=key).status_code == 403
    assert editor("DELETE", where).status_code == 204
    assert editor("GET", "/posts", key=key).status_code == 401
    shown = editor("GET", where).json
    assert "key" not in shown
    assert (shown["revoked_at"] is not None, shown["made_by"]["name"]) == (True, "tests")


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"name": "x", "scopes": ["posts:admin"]}, 422, "/scopes"),
        ({"name": "x", "scopes": []}, 422, "/scopes"),
        ({"name": "x\n", "scopes": ["posts:read"]}, 422, "/name"),
        ({"name": "x", "scopes": ["posts:read"], "expires_at": "2020-01-01T00:00:00Z"}, 422, "/expires_at"),
        ({"name": "x", "scopes": ["posts:read"], "section": "nowhere"}, 422, "/section"),
        ({"name": "x", "scopes": ["posts:write"]}, 403, None),
    ],
)
def test_what_no_key_can_be_is_refused(editor, make_key, body, status, pointer):
    maker = make_key("keys:write", "posts:read")

    refused = editor("POST", "/keys", body, key=maker)

    assert refused.status_code == status
    assert [one["pointer"] for one in refused.json.get("errors", [])] == ([pointer] if pointer else [])


def test_a_bound_key_makes_and_sees_keys_of_its_section_alone(editor, make_key, make_section):
    own, other = make_section("Canada"), make_section("Portugal")
    bound, foreign = make_key(section=own.id), make_key(section=other.id)
    ids = {one["hint"]: one["id"] for one in editor("GET", "/keys").json["data"]}

    made = editor("POST", "/keys", {"name": "x", "scopes": ["posts:read"]}, key=bound).json
    seen = editor("GET", "/keys", key=bound).json["data"]

    assert made["section"]["id"] == str(own.id)
    assert [one["id"] for one in seen] == [ids[bound[-4:]], made["id"]]
    for method in ("GET", "DELETE"):
        assert editor(method, f"/keys/{ids[foreign[-4:]]}", key=bound).status_code == 404
    assert editor("POST", "/keys", {"name": "x", "scopes": ["posts:read"], "section": str(other.id)}, key=bound).status_code == 403


def test_a_key_that_may_do_more_is_not_revoked(editor, make_key):
    narrow, wide = make_key("keys:write"), make_key(*SCOPES)
    wide_id = next(one["id"] for one in editor("GET", "/keys").json["data"] if one["hint"] == wide[-4:])

    refused = editor("DELETE", f"/keys/{wide_id}", key=narrow)

    assert (refused.status_code, refused.json["code"]) == (403, "scope-missing")
    assert editor("GET", "/posts", key=wide).status_code == 200


def test_a_repeated_request_is_not_told_the_key_again(editor):
    first, again = (editor("POST", "/keys", {"name": "x", "scopes": ["posts:read"]}, Idempotency_Key="once") for _ in range(2))

    assert again.json == {**first.json, "key": None}
    assert len(editor("GET", "/keys").json["data"]) == 2


def test_a_key_can_ask_what_it_may_do(editor, make_key):
    key = make_key("tags:write")

    assert editor("GET", "/key", key=key).json.items() >= {"scopes": ["tags:write"], "hint": key[-4:], "section": None}.items()
