"""Feeds as sources: their items become copies once, whatever becomes of their names, and follow what is said of them."""

from types import SimpleNamespace

import orjson
import pytest
from sqlalchemy import event, func, select

from api.db import reading
from api.derived.writing import writing
from api.models import Copy, SourceItem
from api.services.resources import tags
from api.services.syndication import sources as rules
from api.sources import feeds, kinds, pulling
from tests.plugins import SAMPLED
from tests.sources.conftest import SECOND
from tests.sources.feeds import Feed, feeding, item

BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def reader(newsroom):
    return newsroom("fr")


def test_items_become_copies_follow_what_is_said_and_outlast_the_window(reader):
    with writing(reader.database) as session:
        tags.create(session, {"name": "Logement", "language": "fr", "slug": "logement"}, now=reader.tick())
    said = f"<dc:creator>Anna</dc:creator><category>Wohnen</category><language>de</language><atom:link rel='license' href='{BY}'/></item>"
    text = "<p onclick='x()'>One <a href='/more'>more</a> <img src='x.png'></p><script>alert(1)</script>"
    feed = Feed([item("Tom &amp; Jerry", guid="12", link="https://feed.example.net/a", text=text).replace("</item>", said)])
    source = feeding(reader, feed, mapping={"tags": {"wohnen": "logement"}}, licenses=[BY])

    reader.pull(source)
    [first] = reader.posts()
    reader.pull(source)

    assert (first["title"], first["language"], first["published_at"]) == ("Tom & Jerry", "de", "2024-06-05T16:04:48Z")
    assert first["body_html"] == '<p>One <a href="https://feed.example.net/more">more</a> </p>'
    assert [tag["slug"] for tag in first["tags"]] == ["logement"]
    origin = {name: first["origin"][name] for name in ("section", "uri", "url", "credit")}
    assert origin == {"section": "Other", "uri": "https://feed.example.net/#12", "url": "https://feed.example.net/a", "credit": "Anna"}
    assert ("If-None-Match" in feed.asked[1], reader.row(source).is_complete) == (True, True)

    feed.items[0] = feed.items[0].replace("Tom", "Tim")
    feed.items.append(item("No licence", guid="13", link="https://feed.example.net/b"))
    reader.pull(source)
    assert ([post["title"] for post in reader.posts()], list(reader.problems(source))) == (["Tim & Jerry"], ["No licence"])
    feed.items = [item("Another", guid="14", link="https://feed.example.net/c").replace("</item>", said)]
    reader.pull(source)
    assert (reader.titles(), reader.row(source).absent, reader.row(source).run) == (["Another", "Tim & Jerry"], 0, 1)


FLIPS = {
    "the guid becomes an address": [{"guid": "12"}, {"guid": "https://feed.example.net/?p=12"}, {"guid": "12"}],
    "there is a guid, and none": [{"guid": None}, {"guid": "12"}, {"guid": None}],
    "another scheme and host": [
        {"guid": "http://feed.example.net/?p=12", "link": "http://feed.example.net/a/"},
        {"guid": "https://feed.example.net/?p=12", "link": "https://feed.example.net/a"},
        {"guid": "https://www.example.net/?p=12", "link": "https://www.example.net/a"},
    ],
    "the address is named by its guid alone": [{"guid": "https://feed.example.net/a", "link": "https://x.example.net/1"}, {"guid": None}],
    "another address and date": [{"guid": "12"}, {"guid": "12", "link": "https://feed.example.net/new", "date": "2024-07-01"}],
    "no date any more": [{"guid": "12"}, {"guid": "12", "date": None, "text": "<p>Other.</p>"}],
}


def test_names_that_change_make_no_second_copy(reader):
    feed = Feed()
    source = feeding(reader, feed)
    stands = {}

    for step in range(3):
        feed.items = []
        for number, (name, ways) in enumerate(FLIPS.items()):
            values = {"link": "https://feed.example.net/a", **ways[min(step, len(ways) - 1)]}
            given = {key: value and value.replace("/a", f"/a{number}").replace("12", f"12{number}") for key, value in values.items()}
            feed.items.append(item(name, **given))
        feed.items.append(item(f"Step {step}", guid=f"step {step}", link=f"https://feed.example.net/step/{step}"))
        reader.pull(source)
        stands.setdefault("ids", {post["title"]: post["id"] for post in reader.posts()})

    assert reader.titles() == sorted([*FLIPS, "Step 0", "Step 1", "Step 2"])
    assert {post["title"]: post["id"] for post in reader.posts()} | stands["ids"] == {post["title"]: post["id"] for post in reader.posts()}
    assert reader.problems(source) == {}


