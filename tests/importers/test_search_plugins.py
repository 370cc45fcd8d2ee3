"""What plugins for search engines keep of a post, where there is a member for it."""

import pytest

from tests.importers.conftest import exported, item, meta

NOTHING = {"title": None, "description": None, "image": None, "noindex": False}


@pytest.mark.parametrize(
    ("metas", "wanted"),
    [
        (meta("_yoast_wpseo_metadesc", "What the <b>mill</b> &amp; river say."), {"description": "What the mill & river say."}),
        (meta("rank_math_description", "What the river says."), {"description": "What the river says."}),
        (meta("_yoast_wpseo_metadesc", "") + meta("rank_math_description", "Second."), {"description": "Second."}),
        (meta("_yoast_wpseo_metadesc", "%%excerpt%% - %%sitename%%"), {}),
        (meta("rank_math_description", "%title% %sep% %currentdate(Y)%"), {}),
        (meta("rank_math_description", "Up by 50% in a year, not 5 %."), {"description": "Up by 50% in a year, not 5 %."}),
        (meta("_yoast_wpseo_title", "A river") + meta("_yoast_wpseo_metadesc", "Why."), {"title": "A river", "description": "Why."}),
        (meta("_yoast_wpseo_title", "%%title%% %%page%%"), {}),
        (meta("_seopress_titles_title", "A river") + meta("_seopress_titles_desc", "Why."), {"title": "A river", "description": "Why."}),
        (meta("_aioseop_title", "A river") + meta("_aioseop_description", "#river."), {"title": "A river", "description": "#river."}),
        (meta("_genesis_title", "A river") + meta("_genesis_description", "Why."), {"title": "A river", "description": "Why."}),
        (meta("_yoast_wpseo_meta-robots-noindex", "1"), {"noindex": True}),
        (meta("_yoast_wpseo_meta-robots-noindex", "2"), {}),
        (meta("rank_math_robots", 'a:2:{i:0;s:7:"noindex";i:1;s:8:"nofollow";}'), {"noindex": True}),
        (meta("rank_math_robots", 'a:1:{i:0;s:5:"index";}'), {}),
        (meta("_seopress_robots_index", "yes"), {"noindex": True}),
        (meta("_aioseop_noindex", "on"), {"noindex": True}),
        (meta("_genesis_noindex", "1"), {"noindex": True}),
        (meta("_genesis_noindex", "0"), {}),
        (meta("_yoast_wpseo_opengraph-image", "/preview.jpg"), {"image": "https://old.example/preview.jpg"}),
        (meta("rank_math_facebook_image", "file:preview.jpg"), {}),
        (meta("_yoast_wpseo_title", "x" * 301), {"title": "x" * 300}),
    ],
)
def test_what_search_engines_are_told_is_meta(metas, wanted, comes_in):
    _, posts = comes_in(exported(item(1, excerpt__encoded="Own words.", more=metas)))

    found = posts["Post 1"].get("meta") or NOTHING
    assert {**found, "image": found["image"] and found["image"]["url"]} == {**NOTHING, **wanted}
    assert posts["Post 1"]["excerpt"] == "Own words."


def test_a_file_that_says_nothing_leaves_what_is_said(runs, client):
    runs(item(1, more=meta("_yoast_wpseo_title", "A river") + meta("_yoast_wpseo_opengraph-image", "https://old.example/preview.jpg")))

    found = runs(item(1))

    assert [result.outcome for result in found.results if result.kind == "post"] == ["unchanged"]
    shown = client.get("/v1/posts").json["data"][0]["meta"]
    assert (shown["title"], shown["image"]["url"]) == ("A river", "https://old.example/preview.jpg")


@pytest.mark.parametrize("key", ["_yoast_wpseo_primary_category", "rank_math_primary_category"])
@pytest.mark.parametrize(
    ("value", "wanted"), [("7", ["b", "a", "c"]), ("8", ["a", "b", "c"]), ("", ["a", "b", "c"]), ("x", ["a", "b", "c"])]
)
def test_the_primary_category_comes_first(key, value, wanted, comes_in):
    term = "<wp:category>{}<wp:category_nicename>{}</wp:category_nicename></wp:category>"
    terms = term.format("", "c"), term.format("<wp:term_id>7</wp:term_id>", "b")
    used = "".join(f'<category domain="category" nicename="{slug}">{slug.upper()}</category>' for slug in "abc")

    _, posts = comes_in(exported(*terms, item(1, more=used + meta(key, value))))

    assert posts["Post 1"]["tags"] == list(wanted)
