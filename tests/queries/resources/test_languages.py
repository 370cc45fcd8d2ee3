"""In which of their languages tags, campaigns and authors are shown."""

import pytest

from api.queries.resources import authors, campaigns, sections, tags


def test_texts_are_in_the_default_language_if_there_are_any_else_in_their_own(one, make_tag):
    make_tag("Monde", slug="world", language="fr", names={"en": "World"})
    make_tag(
        "Paix",
        slug="peace",
        language="fr",
        description="Sans guerre.",
        names={"en": "Peace"},
        descriptions={"en": "No war."},
        parent="world",
    )

    found = {language: one(tags, "peace", language) for language in ("en", "fr", "de")}

    assert {key: (tag["language"], tag["name"], tag["description"], tag["parent"]["name"]) for key, tag in found.items()} == {
        "en": ("en", "Peace", "No war.", "World"),
        "fr": ("fr", "Paix", "Sans guerre.", "Monde"),
        "de": ("fr", "Paix", "Sans guerre.", "Monde"),
    }


def test_a_text_that_is_missing_in_the_shown_language_is_null(one, make_tag):
    make_tag("Paix", slug="peace", language="fr", description="Sans guerre.", names={"en": "Peace"})

    shown = one(tags, "peace")

    assert (shown["language"], shown["description"]) == ("en", None)


@pytest.mark.parametrize(
    ("prefer_language", "language", "name", "parent"),
    [
        (["fr"], "fr", "Paix", "Monde"),
        (["fr-CA"], "fr-CA", "La paix", "Monde"),
        (["fr-BE", "de"], "fr", "Paix", "Monde"),
        (["nl", "de-AT"], "de", "Frieden", "World"),
        (["zh-Hant-TW", "fr"], "zh-Hant", "和平", "Monde"),
        (["nl", "*"], "en", "Peace", "World"),
        (["*"], "en", "Peace", "World"),
        (["en", "fr"], "en", "Peace", "World"),
    ],
)
def test_texts_are_in_the_first_language_preferred_or_its_base(one, page, make_tag, prefer_language, language, name, parent):
    make_tag("World", slug="world", names={"fr": "Monde"})
    names = {"en": "Peace", "fr": "Paix", "fr-CA": "La paix", "zh-Hant": "和平"}
    make_tag("Frieden", slug="peace", language="de", names=names, parent="world")

    shown = one(tags, "peace", prefer_language=prefer_language)
    listed = page(tags.LISTED.listed, prefer_language=prefer_language, parent="world").items

    assert (shown["language"], shown["name"], shown["parent"]["name"]) == (language, name, parent)
    assert listed == [shown]


def test_without_the_default_language_texts_are_in_their_own(one, make_author):
    make_author("Anna", slug="anna", language="de", names={"fr": "Anne"})

    shown = one(authors, "anna", prefer_language=["nl", "es"])

    assert (shown["language"], shown["name"]) == ("de", "Anna")


def test_a_section_has_one_name_whatever_is_preferred(one, make_section):
    make_section("Nord", slug="nord", language="fr")

    assert one(sections, "nord", prefer_language=["en"])["name"] == "Nord"


def test_a_campaign_is_shown_in_the_language_preferred_but_for_its_figures(one, make_campaign):
    figures = [{"measure": "registered", "label": "Registered", "unit": "people", "history": []}]
    texts = {"titles": {"fr": "Pétition"}, "bodies": {"fr": "<p>Tout.</p>"}, "summary": "Sign.", "body_html": "<p>All.</p>"}
    make_campaign("Petition", slug="petition", figures=figures, **texts)

    shown = one(campaigns, "petition", prefer_language=["fr"])

    assert (shown["title"], shown["body_html"], shown["summary"]) == ("Pétition", "<p>Tout.</p>", None)
    assert shown["figures"] == one(campaigns, "petition")["figures"]
