"""Exports in several languages, as Polylang and WPML write them: each post has its language, translations belong together."""

from pathlib import Path

import pytest

from api.importers import open_source
from tests.importers.conftest import exported, item, meta

CASES = Path(__file__).parents[3] / "shared/data/cases"


@pytest.fixture
def cases():
    if not CASES.is_dir():
        pytest.skip("The cases are not beside the project (../shared/data/cases).")
    return CASES


def term(taxonomy, slug, name="", description="", number=0):
    texts = {"id": str(number), "taxonomy": taxonomy, "slug": slug, "name": name or slug, "description": description}
    return "<wp:term>" + "".join(f"<wp:term_{key}><![CDATA[{text}]]></wp:term_{key}>" for key, text in texts.items()) + "</wp:term>"


def spoken(slug, locale):
    return term("language", slug, description=f'a:3:{{s:6:"locale";s:{len(locale)}:"{locale}";s:3:"rtl";i:0;s:9:"flag_code";s:2:"xx";}}')


def serialized(**numbers):
    named = {name.replace("_", "-"): number for name, number in numbers.items()}
    pairs = "".join(f's:{len(name)}:"{name}";i:{number};' for name, number in named.items())
    return f"a:{len(named)}:{{{pairs}}}"


def category(slug, name, number=0, description="", parent="", more=""):
    texts = {"wp:term_id": number, "wp:category_nicename": slug, "wp:category_parent": parent, "wp:cat_name": name}
    written = "".join(f"<{key}><![CDATA[{text}]]></{key}>" for key, text in {**texts, "wp:category_description": description}.items())
    return f"<wp:category>{written}{more}</wp:category>"


def used(domain, nicename, name=""):
    return f'<category domain="{domain}" nicename="{nicename}"><![CDATA[{name or nicename}]]></category>'


POLYLANG = (spoken("en", "en_GB"), spoken("fr", "fr_FR"), spoken("pt-br", "pt_BR"), spoken("de", "de_DE_formal"))


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


def test_two_exports_of_one_organisation_do_not_undo_each_other(imports, client, cases):
    runs = [imports(cases / name) for name in ("16a-site-en.xml", "16b-then-site-fr.xml", "16a-site-en.xml", "16b-then-site-fr.xml")]

    tags = client.get("/v1/tags").json["data"]
    assert [(tag["slug"], tag["name"], tag["language"], tag["languages"], tag["post_count"]) for tag in tags] == [
        ("news", "News", "en", ["en", "fr"], 2)
    ]
    french = client.get("/v1/tags/news?prefer_language=fr").json
    assert (french["name"], french["description"]) == ("Actualités", "Actualités desc")
    assert all(run.counts["tag", "unchanged"] == run.counts["post", "unchanged"] == 1 for run in runs[2:])


def test_texts_are_put_beside_those_in_other_languages_and_only_their_own_site_moves_a_tag(tmp_path, imports, client):
    path = tmp_path / "export.xml"

    def site(language, *parts):
        path.write_bytes(exported(*parts).replace(b"<language>fr-CA", f"<language>{language}".encode()))
        return imports(path)

    site("en", category("asia", "Asia"), category("news", "News", description="Text", parent="asia"))
    site("fr", category("news", "Actualités", description="Texte"))
    site("de", category("news", "Nachrichten", description="Texte", parent="europa"), category("europa", "Europa"))
    site("fr", category("news", "Nouvelles"))
    site("fr", item(1, more=used("category", "news", "Infos") + used("category", "asia", "Asie")))

    news, asia = (client.get(f"/v1/tags/{slug}?prefer_language=fr").json for slug in ("news", "asia"))
    assert (news["name"], news["description"], news["parent"]["slug"], news["languages"]) == ("Nouvelles", None, "asia", ["de", "en", "fr"])
    assert asia["name"] == "Asie"
    site("en", category("news", "News"))
    assert client.get("/v1/tags/news").json["parent"] is None
    assert client.get("/v1/tags/news?prefer_language=de").json["name"] == "Nachrichten"
