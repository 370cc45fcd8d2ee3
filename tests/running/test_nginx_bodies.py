"""Bodies of writes behind a real nginx: what is refused before it was read reaches the client as that, and not as a fault."""

import dataclasses
import json
from contextlib import contextmanager

import pytest

from tests.running.test_nginx import NGINX, asked, nginx
from tests.servers import key_of, running

MEGABYTE = 1024 * 1024
POSTS, BATCH = "/admin/v1/posts", "/admin/v1/batch"
TIMES = 10
"""Whether an answer comes before the connection is closed is a matter of luck: so often it must come."""

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed: apt install nginx-light.")


@pytest.fixture(scope="module")
def settings(databases):
    made = databases.made("sqlite")
    yield made
    databases.drop(made)


@pytest.fixture(scope="module")
def key(settings):
    return key_of(settings)


@pytest.fixture(scope="module")
def service(settings):
    """The address of the service."""
    with running(settings, "--no-worker") as address:
        yield address


@pytest.fixture(scope="module")
def proxy(service, tmp_path_factory):
    """The address of an nginx in front of it."""
    with nginx(service, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@contextmanager
def proxied(settings, folder):
    """The address of an nginx in front of a service with other settings."""
    with running(settings, "--no-worker") as service, nginx(service, folder) as address:
        yield address


def sent(address, path, size, key=None):
    """What so many requests with a body of this size are answered, each on a connection of its own."""
    body = json.dumps({"title": "x" * (size - 13)}).encode()
    assert len(body) == size
    headers = {"Content_Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    answers = [asked(address, path, "POST", body=body, **headers) for _ in range(TIMES)]
    return [(one.status, json.loads(one.body)["code"]) for one in answers]


@pytest.mark.parametrize(("path", "size"), [(POSTS, 100_000), (POSTS, MEGABYTE), (BATCH, 8 * MEGABYTE)])
def test_a_body_without_a_key_is_answered_401(proxy, path, size):
    assert sent(proxy, path, size) == [(401, "key-missing")] * TIMES


def test_a_body_of_which_there_were_too_many_is_answered_429(settings, tmp_path, key):
    with proxied(dataclasses.replace(settings, limit_admin=1), tmp_path) as address:
        asked(address, POSTS, Authorization=f"Bearer {key}")

        assert sent(address, POSTS, MEGABYTE, key) == [(429, "rate-limited")] * TIMES


def test_a_body_that_cannot_be_written_now_is_answered_503(settings, tmp_path, key):
    with proxied(dataclasses.replace(settings, read_only=True), tmp_path) as address:
        assert sent(address, POSTS, MEGABYTE, key) == [(503, "read-only")] * TIMES


@pytest.mark.parametrize(("path", "size"), [(POSTS, MEGABYTE + 1), (BATCH, 8 * MEGABYTE + 1)])
def test_a_body_that_is_too_large_for_a_write_ends_at_nginx(proxy, key, path, size):
    assert sent(proxy, path, size, key) == [(413, "too-large")] * TIMES


def test_a_body_that_is_too_large_is_answered_413_without_nginx_too(service, key):
    assert sent(service, POSTS, 8 * MEGABYTE, key) == [(413, "too-large")] * TIMES


def test_a_body_of_the_largest_size_goes_through(proxy, key):
    assert set(sent(proxy, POSTS, MEGABYTE, key)) == {(422, "invalid-body")}
