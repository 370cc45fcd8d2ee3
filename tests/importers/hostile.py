"""Hostile exports, drawn by Hypothesis: items of any type with any text in any member or none, dirty bytes, parts missing, in two files.

Between them are *clean* items, which no dirt beside them may keep out. Hypothesis draws a number for each part, and what follows from that
number is rolled here: so parts are as different as can be, and a fault is brought down to the parts that make it.
"""

import re
from dataclasses import dataclass
from html import escape
from random import Random

from hypothesis import strategies as st

from tests.importers.conftest import item, meta, person

NUMBERS = ["", "0", "1", "2", "3", "3", "-1", "9" * 25, "9" * 5_000, "٣", "1e9", "\N{SUPERSCRIPT TWO}", "1,2,x", "11", "12"]
MOMENTS = [
    *("", "0000-00-00 00:00:00", "2024-02-30 10:00:00", "2024-05-01 10:00:00", "2024-05-02 10:00:00", "9999-12-31 23:59:59"),
    *("0001-01-01 00:00:00", "1969-07-20 20:17:40", "2024-05-01", "now", "Tue, 05 Mar 2024 10:00:00 +0000"),
    *("Wed, 30 Nov -0001 00:00:00 +0000", "Tue, 05 Mar 99999 10:00:00 +9999", "1, 2 3 4", ",,,"),
]
ADDRESSES = [
    *(
        "",
        "https://old.example",
        "https://old.example/",
        "http://OLD.example/post-1",
        "https://old.example/?p=1",
        "http://[",
        "http://[::1]/a",
    ),
    *("//", "/", "?p=1", "urn:x", "javascript:alert(1)", "https://old.example/a b.jpg", "https://old.example/" + "a" * 4_100, "data:,x"),
    *(
        "http://:80",
        "https://old.example/2024/05/post-2/",
        "a.jpg",
        "https://old.example/a.jpg",
        "https://old.example/a.jpg?x=1",
        "http://a:b/c",
    ),
]
LOGINS = ["", "ed", "Ed", "ed ", "ed-1", "ed.1", "ed 1", "a@b.example", "✍", "x" * 300, "\u202e", "admin"]
STATES = ["publish", "draft", "trash", "private", "inherit", "future", "", "x"]
TYPES = ["post", "post", "page", "attachment", "nav_menu_item", "wp_block", "revision", ""]
NASTY = [
    *(
        "",
        " ",
        "-",
        "...",
        "_",
        "\\",
        "%",
        "%ff",
        "%00",
        "%e2%9c%8d",
        "✍",
        "👩‍🚀",
        "\u202e",
        "e\u0301",
        "İ",
        "ß",
        "日本語",
        "a-2",
        "post-1",
        "x" * 500,
    ),
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
        "[playlist]",
    ),
    *("en", "xx-nonsense-language", "pt_PT_ao90", "de_DE_formal", "und", "main", "category", "post_tag", "language", "pll_5f1", "news"),
    *('a:2:{s:2:"en";i:1;s:2:"fr";i:2;}', "a:1:{", '{"a":1}', "<p>Text.</p>", "<table>" * 120, "<p>" * 120, "text " * 2_000),
    *(*NUMBERS[:8], *MOMENTS[:4], *ADDRESSES[:9], *LOGINS[:4]),
]
MEMBERS = {
    "title": NASTY,
    "link": ADDRESSES,
    "guid": ADDRESSES,
    "pubDate": MOMENTS,
    "dc:creator": LOGINS,
    "content:encoded": NASTY,
    "excerpt:encoded": NASTY,
    "wp:post_id": NUMBERS,
    "wp:post_date": MOMENTS,
    "wp:post_date_gmt": MOMENTS,
    "wp:post_modified_gmt": MOMENTS,
    "wp:post_name": NASTY,
    "wp:status": STATES,
    "wp:post_type": TYPES,
    "wp:post_password": NASTY,
    "wp:post_parent": NUMBERS,
    "wp:menu_order": NUMBERS,
    "wp:is_sticky": NUMBERS,
    "wp:attachment_url": ADDRESSES,
}
METAS = {
    "_wp_old_slug": NASTY,
    "_wp_old_date": MOMENTS,
    "_thumbnail_id": NUMBERS,
    "_wp_attachment_image_alt": NASTY,
    "_wp_attachment_metadata": NASTY,
    "_wp_attached_file": ADDRESSES,
    "_molongui_author": LOGINS,
    "_yoast_wpseo_title": NASTY,
    "footnotes": NASTY,
    "_wpml_language": NASTY,
    "_wpml_trid": NUMBERS,
    "_wpml_import_translation_group": NASTY,
    "_icl_lang_duplicate_of": NUMBERS,
    "_translations": NASTY,
    "any": NASTY,
}
PARTS = {
    "wp:author": dict.fromkeys(("wp:author_login", "wp:author_email", "wp:author_display_name", "wp:author_first_name"), LOGINS),
    "wp:category": dict.fromkeys(("wp:category_nicename", "wp:category_parent", "wp:cat_name", "wp:category_description"), NASTY),
    "wp:tag": dict.fromkeys(("wp:tag_slug", "wp:tag_name", "wp:tag_description"), NASTY),
    "wp:term": dict.fromkeys(("wp:term_taxonomy", "wp:term_slug", "wp:term_parent", "wp:term_name", "wp:term_description"), NASTY),
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
DIRT = (b"\x00", b"\x0b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"&", b"&nbsp;", b"&#1;", b"&#xFFFF;", b"\xef\xbb\xbf")


@dataclass(frozen=True, slots=True)
class Export:
    """A file, and the titles of its clean items."""

    content: bytes
    titles: frozenset[str]


class Dice:
    """One part of a channel, as a number says."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)  # noqa: S311 - no secret

    def part(self) -> bytes:
        """An item, most often, an author or a term, with dirt in its texts, never in its tags."""
        made = self._item() if self.random.random() < 0.7 else self._other()
        content = made.encode("utf-8", "surrogatepass")
        places = [found.start() for found in re.finditer(b"</", content)]
        for place in sorted(self.random.sample(places, min(len(places), self.random.choice((0, 0, 1, 2)))), reverse=True):
            content = content[:place] + self.random.choice(DIRT) + content[place:]
        return content

    def _item(self) -> str:
        """An item like others, of which any members are missing, others, or there twice."""
        number = self.random.randint(1, 3)
        kind = self.random.choice(("post", "post", "post", "page", "attachment", "attachment"))
        more = {"wp__attachment_url": f"https://old.example/{number}.jpg"} if kind == "attachment" else {}
        usual = item(number, wp__post_type=kind, dc__creator="ed", content__encoded=self.random.choice(NASTY), **more)
        parts = [found[0] for found in _MEMBER.finditer(usual.removeprefix("<item>")) if self.random.random() < 0.9]
        parts += [self._element(name, MEMBERS[name]) for name in self._some(MEMBERS, (0, 1, 1, 2, 5))]
        parts += [meta(name, self._text(METAS[name]).replace("]]>", "")) for name in self._some(METAS, (0, 0, 1, 2))]
        parts += [self._category() for _ in range(self.random.choice((0, 0, 1, 2)))]
        parts.append(self.random.choice(("", "<wp:comment><wp:comment_content>&bogus;\x01</wp:comment_content></wp:comment>")))
        self.random.shuffle(parts)
        return f"<item>{''.join(parts)}</item>"

    def _other(self) -> str:
        if self.random.random() < 0.2:
            return person(*(escape(self.random.choice(LOGINS)) for _ in range(3)))
        name = self.random.choice(list(PARTS))
        return f"<{name}>{''.join(self._element(one, PARTS[name][one]) for one in self._some(PARTS[name], (1, 2, 3, 4)))}</{name}>"

    def _some(self, names: dict[str, list[str]], numbers: tuple[int, ...]) -> list[str]:
        return self.random.sample(list(names), min(len(names), self.random.choice(numbers)))

    def _category(self) -> str:
        domain = self.random.choice(("category", "post_tag", "language", "post_translations", "author", "x", ""))
        name = escape(self._text(NASTY).replace("\x00", ""))
        return self._element("category", NASTY, f' domain="{domain}" nicename="{name}"')

    def _element(self, name: str, texts: list[str], attributes: str = "") -> str:
        text = self._text(texts)
        cdata = "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
        written = self.random.choice((cdata, escape(text), text.replace("<", "&lt;")))  # the last leaves entities as they are
        return f"<{name}{attributes}>{written}</{name}>"

    def _text(self, texts: list[str]) -> str:
        return self.random.choice(self.random.choice((texts, texts, texts, NASTY)))


def clean(number: int) -> str:
    """An item as WordPress writes it, like no other."""
    return item(number, guid=f"https://old.example/?p={number}", title=f"Clean {number}", wp__post_name=f"clean-{number}")


def _export(first: int) -> st.SearchStrategy[Export]:
    def made(numbers: list[int], missing: set[str], places: list[int]) -> Export:
        parts = [Dice(number).part() for number in numbers]
        for count, place in enumerate(places):
            parts.insert(min(place, len(parts)), clean(first + count).encode())
        channel = [part.encode() for part in CHANNEL_PARTS if part not in missing]
        titles = frozenset(f"Clean {first + count}" for count in range(len(places)))
        return Export(b"\n".join([HEAD.encode(), *channel, *parts, TAIL.encode()]), titles)

    numbers = st.lists(st.integers(0, 2**32 - 1), max_size=10)
    return st.builds(made, numbers, st.sets(st.sampled_from(CHANNEL_PARTS), max_size=2), st.lists(st.integers(0, 9), max_size=2))


def exports() -> st.SearchStrategy[tuple[Export, Export]]:
    """An export in two files, either of which may miss parts of its channel."""
    return st.tuples(_export(1_000), _export(2_000))
