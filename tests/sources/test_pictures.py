"""Pictures of copies: fetched by the worker where they have a license that is accepted, never shown by their addresses elsewhere."""

import time
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import func, select

from api.db import reading
from api.models import Media
from api.sources import pictures
from api.worker.pulling import Pulling
from api.worker.rendering import Renderings
from tests.media.buckets import TestBucket, running_moto
from tests.media.old_site import old
from tests.media.pictures import camera, scene
from tests.plugins import SAMPLED
from tests.sources.conftest import LOOPBACK
from tests.sources.feeds import Feed, feeding, item

__all__ = ["old"]

FREE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
SECONDS = 120


@pytest.fixture(scope="module")
def moto():
    with running_moto() as endpoint:
        yield endpoint


class Working:
    """Has a reader's worker pull and make renditions until something is so; ``settings`` say where pictures are kept."""

    def __init__(self, reader, folder):
        self.reader, self.tasks = reader, ()
        self.settings = replace(reader.settings, data_dir=folder, outbound_allow=LOOPBACK)

    def __call__(self, is_so):
        if not self.tasks:
            pulling = Pulling(self.reader.database, "tests", self.settings, fetch=self.reader.fetch)
            self.tasks = pulling, Renderings(self.reader.database, "tests", self.settings)
        end = time.monotonic() + SECONDS
        while not is_so():
            assert time.monotonic() < end, items(self.reader)
            if not sum(task.tick() for task in self.tasks):
                time.sleep(0.02)

    def let_go(self):
        for task in self.tasks:
            task.let_go()


@pytest.fixture
def working(two, tmp_path, monkeypatch):
    _, reader, _ = two
    monkeypatch.setattr(pictures, "LOOK_US", 100_000)
    made = Working(reader, tmp_path)
    yield made
    made.let_go()


def items(newsroom):
    """What is told of the posts of all sources: why pictures are left out, why a post is set aside, and whether it is fetched again."""
    sources = newsroom.ask("GET", "/sources").json["data"]
    found = [one for source in sources for one in newsroom.ask("GET", f"/sources/{source['id']}/items").json["data"]]
    return [(one["picture_problem"], one["problem"], one["retry_at"]) for one in found]


def shown(old, *names, more=""):
    return "".join(f'<figure><img src="{old.url}/{name}" alt="{name}"></figure>' for name in names) + f"<p>Text.</p>{more}"


def count(newsroom):
    with reading(newsroom.database) as connection:
        return connection.scalar(select(func.count()).select_from(Media))


@SAMPLED
@pytest.mark.parametrize("place", ["disk", "bucket"])
def test_pictures_are_ours_and_an_update_makes_no_second_one(two, old, working, tmp_path, request, place):
    origin, reader, source = two
    if place == "bucket":
        working.settings = TestBucket(request.getfixturevalue("moto")).settings(working.settings, tmp_path / "machine")
    old.pages |= {"/a.jpg": camera(scene(400, 300)), "/b.jpg": camera(scene(300, 200))}
    image = {"url": f"{old.url}/a.jpg", "alt": "A square", "credit": "Ana Duarte", "license": FREE}
    elsewhere = '<figure><img src="https://elsewhere.example.net/c.jpg" alt=""></figure>'
    post = origin.write("With pictures", image=image, body_html=shown(old, "b.jpg", more=elsewhere))

    working(lambda: reader.titles() == ["With pictures"])
    assert (reader.posts()[0]["image"], reader.posts()[0]["body_html"]) == (None, "<p>Text.</p>")
    working(lambda: reader.posts()[0]["image"] is not None)

    [copy] = reader.posts()
    base = working.settings.media_base
    assert copy["image"]["url"].startswith(base)
    assert [copy["image"][name] for name in ("alt", "credit", "license")] == ["A square", "Ana Duarte", FREE]
    assert copy["image"]["renditions"]
    assert f'src="{base}/' in copy["body_html"]
    assert not [word for word in (old.url, "elsewhere") if word in str(copy["body_html"]) or word in str(copy["image"])]
    assert (sorted(old.asked), count(reader), items(reader)) == (["/a.jpg", "/b.jpg"], 2, [(None, None, None)])

    origin.change(post, title="With the same pictures")
    reader.pull(source)
    assert [(one["title"], one["image"], one["body_html"]) for one in reader.posts()] == [
        ("With the same pictures", copy["image"], copy["body_html"])
    ]
    assert (len(old.asked), count(reader), items(reader)) == (2, 2, [(None, None, None)])
    origin.change(post, image={**image, "license": None})
    reader.pull(source)
    assert [(one["image"], one["body_html"]) for one in reader.posts()] == [(None, "<p>Text.</p>")]


