"""Hosts that pictures are taken from: what they may answer, how often they are asked, and a command that is killed meanwhile."""

import json
import signal
import subprocess
import sys
import threading
from contextlib import closing
from ipaddress import ip_network

import pytest

from api.media import fetching
from api.media.files import Files
from api.outbound import Door
from api.outbound.door import Limits
from tests.listening import address_of, free
from tests.media.old_site import answering, comes_in, count, endless, environment, fetch, lines, old, showing, slow
from tests.media.pictures import camera, saved, scene
from tests.plugins import SAMPLED, amount

__all__ = ["comes_in", "fetch", "old"]

SECONDS = 120
DEATHS = amount(full=3, sample=2, long=6)


@SAMPLED
def test_what_cannot_be_had_keeps_its_address_and_is_told_with_the_reason(old, fetch, comes_in, client, settings, monkeypatch, tmp_path):
    monkeypatch.setattr(fetching, "LIMITS", Limits(seconds=2.0, wire_bytes=2_000_000, decoded_bytes=1_500_000))
    old.pages |= {
        "/good.jpg": camera(scene(400, 300)),
        "/private/x.jpg": camera(scene(410, 300)),
        "/broken.jpg": answering("500 Oh"),
        "/page.jpg": answering("200 OK", b"<!doctype html><title>Not here</title>"),
        "/slow.jpg": slow,
        "/endless.jpg": endless,
        "/inside.jpg": answering("302 Found", b"", ("Location", "http://10.0.0.1/x.jpg")),
        "/round.jpg": answering("302 Found", b"", ("Location", "/round.jpg")),
        "/moving.webp": saved(scene(40, 40), "WEBP", save_all=True, append_images=[scene(40, 40).rotate(90)]),
    }
    urls = [f"{old.url}{path}" for path in (*old.pages, "/absent.jpg")]
    old.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private/\n"
    comes_in(lines(showing(urls)))
    report = tmp_path / "report.jsonl"

    result, asked = fetch("--report", report), list(old.asked)
    own = fetch("--host", "127.0.0.1")

    assert (result.exit_code, result.stdout) == (0, "pictures: 1 taken, 0 here already, 9 missing\n")
    told = {one["item"].removeprefix(old.url): one["why"] for one in map(json.loads, report.read_text().splitlines())}
    assert told == {
        "/absent.jpg": "its host answers 404",
        "/broken.jpg": "its host answers 500",
        "/endless.jpg": "The answer is too large when it is unpacked.",
        "/inside.jpg": "This address is not allowed: only public ones are asked, at ports 80 and 443.",
        "/moving.webp": told["/moving.webp"],
        "/page.jpg": "This is no picture that is taken: send JPEG, PNG, WebP or AVIF.",
        "/private/x.jpg": "robots.txt of its host asks not to fetch it; --host takes it where the host is yours",
        "/round.jpg": "127.0.0.1 is the 4th redirect: not followed.",
        "/slow.jpg": "127.0.0.1 does not answer: not in time.",
    }
    assert "animated" in told["/moving.webp"]
    assert (asked.count("/broken.jpg"), "/private/x.jpg" in asked) == (3, False)
    assert own.stdout == "pictures: 1 taken, 1 here already, 8 missing\n"
    assert count(settings) == (2, 2)
    assert not list((settings.data_dir / "media/work").iterdir())
    assert client.get("/v1/posts/rain?include=body_html").json["body_html"] == showing(urls)["body_html"]


def test_a_host_is_asked_again_when_it_says_and_no_more_when_it_is_silent(old, tmp_path):
    picture, tries, waits = camera(scene(300, 200)), iter([("503 Later", "7"), ("429 Slower", "9000")]), []

    def busy(_environ, start_response):
        status, after = next(tries, ("200 OK", "0"))
        start_response(status, [("Retry-After", after), ("Content-Type", "image/jpeg")])
        return [picture]

    old.pages["/busy.jpg"] = busy
    door = Door((ip_network("127.0.0.0/8"),))
    web = fetching.Web(door, Files(tmp_path), pause=2.0, own={"127.0.0.1"}, sleep=waits.append)

    found = web.taken(f"{old.url}/busy.jpg")
    web.taken(f"{old.url}/busy.jpg")

    assert (found.width, [round(one) for one in waits]) == (300, [7, 300, 2])
    with closing(free()) as closed:
        nobody = address_of(closed)
    told = []
    for number in range(fetching.SILENT + 1):
        with pytest.raises(fetching.Missing) as why:
            web.taken(f"{nobody}/{number}.jpg")
        told.append(str(why.value))
    assert told[-1] == "its host does not answer" != told[-2]


@pytest.fixture
def program(settings):
    """Runs the command as a program of its own, and kills it when told."""
    command = [sys.executable, "-m", "api.cli", "media", "fetch", "--pause", "0", "--host", "127.0.0.1"]
    return lambda **more: subprocess.Popen(command, env=environment(settings), stdout=subprocess.PIPE, text=True, **more)


class Held:
    """Pictures whose second half stays behind from a certain one on, until it is let go."""

    def __init__(self, old, number):
        self.old, self.reached, self.go_on, self.last = old, threading.Semaphore(0), threading.Event(), number
        old.pages |= {f"/{one}.jpg": self.page(camera(scene(100 + one, 80))) for one in range(number)}

    def page(self, content):
        def answered(_environ, start_response):
            start_response("200 OK", [("Content-Type", "image/jpeg"), ("Content-Length", str(len(content)))])
            yield content[:100]
            self.reached.release()
            if len(self.old.asked) >= self.last:
                self.go_on.wait(SECONDS)
            yield content[100:]

        return answered

    def holding(self, last):
        """From the one that is asked for as the last one."""
        self.reached, self.go_on, self.last = threading.Semaphore(0), threading.Event(), len(self.old.asked) + last


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_killed_at_any_picture_and_run_again_it_doubles_and_loses_nothing(old, comes_in, settings, program):
    number = 3 * DEATHS + 1
    held = Held(old, number)
    comes_in(lines(showing([f"{old.url}/{one}.jpg" for one in range(number)])))

    for death in range(DEATHS):
        held.holding(3 + death % 2)  # it is killed before the third has come, or at any instant from then to the fourth
        with program() as running:
            for _ in range(3):
                assert held.reached.acquire(timeout=SECONDS)
            running.send_signal(signal.SIGKILL)
        held.go_on.set()
        rows, files = count(settings)
        assert max(death, 1) <= rows <= files < number
    held.holding(number + 1)
    with program() as running:
        said = running.communicate(timeout=SECONDS)[0]

    assert said.endswith(" 0 missing\n")
    assert count(settings) == (number, number)
