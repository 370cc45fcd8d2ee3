"""What ``broadsheet doctor`` finds at PUBLIC_URL where proxies change answers, or let through what is made up."""

import http.client
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from email.utils import formatdate
from ipaddress import ip_network
from urllib.parse import urlsplit

import pytest

from api.app import create_app
from tests.listening import free, serving


class Changing:
    """A proxy that does to requests and answers what it should not; ``address``: from which it asks the service."""

    def __init__(self, app, change=lambda status, headers, _asked: (status, headers)):
        self._app, self._change = app, change

    def __call__(self, environ, start_response):
        asked = dict(environ)

        def started(status, headers, *_):
            status, headers = self._change(status, headers, asked)
            return start_response(status, headers)

        return self._app(environ, started)


def without_tags(status, headers, _asked):
    return status, [one for one in headers if one[0] != "ETag"]


def all_again(status, headers, _asked):
    return status, headers


def an_hour_late(status, headers, _asked):
    return status, [*headers, ("Date", formatdate(time.time() - 3_600, usegmt=True))]


def moved(_status, headers, _asked):
    return "302 Found", [*headers, ("Location", "https://elsewhere.example/v1")]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_what_a_proxy_does_to_answers_is_told_of(doctor, settings, database):
    seen = {}
    for change in (without_tags, all_again, an_hour_late, moved):
        with closing(free()) as listening:
            url = "http://{}:{}".format(*listening.getsockname())
            app = create_app(replace(settings, public_url=url), database)

            def asking(environ, start_response, app=app, change=change):
                if change is all_again:
                    environ.pop("HTTP_IF_NONE_MATCH", None)
                return Changing(app, change)(environ, start_response)

            with serving(asking, listening):
                seen[change] = doctor(public_url=url)[1]["public address"]

    assert seen[without_tags][0][1].endswith("answers without our ETag.")
    assert seen[all_again][0][1].endswith("sends all again to who has it already.")
    assert seen[an_hour_late][-1][1].startswith("The clock there is 36")
    assert seen[moved][0][:2] == ("error", seen[moved][0][1])
    assert "answers 302, and sends to https://elsewhere.example/v1." in seen[moved][0][1]


def proxy(upstream, forwards):
    """One that asks from an address that the service believes, and says of whom it was asked, or has that said by whoever asks."""

    def asked(environ, start_response):
        host, port = urlsplit(upstream()).netloc.split(":")
        there = http.client.HTTPConnection(host, int(port), timeout=60, source_address=("127.0.0.3", 0))
        with closing(there):
            headers = {"Accept": "application/json", "X-Forwarded-For": forwards(environ)}
            there.request("GET", environ["PATH_INFO"], headers={**headers, "Host": environ["HTTP_HOST"]})
            answer = there.getresponse()
            body = answer.read()
            start_response(
                f"{answer.status} {answer.reason}",
                [one for one in answer.getheaders() if one[0].lower() not in ("date", "server", "connection")],
            )
        return [body]

    return asked


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_made_up_client_that_a_proxy_lets_through_is_told_of(doctor, settings, database):
    def looked(forwards, **more):
        with ExitStack() as stack:
            before, behind = stack.enter_context(closing(free())), stack.enter_context(closing(free()))
            there = doctor_settings(before, **more)
            stack.enter_context(serving(create_app(there, database), behind))
            upstream = "http://{}:{}".format(*behind.getsockname())
            stack.enter_context(serving(proxy(lambda: upstream, forwards), before))
            return doctor(there, public_url=there.public_url)[1]["forwarded"][0]

    def doctor_settings(listening, **more):
        networks = {"trusted_proxies": ("127.0.0.3/32",), "limit_exempt": (), **more}
        return replace(
            settings,
            public_url="http://{}:{}".format(*listening.getsockname()),
            **{name: tuple(map(ip_network, value)) for name, value in networks.items()},
        )

    as_said = looked(lambda environ: environ.get("HTTP_X_FORWARDED_FOR", ""))
    added = looked(lambda environ: f"{environ.get('HTTP_X_FORWARDED_FOR', '')}, {environ['REMOTE_ADDR']}")
    exempt = looked(lambda environ: environ["REMOTE_ADDR"], limit_exempt=("127.0.0.0/8",))
    within = looked(lambda environ: environ["REMOTE_ADDR"], trusted_proxies=("127.0.0.0/8",))

    assert as_said[0] == "error"
    assert as_said[1].endswith("believes an X-Forwarded-For that anybody may send.")
    assert [one[0] for one in (added, exempt, within)] == ["ok"] * 3
    assert added[1].endswith("does not believe an X-Forwarded-For that is made up.")
    assert "not counted by limits" in exempt[1]
    assert "cannot be tried from here" in within[1]
