"""Exports in several languages, as Polylang and WPML write them: each post has its language, terms that translate each other are one."""

import sqlite3
from contextlib import closing

import pytest

from api.importers import open_source
from api.importers.wordpress.languages import Languages
from tests.importers.conftest import exported, item, meta
from tests.importers.multilingual import POLYLANG, category, serialized, term, used


@pytest.fixture
def reads(tmp_path):
    """What a file with these parts gives: tags by slug, posts by title, remarks."""

    def read(*parts, language=None):
        path = tmp_path / "export.xml"
        path.write_bytes(exported(*parts))
        with open_source(str(path), language) as source:
            items = list(source)
        tags = {one.values["slug"]: one.values for one in items if one.values.get("type") == "tag"}
        posts = {one.values["title"]: one.values for one in items if one.values.get("type") == "post"}
        return tags, posts, [str(remark) for one in items for remark in one.remarks]

    return read


def languages(posts):
    return {title: values.get("language") for title, values in posts.items()}


def test_posts_have_the_language_that_polylang_says(reads):
    named = [
        item(1, more=used("language", "en")),
        item(2, more=used("language", "fr", "Français")),
        item(3, more=used("language", "pt-br")),
    ]
    by_group = [term("post_translations", "pll_1", description=serialized(de=4, fr=99)), item(4)]

    tags, posts, said = reads(*POLYLANG, *named, *by_group, item(5))

    assert languages(posts) == {"Post 1": "en-GB", "Post 2": "fr-FR", "Post 3": "pt-BR", "Post 4": "de-DE", "Post 5": "fr-CA"}
    assert tags == {}
    assert "a language is taken for the nearest BCP 47 tag: de_DE_formal is de-DE" in said
    assert "a locale is written as a BCP 47 tag: fr_FR is fr-FR" in said
    assert not any("nearest" in one and "fr_FR" in one for one in said)


@pytest.mark.parametrize(
    ("slug", "description", "language"),
    [
        ("br", 'a:1:{s:6:"locale";s:5:"pt_BR";}', "pt-BR"),
        ("uk", 'a:1:{s:6:"locale";s:5:"en_GB";}', "en-GB"),
        ("pt", 'a:1:{s:6:"locale";s:10:"pt_PT_ao90";}', "pt-PT-ao1990"),
        ("sr", 'a:1:{s:6:"locale";s:11:"sr_RS@latin";}', "sr-Latn-RS"),
        ("en-gb", "", "en-GB"),
        ("nl", "nl_NL_formal", "nl-NL"),
        ("zh", 'a:1:{s:6:"locale";s:999:"zh_CN";', "zh-CN"),
        ("fr", 'a:1:{s:6:"loc', "fr"),
        ("klingon", "", "fr-CA"),
        ("de", 'a:1:{s:6:"locale";s:0:"";}', "de"),
        ("klingon", 'a:1:{s:6:"locale";s:0:"";}', "fr-CA"),
        ("klingon", 'a:1:{s:6:"locale";s:5:"zz_ZZ";}', "fr-CA"),
    ],
)
def test_a_language_is_known_by_its_locale_else_by_its_slug(reads, slug, description, language):
    _, posts, _ = reads(term("language", slug, description=description), item(1, more=used("language", slug)))

    assert posts["Post 1"]["language"] == language


def test_posts_without_the_terms_of_their_languages_are_known_by_the_slugs(reads):
    _, posts, said = reads(item(1, more=used("language", "pt-br")), item(2, more=used("language", "tlh2")), language="es")

    assert languages(posts) == {"Post 1": "pt-BR", "Post 2": "es"}
    assert said == ["its language is not known, and that of the site is taken: tlh2"]


WPML = {
    "import": {"_wpml_import_language_code": "fr", "_wpml_import_source_language_code": "en", "_wpml_import_translation_group": "g"},
    "fields": {"_wpml_language": "fr_FR", "_wpml_trid": "12"},
    "old": {"_icl_lang_code": "fr", "trid": "7"},
}


@pytest.mark.parametrize("form", WPML)
def test_posts_have_the_language_that_wpml_says(reads, form):
    metas = "".join(meta(key, value) for key, value in WPML[form].items())

    _, posts, said = reads(item(1, more=metas), item(2), language="de")

    assert languages(posts) == {"Post 1": "fr-FR" if form == "fields" else "fr", "Post 2": "de"}
    assert not any("WPML" in one for one in said)


@pytest.mark.parametrize(
    ("link", "language"),
    [
        ("https://old.example/fr/post-1/", "fr"),
        ("https://old.example/pt-br/post-1/", "pt-BR"),
        ("https://old.example/post-1/?lang=de", "de"),
        ("https://it.old.example/post-1/", "it"),
        ("https://www.old.example/post-1/", None),
        ("https://old.example/post-1/", None),
        ("https://old.example/fr/", None),
        ("https://old.example/xx/post-1/", None),
        ("https://[/fr/post-1/", None),
    ],
)
def test_of_a_wpml_site_that_says_nothing_else_the_address_tells_the_language(reads, link, language):
    wpml = used("translation_priority", "optional")

    _, posts, said = reads(item(1, link=link, more=wpml), item(2, link=link))
    _, others, _ = reads(item(1, link=link))

    assert languages(posts)["Post 1"] == (language or "fr-CA")
    assert languages(others)["Post 1"] == "fr-CA"
    assert any("its language is taken from its address" in one for one in said) == bool(language)
    assert any("translations of a WPML site are not linked" in one for one in said)


