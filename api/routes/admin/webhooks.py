"""Webhooks over HTTP. What may be done with one is in ``api.services.webhooks``, what it is told in ``api.webhooks``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import orjson
from flask import Response
from sqlalchemy import Connection

from api.db import reading
from api.errors import InvalidInput, NotFound
from api.models import Webhook as WebhookRow
from api.queries.authored import webhooks as queries
from api.queries.paging import Rows, Window
from api.queries.sync.places import InLog
from api.queries.sync.scopes import NARROWING
from api.services import webhooks as rules
from api.services.references import as_uuid
from api.services.webhooks import Sealer
from api.settings import Site
from api.web.admin import authentication, changes_queries, requests
from api.web.admin.blueprint import ID, AdminBlueprint, with_etag
from api.web.admin.requests import JSON, MERGE_PATCH, Body, WriteRequest, WriteResult, revision_etag
from api.web.app_state import state
from api.web.lists import Listing
from api.web.wsgi import ADMIN
from api.webhooks.messages import place_of, written
from schemas.actions import Nothing
from schemas.webhook import (
    ReplayInput,
    Webhook,
    WebhookAttemptList,
    WebhookAttemptQuery,
    WebhookInput,
    WebhookList,
    WebhookMade,
    WebhookPatch,
    WebhookQuery,
    WebhookTestSent,
)
from schemas.webhook_messages import TEST

WEBHOOKS, SCOPE = f"{ADMIN}/webhooks", "webhooks:write"
TAKEN = ("types", *NARROWING)
UNBOUND = "see or change webhooks, which tell of all,"

blp = AdminBlueprint("webhooks", __name__, description="Webhooks: addresses that are told what has changed.")


@blp.route(WEBHOOKS)
@blp.reads("listWebhooks", WebhookList, scope=SCOPE, query=WebhookQuery(), is_list=True)
def list_webhooks(asked: dict[str, object]) -> Response:
    """Lists webhooks, the first made first.

    Secrets are not told.
    """
    authentication.need_unbound(UNBOUND)
    return Listing(WebhookQuery(), queries.listed).response(asked)


@blp.route(WEBHOOKS, methods=["POST"])
@blp.writes("createWebhook", WebhookMade, scope=SCOPE, body=Body(WebhookInput), status=201)
def create_webhook(write: WriteRequest) -> WriteResult:
    """Makes a webhook, which is told of what changes from now on.

    `secret` is told only here. Messages are those of the guide in docs/webhooks.md.
    """
    authentication.need_unbound(UNBOUND)
    values = requests.load(WebhookInput(), write.body)
    url, asked = _checked_url(values["url"]), _asked(values.get("query", ""))
    row, secret = rules.make(
        write.session,
        {"name": values["name"], "url": url, "query": changes_queries.canonical(asked, TAKEN)},
        asked=asked,
        site=write.site,
        sealer=_sealer(),
        now=write.now,
    )
    made = _result(write, row, "create", secret=secret)
    return replace(made, status=201, headers={**made.headers, "Location": f"{write.site.public_url}{WEBHOOKS}/{row.id}"})


@blp.route(f"{WEBHOOKS}/<id>", parameters=ID)
@blp.reads("getWebhook", Webhook, scope=SCOPE)
def get_webhook(_asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Shows a webhook.

    With it how far it is, what waits and since when it fails; without its secret, which is told only when it is made.
    """
    authentication.need_unbound(UNBOUND)
    one = as_uuid(id)
    if one is None:
        raise NotFound
    with reading(state().database) as connection:
        form = queries.one(connection, one, state().site)
    return with_etag(orjson.dumps(form), form["revision"])


@blp.route(f"{WEBHOOKS}/<id>", methods=["PATCH"], parameters=ID)
@blp.writes("updateWebhook", Webhook, scope=SCOPE, body=Body(WebhookPatch, (MERGE_PATCH, JSON)), if_match=True)
def update_webhook(write: WriteRequest) -> WriteResult:
    """Changes name, address or query of a webhook.

    With another query it goes on from where it is; what was in the one before and is not in this one is not told to have left.
    """
    row = _found(write)
    values = requests.load(WebhookPatch(), write.body)
    if "url" in values:
        values["url"] = _checked_url(values["url"])
    asked = _asked(values["query"]) if "query" in values else None
    if asked is not None:
        values["query"] = changes_queries.canonical(asked, TAKEN)
    rules.edit(write.session, row, values, asked=asked, site=write.site, now=write.now)
    return _result(write, row, "update")


@blp.route(f"{WEBHOOKS}/<id>", methods=["DELETE"], parameters=ID)
@blp.writes("deleteWebhook", None, scope=SCOPE, status=204, if_match=True)
def delete_webhook(write: WriteRequest) -> WriteResult:
    """Deletes a webhook.

    With it go its attempts and what it was yet to be told; a message that is being sent may still arrive.
    """
    row = _found(write)
    rules.remove(write.session, row)
    return WriteResult(None, "delete", "webhook", row.id, status=204)


