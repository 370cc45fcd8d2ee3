"""Who reads here: noted as they name themselves, in a bounded number; which of them take a post, and where their copy is."""

from urllib.parse import urlsplit

import pytest

from api.derived.writing import noting
from api.services.syndication import readers as rules

OF_HOMES = "origin=own&tag=homes&types=author,campaign,post,section,tag"


@pytest.fixture
def pulled(two):
    """``pulled(source)``: the reader pulls, and the origin writes what it has noted."""
    origin, reader, _ = two

    def pull(source):
        reader.pull(source)
        origin.client.application.wsgi_app.readers.write()

    return pull


def listed(newsroom):
    return [(one["url"], one["state"], one["behind"]) for one in newsroom.ask("GET", "/readers").json["data"]]


def copies(newsroom, post):
    return [(one["is_taken"], one["is_current"]) for one in newsroom.ask("GET", f"/posts/{post}/copies").json["data"]]


def test_readers_are_listed_by_how_far_they_are_stored_answers_and_polls_without_news_too(two, pulled):
    origin, reader, source = two
    origin.write("First")
    assert listed(origin) == []

    pulled(source)
    pulled(source)
    [first] = origin.ask("GET", "/readers").json["data"]
    assert (first["url"], first["state"], first["behind"]) == ("https://fr.example.org", "current", 0)
    assert first["query"] == "origin=own&types=author,campaign,post,section,tag"

    origin.write("Second")
    assert listed(origin) == [("https://fr.example.org", "behind", 1)]
    reader.reads(origin)  # a second source with the same query is the same reader
    pulled(source)
    pulled(source)
    assert listed(origin) == [("https://fr.example.org", "current", 0)]


def test_who_is_given_a_stored_answer_by_the_server_itself_is_noted(two):
    origin, _, _ = two
    cache, headers = origin.client.application.wsgi_app, [(b"user-agent", b"Broadsheet (+https://fr.example.org)")]
    origin.client.get("/v1/changes?types=post")

    given = cache.finished(cache.entry(("/v1/changes", "types=post")), cache.present(), {"headers": headers, "method": "GET"})
    cache.readers.write()

    assert given[0] == 200
    assert [(one["url"], one["query"]) for one in origin.ask("GET", "/readers").json["data"]] == [("https://fr.example.org", "types=post")]


def test_of_a_post_it_is_said_who_takes_it_and_who_knows_its_state(two, pulled):
    origin, reader, _ = two
    tag = origin.ask("POST", "/tags", {"name": "Homes", "language": "en", "slug": "homes"}).json["id"]
    post, other, hidden = origin.write("Homes", tags=[tag]), origin.write("Other"), origin.write("Canary", state="draft")
    narrow = reader.reads(origin, query="tag=homes")
    pulled(narrow)
    pulled(narrow)

    [copy] = origin.ask("GET", f"/posts/{post}/copies").json["data"]
    assert (copy["reader"], copy["query"], copy["is_taken"], copy["is_current"]) == ("https://fr.example.org", OF_HOMES, True, True)
    lookup = urlsplit(copy["lookup"])
    assert reader.client.get(f"{lookup.path}?{lookup.query}").json["url"] == "https://fr.example.org/en/homes"
    assert (copies(origin, other), copies(origin, hidden)) == ([], [])

    origin.change(post, title="Homes, at last")
    assert copies(origin, post) == [(True, False)]
    pulled(narrow)
    pulled(narrow)
    assert copies(origin, post) == [(True, True)]
    origin.act(post, "withdraw", "unpublished")
    assert copies(origin, post) == [(False, False)]
    pulled(narrow)
    pulled(narrow)
    assert copies(origin, post) == [(False, True)]
    assert reader.client.get(f"{lookup.path}?{lookup.query}").status_code == 410
    assert origin.ask("GET", f"/posts/{reader.row(narrow).id}/copies").status_code == 404


@pytest.mark.parametrize(
    "agent",
    [
        "Broadsheet",
        "Broadsheet (+)",
        "Broadsheet (+https://)",
        "Broadsheet (+https://[fr)",
        "Broadsheet (+javascript:alert(1))",
        "Broadsheet (+https://fr.example.org/<b>)",
        "Broadsheet (+https://fr.example.org/\x00)",
        "Broadsheet (+https://fr.example.org) curl",
        "Mozilla/5.0 Broadsheet (+https://fr.example.org)",
        f"Broadsheet (+https://fr.example.org/{'a' * 300})",
    ],
)
def test_who_names_no_address_is_not_noted(two, agent):
    origin, _, _ = two

    assert origin.client.get("/v1/changes", headers={"User-Agent": agent}).status_code == 200
    origin.client.application.wsgi_app.readers.write()

    assert listed(origin) == []


def test_what_is_refused_is_not_noted_and_odd_spellings_are(two):
    origin, _, _ = two
    named = {"User-Agent": "Broadsheet (+https://fr.example.org)"}

    statuses = [
        origin.client.get(f"/v1/changes?{query}", headers=named).status_code for query in ("cursor=none", "tag=a%00b", "tag=%C3%A9")
    ]
    origin.client.application.wsgi_app.readers.write()

    assert statuses == [422, 422, 200]
    assert [one["query"] for one in origin.ask("GET", "/readers").json["data"]] == ["tag=%C3%A9"]


def test_those_seen_last_are_kept_and_none_for_ever(two, monkeypatch):
    origin, _, _ = two
    monkeypatch.setattr(rules, "MOST", 3)

    for number in range(5):
        with noting(origin.database) as connection:
            rules.note(connection, {(f"https://{number}.example.org", ""): None, ("https://0.example.org", ""): None}, now=origin.tick())

    assert sorted(url for url, _, _ in listed(origin)) == [f"https://{number}.example.org" for number in (0, 3, 4)]


def test_a_reader_that_cannot_be_written_is_written_with_the_next(two):
    origin, _, _ = two
    readers = origin.client.application.wsgi_app.readers
    readers.seen("Broadsheet (+https://fr.example.org)", "")
    with origin.database.write.connect() as busy, busy.begin():
        busy.exec_driver_sql("LOCK TABLE reader" if not origin.settings.is_sqlite else "SELECT 1")

        readers.write()

    assert readers._waiting
    readers.seen("Broadsheet (+https://es.example.org)", "")
    readers.write()

    assert sorted(url for url, _, _ in listed(origin)) == ["https://es.example.org", "https://fr.example.org"]


def test_a_key_of_a_section_lists_no_readers(two):
    origin, _, _ = two
    section = origin.ask("GET", "/sections").json["data"][0]["id"]
    bound = origin.ask("POST", "/keys", {"name": "bound", "scopes": ["sources:write"], "section": section}).json["key"]

    answer = origin.client.get("/admin/v1/readers", headers={"Authorization": f"Bearer {bound}"})

    assert (answer.status_code, answer.json["code"]) == (403, "scope-missing")


def test_notes_are_written_by_themselves(two, monkeypatch):
    origin, _, _ = two
    monkeypatch.setattr("api.web.metrics.readers.WRITTEN_AFTER_SECONDS", 0.01)
    readers = origin.client.application.wsgi_app.readers

    origin.client.get("/v1/changes", headers={"User-Agent": "Broadsheet (+https://fr.example.org)"})
    timer = readers._timer
    timer.join(60)

    assert [url for url, _, _ in listed(origin)] == ["https://fr.example.org"]
