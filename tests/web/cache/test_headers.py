"""Headers that caches and browsers go by: lifetimes, keys to purge by, and who may read. Tags and codings are in ``test_codings``."""

import dataclasses
import logging
import re

import pytest

from api.app import create_app
from api.derived.writing import writing
from api.services.posts import editing
from tests.databases import NOW

# --- lifetimes ---


def control(client, path="/v1/posts"):
    return client.get(path).headers["Cache-Control"]


def test_browsers_ask_each_time_and_shared_caches_each_minute(client):
    assert control(client) == "max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600"


@pytest.mark.parametrize("path", ["/v1/posts/missing", "/v1/posts/withdrawn", "/v1/posts/first"])
def test_absences_are_kept_ten_seconds(settings, database, make_post, path):
    with writing(database) as session:
        editing.edit(session, editing.load(session, make_post(slug="first").id), {"slug": "second"}, now=NOW + 10**12)
    make_post(slug="withdrawn", state="withdrawn")
    patient = create_app(dataclasses.replace(settings, max_age=300), database).test_client()
    hasty = create_app(dataclasses.replace(settings, s_maxage=5), database).test_client()

    assert (control(patient, path), control(hasty, path)) == ("max-age=10, s-maxage=10", "max-age=0, s-maxage=5")


def test_lifetimes_are_settings(settings, database):
    chosen = dataclasses.replace(settings, max_age=5, s_maxage=3600, stale_while_revalidate=0, stale_if_error=86_400)

    assert control(create_app(chosen, database).test_client()) == "max-age=5, s-maxage=3600, stale-if-error=86400"


@pytest.fixture
def due_in(database, make_post, monkeypatch):
    """Has a draft come due so many seconds from a present that stands still."""
    now = 1_800_000_000
    monkeypatch.setattr("api.web.cache.entry.now_us", lambda: now * 1_000_000 + 1)
    post = make_post(state="draft")

    def come(seconds):
        with writing(database) as session:
            editing.load(session, post.id).due_at = now + 1 + seconds

    return come


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (100_000, "max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600"),
        (3_660, "max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600"),
        (1_000, "max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=940"),
        (80, "max-age=0, s-maxage=60, stale-while-revalidate=20, stale-if-error=20"),
        (60, "max-age=0, s-maxage=60"),
        (7, "max-age=0, s-maxage=7"),
        (0, "max-age=0, s-maxage=0"),
        (-500, "max-age=0, s-maxage=0"),
    ],
)
def test_no_lifetime_goes_beyond_the_next_due_change(client, due_in, seconds, told):
    control(client)

    due_in(seconds)

    assert (control(client), control(client)) == (told, told)


def test_an_absence_is_told_no_longer_than_until_it_may_end(client, due_in):
    due_in(4)

    assert control(client, "/v1/posts/coming") == "max-age=0, s-maxage=4"


def test_lifetimes_of_what_is_kept_run_on(client, due_in, monkeypatch):
    due_in(50)
    first = client.get("/v1/posts")

    monkeypatch.setattr("api.web.cache.entry.now_us", lambda: 1_800_000_040 * 1_000_000)
    second = client.get("/v1/posts")

    assert [answer.headers["Cache-Control"].split(", ")[1] for answer in (first, second)] == ["s-maxage=50", "s-maxage=11"]
    assert second.headers["Cache-Status"] == "broadsheet; hit"


@pytest.mark.parametrize("path", ["/v1/posts?unknown=1", "/v1/posts?cursor=x"])
def test_refusals_are_not_stored_anywhere(client, path):
    assert control(client, path) == "no-store"


# --- keys ---


