"""What every save has in common: who saves, which members differ, the next revision, the moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import inspect, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from api.clock import MICROSECONDS
from api.errors import Stale
from api.models import Author, Campaign, Event, NewPost, Post, Section, SiteProfile, Tag

Resource = Post | NewPost | Tag | Campaign | Event | Author | Section


@dataclass(frozen=True, slots=True)
class By:
    """Who writes: the key, and the actor as the client named it. Neither: the worker, an import, the command line."""

    key_id: UUID | None = None
    actor: str | None = None


NOBODY = By()


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


def bump_revision(
    session: Session, row: Resource | SiteProfile, now: int, *, also: Iterable[str] = (), stamp: Stamp | None = None
) -> list[str]:
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


def bump_revision_only(session: Session, post: Post, **members: int | None) -> None:
    """Sets these members with the post's next revision, where nothing public differs. Raises ``Stale`` where somebody was faster."""
    values = {"revision": post.revision + 1, **members}
    statement = update(Post).where(Post.id == post.id, Post.revision == post.revision).values(**values).returning(Post.revision)
    if session.execute(statement.execution_options(touches={}, synchronize_session=False)).first() is None:
        raise Stale("Somebody else changed this in the meantime: read it again.")
    for name, value in values.items():
        set_committed_value(post, name, value)
