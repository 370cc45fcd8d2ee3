"""Posts: creating, editing and deleting them. Their fields are in ``fields``, their states in ``workflow``."""

from uuid import UUID

from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.writing import as_writing
from api.models import NewPost, Post
from api.services import addresses, in_use, slugs
from api.services.posts import autosaves, fields, loading, pending, translations
from api.services.posts.fields import PostValues, claimed, fill, first_section
from api.services.posts.snapshots import save_revision, snapshot
from api.services.revisioning import NOBODY, By, Stamp, begin, bump_revision

load = loading.load


def create(session: Session, values: PostValues, *, now: int, by: By = NOBODY, new_id: UUID | None = None) -> Post:
    """A new draft. ``now`` is in µs."""
    fields.check_moments({}, values, now=now, scheduled_at=None, is_public=False)
    post = Post(id=new_id or uuid7(), state="draft", body_html="")
    _begin(session, post, values, now=now)
    session.add(post)
    session.flush()
    save_revision(session, post, snapshot(session, post), now=now, by=by)
    return post


def bring(session: Session, values: PostValues, *, now: int, stamp: Stamp, new_id: UUID | None = None) -> NewPost:
    """A new post in the state that the ``stamp`` says, with a numbered slug where the given one is taken; it is inserted with others."""
    post = NewPost(id=new_id or uuid7(), state="draft", body_html="")
    _begin(session, post, values, now=now, stamp=stamp)
    as_writing(session).add_later(post)
    if post.group_id and translations.members_waiting(session, post) is None:
        session.flush()  # the post that it translates may have got a group
    save_revision(session, post, snapshot(session, post), now=now, by=NOBODY)
    return post


def _begin(session: Session, post: Post | NewPost, values: PostValues, *, now: int, stamp: Stamp | None = None) -> None:
    """Gives a new post its slug and its members."""
    begin(post, now, stamp)
    post.tags, post.campaigns, post.authors = [], [], []
    with session.no_autoflush:  # one flush for all
        post.slug = slugs.first(session, "post", post.id, given=values.get("slug"), made_from=values["title"], imported=stamp is not None)
        if "section" not in values:
            post.section_id = first_section(session)
        fill(session, post, values, now=now, stamp=stamp)
    post.live_revision = post.revision


def edit(
    session: Session, post: Post, values: PostValues, *, now: int, by: By = NOBODY, stamp: Stamp | None = None, draft: bool = False
) -> list[str]:
    """The members that changed, live at once if the post is published; with any, the post has its next revision.

    ``draft``: of a published post, only its pending revision.
    """
    if draft and post.state == "published":
        return pending.edit_pending(session, post, values, now=now, by=by)
    if stamp is None:
        present = {name: getattr(post, name) for name in fields.MOMENTS}
        fields.check_moments(present, values, now=now, scheduled_at=post.scheduled_at, is_public=post.state == "published")
    slug = claimed(session, post, values, imported=stamp is not None)
    with session.no_autoflush:  # what was flushed would not count as changed; a broken rule is told by its own check
        post.slug = slug
        others = fill(session, post, values, now=now, stamp=stamp)
        changed = bump_revision(session, post, now, also=others, stamp=stamp)
    autosaves.drop(session, post, by)
    if not changed:
        return []
    post.live_revision = post.revision
    with session.no_autoflush:  # one flush for all
        form = snapshot(session, post)
        pending.settle(session, post, form)
    session.flush()
    save_revision(session, post, form, now=now, by=by)
    return changed


def remove(session: Session, post: Post) -> None:
    """Deletes the post. Once public, its id and slugs answer 410 for ever; else they are free, and so are its addresses."""
    in_use.refuse_named(session, post)
    if post.published_at is None:
        slugs.drop(session, "post", post.id)
        addresses.drop(session, post.id)
    session.delete(post)
