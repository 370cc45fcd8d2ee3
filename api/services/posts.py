"""Posts: creating, editing, the states and who may follow whom. Reading and rendering them is elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, selectinload
from uuid_utils.compat import uuid7

from api.clock import MICROSECONDS
from api.derived.excerpts import trimmed
from api.derived.writing import touch
from api.errors import IllegalTransition, InvalidInput
from api.models import LINKS, REASONS, Post, Section
from api.services import addresses, slugs
from api.services.bodies import sanitised
from api.services.images import show
from api.services.references import entity_id, entity_ids
from api.services.revisions import save_revision
from api.services.saving import Stamp, assign, begin, raise_revision


class PostValues(TypedDict, total=False):
    """The authoring form of a post; references are ids or slugs, instants are seconds."""

    slug: str
    title: str
    language: str
    excerpt: str | None
    excerpt_truncated: bool
    body_html: str
    section: str
    tags: Sequence[str]
    campaigns: Sequence[str]
    authors: Sequence[str]
    image: Mapping[str, Any] | None
    license: dict[str, Any] | None
    origin: dict[str, Any] | None
    featured: bool
    translation_of: str | None
    embargo_until: int | None
    expires_at: int | None


PLAIN = ("title", "language", "license", "embargo_until", "expires_at")
ORIGIN = ("section", "uri", "url", "revision", "license", "credit")
STAMPED = ("featured_at", "state", "withdrawn_reason", "published_at", "scheduled_at")
LINKED = {"tags": "tag", "campaigns": "campaign", "authors": "author"}
# Built once: that costs as much as executing it.
_SAME_COPY = select(Post.id).where(Post.origin_uri == bindparam("uri"), Post.id != bindparam("post")).limit(1)
WITH_LINKS = (selectinload(Post.tags), selectinload(Post.campaigns), selectinload(Post.authors))


def load(session: Session, post_id: UUID) -> Post | None:
    """The post with its links. A query, since ``get`` would answer one that is known already without them."""
    return session.scalar(select(Post).where(Post.id == post_id).options(*WITH_LINKS))


def create(
    session: Session, values: PostValues, *, now: int, actor: str | None = None, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Post:
    """A new draft, or with a ``stamp`` in the state it says, and with a numbered slug where the given one is taken. ``now`` is in µs."""
    post = Post(id=new_id or uuid7(), state="draft", body_html="")
    begin(post, now, stamp)
    post.tags, post.campaigns, post.authors = [], [], []
    with session.no_autoflush:  # one flush for all
        post.slug = slugs.first(session, "post", post.id, given=values.get("slug"), made_from=values["title"], imported=stamp is not None)
        if "section" not in values:
            post.section_id = first_section(session)
        _fill(session, post, values, now=now, stamp=stamp)
    post.live_revision = post.revision
    session.add(post)
    session.flush()
    save_revision(session, post, now=now, actor=actor)
    return post


def edit(session: Session, post: Post, values: PostValues, *, now: int, actor: str | None = None, stamp: Stamp | None = None) -> list[str]:
    """The members that changed, live at once if the post is published; with any, the post has its next revision."""
    slug = post.slug
    if "slug" in values and values["slug"] != slug:
        slug = slugs.claim(session, "post", post.id, given=values["slug"], imported=stamp is not None)
        if post.published_at is None:
            slugs.drop_former(session, "post", post.id)
    with session.no_autoflush:  # what was flushed would not count as changed; a broken rule is told by its own check
        post.slug = slug
        others = _fill(session, post, values, now=now, stamp=stamp)
        changed = raise_revision(session, post, now, also=others, stamp=stamp)
    if changed:
        post.live_revision = post.revision
        session.flush()
        save_revision(session, post, now=now, actor=actor)
    return changed


def _fill(session: Session, post: Post, values: PostValues, *, now: int, stamp: Stamp | None) -> list[str]:
    """Sets what is given; answers the members that changed in other tables."""
    _fill_texts(post, values)
    shows_other = _refer(session, post, values)
    if "featured" in values and values["featured"] != (post.featured_at is not None):
        post.featured_at = now // MICROSECONDS if values["featured"] else None
    if "translation_of" in values:
        _regroup(session, post, values["translation_of"])
    if post.group_id and values.keys() & {"translation_of", "language"}:
        _refuse_second(session, post)
    assign(post, stamp or {}, STAMPED)
    post.due_at = due_at(post)
    links = [member for member, kind in LINKED.items() if member in values and _link(session, post, member, kind, values)]
    return [*links, *(["image"] if shows_other else [])]


def _fill_texts(post: Post, values: PostValues) -> None:
    assign(post, values, PLAIN)
    if "excerpt" in values:
        excerpt, is_cut = (None, False) if values["excerpt"] is None else trimmed(values["excerpt"])
        post.excerpt, post.excerpt_truncated = excerpt, is_cut or (excerpt is not None and values.get("excerpt_truncated", False))
    if "body_html" in values:
        post.body_html = sanitised(values["body_html"], "/body_html")


def _refer(session: Session, post: Post, values: PostValues) -> bool:
    """Whether the image differs from what it was."""
    if "origin" in values:
        origin = values["origin"]
        post.origin = None if origin is None else {member: origin.get(member) for member in ORIGIN}
        post.origin_uri = (origin or {}).get("uri")
        _refuse_second_copy(session, post)
    if "section" in values:
        post.section_id = entity_id(session, "section", values["section"], "/section")
    return "image" in values and show(session, post, values["image"])


def _refuse_second_copy(session: Session, post: Post) -> None:
    if post.origin_uri is not None and session.scalar(_SAME_COPY, {"uri": post.origin_uri, "post": post.id}):
        raise InvalidInput(f"Another post is the copy of {post.origin_uri!r} already.", "/origin/uri")


def _link(session: Session, post: Post, member: str, kind: str, values: PostValues) -> bool:
    """Whether the post's links of a kind changed; they are in the order given."""
    wanted = entity_ids(session, kind, values[member], f"/{member}")  # type: ignore[literal-required]
    present = getattr(post, member)
    if [link.to_id for link in present] == wanted:
        return False
    kept = {link.to_id: link for link in present}
    links = [kept.get(one) or LINKS[kind](post_id=post.id, to_id=one) for one in wanted]
    for place, link in enumerate(links):
        link.ord = place
    setattr(post, member, links)
    return True


