"""Servers of strangers that do what harms: one worker asks all of them at once, and a good source beside them."""

import gzip
import itertools
import re
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import brotli
import orjson

from api.clock import now_us
from api.outbound import Door
from api.outbound.door import Limits
from api.worker.pulling import Pulling
from tests.outbound.conftest import ended, endless, leads_to, ok, says, serve
from tests.sources.conftest import LOOPBACK, worked

__all__ = ["ended", "serve"]

MOST_MB = 200
SHORT = Limits(seconds=2)
SLOW = {"drips", "floods", "head without end"}
"""What is left at the deadline, which is shorter here."""
HEAD = b"HTTP/1.1 200 OK\r\n"
INSIDE = "http://169.254.169.254/latest/meta-data/"
BOMB = gzip.compress(bytes(500_000_000), 1)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


def page(*items, cursor="x", has_more=False):
    return orjson.dumps({"data": items, "page": {"next_cursor": cursor, "has_more": has_more}, "links": {"next": None}})


def following(last):
    """Redirects to another address each time, and after sixty to what is good."""
    number = itertools.count()

    def run(connection):
        went = next(number)
        (leads_to(f"/{went}") if went < 60 else ok(last))(connection)

    return run


def another(item):
    """Has a post of a new id each time that it is asked."""

    def run(connection):
        ok(page(item(1, title="Kept"), {**item(1, title="Kept"), "id": str(UUID(int=now_us()))}))(connection)

    return run


def broken(item, ended):
    """What is no page, by name. ``item``: makes a post's change by number, with other values of its resource."""
    kept = partial(item, 1, title="Kept")
    return {
        "no JSON": ok(b"<html>Maintenance</html>", "Content-Type: text/html"),
        "entity of XML": ok(ENTITY),
        "entities of entities": ok(LAUGHS),
        "one long text": ok(page(item(1, title="x" * 10_000_000))),
        "bomb of gzip": ok(BOMB, "Content-Encoding: gzip"),
        "bomb of br": ok(brotli.compress(bytes(10_000_000), quality=1), "Content-Encoding: br"),
        "bomb of zstd": ok(b"\x28\xb5\x2f\xfd" * 1_000, "Content-Encoding: zstd"),
        "bomb in a redirect": says(
            f"HTTP/1.1 302 Found\r\nLocation: {INSIDE}\r\nContent-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n".encode() + BOMB
        ),
        "drips": endless(HEAD + b"Content-Length: 100000\r\n\r\n", b"[", ended, every_seconds=0.2),
        "floods": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n[\r\n" * 10_000, ended),
        "head without end": endless(HEAD, b"X-Mine: 1\r\n", ended, every_seconds=0.05),
        "30 redirects": following(page(kept())),
        "circle": leads_to("/v1/changes"),
        "leads inside": leads_to(INSIDE),
        "says it is longer": says(HEAD + b"Content-Length: 5000\r\n\r\n" + page()),
        "says it is shorter": says(HEAD + b"Content-Length: 20\r\n\r\n" + page()),
        "a part": says(b"HTTP/1.1 206 Partial Content\r\n\r\n" + page(kept())),
        "another charset": ok(page(kept()).decode().encode("utf-16"), "Content-Type: application/json; charset=utf-16"),
        "a million items": ok(b'{"data":[' + b"{}," * 1_000_000 + b'{}],"page":{"next_cursor":"x","has_more":false}}'),
        "deep": ok(b'{"data":' + b"[" * 200_000),
        "no number": ok(page(kept()).replace(b'"revision":1,', b'"revision":NaN,')),
        "half a character": ok(page(kept()).replace(b"Kept", b"\\ud800")),
        "nothing": says(b""),
        "stays where it is": ok(page(cursor="x", has_more=True)),
    }


def odd(item):
    """What has a page with a post that can be taken, by name. ``item``: as above, of the n-th of these."""
    first, second, third, fourth, fifth = (partial(item, base) for base in range(2, 7))
    kept = {"title": "Kept"}
    times = {"2099-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z"}
    return {
        "one id 500 times": ok(page(*[first(1, **kept) for _ in range(500)])),
        "another id each time": another(second),
        "from another time": ok(page(third(1, **kept), *(third(2 + n, published_at=at) for n, at in enumerate(sorted(times))))),
        "NUL": ok(page(fourth(1, **kept), fourth(2, title="a\0b"), fourth(3, body_html="a\0b"), fourth(4, url="a\0b", slug="a\0b"))),
        "costly markup": ok(page(fifth(1, **kept), fifth(2, body_html="<div>" * 50_000), fifth(3, body_html="&amp;" * 50_000))),
    }


def peak_mb():
    """The most memory that this process has had since it was asked last."""
    [found] = re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    Path("/proc/self/clear_refs").write_text("5")
    return int(found) // 1024


def copier(change):
    """Makes changes from one, each of a post of its own: the n-th of a server, with these values."""

    def item(base, number, **values):
        resource = {**change["resource"], "title": "Odd", "url": f"https://x.example.org/{base}/{number}", **values}
        return {**change, "id": str(UUID(int=base * 1_000 + number)), "revision": 1, "resource": resource}

    return item


def asked_shortly(*slow):
    """Asks through the door, with a deadline that is shorter for these hosts."""
    door = Door(LOOPBACK)

    def fetch(address, headers):
        limits = SHORT if urlsplit(address).netloc in slow else Limits()
        return door.fetch(address, headers=headers, credentials={}, limits=limits)

    return fetch


def test_no_behaviour_of_a_stranger_harms_another_source(newsroom, served, serve, ended):
    good, reader = newsroom("de"), newsroom("fr")
    good.write("Good")
    item = copier(next(one for one in good.client.get("/v1/changes?include=body_html").json["data"] if one["type"] == "post"))
    none, some = broken(partial(item, 1), ended), odd(item)
    at = {name: f"localhost:{serve(script).port}" for name, script in {**none, **some}.items()}
    sources = {name: reader.reads(good, url=f"http://{host}") for name, host in at.items()}
    source = reader.reads(good, url=served(good))
    pulling = Pulling(reader.database, "tests", reader.settings, fetch=asked_shortly(*(at[name] for name in SLOW)))
    peak_mb()
    before = peak_mb()

    def has_come():
        rows = map(reader.row, [*sources.values(), source])
        return all(row.is_complete or row.failures for row in rows)

    worked(pulling, has_come)
    more = peak_mb() - before
    pulling.let_go()

    came = {name: (reader.row(one).error is None, reader.row(one).is_complete) for name, one in sources.items()}
    assert came == dict.fromkeys(none, (False, False)) | dict.fromkeys(some, (True, True))
    assert [title for title in reader.titles() if title != "Odd"] == ["Good", *["Kept"] * (len(some) + 1)]
    assert more < MOST_MB
    for path in ("/v1/changes?include=body_html", "/v1/posts.atom", "/v1/posts.rss", "/v1/facets/posts?facets=month", "/v1/sitemap.xml"):
        assert reader.client.get(path).status_code == 200
