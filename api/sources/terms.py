"""Tags, campaigns, authors and sections of a source: what they are called there, and which tag or campaign here stands for them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import Source, SourceTerm
from api.services.references import find
from api.services.syndication.sources import MEMBERS, mapped
from api.sources.reading import TERMS


def known(session: Session, source: Source) -> dict[UUID, SourceTerm]:
    """All terms of a source, by their ids there."""
    return {term.remote_id: term for term in session.scalars(select(SourceTerm).where(SourceTerm.source_id == source.id))}


def note(session: Session, source: Source, items: Iterable[Mapping[str, Any]], terms: dict[UUID, SourceTerm]) -> tuple[bool, set[UUID]]:
    """Keeps what these items say of terms; whether some came that were not known, and the ids of those that something stands for by now.

    ``terms``: all that are, which follows. Where an item names ``others``, its translations, what stands for one of them stands for all.
    """
    has_new = False
    joined: set[UUID] = set()
    for item in items:
        if item["type"] not in TERMS:
            continue
        remote = UUID(item["id"])
        term, resource = terms.get(remote), item.get("resource")
        if resource is None:
            if term is not None:
                session.delete(terms.pop(remote))
            continue
        if term is None:
            has_new = True
            term = terms[remote] = SourceTerm(source_id=source.id, remote_id=remote)
            session.add(term)
        term.kind, term.slug, term.name = item["type"], resource["slug"].replace("\0", ""), resource["name"].replace("\0", "")
        term.to_id = mapped(session, source, term.kind, item["id"], term.slug, present=term.to_id)
        joined |= _join([term, *(terms[one] for one in map(UUID, item.get("others", ())) if one in terms)])
    return has_new, joined


def _join(translations: Sequence[SourceTerm]) -> set[UUID]:
    """Has what stands for one of these stand for those that nothing stands for; ids of these."""
    stands = next((term.to_id for term in translations if term.to_id is not None), None)
    without = [term for term in translations if term.to_id is None] if stands is not None else []
    for term in without:
        term.to_id = stands
    return {term.remote_id for term in without}


def here(session: Session, named: Mapping[str, Sequence[str]], terms: Mapping[UUID, SourceTerm]) -> dict[str, list[str]]:
    """Of the tags and campaigns of a post over there, by kind, the ids of those that stand for them here."""
    found = {}
    for member, refs in ids(named, terms).items():
        present = (find(session, MEMBERS[member], one) for one in refs)
        found[member] = list(dict.fromkeys(str(one) for one in present if one is not None))
    return found


def ids(named: Mapping[str, Sequence[str]], terms: Mapping[UUID, SourceTerm]) -> dict[str, list[str]]:
    """The same by member, without asking whether they are still there."""
    known = {member: [terms[one].to_id for one in map(UUID, named.get(kind, ())) if one in terms] for member, kind in MEMBERS.items()}
    return {member: [str(one) for one in of if one is not None] for member, of in known.items()}


def are_missing(named: Mapping[str, Sequence[str]], terms: Mapping[UUID, SourceTerm]) -> bool:
    """Whether a post over there names tags or campaigns that have not come yet."""
    return any(UUID(one) not in terms for some in named.values() for one in some)


def names(remote: Iterable[str | None], terms: Mapping[UUID, SourceTerm]) -> list[str]:
    """What those of these are called that are known."""
    found = (UUID(one) for one in remote if one)
    return [terms[one].name for one in found if one in terms and terms[one].name]
