"""Blocks that WordPress makes when a page is shown, synced patterns and footnotes: what becomes of them."""

import json
import time

import pytest

from api.html.sanitize import clean
from api.importers.wordpress.html.bodies import Attachment, body
from api.importers.wordpress.html.footnotes import footnotes
from api.importers.wordpress.html.patterns import Patterns

PICTURE = Attachment("https://old.example/7.jpg", "A mill", None, None, None, title="Mill", number=7)
REPORT = Attachment("https://old.example/8.pdf", None, None, None, None, title="Report", number=8)
SONG = Attachment("https://old.example/9.mp3", None, None, None, None, title="Song", number=9)
ALL = {7: PICTURE, 8: REPORT, 9: SONG}
IMAGE = '<figure><img src="https://old.example/7.jpg" alt="A mill"></figure>'


def made(raw, patterns=None, notes=None, site="https://old.example"):
    found = Patterns((patterns or {}).get)
    whole = body(raw, attachment=ALL.get, children=lambda _post: [], patterns=found, footnotes=footnotes(notes or ""), site=site)
    return whole, found


def html(raw, **more):
    return clean(made(raw, **more)[0].html)


def block(name, inner=None, **data):
    said = f"{name} {json.dumps(data)}" if data else name
    return f"<!-- wp:{said} /-->" if inner is None else f"<!-- wp:{said} -->{inner}<!-- /wp:{name} -->"


def paragraph(text):
    return block("paragraph", f"\n<p>{text}</p>\n")


def social(**data):
    return block("social-link", **data)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (social(url="https://m.example/@us", service="mastodon"), '<li><a href="https://m.example/@us">Mastodon</a></li>'),
        (social(url="https://y.example", service="youtube", label="Our films"), '<li><a href="https://y.example">Our films</a></li>'),
        (social(url="y.example/us", service="youtube"), '<li><a href="https://y.example/us">YouTube</a></li>'),
        (social(url="us@old.example", service="mail"), '<li><a href="mailto:us@old.example">E-mail</a></li>'),
        (social(url="", service="x") + social(service="y") + social(url="#", service="z"), ""),
        ('<!-- wp:social-link-facebook {"url":"https://f.example"} /-->', '<li><a href="https://f.example">Facebook</a></li>'),
        ('<!-- wp:core/social-link {"url":"https://f.example","service":"x"} /-->', '<li><a href="https://f.example">X</a></li>'),
    ],
)
def test_social_links_are_a_list_of_links(raw, wanted):
    whole = block("social-links", f'<ul class="wp-block-social-links">{raw}</ul>')

    assert (html(whole), made(whole)[0].blocks) == (f"<ul>{wanted}</ul>" if wanted else "", [])


def button(inner, **data):
    return block("button", f'<div class="wp-block-button">{inner}</div>', **data)


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        (button('<a class="wp-block-button__link" href="https://a.example">Join</a>'), '<p><a href="https://a.example">Join</a></p>'),
        (
            button('<a href="https://a.example">Join</a>') + button('<a href="https://b.example">Give</a>'),
            '<p><a href="https://a.example">Join</a></p><p><a href="https://b.example">Give</a></p>',
        ),
        (button('<a class="wp-block-button__link">Soon</a>'), "<p>Soon</p>"),
        (button('<button type="button">Soon</button>'), "<p>Soon</p>"),
        (button('<a class="wp-block-button__link" href="#"></a>'), ""),
        (block("button", url="https://a.example", text="Join"), '<p><a href="https://a.example">Join</a></p>'),
        (block("button"), ""),
    ],
)
def test_buttons_are_paragraphs_with_a_link(inner, wanted):
    assert html(block("buttons", f'<div class="wp-block-buttons">{inner}</div>')) == wanted


FILE = '<div class="wp-block-file">{}<a href="https://a.example/r.pdf" class="wp-block-file__button" download>Download</a></div>'


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (block("file", FILE.format('<a id="x" href="https://a.example/r.pdf">Report</a>')), "Report"),
        (block("file", FILE.format("<a>Report</a>"), href="https://a.example/r.pdf"), "Report"),
        (block("file", FILE.format("")), "r.pdf"),
        (block("file", FILE.format('<object data="https://a.example/r.pdf"></object><a href="https://a.example/r.pdf">R</a>')), "R"),
        (block("file", href="https://a.example/r.pdf"), "r.pdf"),
    ],
)
def test_a_file_is_one_link_with_its_name(raw, wanted):
    assert html(raw) == f'<p><a href="https://a.example/r.pdf">{wanted}</a></p>'


