"""The site is written under ``/admin/v1/site``, and read at ``/v1``."""

from typing import Any

import pytest

from tests.admin.menus import labels
from tests.admin.test_jobs import worked_off

PAGE = {"title": "About us", "language": "en", "kind": "page"}


def _published(editor, **values: Any) -> dict[str, Any]:
    post = editor("POST", "/posts", {**PAGE, **values}).json
    found: dict[str, Any] = editor("POST", f"/posts/{post['id']}/publish", {}).json
    return found


def test_a_site_that_nobody_wrote_has_its_settings(editor, root):
    found = editor("GET", "/site")

    assert found.headers["ETag"] == '"1"'
    assert {name: found.json[name] for name in ("name", "language", "description", "social", "menus")} == {
        "name": "Broadsheet",
        "language": "en",
        "description": None,
        "social": [],
        "menus": {},
    }
    assert (root()["description"], root()["logo"], root()["menus"], root()["revision"]) == (None, None, {}, 1)


def test_what_editors_say_is_read_in_the_preferred_language(change, root):
    logo = {"url": "https://www.example.org/logo.png", "alt": "Three houses"}

    written = change(
        description="News", descriptions={"fr": "Nouvelles"}, logo=logo, social=[{"name": "Mastodon", "url": "https://social.example/@b"}]
    )

    assert written.status_code == 200
    assert (written.headers["ETag"], written.json["revision"]) == ('"2"', 2)
    assert (root()["description"], root()["language"]) == ("News", "en")
    assert (root("?prefer_language=fr-CA")["description"], root("?prefer_language=fr-CA")["language"]) == ("Nouvelles", "fr")
    assert root()["logo"]["alt"] == "Three houses"
    assert root()["social"] == [{"name": "Mastodon", "url": "https://social.example/@b"}]


def test_a_menu_leads_to_what_it_names_and_follows_it(editor, change, root):
    page, tag = _published(editor), editor("POST", "/tags", {"name": "Housing", "language": "en", "names": {"fr": "Logement"}}).json
    entries = [
        {"label": "Who we are", "type": "post", "slug": "about-us", "children": [{"label": "Give", "url": "/donate"}]},
        {"type": "tag", "id": tag["id"]},
    ]

    assert change(menus={"main": entries}).status_code == 200
    editor("PATCH", f"/tags/{tag['id']}", {"slug": "homes", "name": "Homes"}, If_Match='"1"')
    editor("PATCH", f"/posts/{page['id']}", {"slug": "who-we-are"}, If_Match=f'"{page["revision"]}"')

    first, second = root()["menus"]["main"]
    assert {name: first[name] for name in ("label", "type", "slug", "url")} == {
        "label": "Who we are",
        "type": "post",
        "slug": "who-we-are",
        "url": "https://www.example.org/en/who-we-are",
    }
    assert [(one["label"], one["url"], one["type"]) for one in first["children"]] == [("Give", "https://www.example.org/donate", None)]
    assert (second["label"], second["slug"], second["url"]) == ("Homes", "homes", "https://www.example.org/tags/homes")
    assert root("?prefer_language=fr")["menus"]["main"][1]["label"] == "Logement"


def test_what_is_not_public_drops_out_and_comes_back(editor, change, root):
    page = _published(editor)
    change(menus={"main": [{"type": "post", "id": page["id"]}, {"label": "Home", "url": "/"}]})
    assert labels(root()["menus"]["main"]) == ["About us", "Home"]

    editor("POST", f"/posts/{page['id']}/withdraw", {"reason": "unpublished"})
    assert labels(root()["menus"]["main"]) == ["Home"]
    assert editor("GET", "/site").json["menus"]["main"][0]["slug"] == "about-us"

    editor("POST", f"/posts/{page['id']}/restore", {})
    assert labels(root()["menus"]["main"]) == ["About us", "Home"]


def test_a_deleted_tag_drops_out_and_a_merged_one_is_the_other(editor, change, root, database):
    tags = [editor("POST", "/tags", {"name": name, "language": "en"}).json["id"] for name in ("One", "Two", "Three")]
    change(menus={"main": [{"type": "tag", "id": one} for one in tags]})

    editor("DELETE", f"/tags/{tags[0]}", If_Match='"1"')
    editor("POST", f"/tags/{tags[1]}/merge", {"into": tags[2]})
    worked_off(database)
    editor("PATCH", f"/tags/{tags[2]}", {"slug": "three-more"}, If_Match="*")

    assert [(one["label"], one["slug"], one["id"]) for one in root()["menus"]["main"]] == [("Three", "three-more", tags[2])] * 2
    assert [one["id"] for one in editor("GET", "/site").json["menus"]["main"]] == [tags[2]] * 2


def test_a_page_leads_to_its_translation(editor, change, root):
    page = _published(editor)
    other = _published(editor, title="Qui sommes-nous", language="fr", translation_of=page["id"])
    change(menus={"main": [{"type": "post", "id": page["id"]}]})

    entry = root("?prefer_language=fr-CA,en")["menus"]["main"][0]

    assert (entry["label"], entry["language"], entry["id"], entry["url"]) == (
        "Qui sommes-nous",
        "fr",
        other["id"],
        "https://www.example.org/fr/qui-sommes-nous",
    )
    assert root()["menus"]["main"][0]["id"] == page["id"]


