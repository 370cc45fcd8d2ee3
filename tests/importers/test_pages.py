"""Pages of a WordPress site come in as pages, types of its own as what they are said to be, and others are counted."""

import subprocess
import sys
from uuid import UUID

from api.derived.writing import writing
from api.services.posts import editing
from tests.databases import NOW
from tests.importers.conftest import item
from tests.servers import environment_of

PAGE = {"wp__post_type": "page", "guid": "https://old.example/?page_id=2"}


def kinds(client):
    """By slug, what is public."""
    return {post["slug"]: post["kind"] for post in client.get("/v1/posts?kind=post,page&limit=100").json["data"]}


def test_types_that_are_named_come_in_and_others_are_counted(export, imports, client):
    types = ("product", "product", "event", "wp_template", "nav_menu_item")
    own = [item(number, wp__post_type=kind) for number, kind in enumerate(types, 3)]
    path = export(item(1), item(2, **PAGE), *own)

    first, others = imports(path), kinds(client)
    second, again = imports(path, types={"product": "page", "event": "post"}), imports(path, types={"product": "page", "event": "post"})

    assert others == {"post-1": "post", "post-2": "page"}
    assert [result.detail for result in first.results if result.where == "all"] == [
        "2 items of the type 'product' are left out; --type product=post or --type product=page takes them in.",
        "1 items of the type 'event' are left out; --type event=post or --type event=page takes them in.",
        "1 items of the type 'wp_template' are left out.",
        "1 items of the type 'nav_menu_item' are left out.",
    ]
    assert kinds(client) == {**others, "post-3": "page", "post-4": "page", "post-5": "post"}
    assert second.counts["post", "created"] == 3
    assert set(again.counts) == {("post", "unchanged"), ("line", "skipped"), ("line", "noted")}


def test_pages_that_came_in_as_posts_are_turned_by_the_same_file_and_it_is_said(settings, database, export, client):
    path = export(item(1), item(2, **PAGE))

    def run(*more):
        command = [sys.executable, "-m", "api.cli", "import", str(path), *more]
        return subprocess.run(command, env=environment_of(settings), check=False, capture_output=True, text=True)

    run()
    with writing(database) as session:  # as the first release left it
        post = editing.load(session, UUID(client.get("/v1/posts/post-2").json["id"]))
        editing.edit(session, post, {"kind": "post"}, now=NOW)
    before, turned, again = kinds(client), run(), run()

    assert before == {"post-1": "post", "post-2": "post"}
    assert kinds(client) == {"post-1": "post", "post-2": "page"}
    assert "all: 1 posts are of the other kind now" in turned.stderr
    assert "posts: 0 created, 1 changed, 1 unchanged, 0 skipped" in turned.stdout
    assert "posts: 0 created, 0 changed, 2 unchanged, 0 skipped" in again.stdout
    for wrong in ("product", "product=pages", "=page", "attachment=page", "nav_menu_item=post"):
        refused = run("--type", wrong)
        assert refused.returncode == 2, wrong
        assert "such as product=post or product=page" in refused.stderr
