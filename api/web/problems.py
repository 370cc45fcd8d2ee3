"""Errors as answers: all that is raised becomes ``application/problem+json`` (RFC 9457) here. The types are in ``problem_types``."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import orjson
from flask import Flask, Response, current_app, request
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError, TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, MethodNotAllowed, UnprocessableEntity

from api.db import fault_of
from api.errors import (
    Changed,
    CursorInvalid,
    IllegalTransition,
    InvalidInput,
    InvalidParameter,
    Moved,
    NotFound,
    RateLimited,
    Refused,
    Resync,
    Unavailable,
)
from api.services.images import PictureProcessing
from api.services.resources.figures import LosesHistory, NotCounted
from api.web.app_state import state
from api.web.near_paths import near
from api.web.problem_types import PROBLEM_TYPES, code_of
from schemas.faults import Fault, nearest

MEDIA_TYPE = "application/problem+json"
MOST_FAULTS = 20
_CHALLENGES = {"key-missing": 'Bearer realm="broadsheet"', "key-invalid": 'Bearer realm="broadsheet", error="invalid_token"'}
"""RFC 6750, 3: without a key no error is named."""
QUERY_SAFE = "%&=+,:;/?@!$'()*~"

Entry = dict[str, Any]


class InvalidQuery(UnprocessableEntity):
    """Parameters that are refused, each with its faults."""

    def __init__(self, messages: Mapping[Any, Any]) -> None:
        super().__init__()
        self.entries = [entry(fault, parameter=str(name)) for name, value in messages.items() for fault in faults_in(value)]


class InvalidBody(UnprocessableEntity):
    """A body that is refused, with the faults of its members as marshmallow nests them."""

    def __init__(self, messages: Mapping[Any, Any]) -> None:
        super().__init__()
        self.entries = [entry(fault, pointer=pointer) for pointer, fault in _pointed(messages)]


def register(app: Flask) -> None:
    """Makes the application answer our errors; those of HTTP go through flask-smorest to ``http_error``."""
    app.register_error_handler(Moved, moved)
    app.register_error_handler(Refused, refused)
    for kind in (Unavailable, OperationalError, InterfaceError, PoolTimeout):
        app.register_error_handler(kind, unavailable)
    app.register_error_handler(DataError, unreadable)
    app.register_error_handler(IntegrityError, unreadable)


def of(error: Refused | Unavailable | HTTPException) -> Response:
    """The answer to an error that is raised outside of Flask."""
    if isinstance(error, Unavailable):
        return unavailable(error)
    return refused(error) if isinstance(error, Refused) else http_error(error)


def http_error(error: HTTPException) -> Response:
    """Errors of HTTP: routing, sizes, media types, faults of the service (500)."""
    if error.response is not None:
        return error.response  # type: ignore[return-value] # whoever raised it has made the answer
    headers = [(name, value) for name, value in error.get_headers() if name.lower() != "content-type"]
    if isinstance(error, InvalidQuery):
        return problem("invalid-parameters", _summary(error.entries, "parameter"), errors=error.entries, headers=headers)
    if isinstance(error, InvalidBody):
        return problem("invalid-body", _summary(error.entries, "pointer"), errors=error.entries, headers=headers)
    status = error.code or 500
    code = code_of(status)
    return problem(code, _detail(error, code), status=status, headers=headers)


def refused(error: Refused) -> Response:
    """The problem for what a rule refuses."""
    errors = _entries(error)
    if isinstance(error, Changed) and error.present is not None:
        return problem(error.code, str(error), headers=[("ETag", error.tag or "")], more={"present": error.present})
    if isinstance(error, Resync):
        return problem(error.code, str(error), more={"links": {"snapshot": error.snapshot}})
    is_nowhere = isinstance(error, NotFound) and "ref" in (request.view_args or {})
    told = f"{error} What it was elsewhere leads here by `/v1/resolve?url=` and its old address." if is_nowhere else str(error)
    return problem(error.code, told, status=error.status, errors=errors, headers=_told(error))


def _entries(error: Refused) -> list[Entry] | None:
    """What ``errors`` has for a rule that names where the fault is."""
    if isinstance(error, CursorInvalid):
        return [entry(Fault(str(error)), parameter="cursor")]
    if isinstance(error, InvalidParameter):
        return [entry(Fault(str(error)), parameter=error.parameter)]
    if isinstance(error, InvalidInput) and error.pointer is not None:
        return [entry(Fault(str(error)), pointer=error.pointer)]
    if isinstance(error, NotCounted):
        meant = nearest(error.measure, error.allowed)
        return [entry(Fault(str(error), "unknown", allowed=error.allowed, suggestion=meant), parameter="measure")]
    if isinstance(error, LosesHistory):
        return [entry(Fault(str(loss), "missing"), pointer=loss.pointer) for loss in error.losses]
    return [entry(Fault(str(error), allowed=error.allowed))] if isinstance(error, IllegalTransition) else None


def _told(error: Refused) -> list[tuple[str, str]]:
    """The headers of the problem for a refusal."""
    if isinstance(error, RateLimited | PictureProcessing):
        return [("Retry-After", str(error.after_seconds))]
    return [("WWW-Authenticate", _CHALLENGES[error.code])] if error.code in _CHALLENGES else []


def unavailable(error: Exception) -> Response:
    """The database is away, or takes no writes: 503, and when to come back."""
    told = error if isinstance(error, Unavailable) else fault_of(error) or Unavailable("The database does not answer.")
    return problem(told.code, str(told), headers=[("Retry-After", str(told.after_seconds))])


def unreadable(_error: Exception) -> Response:
    """A value that a database cannot hold: schemas refuse those, so this is the last net."""
    return problem("invalid-parameters", "A value cannot be held by the database.")


def moved(error: Moved) -> Response:
    """308 to the same path with the present reference, the query kept; absolute, from the setting ``public_url``."""
    if request.url_rule is None or request.view_args is None:
        return refused(NotFound())
    built = request.url_rule.build({**request.view_args, "ref": error.ref}, append_unknown=False)
    path = built[1] if built else "/"
    query = quote(request.query_string, safe=QUERY_SAFE)
    answer = Response(status=308, headers={"Location": state().site.public_url + path + ("?" + query if query else "")})
    del answer.headers["Content-Type"]
    return answer


def problem(
    code: str,
    detail: str,
    *,
    status: int | None = None,
    errors: list[Entry] | None = None,
    headers: Iterable[tuple[str, str]] = (),
    more: Mapping[str, Any] | None = None,
) -> Response:
    """An answer with a problem; ``errors`` are entries for the faults of the input, ``more`` are members of this kind alone."""
    kind = PROBLEM_TYPES[code]
    status = status or kind.status
    body: dict[str, Any] = {"type": f"/docs/problems/{code}", "title": kind.title, "status": status, "detail": detail, "code": code}
    if errors:
        body["errors"] = errors[:MOST_FAULTS]
    answer = Response(orjson.dumps({**body, **(more or {})}), status, list(headers), content_type=MEDIA_TYPE)
    # Under /v1 another one stands in its place where nothing is there (``cache.middleware``).
    answer.headers["Cache-Control"] = "no-store"
    return answer


def entry(fault: str, *, parameter: str | None = None, pointer: str | None = None) -> Entry:
    """One entry of ``errors``."""
    known = fault if isinstance(fault, Fault) else Fault(fault)
    return {
        "code": known.code,
        "detail": str(known),
        "parameter": parameter[:100] if parameter is not None else None,
        "pointer": pointer,
        "allowed": list(known.allowed) if known.allowed is not None else None,
        "suggestion": known.suggestion,
    }


def faults_in(messages: Any) -> Iterator[str]:
    """The faults in marshmallow's nested lists and maps."""
    if isinstance(messages, Mapping):
        for one in messages.values():
            yield from faults_in(one)
    elif isinstance(messages, list):
        for one in messages:
            yield from faults_in(one)
    else:
        yield messages


