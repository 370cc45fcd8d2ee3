"""What was answered once is answered from memory while it is true, and never when it is not."""

import itertools
import re

import pytest

from api.clock import MICROSECONDS, now_us
from api.derived.writing import writing
from api.models import Post
from api.services.posts import editing, workflow
from tests.databases import NOW

_numbers = itertools.count(1)


def kept(answer):
    """Whether an answer came from memory."""
    return {"broadsheet; hit": True, "broadsheet; fwd=miss": False}[answer.headers["Cache-Status"]]


def edit(database, post, **values):
    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), values, now=NOW + next(_numbers) * 1_000_000)


@pytest.mark.parametrize(
    "path", ["/v1", "/v1/posts", "/v1/posts/a", "/v1/tags", "/v1/facets/posts?facets=tag", "/v1/resolve?url=/en/a", "/v1/suggest?q=t"]
)
def test_an_answer_is_kept(client, make_post, path):
    make_post(slug="a")

    first, second = client.get(path), client.get(path)

    assert (kept(first), kept(second)) == (False, True)
    assert (second.status_code, second.data, second.headers["ETag"]) == (200, first.data, first.headers["ETag"])


def test_a_change_is_seen_at_once_and_what_does_not_show_it_keeps_its_tag(client, database, make_post, make_tag):
    make_tag("Housing")
    post = make_post(slug="a", title="Before", tags=["housing"])
    make_post(slug="b", language="fr")
    paths = ("/v1/posts", "/v1/posts/a", "/v1/posts?tag=housing", "/v1/posts/b", "/v1/posts?language=fr", "/v1/tags")
    before = {path: client.get(path) for path in paths}

    edit(database, post, title="After")
    after = {path: client.get(path) for path in paths}

    assert [path for path in paths if kept(after[path])] == ["/v1/posts/b", "/v1/posts?language=fr"]
    changed = [path for path in paths if after[path].headers["ETag"] != before[path].headers["ETag"]]
    assert changed == ["/v1/posts", "/v1/posts/a", "/v1/posts?tag=housing"]
    assert all(b"After" in after[path].data for path in changed)


def test_a_write_that_is_not_public_leaves_everything_as_it_is(client, make_post):
    make_post(slug="a")
    client.get("/v1/posts")

    make_post(slug="draft", state="draft")

    assert kept(client.get("/v1/posts"))


@pytest.mark.parametrize(
    "spelled",
    [
        "tag=a,b&limit=20",
        "limit=20&tag=a&tag=b",
        "tag=a,b&count=false&sort=-published_at",
        "tag=%61,b&limit=20",
        "utm_source=x&tag=a,b&fbclid=123&limit=20",
        "utm%5Fsource=x&tag=a,b",
        "_=17&&tag=a,b",
    ],
)
def test_all_spellings_of_a_query_are_one_answer(client, spelled):
    first = client.get("/v1/posts?tag=a,b")

    other, again = client.get(f"/v1/posts?{spelled}"), client.get(f"/v1/posts?{spelled}")

    assert (other.data, other.headers["ETag"], kept(again)) == (first.data, first.headers["ETag"], True)


def test_where_a_reader_came_from_costs_nothing(client):
    client.get("/v1/posts?limit=3")

    assert all(kept(client.get(f"/v1/posts?fbclid={number}&limit=3&utm_campaign={number}")) for number in range(3))


def test_a_way_to_elsewhere_is_without_where_the_reader_came_from(client, database, make_post):
    post = make_post(slug="first")
    edit(database, post, slug="second")

    answer = client.get("/v1/posts/first?utm_source=x&fields=title&fbclid=1")

    assert answer.headers["Location"] == "https://www.example.org/v1/posts/second?fields=title"


@pytest.mark.parametrize("path", ["/v1/posts?unknown=1", "/v1/posts?limit=0", "/v1/posts?cursor=x", "/v1/posts?limit=1&limit=2"])
def test_what_is_refused_is_not_kept(client, path):
    answers = [client.get(path) for _ in range(3)]

    assert [(answer.status_code, kept(answer)) for answer in answers] == [(422, False)] * 3


def test_what_is_not_there_is_kept_until_it_is(client, make_post):
    answers = [client.get("/v1/posts/a") for _ in range(2)]

    make_post(slug="a")
    found = [client.get("/v1/posts/a") for _ in range(2)]

    assert [(answer.status_code, kept(answer)) for answer in answers + found] == [(404, False), (404, True), (200, False), (200, True)]


