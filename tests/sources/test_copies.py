"""Copies: made, changed and withdrawn as their origin says, wherever they were seen before."""

from uuid import UUID

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.errors import IllegalTransition
from api.models import Base
from api.services.posts import editing
from api.services.syndication import sources as rules
from tests.sources.conftest import SECOND


def by_title(newsroom, title):
    [found] = [post for post in newsroom.posts() if post["title"] == title]
    return found


def test_what_is_public_there_is_public_here_with_its_origin_and_nothing_else(two):
    origin, reader, source = two
    license_ = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    shown = origin.write("Shown", license=license_, body_html='<p>Of <a href="https://example.net/">others</a>.</p>', slug="shown")
    origin.write("Canary", state="draft")

    reader.pull(source)

    [copy], [there] = reader.posts(), origin.posts()
    assert {name: copy[name] for name in ("title", "body_html", "excerpt", "language", "published_at", "license", "kind")} == {
        name: there[name] for name in ("title", "body_html", "excerpt", "language", "published_at", "license", "kind")
    }
    assert copy["origin"] == {
        "section": "Broadsheet",
        "uri": f"urn:uuid:{shown}",
        "url": "https://de.example.org/en/shown",
        "revision": there["revision"],
        "license": license_,
        "credit": None,
    }
    assert copy["canonical_url"] == "https://de.example.org/en/shown"
    assert copy["url"] == "https://fr.example.org/en/shown"
    assert (reader.titles("&origin=syndicated"), reader.titles("&origin=own")) == (["Shown"], [])
    assert "shown" not in reader.client.get("/v1/sitemap.xml").text
    assert f"urn:uuid:{shown}" in reader.client.get("/v1/posts.atom").text
    assert "Canary" not in reader.client.get("/v1/changes?include=body_html").text


def test_changes_withdrawals_and_returns_follow_and_a_poll_without_news_moves_nothing(two):
    origin, reader, source = two
    first, second = origin.write("First"), origin.write("Second")
    reader.pull(source)

    origin.change(first, title="First, corrected", body_html="<p>Corrected.</p>")
    origin.act(second, "withdraw", "unpublished")
    reader.pull(source)

    assert reader.titles() == ["First, corrected"]
    origin.act(second, "restore")
    reader.pull(source)
    assert reader.titles() == ["First, corrected", "Second"]
    origin.remove(first)
    reader.pull(source)
    assert reader.titles() == ["Second"]

    before = reader.client.get("/v1/changes?types=post").json["page"]["next_cursor"]
    counted = [reader.pull(source), reader.pull(source)]
    assert (counted, reader.client.get("/v1/changes?types=post").json["page"]["next_cursor"]) == ([1, 1], before)
    assert reader.asked[-1][1]["If-None-Match"]
    assert reader.asked[-1][1]["User-Agent"] == "Broadsheet (+https://fr.example.org)"


def test_what_is_withdrawn_for_legal_reasons_is_451_here_and_its_words_are_nowhere(two):
    origin, reader, source = two
    post = origin.write("Forbidden words", slug="forbidden")
    reader.pull(source)

    origin.act(post, "withdraw", "legal")
    reader.pull(source)

    assert reader.client.get("/v1/posts/forbidden").status_code == 451
    for path in ("/v1/posts", "/v1/posts.atom", "/v1/changes?include=body_html", "/v1/posts?q=words", "/v1/suggest?q=forb"):
        assert "words" not in reader.client.get(path).text.replace("q=words", "")


def test_what_the_section_hides_stays_hidden_whatever_comes(two):
    origin, reader, source = two
    post = origin.write("Hidden", slug="hidden")
    reader.pull(source)
    copy = by_title(reader, "Hidden")["id"]

    reader.act(UUID(copy), "withdraw", "unpublished")
    origin.change(post, title="Hidden, changed")
    reader.pull(source)
    assert reader.titles() == []
    origin.act(post, "withdraw", "unpublished")
    reader.pull(source)
    origin.act(post, "restore")
    reader.pull(source)
    assert reader.titles() == []
    with writing(reader.database) as session:
        rules.remove(session, rules.found(session, source))
    again = reader.reads(origin)
    reader.pull(again)
    assert reader.titles() == []

    reader.act(UUID(copy), "restore")
    origin.change(post, title="Shown again")
    reader.pull(again)

    assert reader.titles() == ["Shown again"]
    assert reader.posts()[0]["id"] == copy


def test_what_the_origin_withdrew_cannot_be_restored_here(two):
    origin, reader, source = two
    post = origin.write("Gone")
    reader.pull(source)
    copy = UUID(reader.posts()[0]["id"])
    origin.act(post, "withdraw", "license")
    reader.pull(source)

    with pytest.raises(IllegalTransition, match="origin"):
        reader.act(copy, "restore")


