"""What is kept of a copy: what its origin said last, what the section changed of it and what that was based on."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, select

from api.clock import iso_us
from api.errors import NotFound
from api.models import LINKS, Copy, Post, Revision

MEMBERS = ("title", "excerpt", "body_html", "tags", "campaigns")
"""Members of a copy that the section may change for itself."""
NAMED = {"tags": "tag", "campaigns": "campaign"}
_POST = select(Post.id, Post.title, Post.excerpt, Post.excerpt_truncated, Post.body_html, Post.revision)


def digests(members: Mapping[str, Any]) -> dict[str, str]:
    """A digest of each member."""
    return {name: sha256(orjson.dumps(value)).hexdigest()[:32] for name, value in members.items()}


def changed(taken: Mapping[str, str], present: Mapping[str, Any]) -> list[str]:
    """The members that are others now than they were taken."""
    now = digests(present)
    return [name for name in MEMBERS if taken.get(name) != now[name]]


def said(form: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a snapshot as they are compared."""
    return {**{name: form[name] for name in MEMBERS}, "excerpt": [form["excerpt"], form["excerpt_truncated"]]}


def one(connection: Connection, post_id: UUID) -> dict[str, Any]:
    """What is kept of a copy. Raises ``NotFound`` for posts that are none, or not pulled from a source."""
    copy = connection.execute(select(Copy.__table__).where(Copy.post_id == post_id)).first()
    post = connection.execute(_POST.where(Post.id == post_id)).first()
    if copy is None or post is None:
        raise NotFound
    own = changed(copy.taken, _present(connection, post))
    based_on = {name: _base(connection, copy, name) for name in own}
    origin = {name: copy.kept[name]["origin"] if name in copy.kept else based_on[name] for name in own}
    return {
        "post": str(post.id),
        "source": copy.source_id and str(copy.source_id),
        "origin_state": copy.origin_state,
        "hidden_at": copy.hidden_at and iso_us(copy.hidden_at),
        "changed": own,
        "moved": [name for name in own if origin[name] != based_on[name]],
        "based_on": _shown(based_on),
        "origin": _shown(origin),
        "revision": post.revision,
    }


def _present(connection: Connection, post: Any) -> dict[str, Any]:
    links = {}
    for member, kind in NAMED.items():
        link = LINKS[kind]
        links[member] = [str(one) for one in connection.scalars(select(link.to_id).where(link.post_id == post.id).order_by(link.ord))]
    return {"title": post.title, "excerpt": [post.excerpt, post.excerpt_truncated], "body_html": post.body_html, **links}


def _base(connection: Connection, copy: Row[Any], name: str) -> Any:
    number = copy.kept[name]["base"] if name in copy.kept else copy.revision
    form = connection.scalar(select(Revision.snapshot).where(Revision.post_id == copy.post_id, Revision.number == number))
    return None if form is None else said(form)[name]


def _shown(values: Mapping[str, Any]) -> dict[str, Any]:
    excerpt: Sequence[Any] = values.get("excerpt") or (None,)
    return {**{name: values.get(name) for name in MEMBERS}, "excerpt": excerpt[0]}
