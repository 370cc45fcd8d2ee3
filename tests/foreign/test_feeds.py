"""Feeds as they come: each format, encoding and date says the same, and what is broken is left out and told."""

import re
from datetime import UTC, datetime

import feedparser
import orjson
import pytest

from api.foreign.broken import Broken
from api.foreign.feeds import discovery, moments
from api.foreign.feeds.documents import document
from schemas import instants

URL = "https://example.org/feeds/all.xml"
TEXT = "&lt;p&gt;Zürich &amp;amp; &lt;a href='/more'&gt;more&lt;/a&gt;&lt;/p&gt;"
RSS = f"""<channel><title>Feed</title><link>https://example.org/</link><description/><language>de-CH</language>
<item><title>Tom &amp;amp; &lt;em&gt;Jerry&lt;/em&gt;</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">12</guid>
<pubDate>Wed, 05 Jun 2024 18:04:48 +0200</pubDate><author>a@example.org (Anna)</author><category>Wohnen</category>
<description>Short</description><content:encoded>{TEXT}</content:encoded></item></channel>"""
ATOM = f"""<title>Feed</title><id>urn:x:feed</id><updated>2024-06-05T16:04:48Z</updated>
<entry><id>12</id><title type="html">Tom &amp;amp; &lt;em&gt;Jerry&lt;/em&gt;</title><link rel="self" href="/self"/>
<link href="https://example.org/a?x=1&amp;y=2"/><published>2024-06-05T18:04:48+02:00</published><updated>2024-06-05T16:04:48Z</updated>
<author><name>Anna</name></author><category term="w" label="Wohnen"/>
<summary>Short</summary><content type="html">{TEXT}</content></entry>"""
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
JSON = {
    "title": "Feed",
    "language": "de-CH",
    "items": [
        {
            "id": 12,
            "title": "Tom & Jerry",
            "url": "https://example.org/a?x=1&y=2",
            "summary": "Short",
            "content_html": "<p>Zürich &amp; <a href='/more'>more</a></p>",
            "date_published": "2024-06-05T18:04:48+02:00",
            "authors": [{"name": "Anna"}],
            "tags": ["Wohnen"],
        }
    ],
}
RDF = f"""<channel rdf:about="x"><title>Feed</title><dc:language>de-CH</dc:language></channel>
<item rdf:about="12"><title>Tom &amp;amp; Jerry</title><link>https://example.org/a?x=1&amp;y=2</link><dc:date>2024-06-05T16:04:48Z</dc:date>
<dc:creator>Anna</dc:creator><dc:subject>Wohnen</dc:subject><description>Short</description><content:encoded>{TEXT}</content:encoded></item>"""
SYNTAX = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
FORMATS = {
    "rss": f'<?xml version="1.0"?><rss version="2.0" {CONTENT}>{RSS}</rss>',
    "rss, its namespace not declared": f'<rss version="2.0">{RSS}</rss>',
    "rss 0.91, with Netscape's document type": f'<!DOCTYPE rss PUBLIC "-//N//D//EN" "http://x/r"><rss version="0.91">{RSS}</rss>',
    "rss after a warning": f"<br />\n<b>Warning</b>: no such file\n<rss>{RSS}</rss>",
    "rss that breaks off": f"<rss>{RSS}</rss>".replace("</channel></rss>", "<item><title>Half"),
    "rss with a bare sign": f"<rss>{RSS}</rss>".replace("x=1&amp;y=2", "x=1&y=2"),
    "atom": f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-CH">{ATOM}</feed>',
    "atom without a namespace": f'<feed xml:lang="de-CH">{ATOM}</feed>',
    "atom 0.3": f'<feed xmlns="http://purl.org/atom/ns#" xml:lang="de-CH">{ATOM}</feed>'.replace("published>", "issued>"),
    "atom with prefixes": re.sub(r"<(/?)(\w)", r"<\1a:\2", f'<feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="de-CH">{ATOM}</feed>'),
    "rdf": f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {SYNTAX} {DC} {CONTENT}>{RDF}</rdf:RDF>',
    "json feed 1.1": orjson.dumps({"version": "https://jsonfeed.org/version/1.1", **JSON}).decode(),
    "json feed 1": orjson.dumps({"version": "https://jsonfeed.org/version/1", **JSON})
    .decode()
    .replace('"authors":[{"name":"Anna"}]', '"author":{"name":"Anna"}'),
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_the_same(name):
    [item] = document(FORMATS[name].encode(), URL)["items"]

    told = {one: item[one] for one in ("guid", "address", "title", "excerpt", "language", "published_at", "authors", "tags", "problem")}
    assert told == {
        "guid": "12",
        "address": "https://example.org/a?x=1&y=2",
        "title": "Tom & Jerry",
        "excerpt": "Short",
        "language": "de-CH",
        "published_at": "2024-06-05T16:04:48Z",
        "authors": ["Anna"],
        "tags": ["Wohnen"],
        "problem": None,
    }
    assert item["html"] == "<p>Zürich &amp; <a href='/more'>more</a></p>"


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.startswith(("json", "rss after", "rss, "))])
def test_another_reader_reads_the_same(name):
    theirs = feedparser.parse(FORMATS[name].encode(), sanitize_html=False, resolve_relative_uris=False).entries[0]
    [ours] = document(FORMATS[name].encode(), URL)["items"]

    assert (ours["guid"], ours["address"].partition("/a?")[2]) == (theirs.id, theirs.link.partition("/a?")[2])
    assert datetime.fromisoformat(ours["published_at"]) == datetime(
        *(theirs.get("published_parsed") or theirs.updated_parsed)[:6], tzinfo=UTC
    )


