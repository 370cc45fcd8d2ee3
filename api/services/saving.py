"""What every save has in common: which members differ, the next revision, the moment."""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.models import Author, Campaign, Post, Section, Tag

Resource = Post | Tag | Campaign | Author | Section


def assign(row: object, values: Mapping[str, Any], names: Iterable[str]) -> None:
    """Sets those of the members that are given."""
    for name in names:
        if name in values:
            setattr(row, name, values[name])


def by_language(texts: Mapping[str, str] | None, own: str) -> dict[str, str]:
    """Texts of other languages, in the order of their tags; the own language's is another member."""
    return {language: text for language, text in sorted((texts or {}).items()) if language != own}


def differing(row: object) -> list[str]:
    """Members whose value is another than the stored one."""
    return [attribute.key for attribute in inspect(row).attrs if attribute.history.has_changes()]


class Stamp(TypedDict, total=False):
    """What an import brings beyond the authoring form: ``created_at`` and ``updated_at`` in µs, the others in seconds."""

    created_at: int
    updated_at: int
    revision: int
    featured_at: int | None
    state: str
    withdrawn_reason: str | None
    published_at: int | None
    scheduled_at: int | None


def begin(row: Resource, now: int, stamp: Stamp | None) -> None:
    """Gives a new row its times and its first revision."""
    given = stamp or {}
    row.created_at = given.get("created_at", now)
    row.updated_at = given.get("updated_at", now)
    row.revision = given.get("revision", 1)


def raise_revision(session: Session, row: Resource, now: int, *, also: Iterable[str] = (), stamp: Stamp | None = None) -> list[str]:
    """The members that differ, with ``also`` those kept in other tables; with any, the row has its next revision and ``updated_at``."""
    if row in session.new or row not in session:
        return ["created"]
    given = stamp or {}
    changed = {*differing(row), *also}
    updated_at, revision = given.get("updated_at", row.updated_at), given.get("revision", 0)
    if updated_at // MICROSECONDS != row.updated_at // MICROSECONDS:
        changed.add("updated_at")
    if revision > row.revision:
        changed.add("revision")
    if changed:
        row.revision = max(revision, row.revision + 1)  # a number stands for one state only: it never goes back
        row.updated_at = updated_at if "updated_at" in given else now
    return sorted(changed)
