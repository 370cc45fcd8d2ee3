"""What many lines of an archive refer to, read at once: rows that are held are found by ``Session.get`` without a statement each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import NAMED_BY_POSTS, Slug
from api.services import addresses, identities, images, slugs
from api.services.archive import groups, matching
from api.services.posts import claims
from api.services.references import as_uuid, hold
from schemas.fields import canonical_slug

REFERENCES: dict[str, tuple[str, ...]] = {
    name: tuple(filter(None, (kind.member, "parent" if "parent_id" in kind.table.c else None, "merged_into" if kind.is_merged else None)))
    for name, kind in NAMED_BY_POSTS.items()
}
"""Kind: members of lines that name such resources."""


def referred(session: Session, lines: Sequence[Mapping[str, Any]]) -> list[object]:
    """The rows of what these lines name, as far as they are there; the session knows them as long as the list is kept."""
    held: list[object] = []
    _look_up_ways(session, lines)
    for kind, members in REFERENCES.items():
        refs = {str(ref) for line in lines for member in members for ref in _several(line.get(member))}
        keys = {ref for ref in refs if identities.sort(ref)}
        identities.look_up(session, {kind: keys})
        ids = {known for ref in refs if (known := as_uuid(ref))} | set(identities.owners(session, kind, keys).values())
        rows = list(session.scalars(select(Slug).where(Slug.kind == kind, Slug.slug.in_(sorted(refs - keys)))))
        ids |= {row.entity_id for row in rows}
        held += [*rows, *hold(session, kind, ids)]
    images.look_up(session, (one["image"] for line in lines for one in (line, line.get("meta") or {}) if one.get("image")))
    posts = [line for line in lines if line["type"] == "post"]
    _look_up_posts(session, posts)
    return [*held, *_translated(session, posts)]


def _look_up_ways(session: Session, lines: Sequence[Mapping[str, Any]]) -> None:
    """What the keys and addresses lead to that lines bring, or are known by."""
    keys: dict[str, set[str]] = {"image": {one for line in lines if (one := (line.get("image") or {}).get("identity"))}}
    urls: set[str] = set()
    for line in lines:
        ways = {*(line.get("identity") or ()), *(line.get("addresses") or ())}
        of_line = {one for one in ways if identities.sort(one)}
        keys.setdefault(line["type"], set()).update(matching.looked_up(line))
        keys.setdefault(groups.KIND, set()).update(groups.keys_of(line))
        urls |= ways - of_line
    identities.look_up(session, keys)
    addresses.look_up(session, urls, session.info["site"])


def _look_up_posts(session: Session, lines: Sequence[Mapping[str, Any]]) -> None:
    spelled = {canonical_slug(line.get("slug") or line["title"]) for line in lines}
    ids = {known for line in lines if line.get("id") and (known := as_uuid(line["id"]))}
    slugs.look_up(session, "post", spelled, ids)
    claims.look_up(session, {line["origin"]["uri"] for line in lines if (line.get("origin") or {}).get("uri")})


def _translated(session: Session, posts: Sequence[Mapping[str, Any]]) -> Sequence[object]:
    """The posts that these translate, where they are named by id, or came with the same key before."""
    ids = {known for line in posts if (ref := line.get("translation_of")) and (known := as_uuid(ref))}
    for line in posts:
        ids.update(identities.owners(session, groups.KIND, groups.keys_of(line)).values())
    return hold(session, "post", ids) if ids else ()


def _several(refs: str | Iterable[str] | None) -> Iterable[str]:
    if refs is None:
        return ()
    return (refs,) if isinstance(refs, str) else refs
