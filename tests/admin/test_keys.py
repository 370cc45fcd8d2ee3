"""Keys: who may do what, and that nothing of a key is kept or told."""

import logging
import re

import pytest
from sqlalchemy import event, select, text

from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.errors import InvalidInput, KeyInvalid, ScopeMissing
from api.models import ApiKey, Base
from api.services import api_keys
from api.services.api_keys import SCOPES

SECOND = 1_000_000
BODIES = {"POST": {}, "PATCH": {}, "PUT": None, "DELETE": None, "GET": None}
BODIES_OF = {"schedule": {"at": "2100-01-01T00:00:00Z"}, "withdraw": {"reason": "legal"}}
"""By action, a body that it takes."""


def operations(app, one="01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"):
    """Method, path and scope of each operation of the authoring interface that needs a key, as the document has them.

    The scope of one that any key may ask is ``None``.
    """
    document = app.test_client().get("/openapi.json").json
    return [
        (method.upper(), path.replace("{id}", one), next(iter(operation["security"][0]["apiKey"]), None))
        for path, item in document["paths"].items()
        if path.startswith("/admin/v1")
        for method, operation in item.items()
        if method != "parameters" and operation["security"]
    ]


def ask(client, method, path, key):
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    return client.open(path, method=method, json=BODIES[method], headers=headers)


def test_each_operation_takes_its_scope_and_no_other(app, make_key):
    client = app.test_client()
    by_scope = {scope: make_key(scope) for scope in SCOPES}

    for method, path, scope in operations(app):
        for other, key in by_scope.items():
            answer = ask(client, method, path, key)
            if scope in (other, None):
                assert answer.status_code not in (401, 403), (method, path, other)
            else:
                assert (answer.status_code, answer.json["code"]) == (403, "scope-missing"), (method, path, other)
                assert scope in answer.json["detail"]


def test_only_previews_and_hints_are_open_and_little_takes_any_key(app):
    document = app.test_client().get("/openapi.json").json
    admin = [one for path, item in document["paths"].items() if path.startswith("/admin/v1") for one in item.values() if "security" in one]

    assert [one["operationId"] for one in admin if not one["security"]] == ["hintSource", "verifySourceHint", "getPreview"]
    assert [one["operationId"] for one in admin if one["security"] == [{"apiKey": []}]] == ["doBatch", "getOwnKey"]


