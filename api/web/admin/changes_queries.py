"""Queries that are members of a form: of ``/v1/changes`` what a source asks there and a webhook is told of here, and those of others."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from marshmallow import ValidationError

from api.errors import InvalidInput
from api.web.problems import InvalidBody
from api.web.query_string import texts
from schemas.addresses import query_text
from schemas.change import ChangesQuery
from schemas.query import Query

_QUERY = ChangesQuery()


def asked(query: str, taken: tuple[str, ...], otherwise: str) -> dict[str, Any]:
    """What a query asks. Raises what answers 422.

    ``taken``: the parameters that it may have; ``otherwise``: what is said of another one, after its name and before theirs.
    """
    with _told():
        given = texts(query, _QUERY)
        others = [name for name in given if name not in taken]
        if others:
            raise InvalidInput(f"`{others[0]}` {otherwise} {', '.join(taken)}.", "/query")
        loaded: Any = _QUERY.load(given)
    return dict(loaded)


def canonical(loaded: Mapping[str, Any], taken: tuple[str, ...]) -> str:
    """The one spelling of what a query asks."""
    return query_text((name, value) for name, value in _QUERY.canonical(loaded) if name in taken)


def spelled(query: str, schema: Query) -> str:
    """The one spelling of a query that has parameters of its own. Raises what answers 422."""
    with _told():
        loaded: Any = schema.load(texts(query, schema))
    return query_text(schema.canonical(loaded))


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong is said of the member."""
    try:
        yield
    except ValidationError as error:
        faults = [fault for value in error.messages_dict.values() for fault in value]
        raise InvalidBody({"query": faults}) from error