def test_one_that_cannot_be_had_keeps_no_text_away_is_told_and_tried_again(two, old, working):
    origin, reader, source = two
    reader.revise(source, licenses=[FREE["url"]])
    image = {"url": f"{old.url}/a.jpg", "license": FREE}
    post = origin.write("Without", image=image, license=FREE, body_html=shown(old, "b.jpg"))
    old.pages["/b.jpg"] = b"<!doctype html>"

    working(lambda: bool(items(reader)) and items(reader)[0][0] is not None)
    [(why, problem, again)] = items(reader)
    assert (reader.titles(), reader.posts()[0]["image"], problem, again) == (["Without"], None, None, None)
    assert "a.jpg: its host answers 404" in why
    assert "b.jpg: This is no picture" in why

    old.pages["/a.jpg"] = camera(scene(400, 300))
    assert reader.ask("POST", f"/sources/{source}/items/{post}/retry").status_code == 200
    working(lambda: reader.posts()[0]["image"] is not None)
    working(lambda: items(reader)[0][2] is None)
    assert "b.jpg" in items(reader)[0][0]
    reader.revise(source, licenses=["https://example.net/another"])
    reader.pull(source)
    assert reader.titles() == []


def test_an_image_of_the_sections_own_stays(two, old, working):
    origin, reader, source = two
    old.pages["/a.jpg"] = camera(scene(400, 300))
    image = {"url": f"{old.url}/a.jpg", "license": FREE}
    post = origin.write("Without an image")
    reader.pull(source)
    copy = UUID(reader.posts()[0]["id"])
    reader.change(copy, image={"url": "https://fr.example.org/ours.jpg"})

    origin.change(post, image=image, title="With one there")
    working(lambda: count(reader) == 1 and items(reader) == [(None, None, None)])

    assert [(one["title"], one["image"]["url"]) for one in reader.posts()] == [("With one there", "https://fr.example.org/ours.jpg")]


def test_those_of_a_feed_come_where_a_licence_holds_for_them(newsroom, old, tmp_path, monkeypatch):
    reader = newsroom("fr")
    monkeypatch.setattr(pictures, "LOOK_US", 100_000)
    old.pages |= {"/a.jpg": camera(scene(400, 300)), "/b.jpg": camera(scene(300, 200))}
    text = shown(old, "b.jpg")
    said = f"<media:content url='{old.url}/a.jpg'><media:credit>Ana Duarte</media:credit>{{}}</media:content>"
    own, other = (f"<media:license href='https://creativecommons.org/licenses/{code}/4.0/'/>" for code in ("by", "by-nd"))
    items_ = [item(f"Number {n}", guid=f"urn:x:{n}", link=f"{old.url}/{n}", text=text) for n in range(4)]
    by = f"<atom:link rel='license' href='{FREE['url']}'/>"
    feed = Feed([one.replace("</item>", f"{by}{said.format(of)}</item>") for one, of in zip(items_, (own, own, other, ""), strict=True)])
    feeding(reader, feed, licenses=[FREE["url"]])
    working = Working(reader, tmp_path)

    working(lambda: len(reader.titles()) == 4)
    working(lambda: len([post for post in reader.posts() if post["image"]]) == 2)
    working.let_go()

    posts = {post["title"]: post for post in reader.posts()}
    for title in ("Number 0", "Number 1"):
        image = posts[title]["image"]
        assert (image["license"], image["credit"], image["url"].startswith(working.settings.media_base)) == (FREE, "Ana Duarte", True)
    assert [posts[f"Number {n}"]["image"] for n in (2, 3)] == [None, None]
    assert not [post for post in posts.values() if old.url in post["body_html"]]
    assert ["<img" in posts[f"Number {n}"]["body_html"] for n in range(4)] == [True, True, False, False]
    assert (sorted(old.asked), count(reader), len(feed.asked)) == (["/a.jpg", "/b.jpg"], 2, 2)
    assert [one[0] for one in items(reader)] == [None] * 4
