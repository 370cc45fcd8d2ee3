"""Addresses that resources had here or elsewhere. How an address is compared is in ``schemas.addresses``."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from api.derived.rows import KEYS, in_batches
from api.models import Address
from api.settings import Site
from schemas.addresses import placed

_OWNERS = select(Address.host, Address.path, Address.kind, Address.entity_id).where(tuple_(Address.host, Address.path).in_(KEYS))


def add(session: Session, kind: str, entity_id: UUID, urls: Iterable[str], *, site: Site, now: int) -> list[str]:
    """Those of these addresses (absolute, or a path of this site) that led nowhere; they lead to the resource from now on."""
    places: dict[tuple[str, str], str] = {}
    for url in urls:
        places.setdefault(placed(url, site.public_url), url)
    known = _known(session, places)
    added = {place: url for place, url in places.items() if place not in known}
    session.add_all(
        Address(host=host, path=path, url=url, kind=kind, entity_id=entity_id, since=now if host else 0)
        for (host, path), url in added.items()
    )
    return list(added.values())


def _known(session: Session, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, UUID]]:
    """By place, (kind, id) of what it leads to, as far as it leads anywhere."""
    if not places:
        return {}
    session.flush()
    return {(row.host, row.path): (row.kind, row.entity_id) for row in in_batches(session.connection(), _OWNERS, places)}


def drop(session: Session, entity_id: UUID) -> None:
    """Gives the addresses of a resource free that never was public."""
    for row in addresses(session, entity_id):
        session.delete(row)


def owner(session: Session, kind: str, urls: Iterable[str], site: Site) -> UUID | None:
    """The resource of a kind that the first known of these addresses leads to."""
    places = [placed(url, site.public_url) for url in urls]
    known = _known(session, places)
    return next((known[place][1] for place in places if place in known and known[place][0] == kind), None)


def addresses(session: Session, entity_id: UUID) -> list[Address]:
    """All addresses of a resource, by address."""
    return list(session.scalars(select(Address).where(Address.entity_id == entity_id).order_by(Address.host, Address.path)))
