"""Which resource a line of an archive means: by id, by where it comes from, by what it is known by elsewhere, or by slug.

What a line is *known by* (``identity``) are keys of another system, best first, and addresses. A key alone is not believed: where title,
moment, slug and address all differ, a guid was given twice, and the line is another post.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import InvalidInput
from api.models import KINDS, Author, Post, Slug, merged_into
from api.services import addresses, identities, slugs
from api.services.posts import editing
from api.services.posts.claims import is_free
from api.services.references import as_uuid, find
from api.settings import Site
from schemas.fields import canonical_slug, is_slug

Line = Mapping[str, Any]
Claims = dict[UUID, str]
"""Of one source, which post is meant by which line, named by the best that it is known by: no two lines mean the same."""

SIGNS = ("title", "created_at")
"""Members that have to differ, both, where a key alone is not believed."""
BEST = ("guid", "link")
"""Sorts of keys that are believed before the title."""
TITLE = "title"
"""The sort of a post's title with its moment: believed where one of both sides has nothing better."""
SHARED = "shared"
"""Marks a title and moment that several posts have."""
MOST_NAMESAKES = 20
_NUMBER = re.compile(r"-[0-9]{1,3}$")
_COPIES = select(Post.id, Post.section_id, Post.state).where(Post.origin_uri == bindparam("uri")).order_by(Post.id)


class Leave(Exception):
    """The line means something that is not to be changed."""


def matched(session: Session, line: Line, site: Site, section: str | None, claims: Claims, *, is_strict: bool = False) -> Any | None:
    """The row that the line means, ``None`` for what is new. ``is_strict``: nothing is guessed.

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
        return _known_elsewhere(session, line, site, claims, is_strict=is_strict)
    slug = canonical_slug(line.get("slug") or "")
    if not is_slug(slug):
        raise InvalidInput("A line needs an id, an origin or a slug to be known by.")
    row = session.get(Slug, (kind, slug))
    if row is not None and not row.is_current:
        raise Leave  # a former slug, such as a merged tag's: what it leads to is another resource
    return _present(session, kind, row.entity_id) if row else None


def keep(session: Session, kind: str, entity_id: UUID, line: Line) -> None:
    """Notes what the line is known by: of a post of another system the first key that is nobody else's, and its title; else all keys."""
    keys = [one for one in line.get("identity") or () if identities.sort(one)]
    if kind == "post" and not line.get("id"):
        titled = [one for one in _of_sort(keys, TITLE) if _is_titled_alone(session, entity_id, one)]
        keys = [key for key in keys if key in titled or identities.sort(key) != TITLE]
        taken = identities.owners(session, kind, keys)
        free = [key for key in keys if taken.get(key, entity_id) == entity_id]
        if keys and not free:  # all that it says of itself is this line's own: the other one is known by something better now
            identities.release(session, kind, keys[-1:])
            free = keys[-1:]
        keys = [*free[:1], *titled]
    identities.keep(session, kind, entity_id, keys)


def looked_up(line: Line) -> set[str]:
    """The keys that are asked for when a line is matched and kept."""
    keys = [one for one in line.get("identity") or () if identities.sort(one)]
    return {*keys, *map(_shared, _of_sort(keys, TITLE))}


def _shared(title: str) -> str:
    return f"{SHARED}:{title.partition(':')[2]}"


def _is_titled_alone(session: Session, entity_id: UUID, title: str) -> bool:
    """Whether no other post has this title and moment. Where one has, neither is known by them from now on, and that is kept, too."""
    shared = _shared(title)
    owners = identities.owners(session, "post", [title, shared])
    other = owners.get(title, entity_id)
    if other != entity_id and len(identities.of(session, "post", other)) > 1:
        identities.release(session, "post", [title])
        identities.keep(session, "post", entity_id, [shared])
    return other == entity_id and shared not in owners


def _of_sort(keys: Iterable[str], *sorts: str) -> list[str]:
    return [key for key in keys if identities.sort(key) in sorts]


