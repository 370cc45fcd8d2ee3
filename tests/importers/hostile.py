"""Hostile exports, drawn by Hypothesis: items of any type with any text in any member or none, dirty bytes, parts missing, in two files.

Between them are *clean* items, which no dirt beside them may keep out.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from hypothesis import strategies as st

from tests.importers.conftest import item

NASTY = [
    *("", " ", "0", "-1", "1", "2", "9" * 25, "٣", "1e9", "\N{SUPERSCRIPT TWO}", "true", "null", "-", "...", "_", "/", "//", "\\"),
    *(
        "0000-00-00 00:00:00",
        "2024-02-30 10:00:00",
        "2024-05-01 10:00:00",
        "9999-12-31 23:59:59",
        "0001-01-01 00:00:00",
        "1969-07-20 20:17:40",
    ),
    *("Tue, 05 Mar 2024 10:00:00 +0000", "Wed, 30 Nov -0001 00:00:00 +0000", "Tue, 05 Mar 99999 10:00:00 +9999"),
    *("https://old.example", "https://old.example/", "http://OLD.example/post-1", "https://old.example/?p=1", "http://[", "http://[::1]/a"),
    *(
        "//",
        "?p=1",
        "urn:x",
        "javascript:alert(1)",
        "https://old.example/a b.jpg",
        "https://old.example/" + "a" * 4_100,
        "data:,x",
        "http://:80",
    ),
    *("a@b.example", "%", "%ff", "%00", "%e2%9c%8d", "✍", "👩‍🚀", "\u202e", "e\u0301", "İ", "ß", "日本語", "a-2", "post-1", "x" * 500),
    *(
        "<b>x",
        "<script>x</script>",
        "&amp;",
        "&#0;",
        "&nbsp;",
        "&bogus;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?php",
        "a\x00b",
        "\x10",
        "\ufffe",
    ),
    *(
        "\ud800",
        "\x85",
        "\u2028",
        'a:1:{s:5:"width";i:99999999999;}',
        's:6:"height";i:0;',
        "[gallery]",
        "[gallery ids=1,2,x]",
        "[caption]",
        "[[",
    ),
    *(
        "[embed]http://[[/embed]",
        '<!-- wp:block {"ref":1} /-->',
        '<!-- wp:embed {"url":1} -->',
        "<!-- wp:image {",
        "[audio src=]",
        "publish",
    ),
    *("en", "xx-nonsense-language", "pt_PT_ao90", "de_DE_formal", "und", "main", "admin", "ed", "category", "post_tag", "language"),
]
MEMBERS = (
    *("title", "link", "guid", "pubDate", "dc:creator", "content:encoded", "excerpt:encoded", "wp:post_id", "wp:post_date", "wp:post_name"),
    *("wp:post_date_gmt", "wp:post_modified_gmt", "wp:status", "wp:post_type", "wp:post_password", "wp:post_parent", "wp:menu_order"),
    *("wp:is_sticky", "wp:attachment_url"),
)
METAS = (
    *("_wp_old_slug", "_wp_old_date", "_thumbnail_id", "_wp_attachment_image_alt", "_wp_attachment_metadata", "_wp_attached_file"),
    *("_molongui_author", "_yoast_wpseo_title", "any"),
)
AUTHOR = ("wp:author_id", "wp:author_login", "wp:author_email", "wp:author_display_name", "wp:author_first_name")
TERMS = {
    "wp:category": ("wp:term_id", "wp:category_nicename", "wp:category_parent", "wp:cat_name", "wp:category_description"),
    "wp:tag": ("wp:term_id", "wp:tag_slug", "wp:tag_name", "wp:tag_description"),
    "wp:term": ("wp:term_id", "wp:term_taxonomy", "wp:term_slug", "wp:term_parent", "wp:term_name", "wp:term_description"),
}
CHANNEL_PARTS = (
    "<title>Old site</title>",
    "<link>https://old.example</link>",
    "<pubDate>Tue, 05 Mar 2024 10:00:00 +0000</pubDate>",
    "<language>en-GB</language>",
    "<wp:wxr_version>1.2</wp:wxr_version>",
    "<wp:base_site_url>https://old.example</wp:base_site_url>",
    "<wp:base_blog_url>https://old.example</wp:base_blog_url>",
)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
"""
TAIL = "\n</channel></rss>\n"

