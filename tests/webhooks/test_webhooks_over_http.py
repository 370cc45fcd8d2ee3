"""Webhooks under ``/admin/v1``: made, shown without their secret, changed, paused, rewound and deleted."""

import pytest

from api.services import webhooks as rules
from tests.outbound.test_addresses import FORBIDDEN
from tests.webhooks.conftest import Hook

HERE = "https://www.example.org/admin/v1"


@pytest.fixture
def made(editor, rig):
    """A webhook over HTTP, and its receiver."""
    receiver = rig.receiver()
    answer = editor("POST", "/webhooks", {"name": "partner", "url": receiver.url, "query": "types=post,tag&language=en&types=post"})
    assert answer.status_code == 201, answer.json
    return answer, receiver


def test_a_webhook_is_made_and_its_secret_told_once(made, editor):
    answer, receiver = made
    where = f"/webhooks/{answer.json['id']}"

    shown = editor("GET", where)

    assert answer.headers["Location"] == HERE + where
    assert answer.json["secret"].startswith("whsec_")
    assert shown.json == {name: value for name, value in answer.json.items() if name != "secret"}
    assert shown.headers["ETag"] == answer.headers["ETag"] == '"1"'
    assert (shown.json["url"], shown.json["query"], shown.json["state"]) == (receiver.url, "types=post,tag&language=en", "active")
    assert editor("GET", "/webhooks").json["data"] == [shown.json]


def test_a_request_that_is_repeated_tells_no_secret(editor, rig):
    body = {"name": "partner", "url": rig.receiver().url}

    first = editor("POST", "/webhooks", body, Idempotency_Key="one")
    again = editor("POST", "/webhooks", body, Idempotency_Key="one")

    assert (again.json["id"], again.json["secret"]) == (first.json["id"], None)
    assert len(editor("GET", "/webhooks").json["data"]) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"url": "ftp://example.org/"}, "/url"),
        ({"url": "http://user:secret@example.org/"}, "/url"),
        ({"url": "http://8.8.8.8:22/"}, "/url"),
        ({"url": "http://192.168.0.1/"}, "/url"),
        ({"url": "http://good.example\\@127.0.0.1/"}, "/url"),
        ({"url": "http://example.org/", "query": "types=posts"}, "/query"),
        ({"url": "http://example.org/", "query": "limit=3"}, "/query"),
        ({"url": "http://example.org/", "query": "cursor=x"}, "/query"),
        ({"url": "http://example.org/", "query": "tag=A B"}, "/query"),
        ({"url": "http://example.org/", "query": "language=%ff"}, "/query"),
        ({"url": "http://example.org/", "name": ""}, "/name"),
        ({"url": "http://example.org/", "headers": {"Host": "x"}}, "/headers"),
        ({"url": None}, "/url"),
    ],
)
def test_what_no_webhook_can_be_is_refused(editor, body, pointer):
    refused = editor("POST", "/webhooks", {"name": "partner", **body})

    assert refused.status_code == 422
    assert {one["pointer"] for one in refused.json["errors"]} == {pointer}


@pytest.mark.parametrize("host", [host for host in FORBIDDEN if not host.startswith(("127", "2130", "0x7f", "0177", "①", "[::ffff"))])
def test_an_address_that_is_not_public_is_refused(editor, host):
    assert editor("POST", "/webhooks", {"name": "partner", "url": f"http://{host}/"}).status_code == 422


def test_a_key_needs_the_scope_and_no_section(editor, make_key, make_section, made):
    where = f"/webhooks/{made[0].json['id']}"
    reader, bound = make_key("posts:read", "posts:write"), make_key(section=make_section("Canada").id)

    for key in (reader, bound):
        for method, path in (("GET", "/webhooks"), ("GET", where), ("GET", f"{where}/attempts"), ("POST", f"{where}/test")):
            assert editor(method, path, key=key).status_code == 403
        assert editor("POST", "/webhooks", {"name": "x", "url": "https://example.org/"}, key=key).status_code == 403
        assert editor("DELETE", where, key=key, If_Match='"1"').status_code == 403


