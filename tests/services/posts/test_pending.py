"""Pending revisions: nothing public moves by one before it is published, and then all of it at once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.errors import InvalidInput, NotFound, SlugTaken, Stale
from api.models import Image, Pending, Post, Revision, Tag
from api.services.posts import editing, pending, workflow
from api.services.resources import tags
from api.services.revisioning import By
from tests.databases import NOW

Act = Callable[..., Post]
SECOND = NOW // 10**6
IMAGE = "https://x.example/a.jpg"


@pytest.fixture
def form(database) -> Callable[[UUID], dict[str, Any]]:
    """The newest saved form of a post."""

    def found(post: UUID) -> dict[str, Any]:
        with writing(database) as session:
            row = editing.load(session, post)
            assert row is not None
            return pending.form(session, row)

    return found


@pytest.fixture
def stored(database) -> Callable[[], dict[UUID, dict[str, Any]]]:
    """By post, the members that are pending."""

    def found() -> dict[UUID, dict[str, Any]]:
        with reading(database) as connection:
            return dict(connection.execute(select(Pending.post_id, Pending.members)).all())  # type: ignore[arg-type]

    return found


@pytest.fixture
def everything(
    make_tag,
    make_campaign,
    make_author,
    make_section,
    make_post,
) -> dict[str, Any]:
    """Values for all members, none like those that a new post has."""
    make_post(image={"url": IMAGE, "alt": "Before"})
    return {
        "slug": "pending-slug",
        "title": "Pending title",
        "language": "fr",
        "excerpt": "Pending",
        "body_html": "<h1>Pending</h1><script>x</script>",
        "section": make_section(slug="other").slug,
        "tags": [make_tag(slug="water").slug],
        "campaigns": [make_campaign(slug="homes").slug],
        "authors": [make_author(slug="ana").slug],
        "image": {"url": IMAGE, "alt": "After"},
        "license": {"name": "CC BY 4.0", "url": None},
        "origin": {"section": "Elsewhere", "uri": "urn:one", "url": "https://x.example/1"},
        "featured": True,
        "translation_of": str(make_post(language="en").id),
        "embargo_until": SECOND - 60,
        "expires_at": SECOND + 10**6,
    }


def test_nothing_public_moves_by_a_pending_revision(make_post, save_draft, act, public_rows, everything):
    post = make_post()
    before = public_rows()

    assert len(save_draft(post.id, **everything)) >= len(everything)
    assert public_rows() == before
    act(workflow.schedule, post.id, SECOND + 60, now=NOW)
    act(workflow.unschedule, post.id, now=NOW)
    assert public_rows() == before
    act(pending.discard, post.id, now=NOW)

    assert public_rows() == before


def test_only_the_revision_of_the_post_tells_that_something_is_pending(make_post, save_draft, database):
    post = make_post()

    save_draft(post.id, title="Pending")

    with reading(database) as connection:
        row = connection.execute(select(Post.revision, Post.live_revision, Post.updated_at, Post.title)).one()
    assert row == (post.revision + 1, post.revision, post.updated_at, post.title)


def test_all_of_it_is_live_once_it_is_published(
    make_post,
    save_draft,
    act,
    form,
    card,
    stored,
    everything,
):
    post = make_post()
    save_draft(post.id, **everything)
    expected = form(post.id)

    after = act(workflow.publish, post.id, now=NOW)

    live = form(post.id)
    assert live == {**expected, "group_id": live["group_id"]}  # which it got only now
    assert stored() == {}
    assert (after.live_revision, after.published_at) == (after.revision, post.published_at)
    shown = card(post.id)
    assert (shown["slug"], shown["title"], shown["image"]["alt"], shown["revision"]) == ("pending-slug", "Pending title", "After", 4)


def test_a_revision_keeps_the_whole_form_that_it_will_be(make_post, save_draft, database):
    post = make_post(title="Live")

    save_draft(post.id, title="Pending", by=By(UUID(int=7), "Ana"))

    with reading(database) as connection:
        last = connection.execute(select(Revision).order_by(Revision.number.desc()).limit(1)).one()
    assert (last.number, last.actor, last.key_id) == (3, "Ana", UUID(int=7))
    assert (last.snapshot["title"], last.snapshot["slug"], last.snapshot["state"]) == ("Pending", post.slug, "published")


def test_a_second_draft_adds_to_the_first(make_post, save_draft, stored):
    post = make_post()

    save_draft(post.id, title="Pending")
    save_draft(post.id, excerpt="Pending too")
    unchanged = save_draft(post.id, title="Pending")

    assert unchanged == []
    assert stored() == {post.id: {"title": "Pending", "excerpt": "Pending too"}}


def test_a_draft_of_what_is_live_ends_what_is_pending(make_post, save_draft, act, stored):
    post = make_post(title="Live")
    save_draft(post.id, title="Pending")
    act(workflow.schedule, post.id, SECOND + 60, now=NOW)

    assert save_draft(post.id, title="Live") == ["title"]
    assert stored() == {}
    assert act(lambda *_: None, post.id).due_at is None


def test_a_live_edit_leaves_pending_what_it_does_not_say(make_post, save_draft, edit_post, stored, form):
    post = make_post()
    save_draft(post.id, title="Pending", excerpt="Pending too")

    edit_post(post.id, title="Pending", body_html="<p>Live.</p>")

    assert stored() == {post.id: {"excerpt": "Pending too"}}
    assert (form(post.id)["title"], form(post.id)["body_html"], form(post.id)["excerpt"]) == ("Pending", "<p>Live.</p>", "Pending too")
    edit_post(post.id, excerpt="Pending too")
    assert stored() == {}


def test_of_a_post_that_is_not_public_a_draft_is_an_edit(make_post, save_draft, stored):
    for state in ("draft", "withdrawn"):
        post = make_post(state=state)

        assert save_draft(post.id, title="Other") == ["title"]

    assert stored() == {}


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"tags": ["nothing"]}, "/tags/0"),
        ({"section": "nothing"}, "/section"),
        ({"translation_of": "nothing"}, "/translation_of"),
        ({"translation_of": "taken"}, "/translation_of"),
        ({"slug": "Not A Slug"}, "/slug"),
        ({"body_html": "<div>" * 500}, "/body_html"),
        ({"expires_at": SECOND}, "/expires_at"),
    ],
)
def test_a_draft_follows_the_rules_of_an_edit(make_post, save_draft, values, pointer: str):
    make_post(slug="taken", language="en")
    post = make_post(language="en")

    with pytest.raises(InvalidInput) as refused:
        save_draft(post.id, **values)

    assert refused.value.pointer == pointer


def test_a_pending_slug_is_free_for_others_until_it_is_published(make_post, save_draft, act):
    first, second = make_post(), make_post()
    save_draft(first.id, slug="wanted")
    save_draft(second.id, slug="wanted")

    act(workflow.publish, second.id, now=NOW)

    with pytest.raises(SlugTaken):
        act(workflow.publish, first.id, now=NOW)
    with pytest.raises(SlugTaken):
        save_draft(first.id, slug="wanted", title="Other")


def test_what_is_gone_by_then_is_left_out_and_a_merged_tag_leads_on(
    database,
    make_post,
    make_tag,
    save_draft,
    act,
    tags_of,
    worked_off,
):
    post, gone, merged, into = make_post(), make_tag(slug="gone"), make_tag(slug="merged"), make_tag(slug="into")
    save_draft(post.id, tags=["gone", "merged"])
    with writing(database) as session:
        tags.remove(session, session.get_one(Tag, gone.id))
        tags.merge(session, session.get_one(Tag, merged.id), session.get_one(Tag, into.id), now=NOW)
    worked_off()

    act(workflow.publish, post.id, now=NOW)

    assert tags_of(post.id) == [into.id]


def test_an_image_that_others_show_changes_only_when_it_is_published(
    database,
    make_post,
    save_draft,
    act,
    card,
    form,
):
    other, post = make_post(image={"url": IMAGE, "alt": "Before"}), make_post(image={"url": IMAGE})

    save_draft(post.id, image={"url": IMAGE, "alt": "After"})

    assert form(post.id)["image"]["alt"] == "After"
    with reading(database) as connection:
        assert connection.scalars(select(Image.alt)).all() == ["Before"]
    act(workflow.publish, post.id, now=NOW)
    assert [card(one.id)["image"]["alt"] for one in (other, post)] == ["After", "After"]


def test_a_withdrawn_post_comes_back_as_it_was_or_with_what_is_pending(make_post, save_draft, act):
    for action, title in ((workflow.restore, "Live"), (workflow.publish, "Pending")):
        post = make_post(title="Live")
        save_draft(post.id, title="Pending")
        act(workflow.withdraw, post.id, "unpublished", now=NOW)

        assert act(action, post.id, now=NOW).title == title


def test_nothing_is_discarded_where_nothing_is_pending(make_post, act):
    with pytest.raises(NotFound):
        act(pending.discard, make_post().id, now=NOW)


def test_the_second_of_two_drafts_at_once_is_told(database, make_post, save_draft):
    """On SQLite the second cannot even begin before the first has ended."""
    post = make_post()
    if database.is_sqlite:
        return

    def draft_late() -> None:
        with writing(database) as session:
            late = editing.load(session, post.id)
            assert late is not None
            save_draft(post.id, title="First")
            editing.edit(session, late, {"title": "Second"}, now=NOW, draft=True)

    with pytest.raises(Stale):
        draft_late()


def test_a_deleted_post_takes_along_what_is_pending(database, make_post, save_draft, stored):
    post = make_post()
    save_draft(post.id, title="Pending")

    with writing(database) as session:
        editing.remove(session, session.get_one(Post, post.id))

    assert stored() == {}
