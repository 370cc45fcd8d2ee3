"""A copy follows its origin again in members that the section had changed: what it changed is given up, and stays among the revisions."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from api.errors import NotFound
from api.models import Copy, Post, Revision
from api.queries.authored.copies import digests, said
from api.services.posts import editing
from api.services.references import find
from api.services.revisioning import NOBODY, By
from api.services.syndication import copies

KINDS = {"tags": "tag", "campaigns": "campaign"}


def follow(session: Session, post: Post, members: Collection[str], *, now: int, by: By = NOBODY) -> list[str]:
    """The members that changed, now as the origin has them. Raises ``NotFound`` where the post is no copy of a source."""
    copy = copies.of(session, post)
    if copy is None:
        raise NotFound
    own = copies.changed(copy, post)
    given = {name: _origin(session, copy, name) for name in own if name in members}
    values: Any = {name: value for name, value in given.items() if name != "excerpt"}
    if "excerpt" in given:
        values["excerpt"], values["excerpt_truncated"] = given["excerpt"]
    for member, kind in KINDS.items():
        if member in values:
            values[member] = [one for one in values[member] if find(session, kind, one) is not None]
    changed = editing.edit(session, post, values, now=now, by=by)
    present = digests(copies.values(post))
    copy.taken = {**copy.taken, **{name: present[name] for name in given}}
    copy.kept = {name: value for name, value in copy.kept.items() if name not in given}
    if set(own) == set(given):
        copy.revision = post.revision
    return changed


def _origin(session: Session, copy: Copy, name: str) -> Any:
    """What the origin says of a member: as it came since the section changed it, else as that found it."""
    if name in copy.kept:
        return copy.kept[name]["origin"]
    return said(session.get_one(Revision, (copy.post_id, copy.revision)).snapshot)[name]
