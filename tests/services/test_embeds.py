"""Players in a body become figures with a plain link, wherever they stand; nothing of the player is kept."""

import contextlib
import time

import pytest
from hypothesis import given, strategies as st

from api.services.bodies import sanitised
from api.services.embeds import PROVIDERS, provider
from api.services.html import MOST_BYTES, MOST_EMBEDS, TooDeep, TooLarge, clean

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
        ("https://www.maps.example/embed?pb=!1m1,a:b", "maps.example", "https://www.maps.example/embed?pb=!1m1,a:b"),
        ("//a.example:8443/", "a.example", "https://a.example:8443/"),
        (
            "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ",
            *("youtube.com.evil.example", "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ"),
        ),
    ],
)
def test_a_player_becomes_the_page_of_what_it_plays(source, name, url):
    assert sanitised(f'<iframe width="5" src="{source}" allowfullscreen></iframe>', "/body_html") == figure(name, url)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "about:blank",
        "/page",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a.example/",
        "https://youtube/embed/dQw4w9WgXcQ",
        "https://[::1]/",
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
        ("<figure>{}<figcaption>a</figcaption></figure>", "<figure>{}<figcaption>a</figcaption></figure>"),
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


def test_a_player_that_never_ends_hides_nothing():
    assert clean("<iframe src=//a.example>a<b>b</b>") == figure("a.example", "https://a.example") + "a<b>b</b>"


def test_the_address_is_the_first_one_given():
    html = """<iframe title="src='//b.example'" data-src=//c.example src = '//a.example' src=//d.example></iframe>"""

    assert clean(html) == figure("a.example", "https://a.example")


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
    "tags within": ("<iframe src=//a.b>" + "<a" * 250) * 480,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_players_are_answered_within_a_tenth_of_a_second(name):
    def seconds() -> float:
        began = time.process_time()
        with contextlib.suppress(ValueError):
            clean(HOSTILE[name])
        return time.process_time() - began

    assert len(HOSTILE[name]) <= MOST_BYTES
    assert min(seconds() for _ in range(3)) < 0.1
