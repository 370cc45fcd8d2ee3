"""Copies are made, changed and withdrawn as their origin says: members that the section changed stay, what it hides stays hidden."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.derived.writing import as_writing, part
from api.errors import InUse, InvalidInput
from api.models import Copy, Post, Source
from api.queries.authored.copies import MEMBERS, digests
from api.services.posts import editing, workflow
from api.services.posts.claims import is_free
from api.services.posts.workflow import NewState
from api.services.revisioning import By
from api.services.syndication import copies
from api.sources.forms import NotTaken
from schemas.vocabulary import WITHDRAWN_REASONS

ORIGIN = By(actor="origin")
"""Who writes copies. No client is this one: they all have a key."""
WRITTEN = ("kind", "title", "language", "excerpt", "excerpt_truncated", "body_html", "license", "origin", "image")
IMAGE = "image"
"""Under this name a digest says which image a copy has of its origin: another one is the section's own."""
LOST = "license"
DELETED = "It was deleted here, and stays so."
OTHERS = "Another source takes it already."
TRANSLATION = "/translation_of"


def copied(session: Session, source: Source, uri: str) -> UUID | None:
    """The copy that the section has of a post over there already, from before the source was taken away and came back."""
    if is_free(session, uri):
        return None
    found: UUID | None = session.scalar(select(Post.id).where(Post.origin_uri == uri, Post.section_id == source.section_id))
    return found


