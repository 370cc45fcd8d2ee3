"""The service as programs of its own: large uploads, and a worker that is killed while it decodes."""

import http.client
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from urllib.parse import urlsplit

import orjson
import pytest
from PIL import Image

from tests.media.pictures import camera
from tests.plugins import SAMPLED, amount
from tests.servers import environment_of, key_of, running

DEATHS = amount(full=3, sample=2, long=40)
SECONDS = 90


@pytest.fixture
def settings(databases, dialect, tmp_path):
    made = databases.made(dialect)
    yield replace(made, data_dir=tmp_path)
    databases.drop(made)


def asked(address, method, path, body=None, **headers):
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def worker(settings):
    return subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env=environment_of(settings), stderr=subprocess.DEVNULL)


def assert_whole(settings):
    """What is under a name is what the name says, at any instant."""
    for file in (settings.data_dir / "media" / "public").rglob("*.*"):
        assert sha256(file.read_bytes()).hexdigest()[:40] == file.name.partition(".")[0]


def killed_in_the_encoder(settings, pause):
    """Starts a worker, and kills it so many seconds after it has begun to write renditions."""
    work = settings.data_dir / "media" / "work"
    before = begun(work)  # what the last one has left
    with worker(settings) as program:
        try:
            until = time.monotonic() + SECONDS
            while begun(work) <= before:
                assert time.monotonic() < until
                time.sleep(0.01)
            time.sleep(pause)
        finally:
            program.send_signal(signal.SIGKILL)


def begun(work):
    """The folders in which there are renditions."""
    found = set()
    for folder in work.glob("make-*"):
        with suppress(FileNotFoundError):  # it is taken away meanwhile
            found |= {folder} if any(folder.iterdir()) else set()
    return found


def worked_until_ready(settings, read):
    """What is told of the picture when a worker has done its work."""
    with worker(settings) as program:
        try:
            until = time.monotonic() + SECONDS
            while (told := orjson.loads(read()[1]))["state"] != "ready":
                assert time.monotonic() < until, told
                time.sleep(0.1)
        finally:
            program.terminate()
    return told


@SAMPLED
def test_a_large_picture_is_taken_and_ends_ready_however_often_the_worker_is_killed(settings):
    picture = camera(Image.effect_noise((2400, 2000), 90).resize((4800, 4000)).convert("RGB"))
    key = {"Authorization": f"Bearer {key_of(settings)}", "Content_Type": "image/jpeg"}
    path = f"/admin/v1/media/{sha256(picture).hexdigest()}"
    assert len(picture) > 9 * 2**20
    with running(settings, "--no-worker") as address:
        assert asked(address, "PUT", path, picture, **key)[0] == 201
        assert asked(address, "POST", "/admin/v1/media", bytes(33 * 2**20), **key)[0] == 413
        assert asked(address, "PUT", path, picture, Content_Type="image/jpeg")[0] == 401
        for number in range(DEATHS):
            point = orjson.dumps({"focal_point": {"x": number / DEATHS, "y": 0.5}})  # also one that is ready has something to be made
            described = {"Authorization": key["Authorization"], "Content_Type": "application/json", "If_Match": "*"}
            assert asked(address, "PATCH", path, point, **described)[0] == 200
            killed_in_the_encoder(settings, 0.05 * (number % 20))
            assert_whole(settings)

        told = worked_until_ready(settings, lambda: asked(address, "GET", path, **key))

        assert_whole(settings)
        named = {made["url"].rpartition("/")[2] for made in told["renditions"]}
        assert named <= {file.name for file in (settings.data_dir / "media" / "public").rglob("*.*")}
        assert [asked(address, "GET", urlsplit(made["url"]).path)[0] for made in told["renditions"]] == [200] * 6
