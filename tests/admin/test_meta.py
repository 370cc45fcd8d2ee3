"""What editors say of a post for search engines and previews of links: written in parts, answered whole, kept by revisions."""

import pytest

from api.db import snapshot
from api.services.archive.exporting import lines
from tests.archives import emptied, imported

PREVIEW = {"url": "https://media.example.org/preview.jpg", "alt": "A preview"}
COVER = {"url": "https://media.example.org/cover.jpg", "alt": "A cover", "width": 1200, "height": 800}
NOTHING = {"title": None, "description": None, "image": None, "noindex": False}
RIVER = {"title": "River", "language": "en", "excerpt": "It rises.", "image": COVER, "body_html": "<p>It rises.</p>"}


def said(meta):
    """Without what an image has besides its address and its text."""
    image = meta["image"]
    return {**meta, "image": image and {name: image[name] for name in ("url", "alt")}}


@pytest.fixture
def post(editor):
    """The path of a public post with an excerpt and a cover."""
    path = f"/posts/{editor('POST', '/posts', RIVER).json['id']}"
    assert editor("POST", f"{path}/publish", {}).status_code == 200
    return path


@pytest.fixture
def patched(editor, post):
    """Changes what is said of the post; what is said of it then."""

    def patch(meta, query=""):
        etag = editor("GET", post).headers["ETag"]
        answer = editor("PATCH", post + query, {"meta": meta}, If_Match=etag)
        assert answer.status_code == 200, answer.text
        return answer.json["meta"]

    return patch


def test_what_is_not_said_is_what_is_known(editor, client, post):
    found = client.get("/v1/posts/river").json

    assert editor("GET", post).json["meta"] == NOTHING
    assert found["meta"] == {"title": "River", "description": "It rises.", "image": found["image"], "noindex": False}
    assert found["reading_minutes"] == 1
    assert client.get("/v1/posts").json["data"][0]["meta"] == found["meta"]
    assert client.get("/v1/changes?types=post").json["data"][0]["resource"]["meta"] == found["meta"]


def test_a_part_is_written_and_the_others_stay(client, patched):
    parts = ({"title": "  A river ", "noindex": True}, {"image": PREVIEW}, {"title": None, "description": ""}, {"image": None}, None)

    found = [said(patched(meta)) for meta in parts]

    assert found == [
        {**NOTHING, "title": "A river", "noindex": True},
        {"title": "A river", "description": None, "image": PREVIEW, "noindex": True},
        {**NOTHING, "image": PREVIEW, "noindex": True},
        {**NOTHING, "noindex": True},
        NOTHING,
    ]
    assert client.get("/v1/posts/river").json["meta"]["noindex"] is False


def test_what_is_said_is_answered_and_an_image_that_is_described_anew_too(editor, client, post, patched):
    patched({"title": "A river", "description": "Why it rises.", "image": PREVIEW})

    before = client.get("/v1/posts/river").json
    editor("PATCH", post, {"image": {**PREVIEW, "alt": "Another text"}}, If_Match=editor("GET", post).headers["ETag"])
    after = client.get("/v1/posts/river").json

    assert said(before["meta"]) == {"title": "A river", "description": "Why it rises.", "image": PREVIEW, "noindex": False}
    assert (before["title"], before["excerpt"], before["image"]["url"]) == ("River", "It rises.", COVER["url"])
    assert after["meta"]["image"] == after["image"]
    assert after["meta"]["image"]["alt"] == "Another text"