def translation_of(session: Session, post: Post) -> UUID | None:
    """The oldest post of its group, unless that is the post itself."""
    if post.group_id is None:
        return None
    first: UUID | None = session.scalar(select(Post.id).where(Post.group_id == post.group_id).order_by(Post.id).limit(1))
    return None if first == post.id else first


def _regroup(session: Session, post: Post, ref: str | None) -> None:
    if ref is None:
        if translation_of(session, post) is not None:
            touch(session, "post", session.scalars(select(Post.id).where(Post.group_id == post.group_id)))
            post.group_id = None
        return
    other = session.get_one(Post, entity_id(session, "post", ref, "/translation_of"))
    if other is post or (post.group_id is not None and other.group_id == post.group_id):
        return
    if other.group_id is None:
        other.group_id = uuid7()  # never the other's id: a group outlives the post that it began with
        if other.language == post.language:
            raise _second(post)
    post.group_id = other.group_id


def _refuse_second(session: Session, post: Post) -> None:
    same = select(func.count()).where(Post.group_id == post.group_id, Post.language == post.language, Post.id != post.id)
    if session.scalar(same):
        raise _second(post)


def _second(post: Post) -> InvalidInput:
    return InvalidInput(f"This group of translations has a post in {post.language!r} already.", "/translation_of")


def first_section(session: Session) -> UUID:
    """The oldest section: a fresh database has one."""
    found: UUID | None = session.scalar(select(Section.id).order_by(Section.created_at, Section.id).limit(1))
    if found is None:
        raise InvalidInput("There is no section yet.", "/section")
    return found


def due_at(post: Post) -> int | None:
    """The second at which something happens to the post without an edit."""
    moments = {"scheduled": post.scheduled_at, "published": post.expires_at}
    return moments.get(post.state)


def publish(session: Session, post: Post, *, now: int) -> None:
    """Makes the post public. ``published_at`` is the first publication and stays."""
    _allow(post, "publish", ("draft", "scheduled", "withdrawn"))
    if post.embargo_until is not None and post.embargo_until > now // MICROSECONDS:
        raise IllegalTransition("The post is under embargo: it can be published from `embargo_until` on.")
    post.published_at = post.published_at or now // MICROSECONDS
    _turn(session, post, "published", now=now)


def withdraw(session: Session, post: Post, reason: str, *, now: int) -> None:
    """Takes a public post away; it answers 410, for legal reasons 451."""
    if reason not in REASONS:
        raise InvalidInput(f"A reason is one of {', '.join(REASONS)}.", "/reason")
    _allow(post, "withdraw", ("published",))
    _turn(session, post, "withdrawn", now=now, reason=reason)


def restore(session: Session, post: Post, *, now: int) -> None:
    """Makes a withdrawn post public again, where it was."""
    _allow(post, "restore", ("withdrawn",))
    _turn(session, post, "published", now=now)


def remove(session: Session, post: Post) -> None:
    """Deletes the post. Once public, its id and slugs answer 410 for ever; else they are free, and so are its addresses."""
    if post.published_at is None:
        slugs.drop(session, "post", post.id)
        addresses.drop(session, post.id)
    session.delete(post)


def _allow(post: Post, action: str, states: tuple[str, ...]) -> None:
    if post.state not in states:
        raise IllegalTransition(f"A {post.state} post has no action {action!r}: that needs one of {', '.join(states)}.")


def _turn(session: Session, post: Post, state: str, *, now: int, reason: str | None = None) -> None:
    post.state, post.withdrawn_reason, post.scheduled_at = state, reason, None
    post.due_at = due_at(post)
    raise_revision(session, post, now)
    post.live_revision = post.revision
    session.flush()
    save_revision(session, post, now=now, actor=None)