def test_what_was_there_is_gone_from_memory_too(client, database, make_post):
    post = make_post(slug="a")
    found = [client.get("/v1/posts/a") for _ in range(2)]

    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, post.id), "legal", now=NOW + 10**12)
    gone = [client.get("/v1/posts/a") for _ in range(2)]

    with writing(database) as session:
        workflow.publish(session, editing.load(session, post.id), now=NOW + 2 * 10**12)
    back = [client.get("/v1/posts/a") for _ in range(2)]

    assert [(answer.status_code, kept(answer)) for answer in found + gone + back] == [
        *((200, False), (200, True), (451, False), (451, True), (200, False), (200, True))
    ]


@pytest.mark.parametrize("path", ["/v1/posts/first", "/v1/posts/withdrawn", "/v1/nothing", "/v1/posts/"])
def test_ways_and_absences_are_kept(client, database, make_post, path):
    edit(database, make_post(slug="first"), slug="second")
    make_post(slug="withdrawn", state="withdrawn")

    first, second = client.get(path), client.get(path)

    assert (first.status_code, kept(first), kept(second)) == (second.status_code, False, True)
    assert (second.data, second.headers.get("Location")) == (first.data, first.headers.get("Location"))


def test_a_request_with_a_body_is_not_kept(client):
    answers = [client.get("/v1/posts", data=b"{}", content_type="application/json") for _ in range(2)]

    assert [kept(answer) for answer in answers] == [False, False]


def test_no_cookie_and_no_key_makes_a_difference(client, make_post):
    make_post()
    first = client.get("/v1/posts", headers={"Authorization": "Bearer x", "Cookie": "a=b"})

    second = client.get("/v1/posts")

    assert (second.data, kept(second)) == (first.data, True)


@pytest.mark.parametrize("path", ["/live", "/ready", "/v1beta", "/v10/posts", "/admin/v1/posts", "//", "/metrics"])
def test_what_is_no_delivery_passes_by(client, path):
    answers = [client.get(path) for _ in range(2)]

    assert ["Cache-Status" in answer.headers for answer in answers] == [False, False]
    assert all("ETag" not in answer.headers for answer in answers)


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/openapi.json",
        "/openapi-partial.json",
        "/openapi-webhooks.json",
        "/docs/problems",
        "/docs/swagger-ui.css",
        "/.well-known/api-catalog",
    ],
)
def test_pages_for_developers_are_kept_whatever_is_written(client, make_post, path):
    first = client.get(path)

    make_post()
    second = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, second.status_code, kept(second)) == (200, 304, True)
    assert first.headers["Cache-Control"] == "max-age=3600, s-maxage=3600"


def test_a_post_that_is_scheduled_shortens_the_life_of_what_stays_true(client, database, make_post):
    make_post(slug="a")
    draft = make_post(slug="draft", state="draft")
    before = client.get("/v1/posts")
    at = now_us() // MICROSECONDS + 20

    with writing(database) as session:
        session.get(Post, draft.id).due_at = at
    after = client.get("/v1/posts")

    assert (kept(after), after.data) == (True, before.data)
    assert int(re.search(r"s-maxage=(\d+)", before.headers["Cache-Control"])[1]) == 60
    assert int(re.search(r"s-maxage=(\d+)", after.headers["Cache-Control"])[1]) <= 20


def test_a_stored_answer_to_asgi_waits_for_no_database(app, make_post, make_campaign):
    make_post(slug="a", language="fr")
    cache, client = app.wsgi_app, app.test_client()
    client.get("/v1/posts?language=fr")
    scope = {"method": "GET", "headers": []}
    entry = cache.entry(("/v1/posts", "language=fr"))
    assert cache.finished(entry, cache.present(), scope)[0] == 200

    make_post(language="en")
    at_once = cache.finished(entry, cache.present(), scope)
    make_campaign("Water")  # whose days have to be read
    unknown = cache.finished(entry, cache.present(), scope)
    cache.ask()
    known = cache.finished(entry, cache.present(), scope)

    assert (at_once[0], unknown, known[0]) == (200, None, 200)


def test_a_translation_that_is_redated_is_chosen_anew(client, database, make_post, make_tag):
    """Of two as near to what is preferred the oldest is shown: that is in no card of the other, and it has no facet of the list."""
    make_tag("Water")
    make_post(slug="be", language="fr-BE", tags=["water"], published_at=1_700_000_000)
    other = make_post(slug="ca", language="fr-CA", translation_of="be", published_at=1_700_000_100)
    path = "/v1/posts?prefer_language=fr&tag=water"
    shown = [client.get("/v1/posts/be?prefer_language=fr").json["slug"], [one["slug"] for one in client.get(path).json["data"]]]
    assert shown == ["be", ["be"]]

    with writing(database) as session:
        session.get(Post, other.id).published_at = 1_690_000_000

    shown = [client.get("/v1/posts/be?prefer_language=fr").json["slug"], [one["slug"] for one in client.get(path).json["data"]]]
    assert shown == ["ca", []]
