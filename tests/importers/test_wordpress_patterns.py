"""Synced patterns and footnotes, which WordPress keeps elsewhere than in the text."""

import json
import time

import pytest

from api.html.sanitize import clean
from api.importers.wordpress.html.patterns import MOST_CHARACTERS
from tests.importers.conftest import exported, item, meta, read
from tests.importers.test_wordpress_blocks import block, html, made, paragraph

PLEDGE = paragraph("Sign the pledge.")


@pytest.mark.parametrize(
    ("patterns", "wanted"),
    [
        ({10: PLEDGE}, ["Sign the pledge."]),
        ({10: block("block", ref=11) + paragraph("Ten"), 11: block("block", ref=12), 12: PLEDGE}, ["Sign the pledge.", "Ten"]),
        ({10: "Free\n\ntext"}, ["Free", "text"]),
        ({10: '[gallery ids="7"]'}, ["7.jpg"]),
        ({10: ""}, []),
        ({10: block("block", ref="11"), 11: PLEDGE}, ["Sign the pledge."]),
        ({10: block("group", "<div><p>In a group</p></div>")}, ["In a group"]),
    ],
)
def test_a_synced_pattern_is_put_in_place(patterns, wanted):
    whole, found = made(f"{paragraph('Before')}{block('block', ref=10)}{paragraph('After')}", patterns)

    places = [whole.html.index(one) for one in ("Before", *wanted, "After")]
    assert places == sorted(places)
    assert (found.missing, found.left_out, whole.blocks) == ([], [], [])


@pytest.mark.parametrize(
    ("raw", "patterns", "missing", "left_out"),
    [
        (block("block", ref=10), {}, [10], []),
        (block("block", ref=10) + block("block", ref=11), {11: PLEDGE}, [10], []),
        (block("block", ref=10), {10: PLEDGE + block("block", ref=10)}, [], [10]),
        (block("block", ref=10), {10: block("block", ref=11), 11: PLEDGE + block("block", ref=10)}, [], [10]),
        (block("block", ref="x") + block("block") + block("block", ref=True), {}, [], []),
        (block("block", ref=10), {10: "x" * (MOST_CHARACTERS + 1)}, [], [10]),
    ],
)
def test_a_pattern_that_cannot_be_put_in_place_is_reported(raw, patterns, missing, left_out):
    whole, found = made(paragraph("Before") + raw + paragraph("After"), patterns)

    assert (found.missing, found.left_out) == (missing, left_out)
    assert whole.html.index("Before") < whole.html.index("After")
    assert whole.html.count("pledge") == sum("pledge" in text for text in patterns.values())


def test_patterns_within_patterns_cannot_make_a_body_huge():
    many = {number: block("block", ref=number + 1) * 10 for number in range(1, 9)} | {9: PLEDGE * 10}
    began = time.process_time()

    whole, found = made(block("block", ref=1), many)

    assert len(whole.html) < 2 * MOST_CHARACTERS
    assert found.left_out
    assert time.process_time() - began < 5


def test_a_pattern_has_the_texts_that_a_post_puts_in_it():
    said = {
        "Call": {"content": "Come <em>now</em>"},
        "Go": {"text": "Enter", "url": "https://b.example/?a&b"},
        "Pic": {"url": "https://b.example/p.jpg"},
    }
    pattern = (
        block("heading", "<h2>Title</h2>", metadata={"name": "Title"})
        + block("paragraph", "<p>Old <b>text</b></p>", metadata={"name": "Call"})
        + block("button", '<div><a href="https://a.example">Join</a></div>', metadata={"name": "Go"})
        + block("image", '<figure><img src="https://a.example/a.jpg" alt=""></figure>', metadata={"name": "Pic"})
    )

    assert html(block("block", ref=10, content=said), patterns={10: pattern}).replace("\n", "") == (
        '<h2>Title</h2><p>Come <em>now</em></p><p><a href="https://b.example/?a&amp;b">Enter</a></p>'
        '<figure><img src="https://b.example/p.jpg" alt=""></figure>'
    )


def fn(name, shown="1"):
    return f'<sup data-fn="{name}" class="fn"><a href="#{name}" id="{name}-link">{shown}</a></sup>'


ONE = json.dumps([{"content": "Measured at the <em>old</em> mill.", "id": "ab12"}])
FOOTNOTES = block("footnotes")


