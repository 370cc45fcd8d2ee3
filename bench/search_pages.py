"""What a search page asks besides its results: passages, what may have been meant, and suggestions while somebody types.

``search`` prints it behind its own table; ``measured`` and ``told`` are for whoever has the application already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Flask

from bench.clocks import Yardstick
from bench.view_times import Subject, Times, Values, timed

POSTS, SUGGEST = "/v1/posts", "/v1/suggest"
MORE, TYPED, MEANT = (3.0, 3.0), (5.0, 10.0), (100.0, 100.0)
"""Milliseconds allowed on SQLite and PostgreSQL: that a passage takes more than the search, that a suggestion takes, and a correction."""


@dataclass(frozen=True, slots=True)
class Row:
    """A path and its query, and the milliseconds allowed; ``beside``: of the query that it may take so much more than."""

    path: str
    query: Values
    most: tuple[float, float]
    beside: Values | None = None


def _snippet(**query: str) -> Row:
    return Row(POSTS, {**query, "include": "snippet"}, MORE, query)


ROWS = {
    "snippet, rare word": _snippet(q="{rare}"),
    "snippet, common word": _snippet(q="{common}"),
    "snippet, two common words": _snippet(q="{common} {second}"),
    "snippet, phrase": _snippet(q='"{common} {second}"'),
    "snippet, beginning of a word": _snippet(q="{beginning}*"),
    "snippet, common word, relevance": _snippet(q="{common}", sort="relevance"),
    "suggest, one letter": Row(SUGGEST, {"q": "{letter}"}, TYPED),
    "suggest, two letters": Row(SUGGEST, {"q": "{letters}"}, TYPED),
    "suggest, common word": Row(SUGGEST, {"q": "{common}"}, TYPED),
    "suggest, rare word": Row(SUGGEST, {"q": "{rare}"}, TYPED),
    "suggest, two beginnings": Row(SUGGEST, {"q": "{common} {letter}"}, TYPED),
    "suggest, a language": Row(SUGGEST, {"q": "{letters}", "language": "fr"}, TYPED),
    "suggest, preferred languages": Row(SUGGEST, {"q": "{letter}", "prefer_language": "fr,en"}, TYPED),
    "suggest, nothing": Row(SUGGEST, {"q": "zzqxj"}, TYPED),
    "correction, one edit": Row(POSTS, {"q": "{beginning}{second}x"}, MEANT),
    "correction, near nothing": Row(POSTS, {"q": "{beginning}qxzzj"}, MEANT),
    "correction, three words": Row(POSTS, {"q": "qxzzja qxzzjb qxzzjc"}, MEANT),
}
"""What is timed."""


def measured(app: Flask, values: Values, yardstick: Yardstick) -> dict[str, tuple[float, float]]:
    """By name, the milliseconds of each row by the clock, and of a core of this process: of passages what they take more."""
    values = {**values, "letter": str(values["letters"])[:1]}
    found = {}
    for name, row in ROWS.items():
        queries = [row.query, *([] if row.beside is None else [row.beside])]
        subjects = [Subject.of(app, row.path, query, values) for query in queries]
        found[name] = _more(timed(subjects, yardstick))
    return found


def _more(times: Sequence[Times]) -> tuple[float, float]:
    first, *others = times
    beside = others[0] if others else None
    return first.median - (beside.median if beside else 0), first.processor - (beside.processor if beside else 0)


def told(dialect: str, found: Mapping[str, tuple[float, float]]) -> bool:
    """Prints the rows; whether all met their aims."""
    which, misses = 0 if dialect == "sqlite" else 1, 0
    print(f"\n{dialect + ', search pages':<32}{'median':>9}{'a core':>9}{'aim':>7}   ms; of passages, what they take more")
    for name, (wall, core) in found.items():
        aim = ROWS[name].most[which]
        misses += wall > aim
        print(f"{name:<32}{wall:>9.2f}{core:>9.2f}{aim:>7g}   {'missed' if wall > aim else 'met'}")
    return not misses
