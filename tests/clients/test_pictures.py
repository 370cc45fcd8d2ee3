"""A page of the sample in a browser: its pictures in the width that is wanted there, upright, and cut for sharing at the focal point."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import ImageDraw

from api.app import create_app
from api.cli import main
from api.db import open_database
from api.importers import open_source
from api.services.archive.importing import importing
from api.worker.maintenance import Maintenance
from tests.browsers import browser
from tests.media.pictures import as_seen, camera, scene, work
from tests.plugins import ON_SQLITE
from tests.servers import address_of, environment_of

__all__ = ["browser"]

PAGE = Path(__file__).with_name("pictures.mjs")
SAMPLE = Path(__file__).parents[2] / "api/sample/pictures/2025/10"
POST = "the-last-weir-on-the-tamble"
FOCAL = (0.35, 0.6)
WANTED = {"320x1": (320, 320), "320x2": (640, 640), "480x2": (960, 960), "640x2": (1280, 960), "960x2": (1920, 960)}
"""By width of the window and density of the screen, the widths of the picture of the post, and of the one in its text, which has 1,200."""
COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (128, 128, 128)]
MAGENTA = (255, 0, 255)


@pytest.fixture
def settings(databases, tmp_path):
    made = databases.made("sqlite")
    yield replace(made, data_dir=tmp_path / "data")
    databases.drop(made)


@pytest.fixture
def environment(settings):
    return {**environment_of(settings), "BROADSHEET_PUBLIC_URL": settings.public_url}


@pytest.fixture
def folder(tmp_path):
    """The pictures of the post: that in its text, and in the place of its own one of a camera that was held upright."""
    made = tmp_path / "uploads/2025/10"
    made.mkdir(parents=True)
    shutil.copy(SAMPLE / "nine-days.png", made)
    upright = scene(2000, 1500)
    x, y = 1000, round(FOCAL[1] * 1500)
    ImageDraw.Draw(upright).rectangle((x - 60, y - 60, x + 60, y + 60), fill=MAGENTA)
    (made / "keystone.png").write_bytes(camera(as_seen(upright, 6), 6))
    return made.parents[1]


@pytest.fixture
def post(settings, environment, folder):
    """The post, whose pictures are our own."""
    with closing(open_database(settings)) as database:
        with open_source("sample", public_url=settings.public_url) as items:
            assert {result.outcome for result in importing(database, items)} == {"created"}
        done = CliRunner().invoke(main, ["media", "fetch", "--from", str(folder)], env=environment, catch_exceptions=False)
        assert done.stdout.startswith("pictures: 2 taken, ")
        work(database, settings)
        while (worker := Maintenance(database, "tests")).tick():
            worker.let_go()
        worker.let_go()
        return create_app(settings, database).test_client().get(f"/v1/posts/{POST}?include=body_html").json


@contextmanager
def serving(command, env):
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield address_of(program)
        finally:
            program.terminate()


@pytest.fixture
def shown(post, settings, environment, browser, compiled, node_modules, tmp_path):
    """What the browser says of the page."""
    shutil.copy(PAGE, tmp_path)
    (tmp_path / "node_modules").symlink_to(node_modules)
    site, path = compiled.parents[1] / "site/site.js", post["url"].removeprefix(settings.public_url)
    with (
        serving([sys.executable, "-m", "api.cli", "serve", "--no-worker"], environment) as server,
        serving(["node", site, server], {**os.environ, "PORT": "0"}) as front,
    ):
        command = ["node", "pictures.mjs", browser, front + path, settings.public_url, server, *WANTED]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def near(found, wanted):
    return all(abs(a - b) <= 40 for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True))


@ON_SQLITE
@pytest.mark.usefixtures("dialect")
def test_each_width_is_shown_where_it_is_wanted_upright_and_the_focal_point_is_in_what_is_shared(post, shown):
    own = {made["url"]: made["width"] for made in post["image"]["renditions"] if made["name"] != "share"}
    text = {
        url: int(width[:-1])
        for url, _, width in (one.partition(" ") for one in post["body_html"].partition('srcset="')[2].partition('"')[0].split(", "))
    }

    *windows, last = shown

    widths = {one["window"]: tuple(of[image["url"]] for of, image in zip((own, text), one["images"], strict=True)) for one in windows}
    assert widths == WANTED
    forms = [image["form"] for one in windows for image in one["images"]]
    assert all(abs(natural / laid_out - 1) < 0.02 for natural, laid_out in forms)
    assert all(near(one["first"]["colours"], COLOURS) for one in windows)
    assert post["image"]["focal_point"] == {"x": FOCAL[0], "y": FOCAL[1]}
    assert last["share"]["size"] == [1200, 630]
    assert near(last["share"]["colours"][4:], [MAGENTA])
