"""What is kept of HTML element by element, and of addresses scheme by scheme. What attacks look like is in ``test_html``."""

import pytest

from api.html.sanitize import ALLOWED, TooLarge, clean
from api.html.tokens import MOST_BYTES

WITHOUT_END = {"br", "hr", "img", "source"}
WITHIN_TABLES = {"caption", "thead", "tbody", "tfoot", "tr", "th", "td"}


@pytest.mark.parametrize(
    ("given", "kept"), [("x", "x"), ("\nx", "x"), ("\n\nx", "\n\nx"), ("\n" * 9 + "x", "\n" * 9 + "x"), ("<b>\nx</b>", "<b>\nx</b>")]
)
def test_blank_lines_at_the_begin_of_code_stay(given, kept):
    once = clean(f'<pre title="&gt;">{given}</pre>')

    assert once == clean(once) == f'<pre title="&gt;">{kept}</pre>'


@pytest.mark.parametrize("element", sorted(set(ALLOWED) - WITHIN_TABLES))
def test_what_is_allowed_stays(element):
    html = f'<{element} lang="fr" title="x">' + ("" if element in WITHOUT_END else f"</{element}>")

    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h1>Title</h1>", "<h2>Title</h2>"),
        ("<H1 class=a>Title</H1 >", "<h2>Title</h2>"),
        ('<p title="<h1>">x</p>', '<p title="&lt;h1&gt;">x</p>'),
        ("<div><p>x</p></div>", "<p>x</p>"),
        ("a<script>alert(1)</script>b<style>p{}</style>c", "abc"),
        ("a<script>never closed", "a"),
        ("a<!-- comment -->b", "ab"),
        ('<p class="a" style="b" onclick="c" id="d">x</p>', "<p>x</p>"),
        ('<noscript><img src="/a.jpg"></noscript>', '<img src="/a.jpg">'),
        ("<p>a<iframe src=x>b</iframe>c</p>", "<p>abc</p>"),
        ("<svg><title>x</title><path/></svg>", "x"),
        ("<textarea><b>x</b></textarea>", "<b>x</b>"),
        ('<img src="a.jpg" width="1" height="2" loading="lazy">', '<img src="a.jpg" width="1" height="2" loading="lazy">'),
        ('<img src="a.jpg" loading="auto">', '<img src="a.jpg">'),
        ('<figure data-embed="youtube" data-url="https://youtu.be/x"></figure>',) * 2,
        ("<<!---->b>x", "&lt;b&gt;x"),
        ("3 < 4 & 5", "3 &lt; 4 &amp; 5"),
        ("<b", ""),
    ],
)
def test_what_is_not_allowed_goes(html, kept):
    assert clean(html) == kept


@pytest.mark.parametrize(
    "address", ["https://a.example/", "http://a.example/", "mailto:a@a.example", "tel:+331", "/path", "path?a=b", "#part", "//a.example/"]
)
def test_an_address_of_an_allowed_scheme_stays(address):
    html = f'<a href="{address}">x</a>'

    assert clean(html) == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:a",
        "JaVaScript:a",
        " java\tscript:a",
        "&#1;javascript:a",
        "data:text/html,a",
        "vbscript:a",
        "file:///a",
        "java&Tab;script:a",
    ],
)
@pytest.mark.parametrize(
    "attribute", ["a href", "img src", "figure data-url", "blockquote cite", "img srcset", "video src", "source srcset"]
)
def test_an_address_of_another_scheme_goes(address, attribute):
    html = f'<{attribute}="{address}">x'

    assert "=" not in clean(html)


def test_a_body_has_at_most_256_kb():
    assert clean("é" * (MOST_BYTES // 2)) == "é" * (MOST_BYTES // 2)

    for html in ("é" * (MOST_BYTES // 2) + "x", "&" * (MOST_BYTES // 2)):  # the second is too long only when it is kept
        with pytest.raises(TooLarge, match="256 KB"):
            clean(html)
