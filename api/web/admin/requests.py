"""What a write is asked, and what it answers: whatever a function of ``api.routes`` that writes needs to know of HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.derived.writing import WritingSession
from api.errors import Changed, NotFound, Unconditional
from api.services.api_keys import Key
from api.services.references import as_uuid
from api.services.revisioning import By
from api.settings import Site
from api.web.etags import revisions_in


def revision_etag(revision: int) -> str:
    """The ETag of a revision."""
    return f'"{revision}"'


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """One write that is asked for. ``now`` is in µs; ``body`` is the object as it was sent."""

    session: WritingSession
    site: Site
    key: Key
    by: By
    now: int
    path: Mapping[str, str]
    asked: Mapping[str, Any]
    body: Mapping[str, Any]
    if_match: str | None

    def id(self, name: str = "id") -> UUID:
        """An id of the path. Raises ``NotFound`` for what is none."""
        found = as_uuid(self.path[name])
        if found is None:
            raise NotFound
        return found

    def check(self, revision: int, present: Callable[[], Mapping[str, Any]], *, needed: bool = True) -> None:
        """Compares ``If-Match`` with the revision that there is (RFC 9110, 13.1.1; weak tags too, since a tag names a revision).

        Raises ``Unconditional`` where it is needed and missing, ``Changed`` with the present object where it names another one.
        """
        if self.if_match is None:
            if needed:
                raise Unconditional("Send If-Match with the ETag of what you have read, so that nobody else's change is lost.")
            return
        wanted = revisions_in(self.if_match)
        if wanted is not None and str(revision) not in wanted:
            raise Changed(f"This is at revision {revision} now.", present=present(), tag=revision_etag(revision))


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a write answers, and what the audit keeps of it, if it has an ``action``.

    ``secrets`` are members that a repeated request is not told again.
    """

    body: Mapping[str, Any] | None
    action: str | None
    kind: str
    entity_id: UUID | None = None
    section_id: UUID | None = None
    revision: int | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()
