"""The addresses that public posts have on their sites: each one that a post ever had stays, and leads to it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection

from api.derived.rows import upsert
from api.models import Address
from api.settings import Site
from schemas.addresses import placed

ALWAYS = 0
"""Since when a post's own address leads to it: no import was there before."""


def note(connection: Connection, urls: Mapping[UUID, str], site: Site) -> None:
    """Writes the present address of each post; a path is on this site (host ``""``)."""
    rows = []
    for post, url in urls.items():
        host, path = placed(url, site.public_url)
        rows.append({"host": host, "path": path, "url": url, "kind": "post", "entity_id": post, "since": ALWAYS})
    upsert(connection, Address.__table__, rows, keys=("host", "path"))  # type: ignore[arg-type]
