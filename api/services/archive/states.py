"""States of posts and events as archives bring them: what is public stays so since then, what was withdrawn here stays withdrawn.

What an import withdrew, since it was not public at its source any more, an import gives back. That it was one is kept with the revision.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import InvalidInput
from api.models import Event, Post, Revision
from api.services.posts import workflow
from api.services.revisioning import NOBODY, By, Stamp

Turn = Literal["", "withdrawn", "restored", "kept"]
"""What an import did to a post that was public: took it back, gave it back, or left it withdrawn though it is public at its source."""

IMPORT = By(actor="import")
"""Who takes back and gives back. No client is this one: they all have a key."""
STATE = ("state", "withdrawn_reason", "published_at", "scheduled_at")
"""A line that says nothing of its post's state leaves that as it is."""
SECONDS = ("withdrawn_reason", "published_at", "scheduled_at")

_SAVED = (
    select(Revision.actor, Revision.key_id, Revision.snapshot["state"].as_string().label("state"))
    .where(Revision.post_id == bindparam("post"))
    .order_by(Revision.number.desc())
)


class Settled(NamedTuple):
    """State and times that a post gets."""

    stamp: Stamp
    turn: Turn = ""

    @property
    def by(self) -> By:
        """Who does that."""
        return IMPORT if self.turn in ("withdrawn", "restored") else NOBODY


def brought(line: Mapping[str, Any]) -> dict[str, Any]:
    """What a line of any kind brings beyond the authoring form."""
    stamp = {"featured_at": line["featured_at"]} if "featured_at" in line else {}
    stamp |= {"revision": line["revision"]} if line.get("revision") is not None else {}
    return stamp | {name: line[name] * MICROSECONDS for name in ("created_at", "updated_at") if line.get(name) is not None}


def settled(session: Session, kind: str, row: Any, line: Mapping[str, Any], *, now: int) -> Settled:
    """State and times of what a line means, ``row`` where it is here, as they fit together."""
    if kind == "event":
        return Settled({**_of_event(row, line), **brought(line)})  # type: ignore[typeddict-item] # only members of Stamp
    if kind != "post":
        return Settled(brought(line))  # type: ignore[arg-type] # only members of Stamp were put in
    stamp: dict[str, Any] = {name: line[name] for name in SECONDS if name in line} | brought(line)
    if row is not None and line.get("state") is None and line.get("published_at") is None:
        return Settled({name: value for name, value in stamp.items() if name not in STATE})  # type: ignore[arg-type]
    stamp["state"] = line.get("state") or ("published" if line.get("published_at") is not None else "draft")
    turn = _turned(session, row, stamp, line, now=now) if row is not None and row.published_at is not None else ""
    if stamp["state"] in ("published", "withdrawn") and stamp.get("published_at") is None:
        raise InvalidInput(f"A {stamp['state']} post needs `published_at`.", "/published_at")
    if stamp["state"] in ("draft", "scheduled") and row is None:
        stamp["published_at"] = None
    if stamp["state"] == "scheduled" and stamp.get("scheduled_at") is None:
        raise InvalidInput("A scheduled post needs `scheduled_at`.", "/scheduled_at")
    stamp["withdrawn_reason"] = (stamp.get("withdrawn_reason") or "unpublished") if stamp["state"] == "withdrawn" else None
    is_live = row is not None and row.state == stamp["state"] == "published"
    # Of a public post it is the schedule of what is pending here, of which an archive says nothing.
    stamp["scheduled_at"] = row.scheduled_at if row and is_live else stamp.get("scheduled_at") if stamp["state"] == "scheduled" else None
    return Settled(stamp, turn)  # type: ignore[arg-type] # only members of Stamp were put in


def _of_event(row: Event | None, line: Mapping[str, Any]) -> dict[str, Any]:
    """State and first publication of an event: what was public stays so since then, what was withdrawn here stays withdrawn."""
    given, published_at = line.get("state"), line.get("published_at")
    if row is not None and (row.state == "withdrawn" or (given is None and published_at is None)):
        return {}
    state = given or ("draft" if published_at is None else "published")
    if row is not None and row.published_at is not None:
        published_at = row.published_at
        state = "withdrawn" if state == "draft" else state
    if state != "draft" and published_at is None:
        raise InvalidInput(f"An event that is {state} needs `published_at`.", "/published_at")
    reason = (line.get("withdrawn_reason") or "unpublished") if state == "withdrawn" else None
    return {"state": state, "withdrawn_reason": reason, "published_at": None if state == "draft" else published_at}


def _turned(session: Session, row: Post, stamp: dict[str, Any], line: Mapping[str, Any], *, now: int) -> Turn:
    """Gives the stamp the state of what was public before."""
    stamp["published_at"] = row.published_at
    if row.state == "withdrawn" and "withdrawn_reason" not in line:
        is_public = stamp["state"] == "published"
        if is_public and _is_given_back(session, row, now=now):
            return "restored"
        stamp["state"], stamp["withdrawn_reason"] = row.state, row.withdrawn_reason
        return "kept" if is_public else ""
    if stamp["state"] in ("draft", "scheduled"):
        stamp["state"], stamp["withdrawn_reason"] = "withdrawn", "unpublished"
        return "withdrawn" if row.state == "published" else ""
    return ""


def _is_given_back(session: Session, row: Post, *, now: int) -> bool:
    """Whether an import withdrew the post, and nobody since, and nothing else keeps it from being public."""
    if row.withdrawn_reason != "unpublished":
        return False
    first = None
    for saved in session.execute(_SAVED, {"post": row.id}):
        if saved.state != "withdrawn":
            break
        first = saved
    is_ours = first is not None and first.key_id is None and first.actor == IMPORT.actor
    return is_ours and "restore" in workflow.allowed(session, row, now)
