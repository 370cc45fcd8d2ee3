"""The facets that a query names, as they are listed now: by id, by slug, by a former slug, by a tag that was merged."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from api.derived.facets import EVERYTHING, Key
from api.models import NAMED_BY_POSTS, Facet, Slug, Tag
from api.queries.driver import Statement, among
from schemas.fields import is_id

SIDES = {"post": 1, "page": -1}
"""Kind of post: what a facet's number is multiplied by for its list of them."""
NOTHING = 0
"""The number of a facet that there is not."""
_FACETS = select(Facet.kind, Facet.key, Facet.ref, Facet.id, Facet.posts, Facet.pages)
# Kinds and words apart: what is found too much is left out, and both databases seek each pair in one index.
_SAID = and_(among(Facet.kind, "kinds"), among(Facet.key, "slugs"))
_BY_SLUG = Statement(_FACETS.where(_SAID))
_BY_EITHER = Statement(_FACETS.where(or_(_SAID, and_(among(Facet.kind, "kinds"), among(Facet.ref, "refs")))))
_FORMER = Statement(select(Slug.kind, Slug.slug, Slug.entity_id).where(among(Slug.kind, "kinds"), among(Slug.slug, "slugs")))
_MERGED = Statement(select(Tag.id, Tag.merged_into_id).where(among(Tag.id, "tags"), Tag.merged_into_id.is_not(None)))


@dataclass(frozen=True, slots=True)
class ResolvedFacet:
    """One facet of a filter, as far as the kinds of posts go that are asked for.

    ``numbers``: of its list of posts, its list of pages, or both; ``sizes``: how many are in each. ``exact``: those of the tag's
    children are not meant.
    """

    numbers: tuple[int, ...] = (NOTHING,)
    sizes: tuple[int, ...] = (0,)
    ref: str = ""
    exact: bool = False
    kind: str = ""

    @property
    def posts(self) -> int:
        """How many are under it."""
        return sum(self.sizes)

    @property
    def lists(self) -> tuple[int, ...]:
        """The numbers of the lists that have any now; one at least. What was in the others is only asked for by who tells what left."""
        return tuple(number for number, size in zip(self.numbers, self.sizes, strict=True) if size) or self.numbers[:1]


class Book:
    """The facets that a query names, by (kind, what it says), as far as ``kinds`` of posts go. ``public``: posts of any kind."""

    def __init__(self, connection: Connection, named: set[Key], kinds: Sequence[str]) -> None:
        self.kinds = kinds
        self.rows = _book(connection, named)
        direct = [(key, self.rows.get(key)) for key in named if key[0] in NAMED_BY_POSTS]
        # A former slug, and one of nothing, may come to stand for something new.
        self.is_firm = all(row is not None and key[1] in (row.key, row.ref) for key, row in direct)
        everything = self.rows.get(EVERYTHING)
        self.public = everything.posts + everything.pages if everything else 0

    def facet(self, key: Key, exact: Collection[str] = ()) -> ResolvedFacet:
        """A facet. ``exact``: ids of tags whose children do not count."""
        row = self.rows.get(key)
        if row is None:
            return ResolvedFacet(kind=key[0])
        numbers = tuple(SIDES[kind] * row.id for kind in self.kinds)
        sizes = tuple(row.pages if kind == "page" else row.posts for kind in self.kinds)
        return ResolvedFacet(numbers, sizes, row.ref, exact=row.ref in exact, kind=key[0])


def _book(connection: Connection, named: set[Key]) -> dict[Key, Any]:
    refs = {key for key in named if key[0] in NAMED_BY_POSTS and is_id(key[1])}
    book: dict[Key, Any] = {}
    kinds = {kind for kind, _ in named}
    asked = {"kinds": kinds, "slugs": [slug for _, slug in named - refs], "refs": [ref for _, ref in refs]}
    for row in (_BY_EITHER if refs else _BY_SLUG).all(connection, asked):
        for said in (row.key, row.ref):
            if (row.kind, said) in named:
                book[row.kind, said] = row
    tags = [UUID(ref) for kind, ref in refs if kind == "tag"]
    merged = dict(_MERGED.all(connection, {"tags": tags})) if tags else {}
    missing = {key for key in named - set(book) - refs if key[0] in NAMED_BY_POSTS}
    leads: dict[Key, Key] = {("tag", str(tag)): ("tag", str(into)) for tag, into in merged.items()}
    if missing:
        former = _FORMER.all(connection, {"kinds": kinds, "slugs": [slug for _, slug in missing]})
        leads |= {(kind, slug): (kind, str(entity)) for kind, slug, entity in former if (kind, slug) in missing}
    if leads:
        present = _book(connection, set(leads.values()))
        book |= {said: present[target] for said, target in leads.items() if target in present}
    return book
