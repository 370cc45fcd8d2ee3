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


FIGURE = {
    "measure": "registered",
    "label": "Registered",
    "labels": {"fr": "Inscrits", "fr-CA": "Inscriptions"},
    "unit": "households",
    "units": {"fr": "ménages"},
    "history": [{"at": 1, "value": 5}, {"at": 2, "value": 6}],
}


@pytest.mark.parametrize(
    ("prefer_language", "shown"),
    [
        (None, ("en", "Lisbon", "Registered", "households")),
        (["fr"], ("fr", "Lisbonne", "Inscrits", "ménages")),
        (["fr-CA"], ("fr-CA", "Lisbonne", "Inscriptions", "ménages")),
        (["pt"], ("pt", "Lisbon", "Registered", "households")),
        (["de"], ("en", "Lisbon", "Registered", "households")),
    ],
)
@pytest.mark.parametrize("history", [True, False])
def test_a_place_and_figures_are_told_in_the_language_shown_else_in_its_base_else_in_their_own(
    one, page, make_campaign, *, history, prefer_language, shown
):
    titles = {"fr": "Mille logements", "fr-CA": "Mille toits", "pt": "Mil casas"}
    make_campaign("Homes", slug="homes", titles=titles, place="Lisbon", places={"fr": "Lisbonne"}, figures=[FIGURE])

    include = ["figures.history"] if history else []
    detail = one(campaigns, "homes", prefer_language=prefer_language)
    listed = page(campaigns.LISTED.listed, include=include, prefer_language=prefer_language).items[0]

    for campaign in (detail, listed):
        figure = campaign["figures"][0]
        assert (campaign["language"], campaign["place"], figure["label"], figure["unit"]) == shown
        assert not {"places", "labels", "units"} & {*campaign, *figure}


def test_a_section_is_called_in_the_language_shown(one, page, make_section):
    make_section("Canada", slug="canada", names={"fr": "Le Canada"})

    found = [one(sections, "canada", prefer_language=asked) for asked in (None, ["fr-BE"], ["de"])]

    assert [(section["name"], section["language"]) for section in found] == [("Canada", "en"), ("Le Canada", "fr"), ("Canada", "en")]
    assert [row["slug"] for row in page(sections.LISTED.listed, q="le can").items] == ["canada"]
