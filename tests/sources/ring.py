"""Newsrooms in a ring: each is served, with a worker as a program of its own, and can be killed, stopped, put back and moved."""

import random
import subprocess
import sys
import threading
import time
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import select
from werkzeug.serving import make_server

from api.app import create_app
from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import Refused
from api.models import Post, Tag
from api.services.resources import tags
from api.services.syndication import sources as rules
from tests.servers import environment_of, ran
from tests.sources.test_pulling import OWN

LOOPBACK = "127.0.0.0/8"
PATIENCE_SECONDS = 300


@dataclass
class Hand:
    """What a section did: its own posts, which copies it hides and which titles it gave them, by their permanent names."""

    posts: list[UUID] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)


class Room:
    """A newsroom of the ring. ``stack`` ends what it begins."""

    def __init__(self, newsroom, language, stack):
        self.newsroom, self.language, self.stack = newsroom, language, stack
        self.hand, self.kept, self.port, self.moves = Hand(), None, 0, 0
        self.server = self.worker = None
        with writing(newsroom.database) as session:
            self.tag = tags.create(session, {"name": "Homes", "language": language, "slug": "homes"}, now=newsroom.tick()).id
        newsroom.ask("GET", "/sources")  # makes the key, so that it is in each copy
        stack.callback(self.kill)
        stack.callback(self.stop)
        self.serve()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def serve(self):
        there = self.newsroom
        self.server = make_server("127.0.0.1", self.port, create_app(there.settings, there.database), threaded=True)
        self.port = self.server.server_port
        there.web[urlsplit(self.address).netloc] = there.client
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def work(self):
        there = self.newsroom
        added = {"BROADSHEET_OUTBOUND_ALLOW": LOOPBACK, "BROADSHEET_PUBLIC_URL": there.url}
        command = [sys.executable, "-m", "api.cli", "worker"]
        environment = {**environment_of(self.settings), **added}
        self.worker = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)

    def kill(self):
        if self.worker is not None:
            self.worker.kill()
            self.worker.wait()
            self.worker = None

    @property
    def settings(self):
        return replace(self.newsroom.settings, limit_delivery=600)

    def back_up(self, file):
        status, said = ran(self.settings, "backup", file)
        assert status == 0, said
        self.kept = file, deepcopy(self.hand)

    def put_back(self):
        """The copy is put in the place of the database, whoever reads and writes beside."""
        file, self.hand = self.kept
        status, said = ran(self.settings, "restore", file)
        assert status == 0, said

    def move(self):
        """It has another address, and calls itself by another."""
        self.stop()
        self.kill()
        self.moves, self.port = self.moves + 1, 0
        there = self.newsroom
        there.database.close()
        there.url = f"https://{self.language}{self.moves}.example.org"
        there.settings = replace(there.settings, public_url=there.url)
        there.database = open_database(there.settings)
        self.stack.callback(there.database.close)
        there.client = create_app(there.settings, there.database).test_client()
        self.serve()
        self.work()


