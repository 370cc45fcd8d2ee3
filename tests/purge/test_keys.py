"""Which keys are purged after each kind of change, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.reindex import reindex
from api.derived.writing import writing
from api.models import Counter, Post, Section
from api.purge.keys import MOST, Place, calls, moved
from api.services import jobs
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, sections, tags
from tests.databases import NOW

OF_A_POST = {"all", "lang-en", "origin-own", "month-2026-05"}
"""Keys of lists that each post of these tests is in, besides its section's."""


@pytest.fixture
def place(database):
    """Where the changes are now."""

    def present():
        with reading(database) as connection:
            return Place("one", connection.scalar(select(Counter.seq)))

    return present


@pytest.fixture
def keys(database, place):
    """The keys of what has moved after a place."""

    def found(after, upto=None, *, again=False):
        with reading(database) as connection:
            return moved(connection, after, upto or place(), again=again)

    return found


@pytest.fixture
def main(database):
    """The key of the section that posts are in."""
    with reading(database) as connection:
        return f"section-{connection.scalar(select(Section.id))}"


@pytest.fixture
def change(database):
    """Does something to a resource in a transaction of its own."""

    def done(service, row, *arguments, **named):
        with writing(database) as session:
            found = editing.load(session, row.id) if isinstance(row, Post) else session.get(type(row), row.id)
            return service(session, found, *arguments, **named)

    return done


def test_a_new_post_is_purged_from_its_lists(make_tag, make_post, place, keys, main):
    tag = make_tag(slug="water")
    before = place()

    post = make_post(tags=["water"])

    assert set(keys(before)) == OF_A_POST | {main, f"tag-{tag.id}", f"post-{post.id}"}


def test_a_draft_purges_nothing(make_post, place, keys):
    before = place()

    make_post(state="draft")

    assert keys(before) == []


def test_an_edited_post_is_purged_with_its_lists(make_post, place, keys, change, main):
    post = make_post()
    before = place()

    change(editing.edit, post, {"title": "Another"}, now=NOW)

    assert set(keys(before)) == OF_A_POST | {main, f"post-{post.id}"}


def test_a_post_with_other_tags_is_purged_from_the_old_and_from_the_new_ones(make_tag, make_post, place, keys, change):
    old, new, other = (make_tag(slug=slug) for slug in ("old", "new", "other"))
    post = make_post(tags=["old"])
    before = place()

    change(editing.edit, post, {"tags": ["new"]}, now=NOW)

    assert {f"tag-{old.id}", f"tag-{new.id}", f"post-{post.id}", "all"} <= set(keys(before))
    assert f"tag-{other.id}" not in keys(before)


def test_a_post_is_purged_from_the_tags_above_its_own(make_tag, make_post, place, keys):
    above = make_tag(slug="above")
    make_tag(slug="below", parent="above")
    before = place()

    make_post(tags=["below"])

    assert f"tag-{above.id}" in keys(before)


@pytest.mark.parametrize(("action", "values"), [(workflow.withdraw, {"reason": "legal", "now": NOW}), (editing.remove, {})])
def test_a_post_that_goes_is_purged_with_its_lists(make_post, place, keys, change, main, action, values):
    post = make_post()
    before = place()

    change(action, post, **values)

    assert set(keys(before)) == OF_A_POST | {main, f"post-{post.id}"}


def test_its_translations_are_purged_with_a_post(make_post, place, keys, change):
    post = make_post()
    translation = make_post(language="fr", translation_of=str(post.id))
    before = place()

    change(editing.edit, post, {"title": "Another"}, now=NOW)

    assert {f"post-{post.id}", f"post-{translation.id}"} <= set(keys(before))


def test_a_new_tag_is_purged_from_lists_of_tags(make_tag, place, keys):
    before = place()

    tag = make_tag()

    assert keys(before) == [f"tag-{tag.id}", "tags"]


