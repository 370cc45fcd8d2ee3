"""What values would make of a form, before anything is written; and a stored form as values that can be written again."""

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from sqlalchemy.orm import Session

from api.errors import Refused
from api.models import LATER, LINK_MEMBERS, LINKS, META, Post
from api.services import images, slugs
from api.services.posts import claims, meta, translations
from api.services.posts.fields import PostValues, fill_own
from api.services.posts.snapshots import MEMBERS, Snapshot, own, text
from api.services.references import find

ONLY_ONE: tuple[tuple[str, ...], ...] = (("slug",), ("origin",), ("language", "translation_of"))
"""Members of which somebody else may have by now what a stored form says."""


def proposed(session: Session, post_id: UUID, form: Mapping[str, Any], values: PostValues, *, now: int) -> Snapshot:
    """The form that these values make of another one, by the rules of an edit; nothing that is public, and no slug, is written."""
    with session.no_autoflush:
        draft = _row(post_id, form)
        fill_own(session, draft, values, now=now)
        made = {**form, **own(draft), "state": form["state"]}
        if "slug" in values:
            made["slug"] = slugs.available(session, "post", post_id, values["slug"])
        if "image" in values:
            image = images.described(session, values["image"], form["image_id"] and UUID(form["image_id"]))
            made |= {"image": image, "image_id": image and image["id"]}
        if "meta" in values:
            said = made["meta"] = meta.proposed(session, draft, values["meta"], form.get("meta"))
            made["meta_image_id"] = said and said["image"] and said["image"]["id"]
        if "translation_of" in values:
            group, followed = translations.proposed(session, post_id, draft.group_id, values["translation_of"], draft.language)
            draft.group_id = group
            made |= {"group_id": text(group), "translation_of": text(followed)}
        claims.refuse_second(session, draft, values.keys())
    return made


def _row(post_id: UUID, form: Mapping[str, Any]) -> Post:
    """A row as the form describes it, that no session knows."""
    links = {member: [LINKS[kind](post_id=post_id, to_id=UUID(one)) for one in form[member]] for member, kind in LINK_MEMBERS.items()}
    group, uri = form["group_id"] and UUID(form["group_id"]), (form["origin"] or {}).get("uri")
    known = {**LATER, **form}
    plain = {name: known[name] for name in (*MEMBERS, "featured_at")}
    plain["meta"] = known["meta"] and {name: known["meta"][name] for name in META}
    return Post(id=post_id, state="draft", section_id=UUID(form["section_id"]), group_id=group, origin_uri=uri, **plain, **links)


def values_of(session: Session, post_id: UUID, members: Mapping[str, Any]) -> PostValues:
    """Members of a snapshot as values of an edit. Of references, merged tags lead on, and what is no more is left out."""
    values = {name: members[name] for name in (*MEMBERS, "image", "meta") if name in members}
    for name, kind in LINK_MEMBERS.items():
        if name in members:
            found = (find(session, kind, one) for one in members[name])
            values[name] = [str(one) for one in found if one]
    if members.get("section_id") and find(session, "section", members["section_id"]):
        values["section"] = members["section_id"]
    if "featured_at" in members:
        values["featured"] = members["featured_at"] is not None
    if members.keys() & {"translation_of", "group_id"}:
        values |= _followed(session, post_id, members)
    return cast("PostValues", values)


def _followed(session: Session, post_id: UUID, members: Mapping[str, Any]) -> dict[str, Any]:
    """The post that the form is a translation of: the one that it names, else another one of the group."""
    named, group = members.get("translation_of"), members.get("group_id")
    if named is None and group is None:
        return {"translation_of": None}
    found = find(session, "post", named) if named else None
    found = found or (translations.oldest(session, UUID(group), but=post_id) if group else None)
    return {"translation_of": str(found)} if found else {}


def refused(session: Session, post_id: UUID, form: Mapping[str, Any], values: PostValues, *, now: int) -> list[str]:
    """The members among ``values`` that another post holds by now."""
    found: list[str] = []
    for names in ONLY_ONE:
        some = without(values, values.keys() - set(names))
        try:
            proposed(session, post_id, form, some, now=now)
        except Refused:
            found += sorted(some)
    return found


def without(values: PostValues, names: Iterable[str]) -> PostValues:
    """The values but for those of these names."""
    left_out = set(names)
    return cast("PostValues", {name: value for name, value in values.items() if name not in left_out})


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Names of the members whose values differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name, LATER.get(name)) != other.get(name, LATER.get(name)))
