"""A newer export of a site that was imported before: what it takes back is withdrawn, what it does not contain stays."""

import subprocess
import sys
from uuid import UUID

import pytest
from sqlalchemy import select

from api.derived.writing import writing
from api.models import Post
from api.services.posts import editing, workflow
from api.services.revisioning import By
from tests.importers.conftest import exported, item, meta
from tests.plugins import SAMPLED
from tests.servers import environment_of

TAKEN_BACK = {
    "password": {"wp__post_password": "sesame"},
    "private": {"wp__status": "private"},
    "trash": {"wp__status": "trash", "wp__post_name": "post-3__trashed", "link": "https://old.example/?p=3"},
    "draft": {"wp__status": "draft"},
    "pending": {"wp__status": "pending"},
    "future": {"wp__status": "future"},
    "other": {"wp__status": "archived"},
}


@pytest.mark.parametrize("how", TAKEN_BACK)
def test_what_was_public_and_is_taken_back_is_withdrawn(how, tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(*(item(number) for number in (1, 2, 3))))
    imports(path)
    path.write_bytes(exported(item(1), item(2), item(3, **TAKEN_BACK[how])))

    first, second = imports(path), imports(path)

    assert client.get("/v1/posts/post-3").status_code == 410
    assert {post["title"] for post in client.get("/v1/posts").json["data"]} == {"Post 1", "Post 2"}
    assert first.counts["post", "changed"] == 1
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


def test_what_never_was_public_here_is_left_out(export, imports, client):
    path = export(item(1, wp__post_password="sesame"), item(2, wp__status="trash"), item(3, wp__status="archived"))

    imported = imports(path)

    details = [result.detail for result in imported.results]
    assert details == ["It has a password.", "It is in the trash.", "It has the status 'archived'."]
    assert client.get("/v1/posts").json["data"] == []


def test_how_many_are_taken_back_is_said(export, settings):
    def run(*items):
        content = export(*items).read_bytes()
        call = [sys.executable, "-m", "api.cli", "import", "-"]
        return subprocess.run(call, input=content, env=environment_of(settings), capture_output=True, check=True)

    run(*(item(number) for number in (1, 2, 3)))

    done = run(item(1, wp__post_password="x"), item(2, wp__status="private"), item(3, wp__status="trash"))

    assert b"all: 3 posts that were public are withdrawn" in done.stderr
    assert b"posts: 0 created, 3 changed, 0 unchanged, 0 skipped" in done.stdout


CATEGORIES = """
<wp:category><wp:category_nicename>asia</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>Asia</wp:cat_name>
<wp:category_description>About Asia</wp:category_description></wp:category>
<wp:category><wp:category_nicename>news</wp:category_nicename><wp:category_parent>asia</wp:category_parent><wp:cat_name>News</wp:cat_name>
<wp:category_description>News of Asia</wp:category_description></wp:category>
"""
AUTHOR = "<wp:author><wp:author_login>ed</wp:author_login><wp:author_display_name>The Editor</wp:author_display_name></wp:author>"
USED = '<category domain="category" nicename="news">News</category>'


def picture(number, parent=0):
    more = f"<wp:post_parent>{parent}</wp:post_parent><wp:attachment_url>https://old.example/{number}.jpg</wp:attachment_url>"
    return item(number, wp__post_type="attachment", wp__status="inherit", more=more + meta("_wp_attachment_image_alt", "River"))


SHOWS = {
    "ids": 'Text\n\n[gallery ids="11"]',
    "some": 'Text\n\n[gallery ids="12,11"]',
    "children": "Text\n\n[gallery]",
    "playlist": 'Text\n\n[playlist ids="11"]',
    "none": "Text",
}


@pytest.mark.parametrize("shown", SHOWS)
def test_what_a_file_does_not_contain_stays(shown, tmp_path, imports, client):
    path = tmp_path / "export.xml"
    post = item(1, content__encoded=SHOWS[shown], dc__creator="ed", more=meta("_thumbnail_id", "11") + USED)
    path.write_bytes(exported(AUTHOR, CATEGORIES, picture(11, 1), picture(12), post))
    imports(path)
    urls = ("/v1/posts/post-1", "/v1/tags/news", "/v1/tags/asia", "/v1/authors/ed")
    before = [client.get(url).json for url in urls]
    path.write_bytes(exported(post))

    imported = imports(path)

    assert [client.get(url).json for url in urls] == before
    assert {outcome for _, outcome in imported.counts} == {"unchanged"}
    assert before[0]["image"]["url"] == "https://old.example/11.jpg"
    assert ("<figure>" in before[0]["body_html"]) == (shown != "none")


