"""Authors are known again by their login, whatever their order in a file and however they are called."""

from sqlalchemy import select

from api.derived.writing import writing
from api.services.resources import authors
from tests.databases import NOW
from tests.importers.conftest import item, outcomes, person


def signed(client):
    """By title of its post, who signs it."""
    return {post["title"]: [(one["slug"], one["name"]) for one in post["authors"]] for post in client.get("/v1/posts").json["data"]}


def test_authors_are_known_by_login_whatever_the_order(runs, client):
    people = [person("jo.doe", "Jo One"), person("jo doe", "Jo Two"), person("✍", "Pen"), person("☂", "Umbrella")]
    posts = [item(number, dc__creator=login) for number, login in enumerate(["jo.doe", "jo doe", "✍", "☂"], 1)]
    runs(*people, *posts)
    before = signed(client)

    runs(*reversed(people), *reversed(posts))
    runs(*reversed(posts))
    runs(*posts[2:])

    assert signed(client) == before
    assert [names[0][1] for names in before.values()] == ["Umbrella", "Pen", "Jo Two", "Jo One"]


def test_an_author_has_one_login_in_any_case_and_may_be_called_otherwise(runs, client):
    runs(person("Ed", "The Editor"), item(1, dc__creator="ed"), item(2, dc__creator="ED"))
    assert signed(client) == {"Post 1": [("ed", "The Editor")], "Post 2": [("ed", "The Editor")]}

    runs(person("ed", "Edith"), item(1, dc__creator="Ed"), item(2, dc__creator="ed"))

    assert signed(client) == {"Post 1": [("ed", "Edith")], "Post 2": [("ed", "Edith")]}
    assert client.get("/v1/authors?count=true").json["page"]["total"]["value"] == 1


def test_two_sites_have_authors_of_their_own_unless_they_are_one_person(runs, client):
    first, second = "https://old.example", "https://other.example"
    runs(person("admin", "Ana", "ana@a.example"), person("ed", "The Editor", "ed@a.example"), item(1, dc__creator="admin"), site=first)
    there = {"guid": "https://other.example/?p=1", "link": "https://other.example/a/", "wp__post_name": "there", "title": "There"}

    people = person("admin", "Bo", "bo@b.example"), person("ed", "The Editor", "ED@a.example")
    runs(*people, item(1, **there, dc__creator="admin"), site=second)
    runs(item(1, dc__creator="admin"), site=first)

    names = sorted(author["name"] for author in client.get("/v1/authors").json["data"])
    assert names == ["Ana", "Bo", "The Editor"]
    assert signed(client) == {"Post 1": [("admin", "Ana")], "There": [("admin-2", "Bo")]}


def test_one_person_on_sites_of_two_languages_is_called_so_in_each(runs, client):
    called = {"en": [person("ed", "The Editor", "e@a.example")], "fr": [person("ed", "La rédaction", "e@a.example")]}
    people = {language: [*one, person("ana", "Ana", "a@a.example")] for language, one in called.items()}

    def both():
        for language, parts in people.items():
            yield runs(*parts, site=f"https://{language}.example", language=language)

    list(both())
    again = [outcomes(imported, "author") for imported in both()]

    names = {asked: client.get(f"/v1/authors/ed?prefer_language={asked}").json["name"] for asked in ("en", "fr")}
    assert again == [{"unchanged": 2}] * 2
    assert client.get("/v1/authors/ana").json["languages"] == ["en"]
    assert names == {"en": "The Editor", "fr": "La rédaction"}


def test_authors_of_before_logins_were_kept_are_matched_by_slug_and_name(runs, client, database):
    with writing(database) as session:
        for slug, name in (("jo-doe", "Jo One"), ("jo-doe-2", "Jo Two"), ("ed", "The Editor"), ("renamed", "Edith")):
            author = authors.create(session, {"slug": slug, "name": name, "language": "en"}, now=NOW)
        authors.edit(session, author, {"slug": "edith-b"}, now=NOW)

    people = [
        person("jo doe", "Jo Two"),
        person("jo.doe", "Jo One"),
        person("ed", "Ed is called otherwise now"),
        person("renamed", "Edith"),
    ]
    imported = runs(*people, item(1, dc__creator="jo.doe"), item(2, dc__creator="jo doe"), item(3, dc__creator="renamed"))

    assert outcomes(imported, "author") == {"unchanged": 3, "changed": 1}
    assert [names[0][0] for names in signed(client).values()] == ["edith-b", "jo-doe-2", "jo-doe"]


def test_an_author_who_was_deleted_here_stays_so_and_takes_no_post_along(runs, client, database):
    runs(person("ed", "The Editor"), item(1))
    with writing(database) as session:
        authors.remove(session, session.get(authors.Author, authors_id(session, "ed")))

    imported = runs(person("ed", "The Editor"), item(2, dc__creator="ed"))

    assert outcomes(imported) == {"created": 1}
    assert outcomes(imported, "author") == {"skipped": 1}
    assert signed(client) == {"Post 1": [], "Post 2": []}


def authors_id(session, slug):
    return session.scalar(select(authors.Author.id).where(authors.Author.slug == slug))
