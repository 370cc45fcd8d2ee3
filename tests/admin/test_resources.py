"""Tags, campaigns, authors and sections: written, read back as written, merged, deleted."""

import pytest

from schemas import admin_answers

WHOLE = {
    "tags": (
        {"name": "Housing", "language": "en", "names": {"fr": "Logement"}, "description": "Homes.", "descriptions": {"fr": "Toits."}},
        admin_answers.AuthoredTag,
    ),
    "authors": (
        {"name": "Ana Duarte", "language": "pt", "bio": "Writes.", "bios": {"en": "W."}, "image": {"url": "https://example.org/a.png"}},
        admin_answers.AuthoredAuthor,
    ),
    "sections": (
        {
            "name": "Canada",
            "language": "en",
            "names": {"fr": "Le Canada"},
            "url": "https://ca.example.org",
            "url_template": "/{year}/{slug}",
            "preview_url": "https://x.org/{token}",
        },
        admin_answers.AuthoredSection,
    ),
    "campaigns": (
        {
            "title": "A thousand homes",
            "language": "en",
            "titles": {"fr": "Mille logements"},
            "hashtag": "ThousandHomes",
            "starts_on": "2026-03-01",
            "ends_on": "2026-11-30",
            "place": "Lisbon",
            "places": {"fr": "Lisbonne"},
            "body_html": "<p>Text.</p>",
            "bodies": {"fr": "<p>Texte.</p>"},
            "featured": True,
            "figures": [
                {
                    "measure": "registered",
                    "label": "Registered",
                    "labels": {"fr": "Inscrits"},
                    "unit": None,
                    "units": {"fr": "ménages"},
                    "target": 10_000,
                    "history": [
                        {"at": "2026-05-01T00:00:00Z", "value": 1800, "post": None},
                        {"at": "2026-06-01T00:00:00Z", "value": 3000, "post": None},
                    ],
                }
            ],
        },
        admin_answers.AuthoredCampaign,
    ),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_written_is_read_back_with_every_member(editor, kind):
    body, schema = WHOLE[kind]

    made = editor("POST", f"/{kind}", body)

    assert made.status_code == 201
    assert set(made.json) == set(schema().fields)
    written = {name: value for name, value in body.items() if name != "image"}
    assert written.items() <= made.json.items()
    assert editor("GET", f"/{kind}/{made.json['id']}").json == made.json
    listed = editor("GET", f"/{kind}?id={made.json['id']}").json["data"]
    assert [one["id"] for one in listed] == [made.json["id"]]
    assert listed[0].items() <= {**made.json, "figures": listed[0].get("figures")}.items() or kind == "tags"


def test_a_post_is_read_back_with_every_member(editor):
    made = editor("POST", "/posts", {"title": "x", "language": "en"})

    assert set(made.json) == set(admin_answers.AuthoredPost().fields)
    assert set(editor("GET", "/posts").json["data"][0]) == set(admin_answers.AuthoredPostItem().fields)


def test_texts_by_language_are_merged_and_lists_replaced(editor):
    tag = editor("POST", "/tags", WHOLE["tags"][0]).json

    changed = editor("PATCH", f"/tags/{tag['id']}", {"names": {"fr": None, "de": "Wohnen"}, "descriptions": None}, If_Match='"1"').json

    assert (changed["names"], changed["descriptions"], changed["description"]) == ({"de": "Wohnen"}, {}, "Homes.")


def test_a_former_slug_leads_to_the_renamed_tag(editor, client):
    tag = editor("POST", "/tags", {"name": "Housing", "language": "en"}).json

    editor("PATCH", f"/tags/{tag['id']}", {"slug": "homes"}, If_Match='"1"')

    assert client.get("/v1/tags/housing").headers["Location"].endswith("/v1/tags/homes")
    taken = editor("POST", "/tags", {"name": "x", "language": "en", "slug": "housing"})
    assert (taken.status_code, taken.json["code"]) == (409, "slug-taken")


def test_a_tag_is_never_below_itself(editor):
    above = editor("POST", "/tags", {"name": "Society", "language": "en"}).json
    below = editor("POST", "/tags", {"name": "Housing", "language": "en", "parent": "society"}).json

    refused = editor("PATCH", f"/tags/{above['id']}", {"parent": below["id"]}, If_Match="*")

    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/parent")


@pytest.mark.parametrize("kind", ["tags", "authors", "campaigns", "sections"])
def test_what_a_post_refers_to_is_not_deleted(editor, client, kind):
    made = editor("POST", f"/{kind}", WHOLE[kind][0]).json
    member = kind if kind != "sections" else "section"
    post = editor("POST", "/posts", {"title": "x", "language": "en", member: made["id"] if kind == "sections" else [made["id"]]}).json

    used = editor("DELETE", f"/{kind}/{made['id']}", If_Match="*")
    editor("DELETE", f"/posts/{post['id']}", If_Match="*")
    free = editor("DELETE", f"/{kind}/{made['id']}", If_Match="*")

    assert (used.status_code, used.json["code"]) == (409, "in-use")
    assert free.status_code == 204
    assert client.get(f"/v1/{kind}/{made['slug']}").status_code == 410


def test_a_figure_is_answered_in_public_at_once(editor, client):
    made = editor("POST", "/campaigns", WHOLE["campaigns"][0]).json
    figures = made["figures"]
    figures[0]["history"].append({"at": "2026-07-01T00:00:00Z", "value": 7300})

    editor("PATCH", f"/campaigns/{made['id']}", {"figures": figures}, If_Match='"1"')

    assert client.get(f"/v1/campaigns/{made['slug']}").json["figures"][0]["latest"]["value"] == 7300


@pytest.mark.parametrize("ref", ["1abc", "+1", "01", "\u0661", "1.0", "9e99", "0", "%00", "a-slug"])
def test_what_is_no_id_is_404(editor, ref):
    for kind in ("posts", "tags", "sections"):
        assert editor("GET", f"/{kind}/{ref}").status_code == 404
