"""Tags: the tree, and merging one into another step by step."""

import itertools
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import InUse, InvalidInput, Moved
from api.models import Change, Facet, Job, Post, Tag
from api.queries.visibility import find
from api.services import jobs
from api.services.posts import editing
from api.services.resources import tags
from tests.databases import NOW
from tests.derived.rebuilt import differences

MakeTag = Callable[..., Tag]
MakePost = Callable[..., Post]
TagsOf = Callable[[UUID], list[UUID]]


@pytest.fixture
def merge(database: Database) -> Callable[[Tag, Tag], UUID]:
    """Begins a merge: its job."""

    def begun(tag: Tag, into: Tag) -> UUID:
        with writing(database) as session:
            return tags.merge(session, session.get_one(Tag, tag.id), session.get_one(Tag, into.id), now=NOW).id

    return begun


def stepped(database: Database, job: UUID) -> bool:
    with writing(database) as session:
        return jobs.step(session, job, now=NOW)


def moved(database: Database, tag: Tag, parent: Tag | None) -> list[str]:
    with writing(database) as session:
        return tags.edit(session, session.get_one(Tag, tag.id), {"parent": str(parent.id) if parent else None}, now=NOW)


def counts(database: Database) -> dict[str, int]:
    """Posts by slug of the tag."""
    with reading(database) as connection:
        rows = connection.execute(select(Facet.key, Facet.posts).where(Facet.kind == "tag", Facet.ref != Facet.key))
        return {row.key: row.posts for row in rows}


def faults(database: Database) -> list[str]:
    with database.write.connect() as connection:
        return list(differences(connection, database.site))


def test_a_tag_is_never_below_itself(database: Database, make_tag: MakeTag):
    top = make_tag("Top")
    middle = make_tag("Middle", parent=top.slug)
    bottom = make_tag("Bottom", parent=middle.slug)

    for tag in (top, middle, bottom):
        with pytest.raises(InvalidInput) as refused:
            moved(database, top, tag)
        assert refused.value.pointer == "/parent"
    assert moved(database, middle, None) == ["parent_id"]


def test_a_merged_tag_gets_no_address_and_no_place_of_its_own(
    database: Database, make_tag: MakeTag, merge: Callable[[Tag, Tag], UUID], worked_off: Callable[[], int]
):
    tag, into = make_tag("Homes"), make_tag("Housing")
    merge(tag, into)
    worked_off()

    for name, value in (("slug", "again"), ("parent", into.slug)):
        with pytest.raises(InvalidInput) as refused, writing(database) as session:
            tags.edit(session, session.get_one(Tag, tag.id), {name: value}, now=NOW)  # type: ignore[misc] # one of both
        assert refused.value.pointer == f"/{name}"
    with writing(database) as session:
        assert tags.edit(session, session.get_one(Tag, tag.id), {"slug": "homes", "name": "Houses", "parent": None}, now=NOW)
    assert faults(database) == []


def test_moving_a_tag_is_a_revision_and_its_posts_follow(
    database: Database, make_tag: MakeTag, make_post: MakePost, worked_off: Callable[[], int]
):
    old, new = make_tag("Old"), make_tag("New")
    child = make_tag("Child", parent="old")
    for _ in range(2):
        make_post(tags=["child"])
    assert counts(database) == {"old": 2, "child": 2, "new": 0}

    moved(database, child, new)
    assert counts(database)["old"] == 2
    worked_off()

    assert counts(database) == {"old": 0, "child": 2, "new": 2}
    with reading(database) as connection:
        assert connection.execute(select(Tag.revision).where(Tag.id == child.id)).scalar_one() == 2
        assert old.revision == 1


def test_all_changed_members_of_a_tag_are_told_when_it_moves_too(database: Database, make_tag: MakeTag):
    tag, parent = make_tag("Name"), make_tag("Parent")

    with writing(database) as session:
        values: tags.TagValues = {"slug": "new", "name": "New", "parent": str(parent.id)}
        changed = tags.edit(session, session.get_one(Tag, tag.id), values, now=NOW)

    assert {"slug", "name", "parent_id"} <= set(changed)


