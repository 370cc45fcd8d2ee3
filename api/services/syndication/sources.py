"""Sources: making, changing, pausing and taking them away. How they are pulled is in ``api.sources``."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import IllegalTransition, InvalidInput, NotFound
from api.models import Source, SourceFetch, SourceItem, SourceTerm
from api.services.references import entity_id, find
from api.settings import Site
from schemas.addresses import placed

MOST = 100
"""Sources at all."""
BROADSHEET = "broadsheet"
"""The kind of source that has ids of ours."""
MEMBERS = {"tags": "tag", "campaigns": "campaign"}
"""Members of the table that maps what posts name, by the kind of what they name."""
LEASE_SECONDS, LEAST_LEASE, MOST_LEASE = 864_000, 3_600, 2_592_000
"""How long a hub is asked to go on, and how long what it says counts at least and at most."""
DENIED_SECONDS = 86_400
"""When a hub is asked again that does not want to."""
SUBSCRIBE, DENIED = "subscribe", "denied"
ANEW = ("url", "query", "section_id", "licenses", "becomes", "mapping", "account")
"""Members of which another value says something else of what was taken before: all is read again."""


def make(session: Session, values: Mapping[str, Any], *, site: Site, now: int) -> Source:
    """A new source, which is pulled at once. ``values``: the form, its query in one spelling. Raises ``InvalidInput``."""
    if (session.scalar(select(func.count()).select_from(Source)) or 0) >= MOST:
        raise InvalidInput(f"There are {MOST} sources at most.", "/url")
    row = Source(created_at=now, updated_at=now, licenses=None, mapping={}, next_at=now)
    _fill(session, row, values, site)
    session.add(row)
    session.flush()
    return row


def found(session: Session, source: UUID) -> Source:
    """The source, locked. Raises ``NotFound``."""
    row = session.get(Source, source, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound
    return row


def edit(session: Session, row: Source, values: Mapping[str, Any], *, site: Site, now: int) -> None:
    """Changes a source. What was taken before is read again where it could become something else."""
    before = {name: getattr(row, name) for name in ANEW}
    _fill(session, row, values, site)
    if any(getattr(row, name) != value for name, value in before.items()):
        begin_again(row, is_another=row.url != before["url"])
        row.next_at = now
    if row.mapping != before["mapping"]:
        _map_again(session, row)
    _note(row, now)


def remove(session: Session, row: Source) -> None:
    """Takes a source away. Its copies stay as they are; when it comes back they are known again."""
    session.delete(row)
    session.flush()


def pause(row: Source, *, now: int) -> None:
    """It is not pulled, and keeps its place. Raises ``IllegalTransition``."""
    if row.state == "paused":
        raise IllegalTransition("This source is paused already.", ["resume"])
    row.state = "paused"
    _note(row, now)


def resume(row: Source, *, now: int) -> None:
    """It is pulled again, from where it was. Raises ``IllegalTransition``."""
    if row.state == "active":
        raise IllegalTransition("This source is not paused.", ["pause"])
    row.state = "active"
    _retry(row, now)
    _note(row, now)


def end(row: Source, *, now: int) -> None:
    """It is not pulled any more, since the other side says that it is gone for good."""
    row.state = "paused"
    _note(row, now)


def move(row: Source, url: str, *, site: Site, now: int) -> None:
    """It is asked at another address from now on, since the other side says so; not at one of this site."""
    if url != row.url and placed(url, site.public_url)[0] != "":
        row.url, row.host = url, urlsplit(url).netloc
        _note(row, now)


def pull(row: Source, *, now: int) -> None:
    """It is pulled as soon as may be. Raises ``IllegalTransition``."""
    if row.state == "paused":
        raise IllegalTransition("This source is paused.", ["resume"])
    _retry(row, now)


def hint(session: Session, source: UUID, *, now: int) -> None:
    """It is pulled within a second, since it may have news, unless it is paused or fails at present. Raises ``NotFound``."""
    row = session.get(Source, source)
    if row is None:
        raise NotFound
    soon = max(now, (row.pulled_at or 0) + MICROSECONDS)
    # One that is due may have been asked already: then another moment says that it is to be asked again.
    is_not_then = or_(Source.next_at > soon, Source.next_at < now)
    session.execute(
        update(Source).where(Source.id == source, Source.state == "active", Source.failures == 0, is_not_then).values(next_at=soon)
    )


def retry(session: Session, row: Source, remote: UUID, *, now: int) -> None:
    """A post that is set aside is fetched again by itself. ``remote``: its id there. Raises ``NotFound``, ``IllegalTransition``."""
    item = session.scalar(select(SourceItem).where(SourceItem.source_id == row.id, SourceItem.remote_id == remote))
    if item is None:
        raise NotFound
    pull(row, now=now)
    if item.problem is None and item.picture_problem is None:
        raise IllegalTransition("This post is not set aside, and no picture of it is left out.")
    session.merge(SourceFetch(item_id=item.id, source_id=row.id, at=now, tries=0))


def agree(session: Session, source: UUID, said: Mapping[str, Any], *, now: int) -> None:
    """Takes what a hub says that was asked to say when a feed has news (WebSub, 5.3): ``mode``, ``topic``, ``lease_seconds``.

    Raises ``NotFound`` for what it was not asked.
    """
    row, mode = session.get(Source, source, with_for_update=True, populate_existing=True), said.get("mode")
    if row is None or row.topic is None or row.topic != said.get("topic") or mode not in (SUBSCRIBE, DENIED):
        raise NotFound
    if mode == DENIED:
        row.hub_until, row.hub_next_at = None, now + DENIED_SECONDS * MICROSECONDS
        return
    seconds = min(max(said.get("lease_seconds", LEASE_SECONDS), LEAST_LEASE), MOST_LEASE)
    row.hub_until, row.hub_next_at = now + seconds * MICROSECONDS, now + seconds * 9 // 10 * MICROSECONDS


def read_again(row: Source, *, now: int) -> None:
    """Everything is read again, what was set aside too. Raises ``IllegalTransition``."""
    pull(row, now=now)
    begin_again(row, is_another=False)
    _note(row, now)


def confirm(row: Source, *, now: int) -> None:
    """The copies that the last snapshot did not name are withdrawn. Raises ``IllegalTransition``."""
    if not row.absent:
        raise IllegalTransition("No copy waits to be withdrawn.")
    row.is_confirmed = True
    _note(row, now)


def begin_again(source: Source, *, is_another: bool) -> None:
    """Has the next pull begin with a snapshot; ``is_another``: of a history in which revisions have other numbers."""
    source.cursor = source.etag = None
    source.is_complete, source.absent, source.is_confirmed = False, 0, False
    if is_another:
        source.base_run = source.run + 1


def mapped(session: Session, source: Source, kind: str, *names: str, present: UUID | None = None) -> UUID | None:
    """What stands here for what has these names there (id or slug), by the table of the source; ``present``: what stood so far."""
    table = source.mapping.get(kind, {})
    ref = next((table[name] for name in names if name in table), None)
    return present if ref is None else find(session, kind, ref)


def _map_again(session: Session, source: Source) -> None:
    for term in session.scalars(select(SourceTerm).where(SourceTerm.source_id == source.id)):
        term.to_id = mapped(session, source, term.kind, str(term.remote_id), term.slug)


def _retry(row: Source, now: int) -> None:
    row.next_at, row.failures = now, 0


def _fill(session: Session, row: Source, values: Mapping[str, Any], site: Site) -> None:
    for name in ("kind", "name", "query", "licenses", "becomes", "interval_seconds", "account"):
        if name in values:
            setattr(row, name, values[name])
    if "url" in values:
        if "account" not in values and urlsplit(row.url or "")[:2] != urlsplit(values["url"])[:2]:
            row.account = None  # it is for nobody else
        _place(row, values["url"], site)
    if "section" in values:
        row.section_id = entity_id(session, "section", values["section"], "/section")
    if "mapping" in values:
        row.mapping = _table(session, values["mapping"])


def _place(row: Source, url: str, site: Site) -> None:
    if placed(url, site.public_url)[0] == "":
        raise InvalidInput("This is the address of this site.", "/url")
    row.url, row.host, row.public_url = url, urlsplit(url).netloc, None


def _table(session: Session, given: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """By kind, names there and ids here. Raises ``InvalidInput`` for what names nothing here."""
    return {
        kind: {name: str(entity_id(session, kind, ref, f"/mapping/{member}/{name}")) for name, ref in sorted(given[member].items())}
        for member, kind in MEMBERS.items()
        if given.get(member)
    }


def _note(row: Source, now: int) -> None:
    row.revision += 1
    row.updated_at = now