def test_members_that_the_section_changed_stay_until_they_follow_the_origin_again(two):
    origin, reader, source = two
    post = origin.write("Their title", body_html="<p>One.</p>", excerpt="Their excerpt")
    reader.pull(source)
    where = f"/posts/{reader.posts()[0]['id']}"

    assert reader.ask("PATCH", where, {"title": "Our title", "excerpt": "Ours", "featured": True}, If_Match="*").status_code == 200
    assert reader.ask("GET", f"{where}/copy").json["moved"] == []
    origin.change(post, title="Their new title", body_html="<p>Two.</p>")
    reader.pull(source)

    [shown], kept = reader.posts(), reader.ask("GET", f"{where}/copy").json
    assert (shown["title"], shown["body_html"], shown["featured_at"] is not None) == ("Our title", "<p>Two.</p>", True)
    assert (kept["source"], kept["origin_state"], kept["hidden_at"]) == (str(source), "published", None)
    assert (kept["changed"], kept["moved"]) == (["title", "excerpt"], ["title"])
    assert [kept["based_on"][name] for name in ("title", "excerpt", "body_html")] == ["Their title", "Their excerpt", None]
    assert [kept["origin"][name] for name in ("title", "excerpt", "tags")] == ["Their new title", "Their excerpt", None]

    followed = reader.ask("POST", f"{where}/copy/follow", {"members": ["title", "body_html"]})
    origin.change(post, title="Their last title", excerpt="Theirs again")
    reader.pull(source)

    assert (followed.status_code, followed.json["title"]) == (200, "Their new title")
    assert [(post["title"], post["excerpt"]) for post in reader.posts()] == [("Their last title", "Ours")]
    assert reader.ask("GET", f"{where}/copy").json["changed"] == ["excerpt"]
    assert reader.ask("POST", f"{where}/copy/follow", {"members": ["excerpt"]}).json["excerpt"] == "Theirs again"
    assert reader.ask("GET", f"{where}/copy").json["changed"] == []
    own = f"/posts/{reader.write('Our own')}/copy"
    assert (reader.ask("GET", own).status_code, reader.ask("POST", f"{own}/follow", {"members": ["title"]}).status_code) == (404, 404)


def test_new_copies_may_be_drafts_that_an_editor_publishes(newsroom):
    origin, reader = newsroom("de"), newsroom("fr")
    post, other = origin.write("To be looked at"), origin.write("Not published")
    source = reader.reads(origin, becomes="draft")

    reader.pull(source)
    assert reader.titles() == []
    with reader.database.read.connect() as connection:
        drafts = {row.origin_uri: row.id for row in connection.exec_driver_sql("SELECT id, origin_uri FROM post")}
    reader.act(UUID(str(drafts[f"urn:uuid:{post}"])), "publish")
    origin.change(post, title="Looked at")
    origin.act(other, "withdraw", "legal")
    reader.pull(source)

    assert reader.titles() == ["Looked at"]
    with reader.database.read.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM post").scalar() == 1


def test_what_is_not_public_there_is_nowhere_here(two):
    origin, reader, source = two
    shown, gone = origin.write("Shown"), origin.write("Canary of the withdrawn")
    origin.write("Canary of a draft", state="draft")
    embargoed = origin.write("Canary under embargo", state="draft", embargo_until=origin.now // SECOND + 900_000)
    coming = origin.write("Canary to come", state="draft")
    origin.act(coming, "schedule", origin.now // SECOND + 900_000)
    origin.act(gone, "withdraw", "unpublished")
    with writing(origin.database) as session:
        values = {"title": "Canary that is pending", "body_html": "<p>Canary.</p>"}
        editing.edit(session, origin.loaded(session, shown), values, now=origin.tick(), draft=True)

    reader.pull(source)

    with reading(reader.database) as connection:
        held = [str(row) for table in Base.metadata.sorted_tables for row in connection.execute(select(table))]
    assert any("Shown" in row for row in held)
    assert not [row for row in held if "canary" in row.lower() or str(embargoed) in row]


def test_a_translation_made_here_is_one_of_the_copy_and_stays_so(two):
    origin, reader, source = two
    post = origin.write("Homes", language="en")
    reader.pull(source)
    copy = by_title(reader, "Homes")["id"]

    ours = reader.write("Logements", language="fr", translation_of=copy)
    origin.write("Wohnungen", language="de", translation_of=str(post))
    origin.change(post, title="Homes for all")
    reader.pull(source)

    in_german = by_title(reader, "Wohnungen")["id"]
    for one, others in ((copy, {str(ours), in_german}), (str(ours), {copy, in_german}), (in_german, {copy, str(ours)})):
        assert {other["id"] for other in reader.client.get(f"/v1/posts/{one}").json["translations"]} == others
    assert reader.client.get(f"/v1/posts/{ours}").json["origin"] is None
    assert [change["id"] for change in own_changes(reader)] == [str(ours)]


def own_changes(newsroom):
    """What others who take its own posts are told."""
    return newsroom.client.get("/v1/changes?origin=own&types=post").json["data"]
