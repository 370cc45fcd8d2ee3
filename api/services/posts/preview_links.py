"""Links to a preview: who has the token sees the present draft, without a key. The token is nowhere, only its hash."""

import secrets
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import NotFound
from api.models import Post, PreviewLink
from api.services.revisioning import NOBODY, By

TOKEN_BYTES = 32

_BY_HASH = select(PreviewLink.post_id, PreviewLink.expires_at).where(PreviewLink.hash == bindparam("hash"))


def make(session: Session, post: Post, *, expires_at: int, now: int, by: By = NOBODY) -> tuple[PreviewLink, str]:
    """A new link, which ends at the second ``expires_at``, and its token, which is told only once."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = PreviewLink(
        post_id=post.id,
        hash=_hash(token),
        key_id=by.key_id,
        actor=by.actor,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(link)
    session.flush()
    return link, token


def find(connection: Session | Connection, token: str, now: int) -> UUID:
    """The post that a token shows. Raises ``NotFound`` for one that is unknown, has expired or was revoked."""
    # Found by the hash: how long a comparison takes says nothing of the tokens that there are.
    row = connection.execute(_BY_HASH, {"hash": _hash(token)}).first()
    if row is None or row.expires_at * MICROSECONDS <= now:
        raise NotFound
    return UUID(str(row.post_id))


def revoke(session: Session, post: Post, link_id: UUID) -> None:
    """Ends a link. Raises ``NotFound`` where the post has none of this id."""
    link = session.get(PreviewLink, link_id)
    if link is None or link.post_id != post.id:
        raise NotFound
    session.delete(link)


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
