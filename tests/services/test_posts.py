"""Posts: states, moments, translations, what counts as a change."""

import contextlib
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import IllegalTransition, InvalidInput
from api.models import REASONS, STATES, Address, Campaign, Post, Revision, Slug
from api.services import addresses, posts
from tests.databases import NOW

Act = Callable[..., Post]
ACTIONS: dict[str, Callable[..., None]] = {
    "publish": posts.publish,
    "withdraw": lambda session, post, now: posts.withdraw(session, post, "legal", now=now),
    "restore": posts.restore,
}
ALLOWED = {
    ("publish", "draft"),
    ("publish", "scheduled"),
    ("publish", "withdrawn"),
    ("withdraw", "published"),
    ("restore", "withdrawn"),
}


def test_an_action_needs_a_state_that_allows_it(database: Database, make_post: Callable[..., Post], act: Act):
    done = set()

    for action, state in itertools.product(ACTIONS, STATES):
        post = make_post(state="draft" if state == "scheduled" else state)
        with writing(database) as session:
            session.get_one(Post, post.id).state = state
        with contextlib.suppress(IllegalTransition):
            assert act(ACTIONS[action], post.id, now=NOW).state == ("withdrawn" if action == "withdraw" else "published")
            done.add((action, state))

    assert done == ALLOWED


def test_published_at_is_the_first_publication_and_never_moves(make_post: Callable[..., Post], act: Act):
    post = make_post()
    first = post.published_at

    act(posts.withdraw, post.id, "unpublished", now=NOW + 10**9)
    again = act(posts.publish, post.id, now=NOW + 2 * 10**9)

    assert again.published_at == first
    assert act(posts.withdraw, post.id, "legal", now=NOW).position == again.position
    assert act(posts.restore, post.id, now=NOW + 10**9).published_at == first