def test_a_file_that_only_has_a_number_is_found():
    assert html(block("file", id=8)) == '<p><a href="https://old.example/8.pdf">Report</a></p>'


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (block("image", id=7, sizeSlug="large"), IMAGE),
        (block("gallery", ids=[7, 8, 7]), f"<figure>{IMAGE}</figure>"),
        (block("acme/gallery", images=[{"url": "https://old.example/7.jpg"}, {"url": 5}, "x"]), "7.jpg"),
        (block("audio", id=9), '<audio controls="" src="https://old.example/9.mp3">'),
        (block("acme/film", url="https://youtu.be/abcdefghijk"), 'data-embed="youtube"'),
        (block("acme/action", title="Act <now>", url="https://a.example/"), '<p><a href="https://a.example/">Act &lt;now&gt;</a></p>'),
        (block("rss", feedURL="https://a.example/feed"), '<a href="https://a.example/feed">https://a.example/feed</a>'),
        (block("navigation", block("navigation-link", label="Us", url="/us")), '<ul><li><a href="/us">Us</a></li></ul>'),
        (
            block("navigation-submenu", block("navigation-link", label="Us", url="/us"), label="More", url="/more"),
            '<li><a href="/more">More</a><ul><li><a href="/us">Us</a></li></ul></li>',
        ),
        (block("home-link", label="Start"), '<li><a href="https://old.example">Start</a></li>'),
        (
            block(
                "cover",
                '<div class="has-parallax" style="x"><div class="wp-block-cover__inner-container"><p>On</p></div></div>',
                url=PICTURE.url,
            ),
            '<figure><img src="https://old.example/7.jpg" alt=""></figure><p>On</p>',
        ),
        (block("cover", '<div><img src="https://a.example/b.jpg" alt=""><p>On</p></div>', url="https://a.example/b.jpg"), "On"),
        (block("separator"), "<hr>"),
    ],
)
def test_a_block_is_what_its_attributes_say(raw, wanted):
    whole = made(raw)[0]

    assert wanted in clean(whole.html)
    assert clean(whole.html).count("<img") <= 1
    assert whole.blocks == []


QUERY = block(
    "query",
    "<div><h2>More news</h2>"
    + block("post-template", block("post-title", isLink=True) + block("post-date") + paragraph("by the author"))
    + block("query-pagination", block("query-pagination-next"))
    + block("query-no-results", paragraph("Nothing here"))
    + "</div>",
    queryId=1,
)


@pytest.mark.parametrize(
    ("raw", "names", "kept"),
    [
        (block("latest-posts", postsToShow=5), ["latest-posts"], ""),
        (block("latest-posts") + block("acme/map", zoom=3) + block("latest-posts"), ["latest-posts", "acme/map"], ""),
        (QUERY, ["query"], "<h2>More news</h2>"),
        (block("query", queryId=1), ["query"], ""),
        (block("comments", block("comments-title") + block("comment-template", block("comment-content"))), ["comments"], ""),
        (block("template-part", slug="x") + block("pattern", slug="a/b"), ["template-part", "pattern"], ""),
        (block("rss", feedURL="no address"), ["rss"], ""),
        (block("navigation", ref=5), ["navigation"], ""),
        (block("group", f"<div>{block('tag-cloud')}</div>"), ["tag-cloud"], ""),
        (block("spacer") + block("paragraph") + block("list") + block("more") + block("nextpage"), [], ""),
        ("<!-- wp:latest-posts {broken /-->", ["latest-posts"], ""),
        ("<!-- wp:acme/map", [], ""),
        ("<!-- wp:latest-posts /--><!-- wp:latest-posts/-->", ["latest-posts"], ""),
        (QUERY.replace("<!-- /wp:post-template -->", ""), ["query"], "<h2>More news</h2>"),
    ],
)
def test_a_block_of_which_nothing_can_be_made_is_named_once(raw, names, kept):
    whole = made(paragraph("Before") + raw + paragraph("After"))[0]

    text = clean(whole.html)
    assert whole.blocks == names
    assert [part in text for part in ("<p>Before</p>", kept, "<p>After</p>")] == [True] * 3
    assert "Nothing here" not in text


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<ul></ul>", ""),
        ("<ol>\n <li> </li>\n</ol>", ""),
        ("<ul><li>One<ul><li></li></ul></li></ul>", "<ul><li>One</li></ul>"),
        ("Text<ul>", "Text"),
        ("<ul></b><li></ul>Text", "Text"),
        ("<dl><dt></dt><dd> </dd></dl>", ""),
        ("<dl><dt>A</dt><dd></dd></dl>", "<dl><dt>A</dt></dl>"),
        ("<ul><li></li><li>Two</li></ul>", "<ul><li>Two</li></ul>"),
        ('<ul><li><img src="https://a.example/b.jpg"></li></ul>', '<ul><li><img src="https://a.example/b.jpg"></li></ul>'),
        (block("list", "<ul><!-- wp:list-item --><li></li><!-- /wp:list-item --></ul>"), ""),
    ],
)
def test_no_list_is_empty(raw, wanted):
    assert html(block("html", raw)) == wanted


HOSTILE = {
    "queries": "<!-- wp:query -->x" * 15_000,
    "ends": "<!-- wp:query --><!-- /wp:button -->" * 10_000,
    "buttons": "<!-- wp:button --><a" * 15_000,
    "files": "<!-- wp:file --><a>" + "<a>" * 80_000 + "<!-- /wp:file -->",
    "marks": "<sup data-fn=" + 'data-fn="a" ' * 20_000,
    "spaces": '<sup data-fn="a">' + " " * 250_000,
    "patterns": '<!-- wp:block {"ref":1} /-->' * 9_000,
    "mail": block("social-link", url="a@" + "." * 200_000 + "/"),
    "anchors": "<a href='#a'>" * 20_000,
    "ids": "".join(f"<p id=x{number}><a href='#x{number}'>" for number in range(8_000)),
    "images": "<img data-src=a><noscript>" * 9_000,
    "lists": "<ul><li>" * 30_000,
    "pictures": "<picture><source srcset='a 1w, b 2w'>" * 6_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_only(raw):
    began = time.process_time()

    made(raw, {1: "x" * 10_000}, notes='[{"id":"a","content":"x"}]')

    assert time.process_time() - began < 5