def test_categories_that_translate_each_other_are_one_tag_with_all_names(reads):
    group = term("term_translations", "pll_9", description=serialized(de=7, en=5, fr=6))
    parts = [
        category("news", "News", 5, "All news"),
        category("actualites", "Actualités", 6, "Toutes", parent=""),
        category("local", "Local", 8, parent="actualites"),
        term("post_tag", "nachrichten", "Nachrichten", number=7),
    ]
    posts = [
        item(1, more=used("language", "en") + used("category", "news", "News")),
        item(2, more=used("language", "fr") + used("category", "actualites", "Actualités") + used("post_tag", "nachrichten")),
    ]

    tags, found, _ = reads(*POLYLANG, *parts, group, *posts, language="en")

    assert tags["news"] == {
        "type": "tag",
        "slug": "news",
        "language": "en-GB",
        "name": "News",
        "description": "All news",
        "parent": None,
        "names": {"de-DE": "Nachrichten", "fr-FR": "Actualités"},
        "descriptions": {"fr-FR": "Toutes"},
        "former_slugs": ["nachrichten", "actualites"],
    }
    assert set(tags) == {"news", "local"}
    assert tags["local"]["parent"] == "news"
    assert [post["tags"] for post in found.values()] == [["news"], ["news"]]


@pytest.mark.parametrize(
    ("description", "names"),
    [
        (serialized(en=5, fr=6), {"en-GB": "News", "fr-FR": "Actualités"}),
        (serialized(fr=6, en=5, de=99), {"en-GB": "News", "fr-FR": "Actualités"}),
        ('a:2:{s:2:"en";s:1:"5";s:99:"fr";i:6;', {"en-GB": "News", "fr-FR": "Actualités"}),
        ('a:3:{s:2:"en";i:5;s:2:"fr";i:6;s:4:"sync";a:1:{s:2:"fr";s:2:"en";}}', {"en-GB": "News", "fr-FR": "Actualités"}),
        ('a:2:{s:2:"en";i:5;s:2:"f', {"en-GB": "News"}),
        (serialized(en=99), {}),
        ("broken", {}),
    ],
)
def test_a_group_of_terms_is_read_as_far_as_it_can_be(reads, description, names):
    parts = [
        category("news", "News", 5),
        category("actualites", "Actualités", 6),
        term("term_translations", "pll_9", description=description),
    ]

    tags, _, said = reads(*POLYLANG, *parts, language="en")

    known = {tags["news"].get("language"): "News", **tags["news"].get("names", {})}
    assert known == (names or {"en": "News"})
    assert ("actualites" in tags) == (len(names) < 2)
    assert ("a group of translations cannot be read: pll_9" in said) == (description == "broken")


def test_categories_of_one_slug_in_two_languages_are_one_tag_with_both_names(reads):
    group = term("term_translations", "pll_9", description=serialized(en=5, fr=6))
    items = [item(1, more=used("language", "fr") + used("category", "news", "Actualités"))]
    items.append(item(2, more=used("language", "en") + used("category", "news", "News")))

    grouped, _, _ = reads(*POLYLANG, category("news", "News", 5), category("news", "Actualités", 6), group, *items)
    bare, _, said = reads(*POLYLANG, *items)

    assert [(one["language"], one["name"], one["names"]) for one in (grouped["news"], bare["news"])] == [
        ("fr-FR", "Actualités", {"en-GB": "News"})
    ] * 2
    assert not any("guessed" in one for one in said)


def test_a_category_without_a_group_is_in_the_language_of_its_posts(reads):
    items = [
        item(number, more=used("language", tag) + used("category", name)) for number, (tag, name) in enumerate([("de", "a"), ("fr", "b")])
    ]

    tags, _, said = reads(*POLYLANG, category("a", "A"), category("b", "B"), category("c", "C"), *items)

    assert {slug: tag["language"] for slug, tag in tags.items()} == {"a": "de-DE", "b": "fr-FR", "c": "fr-CA"}
    assert [one for one in said if "of its posts" in one] == ["a category is taken to be in the language of its posts: de-DE"]


def test_terms_of_wpml_are_known_by_their_fields_or_marks(reads):
    def fields(language):
        metas = {"_wpml_import_language_code": language, "_wpml_import_translation_group": "t1"}
        return "".join(meta(key, value) for key, value in metas.items()).replace("postmeta", "termmeta")

    parts = [category("news", "News", 5, more=fields("en")), category("actualites", "Actualités", 6, more=fields("fr"))]
    tags, _, _ = reads(*parts, category("sport-de", "Sport @de", 8), language="en")

    assert (tags["news"]["names"], tags["news"]["former_slugs"]) == ({"fr": "Actualités"}, ["actualites"])
    assert (tags["sport-de"]["language"], tags["sport-de"]["name"]) == ("de", "Sport")


@pytest.mark.parametrize("text", ["xx-nonsense-language", "klingonish", "12"])
def test_that_the_language_of_the_file_is_not_known_is_said(text):
    with closing(sqlite3.connect(":memory:")) as kept:
        known = Languages(kept)

        assert known.of_file(text) is None
        assert [f"{remark}" for _, remark in known.remarks()] == [
            f"the language of the file is not known, and the default is taken: {text}"
        ]


@pytest.mark.parametrize(("text", "wanted"), [("", None), ("fr-CA", "fr-CA"), (" en-GB\n", "en-GB")])
def test_a_language_of_the_file_that_is_known_or_not_there_is_not_said(text, wanted):
    with closing(sqlite3.connect(":memory:")) as kept:
        known = Languages(kept)

        assert known.of_file(text) == wanted
        assert not list(known.remarks())
