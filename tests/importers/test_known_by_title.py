"""Posts without guid and link are known again by title and moment, where no other has both."""

import pytest
from sqlalchemy import text

from api.db import snapshot
from api.derived.writing import writing
from api.services.archive.exporting import lines
from api.services.archive.importing import importing
from tests.archives import emptied, read
from tests.importers.conftest import item
from tests.plugins import SAMPLED

pytestmark = SAMPLED

BARE = {"guid": "", "link": ""}


def test_a_post_that_comes_again_without_guid_and_link_is_known_by_title_and_moment(runs, titles, client):
    runs(item(1), item(2))

    runs(item(1, **BARE, wp__post_id="7", content__encoded="<p>Changed.</p>"), item(2, **BARE, wp__status="trash"))

    assert titles() == ["Post 1"]
    assert "Changed" in client.get("/v1/posts/post-1").json["body_html"]
    assert client.get("/v1/posts/post-2").status_code == 410


@pytest.mark.parametrize("change", [{"title": "Other"}, {"wp__post_date_gmt": "2024-05-02 10:00:00"}], ids=["title", "moment"])
def test_with_another_title_or_moment_it_is_another_post(change, runs, titles):
    runs(item(1))

    runs(item(7, **{**BARE, "title": "Post 1", **change}))

    assert len(titles()) == 2


def test_posts_of_one_title_and_moment_are_never_merged(runs, titles):
    one, two, three = (item(number, title="News") for number in (1, 2, 3))
    for parts in ([one, two], [one], [two], [three], [one, two, three], [three]):
        runs(*parts)
    assert titles() == ["News"] * 3

    runs(item(9, **BARE, title="News"))
    runs(one, two, three)

    assert titles() == ["News"] * 4  # nobody knows which of them it is


def test_a_post_that_is_known_by_title_and_moment_gets_its_guid_later(runs, titles):
    runs(item(1, **BARE))
    runs(item(1))
    runs(item(1, title="Renamed", wp__post_date_gmt="2024-05-03 10:00:00"))

    assert titles() == ["Renamed"]


@pytest.mark.parametrize("again", [True, False], ids=["after a whole file", "at once"])
def test_a_post_of_before_titles_were_kept_is_known_without_guid_and_link(again, runs, titles, database):
    runs(item(1), item(2))
    with writing(database) as session:
        session.execute(text("DELETE FROM identity WHERE key LIKE 'title:%'"))
    if again:
        runs(item(1), item(2))

    runs(item(1, **BARE), item(2, **BARE))

    assert titles() == ["Post 1", "Post 2"]


@pytest.mark.parametrize("change", [{"title": "Other"}, {"wp__post_date_gmt": "2024-05-02 10:00:00"}], ids=["title", "moment"])
def test_with_another_guid_under_the_same_link_it_is_another_post(change, runs, titles):
    runs(item(1))

    runs(item(1, **{"guid": "https://old.example/?p=77", **change}))

    assert len(titles()) == 2


@pytest.mark.parametrize("first", [{"wp__post_password": "x"}, {"wp__status": "trash"}, {}], ids=["locked", "in the trash", "public"])
def test_two_of_one_file_with_one_title_moment_and_number_stay_apart(first, runs, titles):
    parts = [item(3, **first), item(3, **BARE)]

    runs(*parts)
    runs(*reversed(parts))

    assert titles() == ["Post 3"] * (1 if first else 2)


def test_what_is_taken_back_without_a_guid_is_known_by_its_number_title_and_moment(runs, titles):
    trashed = {"guid": "", "wp__post_name": "post-3__trashed", "wp__status": "trash"}
    runs(item(1), item(2), item(3))

    runs(
        item(1, **trashed, link="https://old.example/?p=1"),
        item(2, **trashed, link="https://old.example/?p=2", title="Other"),
        item(3, **trashed, link="https://old.example/post-3/"),
    )

    assert titles() == ["Post 2"]


def test_an_item_whose_post_another_one_means_now_is_told_again(runs, titles):
    one, other = item(2, wp__post_password="x"), item(2, title="", wp__post_name="")

    for parts in ([one, other], [item(2)], [one, other], [item(2)], [other, one]):
        runs(*parts)

    assert titles() == [""]


def test_titles_go_along_with_an_archive(runs, database, titles):
    runs(item(1), item(2, title="Post 1"))
    runs(item(3))
    with snapshot(database) as connection:
        archive = list(lines(connection, database.site))

    emptied(database)
    list(importing(database, read(archive)))
    runs(item(3, **BARE), item(4, **BARE, title="Post 1"))

    assert titles() == ["Post 1", "Post 1", "Post 1", "Post 3"]
