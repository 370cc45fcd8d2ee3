"""What an app fetches ahead: the images, players and files of posts, in details, lists, related posts and delta sync."""

import pytest

HERE = "https://www.example.org"
COVER = {"url": "https://media.example/cover.webp", "alt": "A cover", "width": 1920, "height": 1080}
BODY = (
    '<p><img src="/pictures/a.jpg" width="640" height="480" alt=""></p>'
    '<figure><img src="https://media.example/cover.webp" alt=""></figure>'
    '<p><a href="guide.pdf">The guide</a> and <a href="/en/other">a page</a></p>'
    '<audio controls><source src="https://media.example/talk.mp3"></audio>'
    '<p><a href="guide.pdf">The guide, again</a></p>'
)
WANTED = [
    {"kind": "image", "url": COVER["url"], "type": "image/webp", "width": 1920, "height": 1080, "bytes": None},
    {"kind": "image", "url": f"{HERE}/pictures/a.jpg", "type": "image/jpeg", "width": 640, "height": 480, "bytes": None},
    {"kind": "file", "url": f"{HERE}/en/guide.pdf", "type": "application/pdf", "width": None, "height": None, "bytes": None},
    {"kind": "audio", "url": "https://media.example/talk.mp3", "type": "audio/mpeg", "width": None, "height": None, "bytes": None},
]


@pytest.fixture
def posts(make_tag, make_post):
    """A post with everything, one without anything, one that shows an image."""
    make_tag("Water")
    make_post(slug="full", image=COVER, body_html=BODY, tags=["water"])
    make_post(slug="empty", body_html="<p>Words.</p>", tags=["water"])
    make_post(slug="one", body_html='<img src="/a.png">', tags=["water"])


ONE = [{"kind": "image", "url": f"{HERE}/a.png", "type": "image/png", "width": None, "height": None, "bytes": None}]
BY_SLUG = {"full": WANTED, "empty": [], "one": ONE}


def by_slug(answer):
    return {post["slug"]: post["assets"] for post in answer.json["data"]}


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize(
    "query", ["include=assets", "include=assets,body_html,jsonld", "fields=slug,assets", "fields=assets,body_html,slug"]
)
def test_lists_and_details_have_them(client, query):
    assert by_slug(client.get(f"/v1/posts?{query}")) == BY_SLUG
    assert client.get(f"/v1/posts/full?{query}").json["assets"] == WANTED
    assert "assets" not in client.get("/v1/posts/full").json


@pytest.mark.usefixtures("posts")
def test_related_posts_have_them(client):
    assert by_slug(client.get("/v1/posts/empty/related?include=assets")) == {"full": WANTED, "one": ONE}


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize(
    ("query", "has_body"), [("include=assets", False), ("include=assets,body_html", True), ("fields=slug,assets", False)]
)
def test_delta_sync_has_them(client, make_post, query, has_body):
    first = client.get(f"/v1/changes?types=post&{query}").json
    make_post(slug="new", body_html='<img src="/new.png">')
    later = client.get(f"/v1/changes?types=post&{query}&cursor={first['page']['next_cursor']}").json

    found = {item["resource"]["slug"]: item["resource"] for item in (*first["data"], *later["data"])}
    assert {slug: post["assets"] for slug, post in found.items() if slug != "new"} == BY_SLUG
    assert [one["url"] for one in found["new"]["assets"]] == [f"{HERE}/new.png"]
    assert {"body_html" in post for post in found.values()} == {has_body}


@pytest.mark.usefixtures("posts")
def test_delta_sync_of_other_types_takes_it_too(client):
    answer = client.get("/v1/changes?include=assets")

    assert answer.status_code == 200
    assert {"assets" in item["resource"] for item in answer.json["data"] if item["type"] != "post"} == {False}