class Ring:
    """Rooms that all read one another, and what is done in them, one thing after the other."""

    def __init__(self, rooms, seed):
        self.rooms, self.dice, self.done = rooms, random.Random(seed), 0  # noqa: S311 - what is done
        self.sources = {(reader.language, other.language): self._reads(reader, other) for reader, other in self.pairs}

    @property
    def pairs(self):
        return [(reader, other) for reader in self.rooms for other in self.rooms if other is not reader]

    @staticmethod
    def _reads(reader, other):
        mapping = {"tags": {str(other.tag): "homes"}}
        return reader.newsroom.reads(other.newsroom, url=other.address, interval_seconds=1, mapping=mapping)

    def source(self, reader, other):
        return self.sources[reader.language, other.language]

    def edit(self):
        """Something is done somewhere, if it can be."""
        self.done += 1
        room, action = self.dice.choice(self.rooms), self.dice.choice(ACTIONS)
        with suppress(Refused):
            action(self, room)

    def write(self, room):
        named = [str(room.tag)] if self.dice.random() < 0.5 else []
        body = f"<p>Text <b>{self.done}</b> &amp; more.</p>"
        room.hand.posts.append(room.newsroom.write(f"{room.language} {self.done}", language=room.language, body_html=body, tags=named))

    def change(self, room):
        body = f"<h2>Other {self.done}</h2><p>Text.</p>"
        room.newsroom.change(self._own(room), title=f"Changed {self.done}", body_html=body)

    def rename(self, room):
        room.newsroom.change(self._own(room), slug=f"renamed-{room.language}-{self.done}")

    def rename_tag(self, room):
        with writing(room.newsroom.database) as session:
            values = {"slug": f"homes-{self.done}", "name": f"Homes {self.done}"}
            tags.edit(session, session.get(Tag, room.tag), values, now=room.newsroom.tick())

    def tag(self, room):
        named = [str(room.tag)] if self.dice.random() < 0.5 else []
        room.newsroom.change(self._own(room), tags=named)

    def withdraw(self, room):
        room.newsroom.act(self._own(room), "withdraw", self.dice.choice(["unpublished", "legal"]))

    def restore(self, room):
        room.newsroom.act(self._own(room), "restore")

    def remove(self, room):
        post = self._own(room)
        room.newsroom.remove(post)
        room.hand.posts.remove(post)

    def hide(self, room):
        copy, uri = self._copy(room)
        room.newsroom.act(copy, "withdraw", "unpublished")
        room.hand.hidden.add(uri)

    def show(self, room):
        copy, uri = self._copy(room)
        room.newsroom.act(copy, "restore")
        room.hand.hidden.discard(uri)

    def overlay(self, room):
        copy, uri = self._copy(room)
        room.newsroom.change(copy, title=f"Ours {self.done}")
        room.hand.titles[uri] = f"Ours {self.done}"

    def follow(self, room):
        copy, uri = self._copy(room)
        if room.newsroom.ask("POST", f"/posts/{copy}/copy/follow", {"members": ["title"]}).status_code == 200:
            room.hand.titles.pop(uri, None)

    def _own(self, room):
        if not room.hand.posts:
            raise Refused("Nothing is written yet.")
        return self.dice.choice(room.hand.posts)

    def _copy(self, room):
        """One of the copies of a room, shown or not: its id, and its permanent name."""
        with reading(room.newsroom.database) as connection:
            found = connection.execute(select(Post.id, Post.origin_uri).where(Post.origin_uri.is_not(None)).order_by(Post.id)).all()
        if not found:
            raise Refused("Nothing came yet.")
        return self.dice.choice(found)

    def moved(self, room):
        """Those who read a room are told that it is at another address."""
        for reader, other in self.pairs:
            if other is room:
                reader.newsroom.revise(self.source(reader, other), url=room.address)

    def confirm(self):
        """Somebody confirms what a room lost by being put back."""
        for reader, other in self.pairs:
            row = reader.newsroom.row(self.source(reader, other))
            if row.absent and not row.is_confirmed:
                with writing(reader.newsroom.database) as session, suppress(Refused):
                    rules.confirm(rules.found(session, row.id), now=reader.newsroom.tick())

    def wrong(self):
        """What is not as it is to be: by room, what it shows of others and what it is to show."""
        found = {}
        for reader in self.rooms:
            is_shown, is_due = shown(reader), due(reader, self.rooms)
            for uri in is_shown.keys() | is_due.keys():
                if is_shown.get(uri) != is_due.get(uri):
                    found[reader.language, uri] = is_shown.get(uri), is_due.get(uri)
        return found

    def comes_to_rest(self):
        """Waits until each room shows what it is to show."""
        end = time.monotonic() + PATIENCE_SECONDS
        while wrong := self.wrong():
            assert time.monotonic() < end, wrong
            self.confirm()
            time.sleep(0.5)


ACTIONS = [
    *[Ring.write, Ring.change] * 3,
    *[Ring.hide, Ring.overlay, Ring.withdraw, Ring.restore] * 2,
    *[Ring.rename, Ring.rename_tag, Ring.tag, Ring.remove, Ring.show, Ring.follow],
]


def shown(reader):
    """By permanent name, what a room shows of others: each once."""
    found = reader.newsroom.posts("&origin=syndicated")
    made = {post["origin"]["uri"]: _said(post, post["origin"]["url"], post["title"]) for post in found}
    assert len(made) == len(found)
    return made


def due(reader, rooms):
    """The same as it is to be: what others show of their own, but for what the room did to it."""
    hand, made = reader.hand, {}
    for other in rooms:
        if other is not reader:
            for post in other.newsroom.posts("&origin=own"):
                uri = f"urn:uuid:{post['id']}"
                if uri not in hand.hidden:
                    made[uri] = _said(post, post["url"], hand.titles.get(uri, post["title"]))
    return made


def _said(post, url, title):
    return {**{name: post[name] for name in OWN}, "title": title, "url": url, "tags": len(post["tags"])}
