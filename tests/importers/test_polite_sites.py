"""A site that is imported is asked politely: not what its robots.txt asks not to, one request at a time, with pauses; pictures, too."""

import json
import threading
import time
from contextlib import closing
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import api.cli.media
from api.cli import main
from api.importers import live
from api.importers.live import Live, Polite
from api.outbound import Answer
from api.outbound.robots import read
from tests.listening import address_of, free, serving
from tests.media.old_site import count, environment
from tests.media.pictures import camera, scene
from tests.plugins import ON_SQLITE

LISTS = "/wp-json/wp/v2/"
PICTURE = "/wp-content/uploads/a.jpg"


class Site:
    """One post with a picture, as WordPress shows it; which paths were asked for, and the most at one time."""

    def __init__(self, url):
        self.url, self.home, self.robots, self.asked = url, url, None, []
        self.now = self.most = 0
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            self.asked.append(environ["PATH_INFO"])
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.01)  # so long another one would be beside it
        found = self.pages().get(environ["PATH_INFO"])
        kind = "image/jpeg" if environ["PATH_INFO"] == PICTURE else "text/plain" if isinstance(found, str) else "application/json"
        with self.lock:
            self.now -= 1
        start_response("404 Not Found" if found is None else "200 OK", [("Content-Type", kind)])
        return [found if isinstance(found, bytes) else found.encode() if isinstance(found, str) else json.dumps(found or []).encode()]

    def pages(self):
        image = f"{self.home}{PICTURE}"
        both = {"link": f"{self.url}/a/", "guid": {"rendered": f"{self.url}/?p=1"}, "date_gmt": "2024-05-01T10:00:00"}
        texts = {"title": {"rendered": "A"}, "content": {"rendered": f'<p><img src="{image}" alt=""></p>'}, "status": "publish"}
        post = {"id": 1, "type": "post", "slug": "a", "modified_gmt": "2024-05-01T10:00:00", "featured_media": 9, **texts, **both}
        picture = {"id": 9, "type": "attachment", "source_url": image, "guid": {"rendered": image}, "slug": "river"}
        lists = {"posts": [post], "media": [picture], **{name: [] for name in ("pages", "categories", "tags", "users")}}
        return {
            "/": "<html>Welcome.</html>",
            "/robots.txt": self.robots,
            "/wp-json/": {"namespaces": ["wp/v2"], "home": self.home, "name": "Site"},
            **{f"{LISTS}{name}": found for name, found in lists.items()},
            PICTURE: camera(scene(300, 200)),
        }


@pytest.fixture
def site():
    with closing(free()) as listening:
        found = Site(address_of(listening))
        with serving(found, listening):
            yield found


@pytest.fixture
def comes_in(site, settings, monkeypatch):
    """Imports the site; what the command says, and what it asked for."""
    monkeypatch.setattr(api.cli.media, "PAUSE", 0)

    def came(*options):
        site.asked.clear()
        result = CliRunner().invoke(main, ["import", site.url, *map(str, options)], env=environment(settings), catch_exceptions=False)
        return result, list(site.asked)

    return came


def rows(settings):
    """How many pictures are here."""
    return count(settings)[0]


@ON_SQLITE
def test_with_media_its_pictures_come_too_one_request_at_a_time(site, comes_in, settings):
    tried, asked = comes_in("--media", "--dry-run")
    assert (tried.exit_code, PICTURE in asked, rows(settings)) == (0, False, 0)
    without, asked = comes_in()
    assert (without.exit_code, PICTURE in asked, rows(settings)) == (0, False, 0)
    result, asked = comes_in("--media")
    assert (result.exit_code, asked.count(PICTURE), rows(settings)) == (0, 1, 1), result.output
    assert "pictures: 1 taken, 0 here already, 0 missing\n" in result.stdout
    again, asked = comes_in("--media")
    assert (PICTURE in asked, rows(settings)) == (False, 1), again.output
    assert site.most == 1


@ON_SQLITE
def test_pictures_are_those_of_the_host_that_the_site_calls_its_own(site, comes_in):
    site.home = "http://127.0.0.2:9"  # where nobody answers
    result, _ = comes_in("--media")
    assert "pictures: 0 taken, 0 here already, 1 missing\n" in result.stdout, result.output


@ON_SQLITE
def test_what_robots_txt_asks_not_to_read_is_not_read(site, comes_in, settings, tmp_path):
    account = tmp_path / "account"
    account.write_text("editor:words of tests\n")
    site.robots = "User-agent: *\nDisallow: /wp-json/*\n"
    refused, asked = comes_in("--media")
    assert (refused.exit_code, [path for path in asked if path.startswith(LISTS)]) == (1, []), refused.output
    assert "robots.txt" in refused.stderr
    assert "application password" in refused.stderr

    site.robots = f"User-agent: *\nDisallow: {LISTS}users\nDisallow: /*.jpg$\n"
    parts, asked = comes_in("--media")
    assert (parts.exit_code, rows(settings)) == (0, 0), parts.output
    assert "posts: 1 created" in parts.stdout
    assert f"{LISTS}users" not in asked
    assert PICTURE not in asked
    assert asked.index("/robots.txt") < asked.index(f"{LISTS}posts")
    assert "robots.txt of its host asks not to fetch it" in parts.stderr

    own, asked = comes_in("--media", "--account", account)
    assert (own.exit_code, rows(settings), "/robots.txt" in asked) == (0, 1, False), own.output


@pytest.fixture
def polite(monkeypatch):
    """(somebody who asks, what was waited for in seconds, answers to come: each with the seconds that it takes)."""
    clock, waited, answers = [100.0], [], []

    def sleep(seconds):
        waited.append(round(seconds, 3))
        clock[0] += seconds

    def fetch(_url, **_):
        answer, seconds = answers.pop(0)
        clock[0] += seconds
        return answer

    monkeypatch.setattr(live, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    return Polite(Live(SimpleNamespace(fetch=fetch), sleep=sleep)), waited, answers


def test_each_request_waits_as_long_as_the_last_answer_took_and_as_the_site_asks(polite):
    ask, waited, answers = polite
    fine, robots = Answer(200, {}, b""), Answer(200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    answers += [(fine, 0.5), (fine, 3.0), (robots, 1.0), (fine, 0.1), (fine, 9.0), (fine, 0.1)]
    for _ in range(2):
        ask("https://site.example/", {})
    ask.heed_robots("https://site.example/wp-json/")
    for _ in range(3):
        ask("https://site.example/", {})
    assert waited == [0.5, 3.0, 7.0, 7.0, 9.0]
    assert read("User-agent: *\nCrawl-delay: 86400").delay == 86_400
    answers += [(Answer(200, {}, b"User-agent: *\nCrawl-delay: 86400\n"), 0.0)]
    ask.heed_robots("https://site.example/")
    assert ask.delay == live.LONGEST_DELAY


def test_a_site_that_asks_to_come_later_is_asked_later(polite):
    ask, waited, answers = polite
    busy = [Answer(429, {"retry-after": "20"}, b""), Answer(503, {}, b""), Answer(503, {"retry-after": "86400"}, b"")]
    answers += [(one, 0.0) for one in (*busy, Answer(200, {}, b"here"))]
    assert ask("https://site.example/", {}).body == b"here"
    assert waited == [20, 2, live.LONGEST_PAUSE]