def test_a_heading_is_there_while_something_is_below_it(editor, change, root):
    page = _published(editor)
    change(menus={"main": [{"label": "About", "labels": {"fr": "À propos"}, "children": [{"type": "post", "slug": "about-us"}]}]})
    assert [(one["label"], one["url"]) for one in root("?prefer_language=fr")["menus"]["main"]] == [("À propos", None)]

    editor("DELETE", f"/posts/{page['id']}", If_Match=f'"{page["revision"]}"')

    assert root()["menus"] == {"main": []}
    assert editor("GET", "/site").json["menus"]["main"][0]["children"] == []


def test_a_form_that_is_read_can_be_written_back(editor, change):
    _published(editor)
    change(
        description="News",
        menus={"main": [{"type": "post", "slug": "about-us", "children": [{"label": "Mail", "url": "mailto:a@example.org"}]}]},
    )
    form = editor("GET", "/site").json

    written = change(**{name: form[name] for name in ("language", "description", "descriptions", "social", "menus")})

    assert (written.status_code, written.json["revision"]) == (200, form["revision"])


def test_a_menu_is_replaced_whole_and_taken_away_by_null(change):
    change(menus={"main": [{"label": "Home", "url": "/"}], "footer": [{"label": "Home", "url": "/"}]})

    written = change(menus={"footer": None, "main": [{"label": "Give", "url": "/donate"}]})

    assert {name: labels(entries) for name, entries in written.json["menus"].items()} == {"main": ["Give"]}


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "tag", "slug": "nothing"}, "/menus/main/0/slug", "invalid"),
    ({"type": "tag", "id": "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"}, "/menus/main/0/id", "invalid"),
    ({"type": "page", "slug": "about-us"}, "/menus/main/0/type", "invalid"),
    ({"type": "tag"}, "/menus/main/0/id", "missing"),
    ({"slug": "housing"}, "/menus/main/0/type", "missing"),
    ({"url": "/donate"}, "/menus/main/0/label", "missing"),
    ({}, "/menus/main/0/label", "missing"),
    ({"label": "x", "url": "javascript:alert(1)"}, "/menus/main/0/url", "invalid"),
    ({"label": "x", "url": "//elsewhere.example"}, "/menus/main/0/url", "invalid"),
    ({"label": "x", "url": "/", "type": "tag", "slug": "housing"}, "/menus/main/0/url", "invalid"),
    ({"label": "x" * 301, "url": "/"}, "/menus/main/0/label", "out-of-range"),
    ({"label": "x", "title": "y"}, "/menus/main/0/title", "unknown"),
    ({"label": "x", "labels": {"en": "y"}, "url": "/"}, "/menus/main/0/labels/en", "invalid"),
]


@pytest.mark.parametrize(("entry", "pointer", "code"), REFUSED)
def test_an_entry_that_leads_nowhere_is_refused(editor, change, entry, pointer, code):
    editor("POST", "/tags", {"name": "Housing", "language": "en"})

    answer = change(menus={"main": [entry]})

    assert answer.status_code == 422
    assert [(one["pointer"], one["code"]) for one in answer.json["errors"]] == [(pointer, code)]
    assert editor("GET", "/site").json["revision"] == 1


def _nested(levels: int) -> list[dict[str, Any]]:
    return [{"label": "x", "url": "/", "children": _nested(levels - 1)}] if levels else []


@pytest.mark.parametrize(
    ("menus", "pointer"),
    [
        ({"main": _nested(5)}, "/menus/main"),
        ({"main": [{"label": "x", "url": "/"}] * 201}, "/menus/main"),
        ({f"m{number}": [] for number in range(21)}, "/menus"),
        ({"Main menu": []}, "/menus/Main menu"),
        ({"main": "x"}, "/menus/main"),
        ({"main": None, "x": [None]}, "/menus/x/0"),
        ([], "/menus"),
    ],
)
def test_menus_have_bounds(change, menus, pointer):
    answer = change(menus=menus)

    assert answer.status_code == 422
    assert {one["pointer"] for one in answer.json["errors"]} == {pointer}


def test_bounds_are_included(change):
    assert change(menus={"main": [{"label": "x", "url": "/"}] * 196 + _nested(4)}).status_code == 200


def test_name_and_address_are_settings(change):
    answer = change(name="Elsewhere", url="https://elsewhere.example")

    assert answer.status_code == 422
    assert {(one["pointer"], one["code"]) for one in answer.json["errors"]} == {("/name", "read-only"), ("/url", "read-only")}


def test_an_image_that_others_describe_is_told_anew(editor, change, root):
    image = {"url": "https://www.example.org/logo.png", "alt": "Old"}
    change(logo=image)
    assert root()["logo"]["alt"] == "Old"

    editor("POST", "/posts", {"title": "x", "language": "en", "image": {**image, "alt": "New"}})

    assert root()["logo"]["alt"] == "New"
