"""Posts are known again on the next run: by guid, link, or title and moment, never by a number alone."""

import pytest
from sqlalchemy import text

from api.db import snapshot
from api.derived.writing import writing
from api.services.archive.exporting import lines
from api.services.archive.importing import importing
from tests.archives import emptied, read
from tests.importers.conftest import item, meta, outcomes, person
from tests.plugins import SAMPLED

pytestmark = SAMPLED

SITES = ("https://old.example", "https://other.example")


@pytest.mark.parametrize(
    "given",
    [{"wp__post_id": "0"}, {"wp__post_id": "0", "link": ""}, {"wp__post_id": "7", "link": ""}, {"wp__post_id": "7"}],
    ids=["no number", "title alone", "one number, title alone", "one number"],
)
def test_items_without_guid_stay_apart(given, runs, titles):
    runs(*(item(number, guid="", **given) for number in (1, 2, 3)))

    assert titles() == ["Post 1", "Post 2", "Post 3"]


@pytest.mark.parametrize(
    "changed",
    [
        {"guid": "http://OLD.example/?p=1 "},
        {"link": "https://old.example/renamed/", "wp__post_name": "renamed"},
        {"link": "https://new.example/post-1/", "wp__post_date_gmt": "2023-01-01 00:00:00"},
        {"wp__post_id": "99", "link": "https://old.example/?p=99"},
        {"link": "https://old.example/renamed/", "wp__post_name": "renamed", "title": "Renamed"},
        {"guid": "", "link": "http://old.example/post-1"},
        {"guid": "", "title": "Renamed"},
        {"guid": "https://old.example/?page_id=1"},
    ],
    ids=["spelling", "renamed", "moved", "number", "rewritten", "no guid", "no guid, other title", "other guid"],
)
def test_a_post_is_known_again(changed, runs, client):
    runs(item(1))
    before = client.get("/v1/posts").json["data"][0]["id"]

    runs(item(1, **changed))

    assert [post["id"] for post in client.get("/v1/posts").json["data"]] == [before]


def test_a_post_without_guid_and_link_is_known_by_title_and_moment(runs, titles, client):
    bare = {"guid": "", "link": "", "wp__post_id": "1"}
    runs(item(1, **bare))

    runs(item(1, **bare, content__encoded="<p>Changed.</p>"), item(2, **bare, title="Post 1", wp__post_date_gmt="2024-05-02 10:00:00"))

    assert titles() == ["Post 1", "Post 1"]
    assert "Changed" in client.get("/v1/posts/post-1").json["body_html"]


def test_a_guid_of_two_items_makes_no_difference_whichever_file_has_them(runs, titles):
    one, two = (item(number, guid="https://old.example/same", wp__post_date_gmt=f"2024-05-0{number} 10:00:00") for number in (1, 2))

    for parts in ([one], [two], [one, two], [two], [one], [two, one]):
        runs(*parts)

    assert titles() == ["Post 1", "Post 2"]


def test_a_guid_of_another_site_is_not_enough(runs, titles):
    local = "http://localhost/?p=1"
    runs(item(1, guid=local))

    runs(item(1, guid=local, title="Other", link="https://other.example/o/", wp__post_name="o", wp__post_date_gmt="2020-01-01 00:00:00"))

    assert titles() == ["Other", "Post 1"]


@pytest.mark.parametrize("missing", [{}, {"link": ""}, {"link": "/post-1/"}], ids=["link", "none", "relative"])
def test_numbers_and_relative_names_of_two_sites_stay_apart(missing, runs, titles):
    for site in SITES:
        given = {"guid": "1", "link": f"{site}/post-1/", **missing}
        runs(item(1, **given, title=f"At {site}"), site=site)

    assert titles() == [f"At {site}" for site in SITES]


def test_posts_of_a_network_of_sites_stay_apart(runs, titles):
    for blog in ("one", "two"):
        address = f"<wp:base_blog_url>https://old.example/{blog}</wp:base_blog_url>"
        runs(address, item(1, guid="", link="", title="News"), item(2, guid="", link=f"https://old.example/{blog}/a/", title=blog))

    assert titles() == ["News", "News", "one", "two"]


