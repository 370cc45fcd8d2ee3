"""Revisions for those who write: the same four addresses for every kind of resource. What restoring one does is in ``api.services``."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.errors import NotFound
from api.models import RESOURCES
from api.queries.authored import resource_revisions, revisions
from api.queries.authored.forms import Form
from api.queries.paging import Rows, Window
from api.routes.admin.events import check_scope as check_event_scope
from api.routes.admin.posts import POSTS, check_scope
from api.routes.admin.resources import SERVED
from api.routes.admin.serve import called
from api.services.posts import revisions as rules
from api.services.references import as_uuid
from api.services.resources import restoring
from api.settings import Site
from api.web.admin import authentication, requests
from api.web.admin.blueprint import ID, NOTHING, AdminBlueprint, with_etag
from api.web.admin.crud import Resource
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.app_state import state
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.wsgi import ADMIN
from schemas.actions import CampaignChangeQuery, Nothing, PostChangeQuery
from schemas.query import Query
from schemas.revision import MOST, NUMBER as OF_PATH, REVISIONS, CompareQuery, Comparison, RevisionQuery

NUMBER = [*ID, *OF_PATH]

blp = AdminBlueprint("revisions", __name__, description="Every form of a resource that was saved.")


@dataclass(frozen=True, slots=True)
class Saved:
    """Saved forms of a kind: how they are read, compared and restored. ``section`` is that of a key that is bound to one."""

    resource: Resource
    restored: Callable[[WriteRequest, int], WriteResult]
    told: str
    """What the document says of restoring."""
    query: Query = NOTHING

    @property
    def kind(self) -> str:
        """Its name."""
        return self.resource.kind.name

    def listed(self, connection: Connection, entity: UUID, window: Window) -> Rows:
        """A page of revisions, newest first."""
        return resource_revisions.listed(connection, self.kind, entity, window)

    def one(self, connection: Connection, entity: UUID, number: int, section: UUID | None) -> Form:
        """A revision, whole."""
        return resource_revisions.one(connection, self.kind, entity, number, state().site, section)

    def compared(self, connection: Connection, entity: UUID, numbers: tuple[int, int], section: UUID | None) -> list[Form]:
        """``{member before after}`` of what differs."""
        return resource_revisions.compared(connection, self.kind, entity, numbers, state().site, section)


class SavedPosts(Saved):
    """The same of posts, of which some forms are public and some wait."""

    def listed(self, connection: Connection, entity: UUID, window: Window) -> Rows:
        """A page of revisions, newest first."""
        return revisions.listed(connection, entity, window)

    def one(self, connection: Connection, entity: UUID, number: int, section: UUID | None) -> Form:
        """A revision, whole."""
        return revisions.one(connection, entity, number, state().site, section)

    def compared(self, connection: Connection, entity: UUID, numbers: tuple[int, int], section: UUID | None) -> list[Form]:
        """``{member before after}`` of what differs, the state included."""
        saved = [revisions.snapshot_of(connection, entity, number) for number in numbers]
        names = rules.differences(*saved)
        one, other = (revisions.form_of(connection, snapshot, state().site, section) | {"state": snapshot["state"]} for snapshot in saved)
        members = [revisions.NAMES.get(name, name) for name in names]
        if section is not None and one["translation_of"] == other["translation_of"]:  # what differs is not for this key
            members = [name for name in members if name != "translation_of"]
        return [{"member": name, "before": one[name], "after": other[name]} for name in members]


def _post_restored(write: WriteRequest, number: int) -> WriteResult:
    post, draft = POSTS.found(write), write.asked["draft"]
    POSTS.check(write, post, needed=False)
    check_scope(write, post, draft=draft)
    rules.restore(write.session, post, number, now=write.now, by=write.by, draft=draft)
    return POSTS.result(write, post, "restore-revision")


def _event_restored(write: WriteRequest, number: int) -> WriteResult:
    check_event_scope(write, SERVED["event"].found(write))
    return _restored(SERVED["event"])(write, number)


def _restored(resource: Resource) -> Callable[[WriteRequest, int], WriteResult]:
    def restored(write: WriteRequest, number: int) -> WriteResult:
        row = resource.found(write)
        resource.check(write, row, needed=False)
        drop = write.asked.get("drop_figures", False)
        restoring.restore(write.session, row, number, now=write.now, by=write.by, drop_figures=drop)
        return resource.result(write, row, "restore-revision")

    return restored


LEFT_OUT = {
    "event": "a slug that another one has, campaigns and a section that are gone",
    "tag": "a slug that another one has, a parent that is gone or below it by now",
    "campaign": "a slug that another one has. Figures that it would wipe need `drop_figures`",
}
"""By kind, what of a form may not be had any more."""
QUERIES: dict[str, Query] = {"campaign": CampaignChangeQuery()}
"""By kind, what restoring takes."""

SAVED: dict[str, Saved] = {
    "post": SavedPosts(
        POSTS,
        _post_restored,
        "State and first publication stay; a public post changes at once, or with `draft=true` by its pending revision. Left out is what "
        "cannot be had any more: references to what is gone, a slug that another post has, moments that have passed.",
        PostChangeQuery(),
    ),
    **{
        name: Saved(
            SERVED[name],
            _event_restored if name == "event" else _restored(SERVED[name]),
            f"It changes at once. Left out is what cannot be had any more: {LEFT_OUT.get(name, 'a slug that another one has')}.",
            QUERIES.get(name, NOTHING),
        )
        for name in RESOURCES
    },
}


def _serve(saved: Saved) -> None:
    """Adds the addresses of the revisions of a kind to the routes."""
    kind, title = saved.resource.kind, saved.resource.kind.name.capitalize()
    article = "an" if kind.name[0] in "aeiou" else "a"
    path, answers = f"{ADMIN}/{kind.plural}/<id>/revisions", REVISIONS[kind.name]

    @called(
        f"list_{kind.name}_revisions",
        f"Lists the revisions of {article} {kind.name}, newest first.\n\n"
        f"Every save is one{', actions too' if kind.name == 'post' else ''}; none is ever thrown away while the {kind.name} is there.",
    )
    def list_revisions(asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
        entity = visible(id, kind.name)

        def listed(connection: Connection, _asked: Asked, window: Window, _site: Site) -> Rows:
            return saved.listed(connection, entity, window)

        return Listing(RevisionQuery(), listed).response(asked)

    @called(
        f"get_{kind.name}_revision",
        f"Shows what {article} {kind.name} was like when it was saved.\n\nReferences to what is gone since are left out.",
    )
    def get_revision(_asked: dict[str, object], id: str, number: str) -> Response:  # noqa: A002
        entity, place = visible(id, kind.name), revision_number(number)
        with reading(state().database) as connection:
            return with_etag(orjson.dumps(saved.one(connection, entity, place, authentication.key().section)))

    @called(
        f"compare_{kind.name}_revisions",
        f"Compares two revisions of {article} {kind.name}.\n\n`before` is the one in the path, `after` the one in `with`.",
    )
    def compare_revisions(asked: dict[str, int], id: str, number: str) -> Response:  # noqa: A002
        entity, numbers = visible(id, kind.name), (revision_number(number), asked["with"])
        with reading(state().database) as connection:
            changes = saved.compared(connection, entity, numbers, authentication.key().section)
        return with_etag(orjson.dumps({"before": numbers[0], "after": numbers[1], "changes": changes}))

    @called(
        f"restore_{kind.name}_revision",
        f"Makes an old form of {article} {kind.name} the present one, as a new revision.\n\n{saved.told}",
    )
    def restore_revision(write: WriteRequest) -> WriteResult:
        requests.load(Nothing(), write.body)
        return saved.restored(write, revision_number(write.path["number"]))

    blp.route(path, parameters=ID)(blp.reads(f"list{title}Revisions", answers.many, query=RevisionQuery())(list_revisions))
    blp.route(f"{path}/<number>", parameters=NUMBER)(blp.reads(f"get{title}Revision", answers.one)(get_revision))
    compared = blp.reads(f"compare{title}Revisions", Comparison, query=CompareQuery())(compare_revisions)
    blp.route(f"{path}/<number>/compare", parameters=NUMBER)(compared)
    restored = blp.writes(
        f"restore{title}Revision",
        saved.resource.answer,
        scope=kind.scope,
        query=saved.query,
        body=Body(Nothing, is_needed=False),
        if_match=False,
    )(restore_revision)
    blp.route(f"{path}/<number>/restore", methods=["POST"], parameters=NUMBER)(restored)


for _saved in SAVED.values():
    _serve(_saved)


def visible(ref: str, kind: str = "post") -> UUID:
    """The resource of a path. Raises ``NotFound`` for what is not there, or not for this key."""
    entity = as_uuid(ref)
    if entity is None:
        raise NotFound
    with reading(state().database) as connection:
        revisions.check_visible(connection, kind, entity, authentication.key().section)
    return entity


def revision_number(text: str) -> int:
    """The number in a path. Raises ``NotFound`` for what is none."""
    if not (text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= len(str(MOST)) and int(text) <= MOST):
        raise NotFound
    return int(text)
