"""The five addresses that every resource has for those who write: list, make, read, change, delete."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from flask import Response

from api.web.admin.blueprint import ID, NOTHING, AdminBlueprint, first_line
from api.web.admin.crud import Resource
from api.web.admin.json_body import JSON, MERGE_PATCH, Body
from api.web.admin.requests import WriteRequest, WriteResult
from api.web.lists import Listing
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
    blp: AdminBlueprint,
    resource: Resource,
    names: Names,
    *,
    listing: Listing,
    listed: type[Output],
    more: More = PLAIN,
) -> None:
    """Adds the addresses of a resource to the routes."""
    path, title = f"{ADMIN}/{resource.kind}s", names.operation
    new, changes = type(resource.new), type(resource.changes)
    _reading(blp, resource, names, listing, listed)

    @called(f"create_{resource.kind}", f"Makes {names.one}.\n\nIts address is in `Location`, its revision in `ETag`.")
    def create(write: WriteRequest) -> WriteResult:
        return resource.make(write)

    @called(
        f"update_{resource.kind}",
        f"Changes {names.one}.\n\nThe body is a merge patch (RFC 7396): what is not named stays, `null` takes a value away, lists are "
        "replaced whole.",
    )
    def update(write: WriteRequest) -> WriteResult:
        return resource.change(write)

    @called(f"delete_{resource.kind}", f"Deletes {names.one}.\n\nWhat others still refer to is not deleted: 409 `in-use`.")
    def delete(write: WriteRequest) -> WriteResult:
        return resource.delete(write)

    blp.route(path, methods=["POST"])(blp.writes(f"create{title}", resource.answer, scope=names.scope, body=Body(new), status=201)(create))
    patch = Body(changes, MERGE)
    marked = blp.writes(f"update{title}", resource.answer, scope=names.scope, body=patch, query=more.change_query, if_match=True)
    blp.route(f"{path}/<id>", methods=["PATCH"], parameters=ID)(marked(update))
    gone = blp.writes(f"delete{title}", None, scope=names.scope, query=more.delete_query, status=204, if_match=True)(delete)
    if more.later is not None:
        gone = blp.alt_response(202, schema=more.later, description=first_line(more.later), success=True)(gone)
    blp.route(f"{path}/<id>", methods=["DELETE"], parameters=ID)(gone)


def _reading(blp: AdminBlueprint, resource: Resource, names: Names, listing: Listing, listed: type[Output]) -> None:
    path = f"{ADMIN}/{resource.kind}s"

    @called(
        f"list_{resource.kind}s",
        f"Lists {names.many} as they are written, the last changed first.\n\nAll filters must hold; texts are left out.",
    )
    def list_all(asked: dict[str, Any]) -> Response:
        return listing.answer(asked)

    @called(f"get_{resource.kind}", f"Shows {names.one} as it is written.\n\n`ETag` is its revision.")
    def get_one(_asked: dict[str, Any], id: str) -> Response:  # noqa: A002 - the name in the address
        return resource.show(id)

    blp.route(path)(blp.reads(f"listAuthored{names.operation}s", listed, query=listing.query, is_list=True)(list_all))
    blp.route(f"{path}/<id>", parameters=ID)(blp.reads(f"getAuthored{names.operation}", resource.answer)(get_one))


def called(name: str, summary: str) -> Callable[[View], View]:
    """Gives a view its name and the text that the document has of it."""

    def decorated(view: View) -> View:
        view.__name__, view.__doc__ = name, summary
        return view

    return decorated