@pytest.fixture
def filled(make_tag, make_campaign, make_author, make_post):
    """Ids by name."""
    made = {"housing": make_tag("Housing"), "rent": make_tag("Rent"), "homes": make_campaign("Homes"), "ana": make_author("Ana")}
    made["post"] = make_post(slug="post", tags=["housing"], campaigns=["homes"], authors=["ana"], language="fr-CA", featured=True)
    return {name: str(one.id) for name, one in made.items()}


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/v1", "any all site"),
        ("/v1/posts", "any all"),
        ("/v1/posts?limit=5&sort=published_at&count=true", "any all"),
        ("/v1/posts?q=text", "any all"),
        ("/v1/posts?tag_not=rent", "any all"),
        ("/v1/posts?tag=housing", "any tag-{housing}"),
        ("/v1/posts?tag=housing,rent&campaign=homes", "any tag-{housing} tag-{rent} campaign-{homes}"),
        ("/v1/posts?tag_all=housing,rent", "any tag-{housing} tag-{rent}"),
        ("/v1/posts?author=ana&language=fr", "any author-{ana} lang-fr"),
        ("/v1/posts?featured=true", "any featured"),
        ("/v1/posts?prefer_language=fr", "any lang-fr"),
        ("/v1/posts?tag=nothing", "any all"),
        ("/v1/posts?tag=housing,nothing", "any all"),
        ("/v1/posts?slug=post", "any all"),
        ("/v1/posts/post", "any post-{post}"),
        ("/v1/posts/post?fields=title", "any post-{post}"),
        ("/v1/posts/post?include=jsonld", "any post-{post}"),
        ("/v1/posts/post/related", "any all"),
        ("/v1/posts/missing", "any"),
        ("/v1/tags/housing", "any tag-{housing}"),
        ("/v1/campaigns/homes", "any campaign-{homes}"),
        ("/v1/authors/ana", "any author-{ana}"),
        ("/v1/tags", "any tags all"),
        ("/v1/campaigns?slug=homes", "any campaigns all"),
        ("/v1/facets/posts?facets=tag", "any all"),
        ("/v1/suggest?q=a", "any all campaigns tags authors"),
        ("/v1/redirects", "any all sections authors tags campaigns events"),
        ("/v1/resolve?url=/fr-CA/post", "any all sections authors tags campaigns events"),
    ],
)
def test_an_answer_says_what_it_shows(client, filled, path, keys):
    answers = [client.get(path) for _ in range(2)]

    assert [answer.headers["Surrogate-Key"] for answer in answers] == [keys.format(**filled)] * 2


def test_many_keys_are_told_as_all(client, make_tag):
    tags = ",".join(make_tag(f"Tag {number}").slug for number in range(60))

    assert client.get(f"/v1/posts?tag={tags}").headers["Surrogate-Key"] == "any all"


def test_keys_come_under_the_name_that_the_cache_reads(settings, database):
    answer = create_app(dataclasses.replace(settings, cache_tag_header="Cache-Tag"), database).test_client().get("/v1/tags")

    assert (answer.headers["Cache-Tag"], "Surrogate-Key" in answer.headers) == ("any,tags,all", False)


# --- pages of other sites ---


@pytest.mark.parametrize("path", ["/v1", "/v1/posts", "/v1/posts/missing", "/v1/posts?limit=0", "/v1/nothing", "/openapi.json"])
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
def test_every_page_may_read_every_answer(client, path, method):
    answers = [getattr(client, method)(path, headers={"Origin": "https://www.example.net"}) for _ in range(2)]

    for answer in answers:
        assert answer.headers.getlist("Access-Control-Allow-Origin") == ["*"]
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert {"ETag", "Link", "Retry-After", "RateLimit"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))


def test_an_unchanged_answer_may_be_read_and_says_no_more_than_it_must(client):
    first = client.get("/v1/posts")

    for _ in range(2):
        answer = client.get("/v1/posts", headers={"Origin": "https://www.example.net", "If-None-Match": first.headers["ETag"]})
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (304, "*")
        assert answer.headers["ETag"] == first.headers["ETag"]
        assert "Access-Control-Expose-Headers" not in answer.headers, "it stands in the answer that the client has"


def test_a_preflight_is_kept_for_a_day(client):
    asked = {"Origin": "https://www.example.net", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}

    answer = client.options("/v1/posts", headers=asked)

    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Access-Control-Max-Age"] == "86400"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert set(answer.headers["Access-Control-Allow-Methods"].split(", ")) == {"GET", "HEAD", "OPTIONS"} == set(answer.allow)
    assert "Content-Length" not in answer.headers


@pytest.mark.parametrize("target", ["/v1/posts", "/v1/posts/nothing", "/live"])
def test_the_log_says_how_options_was_answered(client, caplog, target):
    with caplog.at_level(logging.INFO, "broadsheet.access"):
        answer = client.options(target)

    assert (answer.status_code, answer.data) == (204, b"")
    assert [record.status for record in caplog.records if record.path == target] == [204] * (target != "/live")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_other_methods_are_told_which_there_are(client, method):
    answer = getattr(client, method)("/v1/posts")

    assert (answer.status_code, set(answer.allow)) == (405, {"GET", "HEAD", "OPTIONS"})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/v1/posts", "/v1/posts/missing", "/v1/posts?limit=0"])
def test_the_id_of_a_request_is_its_own(client, path):
    given = [client.get(path, headers={"X-Request-Id": one}).headers["X-Request-Id"] for one in ("a", "b", "not safe")]
    made = [client.get(path).headers["X-Request-Id"] for _ in range(3)]

    assert given[:2] == ["a", "b"]
    assert len({*given, *made}) == 6
    assert all(re.fullmatch(r"[0-9a-f-]{36}", one) for one in (given[2], *made))
