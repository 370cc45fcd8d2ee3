"""One line of an archive becomes, or changes, one resource. Reading files and committing batches is elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.derived.urls import ALWAYS
from api.errors import InvalidInput
from api.html.excerpts import trimmed
from api.models import KINDS, SITE, Slug, Tag
from api.services import addresses, site, slugs
from api.services.archive import groups, matching, states
from api.services.archive.texts import Texts, beside
from api.services.posts import editing, workflow
from api.services.references import as_uuid, entity_id
from api.services.resources import figures, sections, tags
from api.services.resources.rules import rules_of
from api.services.revisioning import Stamp
from api.settings import Site
from schemas.fields import canonical_slug, is_slug

Outcome = Literal["created", "changed", "unchanged", "skipped"]


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a line; ``members`` that changed."""

    outcome: Outcome
    members: tuple[str, ...] = ()
    turn: states.Turn = ""
    spared: tuple[str, ...] = ()
    """What is here and not in the line, and stays, since it would be too much to lose."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a line gets where it says nothing: the section of posts, the language."""

    site: Site
    section: str | None = None
    language: str | None = None
    claims: matching.Claims = field(default_factory=dict)


BEYOND = ("type", "id", "identity", "former_slugs", "addresses", "merged_into", "translation_keys")
TAKEN_BACK = ("state", "withdrawn_reason")
"""Members that change where a public post is withdrawn."""


def take_back(session: Session, line: Mapping[str, Any], defaults: Defaults, *, now: int) -> Put:
    """Withdraws the post that a line is known by, if it is public: at its source it is not any more."""
    try:
        post = matching.matched(session, line, defaults.site, defaults.section, defaults.claims, is_strict=True)
    except matching.Leave:
        post = None
    if post is None:
        return Put("skipped")
    matching.claim(defaults.claims, line, post.id)
    if post.state != "published":
        return Put("unchanged")
    workflow.withdraw(session, post, "unpublished", now=now, by=states.IMPORT)
    return Put("changed", TAKEN_BACK, "withdrawn")


def put(
    session: Session,
    line: Mapping[str, Any],
    defaults: Defaults,
    *,
    now: int,
    only_new: frozenset[str] = frozenset(),
    only_newer: frozenset[str] = frozenset(),
    texts: Texts = "own",
) -> Put:
    """Creates or changes what the line describes. Raises ``InvalidInput`` with what is wrong with it.

    ``only_new``: members that are not for a resource that is here already, ``only_newer``: nor for one that is as new as the line;
    ``texts``: how texts go with its own.
    """
    kind = line["type"]
    if kind in NO_RESOURCES:
        return NO_RESOURCES[kind](session, line, defaults, now)
    if line.get("merged_into"):
        return _put_merged(session, line, now=now)
    try:
        found = matching.matched(session, line, defaults.site, defaults.section, defaults.claims)
    except matching.Leave:
        return Put("unchanged")
    rules: Any = editing if kind == "post" else rules_of(kind)
    settled = states.settled(session, kind, found, line, now=now)
    values = _values(kind, line, defaults, is_new=found is None)
    joins = groups.joined(session, line, found)
    values |= {"translation_of": str(joins)} if joins else {}
    if found is None:
        if KINDS[kind].is_site and line.get("id"):
            sections.give_way(session)
        with _told_of(line, is_joined=joins is not None):
            row = (editing.bring if kind == "post" else rules.create)(
                session, values, now=now, new_id=as_uuid(line["id"]) if line.get("id") else None, stamp=settled.stamp
            )
        _keep_ways(session, kind, row, line, defaults, now=now, texts=texts)
        return Put("created")
    stays = only_new | only_newer if only_newer and found.updated_at >= line.get("updated_at", 0) * MICROSECONDS else only_new
    values = beside(found, {name: value for name, value in values.items() if name not in stays}, texts)
    values, spared = _protected(session, found, values)
    with _told_of(line, is_joined=joins is not None):
        changed = rules.edit(session, found, values, now=now, stamp=settled.stamp, by=settled.by)
    changed += _keep_ways(session, kind, found, line, defaults, now=now, texts=texts)
    return Put("changed" if changed else "unchanged", tuple(changed), settled.turn, spared)


def _put_redirect(session: Session, line: Mapping[str, Any], defaults: Defaults, now: int) -> Put:
    target = entity_id(session, line["to_type"], line["to"], "/to")
    added = addresses.add(session, line["to_type"], target, [line["from"]], site=defaults.site, now=now)
    return Put("created" if added else "unchanged")


