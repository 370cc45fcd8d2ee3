"""The logs of everything that runs, in full detail, know no key, no secret, no link to a draft and no word of one."""

import json
import urllib.request
from contextlib import suppress
from urllib.error import HTTPError

import pytest

from tests.running.test_serve import ADDRESS, serving
from tests.servers import key_of

WORDS = ("quokkas", "wombats", "bandicoots", "numbats")
"""In the title, the body, the excerpt and the question: nothing else has them."""
WRONG = "bs_" + "x" * 40
TOKEN = "a-token-of-metrics-that-nobody-else-has"


@pytest.fixture
def asked():
    def ask(address, method, path, key=None, body=None, **headers):
        given = {"Content-Type": "application/json", **headers} | ({"Authorization": f"Bearer {key}"} if key else {})
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(urllib.request.Request(address + path, data, given, method=method)) as answer:
                return json.loads(answer.read() or b"{}")
        except HTTPError as error:
            with error, suppress(ValueError):
                return json.loads(error.read())
        return None

    return ask


@pytest.fixture
def acts(asked):
    """Does all that has to do with secrets, once or twice; what must be known to nobody else, with what /metrics tells."""

    def done(address, key):
        post = {"title": WORDS[0], "language": "en", "body_html": f"<p>{WORDS[1]}</p>", "excerpt": WORDS[2]}
        draft = asked(address, "POST", "/admin/v1/posts", key, post)
        asked(address, "POST", "/admin/v1/posts", key, {**post, "language": WORDS[0]})
        link = asked(address, "POST", f"/admin/v1/posts/{draft['id']}/preview-links", key)["token"]
        for path in (link, link, f"{link}/x", f"{link}?token={link}"):
            asked(address, "GET", f"/admin/v1/previews/{path}")
        germany = {"name": "Germany", "url": "https://de.example.net", "section": "main", "licenses": None}
        source = asked(address, "POST", "/admin/v1/sources", key, germany)["id"]
        hint = asked(address, "GET", f"/admin/v1/sources/{source}/hint", key)["url"].rpartition("/")[2]
        asked(address, "POST", f"/admin/v1/hints/{hint}", body={})
        hook = asked(address, "POST", "/admin/v1/webhooks", key, {"name": "one", "url": "https://hooks.example/", "query": ""})
        made = asked(address, "POST", "/admin/v1/keys", key, {"name": "two", "scopes": ["posts:read"]})
        asked(address, "GET", "/admin/v1/posts", WRONG)
        for _ in range(2):
            asked(address, "GET", f"/v1/posts?q={WORDS[3]}&key={key}")
            asked(address, "GET", f"/v1/posts?q={WORDS[3]}")
        asked(address, "GET", f"/admin/v1/posts?access_token={key}")
        told = urllib.request.Request(f"{address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        with urllib.request.urlopen(told) as answer:
            return [key, link, hint, hook["secret"], made["key"]], answer.read().decode()

    return done


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_no_log_has_what_its_reader_must_not_know(settings, acts):
    more = {"BROADSHEET_LOG_LEVEL": "debug", "BROADSHEET_ACCESS_LOG": "all", "BROADSHEET_METRICS_TOKEN": TOKEN}
    with serving(settings, **more) as served:
        (address,) = served.until(ADDRESS)
        secrets, told = acts(address, key_of(settings))
        served.program.terminate()
        log = served.told + served.rest()

    paths = [json.loads(line)["path"] for line in log.splitlines() if '"broadsheet.access"' in line]
    assert paths.count("/v1/posts") == 4, "with the stored one"
    assert (paths.count("/admin/v1/previews/…"), paths.count("/admin/v1/hints/…")) == (4, 1)
    secrets += [WRONG, TOKEN, *settings.secrets, *WORDS]
    assert [secret for secret in secrets if secret in log] == []
    assert [secret for secret in secrets if secret in told] == []
