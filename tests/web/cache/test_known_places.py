"""Lists of two facets, of which one does not move while what the other stands for does: each is made anew."""

import pytest
from werkzeug.test import Client

from api.derived.writing import writing
from api.models import Post, Tag
from api.services import jobs, slugs
from api.services.posts import editing
from api.services.resources import tags
from api.web.cache.middleware import ResponseCache
from tests.databases import NOW

LATER = NOW + 10**12


def by_slug(session, slug):
    return session.query(Tag).filter_by(slug=slug).one()


def create(session):
    tags.create(session, {"name": "New", "language": "en"}, now=LATER)


def lead(session):
    """A slug that nothing had leads to a tag from now on."""
    slugs.add_former(session, "tag", by_slug(session, "present").id, ["new"])


def remove(session):
    tags.remove(session, by_slug(session, "unused"))


def merge(session):
    tags.merge(session, by_slug(session, "present"), by_slug(session, "other"), now=LATER)


def edit_what_left(session):
    """A feed tells when what left it changed last."""
    editing.edit(session, editing.load(session, session.query(Post).filter_by(slug="left").one().id), {"title": "Again"}, now=LATER)


CASES = {
    "a tag comes to be": ("/v1/posts?tag=new&language=en", create),
    "a slug leads to a tag": ("/v1/posts?tag=new&language=en", lead),
    "a slug leads to a tag, counted": ("/v1/facets/posts?tag=new&language=en&facets=language", lead),
    "a tag is deleted": ("/v1/posts.rss?tag=unused&language=en", remove),
    "a tag is merged": ("/v1/posts?tag=present&language=fr", merge),
    "what left a feed is edited": ("/v1/posts.atom?tag=other&language=fr", edit_what_left),
}


@pytest.fixture
def site(database, make_tag, make_post):
    """Three tags, of which French posts have one only; one post has left it."""
    for slug in ("present", "other", "unused"):
        make_tag(slug, slug=slug)
    make_post(slug="en", tags=["present"])
    make_post(slug="fr", language="fr", tags=["other"])
    left = make_post(slug="left", language="fr", tags=["other"])
    with writing(database) as session:
        editing.edit(session, editing.load(session, left.id), {"tags": ["present"], "language": "de"}, now=NOW)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", CASES)
def test_a_list_whose_facets_stand_for_something_else_is_made_anew(app, settings, database, monkeypatch, name):
    path, change = CASES[name]
    client = app.test_client()
    before = client.get(path)
    monkeypatch.setattr("api.derived.changes.now_us", lambda: LATER * 2)

    with writing(database) as session:
        change(session)
    while True:
        stored, anew = client.get(path), Client(ResponseCache(app.wsgi_app._app, database, settings)).get(path)
        assert stored.data == anew.data
        with writing(database) as session:
            waiting = jobs.waiting(session)
            for job in waiting[:1]:
                jobs.step(session, job, now=LATER)
        if not waiting:
            break

    assert stored.data != before.data
