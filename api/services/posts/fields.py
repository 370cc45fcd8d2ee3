"""Members of a post as they are written: each set on the row by its rules. Moments (seconds) have rules of their own: ``check_moments``.

What happens when one comes is in ``scheduled``; states, revisions and slugs are elsewhere.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.derived.writing import FIRST_SECTION
from api.errors import InvalidInput
from api.html.excerpts import trimmed
from api.models import LINK_MEMBERS, LINKS, NewLink, NewPost, Post, Section
from api.services import slugs
from api.services.bodies import sanitised
from api.services.images import show
from api.services.posts import claims, meta, translations
from api.services.references import entity_id, entity_ids
from api.services.revisioning import Stamp, assign

PLAIN = ("kind", "title", "language", "license", "embargo_until", "expires_at")
ORIGIN = ("section", "uri", "url", "revision", "license", "credit")
STAMPED = ("featured_at", "state", "withdrawn_reason", "published_at", "scheduled_at")
MOMENTS = ("embargo_until", "expires_at")


class PostValues(TypedDict, total=False):
    """The authoring form of a post; references are ids or slugs, instants are seconds."""

    kind: str
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
    meta: Mapping[str, Any] | None
    translation_of: str | None
    embargo_until: int | None
    expires_at: int | None


EVERY = frozenset(PostValues.__annotations__)


def claimed(session: Session, post: Post, values: PostValues, *, imported: bool = False) -> str:
    """The slug that the post has by these values; its former one keeps leading to it, if it was public."""
    if values.get("slug", post.slug) == post.slug:
        return post.slug
    slug = slugs.claim(session, "post", post.id, given=values["slug"], imported=imported)
    if slug != post.slug and post.published_at is None:
        slugs.drop_former(session, "post", post.id)
    return slug


def fill(session: Session, post: Post | NewPost, values: PostValues, *, now: int, stamp: Stamp | None = None) -> list[str]:
    """Sets what is given, but for the slug; answers the members that changed in other tables. Nothing may be flushed meanwhile."""
    links = fill_own(session, post, values, now=now)
    shows_other = "image" in values and show(session, post, values["image"])
    shows_other |= "meta" in values and meta.show(session, post, values["meta"])
    if "translation_of" in values:
        translations.regroup(session, post, values["translation_of"])
    assign(post, stamp or {}, STAMPED)
    among: claims.Among = "both" if stamp is None or post.state == "published" else "section"
    claims.refuse_second(session, post, EVERY if stamp else values.keys(), among=among)
    post.due_at = due_at(post)
    return [*links, *(["image"] if shows_other else [])]


def fill_own(session: Session, post: Post | NewPost, values: PostValues, *, now: int) -> list[str]:
    """Sets what concerns no other row; answers the kinds of links that changed."""
    _fill_texts(session, post, values)
    if "origin" in values:
        origin = values["origin"]
        post.origin = None if origin is None else {member: origin.get(member) for member in ORIGIN}
        post.origin_uri = (origin or {}).get("uri")
    if "section" in values:
        post.section_id = entity_id(session, "section", values["section"], "/section")
    if "meta" in values:
        meta.fill(post, values["meta"])
    if "featured" in values and values["featured"] != (post.featured_at is not None):
        post.featured_at = now // MICROSECONDS if values["featured"] else None
    return [member for member, kind in LINK_MEMBERS.items() if member in values and _link(session, post, member, kind, values)]


def _fill_texts(session: Session, post: Post | NewPost, values: PostValues) -> None:
    assign(post, values, PLAIN)
    if "excerpt" in values:
        excerpt, is_cut = (None, False) if values["excerpt"] is None else trimmed(values["excerpt"])
        post.excerpt, post.excerpt_truncated = excerpt, is_cut or (excerpt is not None and values.get("excerpt_truncated", False))
    if "body_html" in values:
        post.body_html = sanitised(session, values["body_html"], "/body_html")


def _link(session: Session, post: Post | NewPost, member: str, kind: str, values: PostValues) -> bool:
    """Whether the post's links of a kind changed; they are in the order given."""
    wanted = entity_ids(session, kind, values[member], f"/{member}")  # type: ignore[literal-required]
    present = getattr(post, member)
    if [link.to_id for link in present] == wanted:
        return False
    kept = {link.to_id: link for link in present}
    made: Any = NewLink if isinstance(post, NewPost) else LINKS[kind]
    links = [kept.get(one) or made(post_id=post.id, to_id=one) for one in wanted]
    for place, link in enumerate(links):
        link.ord = place
    setattr(post, member, links)
    return True


def first_section(session: Session) -> UUID:
    """The oldest section: a fresh database has one. It is asked for once, as long as no section is written."""
    found: UUID | None = session.info.get(FIRST_SECTION)
    if found is None:
        found = session.scalar(select(Section.id).order_by(Section.created_at, Section.id).limit(1))
    if found is None:
        raise InvalidInput("There is no section yet.", "/section")
    session.info[FIRST_SECTION] = found
    return found


def due_at(post: Post | NewPost) -> int | None:
    """The second at which something happens to the post without an edit: its publication, a pending revision's, its expiry."""
    if post.state == "scheduled":
        # What was imported may be scheduled before its embargo ends.
        return max((moment for moment in (post.scheduled_at, post.embargo_until) if moment is not None), default=None)
    if post.state == "published":
        return min((moment for moment in (post.scheduled_at, post.expires_at) if moment is not None), default=None)
    return None


def check_moments(present: Mapping[str, Any], values: Mapping[str, Any], *, now: int, scheduled_at: int | None, is_public: bool) -> None:
    """Raises ``InvalidInput`` where a moment among ``values``, other than the one at present, cannot be meant. ``now`` is in µs."""
    given = {name: values[name] for name in MOMENTS if values.get(name) is not None and values[name] != present.get(name)}
    second = now // MICROSECONDS
    embargo, expiry = given.get("embargo_until"), given.get("expires_at")
    if embargo is not None:
        _check_embargo(embargo, second=second, scheduled_at=scheduled_at, is_public=is_public)
    if expiry is not None:
        if expiry <= second:
            raise InvalidInput("A post expires in the future: to take it away now, withdraw it.", "/expires_at")
        if scheduled_at is not None and expiry <= scheduled_at:
            raise InvalidInput("A post expires after the moment that it is scheduled for.", "/expires_at")
    both = {**present, **values}
    if given and both.get("embargo_until") and both.get("expires_at") and both["expires_at"] <= both["embargo_until"]:
        raise InvalidInput("A post expires after its embargo has ended.", "/expires_at" if expiry is not None else "/embargo_until")


def _check_embargo(embargo: int, *, second: int, scheduled_at: int | None, is_public: bool) -> None:
    if is_public and embargo > second:
        raise InvalidInput("This post is public: withdraw it first, or make the embargo part of a pending revision.", "/embargo_until")
    if scheduled_at is not None and embargo > scheduled_at:
        raise InvalidInput("The embargo would end after the moment that the post is scheduled for: unschedule it first.", "/embargo_until")
