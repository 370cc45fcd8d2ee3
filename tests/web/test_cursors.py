"""Cursors: signed, bound to their list, and refused when anything about them was changed."""

import dataclasses
import string
from hashlib import sha256

import pytest
from hypothesis import given, strategies as st
from itsdangerous import URLSafeSerializer

from api.app import create_app
from api.errors import CursorInvalid
from api.web.cursors import Cursors

OLD, NEW = "an-older-secret-that-is-long-enough-for-it", "a-newer-secret-that-is-long-enough-for-it"
SCOPE = "/v1/posts?tag=a"


@pytest.fixture
def cursor(client, make_post):
    """The cursor behind the first of three posts of the tag ``a``, oldest first."""
    for number in range(3):
        make_post(slug=f"post-{number}")
    found: str = client.get("/v1/posts?limit=1&sort=published_at").json["page"]["next_cursor"]
    return found


def test_a_cursor_goes_on_where_it_was_given(client, cursor):
    answer = client.get(f"/v1/posts?sort=published_at&cursor={cursor}")

    assert [post["slug"] for post in answer.json["data"]] == ["post-1", "post-2"]
    assert (answer.json["page"]["number"], answer.json["links"]["prev"]) == (None, None)


def test_what_is_shown_of_the_rows_may_change_on_the_way(client, cursor):
    queries = ("limit=100", "limit=1&count=true", "fields=title", "include=body_html")

    statuses = {client.get(f"/v1/posts?sort=published_at&cursor={cursor}&{query}").status_code for query in queries}

    assert statuses == {200}


KEYS = st.lists(
    st.integers(-(2**63), 2**63 - 1) | st.builds(lambda one: one * 10**15, st.integers(0, 9)) | st.text() | st.none(), min_size=1
)


@given(KEYS, st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_a_cursor_is_what_itsdangerous_writes_and_reads(key, scope, secrets):
    cursors = Cursors(secrets)
    serializer = URLSafeSerializer(f"cursor:{secrets[0]}", salt=scope, signer_kwargs={"key_derivation": "hmac", "digest_method": sha256})

    assert cursors.written(key, scope) == serializer.dumps(key)
    assert cursors.read(cursors.written(key, scope), scope) == tuple(key)


def test_a_cursor_of_another_list_is_refused(client, cursor):
    paths = ("/v1/posts?", "/v1/posts?sort=updated_at&", "/v1/posts?sort=published_at&language=en&", "/v1/tags?", "/v1/redirects?")

    answers = [client.get(f"{path}cursor={cursor}") for path in paths]

    assert {(answer.status_code, answer.json["code"], answer.json["errors"][0]["parameter"]) for answer in answers} == {
        (422, "cursor-invalid", "cursor")
    }


def test_a_cursor_with_one_byte_changed_is_refused(client, cursor):
    alphabet = string.ascii_letters + string.digits + "-_.=+/%"
    changed = {cursor[:at] + other + cursor[at + 1 :] for at in range(len(cursor)) for other in alphabet[at % 7 :: 7]} - {cursor}

    statuses = {client.get("/v1/posts", query_string={"sort": "published_at", "cursor": one}).status_code for one in changed}

    assert statuses == {422}


@pytest.mark.parametrize("text", ["a", ".", "..", "=", "WzFd", "WzFd.", ".WzFd", "é", "\U0001d538", "[1]", "a" * 1000, "null"])
def test_what_never_was_a_cursor_is_refused(text):
    cursors = Cursors([NEW])

    with pytest.raises(CursorInvalid):
        cursors.read(text, SCOPE)


def test_every_spelling_but_the_own_is_refused():
    cursors = Cursors([NEW])
    cursor = cursors.written([1, "a"], SCOPE)
    others = [cursor[:-1] + one for one in string.ascii_letters + string.digits + "-_" if one != cursor[-1]]

    read = []
    for other in others:
        try:
            read.append(cursors.read(other, SCOPE))
        except CursorInvalid:
            continue

    assert read == []


def test_a_cursor_outlives_the_rotation_of_secrets():
    before = Cursors([OLD]).written([7, None, "é"], SCOPE)

    rotated = Cursors([NEW, OLD])

    assert rotated.read(before, SCOPE) == (7, None, "é")
    assert Cursors([NEW]).read(rotated.written([8], SCOPE), SCOPE) == (8,)


def test_a_cursor_ends_with_its_secret():
    cursor = Cursors([OLD]).written([7], SCOPE)

    with pytest.raises(CursorInvalid):
        Cursors([NEW]).read(cursor, SCOPE)


def test_two_processes_understand_each_others_cursors(settings, database, client, cursor):
    other = create_app(dataclasses.replace(settings, listen=("127.0.0.1", 1)), database).test_client()

    assert other.get(f"/v1/posts?sort=published_at&cursor={cursor}").data == client.get(f"/v1/posts?sort=published_at&cursor={cursor}").data
