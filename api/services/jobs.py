"""Durable fan-outs: what follows from a change for many posts, a few dozen of them a transaction. Running them is the worker's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, delete, exists, select, union_all, update
from sqlalchemy.orm import Session, aliased

from api import traces
from api.derived.writing import touch
from api.models import Card, Facet, Job, Listing, Post, PostTag, Slug, Tag
from api.services import images, saved_forms, tag_tree
from api.services.references import NIL

AT_ONCE, LEAST, MOST = 40, 5, 100
"""Posts a transaction, to begin with, and whatever the machine is like: a post takes a millisecond, or several where it is slow or busy."""
HELD_SECONDS = 0.06
"""So long a transaction is meant to take: nobody else can write meanwhile."""
POSTS = "posts_a_step"
"""Under this name a session knows how many posts its transaction may have."""


def refresh_facet(session: Session, kind: str, entity_id: UUID, *, now: int) -> Job:
    """A job that brings all posts under a facet up to date, newest first."""
    return _add(session, "refresh-facet", {"kind": kind, "id": str(entity_id)}, now)


def merge_tag(session: Session, tag: UUID, into: UUID, *, now: int) -> Job:
    """A job that gives a tag's posts to another one and then leads there."""
    return _add(session, "merge-tag", {"tag": str(tag), "into": str(into)}, now)


def _add(session: Session, kind: str, payload: dict[str, str], now: int) -> Job:
    job = Job(kind=kind, payload=payload | traces.carried(), created_at=now)
    session.add(job)
    session.flush()
    return job


def waiting(session: Session | Connection) -> Sequence[UUID]:
    """Jobs that are not done, oldest first."""
    return session.scalars(select(Job.id).where(Job.state == "waiting").order_by(Job.id)).all()


Step = Callable[[Session, Job, int], int | None]
"""The next part of a job: how many resources it did, ``None`` where nothing was left."""


def paced(posts: int, seconds: float) -> int:
    """How many posts the next transaction may have, where one of so many took so long."""
    return max(LEAST, min(MOST, round(posts * min(2.0, HELD_SECONDS / max(seconds, 1e-6)))))


def step(session: Session, job_id: UUID, *, now: int, posts: int = AT_ONCE, others: Mapping[str, Step] | None = None) -> bool:
    """Does the next part of a job, of so many ``posts`` at most; whether more of it is left. The part and its place commit together.

    ``others``: steps of kinds of jobs whose rules are elsewhere.
    """
    session.info[POSTS] = posts
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.state != "waiting":
        return False
    visited = {**STEPS, **(others or {})}[job.kind](session, job, now)
    job.visited += visited or 0
    if visited is None:
        job.state, job.finished_at = "done", now
    return visited is not None


def traced(connection: Connection, job_id: UUID) -> traces.Span:
    """A span of the next part of a job, in the trace of who began it."""
    row = connection.execute(select(Job.kind, Job.payload).where(Job.id == job_id)).first()
    if row is None:
        return traces.NOTHING
    return traces.span(f"job {row.kind}", "consumer", {"broadsheet.job.id": str(job_id)}, traces.of(row.payload))


def fail(session: Session, job_id: UUID, error: str, *, now: int) -> None:
    """Ends a job that cannot be done, with the reason."""
    job = session.get(Job, job_id)
    if job is not None:
        job.state, job.error, job.finished_at = "failed", error, now


def _refresh_facet(session: Session, job: Job, _now: int) -> int | None:
    """Posts under the facet below the place reached. Those that came above it meanwhile are right already."""
    posts = _listed(session, job.payload["kind"], job.payload["id"], below=job.place)
    if posts:
        touch(session, "post", [row.post_id for row in posts])
        job.place = posts[-1].position
    return len(posts) or (_refresh_withdrawn(session, job) if job.payload["kind"] == "section" else None)


def _refresh_withdrawn(session: Session, job: Job) -> int | None:
    """Posts of a section that are not public any more, after those that are: they have addresses too, and no place in lists."""
    after = UUID(job.payload["after"]) if "after" in job.payload else NIL
    hidden = select(Post.id).where(Post.section_id == UUID(job.payload["id"]), Post.state == "withdrawn", Post.id > after)
    posts = session.scalars(hidden.order_by(Post.id).limit(session.info[POSTS])).all()
    if posts:
        touch(session, "post", posts)
        job.payload = {**job.payload, "after": str(posts[-1])}
    return len(posts) or None


