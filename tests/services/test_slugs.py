"""Who has which slug, on both databases."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import InvalidInput, Moved, NotFound, SlugTaken
from api.models import Post, Slug, Tag
from api.queries.visibility import find
from api.services import jobs, slugs
from api.services.posts import editing
from api.services.resources import tags
from tests.databases import NOW
from tests.plugins import amount


def edited(database: Database, post: Post, **values: Any) -> Post:
    with writing(database) as session:
        row = editing.load(session, post.id)
        assert row is not None
        editing.edit(session, row, values, now=NOW)  # type: ignore[arg-type] # a part of the form
    return row


def owner(database: Database, kind: str, slug: str) -> Any:
    with reading(database) as connection:
        return connection.execute(select(Slug.entity_id, Slug.is_current).where(Slug.kind == kind, Slug.slug == slug)).first()


def test_a_given_slug_that_is_taken_is_refused(make_post: Callable[..., Post]):
    make_post(slug="water")

    with pytest.raises(SlugTaken):
        make_post(slug="water")


def test_a_slug_is_taken_by_its_former_owner_too(database: Database, make_post: Callable[..., Post]):
    edited(database, make_post(slug="water"), slug="rivers")

    with pytest.raises(SlugTaken):
        make_post(slug="water")


def test_a_slug_made_from_a_title_gets_a_number_where_it_is_taken(make_post: Callable[..., Post]):
    made = [make_post(title="Clean Water!").slug for _ in range(3)]

    assert made == ["clean-water", "clean-water-2", "clean-water-3"]


def test_a_made_slug_of_full_length_makes_room_for_its_number(make_post: Callable[..., Post]):
    made = [make_post(title="w" * 300).slug for _ in range(2)]

    assert made == ["w" * 200, "w" * 198 + "-2"]


def test_a_title_without_letters_gives_a_slug_made_from_the_id(make_post: Callable[..., Post]):
    post = make_post(title="…!?")

    assert post.slug == f"post-{post.id}"


def test_one_slug_may_be_a_posts_and_a_tags(make_post: Callable[..., Post], make_tag: Callable[..., Tag]):
    assert make_post(slug="water").slug == make_tag(slug="water").slug


def test_a_malformed_slug_is_refused(make_post: Callable[..., Post]):
    for slug in ("Water", "a--b", "-a", "a b", "", "a/b", "ﬁre", "a" * 201, "018ce84c-ddcb-72c5-bcf2-55e2ace1a954"):
        with pytest.raises(InvalidInput) as refused:
            make_post(slug=slug)
        assert refused.value.pointer == "/slug"


def test_former_slugs_lead_to_the_present_one_in_one_step(database: Database, make_post: Callable[..., Post]):
    post = make_post(slug="one")
    for slug in ("two", "three"):
        post = edited(database, post, slug=slug)

    for former in ("one", "two"):
        with reading(database) as connection, pytest.raises(Moved) as moved:
            find(connection, "post", former)
        assert moved.value.ref == "three"


def test_a_resource_may_take_its_former_slug_back(database: Database, make_post: Callable[..., Post]):
    post = make_post(slug="one")
    for slug in ("two", "one"):
        post = edited(database, post, slug=slug)

    assert owner(database, "post", "one") == (post.id, True)
    assert owner(database, "post", "two") == (post.id, False)


def test_a_slug_that_never_was_public_is_free_again(database: Database, make_post: Callable[..., Post]):
    draft = edited(database, make_post(state="draft", slug="one"), slug="two")

    assert make_post(slug="one").slug == "one"
    with writing(database) as session:
        editing.remove(session, session.get_one(Post, draft.id))
    assert make_post(slug="two").slug == "two"


def test_a_slug_that_was_public_is_never_given_to_another(database: Database, make_post: Callable[..., Post]):
    post = make_post(slug="water")
    with writing(database) as session:
        editing.remove(session, session.get_one(Post, post.id))

    with pytest.raises(SlugTaken):
        make_post(slug="water")
    assert make_post(title="Water").slug == "water-2"


def test_changing_only_the_slug_is_a_revision_for_drafts_too(database: Database, make_post: Callable[..., Post]):
    post = edited(database, make_post(state="draft", slug="one"), slug="two")

    assert post.revision == 2


def test_an_imported_former_slug_that_somebody_has_is_left_to_them(database: Database, make_post: Callable[..., Post]):
    first, second = make_post(slug="one"), make_post(slug="two")

    with writing(database) as session:
        added = slugs.add_former(session, "post", second.id, ["one", "zero", "Not a slug!"])

    assert added == ["zero", "not-a-slug"]
    assert owner(database, "post", "one") == (first.id, True)


class Tags:
    """Tags that are renamed and merged at random, and what is known of them: where each name, and each tag, must lead."""

    def __init__(self, database: Database) -> None:
        self.database, self.choice = database, random.Random(7)  # noqa: S311 - dice of a test
        self.alive: list[UUID] = []
        self.names: dict[str, UUID] = {}
        self.into: dict[UUID, UUID] = {}

    def turn(self, number: int) -> None:
        with writing(self.database) as session:
            waiting = jobs.waiting(session)
            if waiting and self.choice.random() < 0.4:
                jobs.step(session, self.choice.choice(waiting), now=NOW)
            elif number % 9 == 8:
                self._merge(session)
            elif number % 3 == 0 or len(self.alive) < 8:
                self._note(tags.create(session, {"name": f"Tag {number}", "language": "en"}, now=NOW))
            else:
                row = session.get_one(Tag, self.choice.choice(self.alive))
                tags.edit(session, row, {"slug": f"slug-{number}"}, now=NOW)
                self._note(row)

    def _note(self, tag: Tag) -> None:
        self.names[tag.slug] = tag.id
        if tag.id not in self.into:
            self.into[tag.id] = tag.id
            self.alive.append(tag.id)

    def _merge(self, session: Session) -> None:
        tag, other = self.choice.sample(self.alive, 2)
        tags.merge(session, session.get_one(Tag, tag), session.get_one(Tag, other), now=NOW)
        self.alive.remove(tag)
        self.into[tag] = other


def test_every_old_slug_and_id_of_tags_leads_on_in_one_step_whatever_was_renamed_and_merged(
    database: Database, worked_off: Callable[[], int]
):
    """Renames and merges at random, in chains, while other merges wait; at the end each name leads to one living tag, or is it."""
    site = Tags(database)

    for number in range(amount(full=100, sample=60, long=1_500)):
        site.turn(number)
    worked_off()

    for slug, tag in site.names.items():
        assert _leads_to(database, slug) == _slug_of(database, _end(site.into, tag))
    for tag in site.into:
        assert _leads_to(database, str(tag)) == str(_end(site.into, tag))


def _end(into: dict[UUID, UUID], tag: UUID) -> UUID:
    return tag if into[tag] == tag else _end(into, into[tag])


def _leads_to(database: Database, ref: str) -> str:
    """Where one redirect leads: its target must not redirect again."""
    with reading(database) as connection:
        try:
            find(connection, "tag", ref)
        except Moved as moved:
            find(connection, "tag", moved.ref)
            return moved.ref
        except NotFound:
            return "nowhere"
        return ref


def _slug_of(database: Database, tag: UUID) -> str:
    with reading(database) as connection:
        return connection.execute(select(Tag.slug).where(Tag.id == tag)).scalar_one()
