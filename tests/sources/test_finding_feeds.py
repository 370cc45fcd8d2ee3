"""The address of a site is enough for its feed; where its page leads nowhere, the source says what it names. What was not read is told."""

from types import SimpleNamespace

import pytest

from api.outbound import Answer, Door
from api.sources import asking
from tests.sources.feeds import Feed, item

SITE, ALL = "https://site.example.net/", "https://site.example.net/all.xml"
INSIDE = "http://169.254.169.254/latest/meta-data/"


def page(*hrefs):
    links = "".join(f"<link rel=alternate type='application/rss+xml' href='{href}'>" for href in hrefs)
    return Answer(200, {}, f"<!DOCTYPE html><html><head><title>Site</title>{links}</head></html>".encode(), SITE)


@pytest.fixture
def site(newsroom):
    """(a newsroom, its source: the page of a site, what answers there by address)."""
    reader, there = newsroom("fr"), {}
    guarded = asking.fetched_by(Door(()))

    def answered(address, headers):
        found = there.get(address)
        if found is None:
            return guarded(address, headers)
        return found(address, headers) if callable(found) else found

    reader.web |= dict.fromkeys(("site.example.net", "169.254.169.254"), answered)
    there["https://fr.example.org/v1/posts.rss"] = None
    return reader, reader.reads(SimpleNamespace(url=SITE), kind="feed"), there


def test_the_page_of_a_site_leads_to_its_feed_which_is_asked_from_then_on(site):
    reader, source, there = site
    feed = Feed([item("One", guid="urn:x:1", link="/1")])
    there |= {SITE: page(INSIDE, "/comments.xml", "https://fr.example.org/v1/posts.rss", "all.xml"), ALL: feed}

    reader.pull(source)

    assert (reader.titles(), reader.row(source).url, reader.posts()[0]["origin"]["url"]) == (["One"], ALL, "https://site.example.net/1")
    asked = [address for address, _ in reader.asked]
    assert asked == [SITE, INSIDE, ALL]
    there[ALL] = page("/other.xml")  # one for maintenance: what it names is nobody's feed
    reader.pull(source)
    assert (reader.row(source).url, reader.row(source).error) == (ALL, "This is a page (HTML) and no feed.")


def test_a_page_that_leads_nowhere_is_told_with_the_feeds_that_it_names(site):
    reader, source, there = site
    there[SITE] = page()
    reader.pull(source)
    first = reader.row(source).error
    there |= {SITE: page(INSIDE, "/gone.xml", "/page"), "https://site.example.net/gone.xml": Answer(404, {}, b"")}
    there["https://site.example.net/page"] = page(ALL)
    reader.pull(source)

    told = reader.row(source).error
    assert first == "This is a page (HTML) and no feed. It names no feed."
    named = f"{INSIDE}, https://site.example.net/gone.xml, https://site.example.net/page"
    assert told == f"This is a page (HTML) and no feed. Of the feeds that it names none can be read: {named}"
    assert (reader.row(source).url, reader.posts()) == (SITE, [])


def test_what_was_left_out_of_a_document_is_told_until_one_is_whole(site):
    reader, source, there = site
    feed = Feed([item("One", guid="urn:x:1", link="/1"), "<item><title>Half</item>"])
    there[SITE] = feed

    def told():
        return reader.ask("GET", f"/sources/{source}").json["left_out"]

    assert told() is None
    for _ in range(2):  # also where it was not changed
        reader.pull(source)
        assert (told(), reader.titles()) == ("line 1: The XML breaks here; what was complete before is taken.", ["One"])
    feed.items.pop()
    reader.pull(source)
    assert told() is None
