"""The beginnings of words in titles, in statements: the words of all posts are kept, so that a public card is always asked for, too."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, func, literal_column, select

from api.models import Card, Listing, TitleWord
from api.queries.driver import Statement
from api.queries.resources.name_search import LAST

FEW = 1_000
"""So many titles are taken and sorted in the time of a suggestion."""
NEWEST = 3_000
"""So many posts are walked past in that time."""

_CARD, _TITLE = Card.__table__, TitleWord.__table__


def between(beginnings: Sequence[str]) -> dict[str, str]:
    """The values of these beginnings."""
    return {
        name: value for number, one in enumerate(beginnings) for name, value in ((f"begin{number}", one), (f"beyond{number}", one + LAST))
    }


def begins(number: int, word: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a word has the beginning of this number."""
    return and_(word >= bindparam(f"begin{number}"), word < bindparam(f"beyond{number}"))


def is_titled(number: int) -> ScalarSelect[Any]:
    """1 if a word in the title of the card's post has the beginning of this number, else NULL."""
    other = _TITLE.alias()
    where = (other.c.post_id == _CARD.c.post_id, begins(number, other.c.word))
    return select(literal_column("1")).where(*where).limit(literal_column("1")).scalar_subquery()


def titled() -> Select[Any]:
    """The positions of a few public posts with a word in the title that begins so: of so many words, whether public or not."""
    words = select(_TITLE.c.post_id).where(begins(0, _TITLE.c.word)).order_by(_TITLE.c.word.desc(), _TITLE.c.post_id.desc())
    few, card = words.limit(literal_column(str(FEW))).subquery("titles"), _CARD.alias("titled")
    return select(card.c.position).join(few, few.c.post_id == card.c.post_id).distinct()


def newest(*, of_facet: bool) -> Statement:
    """The position of the post that so many are newer than: of all, or of those in the list ``drive``."""
    at = Listing.position if of_facet else Card.position
    where = [Listing.facet_id == bindparam("drive")] if of_facet else []
    return Statement(select(at).where(*where).order_by(at.desc()).offset(literal_column(str(NEWEST))).limit(literal_column("1")))


COUNT = Statement(
    select(func.count()).select_from(
        select(_TITLE.c.post_id).where(begins(0, _TITLE.c.word)).limit(literal_column(str(FEW + 1))).subquery()
    )
)
"""How many words of titles begin so, up to one more than a few."""
