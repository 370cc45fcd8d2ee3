"""What a whole list of a site's numbers says of what was taken from it: which are to be asked for, which to be read again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.models import Source, SourceItem, SourceKey
from api.sources.names import NUMBER, Number

MOST_ABSENT, ABSENT_SHARE = 20, 0.05
"""More copies that a list or a snapshot was without, and a larger share of all, wait for somebody to confirm that they are gone."""
MOST_AGAIN = 1_000
"""Posts that are read again after one list; the rest after the next one."""
AT_ONCE = 500


def noted(session: Session, source: Source, there: Mapping[tuple[str, int], str]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """(numbers to be asked for, numbers to be read again) of a list of all: by number, how the digest of what is there begins.

    One that is there by another number, such as a post that became a page, does not miss. Where many miss, none is asked for: they are
    *absent*, and somebody has to confirm that.
    """
    joined = (SourceItem.source_id == SourceKey.source_id) & (SourceItem.remote_id == SourceKey.remote_id)
    asked = (
        select(SourceKey.key, SourceItem.id, SourceItem.is_public, SourceItem.digest, SourceItem.problem, SourceItem.post_id)
        .join(SourceItem, joined)
        .where(SourceKey.source_id == source.id, SourceKey.key.like(f"{NUMBER}:%"))
    )
    known: dict[tuple[str, int], Any] = {Number.of(row.key): row for row in session.execute(asked)}
    named = {known[number].id for number in there if number in known}
    public = [number for number, row in known.items() if row.is_public]
    missing = [number for number in public if number not in there and known[number].id not in named]
    again = [number for number, begins in there.items() if _is_other(known.get(number), begins)]
    source.absent, source.is_confirmed = 0, False
    if len(missing) > max(MOST_ABSENT, len(public) * ABSENT_SHARE):
        _mark(session, source, [known[number] for number in missing])
        missing = []
    return missing, again[:MOST_AGAIN]


def _is_other(row: Any, begins: str) -> bool:
    """Whether what is there is not what is known, or never was read whole."""
    return row is None or not row.is_public or row.problem is not None or not (row.digest or "").startswith(begins)


def _mark(session: Session, source: Source, missing: list[Any]) -> None:
    """Has them wait: they are those that the last run did not name."""
    source.run += 1
    session.flush()
    of = update(SourceItem).where(SourceItem.source_id == source.id).execution_options(synchronize_session=False)
    session.execute(of.values(run=source.run))
    ids = [row.id for row in missing]
    for at in range(0, len(ids), AT_ONCE):
        session.execute(of.where(SourceItem.id.in_(ids[at : at + AT_ONCE])).values(run=source.run - 1))
    source.absent = sum(row.post_id is not None for row in missing)
