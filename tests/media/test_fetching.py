"""Pictures of imports are taken from their old addresses, or from a folder, and shown in the place of those."""

import re

import pytest
from sqlalchemy import select

from api.db import reading
from api.models import Campaign, Counter
from api.services.resources import fetched_pictures
from api.worker.maintenance import Maintenance
from tests.importers.conftest import exported, item, meta
from tests.media.old_site import comes_in, count, fetch, lines, old, showing
from tests.media.pictures import camera, saved, scene
from tests.plugins import SAMPLED

__all__ = ["comes_in", "fetch", "old"]

UPLOADS = "/wp-content/uploads/2024/05"
OURS = "https://www.example.org/media/"


@pytest.fixture
def appear(database, work, monkeypatch):
    """Has the worker make renditions, and show them, in the smallest steps."""
    for name, number in {"AT_ONCE": 2, "MOST_IMAGES": 1, "MOST_TEXTS": 1}.items():
        monkeypatch.setattr(fetched_pictures, name, number)

    def appeared():
        work()
        while (worker := Maintenance(database, "tests")).tick():
            worker.let_go()
        worker.let_go()

    return appeared


@pytest.fixture
def archives(old):
    """An export of WordPress and an archive of our own that show pictures of the old site, one of which is gone."""
    here = f"{old.url}{UPLOADS}"
    old.pages |= {
        f"{UPLOADS}/crowd.jpg": camera(scene(700, 1400)),
        f"{UPLOADS}/square.jpg": camera(scene(600, 400)),
        f"{UPLOADS}/square-150x150.jpg": camera(scene(150, 150)),
        f"{UPLOADS}/river.png": saved(scene(640, 480), "PNG"),
        "/o/own photo.webp": saved(scene(400, 300), "WEBP"),
    }
    attached = f"<wp:attachment_url>{here}/river.png</wp:attachment_url>" + meta("_wp_attachment_image_alt", "River")
    body = (
        f'<p>Before</p><img src="{here}/crowd-150x300.jpg" alt="A crowd" width="150" height="300">'
        f'<img src="{here}/square-150x150.jpg" alt=""><img src="{here}/gone.jpg" alt="Gone">'
    )
    wordpress = exported(
        item(11, wp__post_type="attachment", wp__status="inherit", more=attached),
        item(1, content__encoded=body, more=meta("_thumbnail_id", 11)),
        item(2, more=meta("_thumbnail_id", 11)),
    )
    own = {"url": f"{old.url}/o/own%20photo.webp", "alt": "Own"}
    crowd = f'<img src="{here}/crowd.jpg">'
    ours = lines(
        {"type": "author", "slug": "ana", "name": "Ana", "language": "en", "image": own},
        {"type": "campaign", "slug": "rain", "title": "Rain", "language": "en", "body_html": crowd, "bodies": {"fr": crowd}},
        {
            "type": "post",
            "slug": "drought",
            "title": "Drought",
            "language": "en",
            "image": own,
            "published_at": "2024-01-02T03:04:05Z",
            "updated_at": "2024-02-02T03:04:05Z",
            "body_html": f'<p>x</p><img src="{here}/river.png">',
        },
    )
    return wordpress, ours


def read(client, path):
    return client.get(f"/v1/{path}?include=body_html").json


def test_pictures_of_imports_become_our_own(old, archives, fetch, comes_in, appear, client, database):
    assert comes_in(archives[0]) == comes_in(archives[1]) == {"created"}

    foretold, asked = fetch("--dry-run"), list(old.asked)
    taken = fetch()
    before = read(client, "posts/drought")
    appear()

    assert (foretold.stdout, asked) == ("127.0.0.1: 6 to take\npictures: 6\n", [])
    assert (taken.exit_code, taken.stdout) == (0, "pictures: 5 taken, 0 here already, 1 missing\n")
    assert f"{UPLOADS}/gone.jpg: its host answers 404: shown by post " in taken.stderr
    assert (old.asked[0], max(map(old.asked.count, old.asked))) == ("/robots.txt", 1)
    assert before["image"]["url"] == f"{old.url}/o/own%20photo.webp"
    drought, post = read(client, "posts/drought"), read(client, "posts/post-1")
    assert (drought["image"]["alt"], len(drought["image"]["renditions"]), drought["updated_at"]) == ("Own", 2, "2024-02-02T03:04:05Z")
    assert re.search(rf'<img src="{OURS}[^"]+" width="640" height="480" srcset="[^"]+ 320w"', drought["body_html"])
    assert (post["image"]["alt"], post["image"]["width"], post["image"]["placeholder"] is None) == ("River", 640, False)
    crowd, square, gone = re.findall("<img [^>]+>", post["body_html"])
    assert re.match(rf'<img src="{OURS}[^"]+" alt="A crowd" width="150" height="300" srcset="[^"]+ 640w, ', crowd)
    assert 'sizes="(min-width: 150px) 150px, 100vw"' in crowd
    assert 'width="150" height="150"' in square
    assert gone == f'<img src="{old.url}{UPLOADS}/gone.jpg" alt="Gone">'
    with reading(database) as connection:
        own, bodies = connection.execute(select(Campaign.body_html, Campaign.bodies)).one()
    assert (own.startswith(f'<img src="{OURS}'), bodies) == (True, {"fr": own})
    assert client.get("/v1/authors/ana").json["image"]["url"].startswith(OURS)


