"""Posts of a source that are fetched by themselves: what came of it is stored, or tried again later."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.models import SourceFetch, SourceItem
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
    if outcome.page is not None and keep_single(page, outcome.page["items"][0]):
        session.delete(fetch)
        return
    fetch.at = now + FIRST_SECONDS * 2**fetch.tries * MICROSECONDS
    fetch.tries += 1
    if row.problem is not None:
        row.problem = (outcome.error or OLDER)[:LONGEST_ERROR]
    if fetch.tries >= MOST_TRIES:
        session.delete(fetch)


def _item(session: Session, outcome: Outcome) -> SourceItem | None:
    asked = outcome.question
    found: SourceItem | None = session.scalar(
        select(SourceItem).where(SourceItem.source_id == asked.source_id, SourceItem.remote_id == asked.single)
    )
    return found
