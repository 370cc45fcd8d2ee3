"""Players in a body become figures with a plain link, wherever they stand; nothing of the player is kept."""

import pytest
from hypothesis import given, strategies as st

from api.html.embeds import MOST_EMBEDS
from api.html.providers import PROVIDERS, provider
from api.html.sanitize import TooDeep, TooLarge, clean
from api.html.tokens import MOST_BYTES
from bench.bodies import times_parser

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def figure(name: str, url: str) -> str:
    return f'<figure data-embed="{name}" data-url="{url}"><a href="{url}">{url}</a></figure>'


@pytest.mark.parametrize(
    ("source", "name", "url"),
    [
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", "youtube", VIDEO),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&amp;start=3", "youtube", VIDEO),
        ("https://youtu.be/dQw4w9WgXcQ?si=a", "youtube", VIDEO),
        ("//m.youtube.com/watch?a=b&v=dQw4w9WgXcQ", "youtube", VIDEO),
        ("http://youtube.com/shorts/dQw4w9WgXcQ", "youtube", VIDEO),
        ("HTTPS://WWW.YouTube.com/embed/dQw4w9WgXcQ", "youtube", VIDEO),
        ("https://www.youtube.com/embed/videoseries?si=a&list=PL123456", "youtube", "https://www.youtube.com/playlist?list=PL123456"),
        ("https://www.youtube.com/embed/live_stream?channel=a", "youtube", "https://www.youtube.com/embed/live_stream?channel=a"),
        ("https://player.vimeo.com/video/12", "vimeo", "https://vimeo.com/12"),
        ("https://geo.dailymotion.com/embed/video/x8a", "dailymotion", "https://www.dailymotion.com/video/x8a"),
        ("https://open.spotify.com/embed/track/1a", "spotify", "https://open.spotify.com/track/1a"),
        ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b", "soundcloud", "https://soundcloud.com/a/b"),
        ("https://www.maps.example/embed?pb=!1m1,a:b", "link", "https://www.maps.example/embed?pb=!1m1,a:b"),
        ("http://a.example/", "link", "http://a.example/"),
        ("https://a.example/?a=1&section=2&copy=3", "link", "https://a.example/?a=1&amp;section=2&amp;copy=3"),
        ("https://a.example/?a=1&#38;b=2&amp;c&copy", "link", "https://a.example/?a=1&amp;b=2&amp;c©"),
        ("http://www.youtube.com/v/dQw4w9WgXcQ&amp;hl=en&fs=1", "youtube", VIDEO),
        ("https://[::1]/", "link", "https://[::1]/"),
        ("//a.example:8443/", "link", "https://a.example:8443/"),
        (
            "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ",
            *("link", "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ"),
        ),
    ],
)
def test_a_player_becomes_the_page_of_what_it_plays(source, name, url):
    assert clean(f'<iframe width="5" src="{source}" allowfullscreen></iframe>') == figure(name, url)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "about:blank",
        "/page",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://[::1/",
        "https://evil.example\\@www.youtube.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com@evil.example/",
        "https://user:word@a.example/",
        "https://a.example/ b",
        "ht\ntps://a.example/",
        "https://a.example/\x01",
        "https://a.example/" + "a" * 4_000,
    ],
)
def test_a_frame_without_a_safe_address_loses_its_tags(source):
    assert clean(f'a<iframe src="{source}">b</iframe>c') == "abc"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>{}</p>", "{}"),
        ("<p lang=fr>&nbsp;{}\n</p>", "{}"),
        ("<p>a {} b</p>", "<p>a </p>{}<p> b</p>"),
        ("<p>a</p>{}<p>b</p>", "<p>a</p>{}<p>b</p>"),
        ("<ul><li>a {}</ul>", "<ul><li>a {}</li></ul>"),
        ("<figure>a {}</figure>", "<figure>a {}</figure>"),
        ("<figure>{}{}</figure>", "<figure>{}{}</figure>"),
        ("<figure><div>\n{}</div>\n</figure>", "{}"),
        ("<table><tr><td>{}</table>", "<table><tbody><tr><td>{}</td></tr></tbody></table>"),
        ("<noscript>{}</noscript><template>{}</template>", "{}{}"),
        ("<svg>{}</svg>", "{}"),
        ("<!-- {} --><script>{}</script><p title='{}'>a</p>", None),
    ],
)
def test_a_figure_stands_where_the_player_stood(html, kept):
    written = html.replace("{}", "<iframe src=https://youtu.be/dQw4w9WgXcQ><p>No frames.</p></iframe>")
    found = clean(written)

    assert found.count("<figure data-embed") == (kept or "").count("{}")
    assert kept is None or found == kept.replace("{}", figure("youtube", VIDEO))


