"""Revisions: compared member by member, and made the present form again."""

from collections.abc import Callable
from typing import Any

import pytest

from api.derived.writing import writing
from api.errors import NotFound
from api.models import Post, Section, Tag
from api.services.posts import editing, pending, revisions, workflow
from api.services.resources import sections, tags
from tests.databases import NOW

Act = Callable[..., Post]
SECOND = NOW // 10**6


@pytest.fixture
def compare(database) -> Callable[[Post, int, int], dict[str, Any]]:
    """The differences of two revisions."""

    def compared(post: Post, one: int, other: int) -> dict[str, Any]:
        with writing(database) as session:
            return revisions.differences(*(revisions.of(session, post.id, number).snapshot for number in (one, other)))

    return compared


@pytest.fixture
def restore(database) -> Callable[..., list[str]]:
    """Makes a revision the present form."""

    def restored(post: Post, number: int, **named: Any) -> list[str]:
        with writing(database) as session:
            row = editing.load(session, post.id)
            assert row is not None
            return revisions.restore(session, row, number, now=named.pop("now", NOW), **named)

    return restored


def test_two_revisions_differ_in_the_members_that_changed(make_post, make_tag, edit_post, compare):
    post, tag = make_post(title="One"), make_tag(slug="water")

    edit_post(post.id, title="Two", tags=["water"], image={"url": "https://x.example/a.jpg", "alt": "A"})
    edit_post(post.id, image={"url": "https://x.example/a.jpg", "alt": "B"})

    first = compare(post, 2, 3)
    assert {name: first[name] for name in ("title", "tags")} == {"title": ("One", "Two"), "tags": ([], [str(tag.id)])}
    assert first.keys() == {"title", "tags", "image"}
    assert [image["alt"] for image in compare(post, 3, 4)["image"]] == ["A", "B"]
    assert compare(post, 1, 2) == {"state": ("draft", "published")}
    assert compare(post, 3, 3) == {}


def test_a_restored_revision_is_live_at_once_and_a_revision_of_its_own(make_post, edit_post, restore, card, act):
    post = make_post(title="One", slug="one", featured=True)
    edit_post(
        post.id, title="Two", slug="two", featured=False, body_html="<p>Other.</p>", language="fr", license={"name": "X", "url": None}
    )

    changed = restore(post, 2)

    after = act(lambda *_: None, post.id)
    assert changed == ["body_html", "featured_at", "language", "license", "slug", "title"]
    assert (card(post.id)["title"], card(post.id)["slug"], card(post.id)["language"]) == ("One", "one", "en")
    assert (after.revision, after.live_revision, after.published_at, after.state) == (4, 4, post.published_at, "published")
    assert restore(post, 2) == []


def test_a_revision_is_restored_as_a_pending_one(
    make_post,
    edit_post,
    restore,
    public_rows,
    act,
):
    post = make_post(title="One")
    edit_post(post.id, title="Two")
    before = public_rows()

    assert restore(post, 2, draft=True) == ["title"]
    assert public_rows() == before
    assert act(workflow.publish, post.id, now=NOW).title == "One"


def test_a_revision_is_restored_whatever_state_it_was_saved_in(make_post, act, restore, edit_post):
    post = make_post(title="One")
    edit_post(post.id, title="Two")
    act(workflow.withdraw, post.id, "legal", now=NOW)

    restore(post, 1)

    after = act(lambda *_: None, post.id)
    assert (after.title, after.state, after.withdrawn_reason) == ("One", "withdrawn", "legal")


def test_what_is_gone_is_left_out_and_what_others_have_stays_theirs(
    database, make_post, make_tag, make_section, edit_post, *, restore, worked_off, tags_of, act
):
    """The slug of a post that never was public is free again, and somebody else takes it."""
    gone, merged, into, section = make_tag(slug="gone"), make_tag(slug="merged"), make_tag(slug="into"), make_section(slug="closed")
    first = make_post(language="en", slug="first")
    post = make_post(
        state="draft",
        slug="wanted",
        language="fr",
        title="One",
        tags=["gone", "merged"],
        section="closed",
        translation_of="first",
        embargo_until=SECOND + 60,
    )
    edit_post(post.id, slug="other", title="Two", tags=[], section="main", translation_of=None, embargo_until=None)
    make_post(slug="wanted", language="fr", translation_of="first")
    with writing(database) as session:
        tags.remove(session, session.get_one(Tag, gone.id))
        tags.merge(session, session.get_one(Tag, merged.id), session.get_one(Tag, into.id), now=NOW)
        sections.remove(session, session.get_one(Section, section.id))
    worked_off()
    act(workflow.publish, post.id, now=NOW)

    changed = restore(post, 1)

    after = act(lambda *_: None, post.id)
    assert changed == ["tags", "title"]
    assert (after.title, after.slug, after.embargo_until, after.group_id) == ("One", "other", None, None)
    assert tags_of(post.id) == [into.id]
    assert first.published_at


def test_a_post_finds_its_group_again_though_the_post_that_it_followed_is_gone(database, make_post, edit_post, restore, act):
    first = make_post(language="en")
    post, third = (make_post(language=language, translation_of=str(first.id)) for language in ("fr", "ja"))
    edit_post(post.id, translation_of=None)
    with writing(database) as session:
        editing.remove(session, session.get_one(Post, first.id))

    restore(post, 2)

    assert act(lambda *_: None, post.id).group_id == act(lambda *_: None, third.id).group_id


def test_a_revision_that_is_not_there_is_not_found(make_post, restore):
    with pytest.raises(NotFound):
        restore(make_post(), 99)


def test_a_pending_form_can_be_restored_after_it_was_discarded(make_post, save_draft, act, restore):
    post = make_post(title="Live")
    save_draft(post.id, title="Pending")
    act(pending.discard, post.id, now=NOW)

    assert restore(post, 3) == ["title"]
