"""The kinds of sources, one row each: how a question is made, how an answer becomes an outcome, what is done with its items.

A kind is two functions and two words about it, and maybe a third function:

- ``question(row, single)``: what the source is asked next. What it has to remember from one question to the next is in ``row.cursor``,
  text that only the kind reads: ``None`` has everything read again, and each stored page puts another one there (``page["cursor"]``). Or
  what it is asked for the post ``single``: then the page has that post, or, where others come with it, all that came.
- ``outcome(fetch, question, site)``: asks (as often as it must) and reads. A page is ``{items, cursor, has_more, next}`` as
  ``reading.page`` gives it. Nothing is stored, and whatever goes wrong is an ``Outcome`` with its ``error``.
- ``has_ids``: whether its items come with ids and revisions of ours; else they are *found* posts, as ``recognising`` has them.
- ``settle(session, source, page)``: what else is to be done in the transaction that stores a page; whether to ask on at once.
- ``tells_absence``: whether what a run from ``cursor`` ``None`` on to the first page without ``has_more`` did not name is gone there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from api.db import Database, reading
from api.models import Source, SourceKey
from api.settings import Site
from api.sources import asking, feeds, pictures, wordpress
from api.sources.asking import Fetch, Outcome, Question
from api.sources.recognising import Standing, recognised


class Kind(NamedTuple):
    """See above."""

    question: Callable[[Row[Any], UUID | None], Question]
    outcome: Callable[[Fetch, Question, Site], Outcome]
    has_ids: bool
    tells_absence: bool
    settle: Callable[[Session, Source, Mapping[str, Any]], bool] | None = None


KINDS: dict[str, Kind] = {
    "broadsheet": Kind(asking.question, asking.outcome, has_ids=True, tells_absence=True),
    "feed": Kind(feeds.question, feeds.outcome, has_ids=False, tells_absence=False),
    "wordpress": Kind(wordpress.question, wordpress.outcome, has_ids=False, tells_absence=False, settle=wordpress.settle),
}


def question(row: Row[Any], *, owner: str | None = None, secrets: Sequence[str] = (), single: UUID | None = None) -> Question:
    """What the source is asked next. ``owner``: who asks; ``secrets``: one of them has sealed its account; ``single``: see above."""
    return KINDS[row.kind].question(row, single)._replace(kind=row.kind, owner=owner, account=_account(row, secrets))


def question_of(
    database: Database, row: Row[Any], single: UUID, *, owner: str | None = None, secrets: Sequence[str] = (), picture: str | None = None
) -> Question:
    """What the source is asked for a post that is fetched by itself. ``picture``: the picture of it that is fetched before."""
    with reading(database) as connection:
        keys = connection.scalars(select(SourceKey.key).where(SourceKey.source_id == row.id, SourceKey.remote_id == single))
        known_by = tuple(sorted(keys))
    return question(row, owner=owner, secrets=secrets, single=single)._replace(picture=picture, known_by=known_by)


def _account(row: Row[Any], secrets: Sequence[str]) -> str | None:
    if row.account is None:
        return None
    from api.services.webhooks import Sealer  # noqa: PLC0415 - not loaded where there is none

    return (Sealer(secrets).opened(row.account) if secrets else None) or ""


def outcome(fetch: Fetch, asked: Question, site: Site) -> Outcome:
    """What comes back, whatever it is."""
    return KINDS[asked.kind].outcome(fetch, asked, site)


def settle(session: Session, source: Source, page: Mapping[str, Any], now: int) -> None:
    """What else the kind of a source has to be done where a page of it is stored. ``now``: µs."""
    act = KINDS[source.kind].settle
    if act is not None and act(session, source, page):
        source.next_at = now


def with_ids(database: Database, outcome: Outcome, now: int) -> Outcome:
    """The outcome with items that have ids and revisions, and say something new. ``now``: µs."""
    asked = outcome.question
    if outcome.page is None or KINDS[asked.kind].has_ids:
        return outcome
    cursor, run, _ = asked.standing
    standing = Standing(asked.source_id, run, is_anew=cursor is None or asked.single is not None, is_older=outcome.is_older)
    with reading(database) as connection:
        items = recognised(connection, outcome.page["items"], standing, now)
        if asked.single is not None:
            wanted = {str(one) for one in (asked.single, *pictures.complete(connection, asked.source_id))}
            items = [item for item in items if item["type"] == "post" and item["id"] in wanted]
    return outcome._replace(page={**outcome.page, "items": items})
