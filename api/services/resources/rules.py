"""The rules of a kind of resource, for those who know no kind by name."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast
from uuid import UUID

from sqlalchemy.orm import Session

from api.models import KINDS
from api.services.revisioning import NOBODY, By, Stamp


class Rules(Protocol):
    """What the module of a kind has."""

    def create(
        self, session: Session, values: Any, *, now: int, by: By = NOBODY, new_id: UUID | None = None, stamp: Stamp | None = None
    ) -> Any:
        """A new resource. ``now`` is in µs; ``stamp``: what an import brings beyond the values."""

    def edit(self, session: Session, row: Any, values: Any, *, now: int, by: By = NOBODY, stamp: Stamp | None = None) -> list[str]:
        """The members that changed."""
        raise NotImplementedError

    def remove(self, session: Session, row: Any) -> None:
        """Deletes it. Raises ``InUse`` where others refer to it."""

    def archived(self, session: Session, row: Any, image: Mapping[str, Any] | None) -> dict[str, Any]:
        """Its members in an archive, without what all kinds have there; ``image``: the one that it shows, as it is written."""
        raise NotImplementedError


@cache
def rules_of(kind: str) -> Rules:
    """The rules of a kind, which are the module of its plural's name."""
    return cast("Rules", import_module(f"api.services.resources.{KINDS[kind].plural}"))