@pytest.fixture
def taken(archives, comes_in, fetch, appear):
    """The archives are in, and their pictures are our own."""
    comes_in(archives[0])
    comes_in(archives[1])
    fetch()
    appear()


@pytest.mark.usefixtures("taken")
def test_what_names_the_old_addresses_again_shows_our_pictures(old, archives, fetch, comes_in, client, editor, database):
    drought, post = read(client, "posts/drought"), read(client, "posts/post-1")
    with reading(database) as connection:
        seq = connection.scalar(select(Counter.seq))

    again = [comes_in(archive) for archive in archives]
    fetched = fetch()

    assert again == [{"unchanged"}] * 2
    assert fetched.stdout == "pictures: 0 taken, 0 here already, 1 missing\n"
    assert old.asked.count(f"{UPLOADS}/crowd.jpg") == 1
    with reading(database) as connection:
        assert connection.scalar(select(Counter.seq)) == seq
    values = {"body_html": f'<img src="{old.url}{UPLOADS}/river.png">', "image": {"url": f"{old.url}/o/own%20photo.webp"}}
    made = editor("POST", "/posts", {"title": "A", "language": "en", **values}).json
    assert made["body_html"] in drought["body_html"]
    assert made["image"]["url"] == drought["image"]["url"]
    assert editor("PATCH", f"/posts/{post['id']}", {"body_html": post["body_html"]}, If_Match="*").json["body_html"] == post["body_html"]


@SAMPLED
def test_a_folder_has_pictures_as_their_addresses_do(fetch, comes_in, appear, client, settings, tmp_path):
    uploads = tmp_path / "uploads"
    for name, content in {
        "2024/05/crowd.jpg": camera(scene(1200, 800)),
        "2024/05/été.png": saved(scene(200, 100), "PNG"),
        "2024/05/page.jpg": b"<!doctype html>",
        "direct.jpg": camera(scene(300, 200)),
        "own/photo.jpg": camera(scene(310, 200)),
    }.items():
        (uploads / name).parent.mkdir(parents=True, exist_ok=True)
        (uploads / name).write_bytes(content)
    (tmp_path / "secret.jpg").write_bytes(camera(scene(330, 200)))
    (uploads / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    there = "https://old.example/wp-content/uploads"
    found = [f"{there}/{name}" for name in ("2024/05/crowd-300x200.jpg", "2024/05/%C3%A9t%C3%A9.png", "direct.jpg")]
    absent = [f"{there}/{name}" for name in ("2024/05/page.jpg", "link.jpg", "2024/06/crowd.jpg", "../secret.jpg")]
    elsewhere = ["https://old.example/a/own/photo.jpg?v=2", "https://other.example/x/direct.jpg"]
    comes_in(lines(showing([*found, *absent, *elsewhere])))

    foretold, result = fetch("--from", uploads, "--dry-run"), fetch("--from", uploads)
    appear()

    assert foretold.stdout == "old.example: 5 in the folder, 3 not in the folder\nother.example: 1 not in the folder\npictures: 9\n"
    assert result.stdout == "pictures: 4 taken, 0 here already, 5 missing\n"
    shown = re.findall(r'<img src="([^"]+)"', read(client, "posts/rain")["body_html"])
    assert [url.startswith(OURS) for url in shown] == [*[True] * 3, *[False] * 4, True, False]
    assert count(settings) == (4, 4)