def test_a_post_under_embargo_is_not_published(make_post: Callable[..., Post], act: Act):
    post = make_post(state="draft", embargo_until=NOW // 10**6 + 60)

    with pytest.raises(IllegalTransition, match="embargo"):
        act(posts.publish, post.id, now=NOW)
    assert act(posts.publish, post.id, now=NOW + 60 * 10**6).state == "published"


def test_a_withdrawn_post_keeps_its_reason_until_it_is_public_again(make_post: Callable[..., Post], act: Act):
    post = make_post()

    for reason in REASONS:
        withdrawn = act(posts.withdraw, post.id, reason, now=NOW)
        assert (withdrawn.state, withdrawn.withdrawn_reason) == ("withdrawn", reason)
        assert act(posts.restore, post.id, now=NOW).withdrawn_reason is None


def test_a_post_is_withdrawn_for_a_known_reason_only(make_post: Callable[..., Post], act: Act):
    with pytest.raises(InvalidInput):
        act(posts.withdraw, make_post().id, "whim", now=NOW)


def test_a_group_of_translations_has_each_language_once(make_post: Callable[..., Post]):
    first = make_post(language="en")
    make_post(language="fr", translation_of=first.slug)

    for language in ("fr", "en"):
        with pytest.raises(InvalidInput) as refused:
            make_post(language=language, translation_of=str(first.id))
        assert refused.value.pointer == "/translation_of"


def test_a_post_cannot_change_to_a_language_that_its_group_has(make_post: Callable[..., Post], edit_post: Callable[..., list[str]]):
    first = make_post(language="en")
    second = make_post(language="fr", translation_of=first.slug)

    for values in ({"language": "en"}, {"language": "en", "section": "main", "translation_of": str(first.id)}):
        with pytest.raises(InvalidInput):
            edit_post(second.id, **values)


def test_translations_name_each_other_while_they_are_public(make_post: Callable[..., Post], act: Act, card: Callable[..., Any]):
    first = make_post(language="en")
    second = make_post(language="fr", translation_of=first.slug)

    assert [one["id"] for one in card(first.id)["translations"]] == [str(second.id)]
    act(posts.withdraw, second.id, "legal", now=NOW)
    assert card(first.id)["translations"] == []


def test_a_post_that_left_its_group_does_not_come_back_with_a_new_translation(
    make_post: Callable[..., Post], edit_post: Callable[..., list[str]], card: Callable[..., Any]
):
    """The group began with the second post, whose id is not the oldest in it: it can leave."""
    older, younger = make_post(language="en"), make_post(language="fr")
    edit_post(older.id, translation_of=str(younger.id))
    edit_post(younger.id, translation_of=None)

    third = make_post(language="ja", translation_of=str(younger.id))

    assert [one["id"] for one in card(younger.id)["translations"]] == [str(third.id)]
    assert card(older.id)["translations"] == []


def test_posts_of_one_transaction_can_be_loaded_with_their_links_after_they_were_referred_to(
    database: Database, make_post: Callable[..., Post]
):
    first, second = make_post(language="en"), make_post(language="fr")

    with writing(database) as session:
        row = posts.load(session, second.id)
        assert row is not None
        posts.edit(session, row, {"translation_of": str(first.id)}, now=NOW)
        other = posts.load(session, first.id)

        assert other is not None
        assert posts.edit(session, other, {"title": "New", "tags": []}, now=NOW) == ["title"]


def test_an_edit_that_changes_nothing_is_no_revision(make_post: Callable[..., Post], edit_post: Callable[..., list[str]]):
    post = make_post(title="Same", tags=[], section="main")

    assert edit_post(post.id, title="Same", tags=[], section="main") == []


def test_all_changed_members_are_told_whatever_else_is_looked_up(
    make_post: Callable[..., Post], make_campaign: Callable[..., Campaign], edit_post: Callable[..., list[str]]
):
    post = make_post(slug="old")
    campaign = make_campaign(title="C")

    changed = edit_post(
        post.id, slug="new", title="New", language="fr", section="main", image={"url": "https://x.example/a.jpg"}, campaigns=[campaign.slug]
    )

    assert {"slug", "title", "language", "image", "campaigns"} <= set(changed)
    assert "section_id" not in changed


def test_every_revision_is_kept_under_its_number(database: Database, make_post: Callable[..., Post], edit_post: Callable[..., list[str]]):
    post = make_post(title="One")
    edit_post(post.id, title="Two")

    with reading(database) as connection:
        kept = connection.execute(
            select(Revision.number, Revision.snapshot).where(Revision.post_id == post.id).order_by(Revision.number)
        ).all()

    assert [(number, snapshot["title"], snapshot["state"]) for number, snapshot in kept] == [
        (1, "One", "draft"),
        (2, "One", "published"),
        (3, "Two", "published"),
    ]


def test_an_excerpt_of_ones_own_is_not_cut_any_more(
    make_post: Callable[..., Post], edit_post: Callable[..., list[str]], card: Callable[..., Any]
):
    post = make_post(excerpt="It goes on […]")
    assert (card(post.id)["excerpt"], card(post.id)["excerpt_truncated"]) == ("It goes on", True)

    edit_post(post.id, excerpt="All there is.")

    assert (card(post.id)["excerpt"], card(post.id)["excerpt_truncated"]) == ("All there is.", False)


def test_one_post_is_the_copy_of_an_origin(make_post: Callable[..., Post]):
    origin = {"section": "Elsewhere", "uri": "urn:one", "url": "https://x.example/1"}
    make_post(origin=origin)

    with pytest.raises(InvalidInput) as refused:
        make_post(origin=origin)

    assert refused.value.pointer == "/origin/uri"


def test_an_image_that_two_posts_share_changes_for_both(
    make_post: Callable[..., Post], edit_post: Callable[..., list[str]], card: Callable[..., Any]
):
    first = make_post(image={"url": "https://x.example/a.jpg", "alt": "Before"})
    second = make_post(image={"url": "https://x.example/a.jpg"})

    changed = edit_post(first.id, image={"url": "https://x.example/a.jpg", "alt": "After"})

    assert changed == ["image"]
    assert [card(post.id)["image"]["alt"] for post in (first, second)] == ["After", "After"]
    assert (card(first.id)["revision"], card(second.id)["revision"]) == (first.revision + 1, second.revision)


def test_a_draft_that_is_deleted_leaves_nothing_behind(database: Database, make_post: Callable[..., Post]):
    draft = make_post(state="draft")
    with writing(database) as session:
        addresses.add(session, "post", draft.id, ["https://old.example/?p=1"], site=database.site, now=NOW)

    with writing(database) as session:
        posts.remove(session, session.get_one(Post, draft.id))

    with reading(database) as connection:
        for table in (Slug, Address):
            assert connection.execute(select(table.entity_id).where(table.entity_id == draft.id)).all() == []


def test_posts_of_one_second_keep_the_order_of_their_arrival(database: Database, make_post: Callable[..., Post]):
    """Also after the first of them was deleted: its number is not given to the next one while there are later ones."""
    at = NOW // 10**6
    first, second = make_post(published_at=at), make_post(published_at=at)
    with writing(database) as session:
        posts.remove(session, session.get_one(Post, first.id))

    with writing(database) as session:
        new = [posts.create(session, {"title": "New", "language": "en"}, now=NOW) for _ in range(2)]
        for post in new:
            posts.publish(session, post, now=NOW)

    with reading(database) as connection:
        found = list(connection.execute(select(Post.id).where(Post.position.is_not(None)).order_by(Post.position)).scalars())
    assert found == [second.id, new[0].id, new[1].id]
