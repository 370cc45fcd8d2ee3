"""Pictures of a source's posts: which may be taken, which are here, and what is still to be fetched before a post shows them.

A post is stored without those that are not here. They are fetched one by one, renditions are made of them as of any other, and then the
post is fetched again by itself. Nothing is shown by its address elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.db import Database, faults, reading
from api.models import Source, SourceFetch, SourceItem
from api.services.resources import fetched_pictures
from api.sources import forms
from api.sources.asking import Outcome

LOOK_US = 3 * MICROSECONDS
"""After which it is looked whether renditions are there."""
AT_ONCE = 100
"""Posts of a document that are stored together when their pictures are here."""
LONGEST_PROBLEM = 300
NOT_MADE = "No renditions can be made of it."

Missing = Mapping[str, str | None]
"""Addresses of pictures that cannot be shown, with why, as far as that is known."""


class Known(NamedTuple):
    """Of posts of a page, by their ids there, the pictures that may be taken; those that can be shown, and why others cannot."""

    wanted: Mapping[str, Sequence[str]] = {}
    ready: frozenset[str] = frozenset()
    why: Mapping[str, str] = {}

    def missing(self, remote: str) -> Missing:
        """Those of a post."""
        return {url: self.why.get(url) for url in self.wanted.get(remote, ()) if url not in self.ready}


def known(database: Database, source: UUID, posts: Iterable[Mapping[str, Any]]) -> Known:
    """What is known of the pictures of these posts."""
    with_image = [item for item in posts if item["resource"].get("image")]
    if not with_image:
        return Known()
    with reading(database) as connection, Session(connection) as session:
        licenses = session.scalar(select(Source.licenses).where(Source.id == source))
        wanted = {item["id"]: forms.pictures(item["resource"], licenses) for item in with_image}
        here = fetched_pictures.here(session, {url for urls in wanted.values() for url in urls})
        ready = frozenset(url for url, row in here.items() if row.state == "ready")
        return Known(wanted, ready, {url: row.error or NOT_MADE for url, row in here.items() if row.state == "failed"})


def note(session: Session, awaiting: Sequence[tuple[SourceItem, Missing]], *, now: int) -> None:
    """Has the pictures fetched that posts of a page are without."""
    if awaiting:
        session.flush()
    for row, missing in awaiting:
        if None in missing.values():
            session.merge(SourceFetch(item_id=row.id, source_id=row.source_id, at=now, tries=0, pictures=missing))
        else:
            row.picture_problem = told(missing)


def told(missing: Missing) -> str | None:
    """Why pictures are left out, in one line."""
    reasons = "; ".join(f"{url}: {why}" for url, why in missing.items())
    return f"Left out: {reasons}"[:LONGEST_PROBLEM] if missing else None


def step(database: Database, source: UUID, remote: UUID, now: int) -> tuple[bool, str | None]:
    """Whether a post can be fetched by itself, or else the picture that is fetched before; ``None``: renditions are being made."""
    asked = select(SourceFetch).join(SourceItem, SourceItem.id == SourceFetch.item_id)
    with reading(database) as connection, Session(connection) as session:
        fetch = session.scalar(asked.where(SourceItem.source_id == source, SourceItem.remote_id == remote))
        if fetch is None or fetch.pictures is None:
            return True, None
        here = fetched_pictures.here(session, fetch.pictures)
        unknown = next((url for url, why in fetch.pictures.items() if why is None and url not in here), None)
        is_made = all(row.state != "processing" for row in here.values())
        item = fetch.item_id
    if unknown is None and not is_made:
        with faults(), database.write.begin() as writing:
            writing.execute(update(SourceFetch).where(SourceFetch.item_id == item).values(at=now + LOOK_US))
    return unknown is None and is_made, unknown


def complete(connection: Connection, source: UUID) -> list[UUID]:
    """Posts of a source that wait to be fetched by themselves, and for no picture any more: those that wait longest."""
    asked = select(SourceItem.remote_id, SourceFetch.pictures).join(SourceFetch, SourceFetch.item_id == SourceItem.id)
    with Session(connection) as session:
        waiting = session.execute(asked.where(SourceFetch.source_id == source).order_by(SourceFetch.at, SourceFetch.item_id)).all()
        here = fetched_pictures.here(session, {url for row in waiting for url in row.pictures or ()})
        made = {url for url, row in here.items() if row.state != "processing"}
        found = [row.remote_id for row in waiting if all(why is not None or url in made for url, why in (row.pictures or {}).items())]
    return found[:AT_ONCE]


def keep(session: Session, fetch: SourceFetch, outcome: Outcome, *, now: int) -> None:
    """Notes what came of fetching a picture."""
    url = outcome.question.picture
    if url is None or fetch.pictures is None or url not in fetch.pictures:
        return
    if outcome.upload is None:
        fetch.pictures = {**fetch.pictures, url: outcome.error or "It cannot be had."}
    else:
        fetched_pictures.take(session, [url], outcome.upload, session.info["site"].media_base, now=now)
