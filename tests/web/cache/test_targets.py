"""One address, one answer: no two targets that are answered differently share a stored answer."""

from itertools import product
from random import Random
from urllib.parse import unquote_to_bytes

import pytest
from werkzeug.test import Client

from api.web.cache.middleware import ResponseCache
from tests.plugins import amount

PATHS = ("/v1/posts", "/v1/posts/river", "/v1/posts/", "/v1", "/v1/tags", "/docs", "/openapi.json")
MARKS = ("", "?", "%3F", "%3f", "%2F", "%2f", "/", "%23", "&", "%26", "%20", "%0A", "%00", "%25", "%252F", ";", "%C3%A9", "%e9", "%FF")
QUERIES = (
    *("", "q=river", "q=river?", "limit=1", "river", "?", "utm_source=a", "limit=1&utm_source=a"),
    *("nothing=1", "q=a%2Fb", "q=%26", "q=%2526"),
)
EVERY = sorted({f"{path}{mark}{query}" for path, mark, query in product(PATHS, MARKS, QUERIES)})


class Asking:
    """Asks an application as a server that tells the target as it was sent."""

    def __init__(self, app):
        self.client = Client(app)

    def __call__(self, target):
        """(status, where to, body)."""
        path, _, query = target.partition("?")
        environ = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "REQUEST_URI": target, "RAW_URI": target}
        answer = self.client.get("/", environ_overrides={**environ, "QUERY_STRING": query})
        return answer.status, answer.headers.get("Location"), answer.data


class Forgetful(ResponseCache):
    """The same without a store."""

    def _keep(self, *_):
        pass


@pytest.fixture
def asking(settings, database, app, make_post):
    """An application with a store, and its twin without one."""
    make_post(slug="river", title="The river")
    layer = app.wsgi_app
    return Asking(app), Asking(Forgetful(layer._app, database, settings))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/v1/posts%3Fq=river", "/v1/posts?q=river"),
        ("/v1/posts?q=river", "/v1/posts%3Fq=river"),
        ("/v1/posts%3Fq=river?", "/v1/posts?q=river?"),
        ("/v1/posts/river", "/v1/posts%2Friver"),
        ("/v1/posts%2friver", "/v1/posts/river"),
        ("/v1/tags%3F", "/v1/tags?"),
    ],
)
def test_an_encoded_mark_in_a_path_is_another_address(asking, first, second):
    stored, alone = asking
    stored(first)

    assert stored(second) == alone(second)
    assert stored(first) == alone(first)
    assert sorted(stored(one)[0][:3] for one in (first, second)) == ["200", "404"]


def test_no_two_targets_that_are_answered_differently_are_one_entry(asking):
    stored, alone = asking
    dice = Random(15)  # noqa: S311 - no secrets are made of it
    targets = dice.sample(EVERY, amount(full=len(EVERY), sample=250))

    expected = {target: alone(target) for target in targets}

    for _ in range(2):
        dice.shuffle(targets)
        assert {target: found for target in targets if (found := stored(target)) != expected[target]} == {}


def test_an_encoded_slash_parts_nothing_under_admin_either(asking):
    stored, _ = asking

    assert stored("/admin/v1%2Fposts")[0][:3] == "404"