ENCODED = {
    "utf-8": ("utf-8", "utf-8", ""),
    "its mark": ("utf-8-sig", "", ""),
    "latin 1, as it says": ("cp1252", "iso-8859-1", ""),
    "another one than it says": ("cp1252", "utf-8", ""),
    "utf-16": ("utf-16", "utf-16", ""),
    "as the answer says": ("koi8-r", "", "koi8-r"),
    "not as the answer says": ("utf-8", "", "iso-8859-1"),
    "one that is none": ("utf-8", "nonsense", "nonsense"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_text_is_read_whatever_its_encoding_is_said_to_be(name):
    encoding, declared, charset = ENCODED[name]
    title = "Дом" if encoding == "koi8-r" else "Zürich “Haus”"
    said = f' encoding="{declared}"' if declared else ""
    text = f'<?xml version="1.0"{said}?><rss><channel><item><title>{title}</title></item></channel></rss>'

    [item] = document(text.encode(encoding), URL, charset)["items"]

    assert item["title"] == title


def test_a_broken_byte_breaks_its_own_word_alone():
    text = "<rss><channel><item><title>Zürich, Köln, M\0nchen, Bäd</title></item></channel></rss>".encode().replace(b"\0", b"\xfc")

    [item] = document(text, URL)["items"]

    assert item["title"] == "Zürich, Köln, M\N{REPLACEMENT CHARACTER}nchen, Bäd"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Wed, 05 Jun 2024 16:04:48 GMT", "2024-06-05T16:04:48Z"),
        ("5 Jun 24 16:04 EST", "2024-06-05T21:04:00Z"),
        ("Wed, 5 Jun 2024 18:04:48 CEST", "2024-06-05T16:04:48Z"),
        ("2024-06-05T16:04:48.123Z", "2024-06-05T16:04:48Z"),
        ("2024-06-05 18:04:48 +0200", "2024-06-05T16:04:48Z"),
        ("2024-06-05T16:04Z", "2024-06-05T16:04:00Z"),
        ("2024-06-05", "2024-06-05T00:00:00Z"),
        ("2024-06", "2024-06-01T00:00:00Z"),
        ("1717603488", "2024-06-05T16:04:48Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("yesterday", None),
        ("2024-02-31", None),
        ("", None),
    ],
)
def test_dates_are_read_in_every_shape(text, moment):
    assert moments.moment(text) == moment


def test_a_date_that_no_calendar_has_sets_its_item_aside_alone():
    dated = "".join(
        f"<item><title>{at}</title><pubDate>{at}</pubDate></item>" for at in ("9999-12-31T23:59:59-23:59", "0000-01-01", "2024-06-05")
    )

    items = document(f"<rss><channel>{dated}</channel></rss>".encode(), URL)["items"]

    assert [bool(item["problem"]) for item in items] == [True, True, False]
    assert (moments.FIRST_YEAR, moments.LAST_YEAR) == (instants.FIRST_YEAR, instants.LAST_YEAR)


def test_texts_of_atom_are_what_they_say_they_are():
    entries = """<entry><id>a</id><title>1 &lt; 2 &amp;amp; 3</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>A <img src="b.png"/> &amp; b</p></div></content></entry><entry><id>b</id><title type="xhtml"><div><b>Bold</b> title</div></title>
<content type="text">One.

Two &lt; three.</content></entry><entry><id>c</id><content src="https://example.org/c.html"/></entry>"""

    first, second, third = document(f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode(), URL)["items"]

    assert (first["title"], first["html"]) == ("1 < 2 &amp; 3", '<p>A <img src="b.png"> &amp; b</p>')
    assert (second["title"], second["html"]) == ("Bold title", "<p>One.</p><p>Two &lt; three.</p>")
    assert (third["address"], bool(third["problem"])) == ("https://example.org/c.html", True)


def test_a_summary_is_the_text_with_a_link_to_the_rest():
    [item] = document(b"<rss><channel><item><link>/a</link><description>Short &amp;amp; sweet</description></item></channel></rss>", URL)[
        "items"
    ]

    assert item["html"] == 'Short &amp; sweet<p><a href="https://example.org/a">example.org</a></p>'
    assert (item["title"], item["excerpt"], item["is_cut"]) == ("Short & sweet", "Short & sweet", True)


@pytest.mark.parametrize(
    "said",
    [
        '<atom:link rel="license" href="http://creativecommons.org/licenses/by-sa/4.0/deed.de"/>',
        "<creativeCommons:license>https://creativecommons.org/licenses/by-sa/4.0</creativeCommons:license>",
        '<cc:license rdf:resource="http://www.creativecommons.org/licenses/by-sa/4.0/legalcode"/>',
        "<dc:rights>All but https://example.org/x is under https://creativecommons.org/licenses/by-sa/4.0/.</dc:rights>",
    ],
)
def test_licences_are_found_where_feeds_name_them(said):
    [item] = document(f"<rss><channel>{said}<item><title>A</title></item></channel></rss>".encode(), URL)["items"]

    assert item["license"] == {"name": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><title>Maintenance</title></html>",
        b"<urlset/>",
        b'{"items": []}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": {}}',
        b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        b"[" * 100_000,
    ],
)
def test_what_is_no_feed_is_refused(data):
    with pytest.raises(Broken):
        document(data, URL)


