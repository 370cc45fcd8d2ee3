"""The OpenAPI 3.1 document, made from the schemas and the views. What an operation says of itself is in ``blueprint``."""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from threading import Lock
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from flask import Flask
from flask_smorest import Api as BaseApi, Blueprint
from marshmallow import RAISE, Schema, fields
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from api.services.api_keys import SCOPES
from api.web import problems
from api.web.problem_types import PROBLEM_TYPES
from api.web.wsgi import is_admin
from schemas.base import Output
from schemas.fields import AnyOf
from schemas.parameters import Listed
from schemas.problem import Problem

OPENAPI_VERSION = "3.1.1"
VERSION = "1.0.0"
"""Of the interface, not of the release: within ``/v1`` the first number stays."""
INFO = ("title", "summary", "description", "version", "contact", "license")
ORDER = ("openapi", "info", "externalDocs", "servers", "security", "tags", "paths", "components")
STATUSES = {kind.status: kind.title for kind in PROBLEM_TYPES.values()}

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
            "members and parameters are only added, and an `enum` never grows. Each address takes HEAD and OPTIONS too, may be read by "
            "pages of any site (CORS), and answers in br or gzip where `Accept-Encoding` has them. Errors are `application/problem+json` "
            "(RFC 9457); their `type` leads to a page that explains them."
        ),
        "contact": {"name": "the Broadsheet authors"},
        "license": {"name": "MIT", "identifier": "MIT"},
    },
    "externalDocs": {"description": "Problem details: the form of every error", "url": "https://www.rfc-editor.org/rfc/rfc9457"},
    "servers": [{"url": "/", "description": "The server that this document comes from."}],
    "security": [],
}


class Converter(OpenAPIConverter):
    """Answers have every member, and may get more; input has no others."""

    def schema2jsonschema(self, schema: Any) -> dict[str, Any]:
        """The schema as an object of JSON Schema."""
        made: dict[str, Any] = super().schema2jsonschema(schema)  # type: ignore[no-untyped-call]
        known: Schema = schema if isinstance(schema, Schema) else schema()
        made["description"] = (known.__doc__ or "").split("\n")[0]
        if isinstance(known, Output):
            made["required"] = [name for name in made["properties"] if name not in known.OPTIONAL]
            for member in made["properties"].values():
                member.pop("default", None)
        elif known.unknown == RAISE:
            made["additionalProperties"] = False
        return made


class Plugin(MarshmallowPlugin):
    """Marshmallow schemas by their class names, each once."""

    Converter = Converter


def comma_list(_self: Any, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """How a list parameter is sent: one comma list."""
    return {"style": "form", "explode": False} if isinstance(field, Listed) else {}


def any_of(self: OpenAPIConverter, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """A member that has one of several forms."""
    if not isinstance(field, AnyOf):
        return {}
    return {"anyOf": [self.resolve_nested_schema(one) for one in field.schemas]}  # type: ignore[no-untyped-call] # apispec has no types


class RouteRule(Rule):
    """A rule that compiles the code which builds its address when it is first asked for: few are, and that took most of a start."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 - Werkzeug's own
        compiled = cache(partial(super()._compile_builder, append_unknown))

        def built(rule: Rule, /, **values: Any) -> tuple[str, str]:
            return compiled()(rule, **values)

        return built


class Api(BaseApi):
    """flask-smorest with our errors and a document that no version of Python changes."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def __init__(self, app: Flask) -> None:
        app.config.update(API_TITLE="Broadsheet", API_VERSION=VERSION, OPENAPI_VERSION=OPENAPI_VERSION)
        self._routed: list[Blueprint] = []
        self._describing = Lock()
        super().__init__(app, spec_kwargs={"marshmallow_plugin": Plugin(schema_name_resolver=_name), **OPTIONS})
        assert self.ma_plugin.converter is not None  # noqa: S101 - for the type checker: the spec has made it
        self.ma_plugin.converter.add_parameter_attribute_function(comma_list)
        self.ma_plugin.converter.add_attribute_function(any_of)  # type: ignore[no-untyped-call] # apispec has no types

    def register_blueprint(self, blp: Blueprint, **_: Any) -> None:
        """Makes the application answer the routes. ``described`` describes them, which takes longer than all else at a start."""
        self._app.extensions["flask-smorest"]["blp_name_to_api"][blp.name] = self
        self._app.register_blueprint(blp)
        self._routed.append(blp)

    def described(self) -> dict[str, Any]:
        """What apispec says of all routes; each is described once, whoever asks at the same time."""
        with self._describing:
            if self._routed:
                self._describe_shared()
            for blp in self._routed:
                blp.register_views_in_doc(self, self._app, self.spec, name=blp.name, parameters=None)
                self.spec.tag({"name": blp.name, "description": blp.description})
            self._routed.clear()
            made: dict[str, Any] = self.spec.to_dict()
        return made

    def _register_responses(self) -> None:
        """Not yet: see ``described``."""

    def _describe_shared(self) -> None:
        for name, header in HEADERS.items():
            self.spec.components.header(name, header, lazy=False)
        for status, title in STATUSES.items():
            content = {"content": {problems.MEDIA_TYPE: {"schema": Problem}}}
            headers = {"headers": _referred(REFUSED[status])} if status in REFUSED else {}
            told = {"description": f"{title}: {_codes(status)}.", **content, **headers}
            self.spec.components.response(f"Problem{status}", told, lazy=True)
        for name, parameter in PARAMETERS.items():
            self.spec.components.parameter(name, "header", parameter, lazy=True)
        self.spec.components.security_scheme(SECURITY, SCHEME)
        self.spec.components.response("NotModified", {"description": "The client has it already: see `If-None-Match`."}, lazy=True)
        moved = {"description": "Lives at another reference.", "headers": {"Location": {"$ref": "#/components/headers/Location"}}}
        self.spec.components.response("Moved", moved, lazy=True)

    def _register_etag_headers(self) -> None:
        """None: this would only leave unused components."""

    def _register_pagination_header(self) -> None:
        """None: this would only leave unused components."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        """Errors of HTTP as problems."""
        return problems.http_error(error)


def document(app: Flask) -> dict[str, Any]:
    """The document of the application: plain values in a fixed order."""
    api: Api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    raw: dict[str, Any] = json.loads(json.dumps(api.described()))
    raw["components"] = {kind: dict(sorted(parts.items())) for kind, parts in sorted(raw["components"].items())}
    raw["info"] = {key: raw["info"][key] for key in INFO}
    raw["paths"] = dict(sorted(raw["paths"].items()))
    for address, path in raw["paths"].items():
        for operation in path.values():
            if isinstance(operation, dict):
                operation["responses"] = dict(sorted(operation["responses"].items()))
                _describe(operation["responses"], WRITTEN if is_admin(address) else CACHED)
    _describe(raw["components"]["responses"], CACHED)
    return {key: raw[key] for key in sorted(raw, key=ORDER.index)}


def _describe(responses: Mapping[str, Any], own: Mapping[str, str]) -> None:
    """The headers that answers have: all the request's id, those that succeed their ``own``."""
    for status, response in responses.items():
        if "$ref" not in response:
            more = own if status in ("200", "201", "NotModified") else {}
            response["headers"] = {**response.get("headers", {}), **_referred({**more, "X-Request-Id": "RequestId"})}


def _referred(headers: Mapping[str, str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{component}"} for name, component in headers.items()}


def _codes(status: int) -> str:
    return ", ".join(f"`{code}`" for code, kind in PROBLEM_TYPES.items() if kind.status == status)


def _name(schema: Any) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return str(made.__name__)
