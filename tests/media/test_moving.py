"""When a setting names another host of pictures, everything that is said of them follows: rows, texts, and what is pending."""

from contextlib import closing
from dataclasses import replace

from api.app import create_app
from api.db import open_database
from api.worker.rendering import Renderings
from tests.media import pictures
from tests.media.pictures import camera, scene

PICTURE = camera(scene(700, 400))
BEFORE, CDN = "https://www.example.org/media/", "https://cdn.example.org/p/"


def test_another_address_holds_for_all_that_is_there(client, upload, editor, work, database, settings):
    one = upload(PICTURE).json["id"]
    work()
    told = editor("GET", f"/media/{one}").json
    smallest = next(each["url"] for each in told["renditions"] if each["name"] == "320")
    text = f'<p>{BEFORE}about</p><img src="{told["url"]}"><a href="{smallest}">x</a>'
    values = {"language": "en", "body_html": text}
    post = editor("POST", "/posts", {"title": "A crowd", "image": {"id": one}, **values}).json["id"]
    editor("POST", f"/posts/{post}/publish", {})
    editor("PATCH", f"/posts/{post}?draft=true", {"title": "Crowds", "body_html": text + "<p>y</p>"}, If_Match="*")
    campaign = editor("POST", "/campaigns", {"title": "Crowds", "bodies": {"fr": text}, **values}).json["id"]

    def said():
        read = client.get("/v1/posts/a-crowd").json
        pending = editor("GET", f"/posts/{post}/pending").json
        forms = [read["image"], read["body_html"], pending, editor("GET", f"/media/{one}").json["renditions"]]
        shown = editor("GET", f"/campaigns/{campaign}").json
        return str([*forms, shown["body_html"], shown["bodies"]]).replace(f"{BEFORE}about", "")

    first = said()
    elsewhere = replace(settings, media_url=CDN.rstrip("/"))
    killed = Renderings(database, "tests", elsewhere)
    for _ in range(2):  # it ends among the texts
        killed.tick()
    killed.let_go()
    pictures.work(database, elsewhere)

    assert first.count(BEFORE) > 20
    assert said() == first.replace(BEFORE, CDN)
    assert f"<p>{BEFORE}about</p>" in client.get("/v1/posts/a-crowd").json["body_html"]


def test_a_text_of_before_that_is_brought_back_has_the_address_of_now(upload, editor, work, database, settings):
    one = upload(PICTURE).json["id"]
    work()
    url = editor("GET", f"/media/{one}").json["url"]
    post = editor("POST", "/posts", {"title": "A crowd", "language": "en", "body_html": f'<img src="{url}">'}).json["id"]
    shown = editor("PATCH", f"/posts/{post}", {"body_html": "<p>x</p>"}, If_Match="*").json["revision"]
    elsewhere = replace(settings, media_url=CDN.rstrip("/"))
    pictures.work(database, elsewhere)
    key = editor("GET", "/media").request.headers["Authorization"]

    with closing(open_database(elsewhere)) as opened:
        there = create_app(elsewhere, opened).test_client()
        again = there.post(
            f"/admin/v1/posts/{post}/revisions/{shown - 1}/restore", json={}, headers={"Authorization": key, "If-Match": "*"}
        )

    assert again.status_code == 200, again.text
    assert BEFORE not in again.json["body_html"]
    assert again.json["body_html"].count(CDN) == 3
