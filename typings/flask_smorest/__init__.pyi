# Types of the part of flask-smorest 0.47 that is used here: it ships none. A decorator keeps the type of the view.

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeAlias, TypeVar

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint as FlaskBlueprint, Flask
from marshmallow import Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

_View = TypeVar("_View", bound=Callable[..., Any])
_SchemaLike: TypeAlias = Schema | type[Schema] | str | Mapping[str, Any]

class Api:
    DEFAULT_ERROR_RESPONSE_NAME: ClassVar[str | None]
    DEFAULT_RESPONSE_CONTENT_TYPE: ClassVar[str]
    DEFAULT_REQUEST_BODY_CONTENT_TYPE: ClassVar[str]
    ERROR_SCHEMA: ClassVar[type[Schema]]
    spec: APISpec
    ma_plugin: MarshmallowPlugin
    _app: Flask
    def __init__(self, app: Flask | None = None, *, spec_kwargs: Mapping[str, Any] | None = None, config_prefix: str = "") -> None: ...
    def init_app(self, app: Flask, *, spec_kwargs: Mapping[str, Any] | None = None) -> None: ...
    def register_blueprint(self, blp: Blueprint, *, parameters: list[Any] | None = None, **options: Any) -> None: ...
    def register_converter(self, converter: type[Any], func: Callable[[Any], dict[str, Any]]) -> None: ...
    def register_field(self, field: type[Any], *args: Any) -> None: ...
    def handle_http_exception(self, error: HTTPException) -> Any: ...
    def _register_responses(self) -> None: ...
    def _register_etag_headers(self) -> None: ...
    def _register_pagination_header(self) -> None: ...

class Blueprint(FlaskBlueprint):
    ARGUMENTS_PARSER: ClassVar[FlaskParser]
    HTTP_METHODS: ClassVar[list[str]]
    description: str
    _prepare_doc_cbks: list[Callable[..., dict[str, Any]]]
    def __init__(self, name: str, import_name: str, *, description: str = "", **kwargs: Any) -> None: ...
    def route(
        self, rule: str, *, parameters: Sequence[Any] | None = None, tags: Sequence[str] | None = None, **options: Any
    ) -> Callable[[_View], _View]: ...
    def arguments(
        self,
        schema: Schema | type[Schema],
        *,
        location: str = "json",
        content_type: str | None = None,
        required: bool = True,
        description: str | None = None,
        example: Any = None,
        examples: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Callable[[_View], _View]: ...
    def response(
        self,
        status_code: int,
        schema: _SchemaLike | None = None,
        *,
        content_type: str | None = None,
        description: str | None = None,
        example: Any = None,
        examples: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
    ) -> Callable[[_View], _View]: ...
    def alt_response(
        self,
        status_code: int,
        response: str | None = None,
        *,
        schema: _SchemaLike | None = None,
        content_type: str | None = None,
        description: str | None = None,
        example: Any = None,
        examples: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        success: bool = False,
    ) -> Callable[[_View], _View]: ...
    def register_views_in_doc(
        self, api: Api, app: Flask, spec: APISpec, *, name: str, parameters: list[Any] | None, **options: Any
    ) -> None: ...
    @staticmethod
    def doc(**kwargs: Any) -> Callable[[_View], _View]: ...
