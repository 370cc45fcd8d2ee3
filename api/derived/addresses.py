"""The addresses that public posts have on their sites: each one that a post ever had stays, and leads to it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, select, tuple_

from api.derived.rows import KEYS, in_batches, upsert
from api.models import Address
from api.settings import Site
from schemas.addresses import placed

ALWAYS = 0
"""Since when a post's own address leads to it: no import was there before."""


_KNOWN = select(Address.host, Address.path, Address.entity_id).where(tuple_(Address.host, Address.path).in_(KEYS))


def restore(connection: Connection, urls: Mapping[UUID, str], site: Site) -> int:
    """As ``note``, for those that do not lead to their post; how many these were."""
    places = {placed(url, site.public_url): post for post, url in urls.items()}
    known = {(row.host, row.path): row.entity_id for row in in_batches(connection, _KNOWN, places)}
    lost = [post for place, post in places.items() if known.get(place) != post]
    note(connection, {post: urls[post] for post in lost}, site)
    return len(lost)


def note(connection: Connection, urls: Mapping[UUID, str], site: Site) -> None:
    """Writes the present address of each post; a path is on this site (host ``""``)."""
    rows = []
    for post, url in urls.items():
        host, path = placed(url, site.public_url)
        rows.append({"host": host, "path": path, "url": url, "kind": "post", "entity_id": post, "since": ALWAYS})
    upsert(connection, Address.__table__, rows, keys=("host", "path"))  # type: ignore[arg-type]
