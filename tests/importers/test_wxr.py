import subprocess
import sys
import tracemalloc
from uuid import UUID

import pytest
from sqlalchemy import text

from api.db import reading
from api.derived.writing import writing
from api.importers import open_source
from api.services.posts import editing, workflow
from tests.databases import DIALECTS
from tests.importers.conftest import CHANNEL, item, meta, seq
from tests.plugins import FULL
from tests.servers import environment_of

PUBLIC_POSTS = 55
"""Of the theme unit test; the others are pages."""
FILES = [
    ("authors-multiline.xml", 1),
    ("cdata-edge.xml", 1),
    ("post-content-blank-lines.xml", 1),
    ("slashes.xml", 1),
    ("small-export.xml", 9),
    ("term-formats.xml", 0),
    ("theme-unit-test-data.xml", 76),
    ("valid-wxr-1.0.xml", 6),
    ("valid-wxr-1.1.xml", 2),
    ("wxr-comprehensive.xml", 2),
    ("wxr-with-sub-data.xml", 1),
]


LONG = "theme-unit-test-data.xml"
RUNS = [(*file, dialect) for file in FILES for dialect in DIALECTS if FULL or file[0] != LONG or dialect == DIALECTS[0]]
"""Each file on both databases, in a short run the one that takes long on one of them."""


@pytest.mark.parametrize(("name", "public", "dialect"), RUNS, indirect=["dialect"])
def test_a_real_export_goes_in_and_a_second_time_changes_nothing(name, public, exports, imports, client, database):
    first = imports(exports / name)
    told = seq(database)
    second = imports(exports / name)

    page = client.get("/v1/posts?count=true&limit=1&kind=post,page").json["page"]
    changed = {outcome for _, outcome in second.counts} - {"unchanged", "skipped", "noted"}
    assert first.broken == ""
    assert page["total"]["value"] == public
    assert changed == set()
    assert seq(database) == told


def test_all_published_posts_of_the_theme_unit_test_are_served(exports, imports, client):
    imported = imports(exports / "theme-unit-test-data.xml")

    kinds = {kind: client.get(f"/v1/posts?limit=100&kind={kind}").json["data"] for kind in ("post", "page")}
    urls = [f"/v1/posts/{post['id']}" for posts in kinds.values() for post in posts]
    skipped = [result.detail for result in imported.results if result.outcome == "skipped" and result.kind == "post"]
    assert {kind: len(posts) for kind, posts in kinds.items()} == {"post": PUBLIC_POSTS, "page": 76 - PUBLIC_POSTS}
    assert kinds["post"] == client.get("/v1/posts?limit=100").json["data"]
    assert {client.get(url).status_code for url in urls} == {200}
    assert skipped == ["It has a password."]


def test_a_file_that_breaks_keeps_what_came_before_and_says_where(tmp_path, imports, client):
    path = tmp_path / "broken.xml"
    whole = CHANNEL.replace("{parts}", "\n".join(item(number) for number in range(1, 4)))
    path.write_text(whole[: whole.index("<item>", whole.index("Post 3") - 80)] + "<item><title>Cut &nothing", encoding="utf-8")

    imported = imports(path)

    titles = {post["title"] for post in client.get("/v1/posts").json["data"]}
    assert titles == {"Post 1", "Post 2"}
    assert imported.broken.startswith("line ")
    assert "breaks here" in imported.broken


def test_the_malformed_export_is_refused_with_its_line(exports, imports):
    imported = imports(exports / "malformed.xml")

    assert imported.broken.startswith("line 90")


def test_a_file_that_declares_entities_is_refused(tmp_path, imports):
    path = tmp_path / "bomb.xml"
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    path.write_text(CHANNEL.replace("?>\n", f"?>\n{bomb}\n", 1).replace("{parts}", item(title="&b;")), encoding="utf-8")

    imported = imports(path)

    assert "document type" in imported.broken
    assert imported.results == []


def test_xml_that_is_no_export_is_refused(tmp_path, imports):
    path = tmp_path / "sitemap.xml"
    path.write_text("<urlset><url><loc>https://old.example/</loc></url></urlset>", encoding="utf-8")

    assert "no WordPress export" in imports(path).broken


def test_states_become_public_draft_or_left_out(export, imports, client):
    statuses = ("publish", "draft", "pending", "private", "future", "trash", "inherit")
    secret = item(9, wp__post_password="secret")

    imported = imports(export(*(item(number, wp__status=status) for number, status in enumerate(statuses, 1)), secret))

    outcomes = {result.where.split("post ")[1][0]: (result.outcome, result.detail or result.note) for result in imported.results}
    assert [post["title"] for post in client.get("/v1/posts").json["data"]] == ["Post 1"]
    assert outcomes["4"] == ("created", "it had the status 'private' and is not public here")
    assert outcomes["5"] == ("created", "it had the status 'future' and is not public here")
    assert outcomes["6"] == ("skipped", "It is in the trash.")
    assert outcomes["7"] == ("skipped", "It is a revision.")
    assert outcomes["9"] == ("skipped", "It has a password.")


