"""What tags, authors and sections have in common when written: slug, name in several languages, revision."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.words import folded
from api.models import Author, Campaign, Section, Tag
from api.services import slugs
from api.services.revisioning import Stamp, assign, begin, bump_revision, by_language

Named = TypeVar("Named", Tag, Author, Section, Campaign)

MOST_KEY = 200
"""Names that agree in so many folded characters are in the order of their ids."""


def create(
    session: Session, row: Named, kind: str, values: Mapping[str, Any], *, now: int, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Named:
    """Gives a new row its id, slug and times; the caller fills the rest."""
    row.id = new_id or uuid7()
    begin(row, now, stamp)
    made_from = values.get("name") or values.get("title") or ""
    row.slug = slugs.first(session, kind, row.id, given=values.get("slug"), made_from=made_from, imported=stamp is not None)
    return row


def rename(session: Session, row: Named, kind: str, values: Mapping[str, Any], *, stamp: Stamp | None = None) -> None:
    """Gives the row the slug in ``values``; the former one stays as a way to it."""
    if "slug" in values and values["slug"] != row.slug:
        row.slug = slugs.claim(session, kind, row.id, given=values["slug"], imported=stamp is not None)


def fill(row: Named, values: Mapping[str, Any], *, plain: Sequence[str], own: str, maps: Sequence[str] = ()) -> None:
    """Sets what is given. ``own`` is the member that the row is called by, ``maps`` those with texts by language."""
    assign(row, values, ("language", own, *plain))
    for name in maps:
        if name in values:
            setattr(row, name, by_language(values[name], row.language))
    row.name_key = folded(getattr(row, own))[:MOST_KEY]


def saved(session: Session, row: Named, now: int, *, also: Sequence[str] = (), stamp: Stamp | None = None) -> list[str]:
    """The members that changed; the row is flushed."""
    changed = bump_revision(session, row, now, also=also, stamp=stamp)
    session.add(row)
    session.flush()
    return changed
