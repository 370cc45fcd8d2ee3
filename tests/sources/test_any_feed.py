"""Feeds put together from anything: no pull breaks, none makes a second copy, and a document that is read twice changes nothing."""

import itertools
from html import escape

from hypothesis import given, settings, strategies as st

from api.derived.writing import writing
from api.outbound import Answer
from api.services.syndication import sources as rules
from tests.plugins import ON_SQLITE, amount
from tests.sources.feeds import FEED, feeding

NAMES = st.sampled_from(
    [None, "", "1", "2", "urn:x:3", "http://feed.example.net/4", "https://feed.example.net/4/", "tag:x,2024:5", "\u0430 b"]
)
LINKS = st.sampled_from(
    [None, "/4", "https://feed.example.net/4?utm_source=x", "http://www.example.net/4", "/5", "javascript:x", "http://[", "/6"]
)
DATES = st.sampled_from(
    [None, "Wed, 05 Jun 2024 16:04:48 GMT", "2024-06-05", "9999-12-31T23:59:59-14:00", "0000-00-00", "soon", "1717603488"]
)
TITLES = st.sampled_from([None, "", "One", "Two &amp; <b>three</b>", "\ud7ff\ufffd", "x" * 400])
TEXTS = st.sampled_from(["<p>Text.</p>", "", "<div>" * 300, "plain & <a href='x'>", "<img src=x><script>alert(1)</script>"])
ITEMS = st.lists(st.tuples(NAMES, LINKS, DATES, TITLES, TEXTS), max_size=5)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "cp1252", "koi8-r", "utf-8-sig"])
DECLARED = st.sampled_from(["", "utf-8", "iso-8859-1", "utf-16", "no-such"])
DOCUMENTS = st.tuples(ITEMS, ENCODINGS, DECLARED, st.one_of(st.none(), st.integers(0, 2_000)), st.booleans())
_numbers = itertools.count()


def written(document, number):
    """The bytes of a document, of which the names are those of this example alone."""
    items, encoding, declared, end, is_atom = document
    said = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    members = ("id", "link", "published", "title", "content") if is_atom else ("guid", "link", "pubDate", "title", "description")
    text = "".join(_element("entry" if is_atom else "item", zip(members, values, strict=True), number) for values in items)
    text = f"{said}<feed>{text}</feed>" if is_atom else f"{said}<rss><channel>{text}</channel></rss>"
    return text.encode(encoding, "xmlcharrefreplace")[:end]


def _element(name, members, number):
    found = []
    for member, value in members:
        if value is None:
            continue
        own = value.replace("example.net/", f"example.net/{number}/") if member in ("guid", "id", "link") else value
        own = f"/{number}{own}" if own.startswith("/") else own
        own = f"{own}-{number}" if member in ("guid", "id") and own and "/" not in own else own
        found.append(f"<link href='{escape(own)}'/>" if (name, member) == ("entry", "link") else f"<{member}>{escape(own)}</{member}>")
    return f"<{name}>{''.join(found)}</{name}>"


def read(reader, source, answers, documents, number):
    """Pulls each document twice, and compares."""
    before, seen = {post["id"] for post in reader.posts()}, set()
    for document in documents:
        answers["body"] = written(document, number)
        reader.pull(source)
        stands = [(post["id"], post["title"], post["origin"]) for post in reader.posts()]
        with writing(reader.database) as session:
            rules.begin_again(rules.found(session, source), is_another=False)
        reader.pull(source)
        assert [(post["id"], post["title"], post["origin"]) for post in reader.posts()] == stands
        new = [post for post in reader.posts() if post["id"] not in before]
        # What is read in another encoding is another name.
        seen |= {(*one[:4], one[0] is None or one[0].isascii() or document[1:3]) for one in document[0] if one[0] or one[1]}
        assert len(new) <= len(seen)
        if document is documents[0]:
            assert len(new) <= len({guid or link for guid, link, *_ in document[0] if guid or link})
    assert len({post["origin"]["uri"] for post in reader.posts()}) == len(reader.posts())
    assert reader.client.get("/v1/changes?include=body_html").status_code == 200


@ON_SQLITE
def test_whatever_a_feed_is_no_pull_breaks_and_none_doubles(newsroom):
    reader = newsroom("fr")

    @settings(max_examples=amount(full=60, sample=15, long=1_000))
    @given(st.lists(DOCUMENTS, min_size=1, max_size=3))
    def pulled(documents):
        number = next(_numbers)
        answers = {}
        source = feeding(reader, lambda _address, _headers: Answer(200, {}, answers["body"], FEED))
        try:
            read(reader, source, answers, documents, number)
        finally:  # a hundred are taken
            with writing(reader.database) as session:
                rules.remove(session, rules.found(session, source))

    pulled()
