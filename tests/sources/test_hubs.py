"""Hubs of feeds (WebSub), by one that others have written: it is asked, asks back, and what it says has the feed asked at once."""

from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import count
from urllib.request import urlopen

import flask
import pytest
from flask_websub.hub import Hub, SQLite3HubStorage
from sqlalchemy import func, select

from api.app import create_app
from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.models import Post, Source
from api.services.syndication import sources as rules
from api.worker.pulling import Pulling
from tests.hub.test_websub import Threads
from tests.listening import address_of, free, serving
from tests.plugins import ON_SQLITE
from tests.sources.conftest import LOOPBACK, worked
from tests.sources.feeds import item

FEED = {
    "kind": "feed",
    "name": "Feed",
    "section": "main",
    "query": "",
    "licenses": None,
    "becomes": "published",
    "interval_seconds": 86_400,
}


@pytest.fixture
def elsewhere(tmp_path):
    """The address of a site with a feed and a hub, and the items of the feed."""
    app, items = flask.Flask("elsewhere"), [item("First", guid="1", link="/1")]
    hub = Hub(SQLite3HubStorage(str(tmp_path / "hub.db")), Threads())
    app.register_blueprint(hub.build_blueprint("/hub"))

    @app.get("/feed.xml")
    def feed():
        links = ", ".join(f'<{flask.request.host_url}{path}>; rel="{rel}"' for rel, path in (("hub", "hub"), ("self", "feed.xml")))
        text = f"<rss><channel><ttl>1440</ttl>{''.join(items)}</channel></rss>"
        return text, {"Content-Type": "application/rss+xml", "Link": links}

    @app.post("/ping")
    def ping():
        hub.send_change_notification.delay(f"{flask.request.host_url}feed.xml")
        return "", 204

    with free() as listening, serving(app, listening) as address:
        yield address, items


# The library does not close each connection that it opened.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@ON_SQLITE
def test_a_hub_that_a_feed_names_has_it_asked_at_once(settings, elsewhere):
    address, items = elsewhere
    with ExitStack() as stack:
        here = stack.enter_context(free())
        made = replace(settings, public_url=address_of(here), outbound_allow=LOOPBACK)
        database = stack.enter_context(closing(open_database(made)))
        stack.enter_context(serving(create_app(made, database), here))
        with writing(database) as session:
            source = rules.make(session, {**FEED, "url": f"{address}/feed.xml"}, site=database.site, now=now_us()).id
        pulling = Pulling(database, "tests", made)

        def seen(statement):
            with reading(database) as connection:
                return connection.scalar(statement)

        worked(pulling, lambda: seen(select(Source.hub_until).where(Source.id == source)) is not None)
        items.append(item("Second", guid="2", link="/2"))
        checks = count()

        def has_come():
            if next(checks) % 50 == 0:  # the hub notes who has subscribed only after it was answered
                urlopen(f"{address}/ping", data=b"").close()
            return seen(select(func.count()).select_from(Post)) == 2

        worked(pulling, has_come)
        pulling.let_go()

        lease = seen(select(Source.hub_until - Source.hub_next_at).where(Source.id == source))
        assert lease > 0  # it is asked again before it ends


def test_what_no_hub_was_asked_for_is_answered_404(newsroom):
    reader = newsroom("fr")
    with writing(reader.database) as session:
        row = rules.make(session, {**FEED, "url": "https://feed.example.net/"}, site=reader.database.site, now=reader.tick())
        source, row.hub, row.topic = row.id, "https://hub.example.net/", "https://feed.example.net/"
    where = reader.ask("GET", f"/sources/{source}/hint").json["url"].removeprefix(reader.url)
    asked = {"hub.mode": "subscribe", "hub.topic": "https://feed.example.net/", "hub.challenge": "a-challenge", "hub.lease_seconds": "1"}

    answers = {
        name: reader.client.get(where, query_string={**asked, **values})
        for name, values in {
            "good": {},
            "another topic": {"hub.topic": "https://feed.example.net/other"},
            "another mode": {"hub.mode": "unsubscribe"},
            "denied": {"hub.mode": "denied", "hub.reason": "No."},
        }.items()
    }
    forged = reader.client.get(f"{where}x", query_string=asked)

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "good": 200,
        "another topic": 404,
        "another mode": 404,
        "denied": 200,
    }
    assert (answers["good"].text, answers["good"].headers["X-Content-Type-Options"], forged.status_code) == ("a-challenge", "nosniff", 404)
    assert reader.row(source).hub_until is None  # since it does not want to
