"""``search``: what questions, facets, preferred languages and related posts cost. How databases are made is in ``databases``."""

import argparse
import json
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from api.app import create_app
from api.db import open_database, reading
from api.derived.words import words
from api.html.excerpts import text_of
from api.models import Post, Tag
from bench import search_pages
from bench.clocks import Yardstick
from bench.databases import DATA, place
from bench.view_times import Subject, Times, Values, timed

LETTERS = 4
LOOKED_AT = 500
"""Posts whose words are counted to know which ones are frequent."""


@dataclass(frozen=True, slots=True)
class Case:
    """A path, its query (words in braces are values of the database), and the milliseconds allowed on SQLite and PostgreSQL."""

    path: str
    query: Values
    most: tuple[float, float]


SEARCH, UNFILTERED, RELATED, PREFERRED = (10.0, 25.0), (5.0, 5.0), (5.0, 5.0), (2.0, 6.0)
ONE_SET, TWO_SETS = (80.0, 80.0), (120.0, 120.0)
KINDS = "tag,campaign,language,section,author,month"
POSTS, FACETS = "/v1/posts", "/v1/facets/posts"

CASES = {
    "rare word": Case(POSTS, {"q": "{rare}"}, SEARCH),
    "common word": Case(POSTS, {"q": "{common}"}, SEARCH),
    "two common words": Case(POSTS, {"q": "{common} {second}"}, SEARCH),
    "phrase of common words": Case(POSTS, {"q": '"{common} {second}"'}, SEARCH),
    "phrase of less common words": Case(POSTS, {"q": '"{middling} {third}"'}, SEARCH),
    "beginning of a word": Case(POSTS, {"q": "{beginning}*"}, SEARCH),
    "word and exclusion": Case(POSTS, {"q": "{middling} -{third}"}, SEARCH),
    "common word, common tag": Case(POSTS, {"q": "{common}", "tag": "tag-2"}, SEARCH),
    "common word, rare tag": Case(POSTS, {"q": "{common}", "tag": "tag-290"}, SEARCH),
    "rare word, common tag": Case(POSTS, {"q": "{rare}", "tag": "tag-2"}, SEARCH),
    "common word, language": Case(POSTS, {"q": "{common}", "language": "fr"}, SEARCH),
    "common word, relevance": Case(POSTS, {"q": "{common}", "sort": "relevance"}, SEARCH),
    "rare word, relevance": Case(POSTS, {"q": "{rare}", "sort": "relevance"}, SEARCH),
    "common word, -updated_at": Case(POSTS, {"q": "{common}", "sort": "-updated_at"}, SEARCH),
    "facets, all six, no filter": Case(FACETS, {"facets": KINDS}, UNFILTERED),
    "facet of 10,000 matches": Case(FACETS, {"facets": "author", "language": "fr"}, ONE_SET),
    "facets, two sets of matches": Case(FACETS, {"facets": "author,language", "language": "fr", "has_image": "true"}, TWO_SETS),
    "facets of a question": Case(FACETS, {"facets": KINDS, "q": "{common}"}, ONE_SET),
    "prefer_language": Case(POSTS, {"prefer_language": "fr,en"}, PREFERRED),
    "prefer_language, tag": Case(POSTS, {"prefer_language": "fr,en,*", "tag": "tag-1"}, PREFERRED),
    "related": Case("/v1/posts/{post}/related", {}, RELATED),
    "tags by beginning": Case("/v1/tags", {"q": "{letters}"}, UNFILTERED),
}
"""What is timed."""


def run(arguments: argparse.Namespace) -> bool:
    """Prints the tables, writes the figures beside; whether all aims were met."""
    yardstick, met = Yardstick(), True
    figures: dict[str, dict[str, Any]] = {}
    for dialect in arguments.databases:
        with ExitStack() as stack:
            where = stack.enter_context(place(dialect))
            settings = where.generated(arguments.posts)
            database = stack.enter_context(closing(open_database(settings)))
            app = create_app(settings, database)
            with reading(database) as connection:
                found = values(connection)
            subjects = {name: Subject.of(app, case.path, case.query, found) for name, case in CASES.items()}
            times = {name: timed([subject], yardstick)[0] for name, subject in subjects.items()}
            pages = search_pages.measured(app, found, yardstick)
        figures[dialect] = {name: one.kept for name, one in times.items()} | pages
        met = _print(dialect, times, 0 if dialect == "sqlite" else 1, arguments.posts) and met
        met = search_pages.told(dialect, pages) and met
    print(f"\n{yardstick.verdict}")
    kept = {"yardstick_swing": yardstick.swing, "milliseconds": figures}
    (DATA / "search.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Milliseconds of this run: {DATA / 'search.json'}")
    return met


def values(connection: Connection) -> Values:
    """What stands for the words in braces: words by how many of some posts have them."""
    bodies = connection.execute(select(Post.body_html).where(Post.state == "published").order_by(Post.id).limit(LOOKED_AT)).scalars()
    often = Counter(word for body in bodies for word in set(words(text_of(body))))
    ranked = [word for word, _ in sorted(often.items(), key=lambda one: (-one[1], one[0])) if word.isascii()]
    middle = connection.execute(select(func.count()).select_from(Post)).scalar_one() // 2
    post = connection.execute(select(Post.slug).where(Post.state == "published").order_by(Post.id).offset(middle).limit(1)).scalar_one()
    name = connection.execute(select(Tag.name_key).order_by(Tag.slug).limit(1)).scalar_one()
    return {
        "common": ranked[0],
        "second": ranked[1],
        "middling": ranked[100],
        "third": ranked[110],
        "rare": ranked[-1],
        "beginning": next(word for word in ranked if len(word) > LETTERS)[:LETTERS],
        "post": post,
        "letters": name[:2],
    }


def _print(dialect: str, times: dict[str, Times], which: int, posts: int) -> bool:
    """Whether all met their aims."""
    misses = 0
    print(f"\n{dialect + f', {posts:,} posts':<32}{'median':>9}{'fastest':>9}{'aim':>7}   ms")
    for name, one in times.items():
        aim = CASES[name].most[which]
        misses += one.median > aim
        print(f"{name:<32}{one.median:>9.2f}{one.fastest:>9.2f}{aim:>7g}   {'missed' if one.median > aim else 'met'}")
    return not misses
