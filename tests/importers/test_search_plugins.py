"""What plugins for search engines keep of a post, where there is a member for it."""

import pytest

from tests.importers.conftest import exported, item, meta


@pytest.mark.parametrize(
    ("excerpt", "metas", "wanted"),
    [
        ("", meta("_yoast_wpseo_metadesc", "What the <b>mill</b> &amp; river say."), "What the mill & river say."),
        ("", meta("rank_math_description", "What the river says."), "What the river says."),
        ("Own words.", meta("_yoast_wpseo_metadesc", "Other words."), "Own words."),
        ("", meta("_yoast_wpseo_metadesc", "") + meta("rank_math_description", "Second."), "Second."),
        ("", meta("_yoast_wpseo_metadesc", "%%excerpt%% - %%sitename%%"), None),
        ("", meta("rank_math_description", "%title% %sep% %currentdate(Y)%"), None),
        ("", meta("rank_math_description", "Up by 50% in a year, not 5 %."), "Up by 50% in a year, not 5 %."),
    ],
)
def test_a_description_for_search_engines_is_the_excerpt_of_a_post_without_one(excerpt, metas, wanted, comes_in):
    _, posts = comes_in(exported(item(1, excerpt__encoded=excerpt, more=metas)))

    assert posts["Post 1"]["excerpt"] == wanted


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