def _put_site(session: Session, line: Mapping[str, Any], _defaults: Defaults, now: int) -> Put:
    values: Any = {name: value for name, value in line.items() if name != "type" and name not in Stamp.__annotations__}
    stamp = states.settled(session, SITE, None, line, now=now).stamp
    changed = site.edit(session, site.profile(session), values, now=now, stamp=stamp)
    return Put("changed" if changed else "unchanged", tuple(changed))


NO_RESOURCES: Mapping[str, Callable[[Session, Mapping[str, Any], Defaults, int], Put]] = {"redirect": _put_redirect, SITE: _put_site}
"""By type of line, what is done with lines that are of no kind of resource."""


def _protected(session: Session, row: Any, values: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values, with what an archive may not drop; and what that is."""
    if "figures" not in values:
        return values, ()
    given, lost = figures.protected(session, row, values["figures"])
    return {**values, "figures": given}, tuple(map(str, lost))


def _join_tags(session: Session, tag: Tag, line: Mapping[str, Any], *, now: int) -> list[str]:
    """Merges tags, by a job, that came as tags of their own before it was known that they translate this one."""
    found: list[str] = []
    for slug in line.get("former_slugs") or ():
        row = session.get(Slug, ("tag", canonical_slug(slug)))
        other = session.get(Tag, row.entity_id) if row and row.is_current and row.entity_id != tag.id else None
        if other:
            with suppress(InvalidInput):  # it is being merged, or cannot be
                tags.merge(session, other, tag, now=now)
                found = ["merged"]
    return found


@contextmanager
def _told_of(line: Mapping[str, Any], *, is_joined: bool) -> Iterator[None]:
    """Says of a second post in a language of a group which member of the line it follows from."""
    try:
        yield
    except InvalidInput as error:
        if error.pointer != "/translation_of" or line.get("translation_of"):
            raise
        raise InvalidInput(f"{error}", "/translation_keys" if is_joined else "/language") from error


def _values(kind: str, line: Mapping[str, Any], defaults: Defaults, *, is_new: bool) -> Any:
    """The authoring form of the line."""
    values = {name: value for name, value in line.items() if name not in BEYOND and name not in Stamp.__annotations__}
    if is_new:
        values.setdefault("language", defaults.language or defaults.site.default_language)
        if kind == "post":
            values.setdefault("body_html", "")
    if kind == "post" and defaults.section and "section" not in values:
        values["section"] = defaults.section
    if values.get("excerpt") is not None:
        values["excerpt"], values["excerpt_truncated"] = trimmed(values["excerpt"])
    if values.get("slug") is None or not is_slug(canonical_slug(values["slug"])):
        values.pop("slug", None)
    else:
        values["slug"] = canonical_slug(values["slug"])
    return values


def _keep_ways(session: Session, kind: str, row: Any, line: Mapping[str, Any], defaults: Defaults, *, now: int, texts: Texts) -> list[str]:
    """Former slugs and addresses that are new; and whether tags are merged that the line says are translations of it."""
    found = []
    matching.claim(defaults.claims, line, row.id)
    matching.keep(session, kind, row.id, line)
    groups.keep(session, line, row.id)
    if slugs.add_former(session, kind, row.id, line.get("former_slugs") or ()):
        found.append("former_slugs")
    if addresses.add(session, kind, row.id, line.get("addresses") or (), site=defaults.site, now=now):
        found.append("addresses")
    if kind == "post" and line.get("former_slugs"):  # they follow from the slugs: no member of the line
        urls = addresses.former_urls(session, row, defaults.site)
        addresses.add(session, kind, row.id, urls, site=defaults.site, now=ALWAYS)
    if kind == "tag" and texts == "beside":
        found += _join_tags(session, row, line, now=now)
    return found


def _put_merged(session: Session, line: Mapping[str, Any], *, now: int) -> Put:
    """A tag that was merged before: its row, and its slug as a way to the target."""
    into = entity_id(session, "tag", line["merged_into"], "/merged_into")
    given = as_uuid(line["id"]) if line.get("id") else None
    slug = canonical_slug(line.get("slug") or "")
    if given is None or not is_slug(slug):
        raise InvalidInput("A merged tag needs its id and slug.")
    row = session.get(Tag, given)
    if row is not None:
        if row.merged_into_id is None:
            tags.merge(session, row, _tag(session, into), now=now)
            return Put("changed", ("merged_into",))
        return Put("unchanged")
    stamp = states.settled(session, "tag", None, line, now=now).stamp
    values: Any = _values("tag", line, Defaults(session.info["site"]), is_new=True)
    tags.create_merged(session, values, _tag(session, into), now=now, new_id=given, stamp=stamp)
    return Put("created")


def _tag(session: Session, tag_id: UUID) -> Tag:
    return session.get_one(Tag, tag_id)
