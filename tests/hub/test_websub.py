"""A hub and a subscriber that others have written: what is published arrives, as the feed has it by then."""

import queue
import threading
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial

import flask
import pytest
from flask_websub.hub import Hub, SQLite3HubStorage
from flask_websub.subscriber import SQLite3SubscriberStorage, SQLite3TempSubscriberStorage, Subscriber, discover

from api.app import create_app
from api.clock import now_us
from api.db import open_database
from api.derived.writing import writing
from api.services.posts import editing, workflow
from api.worker import worker_of
from tests.listening import address_of, free, serving

PATIENCE = 20


class Threads:
    """What a hub asks of Celery: tasks that are done soon, elsewhere. None is tried again: the test then fails."""

    def __init__(self):
        self.begun = []

    def task(self, *, bind=False, **_):
        def made(function):
            done = partial(function, self) if bind else function
            done.delay = lambda *arguments: self.begin(done, arguments)
            return done

        return lambda function: made(partial(function))

    def begin(self, done, arguments):
        thread = threading.Thread(target=done, args=arguments, daemon=True)
        self.begun.append(thread)
        thread.start()

    def wait(self):
        """Until all are done, and those that they began: a feed that is read after its site is gone is another one."""
        for thread in self.begun:
            thread.join(PATIENCE)


@pytest.fixture
def elsewhere(tmp_path):
    """An application with a hub and a subscriber, its address, the subscriber, and what it was sent, as (topic, body)."""
    app, sent, tasks = flask.Flask("elsewhere"), queue.Queue(), Threads()
    hub = Hub(SQLite3HubStorage(str(tmp_path / "hub.db")), tasks)
    subscriber = Subscriber(SQLite3SubscriberStorage(str(tmp_path / "some.db")), SQLite3TempSubscriberStorage(str(tmp_path / "new.db")))
    subscriber.add_listener(lambda topic, _callback, body: sent.put((topic, body)))
    subscriber.add_success_handler(lambda *_: sent.put("subscribed"))
    app.register_blueprint(hub.build_blueprint("/hub"))
    app.register_blueprint(subscriber.build_blueprint("/callbacks"))

    @app.post("/ping")
    def ping():
        """A hub leaves to its host who may publish, and how."""
        assert flask.request.form["hub.mode"] == "publish"
        for topic in flask.request.form.getlist("hub.url"):
            hub.send_change_notification.delay(topic)
        return "", 204

    with free() as listening, serving(app, listening) as address:
        yield app, address, subscriber, sent, tasks


@pytest.fixture
def site(settings, elsewhere):
    """The address and the database of a site that pings the hub, with its worker."""
    with ExitStack() as stack:
        here = stack.enter_context(free())
        made = replace(settings, public_url=address_of(here), hub_url=f"{elsewhere[1]}/ping")
        database = stack.enter_context(closing(open_database(made)))
        address = stack.enter_context(serving(create_app(made, database), here))
        worker = worker_of(made, database)
        thread = threading.Thread(target=worker.run)
        thread.start()
        yield address, database
        worker.stop()
        thread.join(PATIENCE)
        elsewhere[-1].wait()


def publish(database, title, language):
    with writing(database) as session:
        post = editing.create(session, {"title": title, "language": language, "body_html": "<p>Text.</p>"}, now=now_us())
        workflow.publish(session, post, now=now_us())


# Neither library closes each connection that it opened.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_subscriber_is_sent_the_feed_with_what_was_published(elsewhere, site):
    app, hub, subscriber, sent, _ = elsewhere
    address, database = site
    publish(database, "Before", "fr")
    with app.test_request_context(base_url=hub):
        for language in ("fr", "es"):
            publish(database, "First", language)
            found = discover(f"{address}/v1/posts.atom?language={language}")
            assert found == {"hub_url": f"{hub}/ping", "topic_url": f"{address}/v1/posts.atom?language={language}"}
            subscriber.subscribe(topic_url=found["topic_url"], hub_url=f"{hub}/hub")
            while sent.get(timeout=PATIENCE) != "subscribed":
                pass

    publish(database, "La rivière", "fr")
    topic, body = next(one for one in iter(partial(sent.get, timeout=PATIENCE), None) if "rivière".encode() in one[1])

    assert topic == f"{address}/v1/posts.atom?language=fr"
    assert body.count(b"<entry") == 3
    assert not [topic for topic, body in sent.queue if "language=es" in topic and "rivière".encode() in body]
