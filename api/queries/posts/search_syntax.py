"""What somebody typed into a search box, read as terms; and the expressions that each database is asked by."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import NamedTuple

import regex

from api.derived.words import PAGE, PAIRED, is_dense, pair, stem, words

LEAST_PREFIX = 3
"""Letters before a ``*``: shorter beginnings would name half of all words."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))  # noqa: RUF001 - meant
_TOKEN = regex.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One or more words in a row, folded. ``is_prefix``: the last one is a beginning; ``is_exact``: other forms are not meant."""

    words: tuple[str, ...]
    is_prefix: bool = False
    is_exact: bool = False


IS_PAGE = Term((PAGE,), is_exact=True)


@dataclass(frozen=True, slots=True)
class Question:
    """What a post must have, every term of it, and what it must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]

    def narrowed(self, kinds: Collection[str]) -> "Question":
        """The question about posts of one kind; the same where none or several are named."""
        if len(kinds) != 1:
            return self
        return Question((*self.wanted, IS_PAGE), self.unwanted) if "page" in kinds else Question(self.wanted, (*self.unwanted, IS_PAGE))


class Token(NamedTuple):
    """A part of what was typed, without its quotes, and where it begins."""

    text: str
    start: int
    is_quoted: bool
    is_excluded: bool


def tokens(text: str) -> Iterator[Token]:
    """The parts of what was typed, in order."""
    for found in _TOKEN.finditer(text.translate(_QUOTES)):
        group = 2 if found[3] is None else 3
        yield Token(found[group] or "", found.start(group), found[3] is None, bool(found[1]))


def question(text: str) -> Question:
    """The terms of a text: a token that splits into several words is a phrase; one without any letter or digit says nothing."""
    found: dict[bool, list[Term]] = {True: [], False: []}
    for token in tokens(text):
        # What is excluded is meant as it stands: "vote -voting" asks for something.
        term = _term(token.text, is_quoted=token.is_quoted, is_exact=token.is_excluded)
        if term:
            found[not token.is_excluded].append(term)
    return Question(tuple(dict.fromkeys(found[True])), tuple(dict.fromkeys(found[False])))


def _term(text: str, *, is_quoted: bool, is_exact: bool) -> Term | None:
    parts = words(text)
    if not parts:
        return None
    last = parts[-1]
    is_prefix = not is_quoted and text.endswith("*") and len(last) >= LEAST_PREFIX
    if is_dense(last) and len(last) == 1:
        # A run ABC is indexed as AB BC C: asked alone, a character begins a pair; after a pair it says nothing more.
        if len(parts) > 1 and len(parts[-2]) > 1 and is_dense(parts[-2]):
            parts.pop()
        else:
            is_prefix = True
    return Term(tuple(parts), is_prefix, is_exact or is_quoted or is_prefix or len(parts) > 1)


@dataclass(frozen=True, slots=True)
class Expressions:
    """The question in a database's own form: of all posts that match, of those with every term in the title, and of the others.

    On PostgreSQL ``title`` is asked of the titles, in addition to ``body``; and so is ``rest``, as what must not hold.
    ``has_prefix``: whether the beginning of a word is asked for.
    """

    body: str
    title: str
    rest: str
    has_prefix: bool


def expressions(asked: Question, languages: Collection[str], dialect: str) -> Expressions:
    """The expressions of a question with something wanted; ``languages``: those whose inflected forms are found too."""
    return (_fts5 if dialect == "sqlite" else _tsquery)(asked, sorted(languages))


def _fts5(asked: Question, languages: Sequence[str]) -> Expressions:
    """FTS5's own language: every word is quoted, so that nothing in it can be an operator."""

    def term(one: Term) -> str:
        phrase = '"' + " ".join(one.words) + '"' + (" *" if one.is_prefix else "")
        others = [f'"{form}"' for form in _forms(one, languages)]
        return f"({' OR '.join([phrase, *others])})" if others else phrase

    wanted = " AND ".join(term(one) for one in asked.wanted)
    without = f" NOT ({' OR '.join(map(term, asked.unwanted))})" if asked.unwanted else ""
    title = f"{{title}} : ({wanted})"
    return Expressions(f"({wanted}){without}", f"({title}){without}", f"(({wanted}){without}) NOT ({title})", _has_prefix(asked))


def _tsquery(asked: Question, languages: Sequence[str]) -> Expressions:
    """The form that is cast to ``tsquery`` without any parser of words: each one is quoted."""

    def term(one: Term) -> str:
        phrase = " <-> ".join(f"'{word}'" for word in one.words) + (":*" if one.is_prefix else "")
        return "(" + " | ".join([f"({phrase})", *(f"'{form}'" for form in _forms(one, languages))]) + ")"

    wanted = [term(one) for one in asked.wanted]
    body = [*wanted, *filter(None, map(_beside, asked.wanted)), *(f"!{term(one)}" for one in asked.unwanted)]
    return Expressions(" & ".join(body), " & ".join(wanted), " & ".join(wanted), _has_prefix(asked))


def _beside(phrase: Term) -> str:
    """What the index can tell of a phrase, ``""`` where that is nothing: without it each post with all of its words would be read."""
    whole = phrase.words[:-1] if phrase.is_prefix else phrase.words
    tokens = dict.fromkeys(starmap(pair, pairwise(whole)))
    return f"({' & '.join(map(_quoted, tokens))} | !'{PAIRED}')" if tokens else ""


def _quoted(word: str) -> str:
    return f"'{word}'"


def _has_prefix(asked: Question) -> bool:
    return any(one.is_prefix for one in (*asked.wanted, *asked.unwanted))


def _forms(term: Term, languages: Iterable[str]) -> list[str]:
    """The marked stems of a single word, in each language."""
    if term.is_exact:
        return []
    return list(dict.fromkeys(form for language in languages if (form := stem(term.words[0], language))))
