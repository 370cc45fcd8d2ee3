"""A real nginx with ``deploy/nginx.conf`` in front of the running service: what it does to answers, and slow clients."""

import gzip
import http.client
import json
import os
import shutil
import socket
import subprocess
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import brotli
import pytest

from api.db import open_database
from api.importers import open_source
from api.services.archive.importing import importing
from tests.servers import PATIENCE_SECONDS, running

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
CONF = Path(__file__).parents[2] / "deploy/nginx.conf"
LIST = "/v1/posts"
SLOW_CLIENTS, SLOW_SECONDS, IN_TIME = 60, 4, 2
MAIN = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/broadsheet.conf;
}}
"""

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed: apt install nginx-light.")


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def placed(conf, old, new):
    assert old in conf, f"deploy/nginx.conf has no {old!r} any more"
    return conf.replace(old, new)


@contextmanager
def nginx(upstream, folder, change=lambda conf: conf):
    """The address of an nginx with our configuration in front of a server; another port is tried where one was taken meanwhile."""
    conf = placed(CONF.read_text(encoding="utf-8"), "server 127.0.0.1:8000;", f"server {urlsplit(upstream).netloc};")
    conf = placed(placed(conf, "listen [::]:80;", ""), "/var/log/nginx/", f"{folder}/")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    for _ in range(5):
        port = free_port()
        (folder / "broadsheet.conf").write_text(change(placed(conf, "listen 80;", f"listen 127.0.0.1:{port};")), encoding="utf-8")
        with subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.PIPE, text=True) as program:
            try:
                if is_listening(program, port):
                    yield f"http://127.0.0.1:{port}"
                    return
            finally:
                program.terminate()
                _, told = program.communicate(timeout=PATIENCE_SECONDS)
        assert "Address already in use" in told, told
    raise AssertionError("Every port that was free was taken before nginx had it.")


def is_listening(program, port):
    """Whether it does, once it does or has ended."""
    until = monotonic() + PATIENCE_SECONDS
    while program.poll() is None and monotonic() < until:
        with suppress(ConnectionRefusedError), closing(socket.create_connection(("127.0.0.1", port))):
            return program.poll() is None
        Event().wait(0.02)
    return False


@pytest.fixture(scope="module")
def service(databases):
    """The address of the service over the sample archive."""
    settings = databases.made("sqlite")
    with closing(open_database(settings)) as database, open_source("sample") as items:
        for _ in importing(database, items):
            pass
    with running(settings) as address:
        yield address
    databases.drop(settings)


@pytest.fixture(scope="module")
def proxy(service, tmp_path_factory):
    """The address of an nginx in front of it."""
    with nginx(service, tmp_path_factory.mktemp("nginx")) as address:
        yield address


class Answer:
    def __init__(self, got):
        self.status, self.headers, self.body = got.status, got.headers, got.read()

    @property
    def tag(self):
        return self.headers["ETag"]

    @property
    def coding(self):
        return self.headers["Content-Encoding"]


def asked(address, path, method="GET", *, body=None, timeout=PATIENCE_SECONDS, **headers):
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=timeout)) as connection:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        return Answer(connection.getresponse())


def test_codings_come_through_with_strong_tags_of_their_own(proxy):
    plain, br, gzipped = (asked(proxy, LIST, Accept_Encoding=coding) for coding in ("identity", "br, gzip", "gzip"))

    again = [asked(proxy, LIST, Accept_Encoding=one.coding or "identity", If_None_Match=one.tag) for one in (plain, br, gzipped)]

    assert [one.coding for one in (plain, br, gzipped)] == [None, "br", "gzip"]
    assert brotli.decompress(br.body) == gzip.decompress(gzipped.body) == plain.body
    assert len({one.tag for one in (plain, br, gzipped)}) == 3
    assert not [one.tag for one in (plain, br, gzipped) if one.tag.startswith("W/")]
    assert [(one.status, one.tag, one.body) for one in again] == [(304, one.tag, b"") for one in (plain, br, gzipped)]
    assert [one.headers.get_all("Vary") for one in (plain, br, gzipped, *again)] == [["Accept-Encoding"]] * 6


def test_a_tag_that_nginx_weakens_because_it_compresses_is_known_again(service, tmp_path):
    def uncoded(conf):
        return placed(conf, 'proxy_set_header Connection "";', 'proxy_set_header Connection ""; proxy_set_header Accept-Encoding "";')

    with nginx(service, tmp_path, uncoded) as address:
        compressed = asked(address, LIST, Accept_Encoding="gzip, br")
        again = asked(address, LIST, Accept_Encoding="gzip, br", If_None_Match=compressed.tag)
        direct = asked(service, LIST)

    assert (compressed.status, compressed.coding, compressed.tag) == (200, "gzip", f"W/{direct.tag}")
    assert gzip.decompress(compressed.body) == direct.body
    assert (again.status, again.body, again.tag.removeprefix("W/")) == (304, b"", direct.tag)


@pytest.mark.parametrize("path", [LIST, "/v1/posts/seven-thousand-three-hundred", "/v1/posts/nothing", "/openapi.json"])
def test_all_headers_come_through_for_get_and_head(proxy, service, path):
    own = {"server", "date", "connection", "x-request-id", "cache-status"}

    through, head, direct = asked(proxy, path), asked(proxy, path, "HEAD"), asked(service, path)

    expected = {name.lower(): value for name, value in direct.headers.items() if name.lower() not in own}
    for one in (through, head):
        assert (one.status, {name.lower(): value for name, value in one.headers.items() if name.lower() not in own}) == (
            direct.status,
            expected,
        )
        assert one.headers["X-Request-Id"]
        assert one.headers["Cache-Status"].startswith("broadsheet; ")
    assert (through.body, head.body) == (direct.body, b"")


@pytest.mark.parametrize(("path", "status"), [("/v1/posts/nothing", 404), ("/v1/posts?limit=0", 422), ("/nothing", 404), (LIST, 405)])
def test_problems_stay_problems(proxy, path, status):
    answer = asked(proxy, path, "POST" if status == 405 else "GET", Accept_Encoding="gzip, br")

    assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(answer.body)["status"] == status


def test_a_body_is_answered_405_however_large(proxy):
    answer = asked(proxy, LIST, "POST", body=b"x" * 2_000_000)

    assert answer.status == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_body_that_nothing_takes_is_a_problem_of_nginx(proxy):
    answer = asked(proxy, LIST, "POST", Content_Length=str(33 * 1024 * 1024), X_Request_Id="mine")

    assert (answer.status, answer.headers["Content-Type"], answer.headers["X-Request-Id"]) == (413, "application/problem+json", "mine")
    assert json.loads(answer.body)["code"] == "too-large"


def test_that_the_service_is_away_is_a_problem_too(tmp_path):
    with nginx(f"http://127.0.0.1:{free_port()}", tmp_path) as address:
        answer = asked(address, LIST)

    assert (answer.status, answer.headers["Content-Type"], answer.headers["Retry-After"]) == (503, "application/problem+json", "2")
    assert json.loads(answer.body)["code"] == "unavailable"
    assert answer.headers["X-Request-Id"]


@pytest.mark.parametrize(("given", "is_kept"), [("of-the-client", True), ("not safe!", False), ("x" * 65, False)])
def test_one_id_of_a_request_is_in_the_answer_and_in_the_log(service, tmp_path, given, is_kept):
    with nginx(service, tmp_path) as address:
        answer = asked(address, f"{LIST}?limit=1&_=secret", X_Request_Id=given)

    (line,) = (json.loads(one) for one in (tmp_path / "broadsheet.log").read_text(encoding="utf-8").splitlines())
    assert line["request_id"] == answer.headers["X-Request-Id"]
    assert (line["request_id"] == given) is is_kept
    assert (line["method"], line["path"], line["status"]) == ("GET", LIST, 200)
    assert "secret" not in json.dumps(line)


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        """Nobody reads it."""


@pytest.fixture
def one_by_one():
    """The address of a server that takes one request after the other and reads bodies: whoever is slow holds up all."""

    def app(environ, start_response):
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"done"]

    with make_server("127.0.0.1", 0, app, handler_class=Silent) as server:
        server.socket.listen(2 * SLOW_CLIENTS)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


HEADER = f"GET {LIST} HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".encode()
BODY = f"POST {LIST} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n".encode()


def in_time_beside(slow, address, path):
    """How many of some healthy requests are answered in time while clients send this, and then a byte a second."""
    place, answered = (urlsplit(address).hostname, urlsplit(address).port), []
    with ExitStack() as stack:
        clients = [stack.enter_context(closing(socket.create_connection(place))) for _ in range(SLOW_CLIENTS)]
        for client in clients:
            client.sendall(slow)
        for _ in range(SLOW_SECONDS):
            try:
                answered.append(asked(address, path, timeout=IN_TIME).status)
            except TimeoutError:
                return answered
            for client in clients:
                client.sendall(b"x")
            Event().wait(1)  # the pace of the slow ones
    return answered


@pytest.mark.parametrize("slow", [HEADER, BODY], ids=["header", "body"])
def test_slow_clients_do_not_keep_others_from_being_answered(proxy, slow):
    answered = in_time_beside(slow, proxy, "/v1/posts?limit=5")

    assert answered == [200] * SLOW_SECONDS


@pytest.mark.parametrize("slow", [HEADER, BODY], ids=["header", "body"])
def test_nginx_is_what_keeps_slow_clients_away_from_a_process(one_by_one, tmp_path, slow):
    with nginx(one_by_one, tmp_path) as address:
        behind = in_time_beside(slow, address, "/")
    bare = in_time_beside(slow, one_by_one, "/")

    assert behind == [200] * SLOW_SECONDS
    assert bare == []
