"""The one form of a query: what links are written in and answers are stored under. Which parameters there are is said by the schemas."""

from collections.abc import Iterable
from urllib.parse import quote, unquote_plus

from flask import request

from schemas.addresses import is_tracking

SAFE = ",:"
"""Characters of a query that links leave as they are (RFC 3986, 3.4)."""
KEY = "broadsheet.query"
"""Where the environment of a request has the canonical query, once the parameters are known to be right."""


def query_text(parameters: Iterable[tuple[str, str]]) -> str:
    """The query of an address with these parameters, already in their canonical form."""
    return "&".join(f"{name}={quote(value, safe=SAFE)}" for name, value in parameters)


def note(parameters: Iterable[tuple[str, str]]) -> None:
    """Says that the parameters of the request are right, and what they are in their canonical form."""
    request.environ[KEY] = query_text(parameters)


def noted() -> str:
    """The canonical query of the request that is answered."""
    query: str = request.environ[KEY]
    return query


def untracked(query: str) -> str:
    """A query without the parameters that say where a reader came from; the others as they were written."""
    return "&".join(part for part in query.split("&") if not is_tracking(unquote_plus(part.partition("=")[0])))