def test_what_has_nothing_to_be_known_by_comes_in_and_is_reported(runs, titles):
    nothing = {"guid": "", "link": "", "wp__post_date_gmt": "", "wp__post_name": ""}

    imported = runs(
        item(1, **nothing, title="A", content__encoded="One"),
        item(1, **nothing, title="A", content__encoded="Two"),
        item(1, **nothing, title="A", content__encoded="Two"),
        item(2, **nothing, title="", content__encoded="Three"),
    )

    notes = [result.note or result.detail for result in imported.results if result.kind == "post"]
    assert titles() == ["", "A", "A"]
    assert [note.split(":")[0] for note in notes] == [
        "it has no guid, no link, and not both a title and a date",
        "it has no guid, no link, and not both a title and a date",
        "It is there twice, first on line 7.",
        "it has no guid, no link, and not both a title and a date",
    ]


def test_posts_of_before_keys_were_kept_are_found_by_their_addresses(runs, titles, database):
    same = {"guid": "https://old.example/same"}
    parts = [
        item(1),
        item(2, guid=""),
        item(3, **same),
        item(4, **same),
        item(5, guid="", link=""),
        item(6, guid="http://old.example/?p=6"),
    ]
    runs(*parts)
    with writing(database) as session:
        session.execute(text("DELETE FROM identity"))

    assert outcomes(runs(*reversed(parts))) == {"unchanged": 6}
    assert titles() == [f"Post {number}" for number in range(1, 7)]


def test_an_export_in_two_files_is_as_one(runs, titles):
    parts = [item(number, dc__creator=f"ed-{number % 2}") for number in range(1, 7)]
    runs(*parts[:3])
    runs(*parts[3:])

    assert outcomes(runs(*parts)) == {"unchanged": 6}
    assert outcomes(runs(*parts, site=""), "author") == {"created": 2}  # of whichever site: nobody's work is taken for another's
    assert titles() == [f"Post {number}" for number in range(1, 7)]


def test_what_is_taken_back_is_known_by_the_same(runs, titles):
    local = {"guid": "http://localhost/?p=1"}
    runs(item(1, **local), item(2, guid=""), item(3, guid="", link=""))

    runs(
        item(
            1,
            **local,
            title="Other",
            link="https://b.example/",
            wp__post_name="o",
            wp__status="trash",
            wp__post_date_gmt="2020-01-01 00:00:00",
        ),
        item(2, guid="", wp__status="private"),
        item(3, guid="", link="", wp__status="trash", wp__post_name="post-3__trashed"),
    )

    assert titles() == ["Post 1"]


def test_what_is_known_goes_along_with_an_archive(runs, database):
    people = [person("jo.doe", "Jo One"), person("jo doe", "Jo Two")]
    bare = {"guid": "", "link": "", "wp__post_id": "1"}
    runs(*people, item(1, dc__creator="jo.doe"), item(2, dc__creator="jo doe", **bare))
    with snapshot(database) as connection:
        archive = list(lines(connection, database.site))

    emptied(database)
    list(importing(database, read(archive)))
    with snapshot(database) as connection:
        assert list(lines(connection, database.site)) == archive
    imported = runs(*reversed(people), item(2, dc__creator="jo doe", **bare), item(1, dc__creator="jo.doe"))

    assert {outcome for _, outcome in imported.counts} == {"unchanged"}


def test_old_addresses_lead_to_the_post_and_are_listed(runs, client):
    dated = {"link": "https://old.example/2024/05/post-1/", "wp__post_date": "2024-05-01 12:00:00"}
    runs(
        item(1, **dated, more=meta("_wp_old_slug", "first") + meta("_wp_old_date", "2024-04-30")),
        item(2, link="https://old.example/archives/2", guid="urn:uuid:2", more=meta("_wp_old_slug", "second")),
    )

    def resolved(path):
        return client.get("/v1/resolve", query_string={"url": f"https://old.example{path}"}).json.get("slug")

    of_first = ["/2024/05/first/", "/2024/04/first", "/2024/04/post-1/", "/?p=1"]
    of_second = ["/second/", "/archives/2", "/?p=2"]
    assert [resolved(path) for path in (*of_first, *of_second)] == ["post-1"] * 4 + ["post-2"] * 3
    listed = {one["from"] for one in client.get("/v1/redirects?limit=100").json["data"]}
    assert {f"https://old.example{path}" for path in (*of_first, *of_second) if path != "/2024/04/first"} <= listed
