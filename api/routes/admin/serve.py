"""The five addresses that every resource has for those who write: list, make, read, change, delete."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from flask import Response

from api.errors import InvalidInput
from api.services.references import entity_id
from api.web.admin import requests
from api.web.admin.blueprint import ID, NOTHING, AdminBlueprint, first_line
from api.web.admin.crud import Resource
from api.web.admin.requests import JSON, MERGE_PATCH, Body, WriteRequest, WriteResult
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas.actions import Nothing
from schemas.base import Output
from schemas.query import Query

MERGE = (JSON, MERGE_PATCH)
View = TypeVar("View", bound=Callable[..., Any])


class More(NamedTuple):
    """What changing and deleting take besides, and what deleting answers (202) where work goes on afterwards."""

    change_query: Query = NOTHING
    delete_query: Query = NOTHING
    later: type[Output] | None = None


PLAIN = More()


def serve(blp: AdminBlueprint, resource: Resource, *, listing: Listing, listed: type[Output], more: More = PLAIN) -> None:
    """Adds the addresses of a resource to the routes."""
    kind, title, scope = resource.kind, resource.kind.name.capitalize(), resource.kind.scope
    article = "an" if kind.name[0] in "aeiou" else "a"
    path, new, patch = f"{ADMIN}/{kind.plural}", Body(type(resource.new)), Body(type(resource.patch), MERGE)
    _reading(blp, resource, listing, listed)

    @called(f"create_{kind.name}", f"Makes {article} {kind.name}.\n\nIts address is in `Location`, its revision in `ETag`.")
    def create(write: WriteRequest) -> WriteResult:
        return resource.make(write)

    @called(
        f"update_{kind.name}",
        f"Changes {article} {kind.name}.\n\nThe body is a merge patch (RFC 7396): what is not named stays, `null` takes a value away, "
        "lists are replaced whole.",
    )
    def update(write: WriteRequest) -> WriteResult:
        return resource.change(write)

    shared = " A key that is bound to a section deletes nothing that all share: 403." if resource.is_shared else ""

    @called(f"delete_{kind.name}", f"Deletes {article} {kind.name}.\n\nWhat others still refer to is not deleted: 409 `in-use`.{shared}")
    def delete(write: WriteRequest) -> WriteResult:
        return resource.delete(write)

    blp.route(path, methods=["POST"])(blp.writes(f"create{title}", resource.answer, scope=scope, body=new, status=201)(create))
    changed = blp.writes(f"update{title}", resource.answer, scope=scope, body=patch, query=more.change_query, if_match=True)(update)
    blp.route(f"{path}/<id>", methods=["PATCH"], parameters=ID)(changed)
    deleted = blp.writes(f"delete{title}", None, scope=scope, query=more.delete_query, status=204, if_match=True)(delete)
    if more.later is not None:
        deleted = blp.alt_response(202, schema=more.later, description=first_line(more.later), success=True)(deleted)
    blp.route(f"{path}/<id>", methods=["DELETE"], parameters=ID)(deleted)


def _reading(blp: AdminBlueprint, resource: Resource, listing: Listing, listed: type[Output]) -> None:
    kind, title = resource.kind, resource.kind.name.capitalize()
    article = "an" if kind.name[0] in "aeiou" else "a"
    path = f"{ADMIN}/{kind.plural}"

    @called(
        f"list_{kind.plural}",
        f"Lists {kind.plural} as they are written, the last changed first.\n\nAll filters must hold; texts are left out.",
    )
    def list_all(asked: dict[str, Any]) -> Response:
        return listing.response(asked)

    @called(f"get_{kind.name}", f"Shows {article} {kind.name} as it is written.\n\n`ETag` is its revision.")
    def get_one(_asked: dict[str, Any], id: str) -> Response:  # noqa: A002 - the name in the address
        return resource.show(id)

    blp.route(path)(blp.reads(f"listAuthored{title}s", listed, query=listing.query, is_list=True)(list_all))
    blp.route(f"{path}/<id>", parameters=ID)(blp.reads(f"getAuthored{title}", resource.answer)(get_one))


def called(name: str, summary: str) -> Callable[[View], View]:
    """Gives a view its name and the text that the document has of it."""

    def decorated(view: View) -> View:
        view.__name__, view.__doc__ = name, summary
        return view

    return decorated


PUBLISH = "posts:publish"
MAY_BE_EMPTY = Body(Nothing, is_needed=False)


class Action(NamedTuple):
    """An action on a resource: its name, its body, what it does with that, and what the document says of it."""

    name: str
    body: Body
    act: Callable[[WriteRequest, Any, Any], None]
    told: str


def plain(rule: Callable[..., None]) -> Callable[[WriteRequest, Any, Any], None]:
    """An action that needs to know nothing more."""
    return lambda write, row, _values: rule(write.session, row, now=write.now, by=write.by)


def serve_action(blp: AdminBlueprint, resource: Resource, action: Action) -> None:
    """Adds the address of an action on a resource to the routes."""
    kind = resource.kind

    @called(f"{action.name}_{kind.name}", action.told)
    def done(write: WriteRequest) -> WriteResult:
        values = requests.load(action.body.schema(), write.body)
        row = resource.found(write)
        resource.check(write, row, needed=False)  # the revision that the client has seen, if it says which
        action.act(write, row, values)
        return resource.result(write, row, action.name)

    marked = blp.writes(f"{action.name}{kind.name.capitalize()}", resource.answer, scope=PUBLISH, body=action.body, if_match=False)
    blp.route(f"{ADMIN}/{kind.plural}/<id>/{action.name}", methods=["POST"], parameters=ID)(marked(done))


def own_section(write: WriteRequest, ref: str | UUID) -> str:
    """The section that a bound key may write to. Raises ``InvalidInput`` for another one."""
    section = entity_id(write.session, "section", ref, "/section")
    if section != write.key.section:
        raise InvalidInput("This key is bound to another section.", "/section")
    return str(section)