PAGE = """<!doctype html><html><head><base href='/blog/'><link rel="stylesheet" href="x.css"><!-- <link rel=alternate
type=application/rss+xml href=/never> --><link rel=alternate type="application/rss+xml" title="Comments" href="c.xml">
<LINK REL='Alternate Home' TYPE='Application/Atom+XML; charset=utf-8' HREF='a.xml?x=1&amp;y=2'><link rel=alternate type=application/json
href=/wp-json/1><link rel="alternate" type="application/feed+json" href="https://other.example/f.json"><link rel=alternate hreflang=fr
type=application/rss+xml href="http://["><link rel=alternate type=application/rss+xml href="a.xml?x=1&y=2"></head><script>'<link rel=
alternate type=application/rss+xml href=/script>'</script>"""


def test_a_page_names_its_feeds_the_one_that_is_meant_first():
    found = discovery.named(PAGE.encode(), URL)

    assert found == ["https://example.org/blog/a.xml?x=1&y=2", "https://other.example/f.json", "https://example.org/blog/c.xml"]
    assert discovery.named(b"\xff\xfe<html", URL) == []


BY, SA = ({"name": f"CC {code} 4.0", "url": f"https://creativecommons.org/licenses/{code.lower()}/4.0/"} for code in ("BY", "BY-SA"))
OWN = f"<media:license href='{SA['url']}deed.fr'>Share</media:license>"
JPEG = "url='/a.jpg' type='image/jpeg'"
IMAGES = {
    "an enclosure, under the item's": (f"<enclosure {JPEG}/><creativeCommons:license>{BY['url']}</creativeCommons:license>", BY),
    "in words": (f"<enclosure {JPEG}/><dc:rights>© Anna, {BY['url']}</dc:rights>", BY),
    "of Media RSS, under its own": (f"<dc:rights>{BY['url']}</dc:rights><media:content {JPEG}>{OWN}</media:content>", SA),
    "in a group": (f"<media:group><media:content url='/a' medium='image'/>{OWN}</media:group>".replace("'/a'", "'/a.jpg'"), SA),
    "a thumbnail": (f"{OWN}<media:thumbnail url='/a.jpg'/>", SA),
    "the default of two": (f"<media:content url='/b.jpg'/><media:content isDefault='true' {JPEG}/>{OWN}", SA),
    "a film": (f"{OWN}<media:content url='/b.mp4' type='video/mp4'/><media:content medium='video' url='/b.jpg'/>", None),
    "nothing is said": (f"<enclosure {JPEG}/>", None),
    "of the text alone": (f"<atom:link rel='license' href='{BY['url']}'/><enclosure {JPEG}/>", None),
    "reserved": (f"<dc:rights>{BY['url']}</dc:rights><media:content {JPEG}><media:rights>© Agency</media:rights></media:content>", None),
}


