"""How much one client may ask for in a minute: what counts, what is free, and what is said to who asked for more."""

import dataclasses
from contextlib import closing
from ipaddress import ip_network
from itertools import count

import pytest
from sqlalchemy import event

from api.app import create_app
from api.db import open_database
from api.services.api_keys import made_text
from api.settings import SETTINGS
from api.web.rate_limits.counters import Counters
from api.web.rate_limits.limits import EXTENSION
from tests.admin.conftest import make_key

__all__ = ["make_key"]

SECOND = 1_000_000
START = 1_780_000_020 * SECOND
"""The beginning of a minute."""


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limited(settings, database, clock):
    """Makes a client of an application with low limits, whose minute does not pass by itself."""

    def made(*, delivery=3, admin=3, **more):
        own = dataclasses.replace(settings, limit_delivery=delivery, limit_admin=admin, **more)
        app = create_app(own, database)
        app.extensions[EXTENSION]._counts = Counters(None, own.workers, clock)
        return app.test_client()

    return made


def asked(client, path, address="203.0.113.9", method="GET", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.open(path, method=method, headers=named, environ_base={"REMOTE_ADDR": address})


def statuses(client, paths, *more, **headers):
    return [asked(client, path, *more, **headers).status_code for path in paths]


def fresh(number):
    """Paths of answers that must each be made."""
    return [f"/v1/posts?limit={one + 1}" for one in range(number)]


def test_an_address_has_so_many_answers_made_and_no_more(limited):
    assert statuses(limited(), fresh(5)) == [200, 200, 200, 429, 429]


def test_a_refusal_says_when_to_ask_again_and_what_the_limit_is(limited):
    client = limited()
    statuses(client, fresh(3))

    refused = asked(client, "/v1/posts?limit=9", X_Request_Id="mine")

    assert (refused.status_code, refused.json["code"]) == (429, "rate-limited")
    assert 0 < int(refused.headers["Retry-After"]) <= 61
    assert refused.headers["RateLimit-Policy"] == '"default";q=3;w=60'
    assert refused.headers["RateLimit"] == f'"default";r=0;t={refused.headers["Retry-After"]}'
    assert (refused.headers["X-Request-Id"], refused.headers["X-Content-Type-Options"]) == ("mine", "nosniff")
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age" not in refused.headers.get("Cache-Control", "")


def test_who_waits_as_long_as_was_said_is_answered(limited, clock):
    client, numbers = limited(), count()

    def made():
        return asked(client, f"/v1/posts/nothing-{next(numbers)}")

    for _ in range(5):
        clock.now += SECOND
        while made().status_code != 429:
            clock.now += 7 * SECOND
        clock.now += int(made().headers["Retry-After"]) * SECOND
        assert made().status_code == 404


def test_a_minute_is_the_last_one_at_any_time(limited, clock):
    client = limited(delivery=10)
    clock.now += 59 * SECOND
    statuses(client, fresh(10))

    clock.now += 2 * SECOND

    assert statuses(client, ["/v1/posts?limit=50", "/v1/posts?limit=51"])[-1] == 429


def test_an_answer_that_is_kept_is_free_for_who_has_no_more(limited):
    client = limited()
    statuses(client, fresh(4))

    assert statuses(client, fresh(3) * 20) == [200] * 60
    assert statuses(client, ["/v1/posts?limit=1&utm_source=x"]) == [200]


def test_a_304_is_free(limited):
    client = limited()
    tag = asked(client, "/v1/posts?limit=1").headers["ETag"]

    again = statuses(client, ["/v1/posts?limit=1"] * 10, If_None_Match=tag)

    assert again == [304] * 10
    assert statuses(client, fresh(4)[1:]) == [200, 200, 429]


def test_a_304_that_had_to_be_made_is_free(limited, make_post):
    client = limited()
    post = make_post(slug="a")
    tag = asked(client, f"/v1/posts/{post.id}").headers["ETag"]
    for number in range(5):
        make_post(slug=f"other-{number}")  # what is kept is out of date now, and the same
        assert statuses(client, [f"/v1/posts/{post.id}"], If_None_Match=tag) == [304]

    assert statuses(client, fresh(3)) == [200, 200, 429]


@pytest.mark.parametrize("path", ["/v1/posts/nothing-{}", "/v1/posts?limit={}000", "/v1/nothing/{}"])
def test_a_refusal_that_was_worked_out_counts(limited, path):
    client = limited()

    assert statuses(client, [path.format(number + 1) for number in range(4)])[2:] != [429, 429]
    assert statuses(client, fresh(1)) == [429]


def test_another_method_counts_and_a_question_of_a_browser_does_not(limited):
    client = limited()

    assert statuses(client, ["/v1/posts"] * 9, "203.0.113.9", "OPTIONS") == [204] * 9
    assert statuses(client, ["/v1/posts"] * 4, "203.0.113.9", "POST") == [405, 405, 405, 429]
    assert statuses(client, ["/v1/posts"], "203.0.113.9", "OPTIONS") == [204]


def test_addresses_are_counted_apart_and_an_ipv6_network_together(limited):
    client = limited(delivery=1)

    assert statuses(client, fresh(1)) == [200]
    assert statuses(client, ["/v1/posts?limit=31"], "203.0.113.10") == [200]
    assert statuses(client, ["/v1/posts?limit=32"], "2001:db8::1") == [200]
    assert statuses(client, ["/v1/posts?limit=33"], "2001:db8::ffff:1") == [429]
    assert statuses(client, ["/v1/posts?limit=33"], "2001:db8:0:1::1") == [200]


def test_exempt_networks_are_not_counted(limited):
    client = limited(delivery=1, limit_exempt=(ip_network("198.51.100.0/24"),))

    assert statuses(client, fresh(9), "198.51.100.7") == [200] * 9
    assert statuses(client, ["/v1/posts?limit=50", "/v1/posts?limit=51"], "127.0.0.1") == [200, 429]


def test_behind_a_proxy_that_is_believed_its_client_counts(limited):
    client = limited(delivery=1, trusted_proxies=(ip_network("127.0.0.0/8"),))

    assert statuses(client, ["/v1/posts?limit=41"], "127.0.0.1", X_Forwarded_For="203.0.113.1") == [200]
    assert statuses(client, ["/v1/posts?limit=42"], "127.0.0.1", X_Forwarded_For="198.51.100.9, 203.0.113.1") == [429]
    assert statuses(client, ["/v1/posts?limit=42"], "127.0.0.1", X_Forwarded_For="203.0.113.2") == [200]


def test_each_process_allows_its_part(limited):
    assert statuses(limited(delivery=8, workers=4), fresh(3)) == [200, 200, 429]
    assert statuses(limited(delivery=2, workers=4), fresh(2)) == [200, 429]


def test_pages_for_developers_and_watchers_are_not_counted(limited):
    client = limited(delivery=1)
    statuses(client, fresh(2))

    assert statuses(client, ["/live", "/ready", "/openapi.json", "/docs/problems/rate-limited"]) == [200] * 4


def test_what_is_left_is_not_told_where_a_cache_would_show_it_to_others(limited):
    answers = [asked(limited(), path) for path in (*fresh(1), "/v1/posts/nothing", "/v1/posts?limit=0")]

    assert [name for answer in answers for name, _ in answer.headers if name.lower().startswith("ratelimit")] == []


@pytest.fixture
def statements(database):
    """Statements that were sent to the database, and transactions that were begun."""
    seen = []
    for engine in (database.read, database.write):
        event.listen(engine, "checkout", lambda *_: seen.append("connection"))
    return seen


def test_a_refusal_asks_the_database_for_nothing(limited, make_key, statements):
    client, key = limited(), make_key()
    statuses(client, fresh(3))
    statuses(client, ["/admin/v1/posts"] * 3, Authorization=f"Bearer {key}")
    statements.clear()

    refused = [
        asked(client, "/v1/posts?limit=77"),
        asked(client, "/v1/posts/nothing-at-all"),
        asked(client, "/admin/v1/posts", Authorization=f"Bearer {key}"),
    ]

    assert [one.status_code for one in refused] == [429] * 3
    assert statements == []


def test_a_key_has_so_many_requests_and_each_answer_says_what_is_left(limited, make_key):
    client, key = limited(), make_key()

    answers = [asked(client, "/admin/v1/posts", Authorization=f"Bearer {key}") for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one.headers["RateLimit"].split(";")[1] for one in answers] == ["r=2", "r=1", "r=0", "r=0"]
    assert {one.headers["RateLimit-Policy"] for one in answers} == {'"default";q=3;w=60'}
    assert answers[3].json["code"] == "rate-limited"
    assert int(answers[3].headers["Retry-After"]) > 0
    assert answers[3].headers["Cache-Control"] == "private, no-store"


def test_keys_are_counted_apart_wherever_they_are_used_from(limited, make_key):
    client, one, other = limited(admin=2), make_key(), make_key()

    assert statuses(client, ["/admin/v1/posts"], "203.0.113.1", Authorization=f"Bearer {one}") == [200]
    assert statuses(client, ["/admin/v1/posts"] * 2, "203.0.113.2", Authorization=f"Bearer {one}") == [200, 429]
    assert statuses(client, ["/admin/v1/posts"], "203.0.113.2", Authorization=f"Bearer {other}") == [200]


def test_an_exempt_network_is_counted_by_key(limited, make_key):
    assert statuses(limited(admin=1), ["/admin/v1/posts"] * 2, "127.0.0.1", Authorization=f"Bearer {make_key()}") == [200, 429]


def wrong_key(shown):
    return {"no key": "Bearer nonsense", "unknown": f"Bearer {made_text()}"}[shown]


@pytest.mark.parametrize("shown", ["none", "no key", "unknown"])
def test_keys_that_are_none_count_for_the_address(limited, shown):
    client = limited()
    headers = {} if shown == "none" else {"Authorization": wrong_key(shown)}

    assert statuses(client, ["/admin/v1/posts"] * 4, **headers) == [401, 401, 401, 429]
    assert statuses(client, fresh(1)) == [429]


def test_a_guesser_has_no_key_looked_up_any_more_while_keys_that_were_right_go_on(limited, make_key, statements):
    client, key = limited(admin=9), make_key()
    known = {"Authorization": f"Bearer {key}"}
    assert statuses(client, ["/admin/v1/posts"], **known) == [200]
    for _ in range(3):
        asked(client, "/admin/v1/posts", Authorization=wrong_key("unknown"))
    statements.clear()

    assert asked(client, "/admin/v1/posts", Authorization=wrong_key("unknown")).status_code == 429
    assert statements == []
    assert statuses(client, ["/admin/v1/posts"], **known) == [200]


def test_the_database_being_away_counts_for_nobody(databases):
    away = dataclasses.replace(databases.settings("sqlite", "away"), database_url="sqlite:////nowhere/at/all.db", limit_delivery=2)
    with closing(open_database(away)) as database:
        client = create_app(away, database).test_client()

        assert statuses(client, fresh(5)) == [503] * 5


def test_the_defaults_are_those_that_are_promised():
    assert [SETTINGS[name].default for name in ("LIMIT_DELIVERY", "LIMIT_ADMIN", "LIMIT_EXEMPT")] == ["600", "600", "127.0.0.0/8, ::1/128"]
