"""WordPress bodies: paragraphs as @wordpress/autop puts them (golden/autop.json holds its answers), shortcodes, blocks, embeds."""

import json
import subprocess
import time
from pathlib import Path

import pytest

from api.importers.wordpress.html.autop import autop
from api.importers.wordpress.html.bodies import MOST_BYTES, Attachment, body
from api.importers.wordpress.html.media import MOST_SHOWN

GOLDEN = json.loads((Path(__file__).parent / "golden/autop.json").read_text(encoding="utf-8"))
ATTACHMENTS = {
    1: Attachment("https://example.org/one.jpg", 'A "fine" day', "Sun & <rain>", 640, 480),
    2: Attachment("https://example.org/two.jpg", None, None, None, None),
    3: Attachment("https://example.org/three.mp3", None, "A song", None, None),
}
ONE = (
    '<figure><img src="https://example.org/one.jpg" alt="A &quot;fine&quot; day" width="640" height="480">'
    "<figcaption>Sun &amp; &lt;rain&gt;</figcaption></figure>"
)
TWO = '<figure><img src="https://example.org/two.jpg" alt=""></figure>'
AUTOP = """
import { readFileSync } from "node:fs";
import { autop } from "@wordpress/autop";
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((text) => autop(text))));
"""
HOSTILE = {
    "angles": "<" * 256_000,
    "paragraphs": "<p>" * 85_000,
    "lines": "a\n\n" * 85_000,
    "quotations": "<blockquote>" * 21_000,
    "scripts": "<script></style>" * 16_000,
    "items": "</figcaption><p><link>" * 11_000,
    "comments": "<!--" * 64_000,
    "spaces": "\n" + " " * 250_000 + "x",
    "brackets": "[a" * 128_000,
    "galleries": "[gallery]" * 28_000,
    "unclosed": "[embed]" * 36_000 + "[/embed]",
    "quotes": "[a \"[a' " * 32_000,
    "frames": "<iframe>" * 32_000,
    "blocks": "<!-- wp:a -->" * 20_000,
    "data": "<!-- wp:embed " + "[" * 200_000 + " -->",
    "captions": '<!-- wp:embed {"url":"https://example.org/"} -->' + "<figcaption>" * 20_000 + "<!-- /wp:embed -->",
}


def made(raw):
    return body(raw, attachment=ATTACHMENTS.get, children=lambda _post: [ATTACHMENTS[1], ATTACHMENTS[2]])[:2]


def html(raw):
    return made(raw)[0]


def embed(name, url):
    return f'<figure data-embed="{name}" data-url="{url}"><a href="{url}">{url}</a></figure>'


@pytest.mark.parametrize("pair", GOLDEN, ids=[f"{number}-{pair['input'][:20]!r}" for number, pair in enumerate(GOLDEN)])
def test_paragraphs_are_those_of_wordpress(pair):
    assert autop(pair["input"]) == pair["output"]


def test_the_kept_answers_are_those_of_the_package(node_modules):
    if not (node_modules / "@wordpress/autop").is_dir():
        pytest.skip("@wordpress/autop is not installed: (cd clients && npm ci).")
    script = ["node", "--input-type=module", "--eval", AUTOP]

    run = subprocess.run(
        script, input=json.dumps([pair["input"] for pair in GOLDEN]), cwd=node_modules.parent, capture_output=True, text=True, check=True
    )

    assert json.loads(run.stdout) == [pair["output"] for pair in GOLDEN]


def test_each_caption_is_joined_to_its_image():
    one = "<figure><img src='a'>\n<figcaption>A</figcaption></figure>"

    assert autop(f"{one}\n\n{one}") == "<figure><img src='a'><figcaption>A</figcaption></figure>\n" * 2


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_only(raw):
    began = time.process_time()

    made(raw)

    assert time.process_time() - began < 5  # about 1 s at most; a square takes minutes


def test_a_gallery_shows_its_numbers_in_their_order():
    assert html('Before\n\n[gallery columns="2" ids="2,1,99"]\n\nAfter') == f"<p>Before</p>\n<figure>{TWO}{ONE}</figure>\n<p>After</p>"


def test_a_gallery_without_numbers_shows_the_images_of_the_post():
    assert html("[gallery]") == f"<figure>{ONE}{TWO}</figure>"


