"""Pictures that nothing shows may be deleted, and files that nothing names go."""

import os
import time
from dataclasses import replace

from PIL import Image

from api.app import create_app
from api.clock import now_us
from api.worker.rendering import Renderings
from tests.media.pictures import camera, saved, scene

PICTURE = camera(scene(700, 400))
DAY = 86_400


def files(settings, folder):
    return {file.name for file in (settings.data_dir / "media" / folder).rglob("*") if file.is_file()}


def tidy(database, settings, days=0):
    """A worker that looks for the first time, so many days from now."""
    renderings = Renderings(database, "tests", settings, clock=lambda _: now_us() + days * DAY * 1_000_000)
    while renderings.tick():
        pass
    renderings.let_go()


def test_a_picture_is_deleted_when_nothing_shows_it_any_more(upload, editor, work, database, settings):
    one = upload(PICTURE).json["id"]
    work()
    told = editor("GET", f"/media/{one}").json
    smallest = next(each["url"] for each in told["renditions"] if each["name"] == "320")
    showing = [{"image": {"id": one}}, {"body_html": f'<img src="{told["url"]}">'}, {"body_html": f'<a href="{smallest}">x</a>'}]

    def deleted():
        return editor("DELETE", f"/media/{one}", If_Match='"1"').status_code

    for values in showing:
        post = editor("POST", "/posts", {"title": "A crowd", "language": "en", **values}).json
        assert deleted() == 409
        assert editor("DELETE", f"/posts/{post['id']}", If_Match="*").status_code == 204
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": "<p>x</p>"}).json
    editor("POST", f"/posts/{post['id']}/publish", {})
    editor("PATCH", f"/posts/{post['id']}?draft=true", {"image": {"id": one}}, If_Match="*")
    assert deleted() == 409
    editor("PATCH", f"/posts/{post['id']}?draft=true", {"image": None}, If_Match="*")

    assert editor("DELETE", f"/media/{one}").status_code == 428
    assert deleted() == 204
    assert editor("GET", f"/media/{one}").status_code == 404
    assert len(files(settings, "public")) == 3
    tidy(database, settings)
    assert not files(settings, "public")
    assert files(settings, "originals")
    tidy(database, settings, days=2)
    assert not files(settings, "originals")
    assert upload(PICTURE).status_code == 201


def test_files_that_something_names_stay_and_so_does_what_is_new(upload, editor, work, database, settings):
    one = upload(saved(scene(700, 400), quality=95)).json["id"]
    same = upload(camera(scene(700, 400))).json["id"]
    work()
    named = files(settings, "public")
    folder = settings.data_dir / "media"
    for path, age in (
        ("public/00/former.jpg", 29),
        ("public/00/older.jpg", 31),
        ("originals/00/new", 0),
        ("originals/00/old", 2),
        ("work/in-x", 2),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"x")
        os.utime(folder / path, (time.time() - age * DAY - 60,) * 2)

    assert editor("DELETE", f"/media/{same}", If_Match='"1"').status_code == 204
    tidy(database, settings)

    still = {each["url"].rpartition("/")[2] for each in editor("GET", f"/media/{one}").json["renditions"]}
    assert still <= named
    assert files(settings, "public") == still | {"former.jpg"}
    assert "old" not in files(settings, "originals")
    assert {"new"} < files(settings, "originals")
    assert not files(settings, "work")


def test_it_is_told_where_a_picture_is_shown(upload, editor, work):
    shown, alone = (upload(camera(scene(width, 400))).json["id"] for width in (700, 710))
    work()
    smallest = editor("GET", f"/media/{shown}").json["renditions"][-1]["url"]
    body = f'<a href="{smallest}">x</a>'
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": body, "meta": {"image": {"id": shown}}}).json["id"]
    editor("POST", f"/posts/{post}/publish", {})
    editor("PATCH", f"/posts/{post}?draft=true", {"image": {"id": shown, "alt": "x"}}, If_Match="*")
    campaign = editor("POST", "/campaigns", {"title": "Crowds", "language": "en", "body_html": body, "image": {"id": shown}}).json["id"]
    author = editor("POST", "/authors", {"name": "Ana", "language": "en", "image": {"id": shown}}).json["id"]
    editor("PATCH", "/site", {"logo": {"id": shown}}, If_Match="*")

    first = editor("GET", f"/media/{shown}/uses?limit=4&count=true").json
    rest = editor("GET", f"/media/{shown}/uses?limit=4&count=true&cursor={first['page']['next_cursor']}").json

    told = [tuple(each.values()) for each in first["data"] + rest["data"]]
    of_post, of_campaign = [("post", post, member, "A crowd") for member in ("meta", "body_html", "pending")], ("campaign", campaign)
    assert told[:5] == [*of_post, (*of_campaign, "image", "Crowds"), (*of_campaign, "body_html", "Crowds")]
    assert told[5:] == [("author", author, "image", "Ana"), ("site", told[-1][1], "logo", None)]
    assert first["page"]["total"] == {"value": 7, "relation": "exact"}
    assert editor("GET", f"/media/{alone}/uses").json["data"] == []


def test_no_more_pictures_are_taken_than_there_is_room_for(settings, database, upload, editor, work):
    big = camera(Image.effect_noise((1400, 1400), 90).convert("RGB"))
    bounded = create_app(replace(settings, media_mb=1), database).test_client()
    key = editor("GET", "/media").request.headers["Authorization"]

    def sent(content):
        return bounded.post("/admin/v1/media", data=content, headers={"Authorization": key, "Content-Type": "image/jpeg"})

    before, first = bounded.get("/ready").json, sent(big)
    work()
    later = sent(PICTURE)
    told = create_app(replace(settings, media_mb=1), database).test_client().get("/ready")

    assert (before, first.status_code) == ({"status": "ready"}, 201)
    assert (later.status_code, later.json["code"], "Retry-After" in later.headers) == (503, "read-only", True)
    assert (told.status_code, told.json) == (200, {"status": "ready", "warnings": ["media-full"]})
    assert upload(PICTURE).status_code == 201
    assert editor("GET", f"/media/{first.json['id']}").json["state"] == "ready"


def test_what_nothing_has_shown_for_30_days_goes(client, upload, editor, work, database, settings):
    shown, kept, other, alone = (upload(camera(scene(width, 400))).json["id"] for width in (700, 710, 720, 730))
    work()
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": "<p>x</p>", "image": {"id": kept}}).json["id"]
    editor("PATCH", f"/posts/{post}", {"image": {"id": shown}}, If_Match="*")

    def unused():
        return {one["id"] for one in editor("GET", "/media?unused=true").json["data"]}

    found = [unused()]
    for days in (0, 29, 31):
        tidy(database, settings, days=days)
        found.append(unused())

    assert found == [{kept, other, alone}, {other, alone}, {other, alone}, set()]
    assert {one["id"] for one in editor("GET", "/media?unused=false").json["data"]} == {shown, kept}  # an old revision shows the second one
    assert editor("GET", f"/media/{alone}").status_code == 404
    assert editor("GET", f"/media/{kept}").json["unused_since"] is None
    assert len(files(settings, "originals")) == 2
    renditions = [made for one in (shown, kept) for made in editor("GET", f"/media/{one}").json["renditions"]]
    assert {client.get(made["url"].removeprefix("https://www.example.org")).status_code for made in renditions} == {200}
    assert upload(camera(scene(730, 400))).status_code == 201
