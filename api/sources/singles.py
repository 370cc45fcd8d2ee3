"""Posts of a source that are fetched by themselves: what came of it is stored, or tried again later.

Of a feed all come that wait, since they are in one document.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select, update

from api.clock import MICROSECONDS
from api.models import SourceFetch, SourceItem
from api.sources import pictures
from api.sources.asking import Outcome
from api.sources.pages import LONGEST_ERROR, Page, keep_single, look_up

MOST_TRIES = 6
FIRST_SECONDS = 10
"""It is tried again after 10 seconds, then twice as long, for five minutes."""
FEED = "feed"
"""The kind of source that has all posts in one document."""
OLDER = "It was answered as it was before."
NOT_THERE = "Its source does not show it any more."


def keep(page: Page, outcome: Outcome) -> None:
    """Stores the posts that were asked for; what does not come is tried again, at last not any more."""
    asked = outcome.question
    items = {UUID(item["id"]): item for item in outcome.page["items"]} if outcome.page is not None else {}
    if items:
        look_up(page, list(items.values()))
    for row, fetch in _waiting(page, {*items, asked.single}):
        if asked.picture is not None:
            pictures.keep(page.session, fetch, outcome, now=page.now)
        elif row.remote_id in items and keep_single(page, items[row.remote_id]):
            _end(page, row, fetch)
        elif outcome.ended is not None or (outcome.page is not None and row.remote_id not in items):
            _give_up(page, row, fetch, outcome.ended or NOT_THERE)
        else:
            _put_off(page, row, fetch, outcome.error or OLDER)


def _waiting(page: Page, remotes: set[UUID | None]) -> Iterator[tuple[SourceItem, SourceFetch]]:
    """Those of these posts that are to be fetched by themselves, the longest first that waits."""
    asked = select(SourceItem, SourceFetch).join(SourceFetch, SourceFetch.item_id == SourceItem.id)
    of = asked.where(SourceItem.source_id == page.source.id, SourceItem.remote_id.in_(remotes))
    yield from page.session.execute(of.order_by(SourceFetch.at, SourceFetch.item_id)).all()


def _put_off(page: Page, row: SourceItem, fetch: SourceFetch, why: str) -> None:
    fetch.at = page.now + FIRST_SECONDS * 2**fetch.tries * MICROSECONDS
    fetch.tries += 1
    if fetch.tries >= MOST_TRIES:
        _give_up(page, row, fetch, why)
    elif row.problem is not None:
        row.problem = why[:LONGEST_ERROR]
    if page.source.kind == FEED:  # what is in one document need not be asked for one by one
        others = update(SourceFetch).where(SourceFetch.source_id == page.source.id, SourceFetch.at < fetch.at)
        page.session.execute(others.values(at=fetch.at))


def _give_up(page: Page, row: SourceItem, fetch: SourceFetch, why: str) -> None:
    """It is not fetched any more, and what it is without is said."""
    if row.problem is not None:
        row.problem = why[:LONGEST_ERROR]
    if fetch.pictures:
        row.picture_problem = pictures.told({url: known or why for url, known in fetch.pictures.items()})
    page.session.delete(fetch)


def _end(page: Page, row: SourceItem, fetch: SourceFetch) -> None:
    """The post is here: its pictures, too, or they are fetched now, or left out since they were not to be had."""
    missing = next((some for one, some in page.awaiting if one is row), {})
    known = fetch.pictures or {}
    new = [url for url, why in missing.items() if why is None and url not in known]
    fetch.tries += 1
    if new and fetch.tries < MOST_TRIES:
        fetch.pictures, fetch.at = {**known, **dict.fromkeys(new)}, page.now
        return
    row.picture_problem = pictures.told({url: why or known.get(url) for url, why in missing.items()})
    page.session.delete(fetch)