@pytest.mark.parametrize(
    "within",
    [
        "https://youtu.be/dQw4w9WgXcQ?a&amp;b",
        '<div class="wp-block-embed__wrapper">\nhttps://youtu.be/dQw4w9WgXcQ?a&amp;b\n</div>',
        '<div><iframe src="https://youtu.be/dQw4w9WgXcQ?a&amp;b">b</iframe></div><script src="//a.example/"></script>',
    ],
)
def test_a_figure_of_a_player_is_the_embeds_with_its_caption(within):
    html = f'<p>x</p><figure class="a wp-block-embed is-type-video">{within}<figcaption>A <b>caption</b></figcaption></figure>'
    url = VIDEO if "iframe" in within else "https://youtu.be/dQw4w9WgXcQ?a&amp;b"

    assert clean(html) == f"<p>x</p>{figure('youtube', url)[:-9]}<figcaption>A <b>caption</b></figcaption></figure>"


def test_an_embed_block_with_more_than_an_address_stays_a_figure():
    html = '<figure class="wp-block-embed">https://youtu.be/dQw4w9WgXcQ and more</figure><figure>https://a.example/</figure>'

    assert clean(html) == "<figure>https://youtu.be/dQw4w9WgXcQ and more</figure><figure>https://a.example/</figure>"


@pytest.mark.parametrize(
    ("begin", "name", "url", "words", "more"),
    [
        (
            'class="twitter-tweet" data-lang="fr"',
            *("twitter", "https://twitter.com/a/status/1"),
            '<p>Hi <a href="https://t.example/x">t</a></p>— A <a href="https://twitter.com/a/status/1">May 1</a>',
            "",
        ),
        (
            'class="x bluesky-embed"',
            "bluesky",
            "https://bsky.app/profile/a/post/1",
            '<a href="https://bsky.app/profile/a/post/1">a</a>',
            "",
        ),
        (
            'class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/a/?b&amp;c"',
            *("instagram", "https://www.instagram.com/p/a/?b&amp;c", "View"),
            '<a href="https://www.instagram.com/p/a/?b&amp;c">https://www.instagram.com/p/a/?b&amp;c</a>',
        ),
        (
            'class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"',
            *("tiktok", "https://www.tiktok.com/@a/video/1", '<a href="https://www.tiktok.com/@a">@a</a>'),
            '<a href="https://www.tiktok.com/@a/video/1">https://www.tiktok.com/@a/video/1</a>',
        ),
    ],
)
def test_a_quotation_that_a_script_made_a_player_of_is_kept_within_its_figure(begin, name, url, words, more):
    found = clean(f'<blockquote {begin}>{words}</blockquote><script async src="//platform.example/widgets.js"></script>')

    cite = f' cite="{url}"' if "cite" in begin else ""
    assert found == f'<figure data-embed="{name}" data-url="{url}"><blockquote{cite}>{words}</blockquote>{more}</figure>'
    assert clean(found) == found


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote class=twitter-tweet>a <a href=https://evil.example/>b</a></blockquote>",
        "<blockquote class=twitter-tweet>a <a href='javascript:alert(1)//twitter.com/a'>b</a></blockquote>",
        "<blockquote class=twitter-tweet>a <a href=https://x.com/a>b</a>",
        "<blockquote title=twitter-tweet><a href=https://x.com/a>b</a></blockquote>",
        "<div class=fb-post data-href=javascript:alert(1)>a</div>",
        "<figure class=wp-block-embed>javascript:alert(1)</figure>",
    ],
)
def test_what_only_looks_like_a_player_is_no_embed(html):
    assert "data-embed" not in clean(html)


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src=about:blank data-src={}></iframe>",
        "<iframe data-lazy-src={}></iframe><noscript><iframe src={}></iframe></noscript>",
        "<noscript><iframe src={}></iframe></noscript><iframe data-src={}></iframe>",
        "<object data={}><param name=a value=b><embed src={}></object>",
        "<object><param name=movie value={}><embed src={}></object>",
        "<div class='a fb-video' data-href={}></div>",
    ],
)
def test_other_ways_to_write_a_player_are_one_figure(html):
    assert clean(html.replace("{}", "https://www.facebook.com/a/videos/1")) == figure("facebook", "https://www.facebook.com/a/videos/1")


