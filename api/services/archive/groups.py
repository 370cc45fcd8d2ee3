"""Groups of translations that another system knows by a key: whoever comes with the same key joins the post that came with it first."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.models import Post
from api.services import identities
from api.services.references import row_of

KIND = "translations"
"""Under which such keys are kept: they lead to a post of the group."""


def keys_of(line: Mapping[str, Any]) -> list[str]:
    """The keys of the groups that a line is in."""
    return list(line.get("translation_keys") or ())


def joined(session: Session, line: Mapping[str, Any], row: Post | None) -> UUID | None:
    """A post that a line translates, ``None`` where none came yet."""
    for known in dict.fromkeys(identities.owners(session, KIND, keys_of(line)).values()):
        if row is not None and known == row.id:
            continue
        if row_of(session, "post", known) is not None:
            return known
        identities.drop(session, KIND, known)
    return None


def keep(session: Session, line: Mapping[str, Any], post: UUID) -> None:
    """Lets those of the keys of a line that lead nowhere lead to its post."""
    identities.keep(session, KIND, post, keys_of(line))
