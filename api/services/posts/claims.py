"""What of posts there is one only, in each section and among all that are public: a language of a group, a copy of an origin.

What a section hides stands in nobody else's way, and so is not told by a refusal. The table has the same as unique indexes.
"""

from collections.abc import Callable, Collection
from typing import Any, Literal, NamedTuple

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import Session

from api.derived.rows import IS_PUBLISHED, KEYS, in_batches
from api.errors import InvalidInput
from api.models import NewPost, Post
from api.services.posts.translations import members_waiting
from api.services.references import NIL


class Claim(NamedTuple):
    """Columns that others have not the same in, the members of the form that they follow from, and what is told where others have."""

    columns: tuple[str, ...]
    members: frozenset[str]
    pointer: str
    told: Callable[[Any], str]


TRANSLATION = Claim(
    ("group_id", "language"),
    frozenset({"translation_of", "language", "section"}),
    "/translation_of",
    lambda post: f"This group of translations has a post in {post.language!r} already.",
)
COPY = Claim(
    ("origin_uri",),
    frozenset({"origin", "section"}),
    "/origin/uri",
    lambda post: f"Another post is the copy of {post.origin_uri!r} already.",
)
CLAIMS = (TRANSLATION, COPY)
Among = Literal["public", "section", "both"]
"""Where another post stands in the way: among all that are public, in the section, or in either."""
OWNERS = "copies_of_origins"
"""Under this name a session knows of origins which post is their only copy; ``None``: there is none, ``NIL``: there are several."""
_COPIED = select(Post.origin_uri, Post.id).where(Post.origin_uri.in_(KEYS))


_OF_SECTION = Post.section_id == bindparam("section")
_AMONG: dict[Among, Any] = {"public": IS_PUBLISHED, "section": _OF_SECTION, "both": or_(_OF_SECTION, IS_PUBLISHED)}


def _other(claim: Claim, among: Among) -> Select[Any]:
    same = (getattr(Post, name) == bindparam(name) for name in claim.columns)
    return select(Post.id).where(*same, Post.id != bindparam("post"), _AMONG[among]).limit(1)


_OTHERS = {(claim, among): _other(claim, among) for claim in CLAIMS for among in _AMONG}


def look_up(session: Session, uris: Collection[str]) -> None:
    """Notes which of these origins have no copy, or one, so that it need not be asked for one by one in this session."""
    copies: dict[str, list[Any]] = {uri: [] for uri in uris}
    for row in in_batches(session.connection(), _COPIED, sorted(copies)):
        copies[row.origin_uri].append(row.id)
    owners = {uri: None if not some else some[0] if len(some) == 1 else NIL for uri, some in copies.items()}
    session.info.setdefault(OWNERS, {}).update(owners)


def is_free(session: Session, uri: str) -> bool:
    """Whether it is known that there is no copy of this origin."""
    return session.info.get(OWNERS, {}).get(uri, uri) is None


def taken_in_public(session: Session, post: Post) -> Claim | None:
    """What another post that is public has, so that this one cannot be public too."""
    return next((claim for claim in CLAIMS if _is_taken(session, post, claim, "public")), None)


def _is_taken(session: Session, post: Post | NewPost, claim: Claim, among: Among) -> bool:
    values = {name: getattr(post, name) for name in claim.columns}
    if None in values.values() or (claim is COPY and session.info.get(OWNERS, {}).get(post.origin_uri, NIL) in (None, post.id)):
        return False
    if claim is TRANSLATION and (members := members_waiting(session, post)) is not None:
        others = [one for one in members if one is not post and one.language == post.language]
        return any(_is_among(one, post, among) for one in others)
    more = {} if among == "public" else {"section": post.section_id}
    if isinstance(post, NewPost):
        session.flush()  # another post may have got its group
    with session.no_autoflush:
        return session.scalar(_OTHERS[claim, among], {**values, **more, "post": post.id}) is not None


def _is_among(other: Post | NewPost, post: Post | NewPost, among: Among) -> bool:
    is_public, is_near = other.state == "published", other.section_id == post.section_id
    return {"public": is_public, "section": is_near, "both": is_public or is_near}[among]


def refuse_second(session: Session, post: Post | NewPost, members: Collection[str], *, among: Among = "both") -> None:
    """Raises ``InvalidInput`` where another post has what only one can have, as far as it follows from these members.

    ``among``: the posts it must not share that with. A draft is compared with all that are public, since it wants to be; what is brought
    in as it was elsewhere and is not public, with its section alone: there it may have been so.
    """
    for claim in CLAIMS:
        if claim.members & set(members) and _is_taken(session, post, claim, among):
            raise InvalidInput(claim.told(post), claim.pointer)
    if is_free(session, post.origin_uri or ""):
        session.info[OWNERS][post.origin_uri] = post.id
