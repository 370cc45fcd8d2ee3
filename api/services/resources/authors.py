"""Authors: naming them."""

from collections.abc import Mapping
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy.orm import Session

from api.models import Author
from api.services import in_use, saved_forms
from api.services.images import show
from api.services.resources import naming
from api.services.revisioning import NOBODY, By, Stamp


class AuthorValues(TypedDict, total=False):
    """The authoring form of an author."""

    slug: str
    name: str
    language: str
    names: Mapping[str, str]
    bio: str | None
    bios: Mapping[str, str]
    url: str | None
    image: Mapping[str, Any] | None


FORM: dict[str, Any] = {"own": "name", "plain": ("bio", "url"), "maps": ("names", "bios")}


def create(
    session: Session, values: AuthorValues, *, now: int, by: By = NOBODY, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Author:
    """A new author."""
    author = naming.create(session, Author(), "author", values, now=now, new_id=new_id, stamp=stamp)
    naming.fill(author, {"names": {}, "bios": {}, **values}, **FORM)
    show(session, author, values.get("image"))
    saved_forms.saved(session, author, now, by=by)
    return author


def edit(session: Session, author: Author, values: AuthorValues, *, now: int, by: By = NOBODY, stamp: Stamp | None = None) -> list[str]:
    """The members that changed."""
    with session.no_autoflush:  # what was flushed would not count as changed
        naming.rename(session, author, "author", values, stamp=stamp)
        naming.fill(author, values, **FORM)
        shows_other = "image" in values and show(session, author, values["image"])
        return saved_forms.saved(session, author, now, stamp=stamp, by=by, also=["image"] if shows_other else [])


def remove(session: Session, author: Author) -> None:
    """Deletes an author whom no post names."""
    in_use.refuse_named(session, author)
    naming.remove(session, author)


def archived(_session: Session, row: Author, image: Mapping[str, Any] | None) -> dict[str, Any]:
    """The author's own members in an archive."""
    return {**{name: getattr(row, name) for name in ("name", "names", "bio", "bios", "url")}, "image": image}
