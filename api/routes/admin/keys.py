"""Keys over HTTP: a key with the scope lists, makes and revokes others. What keys may do is in ``api.services.api_keys``."""

from collections.abc import Mapping
from typing import Any

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.errors import NotFound
from api.models import ApiKey
from api.queries.authored import keys as queries
from api.queries.paging import Rows, Window
from api.services import api_keys as rules, audit
from api.services.audit import Act
from api.services.references import as_uuid, entity_id
from api.settings import Site
from api.web.admin import authentication, requests
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.app_state import state
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from schemas.admin_queries import KeyQuery
from schemas.key import Key, KeyInput, KeyList, KeyMade

KEYS, SCOPE = f"{ADMIN}/keys", "keys:write"

blp = AdminBlueprint("keys", __name__, description="Keys of the authoring interface: which there are, and making narrower ones.")


def _listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    return queries.listed(connection, asked, window, site, only_section=authentication.key().section)


@blp.route(KEYS)
@blp.reads("listKeys", KeyList, scope=SCOPE, query=KeyQuery(), is_list=True)
def list_keys(asked: dict[str, object]) -> Response:
    """Lists keys, the first made first.

    Those that have expired or were revoked too; of a key that is bound to a section, only keys for that one. The keys themselves are
    not kept, only hashes of them.
    """
    return Listing(KeyQuery(), _listed).response(asked)


@blp.route(KEYS, methods=["POST"])
@blp.writes("createKey", KeyMade, scope=SCOPE, body=Body(KeyInput), status=201)
def create_key(write: WriteRequest) -> WriteResult:
    """Makes a key, which can do no more than the one that makes it.

    Its scopes are some of that one's; it is bound to the same section, and ends with it or before. It is told only here.
    """
    values = requests.load(KeyInput(), write.body)
    section = entity_id(write.session, "section", values["section"], "/section") if values.get("section") else None
    row, text = rules.make(
        write.session,
        name=values["name"],
        scopes=values["scopes"],
        section=section,
        expires_at=values.get("expires_at"),
        now=write.now,
        maker=write.key,
    )
    form = queries.one(write.session.connection(), row.id, write.site)
    headers = {"Location": f"{write.site.public_url}{KEYS}/{row.id}"}
    return WriteResult({**form, "key": text}, "create", "key", row.id, row.section_id, status=201, headers=headers, secrets=("key",))


@blp.route(f"{ADMIN}/key")
@blp.reads("getOwnKey", Key, scope=None)
def get_own_key(_asked: dict[str, object]) -> Response:
    """Shows the key that asks: what it may do, and how long.

    Any key may ask.
    """
    with reading(state().database) as connection:
        return with_etag(orjson.dumps(queries.one(connection, authentication.key().id, state().site)))


@blp.route(f"{KEYS}/<id>", parameters=ID)
@blp.reads("getKey", Key, scope=SCOPE)
def get_key(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows a key, without the key itself.

    `last_used_at` is noted at most once a minute.
    """
    one = as_uuid(id)
    if one is None:
        raise NotFound
    with reading(state().database) as connection:
        return with_etag(orjson.dumps(queries.one(connection, one, state().site, only_section=authentication.key().section)))


@blp.route(f"{KEYS}/<id>", methods=["DELETE"], parameters=ID)
@blp.writes("revokeKey", None, scope=SCOPE, status=204)
def revoke_key(write: WriteRequest) -> WriteResult:
    """Revokes a key, all that it made, and all that these made: the next request with one of them is refused.

    `revoked_at` of each says so, and the audit names each. A key that may do more than the one that asks is not revoked by it: 403.
    """
    row = write.session.get(ApiKey, write.id())
    if row is None or write.key.section not in (None, row.section_id):
        raise NotFound
    rules.check_wider(write.key, row)
    for ended in rules.revoke(write.session, row.id, now=write.now):
        if ended.id != row.id:
            audit.record(write.session, Act("revoke", "key", ended.id, ended.section_id), by=write.by, now=write.now)
    return WriteResult(None, "revoke", "key", row.id, row.section_id, status=204)