@blp.route(f"{WEBHOOKS}/<id>/attempts", parameters=ID)
@blp.reads("listWebhookAttempts", WebhookAttemptList, scope=SCOPE, query=WebhookAttemptQuery(), is_list=True)
def list_attempts(asked: dict[str, object], id: str) -> Response:  # noqa: A002 - the name in the address
    """Lists attempts of the last 30 days, the last first.

    Each time that a message was sent is one, with the status that was answered and how long that took, or why there was no answer.
    """
    authentication.need_unbound(UNBOUND)
    one = as_uuid(id)
    if one is None:
        raise NotFound

    def listed(connection: Connection, _asked: Mapping[str, Any], window: Window, _site: Site) -> Rows:
        return queries.attempts(connection, one, window)

    return Listing(WebhookAttemptQuery(), listed).response(asked)


@blp.route(f"{WEBHOOKS}/<id>/pause", methods=["POST"], parameters=ID)
@blp.writes("pauseWebhook", Webhook, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def pause_webhook(write: WriteRequest) -> WriteResult:
    """Pauses a webhook.

    It is told nothing and keeps its place; one that is paused already stays so.
    """
    return _acted(write, "pause", lambda row: rules.pause(row, "asked", now=write.now))


@blp.route(f"{WEBHOOKS}/<id>/resume", methods=["POST"], parameters=ID)
@blp.writes("resumeWebhook", Webhook, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def resume_webhook(write: WriteRequest) -> WriteResult:
    """Resumes a webhook.

    It is told what is so now of all that has changed since its place, not each change.
    """
    return _acted(write, "resume", lambda row: rules.resume(write.session, row, now=write.now))


@blp.route(f"{WEBHOOKS}/<id>/replay", methods=["POST"], parameters=ID)
@blp.writes("replayWebhook", Webhook, scope=SCOPE, body=Body(ReplayInput, is_needed=False), if_match=False)
def replay_webhook(write: WriteRequest) -> WriteResult:
    """Tells a webhook again, as it is now, what has changed after a cursor; without one everything.

    A message that waits is made anew. One that is being sent may still arrive.
    """
    cursor = requests.load(ReplayInput(), write.body).get("cursor")
    return _acted(write, "replay", lambda row: rules.replay(write.session, row, _place(write, row, cursor), site=write.site, now=write.now))


@blp.route(f"{WEBHOOKS}/<id>/rotate-secret", methods=["POST"], parameters=ID)
@blp.writes("rotateWebhookSecret", WebhookMade, scope=SCOPE, body=Body(Nothing, is_needed=False), if_match=False)
def rotate_secret(write: WriteRequest) -> WriteResult:
    """Makes a new secret for a webhook.

    It is told only in this answer. Messages are signed with the old one, too, for 24 hours.
    """
    row = _found(write, needs_match=False)
    return _result(write, row, "rotate-secret", secret=rules.rotate(row, _sealer(), now=write.now))


@blp.route(f"{WEBHOOKS}/<id>/test", methods=["POST"], parameters=ID)
@blp.writes("testWebhook", WebhookTestSent, scope=SCOPE, body=Body(Nothing, is_needed=False), status=202)
def test_webhook(write: WriteRequest) -> WriteResult:
    """Sends a webhook a message of type `webhook.test`.

    One that is paused gets it, too; its attempts say what came of it.
    """
    row = _found(write, needs_match=None)
    message = rules.test(write.session, row, written(TEST, {"webhook": str(row.id)}, write.now), now=write.now)
    return WriteResult({"message": queries.message_name(message.id)}, "test", "webhook", row.id, status=202)


def _found(write: WriteRequest, *, needs_match: bool | None = True) -> WebhookRow:
    """The webhook, with ``If-Match`` looked at; ``None``: it does not count."""
    authentication.need_unbound(UNBOUND)
    row = rules.found(write.session, write.id())
    if needs_match is not None:
        write.check(row.revision, lambda: queries.one(write.session.connection(), row.id, write.site), needed=needs_match)
    return row


def _acted(write: WriteRequest, action: str, act: Callable[[WebhookRow], None]) -> WriteResult:
    row = _found(write, needs_match=False)
    act(row)
    return _result(write, row, action)


def _result(write: WriteRequest, row: WebhookRow, action: str, *, secret: str | None = None) -> WriteResult:
    write.session.flush()
    form = queries.one(write.session.connection(), row.id, write.site)
    told = form if secret is None else {**form, "secret": secret}
    headers = {"ETag": revision_etag(row.revision)}
    return WriteResult(told, action, "webhook", row.id, revision=row.revision, headers=headers, secrets=("secret",))


def _sealer() -> Sealer:
    return Sealer(state().settings.secrets)


def _checked_url(url: str) -> str:
    from api.outbound import Door, NotAllowed  # noqa: PLC0415 - what sends requests is not loaded where none are sent

    try:
        return Door(state().settings.outbound_allow).check(url)
    except NotAllowed as error:
        raise InvalidInput(str(error), "/url") from None


def _asked(query: str) -> dict[str, Any]:
    return changes_queries.asked(query, TAKEN, "does not say which changes: a webhook takes")


def _place(write: WriteRequest, row: WebhookRow, cursor: str | None) -> InLog | None:
    return None if cursor is None else place_of(write.session.connection(), row, cursor, write.site)