def test_no_operation_answers_without_a_valid_key(app, make_key, database):
    client, valid = app.test_client(), make_key()
    revoked, expired = make_key(), make_key(expires_at=now_us() // SECOND + 3600)
    with writing(database) as session:
        rows = {row.hint: row for row in session.scalars(select(ApiKey))}
        api_keys.revoke(session, rows[revoked[-4:]].id, now=now_us())
        rows[expired[-4:]].expires_at = now_us() // SECOND - 1
    wrong = [
        revoked,
        expired,
        api_keys.made_text(),
        valid[:-1],
        valid[:-1] + ("a" if valid[-1] != "a" else "b"),
        "x",
        f"{valid}, Bearer {valid}",
    ]

    for method, path, _ in [*operations(app), ("GET", "/admin/v1/nothing", ""), ("POST", "/admin/v1", "")]:
        missing = ask(client, method, path, None)
        assert (missing.status_code, missing.json["code"]) == (401, "key-missing")
        assert missing.headers["WWW-Authenticate"] == 'Bearer realm="broadsheet"'
        assert missing.headers["Cache-Control"] == "private, no-store"
        for key in wrong:
            answer = ask(client, method, path, key)
            assert (answer.status_code, answer.json["code"]) == (401, "key-invalid")
            assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


@pytest.mark.parametrize("query", ["access_token={key}", "key={key}", "state={key}", "anything={key}"])
def test_a_key_in_the_address_is_refused_even_beside_one_in_the_header(client, make_key, query):
    key = make_key()

    for headers in ({}, {"Authorization": f"Bearer {key}"}):
        answer = client.get("/admin/v1/posts?" + query.format(key=key), headers=headers)
        assert (answer.status_code, answer.json["code"]) == (401, "key-missing")
        assert key not in answer.text


def test_nothing_logs_a_key_or_keeps_it(client, make_key, database, caplog):
    caplog.set_level(logging.DEBUG)
    key = make_key()

    client.get("/admin/v1/posts", headers={"Authorization": f"Bearer {key}"})
    client.get(f"/admin/v1/posts?key={key}")
    client.get("/admin/v1/posts", headers={"Authorization": f"Bearer {key}x"})

    assert key not in caplog.text
    with reading(database) as connection:
        for table in Base.metadata.tables:
            assert key not in str(connection.execute(text(f'SELECT * FROM "{table}"')).all())


def test_a_key_of_another_form_is_refused_without_a_statement(client, make_key, database):
    key, asked = make_key(), []

    def note(*_):
        asked.append(1)

    event.listen(database.read, "checkout", note)
    for sent in ("x", key[:-1], key[:-1] + ("a" if key[-1] != "a" else "b"), f"{key}x"):
        assert client.get("/admin/v1/posts", headers={"Authorization": f"Bearer {sent}"}).status_code == 401
    by_wrong_ones = len(asked)
    client.get("/admin/v1/posts", headers={"Authorization": f"Bearer {key}"})
    event.remove(database.read, "checkout", note)

    assert by_wrong_ones == 0
    assert asked


def test_delivery_reads_no_key(client, make_post, make_key):
    make_post()

    plain, with_key = client.get("/v1/posts"), client.get("/v1/posts", headers={"Authorization": f"Bearer {make_key()}"})

    assert plain.data == with_key.data


def test_a_bound_key_sees_and_writes_its_section_alone(make_key, make_section, make_post, editor):
    own, other = make_section("Canada"), make_section("Portugal")
    bound = make_key(section=own.id)
    foreign = make_post(section=str(other.id))

    made = editor("POST", "/posts", {"title": "Ours", "language": "en"}, key=bound)
    assert made.json["section"]["id"] == str(own.id)
    assert [one["id"] for one in editor("GET", "/posts", key=bound).json["data"]] == [made.json["id"]]
    for method, path, body in (
        ("GET", "", None),
        ("PATCH", "", {"title": "x"}),
        ("DELETE", "", None),
        ("POST", "/withdraw", {"reason": "legal"}),
    ):
        assert editor(method, f"/posts/{foreign.id}{path}", body, key=bound, If_Match="*").status_code == 404
    assert editor("POST", "/posts", {"title": "x", "language": "en", "section": str(other.id)}, key=bound).status_code == 422
    moved = editor("PATCH", f"/posts/{made.json['id']}", {"section": str(other.id)}, key=bound, If_Match="*")
    assert (moved.status_code, moved.json["errors"][0]["pointer"]) == (422, "/section")
    assert editor("PATCH", f"/sections/{other.id}", {"name": "x"}, key=bound, If_Match="*").status_code == 404
    assert [one["id"] for one in editor("GET", "/sections", key=bound).json["data"]] == [str(own.id)]


def test_every_operation_on_another_sections_post_is_404_for_a_bound_key(app, make_key, make_section, make_post):
    bound, post = make_key(section=make_section("Canada").id), make_post(tags=[])
    client, found = app.test_client(), {}

    for method, template, _ in operations(app, str(post.id)):
        if template.startswith("/admin/v1/posts/"):
            path = template.replace("{number}", "1").replace("{link_id}", str(post.id)).replace("/compare", "/compare?with=1")
            headers = {"Authorization": f"Bearer {bound}", "If-Match": "*"}
            found[method, path] = client.open(
                path, method=method, json=BODIES_OF.get(path.rpartition("/")[2], BODIES[method]), headers=headers
            )

    assert len(found) >= 19
    assert {call: answer.status_code for call, answer in found.items() if answer.status_code != 404} == {}


def test_what_is_public_needs_the_scope_to_publish(make_key, make_post, editor):
    post, writer = make_post(), make_key("posts:write")
    where = f"/posts/{post.id}"

    live, gone = editor("PATCH", where, {"title": "x"}, key=writer, If_Match="*"), editor("DELETE", where, key=writer, If_Match="*")

    assert {live.json["code"], gone.json["code"]} == {"scope-missing"}
    assert "posts:publish" in live.json["detail"]
    assert editor("PATCH", f"{where}?draft=true", {"title": "x"}, key=writer, If_Match="*").status_code == 200


def test_a_key_makes_only_narrower_ones(database):
    now = now_us()
    with writing(database) as session:
        row, text_of = api_keys.make(session, name="narrow", scopes=["keys:write", "posts:read"], expires_at=now // SECOND + 60, now=now)
        maker, _ = api_keys.find(session.connection(), text_of)

        with pytest.raises(ScopeMissing, match="posts:write"):
            api_keys.make(session, name="wider", scopes=["posts:write"], now=now, maker=maker)
        made, _ = api_keys.make(session, name="same", scopes=["posts:read"], now=now, maker=maker)
        with pytest.raises(InvalidInput, match="Scopes are"):
            api_keys.make(session, name="unknown", scopes=["posts:admin"], now=now)
        ends_at, row.expires_at = row.expires_at, now // SECOND - 1
        session.flush()
        with pytest.raises(KeyInvalid):
            api_keys.find(session.connection(), text_of)

    assert (made.made_by_id, made.expires_at) == (row.id, ends_at)


def test_the_last_use_is_noted_at_most_once_a_minute(database, make_key):
    make_key()
    with reading(database) as connection:
        one = connection.execute(select(ApiKey.id)).scalar_one()
    used = []

    for seconds in (1_000, 1_059, 1_060):
        api_keys.note_use(database, one, seconds * SECOND)
        with reading(database) as connection:
            used.append(connection.execute(select(ApiKey.last_used_at)).scalar_one())

    assert used == [1_000, 1_000, 1_060]


def test_a_key_has_its_form_and_check_digits():
    key = api_keys.made_text()

    assert re.fullmatch("bs_[0-9A-Za-z]{38}", key)
    assert api_keys.is_well_formed(key)
    assert not any(api_keys.is_well_formed(key[:at] + ("A" if key[at] != "A" else "B") + key[at + 1 :]) for at in range(len(key)))
