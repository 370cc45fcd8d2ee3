"""The generated archive as files that are imported: JSON Lines, and a WordPress export (WXR 1.2)."""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import orjson

from bench.corpus import Corpus, Line

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Bench</title><link>https://bench.example</link><language>en</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://bench.example</wp:base_site_url><wp:base_blog_url>https://bench.example</wp:base_blog_url>
"""
FOOT = "</channel></rss>\n"


def jsonl(file: Path, size: int) -> None:
    """Writes the archive as export does."""
    with file.open("wb") as out:
        out.writelines(orjson.dumps(line) + b"\n" for line in Corpus(size).lines())


def wxr(file: Path, size: int) -> None:
    """Writes authors, tags and posts as WordPress does; campaigns and pictures are left out."""
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for number, line in enumerate(Corpus(size).lines()):
            out.writelines(PARTS.get(line["type"], _nothing)(number, line))
        out.write(FOOT)


FORMATS = {"jsonl": jsonl, "wxr": wxr}
"""Ending of the file: what writes it."""


def _nothing(_number: int, _line: Line) -> Iterator[str]:
    yield from ()


def _author(number: int, line: Line) -> Iterator[str]:
    yield f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{line['slug']}</wp:author_login>"
    yield f"<wp:author_display_name>{escape(line['name'])}</wp:author_display_name></wp:author>\n"


def _tag(number: int, line: Line) -> Iterator[str]:
    yield f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{line['slug']}</wp:category_nicename>"
    yield f"<wp:category_parent>{line.get('parent') or ''}</wp:category_parent>"
    yield f"<wp:cat_name>{escape(line['name'])}</wp:cat_name></wp:category>\n"


def _post(number: int, line: Line) -> Iterator[str]:
    at = line["created_at"].replace("T", " ").rstrip("Z")
    yield f"<item><title>{escape(line['title'])}</title><link>https://bench.example/{line['slug']}/</link>"
    yield f'<dc:creator>{line["authors"][0]}</dc:creator><guid isPermaLink="false">https://bench.example/?p={number}</guid>'
    yield f"<content:encoded><![CDATA[{line['body_html']}]]></content:encoded>"
    yield f"<excerpt:encoded>{escape(line['excerpt'] or '')}</excerpt:encoded>"
    yield f"<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{at}</wp:post_date_gmt><wp:post_date>{at}</wp:post_date>"
    yield f"<wp:post_name>{line['slug']}</wp:post_name><wp:post_type>post</wp:post_type>"
    yield f"<wp:status>{'publish' if line['state'] == 'published' else 'draft'}</wp:status>"
    for tag in line["tags"]:
        yield f'<category domain="category" nicename="{tag}">{tag}</category>'
    yield "</item>\n"


PARTS = {"author": _author, "tag": _tag, "post": _post}
"""Type of a line: how it is written."""
