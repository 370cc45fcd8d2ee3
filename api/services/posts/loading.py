"""A post as it is loaded to be written: with its links, and with what is known not to be beside it, in two statements."""

from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from api.derived.writing import as_writing
from api.models import LINK_MEMBERS, LINKS, Autosave, Pending, Post
from api.queries.authored.named import Known, known, named

_BESIDE: tuple[type[Pending] | type[Autosave], ...] = (Pending, Autosave)
_LOAD = select(Post, *(exists().where(model.post_id == Post.id).label(model.__tablename__) for model in _BESIDE)).where(
    Post.id == bindparam("post")
)
NAMED = "named"
"""Under this name a session knows what the post that was loaded last names, with what answers show of it."""


def load(session: Session, post_id: UUID, *, locked: bool = False) -> Post | None:
    """The post with its links; ``locked``: as it is now, and it stays so until the transaction ends.

    A query, since ``get`` would answer one that is known already without them.
    """
    statement = _LOAD.with_for_update(of=Post).execution_options(populate_existing=True) if locked else _LOAD
    row = session.execute(statement, {"post": post_id}).first()
    if row is None:
        return None
    post: Post = row[0]
    for model, is_there in zip(_BESIDE, row[1:], strict=True):
        note(session, model, post_id, is_there=is_there)
    _link(session, post, again=locked)
    return post


def _link(session: Session, post: Post, *, again: bool) -> None:
    """Gives the post the rows of its links, as if each kind had been asked for; ``again``: also where it has some."""
    rows = named(session.connection(), post.id)
    session.info[NAMED] = post.id, known(rows)
    for member, kind in LINK_MEMBERS.items():
        if again or member not in post.__dict__:
            links = [_known_link(session, kind, post.id, row.asked, row.ord) for row in rows if row.kind == kind]
            set_committed_value(post, member, links)


def _known_link(session: Session, kind: str, post_id: UUID, to_id: UUID, place: int) -> object:
    model = LINKS[kind]
    present = session.identity_map.get(session.identity_key(model, (post_id, to_id)))
    if present is not None:
        return present
    link = model(post_id=post_id, to_id=to_id, ord=place)
    make_transient_to_detached(link)
    session.add(link)
    return link


def named_by(session: Session, post: Post) -> Known:
    """What the post named when it was loaded, or names now."""
    post_id, found = session.info.get(NAMED, (None, {}))
    return found if post_id == post.id else known(named(session.connection(), post.id))


def note(session: Session, model: type[Pending | Autosave], post_id: UUID, *, is_there: bool) -> None:
    """Notes whether there is such a row of the post."""
    believed = as_writing(session).believed
    (believed.discard if is_there else believed.add)((model.__tablename__, post_id))


def lacks(session: Session, model: type[Pending | Autosave], post_id: UUID) -> bool:
    """Whether there was no such row of the post when it was loaded."""
    return (model.__tablename__, post_id) in as_writing(session).believed
