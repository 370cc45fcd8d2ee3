"""The five addresses that every resource has for those who write: list, make, read, change, delete."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from flask import Response

from api.web.authoring import ID, NOTHING, Authoring, first_line
from api.web.bodies import JSON, MERGE_PATCH, Body
from api.web.calls import Call, Done
from api.web.lists import Listing
from api.web.nouns import Noun
from api.web.wsgi import ADMIN
from schemas.base import Output
from schemas.query import Query

MERGE = (JSON, MERGE_PATCH)
View = TypeVar("View", bound=Callable[..., Any])


class Names(NamedTuple):
    """How a resource is called in sentences: ``A tag``, ``tags``; what its operations are called by; the scope that writes it."""

    one: str
    many: str
    operation: str
    scope: str


class More(NamedTuple):
    """What changing and deleting take besides, and what deleting answers (202) where work goes on afterwards."""

    change_query: Query = NOTHING
    delete_query: Query = NOTHING
    later: type[Output] | None = None


PLAIN = More()


def serve(
    blp: Authoring,
    noun: Noun,
    names: Names,
    *,
    listing: Listing,
    listed: type[Output],
    more: More = PLAIN,
) -> None:
    """Adds the addresses of a resource to the routes."""
    path, title = f"{ADMIN}/{noun.kind}s", names.operation
    new, changes = type(noun.new), type(noun.changes)
    _reading(blp, noun, names, listing, listed)

    @called(f"create_{noun.kind}", f"Makes {names.one}.\n\nIts address is in `Location`, its revision in `ETag`.")
    def create(call: Call) -> Done:
        return noun.make(call)

    @called(
        f"update_{noun.kind}",
        f"Changes {names.one}.\n\nThe body is a merge patch (RFC 7396): what is not named stays, `null` takes a value away, lists are "
        "replaced whole.",
    )
    def update(call: Call) -> Done:
        return noun.change(call)

    @called(f"delete_{noun.kind}", f"Deletes {names.one}.\n\nWhat others still refer to is not deleted: 409 `in-use`.")
    def delete(call: Call) -> Done:
        return noun.delete(call)

    blp.route(path, methods=["POST"])(blp.writes(f"create{title}", noun.answer, scope=names.scope, body=Body(new), status=201)(create))
    patch = Body(changes, MERGE)
    marked = blp.writes(f"update{title}", noun.answer, scope=names.scope, body=patch, query=more.change_query, if_match=True)
    blp.route(f"{path}/<id>", methods=["PATCH"], parameters=ID)(marked(update))
    gone = blp.writes(f"delete{title}", None, scope=names.scope, query=more.delete_query, status=204, if_match=True)(delete)
    if more.later is not None:
        gone = blp.alt_response(202, schema=more.later, description=first_line(more.later), success=True)(gone)
    blp.route(f"{path}/<id>", methods=["DELETE"], parameters=ID)(gone)


def _reading(blp: Authoring, noun: Noun, names: Names, listing: Listing, listed: type[Output]) -> None:
    path = f"{ADMIN}/{noun.kind}s"

    @called(
        f"list_{noun.kind}s",
        f"Lists {names.many} as they are written, the last changed first.\n\nAll filters must hold; texts are left out.",
    )
    def list_all(asked: dict[str, Any]) -> Response:
        return listing.answer(asked)

    @called(f"get_{noun.kind}", f"Shows {names.one} as it is written.\n\n`ETag` is its revision.")
    def get_one(_asked: dict[str, Any], id: str) -> Response:  # noqa: A002 - the name in the address
        return noun.show(id)

    blp.route(path)(blp.reads(f"listAuthored{names.operation}s", listed, query=listing.query, is_list=True)(list_all))
    blp.route(f"{path}/<id>", parameters=ID)(blp.reads(f"getAuthored{names.operation}", noun.answer)(get_one))


def called(name: str, summary: str) -> Callable[[View], View]:
    """Gives a view its name and the text that the document has of it."""

    def decorated(view: View) -> View:
        view.__name__, view.__doc__ = name, summary
        return view

    return decorated