def test_a_gallery_of_nothing_known_leaves_nothing():
    assert html('Text\n\n[gallery ids="98,3"]') == "<p>Text</p>"


def test_galleries_cannot_make_a_body_huge():
    made_of = html('[gallery ids="' + "1," * 3_000 + '"]' + "[gallery]" * 100)

    assert made_of.count("<img") <= MOST_SHOWN


@pytest.mark.parametrize(
    "raw",
    [
        '[caption id="attachment_7" align="alignleft" width="300"]<a href="/x"><img src="a.jpg" /></a> Two <em>words</em>[/caption]',
        '[caption width="300" caption="Two <em>words</em>"]<a href="/x"><img src="a.jpg" /></a>[/caption]',
        '[wp_caption]\n<a href="/x"><img src="a.jpg" /></a>\nTwo <em>words</em>\n[/wp_caption]',
    ],
    ids=["enclosed", "attribute", "old name"],
)
def test_a_caption_is_a_figure(raw):
    expected = '<figure><a href="/x"><img src="a.jpg" /></a><figcaption>Two <em>words</em></figcaption></figure>\n<p>Text</p>'

    assert html(f"{raw}\nText") == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("[embed]https://vimeo.com/1[/embed]", embed("vimeo", "https://vimeo.com/1")),
        ('[embed width="3"]https://example.org/?a=1&amp;b=2[/embed]', embed("link", "https://example.org/?a=1&amp;b=2")),
        ("[youtube abcdefghijk]", embed("youtube", "https://www.youtube.com/watch?v=abcdefghijk")),
        ('[youtube id="abcdefghijk"]', embed("youtube", "https://www.youtube.com/watch?v=abcdefghijk")),
        ("[youtube=https://www.youtube.com/watch?v=abcdefghijk]", embed("youtube", "https://www.youtube.com/watch?v=abcdefghijk")),
        ("[youtube]https://youtu.be/abcdefghijk[/youtube]", embed("youtube", "https://youtu.be/abcdefghijk")),
        ("[vimeo 123]", embed("vimeo", "https://vimeo.com/123")),
        ('[audio mp3="https://example.org/a.mp3"][/audio]', '<figure><audio controls src="https://example.org/a.mp3"></audio></figure>'),
        ("A\n\n<center>B</center>\n<CENTER class=c>C</CENTER>", "<p>A</p>\n<div>B</div>\n<div class=c>C</div>"),
        ("[audio /a.mp3]x", "<p>[audio /a.mp3]x</p>"),
        ("[video width=640 mp4='/a.mp4'][/video]", '<figure><video controls src="/a.mp4" width="640"></video></figure>'),
        ('[video src="https://vimeo.com/1"]', embed("vimeo", "https://vimeo.com/1")),
        ('[playlist ids="3"]', '<figure><ul><li><a href="https://example.org/three.mp3">A song</a></li></ul></figure>'),
        ("[embed]javascript:alert(1)[/embed]", "<p>[embed]javascript:alert(1)[/embed]</p>"),
        ("[[gallery]]", "<p>[gallery]</p>"),
        ('<a href="/" title="[gallery]">x</a>', '<p><a href="/" title="[gallery]">x</a></p>'),
    ],
)
def test_a_shortcode_of_wordpress_is_html(raw, expected):
    assert html(raw) == expected


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ('[contact-form-7 id="5" title="Write"]', ["contact-form-7"]),
        ("[toc]\n[TOC]", ["toc"]),
        ("[quote]Words[/quote]", ["quote"]),
        ("[recent_posts]", ["recent_posts"]),
        ('[b x="1"] [a x="1"] [b x="2"]', ["b", "a"]),
        ("He said [sic] so [1], [see below], [/end] [...] [x] [[y z=1]]", []),
        ("[gallery][caption]<img src='a'>[/caption]", []),
    ],
)
def test_only_what_looks_like_a_shortcode_is_reported(raw, names):
    assert made(raw)[1] == names


def test_an_unknown_shortcode_stays_as_text():
    assert html('Text\n\n[form id="5"]in[/form]') == '<p>Text</p>\n<p>[form id="5"]in[/form]</p>'


def test_a_body_of_blocks_gets_no_paragraphs_but_outside_of_them():
    raw = "<!-- wp:list -->\n<ul>\n<li>One\n\nTwo</li></ul>\n<!-- /wp:list -->\n\nFree\ntext\n\n<!-- wp:latest-posts /-->\n\nEnd"

    assert html(raw) == "<ul>\n<li>One\n\nTwo</li></ul>\n<p>Free<br />\ntext</p>\n<p>End</p>"


