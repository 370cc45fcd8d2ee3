"""The document of messages to webhooks: what a receiver is sent, and what follows from its answer (OpenAPI 3.1, "webhooks")."""

from typing import Any

from apispec import APISpec

from api.web.openapi.components import OPTIONS, VERSION, WEBHOOKS_INFO
from api.web.openapi.converter import OPENAPI_VERSION, Plugin
from schemas.webhook_messages import MESSAGES

WEBHOOKS_PATH = "/openapi-webhooks.json"
SIGNATURES = "^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$"
HEADERS: dict[str, dict[str, Any]] = {
    "WebhookId": {
        "name": "webhook-id",
        "description": "The message: the same when it is sent again. Who has seen it need do nothing.",
        "schema": {"type": "string", "examples": ["msg_01930a5c7e1a7c3f9d550a1b2c3d4e5f"]},
    },
    "WebhookTimestamp": {
        "name": "webhook-timestamp",
        "description": "When it was sent, in seconds since 1970 UTC.",
        "schema": {"type": "string", "pattern": "^[0-9]+$", "examples": ["1796029201"]},
    },
    "WebhookSignature": {
        "name": "webhook-signature",
        "description": "`v1,` and the HMAC-SHA256 of id, time and body in base64; for a day after a new secret two, with a space between.",
        "schema": {
            "type": "string",
            "pattern": SIGNATURES,
            "examples": ["v1,wYfX1LB0cVnAbuTtp7wNnC1VQbNbnDmzcSZF2MtgBqs="],
        },
    },
}
"""Of Standard Webhooks."""
ANSWERS: dict[str, str] = {
    "2XX": "It was accepted: within 15 seconds, best before any work is done.",
    "410": "Nothing more is wanted here: the webhook is paused at once.",
    "429": "Later: it is sent again, after `Retry-After` if that is said.",
    "default": "It was not accepted, a redirect neither: it is sent again, later each time, for three days.",
}


def webhooks_document(*_: object) -> dict[str, Any]:
    """The document, which depends on nothing but the release."""
    info = {key: value for key, value in OPTIONS["info"].items() if key in ("contact", "license")} | WEBHOOKS_INFO
    spec = APISpec("", VERSION, OPENAPI_VERSION, plugins=[Plugin(schema_name_resolver=lambda schema: _class(schema).__name__)])
    for schema in MESSAGES.values():
        spec.components.schema(schema.__name__, schema=schema)
    components = {
        "schemas": dict(sorted(spec.components.schemas.items())),
        "parameters": {name: {"in": "header", "required": True, **header} for name, header in HEADERS.items()},
    }
    return {
        "openapi": OPENAPI_VERSION,
        "info": {**info, "version": VERSION},
        "externalDocs": {"description": "Standard Webhooks: how messages are signed", "url": "https://www.standardwebhooks.com"},
        "servers": [{"url": "/", "description": "The server that sends messages; they go to the addresses of webhooks."}],
        "security": [],
        "tags": [{"name": "messages", "description": "What webhooks are told."}],
        "webhooks": {kind: {"post": _message(kind, schema)} for kind, schema in MESSAGES.items()},
        "components": components,
    }


def _message(kind: str, schema: type[Any]) -> dict[str, Any]:
    """One message as the operation of a receiver."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema.__name__}"}}}
    return {
        "tags": ["messages"],
        "operationId": "on" + "".join(word.capitalize() for word in kind.split(".")),
        "summary": (schema.__doc__ or "").removesuffix("."),
        "description": f"A message of type `{kind}`.",
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in HEADERS],
        "requestBody": {"required": True, "content": content},
        "responses": {status: {"description": told} for status, told in ANSWERS.items()},
    }


def _class(schema: Any) -> type[Any]:
    return schema if isinstance(schema, type) else type(schema)
