"""Posts: translations, what counts as a change, who made it, what a deleted one leaves behind."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import InvalidInput
from api.models import Address, Autosave, Campaign, Post, PreviewLink, Revision, Slug, TitleWord
from api.services import addresses
from api.services.posts import autosaves, editing, preview_links, workflow
from api.services.revisioning import By
from tests.databases import NOW

SECOND = NOW // 10**6
Act = Callable[..., Post]


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
    act(workflow.withdraw, second.id, "legal", now=NOW)
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
        row = editing.load(session, second.id)
        assert row is not None
        editing.edit(session, row, {"translation_of": str(first.id)}, now=NOW)
        other = editing.load(session, first.id)

        assert other is not None
        assert editing.edit(session, other, {"title": "New", "tags": []}, now=NOW) == ["title"]


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


def test_a_revision_keeps_who_saved_it(database: Database, make_post: Callable[..., Post], act: Act):
    by = By(UUID(int=7), "Ana")
    post = make_post(state="draft")

    act(editing.edit, post.id, {"title": "Other"}, now=NOW, by=by)
    act(workflow.publish, post.id, now=NOW, by=by)

    with reading(database) as connection:
        kept = connection.execute(select(Revision.key_id, Revision.actor).order_by(Revision.number)).all()
    assert kept == [(None, None), (by.key_id, by.actor), (by.key_id, by.actor)]


def test_words_of_the_title_are_kept_of_every_post(database: Database, make_post: Callable[..., Post], edit_post: Callable[..., list[str]]):
    draft, public = make_post(title="L\u2019été", state="draft"), make_post(title="Water for all, for all")
    words_before = title_words(database)

    edit_post(public.id, title="Water for us")
    edit_post(draft.id, body_html="<p>Other.</p>")

    assert words_before == {draft.id: {"l", "ete"}, public.id: {"water", "for", "all"}}
    assert title_words(database) == {draft.id: {"l", "ete"}, public.id: {"water", "for", "us"}}


def title_words(database: Database) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    with reading(database) as connection:
        for word, post in connection.execute(select(TitleWord.word, TitleWord.post_id)):
            found.setdefault(post, set()).add(word)
    return found


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"expires_at": SECOND}, "/expires_at"),
        ({"embargo_until": SECOND + 60, "expires_at": SECOND + 60}, "/expires_at"),
        ({"embargo_until": SECOND + 3601}, "/embargo_until"),
        ({"expires_at": SECOND + 3600}, "/expires_at"),
    ],
)
def test_moments_that_cannot_be_meant_are_refused(
    make_post: Callable[..., Post], act: Act, edit_post: Callable[..., list[str]], values: dict[str, int], pointer: str
):
    post = make_post(state="draft")
    act(workflow.schedule, post.id, SECOND + 3600, now=NOW)

    with pytest.raises(InvalidInput) as refused:
        edit_post(post.id, **values)

    assert refused.value.pointer == pointer


def test_a_public_post_gets_no_embargo(make_post: Callable[..., Post], edit_post: Callable[..., list[str]]):
    post = make_post()

    with pytest.raises(InvalidInput) as refused:
        edit_post(post.id, embargo_until=SECOND + 60)

    assert refused.value.pointer == "/embargo_until"


def test_moments_that_have_passed_may_be_sent_back_as_they_are(make_post: Callable[..., Post], edit_post: Callable[..., list[str]]):
    moments = {"embargo_until": SECOND + 60, "expires_at": SECOND + 10**6}
    post = make_post(state="draft", **moments)

    changed = edit_post(post.id, now=NOW + 10**12, title="Other", **moments)

    assert changed == ["title"]


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
        row = editing.load(session, draft.id)
        assert row is not None
        autosaves.keep(session, row, {"title": "Typing"}, now=NOW, by=By(UUID(int=7)))
        preview_links.make(session, row, expires_at=NOW // 10**6 + 60, now=NOW)

    with writing(database) as session:
        editing.remove(session, session.get_one(Post, draft.id))

    with reading(database) as connection:
        for table in (Slug, Address):
            assert connection.execute(select(table.entity_id).where(table.entity_id == draft.id)).all() == []
        for table in (Revision, TitleWord, Autosave, PreviewLink):
            assert connection.execute(select(table.post_id)).all() == []


def test_posts_of_one_second_keep_the_order_of_their_arrival(database: Database, make_post: Callable[..., Post]):
    """Also after the first of them was deleted: its number is not given to the next one while there are later ones."""
    at = NOW // 10**6
    first, second = make_post(published_at=at), make_post(published_at=at)
    with writing(database) as session:
        editing.remove(session, session.get_one(Post, first.id))

    with writing(database) as session:
        new = [editing.create(session, {"title": "New", "language": "en"}, now=NOW) for _ in range(2)]
        for post in new:
            workflow.publish(session, post, now=NOW)

    with reading(database) as connection:
        found = list(connection.execute(select(Post.id).where(Post.position.is_not(None)).order_by(Post.position)).scalars())
    assert found == [second.id, new[0].id, new[1].id]
