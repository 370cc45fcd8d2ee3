"""``/metrics``: each answer is counted once, by labels of closed sets, over all processes; who may ask."""

import time
import urllib.request
from dataclasses import replace

import pytest
from prometheus_client.parser import text_string_to_metric_families as parsed
from sqlalchemy import insert, update

from api.app import create_app
from api.clock import now_us
from api.models import Consumer, Job, Post
from api.web.metrics import agents
from api.web.metrics.meter import MADE, Meter
from tests.servers import environment_of, running

POSTS = "/v1/posts"
READER = "Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)"


def got(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def numbers(text):
    """By name and labels, these in the order of their names."""
    found = ((sample.name, *sample.labels.values(), sample.value) for family in parsed(text) for sample in family.samples)
    return {tuple(key): value for *key, value in found if value}


@pytest.fixture
def client(app):
    """Of an application that has counted nothing before."""
    return app.test_client()


@pytest.fixture
def told(client):
    return lambda: numbers(client.get("/metrics").text)


def test_each_answer_is_counted_once_with_its_route_status_coding_and_whether_it_was_stored(client, told, make_post):
    post = make_post(title="Rain")
    tag = client.get(POSTS).headers["ETag"]
    client.get(POSTS, headers={"If-None-Match": tag})
    client.get(POSTS, headers={"User-Agent": READER})
    client.head(POSTS)
    client.get(f"{POSTS}/{post.id}?utm_source=mail")
    client.get(f"{POSTS}/none")
    client.get("/wp-login.php")
    client.get(f"{POSTS}?limit=many")
    client.get("/admin/v1/posts")

    found = told()

    answers = {key[1:]: value for key, value in found.items() if key[0] == "broadsheet_answers_total"}
    assert answers == {
        ("identity", "/v1/posts", "made", "2xx"): 1,
        ("identity", "/v1/posts", "stored", "304"): 1,
        ("identity", "/v1/posts", "stored", "2xx"): 2,
        ("identity", "/v1/posts/{ref}", "made", "2xx"): 1,
        ("identity", "/v1/posts/{ref}", "made", "4xx"): 1,
        ("identity", "none", "made", "4xx"): 1,
        ("identity", "/v1/posts", "made", "4xx"): 1,
        ("identity", "/admin/v1/posts", "made", "4xx"): 1,
    }
    assert found["broadsheet_reads_total", "feed reader", "/v1/posts"] == 1
    assert found["broadsheet_answer_seconds_count", "/v1/posts/{ref}"] == 2
    assert found["broadsheet_answer_bytes_total", "identity", "/v1/posts", "stored", "2xx"] > 100


def test_how_things_stand_is_asked_of_the_database(settings, database, make_post):
    late = now_us() - 120 * 10**6
    post = make_post()
    with database.write.begin() as connection:
        connection.execute(update(Post).where(Post.id == post.id).values(due_at=late // 10**6))
        connection.execute(insert(Job).values(kind="refresh-image", payload={}, state="failed", error="ValueError", created_at=late))
        connection.execute(update(Consumer).where(Consumer.name == "worker").values(lease_owner="one", lease_until=now_us() + 25 * 10**6))

    found = numbers(create_app(settings, database).test_client().get("/metrics").text)

    assert found["broadsheet_database_up",] == 1
    assert found["broadsheet_due_posts",] == 1
    assert 119 <= found["broadsheet_due_late_seconds",] < 600
    assert found["broadsheet_jobs", "failed"] == 1
    assert 0 < found["broadsheet_lease_seconds", "worker"] <= 25
    assert found["broadsheet_lease_seconds", "hub"] == -1
    assert found["broadsheet_database_bytes",] > 10_000
    assert found["broadsheet_database_log_bytes",] > 10_000
    assert found["broadsheet_change_seq",] >= 1


def test_without_its_database_it_tells_what_it_counted(settings):
    away = "sqlite:////none/at/all.db" if settings.is_sqlite else "postgresql://nobody:secret@127.0.0.1:1/none"

    answer = create_app(replace(settings, database_url=away)).test_client().get("/metrics")

    assert answer.status_code == 200
    assert "broadsheet_database_up 0.0" in answer.text
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 401),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 401),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 401),
        ("192.0.2.7", {"Authorization": "Bearer the-token-of-tests"}, 200),
        ("127.0.0.1", {"Authorization": "Bearer another"}, 401),
        ("192.0.2.7", {"Authorization": "Bearer "}, 401),
    ],
)
def test_it_is_for_this_machine_or_for_who_has_the_token(settings, database, peer, headers, status):
    client = create_app(replace(settings, metrics_token="the-token-of-tests"), database).test_client()

    answer = client.get("/metrics", headers=headers, environ_overrides={"REMOTE_ADDR": peer})

    assert answer.status_code == status
    assert ("broadsheet_info" in answer.text) == (status == 200)
    assert answer.headers["Cache-Control"] == "no-store" or status == 401