def take(
    session: Session,
    source: Source,
    line: Mapping[str, Any],
    links: Mapping[str, list[str]],
    *,
    known: UUID | None,
    now: int,
    follows: UUID | None,
) -> UUID:
    """The id of the copy, made or changed as the line says. Raises ``Refused`` for what cannot be, ``NotTaken`` before anything is written.

    ``known``: the copy that there is; ``links``: tags and campaigns here; ``follows``: a copy of the same in another language.
    """
    values: dict[str, Any] = {**{name: line[name] for name in WRITTEN if name in line}, **links}
    values["published_at"] = min(line["published_at"], now // MICROSECONDS)
    updated_at = min(line.get("updated_at", values["published_at"]), now // MICROSECONDS) * MICROSECONDS
    if known is None:
        return _made(session, source, line, values, updated_at=updated_at, now=now, follows=follows)
    post = editing.load(session, known)
    if post is None:
        raise NotTaken(DELETED)
    _changed(session, source, post, values, updated_at=updated_at, now=now, follows=follows)
    return known


def _made(
    session: Session, source: Source, line: Mapping[str, Any], values: dict[str, Any], *, updated_at: int, now: int, follows: UUID | None
) -> UUID:
    published_at = values.pop("published_at")
    is_public = source.becomes == "published"
    stamp: Any = {"state": source.becomes, "published_at": published_at if is_public else None, "updated_at": updated_at, "created_at": now}
    form: Any = {**values, "section": str(source.section_id), **({"slug": line["slug"]} if line.get("slug") else {})}
    post = editing.bring(session, form, now=now, stamp=stamp)
    row = {"post_id": post.id, "source_id": source.id, "origin_state": copies.PUBLIC, "hidden_at": None, "revision": post.revision}
    # By itself: nobody reads it back in this session, and another flush would double the cost of a save.
    as_writing(session).waiting.add(Copy.__table__, {**row, "kept": {}, "taken": digests(copies.values(post) | _image(post))})
    if follows is not None:
        session.flush()
        _join(session, editing.load(session, post.id), follows, now=now)
    made: UUID = post.id
    return made


def _changed(
    session: Session, source: Source, post: Post, values: dict[str, Any], *, updated_at: int, now: int, follows: UUID | None
) -> None:
    copy = session.get(Copy, post.id) or _adopted(session, post)
    if not _is_of(copy, source):
        raise NotTaken(OTHERS)
    own = copies.changed(copy, post)
    kept = _kept(copy, own, values)
    published_at = values.pop("published_at")
    has_own_image = copy.taken.get(IMAGE, digests({IMAGE: None})[IMAGE]) != digests(_image(post))[IMAGE]
    for name in (*own, *([IMAGE] if has_own_image else [])):
        values.pop(name, None)
    if "excerpt" in own:
        values.pop("excerpt_truncated", None)
    stamp: Any = {"updated_at": updated_at, **_state(copy, post, published_at)}
    copy.source_id, copy.origin_state, copy.kept = source.id, copies.PUBLIC, kept
    form: Any = values
    editing.edit(session, post, form, now=now, by=ORIGIN, stamp=stamp)
    present = digests(copies.values(post))
    copy.taken = {
        **copy.taken,
        **{name: copy.taken.get(name, "") if name in own else present[name] for name in MEMBERS},
        **({} if has_own_image else digests(_image(post))),
    }
    copy.revision = post.revision
    if follows is not None and post.group_id is None:
        _join(session, post, follows, now=now)


def _image(post: Any) -> dict[str, str | None]:
    return {IMAGE: post.image_id and str(post.image_id)}


def _is_of(copy: Copy, source: Source) -> bool:
    """Whether the source may say what becomes of the copy: of two whose queries meet, that is the one that took it first."""
    return copy.source_id in (None, source.id)


def _adopted(session: Session, post: Post) -> Copy:
    """A copy that was here before there were sources: what it says is taken to be its origin's."""
    copy = Copy(post_id=post.id, origin_state=copies.PUBLIC, revision=post.revision, kept={}, taken=digests(copies.values(post)))
    copy.hidden_at = post.updated_at if post.state == "withdrawn" else None
    session.add(copy)
    return copy


def _kept(copy: Copy, own: list[str], values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Of each member that the section changed, the revision that has what it was based on, and what the origin says."""
    said = {**values, "excerpt": [values.get("excerpt"), values.get("excerpt_truncated", False)]}
    return {name: {"base": copy.kept.get(name, {}).get("base", copy.revision), "origin": said.get(name)} for name in own}


def _state(copy: Copy, post: Post, published_at: int) -> dict[str, Any]:
    """The state that the copy gets, since its origin shows the post: as it is, or public again if it was the origin that withdrew it."""
    if post.state != "withdrawn" or copy.hidden_at is not None or copy.origin_state == copies.PUBLIC:
        return {}
    first = post.published_at if post.published_at is not None else published_at
    return {"state": "published", "withdrawn_reason": None, "published_at": first, "scheduled_at": None}


def _join(session: Session, post: Post | None, other: UUID, *, now: int) -> None:
    """Puts the copy into the group of another one, unless somebody else has its language there."""
    if post is None:
        return
    try:
        with part(session):
            editing.edit(session, post, {"translation_of": str(other)}, now=now, by=ORIGIN, stamp={"updated_at": post.updated_at})
    except InvalidInput:
        return


def let_go(session: Session, source: Source, known: UUID, reason: str, *, now: int) -> UUID | None:
    """The copy, withdrawn since its origin does not show the post any more; ``None`` where it is another source's, or never was public.

    ``reason``: as delta sync has it. For legal reasons also what is hidden goes.
    """
    post = editing.load(session, known)
    if post is None:
        return known
    copy = session.get(Copy, post.id) or _adopted(session, post)
    if not _is_of(copy, source):
        return None
    copy.origin_state = reason
    if post.published_at is None:
        try:
            editing.remove(session, post)
        except InUse:
            return known
        return None
    stands = reason if reason in WITHDRAWN_REASONS else "unpublished"
    if post.state == "published" or (stands == "legal" and post.withdrawn_reason != "legal"):
        workflow.set_state(session, post, NewState("withdrawn", stands), now=now, by=ORIGIN)
    return known


def link_again(session: Session, known: UUID, links: Mapping[str, list[str]], *, now: int) -> None:
    """Gives a copy its tags and campaigns anew, but for those that the section changed."""
    post, copy = editing.load(session, known), session.get(Copy, known)
    if post is None or copy is None:
        return
    own = copies.changed(copy, post)
    values: Any = {name: ids for name, ids in links.items() if name not in own}
    editing.edit(session, post, values, now=now, by=ORIGIN, stamp={"updated_at": post.updated_at})
    present = digests(copies.values(post))
    copy.taken = {**copy.taken, **{name: present[name] for name in values}}
    copy.revision = copy.revision if own else post.revision


def own_ids(session: Session, ids: list[UUID]) -> set[UUID]:
    """Those of these that are posts of this site's own."""
    return set(session.scalars(select(Post.id).where(Post.id.in_(ids), Post.origin_uri.is_(None))))
