"""How a source is pulled: in order, in batches, once; whatever the other side is, and whoever else pulls."""

import random
from contextlib import suppress
from uuid import UUID

import orjson

from api.derived.writing import writing
from api.errors import Refused
from api.outbound import Answer
from api.services.posts import editing, workflow
from api.services.resources import tags
from api.services.syndication import sources as rules
from api.sources import asking, pulling

OWN = ("title", "body_html", "excerpt", "language")


def own(newsroom):
    """By title, what a newsroom shows of its own."""
    return {post["id"]: {name: post[name] for name in OWN} for post in newsroom.posts("&origin=own")}


def copied(newsroom):
    """By the id of the original, what a newsroom shows of others."""
    found = newsroom.posts("&origin=syndicated")
    shown = {post["origin"]["uri"].removeprefix("urn:uuid:"): {name: post[name] for name in OWN} for post in found}
    assert len(shown) == len(found)
    return shown


def counter(newsroom):
    return newsroom.client.get("/v1/changes").json["page"]["next_cursor"].split("-")[4]


def test_a_first_pull_comes_in_batches_and_goes_on_where_it_was_killed(two, monkeypatch):
    origin, reader, source = two
    monkeypatch.setattr(asking, "AT_ONCE", 3)
    for number in range(8):
        origin.write(f"Number {number}")

    question = asking.question(reader.row(source))
    outcome = asking.outcome(reader.fetch, question, reader.database.site)
    assert pulling.store(reader.database, outcome, reader.tick())
    stands = reader.row(source).cursor
    late = pulling.store(reader.database, outcome, reader.tick())

    assert (late, reader.row(source).cursor) == (False, stands)  # another process was as far before
    questions = reader.pull(source)
    assert (len(copied(reader)), questions, reader.row(source).run) == (8, 2, 1)


def test_tags_stand_for_what_the_table_says_and_the_others_are_listed(two):
    origin, reader, source = two
    for newsroom, names in ((origin, ("Wohnen", "Wasser")), (reader, ("Logement",))):
        with writing(newsroom.database) as session:
            for name in names:
                tags.create(session, {"name": name, "language": "de", "slug": name.lower()}, now=newsroom.tick())
    reader.revise(source, mapping={"tags": {"wohnen": "logement"}})
    post = origin.write("Tagged", tags=["wasser", "wohnen"])

    reader.pull(source)
    assert [tag["slug"] for tag in reader.posts()[0]["tags"]] == ["logement"]

    origin.change(post, tags=["wasser"])
    reader.pull(source)
    assert reader.posts()[0]["tags"] == []
    reader.revise(source, mapping={"tags": {"wasser": "logement"}})
    reader.pull(source)
    assert [tag["slug"] for tag in reader.posts()[0]["tags"]] == ["logement"]
    reader.change(UUID(reader.posts()[0]["id"]), tags=[])
    origin.change(post, title="Tagged again")
    reader.pull(source)
    assert [(post["title"], post["tags"]) for post in reader.posts()] == [("Tagged again", [])]
    assert [tag["slug"] for tag in reader.client.get("/v1/tags").json["data"]] == ["logement"]


def test_licenses_that_are_not_accepted_are_set_aside_and_one_that_is_lost_withdraws(two):
    origin, reader, source = two
    free = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    reader.revise(source, licenses=[free["url"]])
    post = origin.write("Free", license=free)
    origin.write("Not free")

    reader.pull(source)
    assert (reader.titles(), list(reader.problems(source))) == (["Free"], ["Not free"])
    origin.change(post, license=None)
    reader.pull(source)
    assert (reader.titles(), sorted(reader.problems(source))) == ([], ["Free", "Not free"])

    reader.revise(source, licenses=None)
    reader.pull(source)

    assert (reader.titles(), reader.problems(source)) == (["Free", "Not free"], {})


def test_images_without_a_license_are_left_out(two):
    origin, reader, source = two
    shown = "<p>Before.</p><figure><img src='https://de.example.org/a.jpg' alt=''><figcaption>A.</figcaption></figure><p>After.</p>"
    origin.write("With an image", body_html=shown, image={"url": "https://de.example.org/a.jpg"})

    reader.pull(source)

    [copy] = reader.posts()
    assert (copy["body_html"], copy["image"]) == ("<p>Before.</p><p>After.</p>", None)


