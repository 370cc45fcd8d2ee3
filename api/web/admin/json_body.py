"""Bodies of requests under ``/admin/v1``: read once, bounded, as JSON and nothing else. What members they have is said by the schemas."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Request
from marshmallow import ValidationError
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from api.errors import InvalidInput, Malformed
from api.web.problems import InvalidBody
from schemas.base import Input
from schemas.faults import Fault, nearest, shown
from schemas.strict import read_json

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
"""RFC 7396, 4."""
MOST_BYTES = 1024 * 1024
CODINGS = (None, "", "identity")


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is: the schema of its object, the media types in which it comes, its size."""

    schema: type[Input]
    media_types: tuple[str, ...] = (JSON,)
    is_needed: bool = True
    most_bytes: int = MOST_BYTES

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
            raise UnsupportedMediaType(f"The body is {' or '.join(self.media_types)} in UTF-8.")
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
