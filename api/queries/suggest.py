"""What somebody may mean who is still typing: tags, campaigns and authors by their names, and posts by their titles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, bindparam, func, literal_column, select, union_all

from api.derived.facets import ALL, kind_key
from api.derived.fragments import texts_of
from api.models import KINDS, Facet, NameWord
from api.queries.driver import Statement
from api.queries.posts.suggested_titles import MOST_WORDS, is_begun, titled
from api.queries.posts.title_words import FEW, begins, between
from api.queries.resources.languages import preferred
from api.queries.resources.name_search import beginnings
from api.settings import Site

NAMED = ("campaign", "tag", "author")
"""Kinds that are suggested by their names."""
MOST_NAMES = 5
"""Of what is suggested, where there are titles enough."""
KEYS = (ALL, *map(kind_key, NAMED))
"""What a suggestion depends on."""

_FACET, _WORD = Facet.__table__, NameWord.__table__
_POSTS = func.coalesce(_FACET.c.posts + _FACET.c.pages, literal_column("0"))


def suggested(connection: Connection, asked: Mapping[str, Any], site: Site) -> list[dict[str, Any]]:
    """Up to ``limit`` of ``{type id slug label language}``: names, of which most posts have the first, then titles, the newest first.

    Each word of ``q`` begins a word of the name, in any of its languages, or of the title.
    """
    limit, begun = asked["limit"], beginnings(asked["q"])
    if not begun:
        return []
    about = {name: asked[name] for name in ("kind", "language", "prefer_language") if asked.get(name)}
    names = _named(connection, begun, preferred({"prefer_language": asked.get("prefer_language") or asked.get("language")}, site), limit)
    titles = titled(connection, begun, about, limit, site)
    kept = max(min(MOST_NAMES, limit), limit - len(titles))
    return [*names[:kept], *titles][:limit]


def _named(connection: Connection, begun: Sequence[str], languages: Sequence[str], limit: int) -> list[dict[str, Any]]:
    """The names, those that most posts have first."""
    values = between(begun[:MOST_WORDS])
    number = len(begun[:MOST_WORDS])
    found: list[tuple[tuple[int, str, str], dict[str, Any]]] = []
    for row in _COUNTS.all(connection, values):
        if row.words:
            ways = _ways(row.kind, number)
            rows = (ways.walked if row.words > FEW else ways.gathered).all(connection, {**values, "take": limit})
            found += [((-one.posts, one.name_key, str(one.id)), _shown(row.kind, one, begun, languages)) for one in rows]
    found.sort(key=lambda one: one[0])
    return [one for _, one in found]


def _shown(kind: str, row: Any, begun: Sequence[str], languages: Sequence[str]) -> dict[str, Any]:
    """A resource, called as it is in the first language in which that is what was typed."""
    texts = texts_of(KINDS[kind], row)
    order = list(dict.fromkeys([*(one for one in languages if one in texts), row.language, *sorted(texts)]))
    language = next((one for one in order if is_begun(texts[one], begun)), order[0])
    return {"type": kind, "id": str(row.id), "slug": row.slug, "label": texts[language], "language": language}


def _has(kind: str, entity: ColumnElement[Any], number: int) -> ScalarSelect[Any]:
    """1 if a word in a name of the resource has the beginning of this number, else NULL."""
    other = _WORD.alias()
    where = (other.c.entity_id == entity, other.c.kind == kind, begins(number, other.c.word))
    return select(literal_column("1")).where(*where).limit(literal_column("1")).scalar_subquery()


@dataclass(frozen=True, slots=True)
class _Ways:
    """Two statements with the same answer: of all that have a word which begins so, and of those that most posts have."""

    gathered: Statement
    walked: Statement


@cache
def _ways(kind: str, number: int) -> _Ways:
    """The statements of a kind, for so many beginnings."""
    of = KINDS[kind]
    table = of.table
    columns = [table.c[name] for name in dict.fromkeys(("id", "slug", "language", "name_key", of.called, of.languages)) if name]
    few = select(_WORD.c.entity_id).where(_WORD.c.kind == kind, begins(0, _WORD.c.word)).limit(literal_column(str(FEW)))
    listed = table.outerjoin(_FACET, and_(_FACET.c.kind == kind, _FACET.c.key == table.c.slug))
    gathered = (
        select(*columns, _POSTS.label("posts"))
        .select_from(listed)
        .where(table.c.id.in_(few), *_others(kind, table.c.id, range(1, number)), *of.shown(table))
        .order_by(_POSTS.desc(), table.c.name_key, table.c.id)
        .limit(bindparam("take"))
    )
    used = (
        select(_FACET.c.key, _FACET.c.posts)
        .where(_FACET.c.kind == kind)
        .order_by(_FACET.c.posts.desc())
        .limit(literal_column(str(FEW)))
        .subquery("used")
    )
    walked = (
        select(*columns, used.c.posts)
        .select_from(used.join(table, table.c.slug == used.c.key))
        .where(*_others(kind, table.c.id, range(number)), *of.shown(table))
        .order_by(used.c.posts.desc(), table.c.name_key, table.c.id)
        .limit(bindparam("take"))
    )
    return _Ways(Statement(gathered), Statement(walked))


def _others(kind: str, entity: ColumnElement[Any], numbers: Iterable[int]) -> list[ColumnElement[bool]]:
    return [_has(kind, entity, number).is_not(None) for number in numbers]


def _count(kind: str) -> Any:
    few = select(_WORD.c.entity_id).where(_WORD.c.kind == kind, begins(0, _WORD.c.word)).limit(literal_column(str(FEW + 1)))
    return select(literal_column(f"'{kind}'").label("kind"), func.count().label("words")).select_from(few.subquery(f"few_{kind}"))


_COUNTS = Statement(select(union_all(*map(_count, NAMED)).subquery("counts")))
"""Of each kind, how many words of names begin so, up to one more than a few."""
