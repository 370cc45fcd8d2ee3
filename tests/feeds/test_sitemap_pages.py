"""Campaigns and tags stand in the sitemap behind the posts: those that have something to show."""

import pytest

from api.derived.writing import writing
from api.errors import NotFound
from api.services.posts import editing, workflow
from tests.feeds.maps import addresses, alternates, checked, texts
from tests.feeds.test_sitemaps import LATER, base, cut, listed

__all__ = ["base", "cut"]


@pytest.fixture
def resources(make_campaign, make_tag, make_post):
    """Campaigns and tags that have something to show, and some that have not."""
    make_tag("parent")
    make_tag("child", parent="parent")
    for slug in ("hidden", "empty", "page"):
        make_tag(slug)
    make_campaign(slug="told", summary="What it is about.")
    make_campaign(slug="counted", figures=[{"measure": "m", "label": "M", "history": [{"at": 1, "value": 2}]}])
    make_campaign(slug="uncounted", figures=[{"measure": "m", "label": "M"}])
    make_campaign(slug="posted")
    make_campaign(slug="bare", summary="", titles={"fr": "Rien"})
    make_post(slug="post", tags=["child"], campaigns=["posted"], published_at=2_000_000_000)
    make_post("draft", slug="draft", tags=["hidden"], campaigns=["bare"])
    make_post(slug="a-page", kind="page", tags=["page"])


@pytest.mark.usefixtures("resources")
def test_campaigns_and_tags_with_something_to_show_come_last(client, node_modules, base):
    root = checked(client.get("/v1/sitemap.xml").data, node_modules)

    paths = [address.removeprefix(base) for address in addresses(root)]
    assert sorted(paths[:2]) == ["/en/a-page", "/en/post"]
    assert paths[2:] == ["/campaigns/told", "/campaigns/counted", "/campaigns/posted", "/tags/parent", "/tags/child"]
    assert all(client.get(f"/v1/resolve?url={path}").json["url"] == base + path for path in paths)
    urls = {one["url"] for kind in ("tags", "campaigns") for one in client.get(f"/v1/{kind}").json["data"]}
    assert {base + path for path in paths[2:]} < urls


@pytest.mark.usefixtures("resources")
def test_they_have_the_later_of_their_last_edit_and_their_newest_post(client, node_modules, base):
    root = checked(client.get("/v1/sitemap.xml").data, node_modules)

    changed = dict(zip(addresses(root), texts(root, "s:url/s:lastmod"), strict=True))
    told = client.get("/v1/campaigns/told").json["updated_at"]
    assert (changed[f"{base}/campaigns/told"], changed[f"{base}/campaigns/posted"]) == (told, "2033-05-18T03:33:20Z")
    assert changed[f"{base}/tags/parent"] == changed[f"{base}/tags/child"] == "2033-05-18T03:33:20Z"
    assert alternates(root) == {}


@pytest.mark.usefixtures("resources")
def test_they_are_in_the_sitemap_of_no_section_and_cut_into_parts_as_posts_are(client, cut, node_modules, base):
    pages = [[address.removeprefix(base) for address in addresses(checked(cut(3, part=part), node_modules))] for part in (1, 2)]
    with pytest.raises(NotFound):
        cut(3, part=3)

    assert pages == [["/en/post", "/campaigns/told", "/campaigns/counted"], ["/campaigns/posted", "/tags/parent", "/tags/child"]]
    assert len(addresses(checked(cut(3), node_modules))) == 2
    assert len(listed(client, "?section=main")) == 2


def test_one_that_has_nothing_to_show_any_more_goes(client, database, make_tag, make_post, base):
    make_tag("river")
    post = make_post(tags=["river"])
    before = listed(client)

    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, post.id), "unpublished", now=LATER)

    assert (f"{base}/tags/river" in before, listed(client)) == (True, [])
