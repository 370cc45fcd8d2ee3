"""How long a write keeps others from writing: texts are made clean before, and a batch ends in time."""

import pytest
from sqlalchemy import event

from api.html.sanitize import clean
from api.services import bodies
from api.services.archive import preparing
from api.services.archive.importing import Item, importing
from api.web.admin import batch as batches
from tests.admin.test_batch import batch, operation

TAGS = [operation("POST", "/tags", {"name": name, "language": "en"}) for name in ("Housing", "Water", "Roads")]
LONG = "<p>" + "x" * bodies.LONG + "</p>"


def names(editor):
    return [tag["name"] for tag in editor("GET", "/tags?sort=name").json["data"]]


def test_what_is_done_in_time_stays_and_the_rest_is_refused(editor, monkeypatch):
    monkeypatch.setattr(batches, "SECONDS", 0.0)

    done = batch(editor, *TAGS, atomic=False)

    results = done.json["results"]
    assert (done.status_code, [one["status"] for one in results]) == (200, [201, 503, 503])
    assert (results[1]["body"]["code"], results[1]["headers"]["Retry-After"]) == ("unavailable", "2")
    assert names(editor) == ["Housing"]


def test_all_is_taken_back_where_not_all_is_done_in_time(editor, monkeypatch):
    monkeypatch.setattr(batches, "SECONDS", 0.0)

    refused = batch(editor, *TAGS)

    assert (refused.status_code, refused.json["code"], refused.headers["Retry-After"]) == (503, "unavailable", "2")
    assert [one["status"] for one in refused.json["results"]] == [424, 503, 424]
    assert names(editor) == []


def test_what_follows_from_public_texts_is_reckoned(editor, monkeypatch):
    """Their words are made when the transaction ends."""
    monkeypatch.setattr(batches, "SECONDS_A_CHARACTER", 1.0)
    posts = [editor("POST", "/posts", {"title": "x", "language": "en", "body_html": "<p>Some text.</p>"}).json["id"] for _ in range(2)]

    done = batch(editor, *(operation("POST", f"/posts/{one}/publish") for one in posts), atomic=False)

    assert [one["status"] for one in done.json["results"]] == [200, 503]
    assert [editor("GET", f"/posts/{one}").json["state"] for one in posts] == ["published", "draft"]


@pytest.fixture
def cleaned(database, monkeypatch):
    """The bodies that were made clean, and whether a transaction was open then in which something may be written."""
    found, open_now = [], set()

    def opened(_connection, record, _proxy):
        open_now.add(record)

    def closed(_connection, record):
        open_now.discard(record)

    def seen(html):
        found.append((html, bool(open_now)))
        return clean(html)

    for module in (bodies, preparing):
        monkeypatch.setattr(module, "clean", seen)
    event.listen(database.write, "checkout", opened)
    event.listen(database.write, "checkin", closed)
    yield found
    event.remove(database.write, "checkout", opened)
    event.remove(database.write, "checkin", closed)


def test_bodies_are_made_clean_before_anything_is_locked(editor, cleaned, database):
    post = {"title": "x", "language": "en", "body_html": LONG + "1"}
    made = editor("POST", "/posts", post).json
    editor("PATCH", f"/posts/{made['id']}", {"body_html": LONG + "2"}, If_Match="*")
    editor("POST", "/campaigns", {"title": "x", "language": "en", "body_html": LONG + "3", "bodies": {"fr": LONG + "4", "pt": LONG + "5"}})
    batch(editor, *(operation("POST", "/posts", {**post, "body_html": f"{LONG}{number}"}) for number in (6, 7)))
    refused = editor("POST", "/posts", {**post, "body_html": "<div>" * 500})
    lines = [Item(str(number), {"type": "post", "slug": f"a-{number}", **post, "body_html": f"{LONG}{number}"}) for number in (8, 9)]
    assert [one.outcome for one in importing(database, lines)] == ["created", "created"]

    assert sorted(cleaned) == [("<div>" * 500, False), *((f"{LONG}{number}", False) for number in range(1, 10))]
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/body_html")


def test_cleaning_ahead_ends_in_time(editor, cleaned, monkeypatch):
    monkeypatch.setattr(bodies, "AHEAD_SECONDS", -1.0)

    editor("POST", "/posts", {"title": "x", "language": "en", "body_html": LONG})

    assert cleaned == [(LONG, True)]
