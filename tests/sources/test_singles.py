"""A post that was set aside is fetched again by itself: taken as any other, or tried again, and said why not."""

from urllib.parse import urlsplit
from uuid import UUID

import orjson
import pytest

from api.derived.writing import writing
from api.outbound import Answer
from api.services.syndication import sources as rules
from api.sources import singles
from api.worker.pulling import Pulling
from tests.sources.conftest import worked
from tests.sources.feeds import Feed, feeding, item


def listed(newsroom, source):
    """What is listed of the posts of a source: title, why it is set aside, when it is fetched again."""
    found = newsroom.ask("GET", f"/sources/{source}/items").json["data"]
    return [(one["title"], one["problem"], one["retry_at"]) for one in found]


def retry(newsroom, source, post):
    with writing(newsroom.database) as session:
        rules.retry(session, rules.found(session, source), post, now=newsroom.tick())


def test_one_that_is_set_aside_is_fetched_by_itself_and_becomes_a_copy(two):
    origin, reader, first = two
    post = origin.write("Met twice")
    second = reader.reads(origin, query="language=en")
    reader.pull(first)
    reader.pull(second)
    stands, where = reader.row(second).cursor, f"/sources/{second}/items/{post}/retry"
    others = "Another source takes it already."
    assert listed(reader, second) == [("Met twice", others, None)]
    pulling = Pulling(reader.database, "tests", reader.settings, fetch=reader.fetch)

    assert reader.ask("POST", where).json["retry_at"] is not None
    worked(pulling, lambda: listed(reader, second) == [("Met twice", others, None)])
    assert urlsplit(reader.asked[-1][0]).path == f"/v1/posts/{post}"
    with writing(reader.database) as session:
        rules.remove(session, rules.found(session, first))
    assert reader.ask("POST", where).status_code == 200
    worked(pulling, lambda: listed(reader, second) == [("Met twice", None, None)])
    pulling.let_go()

    [copy], [item] = reader.posts(), reader.ask("GET", f"/sources/{second}/items").json["data"]
    assert (copy["title"], item["post"], reader.row(second).cursor) == ("Met twice", copy["id"], stands)
    origin.change(post, title="Followed as any other")
    reader.pull(second)
    assert reader.titles() == ["Followed as any other"]
    assert reader.ask("POST", where).status_code == 409


def test_only_what_is_set_aside_of_a_source_that_is_pulled_can_be_fetched(two):
    origin, reader, source = two
    origin.write("Another")
    reader.revise(source, licenses=["https://example.net/free"])
    reader.pull(source)
    [item] = reader.ask("GET", f"/sources/{source}/items").json["data"]
    none = UUID(int=1)

    paths = [f"/sources/{source}/items/{one}/retry" for one in (none, "none")] + [f"/sources/{none}/items/{item['id']}/retry"]
    assert [reader.ask("POST", path).status_code for path in paths] == [404, 404, 404]
    assert reader.ask("POST", f"/sources/{source}/items/{item['id']}/retry").status_code == 200
    reader.ask("POST", f"/sources/{source}/pause")
    assert reader.ask("POST", f"/sources/{source}/items/{item['id']}/retry").status_code == 409


def test_of_a_feed_the_document_is_read_and_what_is_not_there_any_more_is_not_asked_for_again(newsroom):
    reader = newsroom("fr")
    feed = Feed([item(f"Number {n}", guid=f"urn:x:{n}", link=f"https://fr.example.org/{n}") for n in range(3)])
    source = feeding(reader, feed)
    reader.pull(source)
    stands, why = reader.row(source).cursor, "Its address is on this site."
    assert reader.problems(source) == {f"Number {n}": why for n in range(3)}
    posts = {one["title"]: one["id"] for one in reader.ask("GET", f"/sources/{source}/items").json["data"]}

    feed.items = [one.replace("fr.example.org", "feed.example.net") for one in feed.items[:2]]
    for title in ("Number 0", "Number 2"):
        assert reader.ask("POST", f"/sources/{source}/items/{posts[title]}/retry").json["retry_at"] is not None
    reader.pull_singles(source, seconds=2_000_000)

    assert (reader.titles(), len(feed.asked), reader.row(source).cursor) == (["Number 0"], 3, stands)
    assert reader.problems(source) == {"Number 1": why, "Number 2": "Its source does not show it any more."}
    reader.pull(source)
    assert (reader.titles(), len(reader.posts())) == (["Number 0", "Number 1"], 2)

    feed.status = 503
    for title in ("Number 0", "Number 2"):
        again = reader.ask("POST", f"/sources/{source}/items/{posts[title]}/retry")
        assert again.status_code == {"Number 0": 409, "Number 2": 200}[title]
    asked = len(feed.asked)
    for number in range(1, singles.MOST_TRIES + 2):
        reader.pull_singles(source, seconds=2_000_000 + number * 1_000)
    assert (len(feed.asked) - asked, reader.problems(source)) == (6, {"Number 2": "feed.example.net answers 503."})


