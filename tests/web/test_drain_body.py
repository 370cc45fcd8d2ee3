"""What was not read of a body is read on before the answer, where that cannot take long."""

import pytest

from api.web.drain_body import MOST_BYTES, DrainBody


def asked(app, environ):
    """The status."""
    told = []
    app(dict(environ), lambda status, _headers: told.append(status[:3]))
    return told[0]


class Body:
    """A body that says how much of it was read."""

    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        taken = self.left if size < 0 else min(size, self.left)
        self.left -= taken
        return b"x" * taken


def reads(number):
    """An application that reads so many bytes and refuses."""

    def app(environ, start_response):
        environ["wsgi.input"].read(number)
        start_response("401 Unauthorized", [])
        return [b""]

    return app


@pytest.mark.parametrize(
    ("peer", "path", "size", "left"),
    [
        ("127.0.0.1", "/admin/v1/posts", 1_000_000, 0),
        ("", "/admin/v1/posts", 1_000_000, 0),
        ("203.0.113.9", "/admin/v1/posts", 1_000_000, 999_000),  # who may send as slowly as it likes
        ("127.0.0.1", "/v1/posts", 1_000_000, 999_000),
        ("127.0.0.1", "/admin/v1/posts", MOST_BYTES + 5, 5),
    ],
)
def test_what_was_not_read_of_a_body_is_read_before_the_answer(peer, path, size, left):
    body = Body(size)
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": path, "REMOTE_ADDR": peer, "CONTENT_LENGTH": str(size), "wsgi.input": body}

    status = asked(DrainBody(reads(1_000), ()), environ)

    assert (status, body.left) == ("401", left)


def test_a_body_that_ends_early_or_was_read_is_not_waited_for():
    whole, short = Body(500), Body(20)
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/admin/v1/posts", "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": "500"}

    for body in (whole, short):
        asked(DrainBody(reads(10), ()), {**environ, "wsgi.input": body})

    assert (whole.left, short.left) == (0, 0)