def test_it_is_changed_by_who_has_read_it(made, editor):
    where = f"/webhooks/{made[0].json['id']}"

    assert editor("PATCH", where, {"name": "x"}).status_code == 428
    assert editor("PATCH", where, {"name": "x"}, If_Match='"7"').status_code == 412
    assert editor("PATCH", where, {"url": "http://10.0.0.1/"}, If_Match='"1"').status_code == 422
    changed = editor("PATCH", where, {"name": "other", "query": "types=tag"}, If_Match='"1"')

    assert (changed.json["name"], changed.json["query"], changed.json["revision"]) == ("other", "types=tag", 2)
    assert editor("DELETE", where, If_Match='"2"').status_code == 204
    for path in (where, f"{where}/attempts", "/webhooks/x"):
        assert editor("GET", path).status_code == 404


def test_what_is_told_and_refused_is_seen(made, editor, rig, make_post):
    answer, receiver = made
    where = f"/webhooks/{answer.json['id']}"
    receiver.status = 500
    make_post(title="One")
    rig.work(0.25)
    failing = editor("GET", where).json
    receiver.status = 204
    rig.work(10)

    attempts = editor("GET", f"{where}/attempts").json["data"]
    shown = editor("GET", where).json

    assert (failing["failures"], failing["accepted_at"]) == (1, None)
    assert None not in (failing["waiting_since"], failing["failing_since"], failing["next_attempt_at"])
    assert [(one["status"], one["error"], one["kind"]) for one in attempts] == [(204, None, "changes"), (500, None, "changes")]
    assert len({one["message"] for one in attempts}) == 1
    assert (shown["failures"], shown["failing_since"], shown["waiting_since"], shown["next_attempt_at"]) == (0, None, None, None)
    assert (shown["accepted_at"] is not None, shown["next_cursor"] != answer.json["next_cursor"]) == (True, True)


def test_a_test_is_sent_also_to_one_that_is_paused(made, editor, rig):
    answer, receiver = made
    where = f"/webhooks/{answer.json['id']}"
    assert editor("POST", f"{where}/pause").json["reason"] == "asked"
    assert editor("POST", f"{where}/pause").status_code == 409

    sent = editor("POST", f"{where}/test")
    twice = editor("POST", f"{where}/test")
    rig.work(0)

    assert (sent.status_code, twice.status_code) == (202, 409)
    assert receiver.asked[0].headers["webhook-id"] == sent.json["message"]
    assert [(one["message"], one["kind"]) for one in editor("GET", f"{where}/attempts").json["data"]] == [(sent.json["message"], "test")]
    assert editor("POST", f"{where}/resume").json["state"] == "active"
    assert editor("POST", f"{where}/resume").status_code == 409


def test_it_is_told_again_from_a_cursor_or_from_the_beginning(made, editor, rig, make_post, client):
    answer, receiver = made
    where = f"/webhooks/{answer.json['id']}"
    begin = answer.json["next_cursor"]
    make_post(title="One")
    rig.settle()
    between = editor("GET", where).json["next_cursor"]
    make_post(title="Two")
    rig.settle()
    snapshot = client.get("/v1/changes", query_string={"limit": 1, "types": "post,tag", "language": "en"}).json["page"]["next_cursor"]
    other = client.get("/v1/changes").json["page"]["next_cursor"]

    def told_after(cursor):
        receiver.asked.clear()
        assert editor("POST", f"{where}/replay", {"cursor": cursor}).status_code == 200
        rig.settle()
        return [slug for _, slug in Hook(answer.json["id"], answer.json["secret"], receiver).names]

    assert told_after(between) == ["two"]
    assert told_after(begin) == ["one", "two"]
    assert told_after(None) == ["one", "two"]
    for cursor in (other, snapshot):
        assert editor("POST", f"{where}/replay", {"cursor": cursor}).status_code == 422
    assert editor("POST", f"{where}/replay", {"cursor": "x"}).status_code == 422


def test_a_new_secret_is_told_once(made, editor):
    where = f"/webhooks/{made[0].json['id']}"

    new = editor("POST", f"{where}/rotate-secret").json

    assert new["secret"] != made[0].json["secret"]
    assert new["former_secret_until"] is not None


def test_there_are_only_so_many(editor, monkeypatch):
    monkeypatch.setattr(rules, "MOST", 3)
    monkeypatch.setattr(rules, "MOST_A_HOST", 2)

    answers = [
        editor("POST", "/webhooks", {"name": "x", "url": f"https://{host}.example/"}).status_code for host in ("a", "a", "a", "b", "c")
    ]

    assert answers == [201, 201, 422, 201, 422]
