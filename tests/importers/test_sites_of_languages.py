"""Interfaces of sites with several languages, and points that a cut keeps, in each of the forms in which plugins show them."""

from urllib.parse import urlsplit

import orjson
import pytest

from api.importers.wordpress.rest.discovery import Root
from api.importers.wordpress.rest.kept import Kept
from api.importers.wordpress.rest.reading import Whole
from api.importers.wordpress.rest.site import Site
from api.outbound import Answer
from tests.importers.conftest import exported, item, meta

HOME = "https://site.example"
POLYLANG = {"lang": "fr", "translations": {"en": 1, "fr": 2}}, {"lang": "en", "translations": {"en": 1, "fr": 2}}
WPML = (
    {"wpml_current_locale": "fr_FR", "wpml_translations": [{"locale": "en_GB", "id": 1}]},
    {"wpml_current_locale": "en_GB", "wpml_translations": [{"locale": "fr_FR", "id": 2}]},
)
BY_LOCALE = tuple({**one, "wpml_translations": {other["locale"]: other for other in one["wpml_translations"]}} for one in WPML)


def term(number, slug, **more):
    return {"id": number, "taxonomy": "category", "slug": slug, "name": slug.title(), **more}


def post(number, **more):
    texts = {name: {"rendered": f"{name} {number}"} for name in ("title", "content", "excerpt")}
    link = {"link": f"{HOME}/{number}/", "guid": {"rendered": f"{HOME}/?p={number}"}}
    moment = {"date_gmt": "2024-05-01T10:00:00", "modified_gmt": "2024-05-01T10:00:00"}
    return {"id": number, "type": "post", "slug": f"post-{number}", "status": "publish", **texts, **link, **moment, **more}


def read(pages, *, has_polylang=False):
    """Items of a site that answers these by their paths below the interface, and all else with nothing."""

    def fetch(address, _credentials):
        found = pages.get(urlsplit(address).path.removeprefix("/wp-json/"), [])
        return Answer(200, {"content-type": "application/json"}, orjson.dumps(found))

    root = Root(f"{HOME}/wp-json/", HOME, "Site", "en-GB", has_polylang)
    return [one.values for one in Whole(Site(root.address, fetch), root, Kept(None)).items()]


@pytest.mark.parametrize("plugin", [POLYLANG, WPML, BY_LOCALE], ids=["polylang", "wpml", "wpml-by-locale"])
def test_what_translates_each_other_is_joined(plugin):
    french, english = plugin
    items = read(
        {
            "wp/v2/posts": [post(1, **english), post(2, **french)],
            "wp/v2/categories": [term(1, "news", **english), term(2, "nouvelles", **french)],
            "pll/v1/languages": [{"slug": "en", "locale": "en_GB"}, {"slug": "fr", "locale": "fr_FR"}, {"slug": 3}, "x"],
        },
        has_polylang=plugin is POLYLANG,
    )

    posts = [one for one in items if one.get("type") == "post"]
    assert [one["language"] for one in posts] == ["en-GB", "fr-FR"]
    assert posts[0]["translation_keys"] == posts[1]["translation_keys"] != []
    [tag] = [one for one in items if one.get("type") == "tag"]
    assert (tag["slug"], tag["language"], tag["names"], tag["former_slugs"]) == ("news", "en-GB", {"fr-FR": "Nouvelles"}, ["nouvelles"])


def test_what_has_no_translation_is_in_no_group():
    alone = {"lang": "en", "translations": {"en": 1}}

    [one] = [one for one in read({"wp/v2/posts": [post(1, **alone)]}) if one.get("type") == "post"]

    assert (one["language"], one.get("translation_keys")) == ("en", None)


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ({"x": 0.25, "y": 1}, {"x": 0.25, "y": 1.0}),
        ({"x": 25, "y": 87.5}, {"x": 0.25, "y": 0.875}),
        ({"x": 0, "y": 0}, {"x": 0.0, "y": 0.0}),
        ({"x": 101, "y": 0}, None),
        ({"x": "left", "y": True}, None),
        ({"x": 0.5}, None),
        ([0.5, 0.5], None),
    ],
)
@pytest.mark.parametrize("is_field", [False, True])
def test_a_focal_point_is_read_as_it_is_said(said, point, is_field):
    picture = post(
        9, type="attachment", source_url=f"{HOME}/a.jpg", **({"meta": {"focal_point": said}} if is_field else {"focal_point": said})
    )

    [one] = [one for one in read({"wp/v2/posts": [post(1, featured_media=9)], "wp/v2/media": [picture]}) if one.get("type") == "post"]

    assert one["image"].get("focal_point") == point


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ('{"x": 25, "y": 87.5}', {"x": 0.25, "y": 0.875}),
        ('a:2:{s:1:"x";d:0.25;s:1:"y";d:0.875;}', {"x": 0.25, "y": 0.875}),
        ('a:2:{s:1:"x";i:25;s:1:"y";s:4:"87.5";}', {"x": 0.25, "y": 0.875}),
        ('a:1:{s:1:"x";d:0.25;}', None),
        ('{"x": 25', None),
        ("", None),
    ],
)
def test_an_export_says_it_in_a_field(comes_in, said, point):
    picture = item(9, wp__post_type="attachment", wp__attachment_url="https://old.example/a.jpg", more=meta("focal_point", said))

    _, posts = comes_in(exported(picture, item(1, more=meta("_thumbnail_id", 9))))

    assert posts["Post 1"]["image"].get("focal_point") == point