def test_it_waits_with_the_pending_revision_and_comes_back_with_an_old_one(editor, client, post, patched):
    patched({"title": "First", "image": PREVIEW})
    patched({"title": "Second", "image": None}, "?draft=true")

    waiting = editor("GET", f"{post}/pending").json
    preview = editor("POST", f"{post}/preview-links", {}).json["token"]
    shown = client.get(f"/admin/v1/previews/{preview}").json
    live = client.get("/v1/posts/river").json["meta"]
    editor("POST", f"{post}/publish", {})
    published = editor("GET", post)
    first = editor("GET", f"{post}/revisions/3").json["form"]["meta"]
    editor("POST", f"{post}/revisions/3/restore", {}, If_Match=published.headers["ETag"])

    assert (waiting["changed"], said(waiting["form"]["meta"])) == (["meta"], {**NOTHING, "title": "Second"})
    assert (shown["meta"]["title"], shown["meta"]["description"], shown["meta"]["image"]) == ("Second", "It rises.", shown["image"])
    assert (live["title"], live["image"]["url"]) == ("First", PREVIEW["url"])
    assert said(published.json["meta"]) == {**NOTHING, "title": "Second"}
    assert said(first) == {**NOTHING, "title": "First", "image": PREVIEW}
    assert editor("GET", post).json["meta"] == first


def test_what_differs_between_revisions_is_told_as_one_member(editor, post, patched):
    patched({"title": "First", "image": PREVIEW})

    found = editor("GET", f"{post}/revisions/2/compare?with=3").json["changes"]

    assert [change["member"] for change in found] == ["meta"]


@pytest.mark.parametrize(
    ("meta", "pointer"),
    [
        ({"noindex": 1}, "/meta/noindex"),
        ({"image": {**PREVIEW, "renditions": []}}, "/meta/image/renditions"),
        ({"title": "x" * 301}, "/meta/title"),
        ({"robots": "none"}, "/meta/robots"),
        ({"image": {"alt": "x"}}, "/meta/image/url"),
        ("noindex", "/meta"),
    ],
)
def test_what_cannot_be_said_is_refused(editor, post, meta, pointer):
    answer = editor("PATCH", post, {"meta": meta}, If_Match=editor("GET", post).headers["ETag"])

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def exported(database):
    with snapshot(database) as connection:
        return list(lines(connection, database.site))


def test_an_archive_keeps_it(database, patched):
    patched({"title": "A river", "image": PREVIEW, "noindex": True})
    before = exported(database)

    emptied(database)
    imported(database, before)

    assert exported(database) == before
    assert b'"meta":{"title":"A river","description":null,"noindex":true,"image":{"id":"' in b"".join(before)


def test_what_search_engines_are_to_leave_out_is_in_no_sitemap(editor, client, patched):
    other = editor("POST", "/posts", {"title": "Rivière", "slug": "riviere", "language": "fr", "translation_of": "river"}).json["id"]
    editor("POST", f"/posts/{other}/publish", {})

    def maps():
        index = client.get("/v1/sitemap.xml").text
        return (
            "/en/river<" in index,
            "/fr/riviere<" in index,
            'hreflang="en"' in index,
            "/en/river<" in client.get("/v1/news-sitemap.xml").text,
            "/en/river<" in client.get("/v1/sitemap.xml?section=main").text,
        )

    found = maps()
    patched({"noindex": True})
    left_out = maps()
    patched({"noindex": False})

    assert found == (True, True, True, True, True)
    assert left_out == (False, True, False, False, False)
    assert maps() == found
    assert [one["slug"] for one in client.get("/v1/posts").json["data"]] == ["riviere", "river"]


def test_an_author_is_named_with_the_portrait(editor, client, post):
    author = editor("POST", "/authors", {"name": "Ana", "language": "en", "image": PREVIEW}).json
    editor("PATCH", post, {"authors": ["ana"]}, If_Match=editor("GET", post).headers["ETag"])

    before = client.get("/v1/posts/river").json["authors"][0]
    etag = editor("GET", f"/authors/{author['id']}").headers["ETag"]
    editor("PATCH", f"/authors/{author['id']}", {"image": {**PREVIEW, "alt": "Ana at work"}}, If_Match=etag)
    after = client.get("/v1/posts").json["data"][0]["authors"][0]

    assert before["image"] == author["image"]
    assert after["image"] == {**author["image"], "alt": "Ana at work"}
    assert editor("GET", post).json["authors"] == [after]
