"""Sources over HTTP. What may be done with one is in ``api.services.syndication``, how one is pulled in ``api.sources``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
from flask import Response
from sqlalchemy import Connection

from api.clock import database_now_us
from api.db import reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Source as SourceRow
from api.queries.authored import sources as queries
from api.queries.paging import Rows, Window
from api.services.references import as_uuid
from api.services.syndication import sources as rules
from api.settings import Site
from api.web import hints
from api.web.admin import authentication, requests, source_forms
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import JSON, MERGE_PATCH, Body, WriteRequest, WriteResult, revision_etag
from api.web.app_state import state
from api.web.lists import Listing
from api.web.wsgi import ADMIN, HINTS
from schemas.actions import Nothing
from schemas.source import (
    FOREIGN_INTERVAL,
    INTERVAL,
    Source,
    SourceHint,
    SourceInput,
    SourceItem,
    SourceItemList,
    SourceList,
    SourcePatch,
)
from schemas.source_queries import HubQuery, SourceItemQuery, SourceQuery

SOURCES, SCOPE = f"{ADMIN}/sources", "sources:write"
UNBOUND = "see or change sources"
ITEM = [{"in": "path", "name": "item", "description": "Id of a post there.", "schema": {"type": "string", "format": "uuid"}}]
TOKEN = [{"in": "path", "name": "token", "description": "The token of a source.", "schema": {"type": "string", "minLength": 1}}]
UNLESS_SAID = {"kind": rules.BROADSHEET, "query": "", "becomes": "published"}

blp = AdminBlueprint("sources", __name__, description="Sources: other Broadsheets, and feeds, whose own posts a section takes.")


@blp.route(SOURCES)
@blp.reads("listSources", SourceList, scope=SCOPE, query=SourceQuery(), is_list=True)
def list_sources(asked: dict[str, object]) -> Response:
    """Lists sources, the first made first.

    Each with how far it is, since when it fails and why, and how many posts of it are here or set aside.
    """
    authentication.need_unbound(UNBOUND)
    return Listing(SourceQuery(), queries.listed).response(asked)


@blp.route(SOURCES, methods=["POST"])
@blp.writes("createSource", Source, scope=SCOPE, body=Body(SourceInput), status=201)
def create_source(write: WriteRequest) -> WriteResult:
    """Makes a source, which is pulled at once.

    Only posts that are its own are taken. How, and what becomes of them, is in the guide in docs/sections.md.
    """
    authentication.need_unbound(UNBOUND)
    given = {**UNLESS_SAID, **requests.load(SourceInput(), write.body)}
    interval = INTERVAL if given["kind"] == rules.BROADSHEET else FOREIGN_INTERVAL
    values = {"interval_seconds": interval, **source_forms.checked(given, given["kind"])}
    row = rules.make(write.session, values, site=write.site, now=write.now)
    made = _result(write, row, "create")
    return replace(made, status=201, headers={**made.headers, "Location": f"{write.site.public_url}{SOURCES}/{row.id}"})


@blp.route(f"{SOURCES}/<id>", parameters=ID)
@blp.reads("getSource", Source, scope=SCOPE)
def get_source(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows a source.

    With it its cursor, lag, last error and counts, and the tags and campaigns that nothing here stands for. No `ETag` answers for those.
    """
    one = _known(id)
    with reading(state().database) as connection:
        form = queries.one(connection, one)
    return with_etag(orjson.dumps(form), form["revision"])


@blp.route(f"{SOURCES}/<id>", methods=["PATCH"], parameters=ID)
@blp.writes("updateSource", Source, scope=SCOPE, body=Body(SourcePatch, (MERGE_PATCH, JSON)), if_match=True)
def update_source(write: WriteRequest) -> WriteResult:
    """Changes a source.

    With another address, query, section, license, table or fate of new copies everything is read again, what was set aside too. Copies
    that are not in the new query are withdrawn then, many only after `confirm-absent`.
    """
    row = _found(write)
    rules.edit(
        write.session,
        row,
        source_forms.checked(requests.load(SourcePatch(), write.body), row.kind, row.url),
        site=write.site,
        now=write.now,
    )
    return _result(write, row, "update")


@blp.route(f"{SOURCES}/<id>", methods=["DELETE"], parameters=ID)
@blp.writes("deleteSource", None, scope=SCOPE, status=204, if_match=True)
def delete_source(write: WriteRequest) -> WriteResult:
    """Deletes a source.

    Its copies stay as they are, and nobody withdraws them from then on: withdraw them first if they are to go. A source that comes back
    knows them again, and what was hidden stays hidden.
    """
    row = _found(write)
    rules.remove(write.session, row)
    return WriteResult(None, "delete", "source", row.id, status=204)


