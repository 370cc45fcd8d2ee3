"""Addresses that resources had here or elsewhere. How an address is compared is in ``schemas.addresses``."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import Address
from api.settings import Site
from schemas.addresses import placed


def add(session: Session, kind: str, entity_id: UUID, urls: Iterable[str], *, site: Site, now: int) -> list[str]:
    """Those of these addresses (absolute, or a path of this site) that led nowhere; they lead to the resource from now on."""
    added = []
    for url in urls:
        host, path = placed(url, site.public_url)
        if session.get(Address, (host, path)) is None:
            session.add(Address(host=host, path=path, url=url, kind=kind, entity_id=entity_id, since=now if host else 0))
            added.append(url)
    return added


def drop(session: Session, entity_id: UUID) -> None:
    """Gives the addresses of a resource free that never was public."""
    for row in addresses(session, entity_id):
        session.delete(row)


def owner(session: Session, kind: str, urls: Iterable[str], site: Site) -> UUID | None:
    """The resource of a kind that the first known of these addresses leads to."""
    for url in urls:
        row = session.get(Address, placed(url, site.public_url))
        if row is not None and row.kind == kind:
            return row.entity_id
    return None


def addresses(session: Session, entity_id: UUID) -> list[Address]:
    """All addresses of a resource, by address."""
    return list(session.scalars(select(Address).where(Address.entity_id == entity_id).order_by(Address.host, Address.path)))
