"""States of posts: which action is possible when, and what each does."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import IllegalTransition, InvalidInput
from api.models import Post, Revision
from api.services.posts import editing, workflow
from schemas.vocabulary import GIVEN_REASONS
from tests.databases import NOW

Act = Callable[..., Post]
SECOND = NOW // 10**6
LATER = SECOND + 10**6
ACTIONS: dict[str, Callable[..., None]] = {
    "publish": workflow.publish,
    "schedule": lambda session, post, now: workflow.schedule(session, post, LATER, now=now),
    "unschedule": workflow.unschedule,
    "withdraw": lambda session, post, now: workflow.withdraw(session, post, "legal", now=now),
    "restore": workflow.restore,
}
SITUATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "draft": ("draft", ("publish", "schedule")),
    "scheduled": ("scheduled", ("publish", "unschedule")),
    "published": ("published", ("withdraw",)),
    "published with a draft": ("published", ("publish", "schedule", "withdraw")),
    "published with a scheduled draft": ("published", ("publish", "unschedule", "withdraw")),
    "withdrawn": ("withdrawn", ("publish", "restore")),
}
LEADS_TO = {"publish": "published", "schedule": "scheduled", "unschedule": "draft", "withdraw": "withdrawn", "restore": "published"}


@pytest.fixture
def make_situation(make_post: Callable[..., Post], act: Act, save_draft: Callable[..., list[str]]) -> Callable[[str], Post]:
    """Makes a post in one of the situations."""

    def made(situation: str) -> Post:
        state = SITUATIONS[situation][0]
        post = make_post(state="draft" if state == "scheduled" else state)
        if "draft" in situation and state == "published":
            save_draft(post.id, title="Pending")
        if "scheduled" in situation:
            act(ACTIONS["schedule"], post.id, now=NOW)
        return post

    return made


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_allowed_is_possible_and_nothing_else(database: Database, make_situation: Callable[[str], Post], act: Act, situation: str):
    state, expected = SITUATIONS[situation]

    for action, do in ACTIONS.items():
        post = make_situation(situation)
        with writing(database) as session:
            row = editing.load(session, post.id)
            assert row is not None
            assert tuple(workflow.allowed(session, row, NOW)) == expected
        if action not in expected:
            with pytest.raises(IllegalTransition) as refused:
                act(do, post.id, now=NOW)
            assert refused.value.allowed == expected
            continue
        after = act(do, post.id, now=NOW).state
        assert after == (state if action.endswith("schedule") and state == "published" else LEADS_TO[action])


def test_each_action_is_one_revision(database: Database, make_situation: Callable[[str], Post], act: Act):
    post = make_situation("published with a draft")

    for number, action in enumerate(("schedule", "unschedule", "publish", "withdraw", "restore"), 4):
        assert act(ACTIONS[action], post.id, now=NOW).revision == number

    with reading(database) as connection:
        assert connection.execute(select(func.count()).select_from(Revision)).scalar_one() == 8


def test_published_at_is_the_first_publication_and_never_moves(make_post: Callable[..., Post], act: Act):
    post = make_post()
    first = post.published_at

    act(workflow.withdraw, post.id, "unpublished", now=NOW + 10**9)
    again = act(workflow.publish, post.id, now=NOW + 2 * 10**9)

    assert again.published_at == first
    assert act(workflow.withdraw, post.id, "legal", now=NOW).position == again.position
    assert act(workflow.restore, post.id, now=NOW + 10**9).published_at == first


@pytest.mark.parametrize("action", ["publish", "restore"])
def test_a_post_under_embargo_cannot_become_public(make_post: Callable[..., Post], act: Act, edit_post: Callable[..., Any], action: str):
    post = make_post(state="draft" if action == "publish" else "withdrawn")
    edit_post(post.id, embargo_until=SECOND + 60)

    with pytest.raises(IllegalTransition, match="embargo") as refused:
        act(ACTIONS[action], post.id, now=NOW + 60 * 10**6 - 1)
    assert action not in refused.value.allowed
    assert act(ACTIONS[action], post.id, now=NOW + 60 * 10**6).state == "published"


@pytest.mark.parametrize("action", ["publish", "restore"])
def test_an_expired_post_cannot_become_public(make_post: Callable[..., Post], act: Act, edit_post: Callable[..., Any], action: str):
    post = make_post(state="draft" if action == "publish" else "withdrawn")
    edit_post(post.id, expires_at=SECOND + 60)

    with pytest.raises(IllegalTransition, match="expired"):
        act(ACTIONS[action], post.id, now=NOW + 60 * 10**6)
    edit_post(post.id, expires_at=None)
    assert act(ACTIONS[action], post.id, now=NOW + 60 * 10**6).state == "published"


@pytest.mark.parametrize("is_pending", [False, True])
@pytest.mark.parametrize(("values", "at"), [({}, SECOND), ({"embargo_until": LATER}, LATER - 1), ({"expires_at": LATER}, LATER)])
def test_a_post_is_scheduled_only_for_a_moment_at_which_it_can_be_published(
    make_post: Callable[..., Post],
    act: Act,
    save_draft: Callable[..., list[str]],
    values: dict[str, int],
    at: int,
    *,
    is_pending: bool,
):
    post = make_post(state="published" if is_pending else "draft", **({} if is_pending else values))
    if is_pending:
        save_draft(post.id, title="Pending", **values)

    with pytest.raises(InvalidInput) as refused:
        act(workflow.schedule, post.id, at, now=NOW)

    assert refused.value.pointer == "/at"


def test_what_is_pending_is_not_scheduled_for_when_the_post_has_expired(
    make_post: Callable[..., Post], act: Act, save_draft: Callable[..., list[str]]
):
    post = make_post(expires_at=LATER)
    save_draft(post.id, expires_at=LATER + 60)

    with pytest.raises(InvalidInput):
        act(workflow.schedule, post.id, LATER, now=NOW)


def test_a_withdrawn_post_keeps_its_reason_until_it_is_public_again(make_post: Callable[..., Post], act: Act):
    post = make_post()

    for reason in GIVEN_REASONS:
        withdrawn = act(workflow.withdraw, post.id, reason, now=NOW)
        assert (withdrawn.state, withdrawn.withdrawn_reason) == ("withdrawn", reason)
        assert act(workflow.restore, post.id, now=NOW).withdrawn_reason is None


@pytest.mark.parametrize("reason", ["whim", "expired"])
def test_a_post_is_withdrawn_for_a_known_reason_only(make_post: Callable[..., Post], act: Act, reason: str):
    with pytest.raises(InvalidInput):
        act(workflow.withdraw, make_post().id, reason, now=NOW)


def test_a_schedule_ends_with_the_state(make_situation: Callable[[str], Post], act: Act):
    for situation, action in (("scheduled", "publish"), ("scheduled", "unschedule"), ("published with a scheduled draft", "withdraw")):
        post = act(ACTIONS[action], make_situation(situation).id, now=NOW)

        assert (post.scheduled_at, post.due_at) == (None, None)


def test_a_refused_action_changes_nothing(make_situation: Callable[[str], Post], act: Act, public_rows: Callable[[], Any]):
    post = make_situation("published")
    before = public_rows()

    with contextlib.suppress(IllegalTransition):
        act(workflow.publish, post.id, now=NOW)

    assert public_rows() == before
