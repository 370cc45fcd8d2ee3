"""Members of tags, campaigns, authors and sections."""

from datetime import date

import pytest

from api.derived.writing import writing
from api.errors import Moved
from api.queries.resources import authors, campaigns, sections, tags
from api.services.posts import editing, workflow
from schemas import author as author_schema, campaign as campaign_schema, section as section_schema, tag as tag_schema

IMAGE = {"url": "https://img.example/a.jpg", "alt": "A", "width": 800, "height": 600, "focal_point": {"x": 0.5, "y": 0.25}}
LATER = 1_790_000_000_000_000


def test_a_tag_has_its_members(one, make_tag):
    parent = make_tag("World", slug="world", names={"fr": "Monde"})
    tag = make_tag("Peace", slug="peace", description="No war.", parent="world", names={"ja": "平和", "fr": "Paix"})

    shown = one(tags, "peace")

    assert shown == {
        "id": str(tag.id),
        "slug": "peace",
        "name": "Peace",
        "description": "No war.",
        "language": "en",
        "languages": ["en", "fr", "ja"],
        "parent": {"id": str(parent.id), "slug": "world", "name": "World"},
        "url": "https://www.example.org/tags/peace",
        "post_count": 0,
        "revision": 1,
        "updated_at": shown["updated_at"],
    }
    assert shown["updated_at"].endswith("Z")


def test_tags_by_their_parent(page, make_tag):
    root = make_tag("Root", slug="root")
    make_tag("Leaf", slug="leaf", parent="root")
    make_tag("Other", slug="other")

    found = {
        ref: [tag["slug"] for tag in page(tags.LISTED.listed, parent=ref).items]
        for ref in ("none", "root", str(root.id), "leaf", "nothing")
    }

    assert found == {"none": ["other", "root"], "root": ["leaf"], str(root.id): ["leaf"], "leaf": [], "nothing": []}


def test_an_author_has_its_members(one, make_author):
    author = make_author("Ann", slug="ann", bio="Writes.", names={"ja": "アン"}, image=IMAGE)

    shown = one(authors, "ann")

    assert shown == {
        "id": str(author.id),
        "slug": "ann",
        "name": "Ann",
        "bio": "Writes.",
        "language": "en",
        "languages": ["en", "ja"],
        "url": "https://www.example.org/authors/ann",
        "image": shown["image"],
        "post_count": 0,
        "revision": 1,
        "updated_at": shown["updated_at"],
    }
    assert {**IMAGE, "caption": None, "credit": None, "license": None, "renditions": []}.items() <= shown["image"].items()


def test_an_author_with_a_page_of_their_own_is_there(one, make_author):
    make_author(slug="ann", url="https://ann.example/")

    assert one(authors, "ann")["url"] == "https://ann.example/"


def test_a_section_has_its_members_and_its_own_address(one, make_section, make_post):
    section = make_section("Nord", slug="nord", language="fr", url="https://nord.example")
    make_post(section="nord")

    shown = one(sections, "nord")

    assert shown == {
        "id": str(section.id),
        "slug": "nord",
        "name": "Nord",
        "language": "fr",
        "url": "https://nord.example",
        "post_count": 1,
        "revision": 1,
        "updated_at": shown["updated_at"],
    }
    assert one(sections, "main")["url"] == "https://www.example.org"


@pytest.fixture
def petition(make_campaign, make_post):
    """A campaign with two measures, reported by a public post and by a draft."""
    public, draft = make_post(title="We are many", slug="many"), make_post(state="draft")
    history = [{"at": 1_700_000_000, "value": 1800, "post": str(public.id)}, {"at": 1_700_086_400, "value": 7300, "post": str(draft.id)}]
    figures = [
        {"measure": "registered", "label": "Registered", "unit": "people", "target": 10_000, "history": history},
        {"measure": "towns", "label": "Towns", "history": []},
    ]
    return make_campaign(
        "Petition",
        slug="petition",
        titles={"fr": "Pétition"},
        hashtag="petition",
        summary="Sign.",
        body_html="<p>All of it.</p>",
        bodies={"fr": "<p>Tout.</p>"},
        starts_on=date(2020, 1, 1),
        place="Everywhere",
        image=IMAGE,
        featured=True,
        figures=figures,
    )


