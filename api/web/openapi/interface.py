"""flask-smorest's interface with our errors, whose document is made when it is asked for: most starts never need it."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from flask import Flask
from flask_smorest import Api as BaseApi, Blueprint
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from api.web import problems
from api.web.openapi.components import HEADERS, OPTIONS, PARAMETERS, REFUSED, SCHEME, SECURITY, VERSION
from api.web.openapi.converter import OPENAPI_VERSION, Plugin, comma_list
from api.web.problem_types import PROBLEM_TYPES
from schemas.problem import Problem

STATUSES = {kind.status: kind.title for kind in PROBLEM_TYPES.values()}


class RouteRule(Rule):
    """A rule that compiles the code which builds its address when it is first asked for: few are, and that took most of a start."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 - Werkzeug's own
        compiled: list[Callable[..., tuple[str, str]]] = []  # not functools.cache, which takes as long as all else here

        def built(rule: Rule, /, **values: Any) -> tuple[str, str]:
            if not compiled:
                compiled.append(compile_builder(append_unknown))
            return compiled[0](rule, **values)

        compile_builder = super()._compile_builder
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
            headers = {"headers": referred(REFUSED[status])} if status in REFUSED else {}
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


def referred(headers: Mapping[str, str]) -> dict[str, Any]:
    """References to headers among the components, by the names that they are sent under."""
    return {name: {"$ref": f"#/components/headers/{component}"} for name, component in headers.items()}


def _codes(status: int) -> str:
    return ", ".join(f"`{code}`" for code, kind in PROBLEM_TYPES.items() if kind.status == status)


def _name(schema: Any) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return str(made.__name__)
