"""Posts that several sign, and guests without an account, as three plugins have them."""

import pytest

from api.importers import open_source
from tests.importers.conftest import exported, item, meta, person

JO, ANA = person("jo", "Jo Doe"), person("ana@old.example", "Ana Duarte", "ana@old.example")


def term(nicename, name):
    return f'<category domain="author" nicename="{nicename}"><![CDATA[{name}]]></category>'


def guest(number, login, name, **metas):
    said = "".join(meta(f"cap-{key}", value) for key, value in {"user_login": login, "display_name": name, **metas}.items())
    return item(number, wp__post_type="guest-author", wp__post_name=f"cap-{login}", title=name, content__encoded="", more=said)


def molongui(number, name):
    return item(number, wp__post_type="guest_author", wp__post_name=f"g-{number}", title=name, content__encoded="<p>Writes.</p>")


def told(slug, description, name=""):
    said = {"taxonomy": "author", "slug": slug, "name": name or slug.removeprefix("cap-"), "description": description}
    return f"<wp:term>{''.join(f'<wp:term_{key}>{value}</wp:term_{key}>' for key, value in said.items())}</wp:term>"


def by(*terms, number=1, metas="", **members):
    return item(number, dc__creator="jo", more="".join(terms) + metas, **members)


def signed(client, slug="post-1"):
    return [author["name"] for author in client.get(f"/v1/posts/{slug}").json["authors"]]


RITA = guest(20, "rita", "Rita Guest", description="Writes about <b>rivers</b>.", user_email="rita@a.example")
NUMBERED = person("bo", "Bo").replace("<wp:author>", "<wp:author><wp:author_id>5</wp:author_id>")
USER = meta("_molongui_author", "user-5")
SIGNED = {
    "two users": ([JO, ANA, by(term("cap-anaold-example", "ana@old.example"), term("cap-jo", "jo"))], ["Ana Duarte", "Jo Doe"]),
    "a user by nicename": ([JO, person("R. R.", "Rey"), by(term("cap-r-r", ""), term("cap-jo", "jo"))], ["Rey", "Jo Doe"]),
    "a guest alone": ([JO, by(term("cap-rita", "rita")), RITA], ["Rita Guest"]),
    "a guest and a user": ([JO, RITA, by(term("cap-jo", "jo"), term("cap-rita", "rita"))], ["Jo Doe", "Rita Guest"]),
    "a guest that the file has not": ([JO, by(term("cap-rita", "rita"), term("cap-jo", "jo"))], ["rita", "Jo Doe"]),
    "a guest with an account": ([JO, guest(20, "j-d", "J. D.", linked_account="jo"), by(term("cap-j-d", "j-d"))], ["Jo Doe"]),
    "a user of whom only the term tells": (
        [JO, told("cap-bo", "Bo Li Bo Li bo 7 bo@a.example"), by(term("cap-bo", "bo"), term("cap-jo", "jo"))],
        ["Bo Li", "Jo Doe"],
    ),
    "a term that tells no name": ([JO, told("cap-bo", "Bo bo 7"), told("cap-di", "D I J di 8"), by(term("cap-di", "di"))], ["di"]),
    "one twice": ([JO, by(term("cap-jo", "jo"), term("jo", "Jo Doe"))], ["Jo Doe"]),
    "authors by name": ([JO, by(term("jo", "Jo Doe"), term("mia-fox", "Mia Fox"))], ["Jo Doe", "Mia Fox"]),
    "no e-mail address": ([JO, by(term("cap-zoea-example", "zoe@a.example"))], ["zoe"]),
    "numbers": (
        [NUMBERED, molongui(30, "Gus"), by(metas=meta("_molongui_author", "guest-30") + meta("_molongui_author", "user-5"))],
        ["Gus", "Bo"],
    ),
    "numbers with the first": (
        [
            NUMBERED,
            molongui(30, "Gus"),
            by(metas=meta("_molongui_author", "guest-30") + meta("_molongui_author", "user-5") + meta("_molongui_main_author", "user-5")),
        ],
        ["Bo", "Gus"],
    ),
    "a number that the file has not": (
        [JO, NUMBERED, by(metas=meta("_molongui_author", "user-9") + USER)],
        ["Bo"],
    ),
    "only such": ([JO, by(metas=meta("_molongui_author", "guest-9"))], ["Jo Doe"]),
    "the first alone is nothing": ([JO, by(metas=meta("_molongui_main_author", "user-9"))], ["Jo Doe"]),
    "an empty term": ([JO, by(term("", ""))], ["Jo Doe"]),
}


def read_names(content, path):
    """By the first post, the names of those who sign it."""
    path.write_bytes(content)
    with open_source(str(path)) as items:
        lines = [one.values for one in items]
    names = {one["identity"][0]: one["name"] for one in lines if one.get("type") == "author"}
    return [names[key] for key in next(one for one in lines if one.get("type") == "post")["authors"]]


@pytest.mark.parametrize("how", SIGNED)
def test_several_sign_a_post_in_order(how, tmp_path):
    parts, wanted = SIGNED[how]

    assert read_names(exported(*parts), tmp_path / "export.xml") == wanted


def test_a_guest_is_an_author_with_what_is_said_of_it(export, imports, client):
    hidden = guest(21, "spam", "Spam").replace("publish", "trash")

    path = export(JO, RITA, hidden, by(term("cap-rita", "rita")))
    imported, second = imports(path), imports(path)

    rita = client.get("/v1/authors/rita").json
    assert (rita["name"], rita["bio"]) == ("Rita Guest", "Writes about rivers.")
    assert client.get("/v1/authors/spam").status_code == 404
    assert "rita@a.example" not in client.get("/v1/authors/rita").text
    assert [result.detail for result in imported.results if result.outcome == "skipped"] == []
    assert {outcome for _, outcome in second.counts} == {"unchanged"}


def test_a_file_without_the_guests_keeps_them(export, imports, client):
    post = by(term("cap-rita", "rita"), term("cap-jo", "jo"))
    numbered = by(number=2, metas=meta("_molongui_author", "guest-30") + meta("_molongui_author", "user-5"))
    imports(export(JO, NUMBERED, RITA, molongui(30, "Gus"), post, numbered))

    later = imports(export(JO, NUMBERED, post, numbered))

    assert signed(client) == ["Rita Guest", "Jo Doe"]
    assert signed(client, "post-2") == ["Gus", "Bo"]
    assert {outcome for _, outcome in later.counts} == {"unchanged"}
    said = "authors who sign it are not in the file, and those of a post that is here already stay: guest-30"
    assert [result.note for result in later.results if result.note and result.kind == "post"] == [said]
