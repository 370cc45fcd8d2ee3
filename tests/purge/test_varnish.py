"""A real Varnish with ``deploy/varnish.vcl`` in front of the running service: what changes is purged, the rest stays."""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from api.db import open_database
from api.derived.writing import writing
from api.errors import NotDone
from api.purge import TARGETS
from api.services.posts import editing, workflow
from api.services.resources import tags
from tests.databases import NOW
from tests.purge.test_killed import places_left
from tests.servers import PATIENCE_SECONDS, environment_of, running

VARNISHD = shutil.which("varnishd", path=f"{os.environ['PATH']}:/usr/sbin")
VCL = Path(__file__).parents[2] / "deploy/varnish.vcl"
pytestmark = pytest.mark.skipif(not VARNISHD, reason="Varnish is not installed: apt install varnish.")


@contextmanager
def varnish(backend, change=lambda vcl: vcl):
    """The address of a Varnish with our configuration, in front of a server."""
    parts = urlsplit(backend)
    vcl = change(VCL.read_text().replace('"127.0.0.1";\n    .port = "8000"', f'"{parts.hostname}";\n    .port = "{parts.port}"'))
    with TemporaryDirectory(prefix="broadsheet-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # a user of its own reads it
        (folder / "test.vcl").write_text(vcl)
        command = [VARNISHD, "-F", "-n", folder / "varnish", "-a", "127.0.0.1:0", "-f", folder / "test.vcl", "-s", "malloc,32m"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
            try:
                yield f"http://127.0.0.1:{port_of(program, folder / 'varnish')}"
            finally:
                program.terminate()
                program.communicate(timeout=PATIENCE_SECONDS)


def port_of(program, where):
    told = ""
    for line in program.stdout:
        told += line
        if "Child starts" in line:
            listed = subprocess.run(["varnishadm", "-n", where, "debug.listen_address"], check=True, capture_output=True, text=True)
            return re.search(r"127\.0\.0\.1 (\d+)", listed.stdout)[1]
    raise AssertionError(f"varnishd ended with status {program.wait()}: {told}")


class Answer:
    def __init__(self, got, body):
        self.status, self.headers, self.body = got.status, got.headers, body

    @property
    def is_hit(self):
        return len(self.headers["X-Varnish"].split()) == 2

    @property
    def titles(self):
        return [post["title"] for post in json.loads(self.body)["data"]]


def asked(address, path, method="GET", **headers):
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        got = connection.getresponse()
        return Answer(got, got.read())
    finally:
        connection.close()


def until(is_so):
    """Asks again and again until it is so."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end
        threading.Event().wait(0.05)


@contextmanager
def working(settings, address):
    variables = {"BROADSHEET_PURGE_TARGET": "varnish", "BROADSHEET_PURGE_URL": address, "BROADSHEET_LOG_LEVEL": "warning"}
    with subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env={**environment_of(settings), **variables}) as program:
        try:
            yield
        finally:
            program.terminate()
            program.wait(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def settings(databases):
    made = databases.made("sqlite")
    yield made
    databases.drop(made)


@pytest.fixture(scope="module")
def opened(settings):
    with closing(open_database(settings)) as database:
        yield database


@pytest.fixture(scope="module")
def served(settings):
    with running(settings, "--no-worker") as address:
        yield address


@pytest.fixture(scope="module")
def kept(served):
    with varnish(served) as address:
        yield address


@pytest.fixture
def front(kept):
    """The address of a Varnish that has kept nothing yet."""
    TARGETS["varnish"](["any"], kept, None)
    return kept


@pytest.fixture
def make(opened):
    """Makes a public post; ``tags``: names of new ones."""

    def made(*names, **values):
        with writing(opened) as session:
            borne = [str(tags.create(session, {"name": name, "slug": name, "language": "en"}, now=NOW).id) for name in names]
            post = editing.create(session, {"language": "en", "body_html": "<p>Text.</p>", "tags": borne, **values}, now=NOW)
            workflow.publish(session, post, now=NOW)
        return post

    return made


def test_what_a_change_shows_in_is_new_and_the_rest_stays(settings, opened, make, front):
    changed, same = make("water", title="Before", slug="changed"), make("air", title="Same", slug="same")
    moved = ["/v1/posts", "/v1/posts?tag=water", "/v1/posts/changed", f"/v1/posts/{changed.id}"]
    still = ["/v1/posts?tag=air", "/v1/posts/same", f"/v1/posts/{same.id}"]

    with working(settings, front):
        until(lambda: not places_left(opened))  # the first start purges everything, twice
        for path in moved + still:
            asked(front, path)
        with writing(opened) as session:
            editing.edit(session, editing.load(session, changed.id), {"title": "After"}, now=NOW + 1_000_000)
        until(lambda: b"After" in asked(front, "/v1/posts/changed").body)

        answers = {path: asked(front, path) for path in moved + still}

    assert [b"After" in answers[path].body for path in moved] == [True] * len(moved)
    assert [b"Before" in answers[path].body for path in moved] == [False] * len(moved)
    assert [answers[path].is_hit for path in still] == [True] * len(still)


def test_an_answer_is_kept_for_everybody(make, front):
    make(title="One")

    first = asked(front, "/v1/posts", Cookie="a=b", Authorization="Bearer x")
    second = asked(front, "/v1/posts?utm_source=mail&fbclid=1&_=2")

    assert (first.status, first.is_hit, second.status, second.is_hit) == (200, False, 200, True)
    assert second.body == first.body


def test_readers_get_no_keys_and_no_lifetime_of_ours(make, front):
    make(title="One")

    answer = asked(front, "/v1/posts")

    assert "Surrogate-Key" not in answer.headers
    assert "s-maxage" not in answer.headers["Cache-Control"]
    assert "max-age=0" in answer.headers["Cache-Control"]


def test_other_paths_and_methods_pass_through(front):
    assert [asked(front, path).is_hit for path in ("/live", "/live", "/openapi.json", "/openapi.json")] == [False] * 4
    assert asked(front, "/v1/posts", "POST").status == 405


def test_keys_are_purged_whole(front, make):
    make(title="One", language="fr-CA")
    asked(front, "/v1/posts?language=fr-CA")

    TARGETS["varnish"](["lang-fr", "fr-CA", "lang"], front, None)
    kept = asked(front, "/v1/posts?language=fr-CA")
    TARGETS["varnish"](["tag-1", "lang-fr-CA"], front, None)
    purged = asked(front, "/v1/posts?language=fr-CA")

    assert (kept.is_hit, purged.is_hit) == (True, False)


def test_any_purges_everything(front, make):
    paths = ["/v1", "/v1/posts", f"/v1/posts/{make(title='One').id}", "/v1/tags", "/v1/posts/nothing"]
    for path in paths:
        asked(front, path)

    TARGETS["varnish"](["any"], front, None)

    assert [asked(front, path).is_hit for path in paths] == [False] * len(paths)


def test_a_hundred_keys_are_purged_at_once(front, make):
    post = make(title="One")
    asked(front, f"/v1/posts/{post.id}")

    TARGETS["varnish"]([*(f"tag-019e0000-0000-7000-8000-{number:012}" for number in range(99)), f"post-{post.id}"], front, None)

    assert not asked(front, f"/v1/posts/{post.id}").is_hit


@pytest.mark.parametrize("keys", ["", "a|b", "a  b", ".*", '" || obj.http.x ~ "', "a\tb"])
def test_what_is_no_list_of_keys_is_refused(front, keys):
    assert asked(front, "/", "PURGE", Surrogate_Key=keys).status == 400


def test_nobody_purges_from_elsewhere_or_through_another_proxy(served, front):
    assert asked(front, "/", "PURGE", Surrogate_Key="any", X_Forwarded_For="192.0.2.1").status == 403
    with varnish(served, lambda vcl: vcl.replace('    "127.0.0.1";\n    "::1";', '    "192.0.2.1";')) as address:
        assert asked(address, "/", "PURGE", Surrogate_Key="any").status == 403
        with pytest.raises(NotDone, match="answers 403"):
            TARGETS["varnish"](["any"], address, None)


def test_a_token_can_be_asked_for(served):
    def with_token(vcl):
        start = vcl.index("        # if (req.http.Authorization")
        end = vcl.index("        if (req.http.Surrogate-Key !~")
        return vcl[:start] + vcl[start:end].replace("# ", "") + vcl[end:]

    with varnish(served, with_token) as address:
        TARGETS["varnish"](["any"], address, "the-token")
        with pytest.raises(NotDone, match="answers 403"):
            TARGETS["varnish"](["any"], address, "another")


def test_a_varnish_that_knows_nothing_of_purges_is_noticed(served):
    with pytest.raises(NotDone):
        TARGETS["varnish"](["any"], served, None)


def test_an_old_answer_is_shown_when_the_service_is_away(settings, make):
    path = f"/v1/posts/{make(title='One').id}"

    def short(vcl):
        lived = vcl.replace("    if (beresp.http.Cache-Tag &&", "    set beresp.ttl = 1ms;\n    if (beresp.http.Cache-Tag &&")
        return lived.replace("set req.grace = 30s;", "set req.grace = 0s;")

    with ExitStack() as stack:
        with running(settings, "--no-worker") as address:
            front = stack.enter_context(varnish(address, short))
            fresh = asked(front, path)

        old, other = asked(front, path), asked(front, "/v1/posts")

    assert (fresh.status, old.status, old.body) == (200, 200, fresh.body)
    assert other.status == 503
