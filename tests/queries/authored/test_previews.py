"""Previews: the present draft as a site shows it, and the links that lead there."""

from uuid import UUID

import orjson
import pytest

from api.db import reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Post
from api.queries.authored import previews
from api.queries.paging import Window
from api.services.posts import preview_links as links
from api.services.revisioning import By
from schemas import preview
from tests.databases import NOW
from tests.queries.authored.shapes import faults

SECOND = NOW // 1_000_000


def test_a_preview_is_the_pending_form_as_a_site_shows_it(full, database, client):
    with reading(database) as connection:
        shown = previews.preview(connection, full["post"], database.site)
    public = client.get(f"/v1/posts/{full['post']}").json

    assert faults(preview.PostPreview, shown) == []
    assert set(shown) == {*public, "state"}
    same = (
        "id",
        "body_html",
        "published_at",
        "image",
        "authors",
        "campaigns",
        "section",
        "translations",
        "origin",
        "license",
        "featured_at",
    )
    assert {name: shown[name] for name in same} == {name: public[name] for name in same}
    assert (shown["title"], shown["language"], shown["slug"], shown["excerpt"]) == ("Pending", "de", "two", "Text.")
    assert (shown["url"], shown["canonical_url"]) == ("https://ca.example.org/2026/two", "https://pe.example.org/1")
    assert [tag["slug"] for tag in shown["tags"]] == ["society"]
    assert (shown["revision"], shown["state"]) == (4, "published")


@pytest.mark.usefixtures("full")
def test_a_preview_of_a_public_post_without_a_pending_revision_is_what_is_public(database, client, make_post):
    post = make_post(tags=["housing"], authors=["ana"], campaigns=["homes"], language="fr-CA", body_html="<p>" + "word " * 99 + "</p>")

    with reading(database) as connection:
        shown = previews.preview(connection, post.id, database.site)

    assert shown == {**client.get(f"/v1/posts/{post.id}").json, "state": "published"}
    assert (shown["tags"][0]["name"], shown["authors"][0]["name"], shown["excerpt_truncated"]) == ("Logement", "Anne", True)


def test_a_draft_has_no_address_yet_in_its_preview(make_post, database):
    post = make_post("draft", title="Not yet")

    with reading(database) as connection:
        shown = previews.preview(connection, post.id, database.site)
        with pytest.raises(NotFound):
            previews.preview(connection, UUID(int=4), database.site)

    assert faults(preview.PostPreview, shown) == []
    assert (shown["url"], shown["canonical_url"], shown["published_at"], shown["state"]) == (None, None, None, "draft")


def test_links_to_a_preview_are_listed_until_they_expire(full, database):
    with writing(database) as session:
        row = session.get(Post, full["post"])
        for seconds in (60, 600, 6_000):
            links.make(session, row, expires_at=NOW // 10**6 + seconds, now=NOW, by=By(None, "ana"))

    with reading(database) as connection:
        found = previews.links(connection, full["post"], Window(1, count=True), now=NOW + 60_000_000)
        rest = previews.links(connection, full["post"], Window(1, found.next_key), now=NOW + 60_000_000)

    shown = [orjson.loads(one) for one in [*found.items, *rest.items]]
    assert [one["expires_at"] for one in shown] == ["2026-05-28T20:36:40Z", "2026-05-28T22:06:40Z"]
    assert (found.total.value, rest.next_key) == (2, None)
    assert [fault for one in shown for fault in faults(preview.PreviewLink, one)] == []
