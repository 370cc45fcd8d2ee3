"""Which resource a line of an archive means: by id, by where it comes from, by what it is known by elsewhere, or by slug.

What a line is *known by* (``identity``) are keys of another system, best first, and addresses. A key alone is not trusted: where title,
moment, slug and address all differ, a guid was given twice, and the line is another post.
"""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import InvalidInput
from api.models import KINDS, Author, Post, Slug, merged_into
from api.services import addresses, identities, slugs
from api.services.posts import editing
from api.services.references import as_uuid, find
from api.settings import Site
from schemas.fields import canonical_slug, is_slug

Line = Mapping[str, Any]

MOST_NAMESAKES = 20
_NUMBER = re.compile(r"-[0-9]{1,3}$")
_COPIES = select(Post.id, Post.section_id, Post.state).where(Post.origin_uri == bindparam("uri")).order_by(Post.id)


class Leave(Exception):
    """The line means something that is not to be changed."""


def matched(session: Session, line: Line, site: Site, section: str | None) -> Any | None:
    """The row that the line means, ``None`` for what is new.

    Raises ``Leave``, and ``InvalidInput`` where it was deleted here, or the line says too little.
    """
    kind = line["type"]
    given = as_uuid(line["id"]) if line.get("id") else None
    origin = (line.get("origin") or {}).get("uri")
    if given is not None:
        return _present(session, kind, given)
    if origin:
        known = _copy(session, origin, line.get("section") or section)
        return _present(session, kind, known) if known else None
    if line.get("identity"):
        return _known_elsewhere(session, kind, line, site)
    slug = canonical_slug(line.get("slug") or "")
    if not is_slug(slug):
        raise InvalidInput("A line needs an id, an origin or a slug to be known by.")
    row = session.get(Slug, (kind, slug))
    if row is not None and not row.is_current:
        raise Leave  # a former slug, such as a merged tag's: what it leads to is another resource
    return _present(session, kind, row.entity_id) if row else None


def keep(session: Session, kind: str, entity_id: UUID, line: Line) -> None:
    """Notes what the line is known by: of a post of another system the first key that is nobody else's, else all keys."""
    keys = [one for one in line.get("identity") or () if identities.sort(one)]
    if kind == "post" and not line.get("id"):
        taken = identities.owners(session, kind, keys)
        keys = [key for key in keys if taken.get(key, entity_id) == entity_id][:1]
    identities.keep(session, kind, entity_id, keys)


def _copy(session: Session, uri: str, section: str | None) -> UUID | None:
    """The copy of an origin: the section's, else the public one, else the oldest."""
    copies = session.execute(_COPIES, {"uri": uri}).all()
    wanted = find(session, "section", section) if section and len(copies) > 1 else None
    best = max(copies, key=lambda copy: (copy.section_id == wanted, copy.state == "published"), default=None)
    return best.id if best else None


def _present(session: Session, kind: str, known: UUID) -> Any | None:
    # A merged tag is there without a slug; a post that is or was here has one, and most are new.
    has_slug = None if kind != "post" else slugs.has_any(session, kind, known)
    if has_slug is False:
        return None
    row = editing.load(session, known) if kind == "post" else session.get(KINDS[kind].model, known)
    if row is None and (has_slug or slugs.has_any(session, kind, known)):
        raise InvalidInput("This was deleted here, and stays so.")
    if merged_into(row):
        raise Leave
    return row


def _known_elsewhere(session: Session, kind: str, line: Line, site: Site) -> Any | None:
    keys = [one for one in line["identity"] if identities.sort(one)]
    urls = [one for one in line["identity"] if not identities.sort(one)]
    by_key = list(identities.owners(session, kind, keys).values())
    by_address = addresses.owners(session, kind, urls, site)
    best, most = None, 0
    for known in dict.fromkeys([*by_key, *by_address.values()]):
        is_other = known not in by_key and _is_known_otherwise(session, kind, known, keys)
        try:
            row = _present(session, kind, known)
        except InvalidInput:
            if is_other or (known not in by_key and by_address.get(urls[0]) != known):
                continue
            raise
        if row is None:
            identities.drop(session, kind, known)
            continue
        signs = _signs(session, row, line, list(by_address.values()).count(known)) if kind == "post" else 1
        if signs > max(most, is_other):
            best, most = row, signs
    if best is None and kind == "author":
        return _namesake(session, line)
    return best


def _is_known_otherwise(session: Session, kind: str, known: UUID, keys: list[str]) -> bool:
    """Whether another key is known of a resource that an address led to: of a post with a link alone the guid may have been missing."""
    others = identities.of(session, kind, known)
    if not keys or keys[0] in others:
        return False
    sort = identities.sort(keys[0])
    return any(sort not in ("guid", "link") or identities.sort(other) == sort for other in others)


def _signs(session: Session, post: Post, line: Line, leading_here: int) -> int:
    """How many signs there are, beside a key or an address, that the line means this post; 0 where all speak against it."""
    same = []
    if line.get("title"):
        same.append(line["title"] == post.title)
    if line.get("created_at") is not None:
        same.append(line["created_at"] * MICROSECONDS == post.created_at)
    if any(same):
        return sum(same)
    spelled = {slug for text in (line.get("slug"), *line.get("former_slugs", ())) if text and is_slug(slug := canonical_slug(text))}
    if spelled:
        rows = [session.get(Slug, ("post", slug)) for slug in spelled]
        same.append(any(row is not None and row.entity_id == post.id for row in rows))
    return int(leading_here > 1 or any(same) or not same)


def _namesake(session: Session, line: Line) -> Author | None:
    """The author of this slug, former or present, of whom no login is known: made here, or imported before logins were kept.

    A number at the end of the slug says in which order authors stood in a file: among those of one slug the name goes first.
    """
    slug = canonical_slug(line.get("slug") or "")
    if not is_slug(slug):
        return None
    bare = _NUMBER.sub("", slug)
    spelled = [slug, bare, *(f"{bare}-{number}" for number in range(2, MOST_NAMESAKES))]
    rows = {row.slug: row.entity_id for row in session.scalars(select(Slug).where(Slug.kind == "author", Slug.slug.in_(spelled)))}
    free = [one for one in dict.fromkeys(rows[one] for one in spelled if one in rows) if not identities.of(session, "author", one)]
    found = [author for author in (session.get(Author, one) for one in free) if author]
    same = [author for author in found if author.name == line.get("name")] or [author for author in found if author.id == rows.get(slug)]
    if not same and rows.get(slug) in free:
        raise InvalidInput("This was deleted here, and stays so.")
    return same[0] if same else None
