"""What comes back from a source is stored: items and the cursor behind them in one transaction, if the source stands where it was.

A page is stored at once; where anything of it is refused, item by item, and what is refused is set aside with the reason.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.db import Database
from api.derived.conflicts import done_again
from api.derived.writing import part, writing
from api.errors import InvalidInput, Refused, Stale
from api.models import Section, Source, SourceItem, SourceTerm
from api.services.archive.preparing import Prepared
from api.services.posts import claims
from api.services.syndication.sources import MEMBERS, begin_again
from api.sources import forms, taking, terms
from api.sources.asking import PATH, Outcome, standing

log = logging.getLogger("broadsheet.sources")

FIRST_SECONDS, LONGEST_SECONDS = 5, 3_600
"""A source that fails is asked again after 5 seconds, then twice as long, up to an hour; or after ``Retry-After``, up to a day."""
LONGEST_ASKED = 86_400
MOST_ABSENT, ABSENT_SHARE = 20, 0.05
"""More copies that a snapshot was without, and a larger share of all, wait for somebody to confirm that they are gone."""
SWEPT_AT_ONCE = 100
LONGEST_ERROR = 300
EMPTY_SECONDS = 1
ANEW_SECONDS = 10
"""Pauses after a page without items that others follow, and before a snapshot begins anew: nobody has us ask without end."""


@dataclass
class _Page:
    """A page that is being stored, with what is known of its items."""

    session: Session
    source: Source
    now: int
    one_by_one: bool
    terms: dict[UUID, SourceTerm] = field(default_factory=dict)
    items: dict[UUID, SourceItem] = field(default_factory=dict)
    lines: Mapping[str, Prepared] = field(default_factory=dict)
    own: set[UUID] = field(default_factory=set)
    bases: list[str] = field(default_factory=list)


def store(database: Database, outcome: Outcome, now: int) -> bool:
    """Stores what came back; whether more is there already. Raises ``Unavailable``."""
    lines = _prepared(database, outcome)
    if outcome.page is None:
        return done_again(partial(_stored, database, outcome, lines, now, one_by_one=False))
    try:
        return _stored(database, outcome, lines, now, one_by_one=False)
    except Refused:  # and Stale, which is one
        return done_again(partial(_stored, database, outcome, lines, now, one_by_one=True))


def _prepared(database: Database, outcome: Outcome) -> dict[str, Prepared]:
    """By their ids there, what can be done of posts before others wait for it."""
    posts = [item for item in (outcome.page or {}).get("items", ()) if item["type"] == "post" and "resource" in item]
    dialect = "sqlite" if database.is_sqlite else "postgresql"
    return {item["id"]: forms.prepare(item, language=database.site.default_language, dialect=dialect) for item in posts}


def _stored(database: Database, outcome: Outcome, lines: Mapping[str, Prepared], now: int, *, one_by_one: bool) -> bool:
    with writing(database) as session:
        source = session.get(Source, outcome.question.source_id, with_for_update=True, populate_existing=True)
        if source is None or source.state != "active" or standing(source) != outcome.question.standing:
            return False  # it was changed meanwhile, or another process was faster
        if outcome.error is not None:
            _fail(source, outcome.error, outcome.after_seconds, now)
            return False
        if source.failing_since is not None:
            log.info("Source %s answers again.", source.id)
        source.failures, source.failing_since, source.error, source.pulled_at = 0, None, None, now
        source.next_at = now + source.interval_seconds * MICROSECONDS
        if outcome.is_resync:
            begin_again(source, is_another=True)
            source.next_at = min(source.next_at, now + ANEW_SECONDS * MICROSECONDS)
            return False
        if outcome.page is not None:
            session.info["cleaned"] = {html: kept for line in lines.values() for html, kept in line.bodies.items()}
            session.touched.ahead = dict(line.derived for line in lines.values() if line.derived)
            _keep(_Page(session, source, now, one_by_one, lines=lines), outcome.page)
            source.etag = outcome.etag if source.cursor is not None and not outcome.page["has_more"] else None
        return source.next_at <= now


def _fail(source: Source, error: str, after_seconds: int, now: int) -> None:
    if source.failing_since is None:
        log.warning("Source %s: %s Trying again until it answers.", source.id, error)
        source.failing_since = now
    pause = min(FIRST_SECONDS * 2 ** min(source.failures, 20), LONGEST_SECONDS)
    source.failures += 1
    source.error = error[:LONGEST_ERROR]
    source.next_at = now + max(pause, min(after_seconds, LONGEST_ASKED)) * MICROSECONDS


def _keep(page: _Page, told: Mapping[str, Any]) -> None:
    """Stores the items of a page, and moves the source behind them."""
    session, source = page.session, page.source
    if source.cursor is None:
        source.run += 1
    posts = [item for item in told["items"] if item["type"] == "post"]
    _look_up(page, posts)
    has_new = terms.note(session, source, told["items"], page.terms)
    for item in posts:
        _keep_one(page, item)
    if has_new:
        _link_waiting(page)
    _move(page, told)


def _move(page: _Page, told: Mapping[str, Any]) -> None:
    """Moves the source behind a page."""
    session, source = page.session, page.source
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


def _look_up(page: _Page, posts: Iterable[Mapping[str, Any]]) -> None:
    session, source = page.session, page.source
    ids = [UUID(item["id"]) for item in posts]
    page.terms = terms.known(session, source)
    asked = select(SourceItem).where(SourceItem.source_id == source.id, SourceItem.remote_id.in_(ids))
    page.items = {item.remote_id: item for item in session.scalars(asked)} if ids else {}
    page.own = taking.own_ids(session, ids) if ids else set()
    page.bases = [session.info["site"].public_url, *filter(None, session.scalars(select(Section.url)))]
    claims.look_up(session, [forms.uri_of(item["id"]) for item in posts])


def _keep_one(page: _Page, item: Mapping[str, Any]) -> None:
    remote, source = UUID(item["id"]), page.source
    row = page.items.get(remote)
    if row is not None and _is_old(row, item, source):
        row.run = source.run
        return
    if row is None:
        row = page.items[remote] = SourceItem(source_id=source.id, remote_id=remote, title="", terms={}, awaits=False)
        page.session.add(row)
    row.revision, row.run, row.at = item["revision"], source.run, page.now
    if "resource" in item:
        _upsert(page, row, item)
    else:
        _delete(page, row, item["reason"])


def _is_old(row: SourceItem, item: Mapping[str, Any], source: Source) -> bool:
    """Whether the item says nothing new: another one of the same history was later, or said the same; in another run that is read again.

    A post that is deleted, or leaves the query and comes back, has the same revision as before.
    """
    if row.run < source.base_run or row.problem is not None:
        return False
    revision, is_public = item["revision"], "resource" in item
    return revision < row.revision or (revision == row.revision and is_public == row.is_public and (row.run == source.run or not is_public))


def _upsert(page: _Page, row: SourceItem, item: Mapping[str, Any]) -> None:
    resource = item["resource"]
    row.is_public, row.problem = True, None
    row.title, row.url = (resource["title"] or "").replace("\0", "")[:300], (resource["url"] or "").replace("\0", "")[:4000] or None
    row.terms = {kind: resource[member] for member, kind in MEMBERS.items()}
    row.awaits = terms.are_missing(row.terms, page.terms)
    aside = forms.refusal(page.source, item, own=page.own, bases=page.bases)
    if aside is None:
        _tried(page, row, lambda: _take(page, row, item))
        return
    row.problem = aside.why
    if aside.is_lost and row.post_id is not None:
        _let_go(page, row, taking.LOST)


def _take(page: _Page, row: SourceItem, item: Mapping[str, Any]) -> None:
    session, source = page.session, page.source
    made = page.lines[item["id"]]
    if made.line is None or made.line.get("published_at") is None:
        raise InvalidInput(made.refusal or "It came without the moment of its publication.")
    if forms.is_to_come(made.line, page.now):
        raise InvalidInput("It says that it was published in the future.")
    line = {**made.line, "origin": forms.origin(item, source, page.terms)}
    known = row.post_id or taking.copied(session, source, forms.uri_of(item["id"]))
    links = terms.here(session, row.terms, page.terms)
    follows = _followed(page, item["resource"]["translations"])
    row.post_id = taking.take(session, source, line, links, known=known, now=page.now, follows=follows)


def _followed(page: _Page, translations: Iterable[str]) -> UUID | None:
    """A copy of the same post in another language, if there is one."""
    ids = [UUID(one) for one in translations]
    if not ids:
        return None
    asked = select(SourceItem.post_id).where(
        SourceItem.source_id == page.source.id, SourceItem.remote_id.in_(ids), SourceItem.post_id.is_not(None), SourceItem.problem.is_(None)
    )
    found: UUID | None = page.session.scalar(asked.order_by(SourceItem.id).limit(1))
    return found


def _delete(page: _Page, row: SourceItem, reason: str) -> None:
    row.is_public, row.problem, row.awaits = False, None, False
    if row.post_id is None:
        row.post_id = taking.copied(page.session, page.source, forms.uri_of(str(row.remote_id)))
    if row.post_id is not None:
        _let_go(page, row, reason.replace("\0", "")[:100])


def _let_go(page: _Page, row: SourceItem, reason: str) -> None:
    known = row.post_id
    assert known is not None  # noqa: S101 - both who call have looked

    def gone() -> None:
        row.post_id = taking.let_go(page.session, known, reason, now=page.now)

    problem = row.problem
    _tried(page, row, gone)
    row.problem = row.problem or problem


def _tried(page: _Page, row: SourceItem, act: Callable[[], None]) -> None:
    """Does it, or sets the item aside where it is refused; while all of a page is stored at once, that is raised."""
    if not page.one_by_one:
        act()
        return
    page.session.flush()  # what is noted of the item stays
    try:
        with part(page.session):
            act()
    except Stale as error:
        if not isinstance(error.told, Refused) or error.told is error:
            raise
        row.problem = str(error.told)[:LONGEST_ERROR]
    except Refused as error:
        row.problem = str(error)[:LONGEST_ERROR]


def _link_waiting(page: _Page) -> None:
    """Gives the copies that named tags or campaigns which came only now what stands for these."""
    asked = select(SourceItem).where(SourceItem.source_id == page.source.id, SourceItem.awaits.is_(True))
    for row in page.session.scalars(asked).all():
        row.awaits = terms.are_missing(row.terms, page.terms)
        if row.post_id is not None and row.is_public and row.problem is None:
            taking.link_again(page.session, row.post_id, terms.here(page.session, row.terms, page.terms), now=page.now)


_ABSENT = (SourceItem.is_public.is_(True), SourceItem.post_id.is_not(None))


def _complete(session: Session, source: Source) -> None:
    """A snapshot was read to its end: what it did not name is gone, or, where that is much, waits for somebody to say so."""
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
            page = _Page(session, source, now, one_by_one=True)
            for row in rows:
                _delete(page, row, "deleted")
            source.absent = max(0, source.absent - len(rows)) if len(rows) == SWEPT_AT_ONCE else 0
            return source.absent > 0

    return done_again(swept)