@pytest.mark.parametrize(
    ("raw", "notes", "wanted"),
    [
        (
            paragraph(f"Rain{fn('ab12')} fell.") + FOOTNOTES,
            ONE,
            (
                '<p>Rain<sup><a id="to-ab12-link" href="#to-ab12">1</a></sup> fell.</p>'
                '<ol><li id="to-ab12">Measured at the <em>old</em> mill. <a href="#to-ab12-link">\u21a9\ufe0e</a></li></ol>'
            ),
        ),
        (
            paragraph(f"Rain{fn('ab12')}"),
            ONE,
            (
                '<p>Rain<sup><a id="to-ab12-link" href="#to-ab12">1</a></sup></p>'
                '<ol><li id="to-ab12">Measured at the <em>old</em> mill. <a href="#to-ab12-link">\u21a9\ufe0e</a></li></ol>'
            ),
        ),
        (paragraph("Rain") + FOOTNOTES, ONE, "<p>Rain</p><ol><li>Measured at the <em>old</em> mill.</li></ol>"),
        (paragraph(f"Rain{fn('ab12')}") + FOOTNOTES, "", "<p>Rain<sup>1</sup></p>"),
        (paragraph(f"Rain{fn('zz')}") + FOOTNOTES, ONE, "<p>Rain<sup>1</sup></p><ol><li>Measured at the <em>old</em> mill.</li></ol>"),
        (paragraph("Rain") + FOOTNOTES, "", "<p>Rain</p>"),
        (
            paragraph('Rain<a data-fn="ab12" href="#ab12" id="ab12-link" class="fn">*</a>'),
            ONE,
            '<a id="to-ab12-link" href="#to-ab12">*</a>',
        ),
        (paragraph(f"Rain{fn('ab12', '<b>1</b>')}"), ONE, 'mill. <a href="#to-ab12-link">'),
        (f"Rain{fn('ab12')} fell.\n\nMore{fn('ab12')}.", ONE, '<p>More<sup><a href="#to-ab12">1</a></sup>.</p>'),
    ],
)
def test_footnotes_are_a_list_with_links_in_both_directions(raw, notes, wanted):
    assert wanted in html(raw, notes=notes).replace("\n", "")


@pytest.mark.parametrize("notes", ["{", "[" * 100_000, '"x"', '[{"id":5},{"content":"x"},7]', '[{"id":"a\\u0002","content":"\\u00020"}]'])
def test_footnotes_that_cannot_be_read_lose_no_text(notes):
    assert "Rain" in html(paragraph("Rain") + FOOTNOTES, notes=notes)


def test_what_an_export_keeps_elsewhere_comes_in(export, imports, client):
    pattern = item(10, wp__post_type="wp_block", content__encoded=PLEDGE)
    shows = item(1, content__encoded=paragraph("Before") + block("block", ref=10) + block("latest-posts"))
    noted = item(2, content__encoded=paragraph(f"Rain{fn('ab12')}") + FOOTNOTES, more=meta("footnotes", ONE))
    hidden = item(11, wp__post_type="wp_block", wp__status="draft", content__encoded=paragraph("Secret"))
    path = export(shows, noted, pattern, hidden, item(3, content__encoded=block("block", ref=11)))

    first, second = imports(path), imports(path)

    bodies = {post: client.get(f"/v1/posts/{post}").json["body_html"] for post in ("post-1", "post-2", "post-3")}
    assert "Sign the pledge." in bodies["post-1"]
    assert '<li id="to-ab12">' in bodies["post-2"]
    assert client.get("/v1/posts/post-2").json["excerpt"] == "Rain"
    assert bodies["post-3"] == ""
    assert [result.note for result in first.results if result.note] == [
        "blocks that the site makes when they are shown are left out: latest-posts"
    ]
    assert {outcome for _, outcome in second.counts} == {"unchanged"}

    third = imports(export(shows))

    assert "Sign the pledge." in client.get("/v1/posts/post-1").json["body_html"]
    assert "synced patterns that its text shows are not in the file" in third.results[-1].note
    assert third.counts["post", "unchanged"] == 1


def test_patterns_that_no_post_shows_are_counted(tmp_path):
    content = exported(item(1), item(10, wp__post_type="wp_block"), item(11, wp__post_type="wp_block", wp__status="trash"))

    _, posts = read(content, tmp_path)

    assert list(posts) == ["Post 1"]


CASES = {
    "09-footnotes-block.xml": ("post-1", '<li id="to-ab12">Measured at the old mill. <a href="#to-ab12-link">'),
    "09-synced-pattern.xml": ("post-1", "Sign the orchard pledge today."),
    "11-attachment-without-attachment-url.xml": ("post-1", '<img src="https://old.example/u/guid.jpg"'),
}


@pytest.mark.parametrize("name", CASES)
def test_what_came_in_wrong_once_comes_in(name, exports, tmp_path):
    slug, wanted = CASES[name]

    _, posts = read((exports.parent / "cases" / name).read_bytes(), tmp_path)

    assert wanted in clean(next(post["body_html"] for post in posts.values() if post["slug"] == slug))
