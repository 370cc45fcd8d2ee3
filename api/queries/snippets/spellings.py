"""In which spellings a word may begin in a text: case, accents, widths and marks that are left out make no difference to the index."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from api.derived.words import folded

MOST_MARKS = 8
"""Between two letters, of those that are left out or join the first one."""
_LETTERS = "A-Za-z\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u05d0-\u05ea\u0620-\u063f\u0641-\u064a"
"""Letters that no other letter before them ends a word at, but those of scripts without spaces."""
_LEFT_OUT = re.compile(
    "[\u00ad\u02be\u02bf\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0f84\u1160-\u11ff"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3099-\u309c\ufe00-\ufe0f\ufeff\uff9e\uff9f]"
)
"""What may stand between two letters of a word and be folded to nothing, or join the first one; and more."""
_SPELLINGS = (range(0x20, 0x3100), range(0xA640, 0xA800), range(0xF900, 0xFB50), range(0xFB50, 0xFE00), range(0xFE20, 0x10000))
_SPELLED_WIDE = (range(0x1D400, 0x1D800),)

folded_piece = lru_cache(maxsize=20_000)(folded)
"""``folded``, of what is a character or a few."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The first one or two letters of words, in each spelling. ``alone``: letters after which anything may stand."""

    first: Sequence[str]
    alone: Sequence[str]
    second: Sequence[str]
    is_spaced: bool

    @classmethod
    def of(cls, heads: Iterable[str], *, is_spaced: bool) -> "Heads":
        """Those of these words."""
        first = _spelled({head[0] for head in heads})
        alone = {*_spelled({head for head in heads if len(head) == 1}), *(one for one in first if len(folded_piece(one)) > 1)}
        return cls(first, sorted(alone), _spelled({head[1] for head in heads if len(head) > 1}), is_spaced)

    def pattern(self, text: str) -> re.Pattern[str] | None:
        """Finds where such a word may stand in this text, of whose letters it is made; it may find too much."""
        if not self.first:
            return None
        if text.isascii():
            first, alone, second = (_here(letters, "", "\x7f") for letters in (self.first, self.alone, self.second))
            return _beginning(first, alone, second, "", is_spaced=self.is_spaced) if first else None
        first, alone, second = (_here(letters, text) for letters in (self.first, self.alone, self.second))
        left_out = "".join(sorted(set(_LEFT_OUT.findall(text))))
        return _beginning(first, alone, second, left_out, is_spaced=self.is_spaced) if first else None


def _here(letters: Sequence[str], text: str, most: str = "\u017f") -> str:
    """Those of these letters that are in the text, and the common ones, so that few patterns are made."""
    return "".join([one for one in letters if one <= most or one in text])


_NO_LETTER = f"(?<![{_LETTERS}].)"


@lru_cache(maxsize=2_000)
def _beginning(first: str, alone: str, second: str, left_out: str, *, is_spaced: bool) -> re.Pattern[str]:
    between = f"[{re.escape(left_out)}]{{0,{MOST_MARKS}}}" if left_out else ""
    follows = [*([f"(?<=[{re.escape(alone)}])"] if alone else []), *([f"{between}[{re.escape(second)}]"] if second else [])]
    return re.compile(f"[{re.escape(first)}]{_NO_LETTER if is_spaced else ''}(?={'|'.join(follows) or '(?!)'})", re.DOTALL)


def _spelled(letters: Iterable[str]) -> Sequence[str]:
    return sorted({one for letter in letters for one in _spellings(letter)})


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