def test_the_same_player_twice_is_two_figures():
    assert clean("<iframe src=//a.example></iframe>" * 2) == figure("link", "https://a.example") * 2


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (
            "<iframe src=//a.example><iframe src=//b.example></iframe></iframe>",
            figure("link", "https://a.example") + figure("link", "https://b.example"),
        ),
        (
            "<iframe src=//a.example><p title='</iframe><iframe src=//b.example></iframe>'>",
            figure("link", "https://a.example") + figure("link", "https://b.example") + "'&gt;",
        ),
        ("<p title='<iframe src=//a.example></iframe>'>a</p>", '<p title="&lt;iframe src=//a.example&gt;&lt;/iframe&gt;">a</p>'),
        ("<iframe srcdoc='<iframe src=//a.example></iframe>'></iframe>a", "a"),
        ("<iframe srcdoc='<script>alert(1)</script>' src=//a.example></iframe>", figure("link", "https://a.example")),
        (
            "<figure data-embed=youtube data-url='javascript:alert(1)'><iframe src=javascript:alert(1)></iframe></figure>",
            '<figure data-embed="youtube"></figure>',
        ),
        ("<iframe/src=//a.example/onload=alert(1)>", figure("link", "https://a.example/onload=alert(1)")),
        ("<iframe src='//a.example/\"onload=\"alert(1)'>", ""),
        ("<iframe src=//a.example", ""),
        ("<IFRAME SRC=//a.example>a</IFRAME x='>b", figure("link", "https://a.example") + "b"),
    ],
)
def test_an_attack_by_a_player_is_at_most_a_plain_link(html, kept):
    assert clean(html) == kept


def test_a_player_that_never_ends_hides_nothing():
    assert clean("<iframe src=//a.example>a<b>b</b>") == figure("link", "https://a.example") + "a<b>b</b>"


def test_the_address_is_the_first_one_given():
    html = """<iframe title="src='//b.example'" data-src=//c.example src = '//a.example' src=//d.example></iframe>"""

    assert clean(html) == figure("link", "https://a.example")


@pytest.mark.parametrize("host", PROVIDERS)
def test_hosts_below_a_providers_are_the_providers(host):
    assert provider(f"https://a.{host}/b") == provider(f"https://{host}") == PROVIDERS[host]
    assert provider(f"https://a{host}/b") is None


def test_a_figure_counts_as_nesting():
    frame = "<iframe src=//a.example></iframe>"
    clean("<blockquote>" * 98 + frame + "</blockquote>" * 98)

    with pytest.raises(TooDeep):
        clean("<blockquote>" * 99 + frame + "</blockquote>" * 99)


def test_a_body_has_at_most_500_embeds():
    frame = "<iframe src=//a.example></iframe>"
    assert clean(frame * MOST_EMBEDS).count("<figure") == MOST_EMBEDS

    with pytest.raises(TooLarge, match="500 embeds"):
        clean(frame * (MOST_EMBEDS + 1))


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<td>", "<!--", "<svg>", "<select>", "'"]),
        max_size=6,
    ),
    st.text(max_size=20),
    st.sampled_from(["", "</iframe>", "</iframe", "</p>", "<script>"]),
)
def test_no_address_leaves_its_attribute_and_a_figure_stays_as_it_is(before, path, after):
    once = clean("".join(before) + f"<iframe src='https://a.example/{path}'>{after}")

    assert "<iframe" not in once.lower()
    assert clean(once) == once


HOSTILE = {
    "frames": "<iframe src=//a.b></iframe>" * 9_000,
    "a few frames": "<p><iframe src=//a.b></iframe></p>" * MOST_EMBEDS,
    "parameters": "<iframe src='//youtube.com/watch?" + "&v=" * 80_000 + "'>",
    "many parameters": ("<iframe src='//youtube.com/watch?" + "&v=" * 1_300 + "'></iframe>") * 60,
    "characters to escape": ("<iframe src='//a.b/" + "&" * 3_900 + "'></iframe>") * 60,
    "labels": ("<iframe src='//" + "a." * 1_950 + "b'></iframe>") * 60,
    "attributes": "<iframe " + "a=1 " * 60_000 + ">",
    "quotations": "<blockquote class=twitter-tweet>" * 8_000,
    "quotations in figures": "<figure><blockquote class=twitter-tweet><a href=//x.com>" * 4_000,
    "figures": "<figure class=wp-block-embed>" * 9_000,
    "blocks in figures": ("<figure class=wp-block-embed>" + "<div>" * 90 + "</div>" * 90 + "</figure>") * 55,
    "frames without an address": "<iframe src=a>" * 18_000,
    "few frames without an address": ("<iframe src=a>" + "x" * 500) * 490,
    "frames in paragraphs": "<p><iframe src=https://a.example/video/12345></iframe></p>" * 4_500,
    "frames and references": "<iframe src=//a.b></iframe>" + "&amp;" * 52_000,
    "tags within": ("<iframe src=//a.b>" + "<a" * 250) * 480,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_players_take_a_bounded_time(name):
    assert len(HOSTILE[name]) <= MOST_BYTES
    assert times_parser(HOSTILE[name]) < 15