def test_an_item_that_says_what_was_taken_of_it_is_that_one_whatever_else_its_name_leads_to(reader):
    place = "https://feed.example.net"
    feed = Feed([item("First", guid="a b", link=f"{place}/4", date="2024-01-01T00:00:01Z")])
    source = feeding(reader, feed)
    reader.pull(source)
    feed.items = [item("Second", guid=f"{place}/4", link=f"{place}/6"), item("First", guid="a b", link=f"{place}/7")]
    reader.pull(source)
    stands = [(post["id"], post["title"]) for post in reader.posts()]

    feed.head = "<ttl>1</ttl>"
    for _ in range(2):
        with writing(reader.database) as session:
            rules.read_again(rules.found(session, source), now=reader.tick())
        reader.pull(source)

    assert sorted(title for _, title in stands) == ["First", "Second"]
    assert [(post["id"], post["title"]) for post in reader.posts()] == stands


def test_one_name_of_two_items_is_the_first_ones_and_items_of_one_page_are_two(reader):
    place = "https://feed.example.net/status"
    feed = Feed([item(f"Number {n}", guid="same", link=f"https://feed.example.net/{n}") for n in (1, 2)])
    feed.items += [item(f"Status {n}", guid=f"s{n}", link=place, date=None) for n in (1, 2)]
    feed.items += [
        item("Nothing to know it by"),
        item("Bad", link="javascript:alert(1)"),
        item("Far", link=place + "/far", date="9999-01-01"),
    ]
    source = feeding(reader, feed)

    for _ in range(2):
        reader.pull(source)
        feed.head = "<ttl>1</ttl>"

    assert reader.titles() == ["Number 1", "Status 1", "Status 2"]
    assert reader.problems(source) == {
        "Number 2": "It has the name of another one in the same document, which is taken: “Number 1”.",
        "Nothing to know it by": "It came without an address that can be read.",
        "Bad": "It came without an address that can be read.",
        "Far": "Its date is on no calendar that is kept here.",
    }
    with reading(reader.database) as connection:
        assert [connection.scalar(select(func.count()).select_from(table)) for table in (SourceItem, Copy)] == [7, 3]


def test_what_cannot_be_taken_has_no_other_item_stored_by_itself(reader):
    place = "https://feed.example.net"
    feed = Feed([item(f"Number {n}", guid=f"urn:x:{n}", link=f"{place}/{n}") for n in range(4)])
    first, second = feeding(reader, feed), feeding(reader, feed)
    reader.pull(first)
    feed.items += [item("New", guid="urn:x:9", link=f"{place}/9"), item("Nowhere", guid="x"), item("Far", guid="y", date="2150-01-01")]
    alone = []
    event.listen(reader.database.write, "savepoint", lambda *_: alone.append(1))

    reader.pull(second)

    assert (reader.titles(), alone) == (["New", *(f"Number {n}" for n in range(4))], [])
    assert reader.problems(second) == {
        **{f"Number {n}": "Another source takes it already." for n in range(4)},
        "Nowhere": "It came without an address that can be read.",
        "Far": "It says that it was published in the future.",
    }


def test_what_is_said_to_be_gone_is_withdrawn_and_comes_back_when_it_is_said_again(reader):
    feed = Feed([item(f"Number {n}", guid=f"urn:x:{n}", link=f"https://feed.example.net/{n}") for n in range(3)])
    source = feeding(reader, feed)
    reader.pull(source)
    kept = {post["id"] for post in reader.posts()}
    form = "<form class='post-password-form'><input name='post_password'></form>"

    feed.head = "<at:deleted-entry ref='urn:x:0' when='2024-06-06T00:00:00Z'/><at:deleted-entry ref='urn:x:7'/>"
    feed.items[1] = item("Protected: Number 1", guid="urn:x:1", link="https://feed.example.net/1", text=form)
    reader.pull(source)
    assert reader.titles() == ["Number 2"]
    again = "<atom:updated>2024-06-07T00:00:00Z</atom:updated></item>"
    feed.items[0] = feed.items[0].replace("</item>", again)
    feed.items[1] = item("Number 1", guid="urn:x:1", link="https://feed.example.net/1")
    reader.pull(source)

    assert {post["id"] for post in reader.posts()} == kept
    assert reader.problems(source) == {}


def test_what_is_ours_comes_back_from_no_feed(reader):
    ours = reader.write("Ours")
    via = "<source url='https://fr.example.org/v1/posts.rss'>Ours</source></item>"
    feed = Feed(
        [
            item("By its id", guid=f"urn:uuid:{ours}", link="https://feed.example.net/1"),
            item("By its address", guid="2", link="https://fr.example.org/posts/ours"),
            item("By its source", guid="3", link="https://feed.example.net/3").replace("</item>", via),
        ]
    )
    source = feeding(reader, feed)

    reader.pull(source)

    assert reader.titles() == ["Ours"]
    assert sorted(reader.problems(source)) == ["By its address", "By its id", "By its source"]


