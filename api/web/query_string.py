"""Query parameters into payloads, and the one form of a query: what links are written in and answers are stored under.

Nothing is ignored. Which parameters there are, and what a value must look like, is said by the schemas.
"""

from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import parse_qsl, unquote_plus, unquote_to_bytes

from flask import request
from marshmallow import RAISE, Schema, ValidationError, fields
from webargs.flaskparser import FlaskParser
from werkzeug import Request

from api.web.problems import InvalidQuery
from schemas.addresses import is_tracking
from schemas.faults import Fault, shown
from schemas.other_names import meant

Asked = Mapping[str, Any]
"""What the parameters of a request were loaded to, by name; those that were not given may be missing."""
KEY = "broadsheet.query"
"""Where the environment of a request has the canonical query, once the parameters are known to be right."""


def note(query: str) -> None:
    """Says that the parameters of the request are right, and what they are in their canonical form."""
    request.environ[KEY] = query


def noted() -> str:
    """The canonical query of the request that is answered."""
    query: str = request.environ[KEY]
    return query


def untracked(query: str) -> str:
    """A query without the parameters that say where a reader came from; the others as they were written."""
    return "&".join(part for part in query.split("&") if not is_tracking(unquote_plus(part.partition("=")[0])))


class Parser(FlaskParser):
    """Refuses unknown and repeated parameters, with what was probably meant."""

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}  # noqa: RUF012 - webargs' own form

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """The texts of the parameters, those of list parameters in lists. Raises ``ValidationError`` with all that is wrong."""
        return texts(req.environ["QUERY_STRING"], schema)

    def handle_error(self, error: ValidationError, req: Request, schema: Schema, **_: Any) -> NoReturn:  # noqa: ARG002 - webargs
        """Answers 422 with an entry for each fault."""
        messages: Mapping[Any, Any] = error.messages_dict
        raise InvalidQuery(next(iter(messages.values()))) from error


def texts(query: str, schema: Schema) -> dict[str, Any]:
    """The texts of the parameters in a query, those of list parameters in lists. Raises ``ValidationError`` with all that is wrong."""
    if undecodable := _undecodable(query):
        raise ValidationError({name: [Fault("The value is no UTF-8.", "invalid")] for name in undecodable})
    given: dict[str, list[str]] = {}
    for name, text in parse_qsl(query, keep_blank_values=True):
        given.setdefault(name, []).append(text)
    faults = {name: [fault] for name, values in given.items() if (fault := _misused(name, values, schema.fields))}
    found = {
        name: values if isinstance(schema.fields[name], fields.List) else values[0]
        for name, values in given.items()
        if name in schema.fields
    }
    if not faults:
        return found
    wrong = {name: messages for name, messages in schema.validate(found).items() if name not in faults}
    raise ValidationError({**faults, **wrong})


def _undecodable(query: str) -> list[str]:
    """Names of the parameters that are no UTF-8, or have a value that is none."""
    if "%" not in query and query.isascii():
        return []
    names = []
    for part in query.encode("latin-1", "replace").replace(b"+", b" ").split(b"&"):
        try:
            unquote_to_bytes(part).decode()
        except UnicodeDecodeError:
            names.append(unquote_to_bytes(part.partition(b"=")[0]).decode("utf-8", "replace"))
    return names


def _misused(name: str, texts: list[str], known: Mapping[str, fields.Field[Any]]) -> Fault | None:
    if name not in known:
        names = tuple(known)
        suggestion, told = meant(name, names)
        return Fault(f"There is no parameter {shown(name)} here. {told}".rstrip(), "unknown", allowed=names, suggestion=suggestion)
    if len(texts) > 1 and not isinstance(known[name], fields.List):
        return Fault(f"{shown(name)} takes one value, not {len(texts)}.", "repeated")
    return None