@pytest.mark.parametrize("values", [{"name": "Waters"}, {"names": {"fr": "Eau"}}, {"slug": "waters"}])
def test_a_tag_that_is_called_otherwise_purges_everything(make_tag, place, keys, change, values):
    tag = make_tag(slug="water")
    before = place()

    change(tags.edit, tag, values, now=NOW)

    assert keys(before) == ["any"]


def test_a_described_tag_purges_only_itself(make_tag, place, keys, change):
    tag = make_tag()
    before = place()

    change(tags.edit, tag, {"description": "What it is"}, now=NOW)

    assert keys(before) == [f"tag-{tag.id}", "tags"]


def test_an_author_with_another_address_purges_everything(make_author, place, keys, change):
    author = make_author()
    before = place()

    change(authors.edit, author, {"url": "https://author.example.org"}, now=NOW)

    assert keys(before) == ["any"]


def test_a_renamed_section_purges_everything(make_section, place, keys, change):
    section = make_section()
    before = place()

    change(sections.edit, section, {"name": "Another"}, now=NOW)

    assert keys(before) == ["any"]


def test_a_campaign_that_begins_purges_everything(database, make_campaign, place, keys):
    make_campaign(starts_on=date(2026, 6, 1))
    before = place()

    with writing(database) as session:
        campaigns.update_states(session, NOW + 7 * 86_400_000_000, database.site)

    assert keys(before) == ["any"]


def test_a_figure_purges_its_campaign_only(make_campaign, place, keys, change):
    campaign = make_campaign()
    before = place()
    figure = {"measure": "registered", "label": "Registered", "history": [{"at": NOW // 1_000_000, "value": 1800}]}

    change(campaigns.edit, campaign, {"figures": [figure]}, now=NOW)

    assert keys(before) == [f"campaign-{campaign.id}", "campaigns"]


def test_a_tag_that_is_merged_purges_everything(database, make_tag, make_post, place, keys):
    """Lists by its slug are those of another tag from then on."""
    old, new = make_tag(slug="old"), make_tag(slug="new")
    make_post(tags=["old"])
    before = place()

    with writing(database) as session:
        job = jobs.merge_tag(session, old.id, new.id, now=NOW)
    for _ in range(3):
        with writing(database) as session:
            jobs.step(session, job.id, now=NOW)

    assert keys(before) == ["any"]


def test_rows_that_had_to_be_repaired_are_purged(database, make_tag, place, keys):
    make_tag()
    before = place()

    with database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE fragment SET json = '{}'")
    repaired = sum(reindex(database))

    assert repaired > 0
    assert keys(before) == ["any"]


def test_where_nothing_changed_nothing_is_purged(database, make_post, place, keys):
    make_post()
    before = place()

    assert sum(reindex(database)) == 0
    assert keys(before) == []


def test_all_is_purged_where_the_place_is_not_known(make_post, place, keys):
    make_post()
    seq = place().seq

    assert keys(None) == ["any"]
    assert keys(Place("another", seq - 1)) == ["any"]
    assert keys(Place("one", seq + 1)) == ["any"]


def test_all_is_purged_where_there_are_very_many_keys(database, place, keys):
    before = place()
    with database.write.begin() as connection:
        rows = ", ".join(f"('tag', 'tag-{number}', 'tag-{number}', 0, {before.seq + 1})" for number in range(MOST + 1))
        connection.exec_driver_sql(f"INSERT INTO facet (kind, key, ref, posts, seq) VALUES {rows}")

    assert keys(before, Place("one", before.seq + 1)) == ["any"]


def test_what_moved_beyond_the_place_is_left_for_its_own_second_purge(make_post, place, keys):
    before = place()
    first = make_post()
    between = place()
    second = make_post()

    assert {f"post-{first.id}", f"post-{second.id}", "all"} <= set(keys(before, between))
    assert f"post-{second.id}" not in keys(before, between, again=True)
    assert f"post-{first.id}" in keys(before, between, again=True)


def test_a_call_has_at_most_a_hundred_keys():
    keys = [f"tag-{number}" for number in range(250)]

    parts = calls(keys)

    assert [len(part) for part in parts] == [100, 100, 50]
    assert [key for part in parts for key in part] == keys