def test_a_source_that_comes_back_knows_its_copies_and_what_was_hidden(reader):
    feed = Feed([item(f"Number {n}", guid=guid, link=f"https://feed.example.net/{n}") for n, guid in enumerate(["12", "urn:x:1", None])])
    source = feeding(reader, feed)
    reader.pull(source)
    hidden = next(post for post in reader.posts() if post["title"] == "Number 1")
    assert reader.ask("POST", f"/posts/{hidden['id']}/withdraw", {"reason": "unpublished"}).status_code == 200
    before = {post["title"]: post["id"] for post in reader.posts()}
    with writing(reader.database) as session:
        rules.remove(session, rules.found(session, source))

    feed.items = [one.replace("Text.", "Changed.") for one in feed.items]
    reader.pull(feeding(reader, feed))

    assert {post["title"]: post["id"] for post in reader.posts()} == before
    assert {post["body_html"] for post in reader.posts()} == {"<p>Changed.</p>"}


def test_a_feed_is_asked_when_it_wants_to_be_and_where_it_has_gone(reader):
    feed = Feed([item(guid="1", link="https://feed.example.net/1")], head="<ttl>90</ttl>")
    source = feeding(reader, feed)

    reader.pull(source)
    assert reader.row(source).next_at - reader.row(source).pulled_at == 5_400 * SECOND
    feed.headers = {"cache-control": "public, max-age=7200"}
    reader.pull(source)
    assert reader.row(source).next_at - reader.row(source).pulled_at == 7_200 * SECOND
    feed.moved = "https://new.example.net/all.xml"
    reader.web["new.example.net"] = feed
    reader.pull(source)
    assert (reader.row(source).url, reader.row(source).host) == ("https://new.example.net/all.xml", "new.example.net")
    feed.moved = "https://fr.example.org/v1/posts.rss"
    reader.pull(source)
    assert reader.row(source).host == "new.example.net"  # never to ourselves
    feed.status, feed.head = 410, ""
    reader.pull(source)

    row = reader.row(source)
    assert (row.state, row.error, reader.titles()) == ("paused", "new.example.net says that this feed is gone for good.", ["A title"])


def test_hours_and_days_are_kept_free_as_the_feed_says():
    noon = 1_717_588_800  # Wednesday, 5 June 2024, 12:00

    assert feeds.skipped(noon, (), ()) == 0
    assert feeds.skipped(noon + 600, (12, 13), ()) == 7_200 - 600
    assert feeds.skipped(noon, (), (2, 3)) == 36 * 3_600
    assert feeds.skipped(noon, tuple(range(24)), ()) == 0


def test_a_first_pull_reads_older_documents_too_and_none_of_them_overwrites(reader):
    feed = Feed([item("Newest", guid="1", link="https://feed.example.net/1")], head="<atom:link rel='prev-archive' href='/2.xml'/>")
    old = item("As it was", guid="1", link="https://feed.example.net/1", text="<p>Old.</p>")
    for number in (2, 3):
        older = item(f"Number {number}", guid=str(number), link=f"https://feed.example.net/{number}")
        link = f"<atom:link rel='prev-archive' href='/{number + 1}.xml'/>"
        feed.others[f"/{number}.xml"] = f"<rss><channel>{link}{old}{older}</channel></rss>".encode()
    feed.others["/4.xml"] = b"This is not there any more."
    source = feeding(reader, feed)

    assert reader.pull(source) == 4

    assert reader.titles() == ["Newest", "Number 2", "Number 3"]
    assert (reader.pull(source), len(feed.asked), "page" in orjson.loads(reader.row(source).cursor)) == (1, 5, False)


def test_an_answer_that_comes_late_changes_nothing(reader):
    feed = Feed([item(guid="1", link="https://feed.example.net/1")])
    source = feeding(reader, feed)
    outcome = kinds.outcome(reader.fetch, kinds.question(reader.row(source)), reader.database.site)
    reader.pull(source)

    assert not pulling.store(reader.database, outcome, reader.tick())
    assert len(reader.posts()) == 1


@SAMPLED
def test_two_that_read_each_others_feeds_come_to_rest_with_each_post_once(newsroom):
    rooms = [newsroom("de"), newsroom("fr")]
    posts = {room.url: [room.write(f"{room.url} {number}") for number in range(3)] for room in rooms}
    ways = list(zip(rooms, reversed(rooms), strict=True))
    sources = [(room, room.reads(SimpleNamespace(url=f"{other.url}/v1/posts.atom"), kind="feed")) for room, other in ways]
    sources += [(room, room.reads(other)) for room, other in ways]

    for room, source in sources:
        room.pull(source)
    de, fr = rooms
    de.act(posts[de.url][0], "withdraw", "unpublished")
    de.change(posts[de.url][1], title="Changed")
    for room, source in [*sources, *sources]:
        room.pull(source)

    assert fr.titles() == sorted(["Changed", f"{de.url} 2", *(f"{fr.url} {number}" for number in range(3))])
    assert de.titles() == sorted(["Changed", f"{de.url} 2", *(f"{fr.url} {number}" for number in range(3))])
    refused = fr.ask("GET", f"/sources/{sources[1][1]}/items?set_aside=true").json["data"]
    assert {one["problem"] for one in refused} == {"Its address is on this site."}