def test_a_freeform_block_is_text_without_paragraphs():
    assert html("<!-- wp:freeform -->One\n\nTwo<!-- /wp:freeform -->") == "<p>One</p>\n<p>Two</p>"


@pytest.mark.parametrize("name", ["embed", "core/embed", "core-embed/youtube"])
def test_an_embed_block_is_a_figure_with_its_caption(name):
    url = "https://www.youtube.com/watch?v=abcdefghijk"
    inner = f'<figure class="x"><div>\n{url}\n</div><figcaption>Its <b>name</b></figcaption></figure>'

    made_of = html(
        f'<!-- wp:{name} {{"url":"{url}"}} -->\n{inner}\n<!-- /wp:{name} -->\n\n<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->'
    )

    assert (
        made_of.split()
        == (embed("youtube", url).replace("</figure>", "<figcaption>Its <b>name</b></figcaption></figure>") + "\n\n<p>x</p>").split()
    )


def test_nothing_is_lost_after_a_block_that_is_never_closed():
    made_of = html(
        '<!-- wp:embed {"url":"https://vimeo.com/1"} -->\n<p>One</p>\n<!-- wp:paragraph -->\n<p>Two</p>\n<!-- /wp:paragraph -->\n<p>End</p>'
    )

    assert [text in made_of for text in ("https://vimeo.com/1", "One", "Two", "End")] == [True] * 4


def test_a_gallery_block_stays_as_it_is():
    figure = '<figure class="wp-block-gallery"><figure><img src="a.jpg" alt=""/></figure></figure>'

    assert html(f'<!-- wp:gallery {{"ids":[1,2]}} -->\n{figure}\n<!-- /wp:gallery -->') == figure


@pytest.mark.parametrize("comment", ["<!--more-->", "<!--more Read on-->", "<!--nextpage-->", "<!-- a note -->"])
def test_comments_go(comment):
    assert html(f"One\n{comment}\nTwo") == "<p>One</p>\n<p>Two</p>"


@pytest.mark.parametrize("around", ["{}", "<p>{}</p>", "<p>\n  {}\n</p>"])
def test_a_bare_address_of_a_known_provider_is_embedded(around):
    assert html(around.format("https://youtu.be/abcdefghijk")) == embed("youtube", "https://youtu.be/abcdefghijk")


@pytest.mark.parametrize(
    "raw", ["https://example.org/x", "See https://youtu.be/abcdefghijk", "https://youtube.com.example.org/x", "https://[x/"]
)
def test_other_addresses_are_text(raw):
    assert html(raw) == f"<p>{raw}</p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("//www.youtube-nocookie.com/embed/abcdefghijk?rel=0", embed("youtube", "https://www.youtube.com/watch?v=abcdefghijk")),
        ("https://player.vimeo.com/video/12?h=a", embed("vimeo", "https://vimeo.com/12")),
        ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b", embed("soundcloud", "https://soundcloud.com/a/b")),
        ("https://example.org/map?a=1&amp;b=2", embed("link", "https://example.org/map?a=1&amp;b=2")),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
    ],
)
def test_a_frame_is_the_page_of_what_it_shows(source, expected):
    assert html(f'<p><iframe width="5" src="{source}"></iframe></p>') == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<div>One\n\nTwo</div>", "<div>One\n<p>Two</p></div>"),
        ("<ul><li>One\ntwo</li></ul>", "<ul>\n<li>One<br />\ntwo</li>\n</ul>"),
        ("One\n\n<p></p>\n\nTwo", "<p>One</p>\n<p>Two</p>"),
    ],
)
def test_no_end_of_a_paragraph_is_left_without_its_begin(raw, expected):
    assert html(raw) == expected


def test_a_body_that_is_too_long_is_given_back():
    raw = "[gallery]\n\n" * (MOST_BYTES // 10)

    assert made(raw) == (raw, [])


@pytest.mark.parametrize("raw", ["", " \n", "<figure \x025></figure>", "<pre \x017>x</pre>"])
def test_marks_of_our_own_cannot_be_forged(raw):
    assert "\x01" not in html(raw)
    assert "\x02" not in html(raw)
