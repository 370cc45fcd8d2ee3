"""Whom limits count for behind a real nginx."""

import dataclasses
import http.client
from contextlib import closing
from ipaddress import ip_network
from urllib.parse import urlsplit

import pytest

from tests.running.test_nginx import NGINX, nginx
from tests.servers import PATIENCE_SECONDS, running

pytestmark = [
    pytest.mark.skipif(not NGINX, reason="nginx is not installed: apt install nginx-light."),
    pytest.mark.parametrize("dialect", ["sqlite"], indirect=True),
]
HERE = (ip_network("127.0.0.1"),)


def statuses(address, client, *paths, **headers):
    """What a client with this address is answered."""
    told = []
    for path in paths:
        netloc = urlsplit(address).netloc
        with closing(http.client.HTTPConnection(netloc, timeout=PATIENCE_SECONDS, source_address=(client, 0))) as connection:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            told.append(connection.getresponse().status)
    return told


def test_each_client_of_a_proxy_that_is_believed_has_its_own_limit(settings, tmp_path):
    own = dataclasses.replace(settings, limit_delivery=2, limit_exempt=HERE, trusted_proxies=HERE)
    with running(own, "--no-worker") as service, nginx(service, tmp_path) as address:
        first = statuses(address, "127.0.0.2", "/v1/tags?limit=1", "/v1/tags?limit=2", "/v1/tags?limit=3", "/v1/tags?limit=1")
        pretending = statuses(address, "127.0.0.2", "/v1/tags?limit=4", X_Forwarded_For="127.0.0.9")
        second = statuses(address, "127.0.0.3", "/v1/tags?limit=5")

    assert (first, pretending, second) == ([200, 200, 429, 200], [429], [200])


def test_a_proxy_that_is_not_believed_is_one_client(settings, tmp_path):
    own = dataclasses.replace(settings, limit_delivery=2, limit_exempt=())
    with running(own, "--no-worker") as service, nginx(service, tmp_path) as address:
        first = statuses(address, "127.0.0.2", "/v1/tags?limit=1", "/v1/tags?limit=2")
        second = statuses(address, "127.0.0.3", "/v1/tags?limit=3")

    assert (first, second) == ([200, 200], [429])