def _pointed(messages: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Each fault in marshmallow's nested lists and maps with the pointer to its member (RFC 6901)."""
    if isinstance(messages, Mapping):
        for name, one in messages.items():
            # What has no member is the object itself.
            step = "" if name == "_schema" else "/" + str(name).replace("~", "~0").replace("/", "~1")
            yield from _pointed(one, pointer + step[:100])
    elif isinstance(messages, list):
        for one in messages:
            yield from _pointed(one, pointer)
    else:
        yield pointer, messages


def _summary(entries: list[Entry], place: str) -> str:
    names = list(dict.fromkeys(one[place] for one in entries))
    what = "parameters" if place == "parameter" else "members"
    if len(names) > 1:
        return f"{len(names)} {what} are refused: see `errors`."
    if not entries:
        return f"The {what} are refused."
    meant = entries[0]["suggestion"]
    return f"{entries[0]['detail']} Did you mean `{meant}`?" if meant else str(entries[0]["detail"])


def _detail(error: HTTPException, code: str) -> str:
    if isinstance(error, MethodNotAllowed):
        return f"Only {', '.join(sorted(error.valid_methods or ()))} can be used here."
    if code == "not-found":
        rules = (one for one in current_app.url_map.iter_rules() if not one.arguments and "GET" in (one.methods or ()))
        meant = near(request.path, (one.rule for one in rules))
        return f"{NotFound()} Did you mean `{meant}`?" if meant else str(NotFound())
    return PROBLEM_TYPES[code].meaning