def test_a_campaign_has_its_members_and_figures(one, petition, make_post):
    make_post(published_at=1_700_000_000, campaigns=["petition"])

    shown = one(campaigns, "petition")

    figures = shown.pop("figures")
    post = figures[0]["history"][0].pop("post")
    assert shown == {
        "id": str(petition.id),
        "slug": "petition",
        "title": "Petition",
        "summary": "Sign.",
        "body_html": "<p>All of it.</p>",
        "language": "en",
        "languages": ["en", "fr"],
        "url": "https://www.example.org/campaigns/petition",
        "hashtag": "petition",
        "place": "Everywhere",
        "state": "active",
        "starts_on": date(2020, 1, 1),
        "ends_on": None,
        "featured_at": shown["featured_at"],
        "image": shown["image"],
        "latest_post_at": "2023-11-14T22:13:20Z",
        "post_count": 1,
        "revision": 1,
        "updated_at": shown["updated_at"],
    }
    assert figures == [
        {
            "measure": "registered",
            "label": "Registered",
            "unit": "people",
            "target": 10_000,
            "latest": {"at": "2023-11-15T22:13:20Z", "value": 7300, "post": None},
            "history": [{"at": "2023-11-14T22:13:20Z", "value": 1800}, {"at": "2023-11-15T22:13:20Z", "value": 7300, "post": None}],
        },
        {"measure": "towns", "label": "Towns", "unit": None, "target": None, "latest": None, "history": []},
    ]
    assert (post["slug"], post["title"]) == ("many", "We are many")


def test_a_list_of_campaigns_has_bodies_and_histories_only_when_asked(page, petition):
    plain = page(campaigns.LISTED.listed).items[0]
    asked = page(campaigns.LISTED.listed, include=["body_html", "figures.history"]).items[0]

    assert "body_html" not in plain
    assert all("history" not in figure for figure in plain["figures"])
    assert plain["figures"][0]["latest"]["value"] == 7300
    assert asked["body_html"] == "<p>All of it.</p>"
    assert [point["value"] for point in asked["figures"][0]["history"]] == [1800, 7300]
    assert petition.slug == "petition"


def test_a_figure_names_its_post_only_while_that_is_public(database, one, make_campaign, make_post):
    post = make_post()
    points = [{"at": 1_700_000_000, "value": 1, "post": str(post.id)}]
    make_campaign(slug="one", figures=[{"measure": "m", "label": "M", "history": points}])
    before = one(campaigns, "one")["figures"][0]["latest"]["post"]

    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, post.id), "unpublished", now=LATER)

    assert before["id"] == str(post.id)
    assert one(campaigns, "one")["figures"][0]["latest"]["post"] is None


def test_campaigns_by_state_and_featured(page, make_campaign):
    make_campaign(slug="past", ends_on=date(2020, 1, 1))
    make_campaign(slug="now", featured=True)
    make_campaign(slug="future", starts_on=date(2199, 1, 1))

    found = {
        str(asked): {one["slug"] for one in page(campaigns.LISTED.listed, **asked).items}
        for asked in ({"state": ["active"]}, {"state": ["upcoming", "ended"]}, {"featured": True}, {"featured": False})
    }

    assert list(found.values()) == [{"now"}, {"past", "future"}, {"now"}, {"past", "future"}]


@pytest.mark.parametrize(
    ("noun", "schema"),
    [(tags, tag_schema.Tag), (authors, author_schema.Author), (sections, section_schema.Section), (campaigns, campaign_schema.Campaign)],
)
def test_a_resource_has_the_members_of_the_contract_whatever_is_empty(request, one, noun, schema):
    kind = schema.__name__.lower()
    request.getfixturevalue(f"make_{kind}")(slug="bare")

    shown = one(noun, "bare")

    assert set(shown) == set(schema().fields)
    assert schema().dump(shown).keys() == shown.keys()


def test_another_spelling_of_a_slug_is_elsewhere(one, make_tag):
    make_tag(slug="peace")

    with pytest.raises(Moved):
        one(tags, "Peace")
