"""What all resources of the authoring interface have in common: how one is made, read, changed and deleted. Addresses are in ``routes``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from flask import Response
from marshmallow import fields
from sqlalchemy.orm import Session

from api.db import reading
from api.derived.writing import WritingSession
from api.errors import NotFound, ScopeMissing
from api.models import Kind
from api.queries.authored.forms import forms, shown
from api.services.api_keys import Key
from api.services.references import as_uuid
from api.services.resources.naming import refuse_two_texts
from api.services.resources.rules import rules_of
from api.settings import Site
from api.web.admin import authentication, requests
from api.web.admin.blueprint import with_etag
from api.web.admin.requests import WriteRequest, WriteResult, revision_etag
from api.web.app_state import state
from api.web.wsgi import ADMIN
from schemas.admin_inputs import MergePatch
from schemas.base import Input, Output
from schemas.language_fields import languages_spelled
from schemas.languages import canonical_language


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of resource as it is written: its schemas, and the rules that write it."""

    kind: Kind
    new: Input
    patch: Input
    answer: type[Output]

    def create(self, write: WriteRequest, values: Any) -> Any:
        """A new row."""
        return rules_of(self.kind.name).create(write.session, values, now=write.now, by=write.by)

    def edit(self, write: WriteRequest, row: Any, values: Any) -> None:
        """Changes a row."""
        rules_of(self.kind.name).edit(write.session, row, values, now=write.now, by=write.by)

    def remove(self, write: WriteRequest, row: Any) -> None:
        """Deletes a row."""
        rules_of(self.kind.name).remove(write.session, row)

    def load(self, session: Session, entity: UUID) -> Any:
        """The row of an id, or ``None``."""
        return session.get(self.kind.model, entity)

    @property
    def is_shared(self) -> bool:
        """Whether all sections share these: then a bound key is not told whether others use one, as deleting it would."""
        return not self.kind.is_site and "section_id" not in self.kind.table.c

    def sees(self, key: Key, row: Any) -> bool:
        """Whether a key may see a row: one that is bound to a section sees what is of no section, or of that one."""
        section = row.id if self.kind.is_site else getattr(row, "section_id", None)
        return key.section is None or section in (None, key.section)

    def sees_form(self, form: Mapping[str, Any]) -> bool:
        """Whether the key of the request may see a form."""
        bound = authentication.key().section
        section = form["id"] if self.kind.is_site else (form.get("section") or {}).get("id")
        return bound is None or section in (None, str(bound))

    def make(self, write: WriteRequest) -> WriteResult:
        """A new one: 201 with its address."""
        row = self.create(write, requests.load(self.new, write.body, read_only=self.read_only))
        result = self.result(write, row, "create", status=201)
        return replace(result, headers={**result.headers, "Location": self.address(write.site, row.id)})

    def change(self, write: WriteRequest) -> WriteResult:
        """What a merge patch makes of it (RFC 7396)."""
        row = self.found(write)
        self.check(write, row)
        self.edit(write, row, self.patched(write.session, row, write.body, write.site))
        return self.result(write, row, "update")

    def delete(self, write: WriteRequest) -> WriteResult:
        """Nothing: 204."""
        row = self.found(write)
        if write.key.section is not None and self.is_shared:
            raise ScopeMissing(f"This key is bound to a section: a {self.kind.name}, which all share, is deleted with one that is not.")
        self.check(write, row)
        told = {"section_id": getattr(row, "section_id", None), "revision": row.revision}
        self.remove(write, row)
        write.session.flush()
        return WriteResult(None, "delete", self.kind.name, row.id, status=204, **told)

    def show(self, ref: str) -> Response:
        """One, as it is now. Raises ``NotFound`` for what is not there, or not for this key."""
        here, one = state(), as_uuid(ref)
        if one is None:
            raise NotFound
        with reading(here.database) as connection:
            form = shown(connection, self.kind.name, [one], here.site, section=authentication.key().section).get(one)
        if form is None or not self.sees_form(form):
            raise NotFound
        return with_etag(orjson.dumps(form), form["revision"])

    def found(self, write: WriteRequest) -> Any:
        """The row that is asked for. Raises ``NotFound`` for what is not there, or not for this key."""
        one = write.id()
        row = self.load(write.session, one)
        if row is None or not self.sees(write.key, row):
            raise NotFound
        return row

    def check(self, write: WriteRequest, row: Any, *, needed: bool = True) -> None:
        """Compares ``If-Match`` with the row."""
        write.check(row.revision, lambda: self.form(write.session, row, write.site), needed=needed)

    def form(self, session: WritingSession, row: Any, site: Site) -> Mapping[str, Any]:
        """The authoring form of a row as it is in this transaction."""
        session.flush()
        return forms(session.connection(), self.kind.name, [row], site, section=session.section)[row.id]

    def result(self, write: WriteRequest, row: Any, action: str, *, status: int = 200) -> WriteResult:
        """The row as it is now, with its revision as ETag."""
        form = self.form(write.session, row, write.site)
        headers = {"ETag": revision_etag(row.revision)}
        return WriteResult(
            form, action, self.kind.name, row.id, getattr(row, "section_id", None), row.revision, status=status, headers=headers
        )

    def patched(self, session: WritingSession, row: Any, patch: Mapping[str, Any], site: Site) -> dict[str, Any]:
        """The values that a patch sets: objects are merged with what there is, ``null`` is the value of what was never given."""
        patch = self._own_texts(row, patch)
        nested = {name for name, value in patch.items() if isinstance(value, dict) and name in self.patch.fields}
        present = self.form(session, row, site) if nested else {}
        given = {name: self._value(name, value, present) if name in self.patch.fields else value for name, value in patch.items()}
        return requests.load(self.patch, given, read_only=self.read_only)

    def _own_texts(self, row: Any, patch: Mapping[str, Any]) -> dict[str, Any]:
        """The patch with languages in their one spelling; ``null`` for the text in the own language is one for the member itself."""
        given = dict(patch)
        said = patch.get("language")
        language: str = (canonical_language(said) or "") if isinstance(said, str) else row.language
        for own, others in self.kind.texts.items():
            if not isinstance(patch.get(others), dict):
                continue
            given[others] = texts = languages_spelled(patch[others])
            refuse_two_texts(self.kind, {name: given[name] for name in (own, others) if name in given}, language)
            if texts.get(language, "") is None and language not in getattr(row, others):
                given.setdefault(own, None)
        return given

    def _value(self, name: str, value: Any, present: Mapping[str, Any]) -> Any:
        field = self.patch.fields[name]
        if value is None and not field.allow_none:
            return {} if isinstance(field, fields.Dict) else MergePatch.EMPTY.get(name)
        if not isinstance(value, dict):
            return value
        return _to_write(field, requests.merged(present.get(name), value), value)

    @property
    def read_only(self) -> frozenset[str]:
        """Members that are answered and cannot be written."""
        return _answered(self.answer) - self.new.fields.keys()

    def address(self, site: Site, one: UUID) -> str:
        """The address at which a resource is read."""
        return f"{site.public_url}{ADMIN}/{self.kind.plural}/{one}"


def _to_write(field: fields.Field[Any], merged: Any, given: Any) -> Any:
    """What is merged, without members that are only read (renditions), as far as the client did not name them: those are looked at."""
    if not isinstance(field, fields.Nested) or not isinstance(merged, dict):
        return merged
    known, named = field.schema.fields, given if isinstance(given, dict) else {}
    kept = {member: value for member, value in merged.items() if member in known or member in named}
    return {member: _to_write(known[member], value, named.get(member)) if member in known else value for member, value in kept.items()}


@cache
def _answered(answer: type[Output]) -> frozenset[str]:
    """Members of an answer. A schema copies all of its fields for each object that is made of it."""
    return frozenset(answer().fields)