@blp.route(f"{SOURCES}/<id>/items", parameters=ID)
@blp.reads("listSourceItems", SourceItemList, scope=SCOPE, query=SourceItemQuery(), is_list=True)
def list_items(asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Lists posts of a source, the last found first.

    `set_aside=true`: those that were not taken, each with the reason. They are tried again when they change there, when the source
    is changed here, by `read-again`, and each by itself by `retry`.
    """
    one = _known(id)

    def listed(connection: Connection, asked: Mapping[str, Any], window: Window, _site: Site) -> Rows:
        return queries.items(connection, one, asked, window)

    return Listing(SourceItemQuery(), listed).response(asked)


@blp.route(f"{SOURCES}/<id>/items/<item>/retry", methods=["POST"], parameters=[*ID, *ITEM])
@blp.writes("retrySourceItem", SourceItem, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def retry_item(write: WriteRequest) -> WriteResult:
    """Tries again to take a post that is set aside.

    A worker fetches it by itself, within a second or so, and what becomes of it is what becomes of any post of the source; where it does
    not come it is tried again for five minutes. A WordPress is asked for it by its number; of a feed the document is read, and where the
    item is not there any more, that is why it is set aside. A post that is not set aside is 409.
    """
    row, remote = _found(write, needs_match=False), write.id("item")
    rules.retry(write.session, row, remote, now=write.now)
    write.session.flush()
    return WriteResult(queries.item(write.session.connection(), row.id, remote), "retry", "source", row.id, revision=row.revision)


@blp.route(f"{SOURCES}/<id>/pull", methods=["POST"], parameters=ID)
@blp.writes("pullSource", Source, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def pull_source(write: WriteRequest) -> WriteResult:
    """Has a source pulled as soon as may be.

    A worker does that, within a second or so. One that fails is not waited for any longer.
    """
    return _acted(write, "pull", lambda row: rules.pull(row, now=write.now))


@blp.route(f"{SOURCES}/<id>/read-again", methods=["POST"], parameters=ID)
@blp.writes("readSourceAgain", Source, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def read_source_again(write: WriteRequest) -> WriteResult:
    """Has everything of a source read again.

    What was set aside is tried again; what is here already stays, and nothing comes twice.
    """
    return _acted(write, "read-again", lambda row: rules.read_again(row, now=write.now))


@blp.route(f"{SOURCES}/<id>/hint", parameters=ID)
@blp.reads("getSourceHint", SourceHint, scope=SCOPE)
def get_hint(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows where the other side of a source may say that it has news.

    The address is for a webhook there, as its `url`. It names the source and is signed: whoever knows it may have the source pulled once a
    second, and no more. It stays the same until the secret that signed it is no longer among `BROADSHEET_SECRETS`.
    """
    source = _known(id)
    with reading(state().database) as connection:
        queries.one(connection, source)
    return with_etag(orjson.dumps({"url": hints.address(state().site, state().cursors, source)}))


@blp.route(f"{HINTS}<token>", methods=["POST"], parameters=TOKEN)
@blp.opens("hintSource", None, status=204)
def hint_source(_asked: dict[str, object], token: str) -> Response:
    """Has a source pulled within a second, because it says that it has news.

    No key is needed: the token is enough. What is sent is not read, so it cannot say anything that is not so; what is new is asked of the
    source. A source that is paused stays so, and one that fails is asked when its pause is over. 404 for what is no token, and where the
    source was deleted.
    """
    state().database.need_writable()
    source = hints.source_of(state().cursors, token)
    with writing(state().database) as session:
        rules.hint(session, source, now=database_now_us(session.connection()))
    return Response(status=204)


@blp.route(f"{HINTS}<token>", parameters=TOKEN)
@blp.opens("verifySourceHint", None, query=HubQuery(), text="The challenge.")
def verify_hint(asked: dict[str, Any], token: str) -> Response:
    """Tells a hub that it was asked to say when a feed has news (WebSub, 5.3).

    The hub that a feed names is asked to, with the address of the hints of its source; it asks back here, and is answered with its
    challenge. 404 for what no hub was asked for.
    """
    state().database.need_writable()
    source = hints.source_of(state().cursors, token)
    with writing(state().database) as session:
        rules.agree(session, source, asked, now=database_now_us(session.connection()))
    return Response(asked.get("challenge", ""), content_type="text/plain; charset=utf-8", headers={"X-Content-Type-Options": "nosniff"})


@blp.route(f"{SOURCES}/<id>/pause", methods=["POST"], parameters=ID)
@blp.writes("pauseSource", Source, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def pause_source(write: WriteRequest) -> WriteResult:
    """Pauses a source.

    It is not pulled and keeps its place; its copies stay as they are, also where their origin withdraws them.
    """
    return _acted(write, "pause", lambda row: rules.pause(row, now=write.now))


@blp.route(f"{SOURCES}/<id>/resume", methods=["POST"], parameters=ID)
@blp.writes("resumeSource", Source, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def resume_source(write: WriteRequest) -> WriteResult:
    """Resumes a source.

    It is pulled from its place on.
    """
    return _acted(write, "resume", lambda row: rules.resume(row, now=write.now))


@blp.route(f"{SOURCES}/<id>/confirm-absent", methods=["POST"], parameters=ID)
@blp.writes("confirmSourceAbsent", Source, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def confirm_absent(write: WriteRequest) -> WriteResult:
    """Has the copies withdrawn that the last snapshot of a source did not name.

    They wait for this where they are many, as when another, empty server answers at its address.
    """
    return _acted(write, "confirm-absent", lambda row: rules.confirm(row, now=write.now))


def _known(ref: str) -> UUID:
    """The id in a path. Raises ``NotFound``, or ``ScopeMissing`` for a key that is bound to a section."""
    authentication.need_unbound(UNBOUND)
    one = as_uuid(ref)
    if one is None:
        raise NotFound
    return one


def _found(write: WriteRequest, *, needs_match: bool = True) -> SourceRow:
    """The source, with ``If-Match`` looked at."""
    authentication.need_unbound(UNBOUND)
    row = rules.found(write.session, write.id())
    write.check(row.revision, lambda: queries.one(write.session.connection(), row.id), needed=needs_match)
    return row


def _acted(write: WriteRequest, action: str, act: Callable[[SourceRow], None]) -> WriteResult:
    row = _found(write, needs_match=False)
    act(row)
    return _result(write, row, action)


def _result(write: WriteRequest, row: SourceRow, action: str) -> WriteResult:
    write.session.flush()
    form = queries.one(write.session.connection(), row.id)
    return WriteResult(form, action, "source", row.id, revision=row.revision, headers={"ETag": revision_etag(row.revision)})
