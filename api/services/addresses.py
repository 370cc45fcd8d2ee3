"""Addresses that resources had here or elsewhere. How an address is compared is in ``schemas.addresses``."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from api.derived.rows import KEYS, in_batches
from api.derived.urls import post_path
from api.derived.writing import as_writing, touch
from api.models import Address, Post, Section
from api.services import slugs
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
    if added:
        of = {"kind": kind, "entity_id": entity_id}
        rows = ({**of, "host": host, "path": path, "url": url, "since": now if host else 0} for (host, path), url in added.items())
        as_writing(session).waiting.add(Address.__table__, *rows)
        touch(session, kind, [entity_id])
    session.info.get("free_places", set()).difference_update(added)
    return list(added.values())


def look_up(session: Session, urls: Iterable[str], site: Site) -> None:
    """Notes which of these addresses lead nowhere, so that they need not be asked for one by one in this session."""
    places = {placed(url, site.public_url) for url in urls}
    known = _known(session, places)
    session.info.setdefault("free_places", set()).update(places - known.keys())


def _known(session: Session, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, UUID]]:
    """By place, (kind, id) of what it leads to, as far as it leads anywhere."""
    free = session.info.get("free_places", ())
    asked = [place for place in places if place not in free]
    if not asked:
        return {}
    session.flush()
    return {(row.host, row.path): (row.kind, row.entity_id) for row in in_batches(session.connection(), _OWNERS, asked)}


def former_urls(session: Session, post: Post, site: Site) -> list[str]:
    """The addresses that a post had by its former slugs, if they were those of its section now; none of what never was public."""
    if post.published_at is None:
        return []
    section = session.get_one(Section, post.section_id)
    return [(section.url or "") + post_path(section.url_template, post, site.zone, slug) for slug in slugs.former(session, "post", post.id)]


def drop(session: Session, entity_id: UUID) -> None:
    """Gives the addresses of a resource free that never was public."""
    for row in addresses(session, entity_id):
        session.delete(row)


def owners(session: Session, kind: str, urls: Iterable[str], site: Site) -> dict[str, UUID]:
    """By address, the resource of a kind that it leads to; of several spellings of an address the first."""
    places: dict[tuple[str, str], str] = {}
    for url in urls:
        places.setdefault(placed(url, site.public_url), url)
    known = _known(session, places)
    return {url: known[place][1] for place, url in places.items() if place in known and known[place][0] == kind}


def addresses(session: Session, entity_id: UUID) -> list[Address]:
    """All addresses of a resource, by address."""
    return list(session.scalars(select(Address).where(Address.entity_id == entity_id).order_by(Address.host, Address.path)))
