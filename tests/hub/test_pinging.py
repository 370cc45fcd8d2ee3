"""When a hub is told, under a clock of its own: once for the changes of a second, after the purge, and until it has taken it."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select, update

from api.app import create_app
from api.db import reading
from api.derived.writing import writing
from api.hub.pinging import MERGE_US, PURGE_US, SOON_US, Pinger
from api.hub.topics import FORMATS, unfiltered
from api.models import Consumer, Counter
from api.services.resources import tags
from api.worker.pinging import ping
from tests.databases import NOW

SECOND = 1_000_000
SITE = "https://www.example.org/v1"


class Rig:
    """A pinger with its clock, and what the hub was told."""

    def __init__(self, database, hub, told):
        self.database, self.hub, self.told, self.now, self.purged = database, hub, told, 0, None
        self.start()

    def start(self, *, with_cache=False):
        """A new pinger, as after the end of a process."""
        send, purged = partial(ping, f"{self.hub.url}/hub"), (lambda: self.purged) if with_cache else None
        self.pinger = Pinger(self.database, send, purged=purged, clock=lambda: self.now)

    def work(self, microseconds=0):
        """The calls of all that is due when the clock is moved on."""
        self.now += microseconds
        start = len(self.told())
        while self.pinger.step():
            pass
        return self.told()[start:]

    def settle(self):
        """All that is due."""
        return [call for microseconds in (0, MERGE_US, SOON_US, SOON_US) for call in self.work(microseconds)]

    def place(self):
        with reading(self.database) as connection:
            return connection.execute(select(Consumer.seq, Consumer.basis).where(Consumer.name == "hub")).one()

    def seq(self):
        with reading(self.database) as connection:
            return connection.scalar(select(Counter.seq))


@pytest.fixture
def rig(database, hub, told):
    """A pinger that has nothing to do."""
    made = Rig(database, hub, told)
    made.settle()
    return made


def feeds(*queries):
    """Addresses of these lists in each format."""
    return {f"{SITE}/{one.partition('?')[0]}.{form}{''.join(one.partition('?')[1:])}" for one in queries for form in FORMATS}


def test_of_what_was_before_nothing_is_told(database, hub, told, make_post):
    make_post()
    rig = Rig(database, hub, told)

    assert rig.settle() == []
    assert rig.place().seq == rig.seq()


def test_a_post_is_told_of_in_the_feeds_of_all_its_facets(rig, make_post, make_tag, make_campaign):
    make_tag("Clean water")
    make_campaign("Homes")
    rig.settle()

    make_post(title="A river", tags=["clean-water"], campaigns=["homes"], language="fr", featured=True)
    [call] = rig.settle()

    lists = [("posts", ""), ("posts?", "tag=clean-water"), ("posts?", "campaign=homes"), ("posts?", "language=fr")]
    lists += [("posts?", "section=main"), ("posts?", "origin=own"), ("posts?", "featured=true")]
    assert feeds(*(f"{path}{query}" for path, query in lists)) <= set(call)
    with_texts = [f"{path if '?' in path else path + '?'}{query}{'&' if query else ''}include=body_html" for path, query in lists]
    assert feeds(*with_texts) <= set(call)
    assert call[:3] == [f"{SITE}/posts.{form}" for form in FORMATS]
    assert len(call) == len(set(call))


def test_each_address_that_is_told_is_one_that_its_feed_says_and_names_the_hub_at(rig, make_post, make_tag, make_event, settings):
    make_post(title="A river", tags=[make_tag("Élan & 水").slug])
    make_event()
    hubs = create_app(replace(settings, hub_url="https://hub.example.org/"), rig.database).test_client()

    [call] = rig.settle()

    for address in call:
        answer = hubs.get(address.removeprefix("https://www.example.org"))
        links = answer.headers.getlist("Link")
        assert f'<{address}>; rel="self"' in links, links
        assert '<https://hub.example.org/>; rel="hub"' in links


def test_an_event_is_told_of_in_the_feeds_of_events(rig, make_event):
    make_event()

    [call] = rig.settle()

    assert set(call) == feeds("events")


def test_changes_of_a_second_are_told_together_and_once_they_can_be_read(rig, make_post):
    make_post(title="One")

    assert rig.work() == []
    assert rig.work(MERGE_US - 1) == []
    make_post(title="Two")
    assert rig.work(1) == []
    assert rig.work(SOON_US - 1) == []
    assert len(rig.work(1)) == 1
    assert rig.work(100 * SECOND) == []
    assert rig.place().seq == rig.seq()


def test_it_waits_until_the_shared_cache_was_purged_but_not_for_ever(rig, make_post):
    rig.start(with_cache=True)
    make_post(title="One")
    rig.work()
    rig.work(MERGE_US)

    assert rig.work(10 * SECOND) == []
    rig.purged = rig.seq() - 1
    assert rig.work(SECOND) == []
    rig.purged = rig.seq()
    assert len(rig.work(SECOND)) == 1
    make_post(title="Two")
    rig.work()
    rig.work(MERGE_US)
    assert rig.work(PURGE_US - 1) == []
    assert len(rig.work(1)) == 1


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 429, "headers": {"Retry-After": "7"}}, {"closes": True}])
def test_a_hub_that_does_not_take_it_is_told_once_of_all_that_changed_meanwhile(rig, hub, make_post, fault, caplog):
    for name, value in fault.items():
        setattr(hub, name, value)
    make_post(title="One", language="fr")
    for _ in range(40):
        rig.work(90 * SECOND)
    tried = len(hub.asked)
    make_post(title="Two", language="es")

    hub.status, hub.closes, hub.headers = 200, False, {}
    rig.work(90 * SECOND)
    _ = [rig.work(SECOND) for _ in range(6)]
    calls = rig.told()[tried:]

    assert tried > 3
    assert feeds("posts?language=fr", "posts?language=es", "posts") <= {address for call in calls for address in call}
    assert len(calls) <= 2
    assert rig.place().seq == rig.seq()
    assert caplog.text.count("A ping did not arrive") == 1


def test_many_feeds_are_told_of_in_several_calls(rig, make_post, make_tag):
    tags = [make_tag(f"Tag {number}").slug for number in range(30)]
    rig.settle()

    make_post(title="One", tags=tags)
    calls = rig.settle()

    assert len(calls) > 1
    assert max(map(len, calls)) == 100
    assert len({one for call in calls for one in call}) == sum(map(len, calls))


def test_another_process_goes_on_where_one_was_killed(rig, make_post, make_tag):
    tags = [make_tag(f"Tag {number}").slug for number in range(30)]
    rig.settle()
    make_post(title="One", tags=tags)
    rig.work()
    rig.work(MERGE_US)
    rig.now += SOON_US
    rig.pinger.step()
    before = rig.told()[-1]

    rig.start()
    calls = rig.settle()

    assert calls[0] == before
    assert len(calls) > 1


def test_after_a_restore_the_feeds_of_everything_are_told_of(rig):
    with rig.database.write.begin() as connection:
        connection.execute(update(Consumer).where(Consumer.name == "hub").values(basis="another epoch", seq=7))

    assert rig.settle() == [unfiltered(rig.database.site)]
    assert rig.place().seq == rig.seq()


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        *(("", True), ("include=body_html", True), ("tag=clean-water", True), ("include=body_html&tag=clean-water", True)),
        *(("language=en", True), ("origin=own", True), ("featured=true", True), ("has_image=true", True)),
        *(("tag=clean-water&language=en", False), ("tag=clean-water,other", False), ("tag=old-water", False), ("tag=nothing", False)),
        *(("q=river", False), ("featured=false", False), ("tag_all=clean-water", False), ("tag_not=clean-water", False)),
        *(("limit=50", False), ("page=2", False), ("kind=page", False), ("sort=updated_at", False), ("published_in=2026", False)),
        *(("section=main", True), ("prefer_language=fr", False)),
    ],
)
def test_only_feeds_that_are_told_of_name_the_hub(settings, database, make_post, make_tag, query, is_told):
    tag = make_tag("Old water")
    with writing(database) as session:
        tags.edit(session, session.merge(tag), {"slug": "clean-water"}, now=NOW)
    make_tag("Other")
    make_post(title="A river", tags=["clean-water"], language="en", featured=True)
    client = create_app(replace(settings, hub_url="https://hub.example.org/"), database).test_client()

    answers = {name: client.get(f"/v1/posts.{name}?{query}") for name in (*FORMATS, "ninjs")}

    named = {name: "https://hub.example.org/" in answer.text for name, answer in answers.items()}
    linked = {name: any('rel="hub"' in link for link in answer.headers.getlist("Link")) for name, answer in answers.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert named == linked == {**dict.fromkeys(FORMATS, is_told), "ninjs": False}
