"""A real WordPress as a source: each post ends as it should, noise makes none vanish, much that misses waits, no post comes twice."""

from urllib.parse import unquote, urlsplit
from uuid import UUID

import pytest

from api.derived.writing import writing
from api.html.excerpts import text_of
from api.outbound import Door
from api.services.syndication import sources as rules
from api.services.webhooks import Sealer
from api.sources import forms, wordpress as wordpress_source
from tests.databases import DIALECTS
from tests.plugins import ON_SQLITE
from tests.sources.conftest import newsroom
from tests.wordpress.serving import USER
from tests.wordpress.test_reading import LOOPBACK, different, exported, imported

__all__ = ["newsroom"]

DOOR = Door(LOOPBACK)
DAY = "2024-06-01T10:00:00"
FEW = 25
"""Posts, more than may miss without anybody's word."""
MEMBERS = ("title", "language", "excerpt", "body_html", "published_at", "updated_at", "kind")


@pytest.fixture
def follows(newsroom, wordpress):
    """(a newsroom, its source: the WordPress)."""
    return followed(newsroom("fr"), wordpress)


def followed(room, wordpress, **more):

    def asked(address, headers):
        return DOOR.fetch(address, headers=headers, credentials={})

    room.web[urlsplit(wordpress.home).netloc] = asked
    form = {"kind": "wordpress", "name": "Their site", "url": wordpress.home, "section": "main", "query": "", "licenses": None}
    with writing(room.database) as session:
        values = {**form, "becomes": "published", "interval_seconds": 900, **more}
        return room, rules.make(session, values, site=room.database.site, now=room.tick()).id


def again(room, source):
    """Has all read again, as somebody asks for it."""
    with writing(room.database) as session:
        rules.read_again(rules.found(session, source), now=room.tick())
    return room.pull(source)


def texts(posts):
    """By slug, the texts and times of posts."""
    return {post["slug"]: {name: post[name] for name in MEMBERS} for post in posts}


def listed(client):
    found, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/v1/posts?include=body_html&limit=100{cursor}").json
        found, cursor = found + page["data"], page["page"]["next_cursor"] and f"&cursor={page['page']['next_cursor']}"
    return found


def numbers(wordpress):
    """The numbers of its posts, in their order."""
    found = []
    while more := wordpress.ask("GET", f"posts&per_page=100&offset={len(found)}&orderby=id&order=asc&_fields=id"):
        found += [one["id"] for one in more]
    return found


def change(wordpress, numbers):
    """Does to each of these something else, and has the last one fail."""
    edited, trashed, deleted, hidden, locked, moved, broken = numbers
    wordpress.ask("POST", f"posts/{edited}", {"title": "Edited"})
    wordpress.ask("DELETE", f"posts/{trashed}")
    wordpress.ask("DELETE", f"posts/{deleted}&force=true")
    wordpress.ask("POST", f"posts/{hidden}", {"status": "private"})
    wordpress.ask("POST", f"posts/{locked}", {"password": "secret"})
    wordpress.ask("POST", f"posts/{moved}", {"slug": "вода-и-время", "title": "Moved"})
    wordpress.ask("POST", f"posts/{broken}", {"title": "Broken"})
    wordpress.fail(broken=[broken])


@ON_SQLITE
def test_each_post_ends_as_it_should(follows, wordpress, database, client):
    room, source = follows
    room.pull(source)
    taken = set(room.titles())
    room.asked.clear()
    room.pull(source)
    assert len(room.asked) == 1  # a poll without news
    imported(database, wordpress.home)
    assert list(different(texts(room.posts()), texts(listed(client)))) == []

    ids = numbers(wordpress)[:7]
    shown = [text_of(wordpress.ask("GET", f"posts/{one}&_fields=title")["title"]["rendered"]) for one in ids]
    change(wordpress, ids)
    room.pull(source)
    assert set(room.titles()) == taken - {shown[0], shown[4], shown[5]} | {"Edited", "Moved"}  # what is in no list waits for a sweep
    again(room, source)
    present = taken - set(shown[:6]) | {"Edited", "Moved"}
    assert set(room.titles()) == present  # of the one that cannot be shown what is here stays
    assert room.problems(source) == {"Broken": "The site fails when it is to show it."}
    [post] = [post for post in room.posts() if post["title"] == "Moved"]
    assert unquote(post["origin"]["url"]).endswith("/вода-и-время/")

    wordpress.fail()
    again(room, source)
    assert (set(room.titles()), room.problems(source)) == (present - {shown[6]} | {"Broken"}, {})
    assert len(room.titles()) == len(present)