def test_without_a_token_no_token_is_right(client):
    assert client.get("/metrics", headers={"Authorization": "Bearer None"}).status_code == 401


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_all_processes_count_together_and_no_number_goes_back(settings, monkeypatch):
    monkeypatch.setattr("tests.servers.environment_of", lambda of: environment_of(of) | {"BROADSHEET_WORKERS": "2"})
    with running(settings) as address:
        deadline = time.monotonic() + 120  # the second one may begin to answer later than the first
        while numbers(got(f"{address}/metrics"))["broadsheet_web_processes",] < 2 and time.monotonic() < deadline:
            time.sleep(0.1)
        for _ in range(40):
            got(f"{address}{POSTS}")
        # The other one says within a second what it has counted.
        while _read(got(f"{address}/metrics")) < 40 and time.monotonic() < deadline:
            time.sleep(0.1)
        found = [got(f"{address}/metrics") for _ in range(8)]

    assert [_read(text) for text in found] == [40.0] * 8
    assert all(numbers(text)["broadsheet_web_processes",] == 2 for text in found)
    assert numbers(found[-1])["broadsheet_pool_threads", "read"] == 2, "of both processes: each looks at its own"


def _read(text):
    return sum(value for key, value in numbers(text).items() if key[0::2] == ("broadsheet_reads_total", POSTS))


def test_a_process_goes_on_with_what_one_that_ended_has_counted(tmp_path):
    def counting():
        made = Meter(["/a"], tmp_path)
        made.answered(made.place(made.route("/a"), 200, "br", MADE), 10, "curl/8")
        made.look()
        return made

    first, second = counting(), counting()
    assert first.told().processes == 2
    del second

    third = counting()

    assert list(third.told().answers()) == [(("/a", "2xx", "br", "made"), 3, 30)]
    assert len(list(tmp_path.iterdir())) == 2
    assert list(Meter(["/other"], tmp_path).told().answers()) == []


def test_how_pools_limits_and_connections_stand_is_told(settings, database, make_post):
    make_post()
    app = create_app(replace(settings, limit_delivery=4, limit_exempt=()), database)
    client = app.test_client()
    for number in range(5):
        client.get(f"{POSTS}?limit={number + 1}")
    with database.read.connect():
        found = numbers(client.get("/metrics").text)

    assert found["broadsheet_limited_total", "address"] == 1
    parts = {key[2]: value for key, value in found.items() if key[:2] == ("broadsheet_limit_used_ratio_bucket", "address")}
    assert parts == {"0.25": 2, "0.5": 3, "0.75": 4, "0.9": 4, "+Inf": 5}
    assert found["broadsheet_database_connections", "read"] == 1
    assert found["broadsheet_database_connections_limit", "read"] == database.threads + 5
    assert found["broadsheet_admitted_limit", "requests"] == settings.threads


def test_what_stands_so_in_a_process_counts_as_long_as_it_lives(tmp_path):
    def busy(number):
        made = Meter([], tmp_path)
        made.gauges.watch("pool_queue", "read", lambda: number)
        made.look()
        return made

    def queued(of):
        return {value: number for family, value, number in of.told().gauges() if family == "pool_queue"}["read"]

    first, second = busy(3), busy(4)
    assert queued(first) == 7
    del second

    assert queued(first) == 3
    assert queued(Meter([], tmp_path)) == 3, "one that goes on with its file"


@pytest.mark.parametrize(
    ("user_agent", "family"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "browser"),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "search engine"),
        ("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)", "language model"),
        ("WordPress/6.1.9; https://partner.example", "wordpress"),
        ("Broadsheet (+https://partner.example)", "broadsheet"),
        (READER, "feed reader"),
        ("okhttp/4.12.0", "app"),
        ("python-requests/2.32", "program"),
        ("", "none"),
        ("\x00" * 5_000, "other"),
    ],
)
def test_clients_are_counted_by_family(user_agent, family):
    assert agents.NAMES[agents.family(user_agent)] == family
    assert agents.NAMES[agents.family(user_agent.encode("latin-1"))] == family


def test_made_up_names_of_clients_take_no_memory():
    for number in range(3 * agents.MOST_KNOWN):
        agents.family(f"made-up/{number}")

    assert len(agents.known) <= agents.MOST_KNOWN


def test_who_asks_for_openmetrics_gets_it(client):
    answer = client.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})

    assert answer.content_type.startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")
