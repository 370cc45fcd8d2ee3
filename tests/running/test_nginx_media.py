"""A real nginx with ``deploy/nginx.conf`` serves pictures from the folder itself, and asks Broadsheet where it has none."""

import json
from dataclasses import replace
from http.client import HTTPMessage
from time import monotonic, sleep

import pytest

from tests.media.pictures import camera, scene
from tests.running.test_nginx import NGINX, asked, nginx, placed
from tests.servers import PATIENCE_SECONDS, key_of, running

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed: apt install nginx-light.")
OF_EACH = {"date", "server", "connection", "last-modified", "etag", "x-request-id", "cache-status"}


@pytest.fixture
def settings(databases, tmp_path):
    made = databases.made("sqlite")
    yield replace(made, data_dir=tmp_path)
    databases.drop(made)


def ready(address, key):
    """A picture that was uploaded through nginx, when its renditions are made."""
    answer = asked(
        address, "/admin/v1/media", "POST", body=camera(scene(700, 400)), Authorization=f"Bearer {key}", Content_Type="image/jpeg"
    )
    assert answer.status == 201, answer.body
    path, until = f"/admin/v1/media/{json.loads(answer.body)['id']}", monotonic() + PATIENCE_SECONDS
    while (told := json.loads(asked(address, path, Authorization=f"Bearer {key}").body))["state"] != "ready":
        assert monotonic() < until, told
        sleep(0.05)
    return told


def others(headers: HTTPMessage):
    return {name.lower(): value for name, value in headers.items() if name.lower() not in OF_EACH}


def test_nginx_serves_pictures_itself_and_asks_broadsheet_for_what_it_does_not_see(settings, tmp_path):
    folder = settings.data_dir / "media" / "public"
    with (
        running(settings) as service,
        nginx(service, tmp_path, lambda conf: placed(conf, "/var/lib/broadsheet/media/public", f"{folder}")) as front,
    ):
        made = ready(front, key_of(settings))["renditions"]
        paths = ["/media/" + each["url"].partition("/media/")[2] for each in made]
        here, there = ([asked(address, path) for path in paths] for address in (front, service))
        part = asked(front, paths[0], Range="bytes=2-5")
        again = asked(front, paths[0], If_None_Match=here[0].tag)
        odd = [asked(front, f"/media/{path}") for path in ("%2e%2e/originals", "00/nothing.webp", f"00/{'0' * 40}.webp", "")]
        written = asked(front, paths[0], "PUT", body=b"x")
        (tmp_path / "blind").mkdir()
        with nginx(service, tmp_path / "blind") as blind:
            asked_for = asked(blind, paths[0])

    assert [answer.body for answer in here] == [answer.body for answer in there]
    assert [others(answer.headers) for answer in here] == [others(answer.headers) for answer in there]
    assert {answer.headers["X-Request-Id"] for answer in here} == {None}
    assert (part.status, part.body, part.headers["Content-Range"]) == (206, here[0].body[2:6], f"bytes 2-5/{len(here[0].body)}")
    assert (again.status, here[0].tag.startswith("W/")) == (304, False)
    assert [answer.status for answer in (*odd, written)] == [404, 404, 404, 404, 405]
    assert {answer.headers["Content-Type"] for answer in (*odd, written)} == {"application/problem+json"}
    assert (asked_for.status, asked_for.body, asked_for.tag) == (200, here[0].body, there[0].tag)
