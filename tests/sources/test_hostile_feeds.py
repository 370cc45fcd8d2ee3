"""Feeds of strangers that do what harms: one worker asks all of them at once, and a good one beside them."""

import gzip
import itertools
from types import SimpleNamespace

import brotli

from api.worker.pulling import Pulling
from tests.outbound.conftest import ended, endless, leads_to, ok, says, serve
from tests.plugins import SAMPLED
from tests.sources.conftest import worked
from tests.sources.feeds import item
from tests.sources.test_behaviours import BOMB, HEAD, INSIDE, MOST_MB, SLOW, asked_shortly, following, peak_mb

__all__ = ["ended", "serve"]

KEPT = item("Kept", guid="kept", link="/kept")
ENTITY = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&a;</title></item></channel></rss>'
LAUGHS = b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'


def rss(*items):
    return f"<rss><channel>{''.join(items)}</channel></rss>".encode()


def broken(ended):
    """What is no feed, by name."""
    return {
        "a page": ok(b"<!DOCTYPE html><html><title>Maintenance</title></html>", "Content-Type: text/html"),
        "entity of XML": ok(ENTITY),
        "entities of entities": ok(LAUGHS),
        "bomb of gzip": ok(BOMB, "Content-Encoding: gzip"),
        "bomb of br": ok(brotli.compress(bytes(10_000_000), quality=1), "Content-Encoding: br"),
        "bomb of zstd": ok(b"\x28\xb5\x2f\xfd" * 1_000, "Content-Encoding: zstd"),
        "packed twice": ok(gzip.compress(gzip.compress(rss(KEPT))), "Content-Encoding: gzip, gzip"),
        "bomb in a redirect": says(
            f"HTTP/1.1 302 Found\r\nLocation: {INSIDE}\r\nContent-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n".encode() + BOMB
        ),
        "drips": endless(HEAD + b"Content-Length: 100000\r\n\r\n", b"<", ended, every_seconds=0.2),
        "floods": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n<\r\n" * 10_000, ended),
        "head without end": endless(HEAD, b"X-Mine: 1\r\n", ended, every_seconds=0.05),
        "30 redirects": following(rss(KEPT)),
        "circle": leads_to("/all.xml"),
        "leads inside": leads_to(INSIDE),
        "says it is longer": says(HEAD + b"Content-Length: 5000\r\n\r\n" + rss(KEPT)),
        "a part": says(b"HTTP/1.1 206 Partial Content\r\n\r\n" + rss(KEPT)),
        "deep JSON": ok(b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 200_000),
        "away": says(b"HTTP/1.1 503 Away\r\nRetry-After: 99999999\r\nContent-Length: 0\r\n\r\n"),
        "nothing": says(b""),
    }


def odd():
    """What has an item that can be taken, by name."""
    count = itertools.count()

    def another(connection):
        ok(rss(KEPT.replace("kept<", f"kept-{next(count)}<", 1)))(connection)

    older = "<atom:link rel='next' href='/again'/>"
    return {
        "one long attribute": ok(rss(KEPT, f"<item a='{'x' * 4_000_000}'><title>Odd</title></item>")),
        "a million items": ok(rss(KEPT, "<item/>" * 500_000)),
        "one name 300 times": ok(rss(KEPT, *(KEPT.replace("<title>Kept", f"<title>Odd {n}") for n in range(300)))),
        "another name each time": another,
        "from another time": ok(
            rss(KEPT, *(item("Odd", guid=at, link=f"/{at}", date=at) for at in ("2099-01-01", "0001-01-01", "9999-12-31")))
        ),
        "costly markup": ok(
            rss(KEPT, item("Odd", guid="1", link="/1", text="<div>" * 50_000), item("Odd", guid="2", link="/2", text="&amp;" * 90_000))
        ),
        "deep": ok(rss(KEPT, "<item><title>Odd</title>" + "<a>" * 100_000 + "</a>" * 100_000 + "</item>")),
        "NUL": ok(rss(KEPT, item("Odd\0", guid="\0", link="/\0", text="a\0b"))),
        "another charset": ok(rss(KEPT), "Content-Type: text/xml; charset=utf-16"),
        "no end of older ones": ok(rss(older, KEPT)),
        "breaks off": ok(rss(KEPT, "<item><title>Odd")),
    }


@SAMPLED
def test_no_feed_of_a_stranger_harms_another_source(newsroom, serve, ended):
    reader = newsroom("fr")
    none, some = broken(ended), odd()
    at = {name: f"localhost:{serve(script).port}" for name, script in {**none, **some, "good": ok(rss(KEPT))}.items()}
    sources = {name: reader.reads(SimpleNamespace(url=f"http://{host}/all.xml"), kind="feed", name=name) for name, host in at.items()}
    pulling = Pulling(reader.database, "tests", reader.settings, fetch=asked_shortly(*(at[name] for name in SLOW)))
    peak_mb()
    before = peak_mb()

    def has_come():
        rows = [reader.row(one) for one in sources.values()]
        return all(row.is_complete or row.failures for row in rows)

    worked(pulling, has_come)
    more = peak_mb() - before
    pulling.let_go()

    came = {name: (reader.row(one).error is None, reader.row(one).is_complete) for name, one in sources.items()}
    assert came == dict.fromkeys(none, (False, False)) | dict.fromkeys([*some, "good"], (True, True))
    assert [title for title in reader.titles() if not title.startswith("Odd")] == ["Kept"] * (len(some) + 1)
    assert more < MOST_MB
    for path in ("/v1/changes?include=body_html", "/v1/posts.atom", "/v1/posts.rss", "/v1/facets/posts?facets=month", "/v1/sitemap.xml"):
        assert reader.client.get(path).status_code == 200
