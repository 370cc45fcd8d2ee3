"""What the document says once for all operations: headers of requests and answers, the key, what the interface is."""

from typing import Any

from api.services.api_keys import SCOPES

VERSION = "1.0.0"
"""Of the interface, not of the release: within ``/v1`` the first number stays."""
INFO = ("title", "summary", "description", "version", "contact", "license")
ORDER = ("openapi", "info", "externalDocs", "servers", "security", "tags", "paths", "components")
"""Of the members of the document, and of what it says of itself."""

HEADERS: dict[str, dict[str, Any]] = {
    "RequestId": {
        "description": "Id of the request, for logs: the one sent as `X-Request-Id` if it is 1 to 64 safe characters, else a new one.",
        "schema": {"type": "string", "examples": ["01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"]},
    },
    "RetryAfter": {"description": "Seconds after which to ask again.", "schema": {"type": "integer", "examples": [2]}},
    "ETag": {
        "description": "Names these bytes, in this coding; strong (RFC 9110, 8.8.3). It stays while the bytes do.",
        "schema": {"type": "string", "examples": ['"0f343b0931126a20f133d67c2b018a3b-br"']},
    },
    "Revision": {
        "description": "The revision of the resource, for `If-Match`. Lists have none.",
        "schema": {"type": "string", "examples": ['"7"']},
    },
    "CacheControl": {
        "description": "For how long browsers (`max-age`) and shared caches (`s-maxage`) may show it; never beyond the next due change.",
        "schema": {"type": "string", "examples": ["max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600"]},
    },
    "CacheStatus": {
        "description": "Whether the answer was kept or has been made (RFC 9211): `broadsheet; hit` or `broadsheet; fwd=miss`.",
        "schema": {"type": "string", "examples": ["broadsheet; hit"]},
    },
    "Challenge": {
        "description": "How a key is sent (RFC 6750); `error` is there where one was sent that is not valid.",
        "schema": {"type": "string", "examples": ['Bearer realm="broadsheet", error="invalid_token"']},
    },
    "RateLimit": {
        "description": "Requests that are left (`r`) in the next seconds (`t`); draft-ietf-httpapi-ratelimit-headers.",
        "schema": {"type": "string", "examples": ['"default";r=599;t=60']},
    },
    "RateLimitPolicy": {
        "description": "How many (`q`) are answered in so many seconds (`w`).",
        "schema": {"type": "string", "examples": ['"default";q=600;w=60']},
    },
    "Location": {
        "description": "The present address, the query kept.",
        "schema": {"type": "string", "format": "uri", "examples": ["https://www.example.org/v1/posts/a-thousand-homes"]},
    },
}
PARAMETERS: dict[str, dict[str, Any]] = {
    "IfNoneMatch": {
        "name": "If-None-Match",
        "description": "The `ETag` of an answer that the client still has, or several: 304 where one is the present one.",
        "schema": {"type": "string", "examples": ['"0f343b0931126a20f133d67c2b018a3b-br"']},
    },
    "IfMatch": {
        "name": "If-Match",
        "required": True,
        "description": "The `ETag` of what is changed, its revision: 412 where it has another one by now, 428 without.",
        "schema": {"type": "string", "examples": ['"7"']},
    },
    "IfMatchOptional": {
        "name": "If-Match",
        "description": "The `ETag` of what is meant, its revision: 412 where it has another one by now.",
        "schema": {"type": "string", "examples": ['"7"']},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "description": "A name for this request, made up by the client. Sent again within a day, with the same query and body, it gets "
        "the first answer and does nothing.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$", "examples": ["8e03978e-40d5-43e8-bc93"]},
    },
    "BroadsheetActor": {
        "name": "Broadsheet-Actor",
        "description": "Who does it, as the client calls them: kept with the revision and in the audit.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~](?:[ -~]*[!-~])?$", "examples": ["ana"]},
    },
}
"""Headers of requests."""
CACHED = {"ETag": "ETag", "Cache-Control": "CacheControl", "Cache-Status": "CacheStatus"}
"""Header: its name among the components. What is there, and what has not changed, has these."""
RATES = {"RateLimit": "RateLimit", "RateLimit-Policy": "RateLimitPolicy"}
WRITTEN = {"ETag": "Revision", **RATES}
"""The same under ``/admin/v1``, where nothing is kept."""
REFUSED = {401: {"WWW-Authenticate": "Challenge"}, 429: {"Retry-After": "RetryAfter", **RATES}, 503: {"Retry-After": "RetryAfter"}}
"""The same of problems, by status."""
SECURITY = "apiKey"
SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "bs_…",
    "description": "A key, made by `broadsheet keys create`. Scopes: "
    + "; ".join(f"`{name}`: {told}" for name, told in SCOPES.items())
    + ".",
}
OPTIONS: dict[str, Any] = {
    "info": {
        "summary": "Posts, tags and campaigns of a news or campaign organisation, as JSON.",
        "description": (
            "Under `/v1` all is read-only and public: every caller gets the same bytes. Under `/admin/v1` those who have a key write, and "
            "read what is not public. Lists are paged by an opaque cursor or by number, and filtered by "
            "parameters of which none is ever ignored. Each member is always there: `null` if it has no value, `[]` if empty. Within `/v1` "
            "members and parameters are only added, and an `enum` never grows. Answers that `fields` cuts are described in "
            "`/openapi-partial.json`, messages to webhooks in `/openapi-webhooks.json`. "
            "Each address takes HEAD and OPTIONS too, may be read by pages of any site (CORS), and answers in br or gzip where "
            "`Accept-Encoding` has them. Errors are `application/problem+json` (RFC 9457); their `type` leads to a page that explains them."
        ),
        "contact": {"name": "the Broadsheet authors"},
        "license": {"name": "MIT", "identifier": "MIT"},
    },
    "externalDocs": {"description": "Problem details: the form of every error", "url": "https://www.rfc-editor.org/rfc/rfc9457"},
    "servers": [{"url": "/", "description": "The server that this document comes from."}],
    "security": [],
}
WEBHOOKS_INFO = {
    "title": "Broadsheet, messages to webhooks",
    "summary": "What is sent to the addresses that are told what has changed.",
    "description": "Messages of Standard Webhooks. Webhooks are made under `/admin/v1/webhooks`, which `/openapi.json` describes. Each "
    "member is always there: `null` if it has no value. Members, and types of messages, may be added: accept what you do not know.",
}
PARTIAL_INFO = {
    "title": "Broadsheet, answers that `fields` cuts",
    "summary": "The lists and details of the interface with the members that you name.",
    "description": "The same addresses as in `/openapi.json`, asked with `fields`: an answer is `application/vnd.broadsheet.partial+json` "
    "then, and has only the members that are named, and `id`. All else is as there. A client that takes some members only is made of this "
    "document; in one that is made of the other, no answer lacks a member.",
}