_MEMBER = re.compile(r"<([a-z_:]+)>.*?</\1>")
Draw = Any
texts = st.one_of(st.sampled_from(NASTY), st.sampled_from(NASTY), st.text(max_size=12))


@dataclass(frozen=True, slots=True)
class Export:
    """A file, and the titles of its clean items."""

    content: bytes
    titles: frozenset[str]


def _cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


WAYS = (_cdata, escape, lambda text: text.replace("<", "&lt;"))
"""How a text may stand in a file; the last leaves entities as they are, known or not."""
DIRT = (b"\x00", b"\x0b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"&", b"&nbsp;", b"&#1;", b"&#xFFFF;", b"\xef\xbb\xbf")


@st.composite
def _element(draw: Draw, name: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{draw(st.sampled_from(WAYS))(draw(texts))}</{name}>"


@st.composite
def _elements(draw: Draw, names: tuple[str, ...]) -> str:
    return "".join([draw(_element(name)) for name in draw(st.lists(st.sampled_from(names), max_size=len(names)))])


@st.composite
def _item(draw: Draw) -> str:
    """An item like others, of which any members are missing, twice, or anything."""
    kind = draw(st.sampled_from(["post", "post", "page", "attachment", "attachment", "nav_menu_item", "wp_block", "revision"]))
    usual = item(draw(st.integers(1, 4)), wp__post_type=kind, wp__status=draw(st.sampled_from(["publish", "inherit", "draft", "trash"])))
    parts = [found[0] for found in _MEMBER.finditer(usual.removeprefix("<item>"))] if draw(st.booleans()) else []
    kept = [part for part in parts if draw(st.integers(0, 4))]
    metas = [
        f"<wp:postmeta><wp:meta_key>{name}</wp:meta_key>{draw(_element('wp:meta_value'))}</wp:postmeta>"
        for name in draw(st.lists(st.sampled_from(METAS), max_size=3))
    ]
    domain, name = draw(st.sampled_from(["category", "post_tag", "language", "author", "x", ""])), escape(draw(texts))
    category = draw(_element("category", f' domain="{domain}" nicename="{name}"')) if draw(st.booleans()) else ""
    more = draw(_elements(MEMBERS))
    comment = "<wp:comment><wp:comment_content>&bogus;\x01</wp:comment_content></wp:comment>" if draw(st.booleans()) else ""
    return "<item>" + "".join(draw(st.permutations([*kept, *metas, category, more, comment]))) + "</item>"


@st.composite
def _part(draw: Draw) -> str:
    kind = draw(st.sampled_from(["item", "item", "item", "author", *TERMS]))
    if kind == "item":
        return str(draw(_item()))
    if kind == "author":
        return f"<wp:author>{draw(_elements(AUTHOR))}</wp:author>"
    return f"<{kind}>{draw(_elements(TERMS[kind]))}</{kind}>"


@st.composite
def _dirty(draw: Draw, part: str) -> bytes:
    """The part with dirt in its texts, never in its tags."""
    content = part.encode("utf-8", "surrogatepass")
    for _ in range(draw(st.integers(0, 2))):
        places = [place for place in range(len(content)) if content[place : place + 2] == b"</"]
        if places:
            place = draw(st.sampled_from(places))
            content = content[:place] + draw(st.sampled_from(DIRT)) + content[place:]
    return content


def clean(number: int) -> str:
    """An item as WordPress writes it, like no other."""
    return item(number, guid=f"https://old.example/?p={number}", title=f"Clean {number}", wp__post_name=f"clean-{number}")


@st.composite
def exports(draw: Draw) -> tuple[Export, Export]:
    """An export in two files, either of which may miss parts of its channel."""
    return draw(_export(1_000)), draw(_export(2_000))


@st.composite
def _export(draw: Draw, first: int) -> Export:
    channel = [part for part in CHANNEL_PARTS if draw(st.integers(0, 6))]
    numbers = range(first, first + draw(st.integers(0, 2)))
    dirty = [draw(_dirty(draw(_part()))) for _ in range(draw(st.integers(0, 6)))]
    parts = draw(st.permutations([*dirty, *(clean(number).encode() for number in numbers)]))
    content = b"\n".join([HEAD.encode(), *(part.encode() for part in channel), *parts, TAIL.encode()])
    return Export(content, frozenset(f"Clean {number}" for number in numbers))
