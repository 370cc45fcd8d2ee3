"""Links to a preview: who has the token sees the post, until the link expires or is revoked."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Post, PreviewLink
from api.services.posts import editing, preview_links
from tests.databases import NOW

MINUTE = 60 * 10**6


@pytest.fixture
def make_link(database: Database) -> Callable[[Post], tuple[PreviewLink, str]]:
    """Makes a link that lives a minute."""

    def made(post: Post) -> tuple[PreviewLink, str]:
        with writing(database) as session:
            return preview_links.make(session, session.get_one(Post, post.id), expires_at=NOW // 10**6 + 60, now=NOW)

    return made


@pytest.fixture
def find(database: Database) -> Callable[..., object]:
    """The post that a token shows."""

    def found(token: str, now: int = NOW) -> object:
        with reading(database) as connection:
            return preview_links.find(connection, token, now)

    return found


def test_a_token_shows_its_post_until_it_expires(make_post, make_link, find):
    post = make_post(state="draft")

    _, token = make_link(post)

    assert find(token, NOW + MINUTE - 1) == post.id
    with pytest.raises(NotFound):
        find(token, NOW + MINUTE)


@pytest.mark.parametrize("token", ["", "unknown", "\ud800", "\x00"])
def test_any_other_token_shows_nothing(make_post, make_link, find, token):
    make_link(make_post())

    with pytest.raises(NotFound):
        find(token)


def test_a_token_is_nowhere(database, make_post, make_link):
    _, token = make_link(make_post())

    with reading(database) as connection:
        assert token not in repr(connection.execute(select(PreviewLink.__table__)).all())


def test_a_revoked_link_shows_nothing(database, make_post, make_link, find):
    post, other = make_post(), make_post()
    link, token = make_link(post)
    with writing(database) as session, pytest.raises(NotFound):
        preview_links.revoke(session, session.get_one(Post, other.id), link.id)
    assert find(token) == post.id

    with writing(database) as session:
        preview_links.revoke(session, session.get_one(Post, post.id), link.id)

    with pytest.raises(NotFound):
        find(token)


def test_a_deleted_post_is_not_shown(database, make_post, make_link, find):
    post = make_post(state="draft")
    _, token = make_link(post)

    with writing(database) as session:
        editing.remove(session, session.get_one(Post, post.id))

    with pytest.raises(NotFound):
        find(token)
