"""The audit: who did what, one row an act. How it is read is in ``api.queries.authored.audit``."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.models import Audit
from api.services.revisioning import By

_RECORD = insert(Audit.__table__)  # type: ignore[arg-type] # a mapped class has a table


class Act(NamedTuple):
    """What was done: ``publish`` to a ``post``, say; ``section_id``: the section of what it was done to."""

    action: str
    kind: str
    entity_id: UUID | None = None
    section_id: UUID | None = None
    revision: int | None = None


def record(session: Session, act: Act, *, by: By, now: int) -> None:
    """Writes down an act of this moment (``now`` in µs), in the transaction of what was done."""
    # By itself: nobody reads it back in this session, and another flush would double the cost of a save.
    session.connection().execute(_RECORD, {"id": uuid7(), "at": now, "key_id": by.key_id, "actor": by.actor, **act._asdict()})
