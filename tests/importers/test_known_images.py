"""Images are known again by their attachment: several may be of one file, each with texts of its own."""

import pytest
from sqlalchemy import text

from api.derived.writing import writing
from tests.importers.conftest import item, meta
from tests.plugins import SAMPLED

pytestmark = SAMPLED


def picture(number, alt="River", url="https://old.example/u/river.jpg", **members):
    more = f"<wp:attachment_url>{url}</wp:attachment_url>" + meta("_wp_attachment_image_alt", alt)
    return item(number, wp__post_type="attachment", wp__status="inherit", more=more, **members)


def shown(client):
    """By title of its post, the text and address of its image."""
    posts = client.get("/v1/posts").json["data"]
    return {post["title"]: (post["image"]["alt"], post["image"]["url"].rpartition("/")[2]) for post in posts}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"guid": "https://old.example/u/river.jpg"},
        {"guid": "", "link": ""},
        {"guid": "", "link": "", "title": "", "wp__post_date_gmt": ""},
    ],
    ids=["guids", "one guid", "titles", "nothing"],
)
def test_two_attachments_share_a_file_and_have_texts_of_their_own(given, runs, client):
    posts = [item(number, more=meta("_thumbnail_id", thumbnail)) for number, thumbnail in ((1, 11), (2, 12), (3, 11))]
    runs(picture(11, "River", **given), picture(12, "Rivière", **given), *posts)
    assert shown(client) == {"Post 1": ("River", "river.jpg"), "Post 2": ("Rivière", "river.jpg"), "Post 3": ("River", "river.jpg")}

    runs(picture(12, "Rivière", **given), picture(11, "Flood", **given), *posts)
    assert shown(client) == {"Post 1": ("Flood", "river.jpg"), "Post 2": ("Rivière", "river.jpg"), "Post 3": ("Flood", "river.jpg")}

    runs(picture(11, "Flood", **given), picture(12, "Rivière", **given), item(1, more=meta("_thumbnail_id", 12)), *posts[1:])
    assert shown(client)["Post 1"] == ("Rivière", "river.jpg")


def test_an_attachment_keeps_its_image_when_its_address_changes(runs, client):
    post = item(1, more=meta("_thumbnail_id", 11))
    runs(picture(11, url="https://old.example/u/a.jpg?v=1"), post)
    before = client.get("/v1/posts/post-1").json["image"]["id"]

    runs(picture(11, url="https://old.example/u/a.jpg?v=2"), post)

    image = client.get("/v1/posts/post-1").json["image"]
    assert (image["id"], image["url"]) == (before, "https://old.example/u/a.jpg?v=2")


def test_an_image_of_before_attachments_were_kept_is_matched_by_its_address(runs, client, database):
    posts = [item(number, more=meta("_thumbnail_id", number + 10)) for number in (1, 2)]
    parts = [picture(11, "River"), picture(12, "Rivière"), *posts]
    runs(picture(11, "River"), picture(12, "River"), *posts)
    with writing(database) as session:
        session.execute(text("DELETE FROM identity WHERE kind = 'image'"))
    before = client.get("/v1/posts/post-1").json["image"]["id"]

    runs(*parts)

    assert client.get("/v1/posts/post-1").json["image"]["id"] == before
    assert shown(client) == {"Post 1": ("River", "river.jpg"), "Post 2": ("Rivière", "river.jpg")}