def test_a_merged_tag_leads_on_when_its_job_has_ended_and_its_posts_are_the_other_ones(
    database: Database, make_tag: MakeTag, make_post: MakePost, merge: Callable[[Tag, Tag], UUID], tags_of: TagsOf
):
    tag, into, other = make_tag("One"), make_tag("Two"), make_tag("Other")
    both, draft = make_post(tags=["two", "one"]), make_post(tags=["other", "one"], state="draft")

    job = merge(tag, into)
    with reading(database) as connection:
        assert find(connection, "tag", "one") == tag.id
    while stepped(database, job):
        assert faults(database) == []

    assert (tags_of(both.id), tags_of(draft.id)) == ([into.id], [other.id, into.id])
    for ref, target in (("one", "two"), (str(tag.id), str(into.id))):
        with reading(database) as connection, pytest.raises(Moved) as there:
            find(connection, "tag", ref)
        assert there.value.ref == target
    with reading(database) as connection:
        told = connection.execute(select(Change).where(Change.entity_id == tag.id)).one()
    assert (told.is_public, told.reason, told.into, told.slug) == (False, "merged", into.id, "one")


def test_each_tag_that_a_merge_changes_has_its_next_revision_and_the_moment_of_it(
    database: Database, make_tag: MakeTag, merge: Callable[[Tag, Tag], UUID], worked_off: Callable[[], int]
):
    earlier, tag, into, late = (make_tag(name) for name in ("Earlier", "One", "Two", "Late"))
    child = make_tag("Child", parent="one")
    merge(earlier, tag)
    worked_off()
    before = _revisions(database)

    merge(tag, into)
    moved(database, late, tag)  # it is below the tag while that is merged
    early = _revisions(database)
    worked_off()

    after = _revisions(database)
    assert [early[one.id] > before[one.id] for one in (child, late)] == [True, True]
    for one in (earlier, tag, into, late):
        assert [new > old for new, old in zip(after[one.id], early[one.id], strict=True)] == [True, True], one.name
    assert after[child.id] == early[child.id]
    assert faults(database) == []


def _revisions(database: Database) -> dict[UUID, tuple[int, int]]:
    """(revision, ``updated_at``) of each tag."""
    with reading(database) as connection:
        return {row.id: (row.revision, row.updated_at) for row in connection.execute(select(Tag.id, Tag.revision, Tag.updated_at))}


def test_a_tag_is_not_merged_into_itself_or_below_itself_or_twice(make_tag: MakeTag, merge: Callable[[Tag, Tag], UUID]):
    top = make_tag("Top")
    child, other, third = make_tag("Child", parent="top"), make_tag("Other"), make_tag("Third")
    merge(other, third)

    for tag, into in ((top, top), (top, child), (other, top), (third, other)):
        with pytest.raises(InvalidInput) as refused:
            merge(tag, into)
        assert refused.value.pointer == "/into"


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0, 1), (1, 0, 1, 0)])
def test_two_merges_that_wait_end_in_the_same_tag_in_either_order(
    database: Database,
    make_tag: MakeTag,
    make_post: MakePost,
    merge: Callable[[Tag, Tag], UUID],
    tags_of: TagsOf,
    worked_off: Callable[[], int],
    order: Iterable[int],
):
    one, two, three = make_tag("One"), make_tag("Two"), make_tag("Three")
    bearers = [make_post(tags=[slug]) for slug in ("one", "two")]
    waiting = merge(one, two), merge(two, three)

    for number in order:
        stepped(database, waiting[number])
    worked_off()

    assert [tags_of(post.id) for post in bearers] == [[three.id], [three.id]]
    assert counts(database) == {"three": 2}
    with reading(database) as connection:
        into = connection.execute(select(Tag.merged_into_id).where(Tag.id.in_([one.id, two.id]))).scalars().all()
    assert into == [three.id, three.id]
    assert faults(database) == []


