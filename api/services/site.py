"""What editors say of the site: changing it, its revisions, its line in an archive. What is public of it is in ``derived.site``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import Session

from api.derived.rows import upsert
from api.derived.writing import touch
from api.errors import InvalidInput
from api.models import SITE, SITE_ID, Image, ResourceRevision, SiteProfile
from api.queries.authored.resource_revisions import snapshot_of
from api.services import images
from api.services.references import find
from api.services.revisioning import NOBODY, By, Stamp, assign, bump_revision, by_language

PLAIN = ("language", "description", "social")
IMAGES = ("logo", "icon")
SAID_TWICE = "which says something else: send one of them."
Entry = Mapping[str, Any]
"""An entry of a menu, as it is written or as it is stored."""
_TABLE: Table = ResourceRevision.__table__  # type: ignore[assignment] # a mapped class has a table


class SiteValues(TypedDict, total=False):
    """The authoring form of the site."""

    language: str
    description: str | None
    descriptions: Mapping[str, str]
    logo: Mapping[str, Any] | None
    icon: Mapping[str, Any] | None
    social: Sequence[Mapping[str, Any]]
    menus: Mapping[str, Sequence[Mapping[str, Any]]]


def profile(session: Session) -> SiteProfile:
    """The one row."""
    return session.get_one(SiteProfile, SITE_ID)


def edit(
    session: Session,
    row: SiteProfile,
    values: SiteValues,
    *,
    now: int,
    by: By = NOBODY,
    stamp: Stamp | None = None,
    lost: bool = False,
) -> list[str]:
    """The members that changed. Texts are in the site's default language, where none was ever said. Raises ``InvalidInput``.

    ``lost``: references to what is no more are left out, where they are refused otherwise.
    """
    with session.no_autoflush:  # what was flushed would not count as changed
        before = row.language
        given = _own_texts(row, {"language": before or session.info["site"].default_language, **values})
        assign(row, given, PLAIN)
        own = given["language"]
        if "descriptions" in given:
            row.descriptions = by_language(given["descriptions"], own)
        if "menus" in given:
            menus = _Menus(session, own, lost)
            row.menus = {name: menus.stored(entries, f"/menus/{name}") for name, entries in given["menus"].items()}
        elif before not in (None, own):
            row.menus = {name: _relabelled(entries, before, own) for name, entries in row.menus.items()}
        also = [name for name in IMAGES if name in given and _shows(session, row, name, given[name])]
        changed = bump_revision(session, row, now, also=also, stamp=stamp)
        session.flush()
    if changed:
        touch(session, SITE, [SITE_ID])
        keep(session, row, by=by)
    return [name for name in changed if not name.endswith("_id")]


def restore(session: Session, row: SiteProfile, number: int, *, now: int, by: By = NOBODY) -> list[str]:
    """The members that changed: the form of revision ``number`` is the present one. Raises ``NotFound``.

    Left out is what cannot be had any more: references to what is gone.
    """
    saved: Any = dict(snapshot_of(session.connection(), SITE, SITE_ID, number))
    if saved["language"] is None:
        del saved["language"]
    return edit(session, row, saved, now=now, by=by, lost=True)


def keep(session: Session, row: SiteProfile, *, by: By = NOBODY) -> None:
    """Keeps the form of the row under the number of its revision."""
    kept = {"kind": SITE, "at": row.updated_at, "actor": by.actor, "key_id": by.key_id, "snapshot": form(session, row)}
    upsert(session.connection(), _TABLE, [{"entity_id": SITE_ID, "number": row.revision, **kept}], keys=("entity_id", "number"))


def form(session: Session, row: SiteProfile) -> dict[str, Any]:
    """What is written of the site, as it is stored."""
    shown = {name: images.form(session.get(Image, one)) if (one := getattr(row, f"{name}_id")) else None for name in IMAGES}
    return {**{name: getattr(row, name) for name in (*PLAIN, "descriptions", "menus")}, **shown}


def _own_texts(row: SiteProfile, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with a description in the own language as the member itself; what it was in another language stays among the others."""
    given, own, before = dict(values), values["language"], row.language
    others = dict(given.get("descriptions", row.descriptions) or {})
    text = others.pop(own, None)
    if text is None:
        return given
    if given.get("description", text) != text:
        raise InvalidInput(f"This is in the language of `description`, {SAID_TWICE}", f"/descriptions/{own}")
    if "description" not in given and before not in (None, own) and row.description is not None:
        others = {before: row.description, **others}
    return {**given, "description": text, "descriptions": others}


def _shows(session: Session, row: SiteProfile, name: str, values: Mapping[str, Any] | None) -> bool:
    """Sets one of the images; whether it, or what is said of it, is another now."""
    before: UUID | None = getattr(row, f"{name}_id")
    shown, is_changed = images.placed(session, values, before)
    setattr(row, f"{name}_id", shown)
    return is_changed or shown != before


@dataclass(frozen=True, slots=True)
class _Menus:
    """Makes the form in which menus are stored, what they name by its id. ``own``: language of the labels; ``lost`` as in ``edit``."""

    session: Session
    own: str
    lost: bool

    def stored(self, entries: Iterable[Entry], pointer: str) -> list[dict[str, Any]]:
        """The entries of a menu, or below one. Raises ``InvalidInput``."""
        found = []
        for place, entry in enumerate(entries):
            here = f"{pointer}/{place}"
            named = self._named(entry, here)
            if entry.get("type") and named is None:
                continue
            texts = self._texts(entry, here)
            leads = {"url": entry.get("url"), "type": entry.get("type"), "id": named and str(named)}
            found.append({**texts, **leads, "children": self.stored(entry.get("children") or (), f"{here}/children")})
        return found

    def _texts(self, entry: Entry, pointer: str) -> dict[str, Any]:
        labels = dict(entry.get("labels") or {})
        label = labels.pop(self.own, None)
        if None not in (label, entry.get("label")) and label != entry["label"]:
            raise InvalidInput(f"This is in the language of `label`, {SAID_TWICE}", f"{pointer}/labels/{self.own}")
        return {"label": entry.get("label") or label, "labels": by_language(labels, self.own)}

    def _named(self, entry: Entry, pointer: str) -> UUID | None:
        """The id of what an entry names; ``None`` where it names nothing, or what is lost."""
        refs = {name: entry[name] for name in ("id", "slug") if entry.get(name)}
        ids = {name: find(self.session, entry["type"], ref) for name, ref in refs.items()}
        missing = next((name for name, one in ids.items() if one is None), None)
        if missing is not None and not self.lost:
            raise InvalidInput(f"There is no {entry['type']} {refs[missing]!r}.", f"{pointer}/{missing}")
        if len({*ids.values()}) > 1 and missing is None:
            raise InvalidInput("`id` and `slug` are of two resources: send one of them.", f"{pointer}/slug")
        return None if missing is not None else next(iter(ids.values()), None)


def _relabelled(entries: Iterable[Entry], before: str, own: str) -> list[dict[str, Any]]:
    """The entries in another language of the site: what they are called in that, as ``label``; the former one among the others."""
    found = []
    for entry in entries:
        texts = {"label": entry["label"], "labels": entry["labels"]}
        if own in entry["labels"]:
            labels = {**({before: entry["label"]} if entry["label"] else {}), **entry["labels"]}
            texts = {"label": labels.pop(own), "labels": by_language(labels, own)}
        found.append({**entry, **texts, "children": _relabelled(entry["children"], before, own)})
    return found
