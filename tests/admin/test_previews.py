"""Links to previews: who has one sees the present draft, and nobody else does."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import update

from api.db import reading
from api.models import Base, PreviewLink

DRAFT = {"title": "A thousand homes", "language": "en", "body_html": "<p>Homes.</p>"}


def in_days(days):
    return (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture
def post(editor):
    return editor("POST", "/posts", DRAFT).json


def test_a_link_shows_the_draft_without_a_key(editor, client, post):
    made = editor("POST", f"/posts/{post['id']}/preview-links")

    shown = client.get(f"/admin/v1/previews/{made.json['token']}", headers={"Origin": "https://preview.example.org"})

    assert (made.status_code, set(made.json)) == (201, {"id", "token", "url", "expires_at"})
    assert made.json["url"] == f"https://www.example.org/admin/v1/previews/{made.json['token']}"
    assert shown.status_code == 200
    members = {
        "title": "A thousand homes",
        "body_html": "<p>Homes.</p>",
        "state": "draft",
        "slug": "a-thousand-homes",
        "published_at": None,
    }
    assert members.items() <= shown.json.items()
    told = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    assert (told | {"Access-Control-Allow-Origin": "*"}).items() <= dict(shown.headers).items()


def test_it_has_the_members_of_a_post_in_delivery_and_its_state(editor, client, post):
    token = editor("POST", f"/posts/{post['id']}/preview-links").json["token"]
    editor("POST", f"/posts/{post['id']}/publish")

    public, shown = client.get(f"/v1/posts/{post['id']}?include=body_html").json, client.get(f"/admin/v1/previews/{token}").json

    assert shown == {**public, "state": "published"}


def test_it_always_shows_the_present_draft(editor, client, post):
    where = f"/posts/{post['id']}"
    token = editor("POST", f"{where}/preview-links").json["token"]
    titles = [client.get(f"/admin/v1/previews/{token}").json["title"]]

    for path, body in (("", {"title": "Second"}), ("?draft=true", {"title": "Third"})):
        editor("PATCH", where + path, body, If_Match="*")
        titles.append(client.get(f"/admin/v1/previews/{token}").json["title"])
        editor("POST", f"{where}/publish")

    assert titles == ["A thousand homes", "Second", "Third"]


def test_the_link_is_that_of_the_sections_site(editor):
    template = "https://preview.example.org/{language}/{slug}?t={token}&id={id}"
    section = editor("POST", "/sections", {"name": "Canada", "language": "en", "preview_url": template}).json
    post = editor("POST", "/posts", {**DRAFT, "section": section["id"], "slug": "été"}).json

    made = editor("POST", f"/posts/{post['id']}/preview-links").json

    assert made["url"] == f"https://preview.example.org/en/%C3%A9t%C3%A9?t={made['token']}&id={post['id']}"


@pytest.mark.parametrize(
    "template", ["https://x.org/{slug}", "https://x.org/{token}{other}", "javascript:{token}", "https://x.org/{token", "/{token}"]
)
def test_a_template_of_previews_is_an_address_with_the_token(editor, template):
    refused = editor("POST", "/sections", {"name": "Canada", "language": "en", "preview_url": template})

    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/preview_url")


def test_a_link_ends_when_it_expires_or_is_revoked(editor, client, post, database):
    where = f"/posts/{post['id']}/preview-links"
    first, second, third = (editor("POST", where, {"expires_at": in_days(1)}).json for _ in range(3))
    with database.write.begin() as connection:
        connection.execute(update(PreviewLink).where(PreviewLink.id == UUID(first["id"])).values(expires_at=1))

    assert [one["id"] for one in editor("GET", where).json["data"]] == [second["id"], third["id"]]
    assert editor("DELETE", f"{where}/{second['id']}").status_code == 204
    assert editor("DELETE", f"{where}/{second['id']}").status_code == 404

    statuses = [client.get(f"/admin/v1/previews/{one['token']}").status_code for one in (first, second, third)]
    assert statuses == [404, 404, 200]
    missing = client.get("/admin/v1/previews/nothing")
    gone = client.get(f"/admin/v1/previews/{second['token']}")
    assert (missing.data, missing.headers["Cache-Control"]) == (gone.data, "private, no-store")


@pytest.mark.parametrize("days", [-1, 31])
def test_a_link_ends_within_thirty_days(editor, post, days):
    refused = editor("POST", f"/posts/{post['id']}/preview-links", {"expires_at": in_days(days)})

    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/expires_at")


def test_a_token_is_told_once_and_kept_nowhere(editor, post, database):
    where = f"/posts/{post['id']}/preview-links"

    first, again = (editor("POST", where, {}, Idempotency_Key="once") for _ in range(2))

    assert (again.status_code, again.json) == (201, {**first.json, "token": None, "url": None})
    with reading(database) as connection:
        for table in Base.metadata.tables.values():
            assert first.json["token"] not in str(connection.execute(table.select()).all())


def test_links_of_other_sections_are_not_there(editor, make_key, make_section, post):
    bound = make_key(section=make_section("Canada").id)
    link = editor("POST", f"/posts/{post['id']}/preview-links").json

    for method, path in (("GET", ""), ("POST", ""), ("DELETE", f"/{link['id']}")):
        assert editor(method, f"/posts/{post['id']}/preview-links{path}", key=bound).status_code == 404