def test_merges_in_a_circle_lose_no_post(
    database: Database, make_tag: MakeTag, make_post: MakePost, tags_of: TagsOf, worked_off: Callable[[], int]
):
    """Nobody can ask for one, but jobs of an older release may wait like this."""
    one, two = make_tag("One"), make_tag("Two")
    bearers = [make_post(tags=[slug]) for slug in ("one", "two")]
    with writing(database) as session:
        jobs.merge_tag(session, one.id, two.id, now=NOW)
        jobs.merge_tag(session, two.id, one.id, now=NOW)

    worked_off()

    assert [tags_of(post.id) for post in bearers] == [[two.id], [two.id]]


def test_a_post_that_gets_the_tag_while_it_is_merged_has_the_other_one_in_the_end(
    database: Database,
    make_tag: MakeTag,
    make_post: MakePost,
    merge: Callable[[Tag, Tag], UUID],
    tags_of: TagsOf,
    edit_post: Callable[..., list[str]],
):
    tag, into = make_tag("One"), make_tag("Two")
    late = [make_post() for _ in range(4)]
    make_post(tags=["one"])
    job = merge(tag, into)

    for post in late:
        edit_post(post.id, tags=["one"])
        stepped(database, job)
    while stepped(database, job):
        pass

    assert [tags_of(post.id) for post in late] == [[into.id]] * 4
    assert faults(database) == []


@pytest.mark.parametrize("is_target", [False, True])
def test_a_tag_that_moves_below_one_that_is_being_merged_is_the_others_child_in_the_end(
    database: Database,
    make_tag: MakeTag,
    make_post: MakePost,
    merge: Callable[[Tag, Tag], UUID],
    worked_off: Callable[[], int],
    *,
    is_target: bool,
):
    tag, into, other = make_tag("One"), make_tag("Two"), make_tag("Other")
    child = into if is_target else other
    make_post(tags=[child.slug])
    merge(tag, into)

    moved(database, child, tag)
    make_post(tags=[child.slug])  # listed under the tag, as long as the other is below it
    worked_off()

    with reading(database) as connection:
        parent = connection.execute(select(Tag.parent_id).where(Tag.id == child.id)).scalar_one()
    assert parent == (None if is_target else into.id)
    assert faults(database) == []


def test_a_tag_in_use_is_not_deleted(
    database: Database, make_tag: MakeTag, make_post: MakePost, merge: Callable[[Tag, Tag], UUID], worked_off: Callable[[], int]
):
    bearer, parent, target, merging = (make_tag(name) for name in ("Bearer", "Parent", "Target", "Merging"))
    make_tag("Child", parent="parent")
    make_post(tags=["bearer"], state="draft")
    merge(merging, target)

    for tag in (bearer, parent, target, merging):
        with writing(database) as session, pytest.raises(InUse):
            tags.remove(session, session.get_one(Tag, tag.id))
    worked_off()
    with writing(database) as session, pytest.raises(InUse):
        tags.remove(session, session.get_one(Tag, target.id))


def test_a_job_visits_forty_posts_a_transaction(database: Database, make_tag: MakeTag, merge: Callable[[Tag, Tag], UUID]):
    tag, into = make_tag("One"), make_tag("Two")
    with writing(database) as session:
        for number in range(130):
            editing.create(session, {"title": f"Post {number}", "language": "en", "tags": ["one"]}, now=NOW)
    job = merge(tag, into)

    visited: list[Any] = []
    while stepped(database, job):
        with reading(database) as connection:
            visited.append(connection.execute(select(Job.visited).where(Job.id == job)).scalar_one())

    assert [after - before for before, after in itertools.pairwise([0, *visited])] == [40, 40, 40, 10]