@pytest.fixture
def aside(two):
    """(origin, reader, source, post): of a copy the next form came without its text. ``reader.single`` answers who fetches it."""
    origin, reader, source = two
    post = origin.write("As it was")
    reader.pull(source)
    origin.change(post, title="Without its text")

    def answered(address, headers):
        path = urlsplit(address).path
        if path.startswith("/v1/posts/"):
            return reader.single
        got = origin.client.get(address.removeprefix(origin.url), headers=dict(headers))
        page = got.json if got.status_code == 200 else {"data": []}
        for change in page["data"]:
            change["resource"] |= {"body_html": None}
        return Answer(got.status_code, {}, orjson.dumps(page))

    reader.web["de.example.org"] = answered
    reader.pull(source)
    assert listed(reader, source) == [("Without its text", "It came without its text.", None)]
    return origin, reader, source, post


def shown(origin, post, **values):
    """What the origin answers to who asks for the post, with other values."""
    return Answer(200, {}, orjson.dumps({**origin.client.get(f"/v1/posts/{post}").json, **values}))


def test_what_comes_of_itself_is_taken_and_what_is_gone_is_withdrawn_for_what_reason_it_is(aside):
    origin, reader, source, post = aside
    [copy] = [found["id"] for found in reader.posts()]

    reader.single = shown(origin, post)
    retry(reader, source, post)
    reader.pull_singles(source)
    assert (reader.titles(), listed(reader, source)) == (["Without its text"], [("Without its text", None, None)])

    origin.act(post, "withdraw", "legal")
    gone = origin.client.get(f"/v1/posts/{post}")
    with writing(reader.database) as session:
        row = rules.found(session, source)
        rules.begin_again(row, is_another=True)
    origin.act(post, "restore")
    reader.pull(source)
    assert reader.problems(source) == {"Without its text": "It came without its text."}
    reader.single = Answer(gone.status_code, {}, gone.data)
    retry(reader, source, post)
    reader.pull_singles(source)

    assert (reader.client.get(f"/v1/posts/{copy}").status_code, reader.problems(source)) == (451, {})


@pytest.mark.parametrize("wrong", ["away", "no json", "another post", "no post", "older", "404", "410 of others"])
def test_what_does_not_come_is_tried_again_said_why_and_given_up_at_last(aside, wrong):
    origin, reader, source, post = aside
    reader.single = {
        "away": Answer(500, {}, b""),
        "no json": Answer(200, {}, b"<html>Maintenance</html>"),
        "another post": shown(origin, post, id=str(UUID(int=9))),
        "no post": Answer(200, {}, b"[]"),
        "older": shown(origin, post, revision=1),
        "404": Answer(404, {}, b'{"code": "not-found"}'),
        "410 of others": Answer(410, {}, b"{}"),
    }[wrong]
    retry(reader, source, post)

    reader.pull_singles(source)
    [(_, why, again)] = listed(reader, source)
    assert (why != "It came without its text.", again is not None) == (True, True)
    asked = len(reader.asked)
    for number in range(1, singles.MOST_TRIES + 2):
        reader.pull_singles(source, seconds=number * 1_000)

    assert (listed(reader, source), reader.titles()) == ([("Without its text", why, None)], ["As it was"])
    assert len(reader.asked) - asked == singles.MOST_TRIES - 1
    assert (reader.row(source).failures, reader.row(source).error) == (0, None)
