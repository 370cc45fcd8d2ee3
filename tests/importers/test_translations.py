"""Exports in several languages that are imported: translations are linked, texts are put beside each other, and again nothing changes."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from api.db import open_database, reading, snapshot
from api.derived.writing import writing
from api.models import Post
from api.services.archive.exporting import lines
from api.services.posts import editing
from tests.importers.conftest import Imported, exported, item, meta
from tests.importers.multilingual import POLYLANG, category, serialized, term, used
from tests.services.conftest import worked_off

__all__ = ["worked_off"]

CASES = Path(__file__).parents[3] / "shared/data/cases"


@pytest.fixture
def cases():
    if not CASES.is_dir():
        pytest.skip("The cases are not beside the project (../shared/data/cases).")
    return CASES


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


def outcomes(imported):
    """What became of items; notes on the file itself are none."""
    return {outcome for _, outcome in imported.counts} - {"noted"}


def groups(client):
    """By title, the language and the translations that are public."""
    posts = [client.get(f"/v1/posts/{post['id']}").json for post in client.get("/v1/posts?limit=100").json["data"]]
    return {post["title"]: (post["language"], [one["title"] for one in post["translations"]]) for post in posts}


def test_the_case_of_polylang_is_linked_and_again_unchanged(imports, client, cases):
    first, second = imports(cases / "14-polylang.xml"), imports(cases / "14-polylang.xml")

    assert groups(client) == {"The river": ("en-GB", ["La rivière"]), "La rivière": ("fr-FR", ["The river"])}
    assert outcomes(first) == {"created"}
    assert outcomes(second) == {"unchanged"}


def in_group(number, language, group, **members):
    return item(number, more=used("language", language) + used("post_translations", group), **members)


def test_a_group_that_comes_in_two_files_is_one(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    term_of_group = term("post_translations", "pll_1", description=serialized(en=1, fr=2, de=3))

    for parts in ([in_group(1, "en", "pll_1")], [in_group(3, "de", "pll_1"), in_group(2, "fr", "pll_1"), in_group(4, "fr", "pll_2")]):
        path.write_bytes(exported(*POLYLANG, *parts))
        imports(path)
    path.write_bytes(exported(*POLYLANG, term_of_group, *(item(number) for number in (1, 2, 3))))
    last = imports(path)

    assert groups(client) == {
        "Post 1": ("en-GB", ["Post 3", "Post 2"]),
        "Post 2": ("fr-FR", ["Post 3", "Post 1"]),
        "Post 3": ("de-DE", ["Post 1", "Post 2"]),
        "Post 4": ("fr-FR", []),
    }
    assert outcomes(last) == {"unchanged"}


def test_a_second_post_in_one_language_of_a_group_goes_in_without_it(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(*POLYLANG, *(in_group(number, "en", "pll_1") for number in (1, 2)), in_group(3, "fr", "pll_1")))

    first, second = imports(path), imports(path)

    assert groups(client) == {"Post 1": ("en-GB", ["Post 3"]), "Post 2": ("en-GB", []), "Post 3": ("fr-FR", ["Post 1"])}
    assert [result.where for result in first.results if result.left_out] == ["line 11 (post 2)"]
    assert outcomes(second) == {"unchanged"}


WPML_GROUPS = {
    "import": ({"_wpml_import_language_code": "en", "_wpml_import_translation_group": "g"}, {"_wpml_import_language_code": "fr"}),
    "fields": ({"_wpml_language": "en", "_wpml_trid": "7"}, {"_wpml_language": "fr"}),
    "duplicate": ({"_wpml_language": "en"}, {"_wpml_language": "fr", "_icl_lang_duplicate_of": "1"}),
    "map": ({"_wpml_language": "en", "_translations": serialized(en=1, fr=2)}, {"_wpml_language": "fr"}),
}


@pytest.mark.parametrize("form", WPML_GROUPS)
def test_groups_of_wpml_are_linked(tmp_path, imports, client, form):
    path = tmp_path / "export.xml"
    one, other = WPML_GROUPS[form]
    other = {**{name: value for name, value in one.items() if "lang" not in name}, **other}
    items = [item(number, more="".join(meta(*field) for field in fields.items())) for number, fields in ((1, one), (2, other))]
    path.write_bytes(exported(*items, item(3)))

    imports(path)
    second = imports(path)

    assert groups(client) == {"Post 1": ("en", ["Post 2"]), "Post 2": ("fr", ["Post 1"]), "Post 3": ("fr-CA", [])}
    assert outcomes(second) == {"unchanged"}


def test_exports_for_another_plugin_have_the_translations_as_elements(tmp_path, imports, client):
    path = tmp_path / "export.xml"
    other = "<wp:translation><wp:locale>{}</wp:locale><wp:element_id>{}</wp:element_id></wp:translation>"
    for language, number, locale, translated in (("en", 1, "fr_FR", 2), ("fr", 2, "en", 1)):
        path.write_bytes(
            exported(item(number, more=other.format(locale, translated))).replace(b"<language>fr-CA", f"<language>{language}".encode())
        )
        imports(path)

    assert groups(client) == {"Post 1": ("en", ["Post 2"]), "Post 2": ("fr", ["Post 1"])}


def test_a_group_goes_on_without_the_post_that_it_began_with(tmp_path, imports, client, database):
    path = tmp_path / "export.xml"
    path.write_bytes(exported(*POLYLANG, *(in_group(number, slug, "pll_1") for number, slug in enumerate(("en", "fr", "de"), 1))))
    imports(path)
    with writing(database) as session:
        editing.remove(session, session.query(Post).filter_by(title="Post 1").one())
    path.write_bytes(exported(*POLYLANG, *(in_group(number, slug, "pll_1") for number, slug in enumerate(("fr", "de", "pt-br"), 2))))

    imports(path)
    second = imports(path)

    assert {title: set(others) for title, (_, others) in groups(client).items()} == {
        "Post 2": {"Post 3", "Post 4"},
        "Post 3": {"Post 2", "Post 4"},
        "Post 4": {"Post 2", "Post 3"},
    }
    assert outcomes(second) == {"unchanged"}


def test_an_archive_keeps_what_groups_are_known_by(tmp_path, imports, database, databases, dialect):
    path, archive = tmp_path / "export.xml", tmp_path / "archive.jsonl"
    path.write_bytes(exported(*POLYLANG, in_group(1, "en", "pll_1")))
    imports(path)
    with snapshot(database) as connection:
        archive.write_bytes(b"".join(lines(connection, database.site)))
    path.write_bytes(exported(*POLYLANG, in_group(2, "fr", "pll_1")))
    settings = databases.made(dialect)

    with closing(open_database(settings)) as other:
        Imported(other, archive)
        with snapshot(other) as connection:
            again = b"".join(lines(connection, other.site))
        Imported(other, path)
        with reading(other) as connection:
            ids = set(connection.scalars(select(Post.group_id)))
    databases.drop(settings)

    assert again == archive.read_bytes()
    assert again.count(b'"translation_keys":["group:') == again.count(b'"identity":["guid:') == 1
    assert len(ids) == 1
    assert None not in ids


def test_tags_that_came_before_their_translations_were_known_are_merged(tmp_path, imports, client, worked_off):
    path = tmp_path / "export.xml"
    terms = [category("news", "News", 5), category("actualites", "Actualités", 6)]
    posts = [item(1, more=used("category", "actualites", "Actualités") + used("language", "fr"))]
    path.write_bytes(exported(*terms, *posts))
    imports(path)
    group = term("term_translations", "pll_9", description=serialized(en=5, fr=6))
    path.write_bytes(exported(*POLYLANG, *terms, group, *posts).replace(b"<language>fr-CA", b"<language>en"))

    runs = [imports(path), imports(path)]
    worked_off()
    runs.append(imports(path))

    assert [run.counts.get(("tag", "changed"), 0) for run in runs] == [1, 0, 0]
    tags = client.get("/v1/tags").json["data"]
    assert [(tag["slug"], tag["languages"], tag["post_count"]) for tag in tags] == [("news", ["en-GB", "fr-CA", "fr-FR"], 1)]
    assert client.get("/v1/tags/actualites").status_code == 308
