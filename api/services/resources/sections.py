"""Sections: naming them, and where their posts live."""

from collections.abc import Mapping
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clock import database_now_us
from api.derived.fragments import erase
from api.derived.reindex import record
from api.derived.urls import PLACES, PREVIEW_PLACES, places_in
from api.derived.writing import touch
from api.errors import InUse, InvalidInput
from api.models import SITE, SITE_ID, BuiltWith, Post, Section
from api.services import in_use, jobs, saved_forms, slugs
from api.services.resources import naming
from api.services.revisioning import NOBODY, By, Stamp
from api.settings import Site


class SectionValues(TypedDict, total=False):
    """The authoring form of a section."""

    slug: str
    name: str
    names: Mapping[str, str]
    language: str
    url: str | None
    url_template: str | None
    preview_url: str | None


FORM: dict[str, Any] = {"own": "name", "plain": ("url", "url_template", "preview_url"), "maps": ("names",)}
FIRST = "main"
MADE = "FIRST_SECTION"
"""Under this name ``built_with`` keeps the id of the section that nobody wrote."""

LOCK = 7_110_203_948
"""The number of the advisory lock."""


def create(
    session: Session, values: SectionValues, *, now: int, by: By = NOBODY, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Section:
    """A new section."""
    section = naming.create(session, Section(), "section", values, now=now, new_id=new_id, stamp=stamp)
    _check(values)
    naming.fill(section, {"names": {}, **values}, **FORM)
    saved_forms.saved(session, section, now, by=by)
    return section


def edit(session: Session, section: Section, values: SectionValues, *, now: int, by: By = NOBODY, stamp: Stamp | None = None) -> list[str]:
    """The members that changed. With another address, the posts follow by a job."""
    _check(values)
    with session.no_autoflush:  # what was flushed would not count as changed
        naming.rename(session, section, "section", values, stamp=stamp)
        naming.fill(section, values, **FORM)
        changed = saved_forms.saved(session, section, now, stamp=stamp, by=by)
    if {"url", "url_template"} & set(changed):
        jobs.refresh_facet(session, "section", section.id, now=now)
    return changed


def remove(session: Session, section: Section) -> None:
    """Deletes a section that nothing is bound to, but for the last one."""
    in_use.refuse_named(session, section)
    if session.scalar(select(func.count()).select_from(Section)) == 1:
        raise InUse("This is the only section: there is always one.")
    naming.remove(session, section)


def archived(_session: Session, row: Section, _image: Mapping[str, Any] | None) -> dict[str, Any]:
    """The section's own members in an archive."""
    return {name: getattr(row, name) for name in ("name", "names", "url", "url_template", "preview_url")}


def ensure_first(session: Session, site: Site, *, now: int | None = None) -> None:
    """Makes the section ``main`` in a database without sections; a ``main`` still called after the site goes on being so."""
    if session.get_bind().dialect.name == "postgresql":  # of several that start at once, one makes it; SQLite has one writer anyway
        session.execute(select(func.pg_advisory_xact_lock(LOCK)))
    now = database_now_us(session.connection()) if now is None else now
    known = session.get(BuiltWith, "SITE_NAME")
    if session.scalar(select(func.count()).select_from(Section)) == 0:
        first = create(session, {"slug": FIRST, "name": site.name, "language": site.default_language}, now=now)
        session.add(BuiltWith(name=MADE, value=str(first.id)))
        record(session.connection(), site)
    elif known is not None and known.value != site.name:
        section = session.scalar(select(Section).where(Section.slug == FIRST, Section.name == known.value))
        if section is not None:
            edit(session, section, {"name": site.name}, now=now)
        touch(session, SITE, [SITE_ID])
    if known is None:
        session.add(BuiltWith(name="SITE_NAME", value=site.name))
    else:
        known.value = site.name


def give_way(session: Session) -> None:
    """Deletes the section of a fresh database if it is unused, for an archive that brings its own."""
    made = session.get(BuiltWith, MADE)
    section = session.get(Section, UUID(made.value)) if made else None
    if made is None or section is None or section.revision > 1 or session.scalar(select(Post.id).limit(1)):
        return
    if in_use.naming(session, section):
        return
    slugs.drop(session, "section", section.id)
    naming.remove(session, section)
    session.delete(made)
    session.flush()
    erase(session.connection(), "section", section.id)


def _check(values: SectionValues) -> None:
    template, preview = values.get("url_template"), values.get("preview_url")
    if template is not None:
        names = places_in(template)
        if names is None or names - set(PLACES) or not names & {"slug", "id"} or not template.startswith("/"):
            raise InvalidInput(
                "A template begins with / and has {slug} or {id}; {language}, {year} and {month} are known too.", "/url_template"
            )
    if preview is not None:
        names = places_in(preview)
        if names is None or names - set(PREVIEW_PLACES) or "token" not in names or not preview.startswith(("https://", "http://")):
            raise InvalidInput(
                "The address of a preview begins with https:// or http:// and has {token}; {id}, {slug} and {language} are known too.",
                "/preview_url",
            )
