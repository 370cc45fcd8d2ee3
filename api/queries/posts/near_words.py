"""Words of the index that are one edit away from a word. Nothing here says how often they are used."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import orjson
from sqlalchemy import Connection, text

from api.derived.words import MOST_CHARACTERS, folded

BLOCK = 128
"""Code points that are letters of one script, mostly: those of a word's own blocks are put into it."""
_IN_INDEX = {
    "sqlite": text(
        "SELECT value FROM json_each(:words) WHERE (SELECT 1 FROM search WHERE search MATCH '\"' || value || '\"' LIMIT 1) IS NOT NULL"
    ),
    # Materialized: the planner takes it that one row is soon met by reading on, which it is not where there is none.
    "postgresql": text(
        "SELECT value FROM json_array_elements_text(CAST(:words AS json)) AS word(value) WHERE (WITH found AS MATERIALIZED "
        "(SELECT 1 FROM search WHERE body @@ CAST('''' || value || '''' AS tsquery)) SELECT 1 FROM found LIMIT 1) IS NOT NULL"
    ),
}


def near(connection: Connection, word: str) -> list[str]:
    """The words of public posts that are a swap, a letter less or more, or another letter away from a folded word, the likeliest first."""
    edits = list(dict.fromkeys(_edits(word)))
    found = set(connection.execute(_IN_INDEX[connection.dialect.name], {"words": orjson.dumps(edits).decode()}).scalars())
    return [one for one in edits if one in found]


def distance(one: str, other: str, most: int) -> int:
    """Swaps, letters less or more, and other letters, from the one to the other; ``most`` + 1 where it is more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for number, letter in enumerate(one, 1):
        older, before, row = before, row, [number]
        for at, another in enumerate(other, 1):
            steps = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != another))
            if at > 1 and number > 1 and letter == other[at - 2] and one[number - 2] == another:
                steps = min(steps, older[at - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _edits(word: str) -> Iterator[str]:
    letters = sorted({letter for one in word for letter in _letters(ord(one) // BLOCK)})
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1 and tail[0] != tail[1])
    yield from (head + tail[1:] for head, tail in parts if tail)
    if len(word) < MOST_CHARACTERS:
        yield from (head + letter + tail for head, tail in parts for letter in letters)
    yield from (head + letter + tail[1:] for head, tail in parts if tail for letter in letters if letter != tail[0])


@lru_cache(maxsize=256)
def _letters(block: int) -> str:
    """The folded letters and marks of a block."""
    found = map(chr, range(block * BLOCK, (block + 1) * BLOCK))
    return "".join(one for one in found if unicodedata.category(one)[0] in "LM" and folded(one) == one)