def _listed(session: Session, kind: str, ref: str, below: int | None = None) -> Sequence[Any]:
    """The next posts and pages under a facet, the newest first: (``post_id``, ``position``)."""
    facet = select(Facet.id).where(Facet.kind == kind, Facet.ref == ref).scalar_subquery()
    lists = []
    for number in (facet, -facet):
        query = select(Listing.position).where(Listing.facet_id == number)
        query = query if below is None else query.where(Listing.position < below)
        lists.append(select(query.order_by(Listing.position.desc()).limit(session.info[POSTS]).subquery()))
    either = union_all(*lists).subquery()
    cards = select(Card.post_id, Card.position).join(either, either.c.position == Card.position)
    return session.execute(cards.order_by(Card.position.desc()).limit(session.info[POSTS])).all()


def merging(session: Session) -> dict[UUID, UUID]:
    """Tags that are being merged, and into which."""
    waits = select(Job.payload).where(Job.kind == "merge-tag", Job.state == "waiting")
    return {UUID(payload["tag"]): UUID(payload["into"]) for payload in session.scalars(waits)}


def line(merging: Mapping[UUID, UUID], tag: UUID) -> list[UUID]:
    """The tag and the chain of tags that it is being merged into."""
    found = [tag]
    while (following := merging.get(found[-1])) and following not in found:
        found.append(following)
    return found


def _merge_tag(session: Session, job: Job, now: int) -> int | None:
    """Moves links of all posts, public or not, and children; then refreshes public ones still listed; then the tag leads on."""
    tag, into = UUID(job.payload["tag"]), _present(session, UUID(job.payload["into"]))
    if into == tag:  # it got the posts of the tag that it was to be merged into
        return None
    posts = session.scalars(select(PostTag.post_id).where(PostTag.to_id == tag).order_by(PostTag.post_id).limit(session.info[POSTS])).all()
    if posts:
        _move_links(session, posts, tag, into)
        return len(posts)
    if _give_children(session, tag, into, now):  # first: as long as one is below the tag, its posts are listed there
        return 0
    listed = [row.post_id for row in _listed(session, "tag", str(tag))]
    if listed:
        touch(session, "post", listed)
        return len(listed)
    return None if _lead_on(session, tag, into, now) else 0


def _present(session: Session, tag: UUID) -> UUID:
    """The tag, or the one that it was merged into while this job waited."""
    row = session.get(Tag, tag)
    return row.merged_into_id if row and row.merged_into_id else tag


def _move_links(session: Session, posts: Sequence[UUID], tag: UUID, into: UUID) -> None:
    touches = {"touches": {"post": posts}, "synchronize_session": False}
    other = aliased(PostTag)
    has_both = exists().where(other.post_id == PostTag.post_id, other.to_id == into)
    here = and_(PostTag.to_id == tag, PostTag.post_id.in_(posts))
    session.execute(delete(PostTag).where(here, has_both).execution_options(**touches))
    session.execute(update(PostTag).where(here).values(to_id=into).execution_options(**touches))


def _lead_on(session: Session, tag: UUID, into: UUID, now: int) -> bool:
    """Whether the tag was redirected to the other one. Its row is locked first; if a post just got it, the job goes on.

    Each tag that this changes has its next revision: the merged one, those merged into that before, and the one that they lead to.
    """
    row = session.get(Tag, tag, with_for_update=True)
    if row is None:
        return True
    if session.scalar(select(PostTag.post_id).where(PostTag.to_id == tag).limit(1)) or _give_children(session, tag, into, now):
        return False
    earlier = session.scalars(select(Tag).where(Tag.merged_into_id == tag)).all()
    _bump(session, session.get_one(Tag, into), now, also=["former_slugs"])
    row.parent_id = None
    for merged in (row, *earlier):
        merged.merged_into_id = into
        _bump(session, merged, now)
    slugs = update(Slug).where(Slug.kind == "tag", Slug.entity_id == tag).values(entity_id=into, is_current=False)
    session.execute(slugs.execution_options(touches={"tag": [tag, into]}))
    return True


def _give_children(session: Session, tag: UUID, into: UUID, now: int) -> bool:
    """Moves children that the tag got since the merge began to the other tag; whether there were any."""
    tag_tree.hold(session)
    children = session.scalars(select(Tag).where(Tag.parent_id == tag)).all()
    for child in children:
        parent = session.get_one(Tag, tag).parent_id if into in {child.id, *tag_tree.below(session, child.id)} else into
        child.parent_id = parent
        _bump(session, child, now)
    return bool(children)


def _bump(session: Session, tag: Tag, now: int, *, also: Sequence[str] = ()) -> None:
    """Gives the tag its next revision, later than the last one whatever this machine's clock says: others changed it meanwhile."""
    saved_forms.saved(session, tag, max(now, tag.updated_at + 1), also=also)


STEPS: dict[str, Step] = {
    "refresh-facet": _refresh_facet,
    "merge-tag": _merge_tag,
    images.REFRESH: images.refresh,
}
"""By kind of job."""