def test_three_in_a_ring_come_to_rest_with_each_post_once(newsroom):
    rooms = [newsroom("de", "sqlite"), newsroom("fr", "sqlite"), newsroom("en", "postgresql")]
    dice = random.Random(22)  # noqa: S311 - what is done
    reads = [(reader, reader.reads(other, name=other.url)) for reader in rooms for other in rooms if other is not reader]
    posts = {room.url: [] for room in rooms}
    for number in range(60):
        room = dice.choice(rooms)
        _act(room, posts[room.url], dice, number)
        if dice.random() < 0.3:
            reader, source = dice.choice(reads)
            reader.pull(source)
    for reader, source in reads:
        reader.pull(source)

    stands = [counter(room) for room in rooms]
    assert [(reader.pull(source), reader.problems(source)) for reader, source in [*reads, *reads]] == [(1, {})] * 12
    assert [counter(room) for room in rooms] == stands
    for reader in rooms:
        assert copied(reader) == {key: post for other in rooms if other is not reader for key, post in own(other).items()}


def _act(room, posts, dice, number):
    action = dice.choice(["write", "write", "change", "withdraw", "restore", "remove"])
    if action == "write" or not posts:
        posts.append(room.write(f"{room.url} {number}", body_html=f"<p>Text {number}.</p>"))
        return
    post = dice.choice(posts)
    with suppress(Refused):
        if action == "change":
            room.change(post, title=f"Changed {number}", body_html=f"<p>Other <b>text</b> {number}.</p>")
        elif action == "remove":
            room.remove(post)
            posts.remove(post)
        else:
            room.act(post, action, *(["unpublished"] if action == "withdraw" else []))


def test_what_is_ours_comes_back_from_nobody(newsroom):
    ours, theirs = newsroom("fr"), newsroom("de")
    post = ours.write("Ours")
    source = ours.reads(theirs)

    def echo(_address, _headers):
        there = ours.client.get("/v1/changes?types=post&include=body_html").json
        item = there["data"][0]
        other = {**item, "id": str(UUID(int=7)), "resource": {**item["resource"], "title": "By its address"}}
        copy = {**item, "id": str(UUID(int=8)), "resource": {**item["resource"], "title": "A copy", "origin": {"uri": "urn:x:1"}}}
        item["resource"] |= {"title": "By its id", "url": "https://de.example.org/x"}
        return Answer(200, {}, orjson.dumps({**there, "data": [item, other, copy]}))

    ours.web["de.example.org"] = echo
    ours.pull(source)

    assert [found["id"] for found in ours.posts()] == [str(post)]
    assert sorted(ours.problems(source)) == ["A copy", "By its address", "By its id"]


def test_another_history_is_read_anew_and_nothing_is_lost_or_doubled(two, newsroom):
    origin, reader, source = two
    for number in range(3):
        post = origin.write(f"Number {number}")
    origin.change(post, title="Later than the backup")
    origin.change(post, title="Much later than the backup")
    reader.pull(source)
    ids = {found["id"] for found in reader.posts()}
    restored = newsroom("other")
    with writing(restored.database) as session:
        for found in origin.posts():
            form = {"title": found["title"].replace("Much later than", "As in"), "language": "en", "body_html": found["body_html"]}
            made = editing.create(session, form, now=restored.tick(), new_id=UUID(found["id"]))
            workflow.publish(session, made, now=restored.tick())
    restored.write("Written after the restore")
    reader.web["de.example.org"] = restored.client

    reader.pull(source)  # which is answered 410, or that the cursor is none
    reader.pull(source)

    assert reader.titles() == ["As in the backup", "Number 0", "Number 1", "Written after the restore"]
    assert ids < {found["id"] for found in reader.posts()}
    assert {found["origin"]["url"].split("/")[2] for found in reader.posts()} == {"other.example.org"}


def test_much_that_is_absent_waits_for_somebody_to_confirm_it(two, newsroom):
    origin, reader, source = two
    for number in range(25):
        origin.write(f"Number {number}")
    reader.pull(source)
    reader.web["de.example.org"] = newsroom("empty").client

    for _ in range(3):  # another history; another address of its own; and what is there
        reader.pull(source)
    assert (len(reader.posts()), reader.row(source).absent, reader.row(source).is_confirmed) == (25, 25, False)
    with writing(reader.database) as session:
        rules.confirm(rules.found(session, source), now=reader.tick())
    reader.pull(source)

    assert (reader.posts(), reader.row(source).absent) == ([], 0)


def test_of_two_sources_whose_queries_meet_the_first_says_what_becomes_of_a_post(two):
    origin, reader, first = two
    post = origin.write("Met twice")
    second = reader.reads(origin, query="language=en")
    reader.pull(first)
    reader.pull(second)
    copy = reader.posts()[0]["id"]

    origin.change(post, language="de", title="Left the second query")
    for source in (first, second):
        reader.pull(source)

    assert [(found["id"], found["title"]) for found in reader.posts()] == [(copy, "Left the second query")]
    with writing(reader.database) as session:
        rules.remove(session, rules.found(session, first))
    origin.change(post, language="en", title="Taken over")
    reader.pull(second)
    assert ([(found["id"], found["title"]) for found in reader.posts()], reader.problems(second)) == ([(copy, "Taken over")], {})
