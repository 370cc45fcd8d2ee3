"""Posts of a source that are fetched by themselves: what came of it is stored, or tried again later."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.models import SourceFetch, SourceItem
from api.sources import pictures
from api.sources.asking import Outcome
from api.sources.pages import LONGEST_ERROR, Page, keep_single

MOST_TRIES = 6
FIRST_SECONDS = 10
"""It is tried again after 10 seconds, then twice as long, for five minutes."""
OLDER = "It was answered as it was before."


def keep(page: Page, outcome: Outcome) -> None:
    """Stores the post that was asked for; what does not come is tried again, at last not any more."""
    session, now = page.session, page.now
    row = _item(session, outcome)
    fetch = None if row is None else session.get(SourceFetch, row.id)
    if row is None or fetch is None:
        return
    if outcome.question.picture is not None:
        pictures.keep(session, fetch, outcome, now=now)
        return
    if outcome.page is not None and keep_single(page, outcome.page["items"][0]):
        _end(page, row, fetch)
        return
    fetch.at = now + FIRST_SECONDS * 2**fetch.tries * MICROSECONDS
    fetch.tries += 1
    if row.problem is not None:
        row.problem = (outcome.error or OLDER)[:LONGEST_ERROR]
    if fetch.tries >= MOST_TRIES:
        session.delete(fetch)


def _end(page: Page, row: SourceItem, fetch: SourceFetch) -> None:
    """The post is here: its pictures, too, or they are fetched now, or left out since they were not to be had."""
    missing = {url: why for _, some in page.awaiting for url, why in some.items()}
    known = fetch.pictures or {}
    new = [url for url, why in missing.items() if why is None and url not in known]
    fetch.tries += 1
    if new and fetch.tries < MOST_TRIES:
        fetch.pictures, fetch.at = {**known, **dict.fromkeys(new)}, page.now
        return
    row.picture_problem = pictures.told({url: why or known.get(url) for url, why in missing.items()})
    page.session.delete(fetch)


def _item(session: Session, outcome: Outcome) -> SourceItem | None:
    asked = outcome.question
    found: SourceItem | None = session.scalar(
        select(SourceItem).where(SourceItem.source_id == asked.source_id, SourceItem.remote_id == asked.single)
    )
    return found
