"""Which resources are called by the beginnings of words. What the words of a name are is decided in ``api.derived.words``."""

from sqlalchemy import ColumnElement, Table, false, intersect, select

from api.derived.words import is_dense, words
from api.models import NameWord

LAST = "\U0010ffff"
"""The last code point, in no word: a beginning with it is behind all words that begin so (on both databases in the order of UTF-8)."""


def called(table: Table, kind: str, question: str) -> ColumnElement[bool]:
    """The condition that each word of ``q`` begins a word in one of the resource's names; without words nothing matches."""
    found = [
        select(NameWord.entity_id).where(NameWord.kind == kind, NameWord.word >= one, NameWord.word < one + LAST)
        for one in beginnings(question)
    ]
    if not found:
        return false()
    # Sets that are cut, not conditions side by side: 150 of these would be 150 joins to PostgreSQL's planner.
    return table.c.id.in_(found[0] if len(found) == 1 else intersect(*found))


def beginnings(question: str) -> list[str]:
    """The words to look for, the longest first; those that another one begins with are left out.

    Of a run of a script without spaces its pairs: the last character, which a name has by itself only at its end, is no word
    of its own here, so that 東京 finds 東京都.
    """
    found = words(question)
    asked = {
        word
        for before, word in zip(["", *found], found, strict=False)
        if not (len(before) == 2 and before.endswith(word) and is_dense(word))  # noqa: PLR2004 - a pair
    }
    longest = sorted(asked, key=lambda word: (-len(word), word))
    return [word for number, word in enumerate(longest) if not any(other.startswith(word) for other in longest[:number])]
