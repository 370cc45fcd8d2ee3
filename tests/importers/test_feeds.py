"""Feeds as archives: their items come in once, as one's own, and a post that an export has brought is not doubled."""

import orjson
import pytest

from api.importers import Broken, open_source
from api.importers.live import Live
from api.outbound import Door
from api.services.archive.importing import importing
from tests.importers.conftest import seq
from tests.outbound.conftest import ok, says, serve
from tests.plugins import ON_SQLITE
from tests.sources.conftest import LOOPBACK

__all__ = ["serve"]

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Old site</title>
<link>https://old.example/</link><language>fr</language><item><title>Un &amp;amp; deux</title><link>https://old.example/un/</link><guid>https://old.example/?p=1</guid>
<pubDate>Wed, 05 Jun 2024 16:04:48 GMT</pubDate><category>Logement</category><author>a@old.example (Anna)</author>
<content:encoded>&lt;p onclick="x"&gt;Texte &lt;a href="/deux"&gt;entier&lt;/a&gt;&lt;/p&gt;</content:encoded></item>
<item><title>Court</title><link>/court</link><description>Le début</description></item>
<item><title>Un de plus</title><guid>https://old.example/?p=1</guid></item>
<item></item></channel></rss>"""


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    return path


def test_items_come_in_once_with_their_tags_and_authors(feed, imports, database, client):
    first = imports(feed)
    stands = seq(database)
    second = imports(feed)

    assert first.counts == {("tag", "created"): 1, ("author", "created"): 1, ("post", "created"): 2, ("post", "skipped"): 2}
    assert (second.counts[("post", "unchanged")], seq(database)) == (2, stands)
    assert {result.item.identity: result.reason for result in first.results if result.reason} == {
        "https://old.example/?p=1": "It is there twice, first as item 1.",
        None: "There is neither a title nor a text in it.",
    }
    long, short = client.get("/v1/posts?include=body_html&sort=published_at").json["data"]
    assert (long["title"], long["language"], long["published_at"], long["origin"]) == ("Un & deux", "fr", "2024-06-05T16:04:48Z", None)
    assert long["body_html"] == '<p>Texte <a href="https://old.example/deux">entier</a></p>'
    assert ([tag["name"] for tag in long["tags"]], [author["name"] for author in long["authors"]]) == (["Logement"], ["Anna"])
    assert short["title"] == "Court"
    assert client.get("/v1/resolve?url=http://old.example/un").json["id"] == long["id"]


def test_what_an_export_has_brought_stays_as_it_is(feed, imports, export, client):
    item = """<item><title>Un &amp; deux</title><link>https://old.example/un/</link><guid>http://old.example/?p=1</guid>
<content:encoded><![CDATA[Brut]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date_gmt>2024-06-05 16:04:48</wp:post_date_gmt>
<wp:post_name>un</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"""
    imports(export(item))

    imports(feed)

    assert [post["title"] for post in client.get("/v1/posts?sort=published_at").json["data"]] == ["Un & deux", "Court"]
    assert client.get("/v1/posts/un?include=body_html").json["body_html"] == "<p>Brut</p>"


def test_json_feeds_and_feeds_that_break_off_are_read_as_far_as_they_go(imports, tmp_path, client):
    item = {"id": 1, "title": "JSON", "content_text": "Text.", "url": "https://old.example/json", "date_modified": "2024-06-05T00:00:00Z"}
    path = tmp_path / "feed.json"
    path.write_bytes(orjson.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [item]}))
    broken = tmp_path / "broken.xml"
    broken.write_text(RSS[: RSS.index("<item><title>Court")], encoding="utf-8")

    told = [imports(path).broken, imports(broken).broken]

    assert sorted(post["title"] for post in client.get("/v1/posts").json["data"]) == ["JSON", "Un & deux"]
    assert told == ["", "line 5: The XML breaks here; what was complete before is taken."]


@ON_SQLITE
def test_the_address_of_a_feed_is_enough(serve, database, client):
    there = serve(ok(RSS.encode(), "Content-Type: application/rss+xml", 'Link: <https://old.example/wp-json/>; rel="https://api.w.org/"'))

    for outcome in ("created", "unchanged"):
        with open_source(f"{there.url}feed/", live=Live(Door(LOOPBACK))) as items:
            results = list(importing(database, items))
        assert [result.outcome for result in results if result.kind == "post"] == [outcome] * 2 + ["skipped"] * 2

    assert (len(there.heads), len(client.get("/v1/posts").json["data"])) == (2, 2)


@ON_SQLITE
def test_the_address_of_a_site_that_is_no_wordpress_leads_to_the_feed_that_its_page_names(serve, database):
    page = b"<!doctype html><link rel=alternate type=application/rss+xml href=feed.xml>"

    def answered(connection):
        body = {"/": page, "/feed.xml": RSS.encode()}.get(there.heads[-1].split()[1])
        (ok(body) if body else says(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))(connection)

    there, told = serve(answered), []
    with open_source(there.url, live=Live(Door(LOOPBACK), tell=told.append)) as items:
        results = list(importing(database, items))

    assert [result.outcome for result in results if result.kind == "post"] == ["created"] * 2 + ["skipped"] * 2
    assert told == [f"127.0.0.1 shows no interface of WordPress: the feed that its page names is read, {there.url}feed.xml"]
    assert [head.split()[1] for head in there.heads] == ["/", "/wp-json/", "/?rest_route=/", "/robots.txt", "/feed.xml"]
    page = b"<!doctype html><title>Nothing</title>"
    with open_source(there.url, live=Live(Door(LOOPBACK))) as items, pytest.raises(Broken, match="It names no feed"):
        list(items)
