"""What a write is asked, and what it answers: whatever a function of ``api.routes`` that writes needs to know of HTTP.

Bodies are read once, bounded, as JSON and nothing else. What members they have is said by the schemas.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import Request
from marshmallow import ValidationError
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from api.derived.writing import WritingSession
from api.errors import Changed, InvalidInput, Malformed, NotFound, Unconditional
from api.services.api_keys import Key
from api.services.references import as_uuid
from api.services.revisioning import By
from api.settings import Site
from api.web.problems import InvalidBody
from api.web.wsgi import revisions_in
from schemas.base import Input
from schemas.faults import Fault, nearest, shown
from schemas.strict import read_json

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
"""RFC 7396, 4."""
MOST_BYTES = 1024 * 1024
CODINGS = (None, "", "identity")


def revision_etag(revision: int) -> str:
    """The ETag of a revision."""
    return f'"{revision}"'


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """One write that is asked for. ``now`` is in µs; ``body`` is the object as it was sent."""

    session: WritingSession
    site: Site
    key: Key
    by: By
    now: int
    path: Mapping[str, str]
    asked: Mapping[str, Any]
    body: Mapping[str, Any]
    if_match: str | None

    def id(self, name: str = "id") -> UUID:
        """An id of the path. Raises ``NotFound`` for what is none."""
        found = as_uuid(self.path[name])
        if found is None:
            raise NotFound
        return found

    def check(self, revision: int, present: Callable[[], Mapping[str, Any]], *, needed: bool = True) -> None:
        """Compares ``If-Match`` with the revision that there is (RFC 9110, 13.1.1; weak tags too, since a tag names a revision).

        Raises ``Unconditional`` where it is needed and missing, ``Changed`` with the present object where it names another one.
        """
        if self.if_match is None:
            if needed:
                raise Unconditional("Send If-Match with the ETag of what you have read, so that nobody else's change is lost.")
            return
        wanted = revisions_in(self.if_match)
        if wanted is not None and str(revision) not in wanted:
            raise Changed(f"This is at revision {revision} now.", present=present(), tag=revision_etag(revision))


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a write answers, and what the audit keeps of it, if it has an ``action``.

    ``secrets`` are members that a repeated request is not told again.
    """

    body: Mapping[str, Any] | None
    action: str | None
    kind: str
    entity_id: UUID | None = None
    section_id: UUID | None = None
    revision: int | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is: the schema of its object, the media types in which it comes, its size."""

    schema: type[Input]
    media_types: tuple[str, ...] = (JSON,)
    is_needed: bool = True
    most_bytes: int = MOST_BYTES

    @property
    def content(self) -> dict[str, Any]:
        """What the document says of it, by media type."""
        return {kind: {"schema": self.schema} for kind in self.media_types}

    def read(self, request: Request) -> tuple[bytes, dict[str, Any]]:
        """The bytes of the body and the object in it; ``{}`` where there is none and none is needed.

        Raises what answers 400, 413, 415 or 422. Members are not looked at.
        """
        body = _bytes(request, self.most_bytes)
        if not body and not self.is_needed:
            return body, {}
        if request.headers.get("Content-Encoding") not in CODINGS:
            raise UnsupportedMediaType("A body is sent as it is, without a content coding.")
        if request.mimetype not in self.media_types or request.mimetype_params.get("charset", "utf-8").lower() != "utf-8":
            came = shown(request.content_type) if request.content_type else "without a `Content-Type`"
            raise UnsupportedMediaType(f"The body is {' or '.join(f'`{one}`' for one in self.media_types)} in UTF-8; this one is {came}.")
        try:
            value = read_json(body)
        except ValueError as error:
            raise Malformed(f"The body is not JSON as it is taken: {error}.") from None
        if not isinstance(value, dict):
            raise InvalidInput("The body is a JSON object.", "")
        return body, value


def _bytes(request: Request, most: int) -> bytes:
    if (request.content_length or 0) > most:
        raise RequestEntityTooLarge(f"A body has at most {most // 1024} KB here.")
    body: bytes = request.stream.read(most + 1)
    if len(body) > most:
        raise RequestEntityTooLarge(f"A body has at most {most // 1024} KB here.")
    return body


def load(schema: Input, given: Mapping[str, Any], *, read_only: Collection[str] = ()) -> dict[str, Any]:
    """What the object says. Raises ``InvalidBody`` with a fault for each member that is not taken."""
    faults = {name: [_unknown(name, schema, read_only)] for name in given if name not in schema.fields}
    try:
        values: Any = schema.load({name: value for name, value in given.items() if name in schema.fields})
    except ValidationError as error:
        raise InvalidBody({**faults, **error.messages_dict}) from error
    if faults:
        raise InvalidBody(faults)
    return dict(values)


def _unknown(name: str, schema: Input, read_only: Collection[str]) -> Fault:
    if name in read_only:
        return Fault(f"{shown(name)} is answered, and follows from other things: it cannot be written.", "read-only")
    names = tuple(schema.fields)
    return Fault(f"There is no member {shown(name)} here.", "unknown", allowed=names, suggestion=nearest(name, names))


def merged(present: Any, patch: Any) -> Any:
    """What a merge patch makes of a value (RFC 7396, 2)."""
    if not isinstance(patch, dict):
        return patch
    target = dict(present) if isinstance(present, dict) else {}
    for name, value in patch.items():
        if value is None:
            target.pop(name, None)
        else:
            target[name] = merged(target.get(name), value)
    return target
