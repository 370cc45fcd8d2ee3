"""Who revokes a key ends all that it made: nobody who held it goes on with another one."""

import threading
from uuid import UUID

import pytest
from sqlalchemy import select

from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.errors import KeyInvalid
from api.models import ApiKey
from api.services import api_keys

MORE = {"name": "made", "scopes": ["posts:read", "keys:write"]}
PATIENCE_SECONDS = 30


@pytest.fixture
def line(editor, make_key):
    """Keys of which each made the next one, each with its id; and one that another key made."""
    texts = [make_key("posts:read", "keys:write")]
    ids = [editor("GET", "/key", key=texts[0]).json["id"]]
    for _ in range(3):
        made = editor("POST", "/keys", MORE, key=texts[-1]).json
        texts.append(made["key"])
        ids.append(made["id"])
    return list(zip(texts, ids, strict=True))


def statuses(editor, line):
    return [editor("GET", "/posts", key=key).status_code for key, _ in line]


@pytest.mark.parametrize("place", range(4))
def test_all_that_a_key_made_ends_with_it_and_nothing_else(editor, line, place):
    sister = editor("POST", "/keys", MORE, key=line[0][0]).json["key"] if place else None

    assert editor("DELETE", f"/keys/{line[place][1]}").status_code == 204

    assert statuses(editor, line) == [200] * place + [401] * (4 - place)
    assert sister is None or editor("GET", "/posts", key=sister).status_code == 200
    revoked = [editor("GET", f"/keys/{key}").json["revoked_at"] is not None for _, key in line]
    assert revoked == [False] * place + [True] * (4 - place)
    acts = [one for one in editor("GET", "/audit").json["data"] if one["action"] == "revoke"]
    assert {one["entity_id"] for one in acts} == {key for _, key in line[place:]}


def test_what_was_revoked_before_keeps_its_moment_and_what_it_made_ends_now(editor, line, database):
    """A release before this one ended a key alone: revoking it again ends what goes on."""
    with writing(database) as session:
        for _, key in line[:2]:
            session.scalars(select(ApiKey).where(ApiKey.id == UUID(key))).one().revoked_at = 1
    assert statuses(editor, line) == [401, 401, 200, 200]

    assert editor("DELETE", f"/keys/{line[0][1]}").status_code == 204

    assert statuses(editor, line) == [401] * 4
    with reading(database) as connection:
        moments = connection.execute(select(ApiKey.revoked_at).where(ApiKey.id.in_([UUID(key) for _, key in line[:2]]))).scalars().all()
    assert moments == [1, 1]


def test_a_key_ends_itself_and_all_below_it(editor, line):
    assert editor("DELETE", f"/keys/{line[1][1]}", key=line[1][0]).status_code == 204

    assert statuses(editor, line) == [200, 401, 401, 401]


def test_a_key_that_was_revoked_while_it_asked_makes_no_other(editor, line, database):
    text = line[1][0]
    with reading(database) as connection:
        maker, _ = api_keys.find(connection, text)
    assert editor("DELETE", f"/keys/{line[1][1]}").status_code == 204

    with pytest.raises(KeyInvalid), writing(database) as session:
        api_keys.make(session, **MORE, now=now_us(), maker=maker)


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_what_a_key_makes_while_it_is_revoked_ends_too(editor, line, database):
    """Who makes one has not committed yet when the other begins: that one waits, and ends the new one as well."""
    with reading(database) as connection:
        maker, _ = api_keys.find(connection, line[-1][0])
    ended = []

    def revoke():
        with writing(database) as session:
            ended.extend(row.id for row in api_keys.revoke(session, session.get_one(ApiKey, maker.id).id, now=now_us()))

    thread = threading.Thread(target=revoke)
    with writing(database) as session:
        _, text = api_keys.make(session, **MORE, now=now_us(), maker=maker)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
    thread.join(PATIENCE_SECONDS)

    assert len(ended) == 2
    assert editor("GET", "/posts", key=text).status_code == 401


@pytest.mark.parametrize("state", ["unknown", "revoked", "expired"])
def test_what_is_no_key_any_more_comes_back_no_more_than_what_never_was(editor, line, database, state):
    """So it takes as long, too: nothing of a row is read and made sense of."""
    text = api_keys.made_text() if state == "unknown" else line[0][0]
    with writing(database) as session:
        row = session.scalars(select(ApiKey).where(ApiKey.id == UUID(line[0][1]))).one()
        row.revoked_at = 1 if state == "revoked" else None
        row.expires_at = now_us() // 1_000_000 if state == "expired" else None

    with reading(database) as connection:
        valid = api_keys._VALID[connection.dialect.name]
        assert connection.execute(valid, {"hash": api_keys._hash(text)}).all() == []
    answer = editor("GET", "/posts", key=text)
    assert (answer.status_code, answer.json["code"]) == (401, "key-invalid")
