"""In which spellings a word may begin in a text: case, accents, widths and marks that are left out make no difference to the index."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from api.derived.words import folded

MOST_LETTERS = 4
"""Of a word, that are looked for."""
MOST_MARKS = 8
"""Between two letters, of those that are left out or join the first one."""
_LETTERS = "A-Za-z\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u05d0-\u05ea\u0620-\u063f\u0641-\u064a"
"""Letters that no other letter before them ends a word at, but those of scripts without spaces."""
_UNCOMMON = re.compile("[^\x00-\u017f]")
_LEFT_OUT = re.compile(
    "[\u00ad\u02be\u02bf\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0f84\u1160-\u11ff"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3099-\u309c\ufe00-\ufe0f\ufeff\uff9e\uff9f]"
)
"""What may stand between two letters of a word and be folded to nothing, or join the first one; and more."""
_SPELLINGS = (range(0x20, 0x3100), range(0xA640, 0xA800), range(0xF900, 0xFB50), range(0xFB50, 0xFE00), range(0xFE20, 0x10000))
_SPELLED_WIDE = (range(0x1D400, 0x1D800),)

folded_piece = lru_cache(maxsize=20_000)(folded)
"""``folded``, of what is a character or a few."""


Letter = tuple[str, str]
"""The spellings of a letter, and those of them that are folded to more than it."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The first letters of words, each in its spellings."""

    heads: Sequence[Sequence[Letter]]
    is_spaced: bool
    made: dict[frozenset[str] | None, re.Pattern[str] | None] = field(default_factory=dict)
    """What finds them, by the less common characters of a text; ``None``: of one in ASCII."""

    @classmethod
    def of(cls, heads: Iterable[str], *, is_spaced: bool) -> "Heads":
        """Those of these words."""
        return cls([[_letter(letter) for letter in head[:MOST_LETTERS]] for head in sorted(set(heads))], is_spaced)

    def pattern(self, text: str) -> re.Pattern[str] | None:
        """Finds where such a word may stand in this text, of whose letters it is made; it may find too much."""
        if not self.heads:
            return None
        there = None if text.isascii() else frozenset(_UNCOMMON.findall(text))
        if there not in self.made:
            self.made[there] = self._pattern(there)
        return self.made[there]

    def _pattern(self, there: frozenset[str] | None) -> re.Pattern[str] | None:
        heads = [tuple((_here(all_, there), _here(more, there)) for all_, more in head) for head in self.heads]
        possible = tuple(head for head in heads if all(here for here, _ in head) or any(more for _, more in head))
        left_out = "" if there is None else "\u00ad" + "".join(sorted(filter(_LEFT_OUT.match, there)))
        return _beginning(possible, left_out, is_spaced=self.is_spaced) if possible else None


@lru_cache(maxsize=4_000)
def _letter(letter: str) -> Letter:
    spelled = sorted(_spellings(letter))
    return "".join(spelled), "".join(one for one in spelled if len(folded_piece(one)) > 1)


def _here(letters: str, there: frozenset[str] | None) -> str:
    """Those of these letters that may be in a text with these less common characters, so that few patterns are made."""
    return "".join([one for one in letters if (one <= "\x7f" if there is None else one <= "\u017f" or one in there)])


_MORE = "[A-Za-z0-9]*+"
"""What follows in most words: so nothing has to look for their end."""
_NO_LETTER = f"(?<![{_LETTERS}].)"


@lru_cache(maxsize=2_000)
def _beginning(heads: tuple[tuple[Letter, ...], ...], left_out: str, *, is_spaced: bool) -> re.Pattern[str]:
    between = f"[{re.escape(left_out)}]{{0,{MOST_MARKS}}}" if left_out else ""
    first = "".join(sorted({letter for head in heads for letter in head[0][0]}))
    tails = "|".join(_tail(head, between) for head in heads if head[0][0])
    letter, more = (_NO_LETTER, _MORE) if is_spaced else ("", "")
    return re.compile(f"[{re.escape(first)}]{letter}(?={tails}){more}" if first else "(?!)", re.DOTALL)


def _tail(head: Sequence[Letter], between: str) -> str:
    """What stands behind the first letter of a head, which is looked back at; behind one that is folded to more, anything may."""
    found = ""
    for here, more in reversed(head[1:]):
        follows = f"(?:(?<=[{re.escape(more)}])|{found})" if more and found else found
        found = f"{between}[{re.escape(here)}]{follows}" if here else "(?!)"
    letter, more = head[0]
    return f"(?<=[{re.escape(letter)}])(?:(?<=[{re.escape(more)}])|{found})" if more and found else f"(?<=[{re.escape(letter)}]){found}"


def _spellings(letter: str) -> frozenset[str]:
    """The characters that are folded to something which begins with a folded letter, or with its letter without marks."""
    bare = unicodedata.normalize("NFD", letter)[0]
    known = _unfolded()
    return known.get(letter, frozenset()) | known.get(bare, frozenset()) | {letter, bare}


@cache
def _unfolded() -> dict[str, frozenset[str]]:
    """By the first character of what it is folded to, the characters of most scripts; those of Han and Hangul are folded to themselves."""
    found: dict[str, set[str]] = {}
    for numbers in (*_SPELLINGS, *_SPELLED_WIDE):
        for number in numbers:
            piece = folded(chr(number))
            if piece and piece != chr(number):
                found.setdefault(piece[0], set()).add(chr(number))
    return {letter: frozenset(spelled) for letter, spelled in found.items()}
