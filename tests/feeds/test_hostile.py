"""Whatever an editor writes, every format stays well-formed and says the same as the list in JSON."""

import re

import pytest
from hypothesis import example, given, settings, strategies as st
from lxml import etree

from api.derived.writing import writing
from api.feeds.xml import element, empty, encoded
from api.html.absolute_urls import absolute
from api.services.posts import editing, workflow
from api.services.posts.loading import load
from api.services.resources import tags
from tests.databases import NOW
from tests.feeds.reading import READ, listed
from tests.plugins import amount

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
NASTY = st.sampled_from(
    [
        *(
            "]]>",
            "<![CDATA[x]]>",
            "&amp; &lt;",
            "<b>bold</b>",
            "a\r\nb\tc\x0b\x1f",
            '" onload="x',
            "&#x41;",
            "\u202eright to left",
            "\ufffe",
        ),
        *(
            "<!-- -->",
            "<?xml?>",
            "שלום עולם",
            "中华人民",
            "e\u0301\U0001f469\u200d\U0001f680",
            "\U0010ffff",
            "\x85\u2028",
            "%%{}$",
            "</entry></feed>",
        ),
    ]
)
TEXTS = st.lists(ANY | NASTY, max_size=4).map(" ".join)
BODIES = st.lists(
    TEXTS | st.sampled_from(['<a href="/x">y</a>', "<p>", "<img src='../a.jpg' alt='>'>", "<pre>\n a</pre>", "<td>"]), max_size=6
)


def as_xml(said):
    """What is left of an entry in XML."""
    return said._replace(**{name: FORBIDDEN.sub("", value) for name, value in said._asdict().items() if isinstance(value, str)})


@pytest.fixture
def post(database):
    """A post that is written anew for each example, with a tag."""
    with writing(database) as session:
        tags.create(session, {"name": "T", "language": "en", "slug": "t"}, now=NOW)
        made = editing.create(session, {"title": "x", "language": "en", "tags": ["t"]}, now=NOW)
        workflow.publish(session, made, now=NOW)
        return made.id


def test_every_format_is_well_formed_and_equal_whatever_is_written(client, database, post):
    number = iter(range(10**6))

    @settings(max_examples=amount(full=40, sample=20))
    @given(TEXTS, TEXTS, BODIES)
    @example("]]>", "<![CDATA[", ["]]>"])
    @example("", "", [])
    def equal(title, excerpt, body):
        with writing(database) as session:
            row = load(session, post)
            values = {"title": title[:300], "excerpt": excerpt[:280], "body_html": "".join(body)}
            editing.edit(session, row, values, now=NOW + next(number) * 10**6)
        (wanted,) = [listed(one) for one in client.get("/v1/posts?include=body_html").json["data"]]
        for name, read in READ.items():
            (said,), _ = read(client.get(f"/v1/posts.{name}?include=body_html").data)

            assert said == (as_xml(wanted) if name in ("atom", "rss") else wanted), name

    equal()


def test_a_body_of_256_kilobytes_is_whole_in_every_format(client, make_post):
    html = "<p>" + "wörd ]]> &amp; " * 11_000 + "</p>"
    make_post(title="Long", body_html=html)
    stored = client.get("/v1/posts?include=body_html").json["data"][0]["body_html"]

    for name, read in READ.items():
        (said,), _ = read(client.get(f"/v1/posts.{name}?include=body_html").data)

        assert said.text == stored, name
    assert len(stored.encode()) > 200_000


@given(ANY, ANY)
def test_text_and_attributes_come_back_as_they_were(text, value):
    made = etree.fromstring(encoded(f'<x xmlns:a="urn:a">{element("t", text, a=value)}{empty("e", a=value)}</x>'))

    plain = FORBIDDEN.sub("", text)
    assert (made.findtext("t") or "") == plain
    assert [one.get("a") for one in made] == [FORBIDDEN.sub("", value)] * 2


BASE = "https://www.example.org/en/2026/a-post"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a href="/b?c#d">x</a>', '<a href="https://www.example.org/b?c#d">x</a>'),
        ('<a href="b">x</a>', '<a href="https://www.example.org/en/2026/b">x</a>'),
        ('<a href="#note">x</a>', f'<a href="{BASE}#note">x</a>'),
        ('<a href="?page=2">x</a>', f'<a href="{BASE}?page=2">x</a>'),
        ('<img src="//cdn.example.org/a.jpg" alt="a > b">', '<img src="https://cdn.example.org/a.jpg" alt="a > b">'),
        ('<img src="a.jpg" srcset="a.jpg 1x, /b.jpg 2x" alt="">', None),
        ('<blockquote cite="../c">x</blockquote>', '<blockquote cite="https://www.example.org/en/c">x</blockquote>'),
        ('<figure data-embed="x" data-url="/v"></figure>', '<figure data-embed="x" data-url="https://www.example.org/v"></figure>'),
        ('<a href="mailto:a@b.example">x</a> <a href="https://x.example/">y</a>', None),
        ('<p>text with href="/b" in it</p><a href="/b">x</a>', '<p>text with href="/b" in it</p><a href="https://www.example.org/b">x</a>'),
        ('<a href="//[">x</a>', '<a href="//[">x</a>'),
    ],
)
def test_relative_addresses_become_absolute_and_nothing_else_is_touched(html, wanted):
    srcset = (
        '<img src="https://www.example.org/en/2026/a.jpg" '
        'srcset="https://www.example.org/en/2026/a.jpg 1x, https://www.example.org/b.jpg 2x" alt="">'
    )

    assert absolute(html, BASE) == (wanted or (srcset if "srcset" in html else html))