def test_terms_become_one_tree_whatever_their_order(export, imports, client):
    below = "<wp:category_parent>water</wp:category_parent><wp:cat_name>Lakes &amp;amp; ponds</wp:cat_name>"
    child = f"<wp:category><wp:category_nicename>lakes</wp:category_nicename>{below}</wp:category>"
    parent = "<wp:category><wp:category_nicename>water</wp:category_nicename><wp:cat_name>Water</wp:cat_name></wp:category>"
    same = "<wp:tag><wp:tag_slug>water</wp:tag_slug><wp:tag_name>water</wp:tag_name></wp:tag>"
    used = '<category domain="category" nicename="lakes">Lakes</category><category domain="post_tag" nicename="new">New</category>'

    imports(export(child, parent, same, item(more=used)))

    tags = {tag["slug"]: tag for tag in client.get("/v1/tags").json["data"]}
    assert set(tags) == {"water", "lakes", "new"}
    assert tags["lakes"]["name"] == "Lakes & ponds"
    assert tags["lakes"]["parent"]["slug"] == "water"
    assert tags["water"]["post_count"] == 1


def test_authors_come_by_their_display_name(export, imports, client):
    author = "<wp:author><wp:author_login>jdoe</wp:author_login><wp:author_display_name>Jo Doe</wp:author_display_name></wp:author>"

    imports(export(author, item(1, dc__creator="jdoe"), item(2, dc__creator="unknown")))

    names = {post["title"]: post["authors"][0]["name"] for post in client.get("/v1/posts").json["data"]}
    assert names == {"Post 1": "Jo Doe", "Post 2": "unknown"}


def test_an_attachment_gives_the_image_with_its_texts_and_size(export, imports, client):
    data = 'a:2:{s:5:"width";i:1200;s:6:"height";i:800;}'
    metas = meta("_wp_attachment_image_alt", "A boat") + meta("_wp_attachment_metadata", data)
    url = "<wp:attachment_url>https://old.example/boat.jpg</wp:attachment_url>"
    picture = item(50, wp__post_type="attachment", wp__status="inherit", excerpt__encoded="On the lake", more=url + metas)

    imports(export(item(more=meta("_thumbnail_id", "50")), picture))

    image = client.get("/v1/posts/post-1").json["image"]
    kept = {name: image[name] for name in ("url", "alt", "caption", "width", "height")}
    assert kept == {"url": "https://old.example/boat.jpg", "alt": "A boat", "caption": "On the lake", "width": 1200, "height": 800}


def test_former_slugs_and_old_addresses_lead_to_the_post(export, imports, client):
    imports(export(item(more=meta("_wp_old_slug", "first-name"))))

    moved = client.get("/v1/posts/first-name")
    by_link = client.get("/v1/resolve?url=http://OLD.example/post-1?utm_source=mail").json
    by_guid = client.get("/v1/resolve?url=https://old.example/?p=1").json
    assert moved.status_code == 308
    assert moved.headers["Location"].endswith("/v1/posts/post-1")
    assert by_link["slug"] == by_guid["slug"] == "post-1"


def test_texts_are_plain_and_the_language_is_the_sites(export, imports, client):
    imports(
        export(
            item(
                title="Fish &amp; <em>chips</em>",
                excerpt__encoded="<p>Short [&hellip;]</p>",
                wp__is_sticky="1",
                wp__post_name="d%c3%a9j%c3%a0",
            )
        )
    )

    post = client.get("/v1/posts").json["data"][0]
    assert post["title"] == "Fish & chips"
    assert (post["excerpt"], post["excerpt_truncated"]) == ("Short", True)
    assert post["language"] == "fr-CA"
    assert post["featured_at"] is not None
    assert post["slug"] == "déjà"


def test_a_language_that_is_given_goes_before_the_sites(export, imports, client):
    imports(export(item()), "de")

    assert client.get("/v1/posts").json["data"][0]["language"] == "de"


def test_two_items_of_one_guid_are_two_posts(export, imports, client):
    path = export(item(1, guid="https://old.example/same"), item(2, guid="https://old.example/same"))

    imports(path)
    imports(path)

    assert {post["title"] for post in client.get("/v1/posts").json["data"]} == {"Post 1", "Post 2"}


def test_an_untitled_item_gets_its_slug_from_its_id(export, imports, client):
    imports(export(item(title="", wp__post_name="")))

    post = client.get("/v1/posts").json["data"][0]
    assert post["title"] == ""
    assert post["id"] in post["slug"]


def test_a_local_withdrawal_outlives_the_next_import(export, imports, client, database):
    path = export(item())
    imports(path)
    with reading(database) as connection:
        (post_id,) = connection.execute(text("SELECT post_id FROM card")).one()
    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, UUID(str(post_id))), "legal", now=1_800_000_000_000_000)

    imports(path)

    assert client.get("/v1/posts/post-1").status_code == 451


def test_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "large.xml"
    body = "<p>" + "word " * 800 + "</p>"

    def peak(items):
        path.write_text(
            CHANNEL.replace("{parts}", "\n".join(item(number, content__encoded=body) for number in range(items))), encoding="utf-8"
        )
        tracemalloc.start()
        with open_source(str(path)) as found:
            count = sum(1 for one in found if one.values.get("type") == "post")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return count, most

    (few, small), (many, large) = peak(100), peak(800)

    assert (few, many) == (100, 800)
    assert large < small + 500_000


def test_an_export_comes_through_standard_input(export, settings):
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "import", "-"],
        input=export(item()).read_bytes(),
        env=environment_of(settings),
        capture_output=True,
        check=True,
    )

    assert b"posts: 1 created, 0 changed, 0 unchanged, 0 skipped" in done.stdout
