"""Pages for developers: the document, its reader, and an explanation of every error. All of it comes from this package."""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import orjson
from flask import Blueprint, Flask, Response, current_app, render_template
from markupsafe import Markup, escape

from api.errors import NotFound
from api.routes.root import CATALOG_PATH, catalog
from api.web.app_state import state
from api.web.openapi.documents import PARTIAL_PATH, Document, document, partial_document
from api.web.problem_types import PROBLEM_TYPES
from api.web.responses import finished

blp = Blueprint("docs", __name__, template_folder="templates")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ASSETS = {
    "swagger-ui-bundle.js": ("swagger-ui", "text/javascript; charset=utf-8"),
    "swagger-ui.css": ("swagger-ui", "text/css; charset=utf-8"),
    "docs.js": ("docs", "text/javascript; charset=utf-8"),
    "docs.css": ("docs", "text/css; charset=utf-8"),
}
"""By name: folder of ``api/static``, media type."""

blp.add_url_rule(CATALOG_PATH, view_func=catalog)


@blp.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    return finished(_written(document))


@blp.get(PARTIAL_PATH)
def partial() -> Response:
    """The OpenAPI document of answers that ``fields`` cuts."""
    return finished(_written(partial_document))


@blp.get("/docs")
def reader() -> Response:
    """The document for readers."""
    return _page("docs.html", name=state().site.name)


@blp.get("/docs/<name>")
def asset(name: str) -> Response:
    """A file of the pages."""
    if name not in ASSETS:
        raise NotFound
    folder, media_type = ASSETS[name]
    return finished(_bytes(folder, name), media_type=media_type)


@blp.get("/docs/problems")
def problems() -> Response:
    """All kinds of errors."""
    return _page("problems.html", kinds=PROBLEM_TYPES, marked=marked)


@blp.get("/docs/problems/<code>")
def problem(code: str) -> Response:
    """One kind of error, explained."""
    if code not in PROBLEM_TYPES:
        raise NotFound
    return _page("problem.html", code=code, kind=PROBLEM_TYPES[code], marked=marked)


def marked(text: str) -> Markup:
    """Text whose words between backticks are code."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped first


def _page(template: str, **values: Any) -> Response:
    answer = finished(render_template(template, **values).encode(), media_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _written(made: Callable[[Flask], Document]) -> bytes:
    return _bytes_of(made, current_app._get_current_object())  # type: ignore[attr-defined] # noqa: SLF001 - werkzeug's own way


@cache
def _bytes_of(made: Callable[[Flask], Document], app: Flask) -> bytes:
    return orjson.dumps(made(app))


@cache
def _bytes(folder: str, name: str) -> bytes:
    return (files("api") / "static" / folder / name).read_bytes()
