"""Autosaves: one for each caller, gone with a real save, and no change of anything else."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import InvalidInput
from api.models import Autosave, Post, Revision
from api.services.posts import autosaves, editing, workflow
from api.services.revisioning import By
from tests.databases import NOW

Act = Callable[..., Post]
ANA, LEO, OTHER_KEY = By(UUID(int=7), "Ana"), By(UUID(int=7), "Leo"), By(UUID(int=8), "Ana")


@pytest.fixture
def stored(database: Database) -> Callable[..., dict[str, Any] | None]:
    """The form that a caller was writing, and the members that differ from what was saved."""

    def found(post: UUID, by: By) -> tuple[str, dict[str, Any]] | None:
        with writing(database) as session:
            row = editing.load(session, post)
            assert row is not None
            autosave = autosaves.of(session, row, by)
            return autosave and (autosaves.form(session, row, autosave)["title"], autosave.members)

    return found


def test_a_callers_last_autosave_replaces_the_one_before(make_post: Callable[..., Post], act: Act, stored: Callable[..., Any]):
    post = make_post()

    act(autosaves.keep, post.id, {"title": "One", "excerpt": "Typing"}, now=NOW, by=ANA)
    act(autosaves.keep, post.id, {"title": "Two"}, now=NOW, by=ANA)
    act(autosaves.keep, post.id, {"title": "Three"}, now=NOW, by=LEO)

    assert stored(post.id, ANA) == ("Two", {"title": "Two"})
    assert stored(post.id, LEO) == ("Three", {"title": "Three"})
    assert stored(post.id, OTHER_KEY) is None


def test_an_autosave_touches_nothing(
    database: Database, make_post: Callable[..., Post], act: Act, public_rows: Callable[[], Any], make_tag: Callable[..., Any]
):
    post, tag = make_post(), make_tag()
    before = public_rows()

    after = act(autosaves.keep, post.id, {"title": "Typing", "slug": "typing", "tags": [tag.slug]}, now=NOW, by=ANA)

    assert (after.revision, after.updated_at) == (post.revision, post.updated_at)
    assert public_rows() == before
    with reading(database) as connection:
        assert connection.execute(select(func.count()).select_from(Revision)).scalar_one() == post.revision


@pytest.mark.parametrize("draft", [False, True])
def test_a_save_of_the_same_caller_ends_it(make_post: Callable[..., Post], act: Act, stored: Callable[..., Any], *, draft: bool):
    post = make_post()
    for by in (ANA, LEO):
        act(autosaves.keep, post.id, {"title": "Typing"}, now=NOW, by=by)

    act(editing.edit, post.id, {"title": "Saved"}, now=NOW, by=ANA, draft=draft)

    assert stored(post.id, ANA) is None
    assert stored(post.id, LEO) == ("Typing", {"title": "Typing"})


def test_an_action_leaves_it(make_post: Callable[..., Post], act: Act, stored: Callable[..., Any]):
    post = make_post(state="draft")
    act(autosaves.keep, post.id, {"title": "Typing"}, now=NOW, by=ANA)

    act(workflow.publish, post.id, now=NOW, by=ANA)

    assert stored(post.id, ANA) == ("Typing", {"title": "Typing"})


def test_its_values_are_checked(make_post: Callable[..., Post], act: Act):
    with pytest.raises(InvalidInput) as refused:
        act(autosaves.keep, make_post().id, {"authors": ["nobody"]}, now=NOW, by=ANA)

    assert refused.value.pointer == "/authors/0"


def test_one_may_be_dropped(database: Database, make_post: Callable[..., Post], act: Act):
    post = make_post()
    act(autosaves.keep, post.id, {"title": "Typing"}, now=NOW, by=ANA)

    act(autosaves.drop, post.id, ANA)

    with reading(database) as connection:
        assert connection.execute(select(Autosave.at)).all() == []