@pytest.mark.parametrize("name", IMAGES)
def test_a_picture_is_read_where_a_licence_holds_for_it(name):
    said, license_ = IMAGES[name]
    [item] = document(f"<rss><channel><item><title>One</title>{said}</item></channel></rss>".encode(), URL)["items"]

    assert item.get("image", {"license": None})["license"] == license_
    assert license_ is None or item["image"]["url"] == "https://example.org/a.jpg"


def test_what_is_said_of_a_picture_and_what_holds_for_the_whole_feed():
    said = "<media:content url='/a.jpg'><media:title>A square</media:title><media:credit>Ana  Duarte</media:credit></media:content>"
    reserved = "<media:content url='/b.jpg'><media:rights>© Agency</media:rights></media:content>"
    channel = f"<dc:rights>{BY['url']}</dc:rights><item><title>1</title>{said}</item><item><title>2</title>{reserved}</item>"
    entry = (
        f"<entry><id>1</id><title>1</title><dc:rights>{BY['url']}</dc:rights><link rel='enclosure' type='image/png' href='a.png'/></entry>"
    )
    shown = {"id": "1", "title": "1", "content_text": "x", "image": "/a.jpg"}
    told = {"version": "https://jsonfeed.org/version/1.1", "items": [{**shown, "_license": BY}, {**shown, "_broadsheet": {"license": BY}}]}

    first, second = document(f"<rss><channel>{channel}</channel></rss>".encode(), URL)["items"]
    [atom] = document(f"<feed>{entry}</feed>".encode(), URL)["items"]
    json, ours = document(orjson.dumps(told), URL)["items"]

    place = "https://example.org/a.jpg"
    assert first["image"] == {"url": place, "alt": "A square", "caption": None, "credit": "Ana Duarte", "license": BY}
    assert ["image" in one for one in (second, ours)] == [False, False]
    assert (atom["image"]["url"], atom["image"]["license"]) == ("https://example.org/feeds/a.png", BY)
    assert (json["image"]["url"], json["image"]["license"], json["license"], ours["license"]) == (place, BY, BY, BY)
