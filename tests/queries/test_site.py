"""What is said of the site."""

from api.queries.site import languages


def test_the_languages_are_those_that_posts_are_found_in(connection, make_post):
    make_post(language="fr-CA")
    make_post(language="ja")
    make_post(language="de", state="draft")

    assert languages(connection) == ["fr", "fr-CA", "ja"]
