"""Pictures are uploaded, described, made and shown."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from sqlalchemy import func, select

from api.clock import now_us
from api.db import reading
from api.models import Image, Media
from api.services import images
from api.worker.maintenance import Maintenance
from api.worker.publisher import Publisher
from tests.media.pictures import camera, huge, saved, scene

PICTURE = camera(scene(1400, 700))
NAME = sha256(PICTURE).hexdigest()
HERE = "https://www.example.org"
SECOND = 1_000_000


def problems(answer):
    assert answer.status_code == 422, answer.text
    return answer.json["detail"] if "errors" not in answer.json else answer.json["errors"][0]["detail"]


def path(url):
    assert url.startswith(f"{HERE}/media/"), url
    return url.removeprefix(HERE)


SIZES = [("1280", 1280, 640), ("960", 960, 480), ("640", 640, 320), ("320", 320, 160), ("share", 1200, 630)]


def test_a_picture_is_shown_as_soon_as_its_renditions_are_made(client, upload, editor, work, database):
    made = upload(PICTURE, NAME)
    again = upload(PICTURE, NAME), upload(PICTURE)
    one = made.json["id"]
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": "<p>x</p>", "image": {"id": one}})
    early = editor("POST", f"/posts/{post.json['id']}/publish", {})
    waiting = editor("POST", f"/posts/{post.json['id']}/publish", {"when_ready": True})
    publish = Publisher(database).step
    publish(now_us() + SECOND)
    before = client.get("/v1/posts/a-crowd").status_code

    work()
    publish(now_us() + SECOND)

    assert (made.status_code, made.headers["ETag"], made.headers["Location"]) == (201, '"1"', f"{HERE}/admin/v1/media/{one}")
    assert [(answer.status_code, answer.json["id"]) for answer in again] == [(200, one)] * 2
    told = [made.json[name] for name in ("state", "type", "bytes", "width", "height", "url", "renditions", "error")]
    assert told == ["processing", "image/jpeg", len(PICTURE), 1400, 700, None, [], None]
    ready, shown = editor("GET", f"/media/{one}"), client.get("/v1/posts/a-crowd").json["image"]
    assert (early.status_code, early.json["code"], early.headers["Retry-After"]) == (409, "picture-processing", "2")
    assert (waiting.status_code, waiting.json["state"], before) == (200, "scheduled", 404)
    assert (ready.json["state"], ready.headers["ETag"]) == ("ready", '"1"')
    assert [(each["name"], each["width"], each["height"]) for each in shown["renditions"]] == SIZES
    assert [each["type"] for each in shown["renditions"]] == ["image/webp"] * 4 + ["image/jpeg"]
    assert (shown["id"], shown["url"], shown["width"], shown["height"]) == (one, shown["renditions"][0]["url"], 1280, 640)
    assert len(shown["placeholder"]["blurhash"]) == 28
    assert {name: ready.json[name] for name in ("url", "renditions", "placeholder")} == {
        name: shown[name] for name in ("url", "renditions", "placeholder")
    }


def test_a_post_that_waits_too_long_for_its_picture_is_published_and_shows_it_later(client, upload, editor, work, database):
    one = upload(PICTURE).json["id"]
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": "<p>x</p>", "image": {"id": one}})
    editor("POST", f"/posts/{post.json['id']}/publish", {"when_ready": True})

    Publisher(database).step(now_us() + 600 * SECOND)

    assert client.get("/v1/posts/a-crowd").json["image"] is None
    assert client.get("/v1/posts?has_image=true").json["data"] == []
    work()
    assert client.get("/v1/posts/a-crowd").json["image"]["id"] == one
    assert len(client.get("/v1/posts?has_image=true").json["data"]) == 1


def test_what_is_said_of_a_picture_is_said_wherever_it_is_shown(client, upload, editor, work):
    one = upload(PICTURE).json["id"]
    work()
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": "<p>x</p>", "image": {"id": one}})
    editor("POST", f"/posts/{post.json['id']}/publish", {})
    shown = client.get("/v1/posts/a-crowd").json["image"]

    patched = editor("PATCH", f"/media/{one}", {"alt": "A crowd", "focal_point": {"x": 0, "y": 0}}, If_Match='"1"')
    late = editor("PATCH", f"/media/{NAME}", {"alt": "Nobody"}, If_Match='"1"')
    work()

    moved = client.get("/v1/posts/a-crowd").json["image"]
    assert (patched.status_code, late.status_code) == (200, 412)
    assert (moved["alt"], moved["focal_point"]) == ("A crowd", {"x": 0.0, "y": 0.0})
    assert [a["url"] == b["url"] for a, b in zip(shown["renditions"], moved["renditions"], strict=True)] == [True] * 4 + [False]
    for url in (shown["renditions"][-1]["url"], *(each["url"] for each in moved["renditions"])):
        assert client.get(path(url)).status_code == 200
    assert [each["id"] for each in editor("GET", "/media?q=CRÖWD&state=ready").json["data"]] == [one]
    assert editor("GET", "/media?q=nobody").json["data"] == editor("GET", "/media?state=failed").json["data"] == []


def test_what_is_said_of_a_picture_that_many_show_reaches_them_by_one_job(client, upload, editor, work, database, monkeypatch):
    monkeypatch.setattr(images, "AT_ONCE", 2)
    one = upload(PICTURE).json["id"]
    work()
    values = {"language": "en", "body_html": "<p>x</p>", "image": {"id": one}}
    for number in range(5):
        post = editor("POST", "/posts", {"title": f"Crowd {number}", **values}).json["id"]
        editor("POST", f"/posts/{post}/publish", {})
    editor("POST", "/authors", {"name": "Ana", "language": "en", "image": {"id": one}})
    cursor = client.get("/v1/changes").json["page"]["next_cursor"]

    editor("PATCH", f"/media/{one}", {"alt": "A crowd"}, If_Match='"1"')
    (job,) = editor("GET", "/jobs").json["data"]
    before = {post["image"]["alt"] for post in client.get("/v1/posts").json["data"]}
    while (worker := Maintenance(database, "tests")).tick():
        worker.let_go()
    worker.let_go()

    assert (job["kind"], job["state"], job["resource"]) == ("refresh-image", "waiting", {"kind": "image", "id": one})
    assert before == {None}
    done = editor("GET", f"/jobs/{job['id']}").json
    assert (done["state"], done["visited"]) == ("done", 6)
    assert [post["image"]["alt"] for post in client.get("/v1/posts").json["data"]] == ["A crowd"] * 5
    moved = client.get(f"/v1/changes?cursor={cursor}").json["data"]
    assert sorted(item["type"] for item in moved) == ["author", *["post"] * 5]


def test_a_post_says_something_else_of_a_picture_but_not_where_it_is(upload, editor, work):
    one = upload(PICTURE).json["id"]
    work()
    url = editor("GET", f"/media/{one}").json["url"]
    image = {"id": one, "url": f"{HERE}/elsewhere.jpg", "alt": "A crowd", "width": 5}

    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": "<p>x</p>", "image": image})

    assert {name: post.json["image"][name] for name in ("id", "url", "alt", "width")} == {
        "id": one,
        "url": url,
        "alt": "A crowd",
        "width": 1280,
    }
    assert editor("GET", f"/media/{one}").json["alt"] == "A crowd"
    unknown = {"title": "x", "language": "en", "image": {"id": post.json["id"]}}
    assert editor("POST", "/posts", unknown).status_code == 422


def test_a_key_of_a_section_shows_a_picture_with_words_of_its_own(upload, editor, make_key, make_section, work):
    section = make_section("North")
    key = make_key("posts:read", "posts:write", "posts:publish", "media:write", section=section.id)
    one = upload(PICTURE, key=key).json["id"]
    work()
    values = {"title": "A crowd", "language": "en", "section": "north", "image": {"id": one, "alt": "Ours"}}

    post = editor("POST", "/posts", values, key=key)

    assert post.status_code == 201, post.text
    assert post.json["image"]["alt"] == "Ours"
    assert len(post.json["image"]["renditions"]) == 5
    assert post.json["image"]["id"] != one
    assert editor("GET", f"/media/{one}", key=key).json["alt"] is None
    refused = [editor("GET", "/media", key=key), editor("PATCH", f"/media/{one}", {"alt": "Mine"}, key=key, If_Match='"1"')]
    assert [answer.status_code for answer in refused] == [403, 403]


def test_a_picture_that_cannot_be_taken_is_refused_with_the_reason(upload, editor, make_key):
    animated = saved(scene(), "WEBP", save_all=True, append_images=[scene().rotate(90)])

    assert f"SHA-256 of what arrived is {NAME}" in problems(upload(PICTURE, "0" * 64))
    assert "animated" in problems(upload(animated, media_type="image/webp"))
    assert "50 megapixels" in problems(upload(huge(8000, 6375), media_type="image/png"))
    assert "50 megapixels" in problems(upload(huge(65_000, 65_000), media_type="image/png"))
    assert "16,383 pixels" in problems(upload(huge(20_000, 10), media_type="image/png"))
    assert "no picture" in problems(upload(saved(scene(), "GIF")))
    assert "no picture" in problems(upload(b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    assert "empty" in problems(upload(b""))
    assert upload(PICTURE, media_type="text/html").status_code == 415
    assert upload(PICTURE, "not-a-hash").status_code == 404
    assert upload(bytes(32 * 2**20 + 1)).status_code == 413
    assert upload(PICTURE, key=make_key("posts:read")).status_code == 403
    made_up = {"sha256": NAME, "type": "image/jpeg", "bytes": 5, "width": 5, "height": 5}
    batch = {"atomic": False, "operations": [{"method": "POST", "path": "/admin/v1/media", "body": body} for body in ({}, made_up)]}
    assert [one["status"] for one in editor("POST", "/batch", batch).json["results"]] == [422, 422]
    assert editor("GET", "/media").json["data"] == []


def test_a_picture_that_is_broken_ends_as_failed_and_may_be_sent_again(upload, editor, work, settings):
    broken = PICTURE[: len(PICTURE) // 2]
    one = upload(broken).json["id"]

    work()

    told = editor("GET", f"/media/{one}").json
    assert (told["state"], told["url"], told["renditions"]) == ("failed", None, [])
    assert "truncated" in told["error"]
    assert upload(broken).json["state"] == "processing"
    assert not list((settings.data_dir / "media" / "work").iterdir())
    assert not (settings.data_dir / "media" / "public").exists()


def test_an_app_is_told_the_bytes_of_a_picture_before_it_fetches_it(client, upload, editor, work):
    one = upload(PICTURE).json["id"]
    work()
    url = editor("GET", f"/media/{one}").json["url"]
    values = {"language": "en", "body_html": f'<img src="{url}">'}
    for title, more in (("With", {"image": {"id": one}}), ("In", {})):
        post = editor("POST", "/posts", {"title": title, **values, **more}).json["id"]
        editor("POST", f"/posts/{post}/publish", {})

    listed = [post["assets"] for post in client.get("/v1/posts?include=assets").json["data"]]
    synced = [item["resource"]["assets"] for item in client.get("/v1/changes?types=post&include=assets").json["data"]]

    size = len(client.get(path(url)).data)
    assert listed == synced == [[{"kind": "image", "url": url, "type": "image/webp", "width": 1280, "height": 640, "bytes": size}]] * 2


def test_two_who_upload_the_same_at_once_make_one_picture(upload, database, work, settings):
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: upload(PICTURE), range(8)))
    work()

    with reading(database) as connection:
        counted = connection.execute(select(func.count()).select_from(Media)).scalar(), connection.execute(select(Image.id)).scalars().all()
    assert sorted({answer.status_code for answer in answers}) == [200, 201]
    assert [answer.status_code for answer in answers].count(201) == 1
    assert (counted[0], len(counted[1])) == (1, 1)
    assert len(list((settings.data_dir / "media" / "public").rglob("*.*"))) == 5


def test_bodies_have_each_size_of_a_picture_and_keep_its_place(upload, editor, work):
    one = upload(PICTURE).json["id"]
    work()
    told = editor("GET", f"/media/{one}").json
    body = f'<p>Before</p><figure><img src="{told["url"]}" alt="A &lt;crowd&gt;" width="7"></figure><img src="https://elsewhere.example/x.jpg">'
    sized = ", ".join(f"{each['url']} {each['width']}w" for each in told["renditions"] if each["name"] != "share")
    whole = (
        f'<img src="{told["url"]}" alt="A &lt;crowd&gt;" width="1280" height="640" srcset="{sized}"'
        ' sizes="(min-width: 1280px) 1280px, 100vw" loading="lazy" decoding="async">'
    )

    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": body}).json
    again = editor("PATCH", f"/posts/{post['id']}", {"title": "Crowds", "body_html": post["body_html"]}, If_Match="*").json
    own = whole.replace("(min-width: 1280px) 1280px, 100vw", "50vw").replace("lazy", "eager")
    campaign = editor("POST", "/campaigns", {"title": "Crowds", "language": "en", "body_html": own}).json

    assert post["body_html"] == f'<p>Before</p><figure>{whole}</figure><img src="https://elsewhere.example/x.jpg">'
    assert again["body_html"] == post["body_html"]
    assert campaign["body_html"] == own


@pytest.fixture
def rendition(upload, editor, work):
    one = upload(PICTURE).json["id"]
    work()
    return path(editor("GET", f"/media/{one}").json["url"])


def test_renditions_are_served_for_ever_in_ranges_and_to_pages_of_any_site(client, rendition):
    whole = client.get(rendition)
    tag = whole.headers["ETag"]

    assert (whole.status_code, whole.headers["Content-Type"], whole.data[:4]) == (200, "image/webp", b"RIFF")
    assert tag == f'"{sha256(whole.data).hexdigest()[:40]}"'
    assert whole.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (whole.headers["X-Content-Type-Options"], whole.headers["Access-Control-Allow-Origin"]) == ("nosniff", "*")
    part = client.get(rendition, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.data, part.headers["Content-Range"]) == (206, whole.data[4:8], f"bytes 4-7/{len(whole.data)}")
    assert client.get(rendition, headers={"Range": "bytes=4-7", "If-Range": '"other"'}).data == whole.data
    assert client.get(rendition, headers={"Range": "bytes=9999999-"}).data == whole.data
    assert client.get(rendition, headers={"Range": "bytes=-4"}).data == whole.data[-4:]
    assert client.head(rendition).headers["Content-Length"] == str(len(whole.data))
    assert client.get(rendition, headers={"If-None-Match": tag}).status_code == 304
    folder, name = rendition.split("/")[-2:]
    for wrong in (
        f"00/{name}",
        f"{folder}/%2e%2e/{folder}/{name}",
        f"{folder}/../../originals/{NAME[:2]}/{NAME}",
        f"{NAME[:2]}/{NAME}",
        NAME,
    ):
        assert client.get(f"/media/{wrong}").status_code == 404