def _copy(session: Session, uri: str, section: str | None) -> UUID | None:
    """The copy of an origin: the section's, else the public one, else the oldest."""
    copies = [] if is_free(session, uri) else session.execute(_COPIES, {"uri": uri}).all()
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


def claim(claims: Claims, line: Line, entity_id: UUID) -> None:
    """Notes that this line of a source means the resource."""
    if line["type"] == "post" and line.get("identity"):
        claims[entity_id] = line["identity"][0]


def _known_elsewhere(session: Session, line: Line, site: Site, claims: Claims, *, is_strict: bool) -> Any | None:
    kind, best, most = line["type"], None, 0
    by_key, by_address = _candidates(session, line, site)
    for known in dict.fromkeys([*by_key, *by_address.values()]):
        is_guess = known not in by_key
        if claims.get(known, line["identity"][0]) != line["identity"][0] or (
            is_guess and _is_another(session, line, known, is_strict=is_strict)
        ):
            continue
        row = _present(session, kind, known)
        if row is None:
            identities.drop(session, kind, known)
            continue
        signs = _signs(session, row, line, list(by_address.values()).count(known)) if kind == "post" else 1
        if signs > most:
            best, most = row, signs
    return _namesake(session, line) if best is None and kind == "author" else best


def _candidates(session: Session, line: Line, site: Site) -> tuple[list[UUID], dict[str, UUID]]:
    """What the keys of a line lead to, best first, and by address what its addresses do; what was deleted only by the best of these."""
    kind = line["type"]
    keys = [one for one in line["identity"] if identities.sort(one)]
    urls = [one for one in line["identity"] if not identities.sort(one)]
    by_key: list[UUID] = []
    for key, owner in identities.owners(session, kind, keys).items():
        if owner in by_key or identities.sort(key) != TITLE or not _have_both(keys, identities.of(session, kind, owner)):
            by_key.append(owner)
    found = addresses.owners(session, kind, urls, site)
    return by_key, {url: one for url, one in found.items() if url == urls[0] or one in by_key or session.get(KINDS[kind].model, one)}


def _is_another(session: Session, line: Line, known: UUID, *, is_strict: bool) -> bool:
    """Whether what an address of a line led to is known by another key, so that it is something else.

    A post that is known by its link alone may have had no guid before; where it is to be taken back, that is not guessed.
    """
    keys = [one for one in line["identity"] if identities.sort(one)]
    others = identities.of(session, line["type"], known)
    if not keys or not others or keys[0] in others:
        return False
    if _of_sort(keys, TITLE) and _is_alike(session, line, known):
        return False
    sort = identities.sort(keys[0])
    return is_strict or any(sort not in BEST or identities.sort(other) == sort for other in others)


def _have_both(*sides: Iterable[str]) -> bool:
    """Whether each of these has a key that goes before the title: they are others then, whatever they are called."""
    return all(_of_sort(keys, *BEST) for keys in sides)


def _is_alike(session: Session, line: Line, known: UUID) -> bool:
    """Whether title and moment of a line are those of the post, to which one of its addresses leads."""
    post = session.get(Post, known)
    moment = line.get("created_at")
    return bool(post and moment is not None and (line.get("title"), moment * MICROSECONDS) == (post.title, post.created_at))


def _signs(session: Session, post: Post, line: Line, leading_here: int) -> int:
    """How many signs there are, beside a key or an address, that the line means this post; 0 where both title and moment speak against it.

    A slug speaks for it only: it may have got a number here.
    """
    same = []
    if line.get("title"):
        same.append(line["title"] == post.title)
    if line.get("created_at") is not None:
        same.append(line["created_at"] * MICROSECONDS == post.created_at)
    if any(same):
        return sum(same)
    spelled = {slug for text in (line.get("slug"), *line.get("former_slugs", ())) if text and is_slug(slug := canonical_slug(text))}
    rows = (session.get(Slug, ("post", slug)) for slug in spelled)
    return int(len(same) < len(SIGNS) or leading_here > 1 or any(row is not None and row.entity_id == post.id for row in rows))


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
