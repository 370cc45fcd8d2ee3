"""Tags: naming them, moving them in the tree, merging one into another."""

from collections.abc import Mapping
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import InUse, InvalidInput
from api.models import Job, Tag
from api.services import in_use, jobs, saved_forms, slugs, tag_tree
from api.services.references import entity_id
from api.services.resources import naming
from api.services.revisioning import NOBODY, By, Stamp, begin


class TagValues(TypedDict, total=False):
    """The authoring form of a tag."""

    slug: str
    name: str
    language: str
    names: Mapping[str, str]
    description: str | None
    descriptions: Mapping[str, str]
    parent: str | None


FORM: dict[str, Any] = {"own": "name", "plain": ("description",), "maps": ("names", "descriptions")}


def create(
    session: Session, values: TagValues, *, now: int, by: By = NOBODY, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Tag:
    """A new tag."""
    tag = naming.create(session, Tag(), "tag", values, now=now, new_id=new_id, stamp=stamp)
    naming.fill(tag, {"names": {}, "descriptions": {}, **values}, **FORM)
    if values.get("parent"):
        tag.parent_id = entity_id(session, "tag", values["parent"] or "", "/parent")
    saved_forms.saved(session, tag, now, by=by)
    return tag


def edit(session: Session, tag: Tag, values: TagValues, *, now: int, by: By = NOBODY, stamp: Stamp | None = None) -> list[str]:
    """The members that changed. With another parent, the posts follow by a job."""
    _check_merged(tag, values)
    with session.no_autoflush:  # what was flushed would not count as changed
        naming.rename(session, tag, "tag", values, stamp=stamp)
        naming.fill(tag, values, **FORM)
        if "parent" in values:
            _move(session, tag, values["parent"])
        changed = saved_forms.saved(session, tag, now, stamp=stamp, by=by)
    if "parent_id" in changed:
        jobs.refresh_facet(session, "tag", tag.id, now=now)
    return changed


def _check_merged(tag: Tag, values: TagValues) -> None:
    """Raises ``InvalidInput`` for a slug or parent of a merged tag, which has neither any more."""
    for name, present in (("slug", tag.slug), ("parent", None)):
        if tag.merged_into_id and values.get(name, present) != present:
            raise InvalidInput("This tag was merged into another one, to which its addresses lead: change that one.", f"/{name}")


def _move(session: Session, tag: Tag, parent: str | None) -> None:
    parent_id = entity_id(session, "tag", parent, "/parent") if parent else None
    if parent_id == tag.parent_id:
        return
    tag_tree.hold(session)
    if parent_id is not None and parent_id in {tag.id, *tag_tree.below(session, tag.id)}:
        raise InvalidInput("A tag cannot be below itself.", "/parent")
    tag.parent_id = parent_id


def merge(session: Session, tag: Tag, into: Tag, *, now: int, by: By = NOBODY) -> Job:
    """The job that gives the tag's posts to the other one; when it has ended, the tag leads there."""
    tag_tree.hold(session)
    if into.id in {tag.id, *tag_tree.below(session, tag.id)}:
        raise InvalidInput("A tag cannot be merged into itself or one below it.", "/into")
    merging = jobs.merging(session)
    if tag.merged_into_id or into.merged_into_id or tag.id in merging:
        raise InvalidInput("One of these tags was merged before, or is being merged.", "/into")
    if tag.id in jobs.line(merging, into.id):
        raise InvalidInput("The other tag is being merged into this one.", "/into")
    for child in session.scalars(select(Tag).where(Tag.parent_id == tag.id)):
        child.parent_id = into.id
        saved_forms.saved(session, child, now, by=by)
    return jobs.merge_tag(session, tag.id, into.id, now=now)


def remove(session: Session, tag: Tag) -> None:
    """Deletes a tag that nothing uses; it answers 410 for ever."""
    tag_tree.hold(session)
    merging = jobs.merging(session)
    if tag.id in merging or tag.id in merging.values():
        raise InUse("This tag is being merged: delete it when that has ended.")
    in_use.refuse_named(session, tag, " Merge it into another one.")
    naming.remove(session, tag)


def create_merged(session: Session, values: TagValues, into: Tag, *, now: int, new_id: UUID, stamp: Stamp | None = None) -> Tag:
    """A tag that an archive brings as merged before: its slug leads to the other one from the start."""
    tag = Tag(id=new_id, slug=values["slug"], merged_into_id=into.id)
    begin(tag, now, stamp)
    naming.fill(tag, {"names": {}, "descriptions": {}, **values}, **FORM)
    slugs.add_former(session, "tag", into.id, [tag.slug])
    saved_forms.saved(session, tag, now)
    return tag


def archived(_session: Session, row: Tag, _image: Mapping[str, Any] | None) -> dict[str, Any]:
    """The tag's own members in an archive."""
    texts = {name: getattr(row, name) for name in ("name", "names", "description", "descriptions")}
    references = {"parent": row.parent_id, "merged_into": row.merged_into_id}
    return {**texts, **{name: None if tag is None else str(tag) for name, tag in references.items()}}
