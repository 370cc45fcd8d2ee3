"""What comes back from a source is stored: items and the cursor behind them in one transaction, if the source stands where it was.

What becomes of items is in ``pages``.
"""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.db import Database
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.errors import Refused
from api.models import Source, SourceItem
from api.services.syndication.sources import begin_again, end, move
from api.sources import hubs, kinds, singles
from api.sources.absence import ABSENT_SHARE, MOST_ABSENT
from api.sources.asking import PATH, Outcome, standing
from api.sources.pages import LONGEST_ERROR, Ahead, Page, delete, keep, prepared

log = logging.getLogger("broadsheet.sources")

FIRST_SECONDS, LONGEST_SECONDS = 5, 3_600
"""A source that fails is asked again after 5 seconds, then twice as long, up to an hour; or after ``Retry-After``, up to a day."""
LONGEST_ASKED = 86_400
SWEPT_AT_ONCE = 100
EMPTY_SECONDS = AGAIN_SECONDS = 1
ANEW_SECONDS = 10
"""Pauses after a page without items that others follow, and before a snapshot begins anew: nobody has us ask without end."""


def store(database: Database, outcome: Outcome, now: int) -> bool:
    """Stores what came back; whether more is there already. Raises ``Unavailable``."""
    outcome = kinds.with_ids(database, outcome, now)
    ahead = prepared(database, outcome)
    if outcome.page is None or outcome.question.single is not None:
        return done_again(partial(_stored, database, outcome, ahead, now, one_by_one=True))
    try:
        return _stored(database, outcome, ahead, now, one_by_one=False)
    except Refused:  # and Stale, which is one
        return done_again(partial(_stored, database, outcome, ahead, now, one_by_one=True))


def _stored(database: Database, outcome: Outcome, ahead: Ahead, now: int, *, one_by_one: bool) -> bool:
    with writing(database) as session:
        source = _standing(session, outcome)
        if source is None:
            return False
        page = Page(session, source, now, one_by_one, lines=ahead.lines, pictures=ahead.pictures)
        session.info["cleaned"] = {html: kept for line in ahead.lines.values() for html, kept in line.bodies.items()}
        session.touched.ahead = dict(line.derived for line in ahead.lines.values() if line.derived)
        if outcome.question.single is not None:
            singles.keep(page, outcome)
        elif outcome.error is not None or outcome.ended is not None:
            _fail(source, outcome, now)
        else:
            return _answered(page, outcome)
        return False


def _answered(page: Page, outcome: Outcome) -> bool:
    """Stores a page, or that there is none; whether more is there already."""
    source, now = page.source, page.now
    if source.failing_since is not None:
        log.info("Source %s answers again.", source.id)
    asked_again_at = source.next_at if source.next_at != outcome.question.due_at else None
    source.failures, source.failing_since, source.error, source.pulled_at = 0, None, None, now
    source.next_at = now + max(source.interval_seconds, min(outcome.wait_seconds, LONGEST_ASKED)) * MICROSECONDS
    if outcome.moved is not None:
        move(source, outcome.moved, site=page.session.info["site"], now=now)
    if outcome.is_resync:
        begin_again(source, is_another=True)
        source.next_at = min(source.next_at, now + ANEW_SECONDS * MICROSECONDS)
        return False
    if outcome.page is not None:
        keep(page, outcome.page)
        _move(page, outcome, outcome.page)
        kinds.settle(page.session, source, outcome.page, now)
        source.etag = outcome.etag if source.cursor is not None and not outcome.page["has_more"] else None
    if asked_again_at is not None:  # while the other side answered: it may have had news since
        source.next_at = min(source.next_at, max(asked_again_at, now + AGAIN_SECONDS * MICROSECONDS))
    return source.next_at <= now


def _standing(session: Session, outcome: Outcome) -> Source | None:
    """The source, locked, and free to be asked again; ``None`` where it was changed meanwhile, or another process was faster."""
    source: Source | None = session.get(Source, outcome.question.source_id, with_for_update=True, populate_existing=True)
    if source is None:
        return None
    if source.lease_owner == outcome.question.owner:
        source.lease_owner = source.lease_until = None
    return source if source.state == "active" and standing(source) == outcome.question.standing else None


def _fail(source: Source, outcome: Outcome, now: int) -> None:
    error = outcome.ended or outcome.error or ""
    if outcome.ended is not None:
        end(source, now=now)
    if source.failing_since is None:
        log.warning("Source %s: %s%s", source.id, error, "" if outcome.ended else " Trying again until it answers.")
        source.failing_since = now
    pause = min(FIRST_SECONDS * 2 ** min(source.failures, 20), LONGEST_SECONDS)
    source.failures += 1
    source.error = error[:LONGEST_ERROR]
    source.next_at = now + max(pause, min(outcome.after_seconds, LONGEST_ASKED)) * MICROSECONDS


def _move(page: Page, outcome: Outcome, told: Mapping[str, Any]) -> None:
    """Moves the source behind a page."""
    session, source = page.session, page.source
    if not outcome.is_older:
        hubs.note(source, outcome.hub, page.now)
    source.cursor = told["cursor"]
    if told["items"]:
        source.changed_at = page.now
    base = _base(told["next"])
    has_moved = bool(base) and source.public_url not in (None, base)
    source.public_url = base or source.public_url
    if has_moved:  # addresses of all that was taken are others now
        begin_again(source, is_another=False)
    elif told["has_more"]:
        source.next_at = page.now + (0 if told["items"] else EMPTY_SECONDS * MICROSECONDS)
    elif not source.is_complete:
        _complete(session, source)


def _base(following: str) -> str:
    """The address of the other side, as it says it itself."""
    try:
        parts = urlsplit(following) if following.isprintable() else urlsplit("")
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix(PATH)}"[:2048] if parts.netloc else ""


_ABSENT = (SourceItem.is_public.is_(True), SourceItem.post_id.is_not(None))


def _complete(session: Session, source: Source) -> None:
    """A snapshot was read to its end: what it did not name is gone, or, where that is much, waits for somebody to say so."""
    if not kinds.KINDS[source.kind].tells_absence:
        source.is_complete = True
        return
    session.flush()
    of = select(func.count()).select_from(SourceItem).where(SourceItem.source_id == source.id, *_ABSENT)
    total = session.scalar(of) or 0
    source.is_complete, source.absent = True, session.scalar(of.where(SourceItem.run < source.run)) or 0
    source.is_confirmed = source.absent <= max(MOST_ABSENT, total * ABSENT_SHARE)


def sweep(database: Database, source_id: UUID, now: int) -> bool:
    """Withdraws some of the copies that the last snapshot did not name, if that is confirmed; whether more are left."""

    def swept() -> bool:
        with writing(database) as session:
            source = session.get(Source, source_id, with_for_update=True, populate_existing=True)
            if source is None or not source.absent or not source.is_confirmed:
                return False
            asked = select(SourceItem).where(SourceItem.source_id == source.id, SourceItem.run < source.run, *_ABSENT)
            rows = session.scalars(asked.order_by(SourceItem.id).limit(SWEPT_AT_ONCE)).all()
            page = Page(session, source, now, one_by_one=True)
            for row in rows:
                delete(page, row, "deleted")
            source.absent = max(0, source.absent - len(rows)) if len(rows) == SWEPT_AT_ONCE else 0
            return source.absent > 0

    return done_again(swept)