def test_a_file_without_attachments_names_them_by_post(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    shows = item(1, content__encoded=SHOWS["some"], more=meta("_thumbnail_id", "11"))
    path.write_bytes(exported(shows, item(2, content__encoded=SHOWS["children"]), item(3)))

    first, second = imports(path), imports(path)

    said = "attachments that its text shows are not in the file, and the text of a post that is here already stays"
    assert [result.note for result in first.results] == [
        f"{said}: 12, 11; its image is an attachment that is not in the file: 11",
        f"{said}: those of its gallery",
        None,
    ]
    assert {outcome for _, outcome in second.counts} == {"unchanged"}

    path.write_bytes(exported(shows, picture(11), picture(12)))
    imports(path)

    assert client.get("/v1/posts/post-1").json["body_html"].count("<img") == 2


def test_a_category_alone_keeps_its_parent(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(CATEGORIES))
    imports(path)
    path.write_bytes(exported("<wp:category>" + CATEGORIES.split("<wp:category>")[2]))

    imported = imports(path)

    assert client.get("/v1/tags/news").json["parent"]["slug"] == "asia"
    assert {outcome for _, outcome in imported.counts} == {"unchanged"}


def test_what_the_file_says_otherwise_is_changed(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(CATEGORIES, picture(11), item(1, more=meta("_thumbnail_id", "11") + USED)))
    imports(path)
    path.write_bytes(exported(CATEGORIES.replace(">asia</wp:category_parent>", "></wp:category_parent>"), item(1)))

    imports(path)

    post = client.get("/v1/posts/post-1").json
    assert (post["image"], post["tags"]) == (None, [])
    assert client.get("/v1/tags/news").json["parent"] is None


@SAMPLED
@pytest.mark.parametrize("how", ["password", "private", "trash", "draft"])
def test_what_an_export_took_back_a_newer_one_gives_back(how, tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(item(3)))
    imports(path)
    kept = ("id", "published_at", "title")
    before = [client.get("/v1/posts/post-3").json[name] for name in kept]
    path.write_bytes(exported(item(3, **TAKEN_BACK[how])))
    imports(path)
    imports(path)
    path.write_bytes(exported(item(3)))

    first, second = imports(path), imports(path)

    assert [client.get("/v1/posts/post-3").json[name] for name in kept] == before
    assert [result.turn for result in first.results] == ["restored"]
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


def of_somebody(database, *actions):
    """Has somebody with a key do this to the only post."""
    by = By(key_id=UUID(int=7), actor="ana")
    for action, *more in actions:
        with writing(database) as session:
            post = editing.load(session, session.scalars(select(Post.id)).one())
            action(session, post, *more, now=1_800_000_000_000_000, by=by)


def expire(_session, post, **_by):
    post.expires_at = 1_700_000_000


def test_what_somebody_withdrew_here_stays_so_and_it_is_said(export, imports, client, database):
    path = export(item())
    imports(path)
    of_somebody(database, (workflow.withdraw, "unpublished"))

    first, second = imports(path), imports(path)

    assert client.get("/v1/posts/post-1").status_code == 410
    assert [[str(remark) for remark in result.remarks] for result in (*first.results, *second.results)] == [
        ["it is public at its source, and was withdrawn here: it stays so until somebody restores it"]
    ] * 2
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


@SAMPLED
@pytest.mark.parametrize(
    ("actions", "status"),
    [
        ([(editing.edit, {"title": "Mended"})], 200),
        ([(workflow.restore,), (workflow.withdraw, "unpublished")], 410),
        ([(workflow.publish,), (workflow.withdraw, "legal")], 451),
        ([(expire,)], 410),
    ],
    ids=["edited", "withdrawn by somebody", "withdrawn for legal reasons", "expired"],
)
def test_only_what_an_import_took_back_last_is_given_back(actions, status, export, imports, client, database):
    imports(export(item()))
    imports(export(item(wp__status="private")))
    of_somebody(database, *actions)

    imports(export(item()))

    assert client.get("/v1/posts/post-1").status_code == status
