"""What tags, authors and sections have in common when written: slug, name in several languages, revision."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.words import folded
from api.errors import InvalidInput
from api.models import KINDS, Author, Campaign, Event, Kind, Section, Tag, kind_of
from api.services import saved_forms, slugs
from api.services.revisioning import Stamp, assign, begin, by_language

Named = TypeVar("Named", Tag, Author, Section, Campaign, Event)

MOST_KEY = 200
"""Names that agree in so many folded characters are in the order of their ids."""


def create(
    session: Session, row: Named, kind: str, values: Mapping[str, Any], *, now: int, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Named:
    """Gives a new row its id, slug and times; the caller fills the rest."""
    refuse_two_texts(KINDS[kind], values, values["language"])
    row.id = new_id or uuid7()
    begin(row, now, stamp)
    made_from = values.get("name") or values.get("title") or ""
    row.slug = slugs.first(session, kind, row.id, given=values.get("slug"), made_from=made_from, imported=stamp is not None)
    return row


def rename(session: Session, row: Named, kind: str, values: Mapping[str, Any], *, stamp: Stamp | None = None) -> None:
    """Gives the row the slug in ``values``; the former one stays as a way to it. What an archive says twice is looked at before."""
    if stamp is not None:
        refuse_two_texts(KINDS[kind], values, values.get("language", row.language))
    if "slug" in values and values["slug"] != row.slug:
        row.slug = slugs.claim(session, kind, row.id, given=values["slug"], imported=stamp is not None)


def fill(row: Named, values: Mapping[str, Any], *, plain: Sequence[str], own: str, maps: Sequence[str] = ()) -> Mapping[str, Any]:
    """Sets what is given. ``own`` is the member that the row is called by, ``maps`` those with texts by language.

    Answers the values as they are set: see ``own_texts``.
    """
    values = own_texts(row, values)
    assign(row, values, ("language", own, *plain))
    for name in maps:
        if name in values:
            setattr(row, name, by_language(values[name], row.language))
    row.name_key = folded(getattr(row, own))[:MOST_KEY]
    return values


def own_texts(row: Named, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with a text by language that is in the row's own language as the member itself, unless that is given too.

    A row whose language becomes another one, in which it has a text, is called by that, and what it was called stays among the others.
    """
    kind, before, language = kind_of(row), row.language, values.get("language", row.language)
    found = dict(values)
    for own, others in kind.texts.items():
        texts = dict((values[others] if others in values else getattr(row, others)) or {})
        text = texts.pop(language, None)
        if text is None:
            continue
        found[others] = texts
        if own in values:
            continue
        if own == kind.called and not text:
            raise InvalidInput(
                f"`{others}` has no text in {language!r}, the language of `{own}`: that cannot be empty.", f"/{others}/{language}"
            )
        former = getattr(row, own)
        if before not in (None, language) and former is not None:
            found[others] = {before: former, **texts}
        found[own] = text
    return found


def refuse_two_texts(kind: Kind, values: Mapping[str, Any], language: str) -> None:
    """Raises ``InvalidInput`` where a text in the own language is said twice, and not the same."""
    for own, others in kind.texts.items():
        text = (values.get(others) or {}).get(language)
        if text is not None and values.get(own, text) != text:
            detail = f"This is in the language of `{own}`, which says something else: send one of them."
            raise InvalidInput(detail, f"/{others}/{language}")


def remove(session: Session, row: Author | Campaign | Event | Section | Tag) -> None:
    """Deletes the row, and all that was kept of it."""
    saved_forms.drop(session, row)
    session.delete(row)