@pytest.mark.parametrize("dialect", DIALECTS[-1:], indirect=True)
def test_noise_makes_none_vanish_and_much_that_misses_waits(follows, wordpress):
    room, source = follows
    room.pull(source)
    present = room.titles()
    for faults in ({"page": 200}, {"page": 503}, {"closed": True}):
        wordpress.fail(**faults)
        again(room, source)
        assert room.row(source).error
        assert room.titles() == present
    wordpress.fail(empty=True)  # no list has anything: too much to be believed
    again(room, source)
    assert (room.titles(), room.row(source).is_confirmed) == (present, False)
    wordpress.fail()
    again(room, source)
    assert (room.row(source).absent, room.row(source).error, room.titles()) == (0, None, present)

    many = max(21, len(present) // 5)
    wordpress.php("trash.php", *map(str, numbers(wordpress)[:many]))
    again(room, source)
    assert (room.row(source).absent, room.row(source).is_confirmed, room.titles()) == (many, False, present)
    with writing(room.database) as session:
        rules.confirm(rules.found(session, source), now=room.tick())
    room.pull(source)
    assert (room.row(source).absent, len(room.titles())) == (0, len(present) - many)


def turned(wordpress, number, kind):
    """Makes a post of a page, or the other way round, as plugins do it."""
    wordpress.change("UPDATE wp_posts SET post_type = ?, post_modified_gmt = post_date_gmt WHERE ID = ?", kind, number)


@pytest.fixture
def both(newsroom, wordpress):
    """(a newsroom, its source: posts and pages of the WordPress, which came; the number of the page)."""
    wordpress.keep(FEW)
    room, source = followed(newsroom("fr"), wordpress, query="kind=page,post")
    room.pull(source)
    [about] = wordpress.ask("GET", "pages&_fields=id")
    return room, source, about["id"]


@ON_SQLITE
def test_pages_come_where_they_are_chosen_and_go_where_they_are_not(both, wordpress):
    room, source, about = both
    assert (room.titles("&kind=page"), len(room.titles())) == (["About us"], FEW)
    room.asked.clear()
    room.pull(source)
    assert len(room.asked) == 2  # a poll without news: one of each list

    text = {"title": "Rivers", "content": "Water.", "status": "publish", "date_gmt": DAY}
    below = wordpress.ask("POST", "pages", {**text, "parent": about})["id"]
    wordpress.ask("POST", f"posts/{numbers(wordpress)[0]}", {"title": "Edited"})
    wordpress.fail(broken=[below])
    room.pull(source)
    assert room.problems(source) == {"Rivers": "The site fails when it is to show it."}
    wordpress.fail()
    again(room, source)
    assert (room.titles("&kind=page"), "Edited" in room.titles()) == (["About us", "Rivers"], True)
    wordpress.ask("DELETE", f"pages/{below}")
    again(room, source)
    assert (room.titles("&kind=page"), len(room.titles())) == (["About us"], FEW)
    room.revise(source, query="")
    room.pull(source)
    assert (room.titles("&kind=page"), len(room.titles())) == ([], FEW)


@ON_SQLITE
def test_posts_come_also_where_the_list_of_pages_is_shut(both, wordpress):
    room, source, _ = both
    wordpress.fail(shut="pages")
    for number in numbers(wordpress)[:2]:
        wordpress.ask("POST", f"posts/{number}", {"title": f"Edited {number}"})
        room.pull(source)
        assert f"Edited {number}" in room.titles()
        assert "rest_forbidden" in room.row(source).error
    wordpress.fail()
    room.pull(source)
    assert (room.row(source).error, room.titles("&kind=page")) == (None, ["About us"])


@pytest.mark.parametrize("dialect", DIALECTS[-1:], indirect=True)
def test_a_page_that_becomes_a_post_stays_and_many_that_are_not_chosen_any_more_wait(both, wordpress):
    room, source, about = both
    for kind in ("post", "page"):
        turned(wordpress, about, kind)
        again(room, source)
        assert (room.titles("&kind=page"), len(room.titles("&kind=page,post"))) == (["About us"] * (kind == "page"), FEW + 1)

    room.revise(source, query="kind=page")
    room.pull(source)
    row = room.row(source)
    assert (room.titles("&kind=page"), len(room.titles()), row.absent, row.is_confirmed) == (["About us"], FEW, FEW, False)


@ON_SQLITE
def test_where_all_were_changed_at_once_a_poll_is_one_request_all_the_same(follows, wordpress, monkeypatch):
    room, source = follows
    wordpress.change("UPDATE wp_posts SET post_modified_gmt = '2024-01-02 03:04:05', post_modified = '2024-01-02 04:04:05'")
    monkeypatch.setattr(wordpress_source, "MOST", 20)
    room.pull(source)
    room.asked.clear()
    room.pull(source)
    assert len(room.asked) == 1
    assert len(room.titles()) >= len(numbers(wordpress))


@ON_SQLITE
def test_pictures_without_a_licence_are_neither_fetched_nor_linked_to(follows, wordpress):
    room, source = follows
    wordpress.keep(2)
    [picture] = wordpress.ask("GET", "media&per_page=1&_fields=id,source_url")
    figure = f'<figure><img src="{picture["source_url"]}" alt="A river"><figcaption>The river</figcaption></figure>'
    text = {"title": "With pictures", "content": f"{figure}<p>Its text.</p>", "featured_media": picture["id"], "status": "publish"}
    wordpress.ask("POST", "posts", {**text, "date_gmt": DAY})
    room.pull(source)
    [post] = [one for one in room.posts() if one["title"] == "With pictures"]
    assert (post["image"], post["body_html"].strip(), post["license"]) == (None, "<p>Its text.</p>", None)
    assert not [one for one in room.posts() if one["image"] or "<img" in one["body_html"]]
    assert not [address for address, _ in room.asked if "uploads" in address]
    room.revise(source, licenses=["https://creativecommons.org/licenses/by/4.0/"])
    room.pull(source)
    assert (room.titles(), set(room.problems(source).values())) == ([], {forms.NO_LICENSE})


@ON_SQLITE
def test_what_it_republishes_of_ours_does_not_come_back(follows, wordpress, tmp_path):
    room, source = follows
    own = room.write("Ours")
    (tmp_path / "rss.xml").write_bytes(room.client.get("/v1/posts.rss").data)
    assert wordpress.php("republish.php", str(tmp_path / "rss.xml")) == "1"
    room.pull(source)
    assert room.titles().count("Ours") == 1
    assert room.problems(source) == {"Ours": "It is a post of this site."}
    again(room, source)
    (tmp_path / "rss.xml").write_bytes(room.client.get("/v1/posts.rss").data)
    wordpress.php("republish.php", str(tmp_path / "rss.xml"))
    room.pull(source)
    titles = room.titles()
    assert len(titles) == len(set(titles))
    assert str(own) in {post["id"] for post in room.posts()}


@ON_SQLITE
def test_with_an_account_texts_come_as_they_were_written_and_nobody_sees_it(newsroom, wordpress, database, client, tmp_path):
    room = newsroom("fr")
    sealer = Sealer(room.settings.secrets)
    room, source = followed(room, wordpress, account=sealer.sealed(f"{USER}:{wordpress.password}"))
    room.pull(source)
    with exported(wordpress, tmp_path) as file:
        imported(database, file)
    assert list(different(texts(room.posts()), texts(listed(client)))) == []  # as its export has them, to the byte

    present = room.titles()
    for account in (sealer.sealed("editor:another"), Sealer(["others"]).sealed("editor:words")):
        room.revise(source, account=account)
        room.pull(source)
        assert room.titles() == present
    assert "BROADSHEET_SECRETS" in room.row(source).error
    room.revise(source, url="https://elsewhere.example.org")
    assert room.row(source).account is None

    form = {"kind": "wordpress", "name": "Site", "url": "https://site.example.org", "section": "main", "licenses": None}
    made = room.ask("POST", "/sources", {**form, "account": "editor:abcd efgh"})
    assert (made.status_code, made.json["has_account"]) == (201, True)
    shown = room.ask("GET", f"/sources/{made.json['id']}").text + made.text
    stored = room.row(UUID(made.json["id"])).account
    assert "abcd" not in shown + stored
    assert sealer.opened(stored) == "editor:abcd efgh"
    refused = [{"kind": "feed"}, {"url": "http://site.example.org"}, {"account": "abcd efgh"}]
    for values in refused:
        answer = room.ask("POST", "/sources", {**form, "account": "editor:abcd efgh", **values})
        assert (answer.status_code, "abcd" in answer.text) == (422, False)
