"""What a request says is understood alike, whichever way it is answered."""

import pytest

from api.app import asgi_app
from api.web.wsgi import sent_path
from tests.web.asgi.client import Server


@pytest.fixture
def server(settings, database):
    made = Server(asgi_app(settings, database))
    yield made
    made.close()


def test_a_path_is_understood_also_where_it_is_not_encoded(server, make_post):
    make_post(slug="七千")

    for target in ("/v1/posts/七千", "/v1/posts/%E4%B8%83%E5%8D%83", "/v1/posts/七%E5%8D%83"):
        assert {server.ask(target)[0] for _ in range(2)} == {200}


def test_a_path_with_an_encoded_slash_is_understood_also_where_it_is_not_encoded():
    sent = "/v1/posts/七%2Fa".encode().decode("latin-1")

    assert sent_path({"REQUEST_URI": sent, "PATH_INFO": ""}) == sent


@pytest.mark.parametrize("target", ["/v1", "/live", "/ready", "/nothing"])
def test_two_ids_of_a_request_are_none(server, target):
    ids = [("X-Request-Id", "mine-1"), ("X-Request-Id", "mine-2")]

    for _ in range(2):
        assert server.ask(target, headers=ids)[1][b"x-request-id"] not in (b"mine-1", b"mine-2")
