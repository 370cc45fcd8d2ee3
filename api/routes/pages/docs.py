"""Pages for developers: the document, its reader, the guides, and an explanation of every error. All of it comes from this package."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import orjson
from flask import Blueprint, Flask, Response, abort, current_app, render_template
from markupsafe import Markup, escape

from api.routes.pages.guides import guides, rendered
from api.routes.root import CATALOG_PATH, catalog
from api.web.app_state import state
from api.web.openapi.documents import PARTIAL_PATH, Document, document, partial_document
from api.web.openapi.webhooks import WEBHOOKS_PATH, webhooks_document
from api.web.problem_types import PROBLEM_TYPES
from api.web.responses import finished

blp = Blueprint("docs", __name__, template_folder="templates")

POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
POLICY_OF_REFERENCE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ASSETS = {
    "swagger-ui-bundle.js": ("swagger-ui", "text/javascript; charset=utf-8"),
    "swagger-ui.css": ("swagger-ui", "text/css; charset=utf-8"),
    "docs.js": ("docs", "text/javascript; charset=utf-8"),
    "docs.css": ("docs", "text/css; charset=utf-8"),
    "reference.css": ("docs", "text/css; charset=utf-8"),
}
"""By name: folder of ``api/static``, media type."""
METHODS = ("get", "post", "put", "patch", "delete")

blp.add_url_rule(CATALOG_PATH, view_func=catalog)


@blp.get("/")
def home() -> Response:
    """What this is, for people. Programs are answered ``/v1`` here (``api.web.cache``)."""
    return _page("home.html", guides=guides())


@blp.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    return finished(_json(document, _app()))


@blp.get(PARTIAL_PATH)
def partial() -> Response:
    """The OpenAPI document of answers that ``fields`` cuts."""
    return finished(_json(partial_document, _app()))


@blp.get(WEBHOOKS_PATH)
def webhooks() -> Response:
    """The OpenAPI document of messages to webhooks."""
    return finished(_json(webhooks_document, _app()))


@blp.get("/docs")
def reader() -> Response:
    """The document for readers."""
    return _sent(_reference(_app()), POLICY_OF_REFERENCE)


@blp.get("/docs/<name>")
def asset(name: str) -> Response:
    """A file of the pages."""
    if name not in ASSETS:
        abort(404)
    folder, media_type = ASSETS[name]
    return finished(_bytes(folder, name), media_type=media_type)


@blp.get("/docs/guides")
def list_of_guides() -> Response:
    """All guides."""
    return _page("guides.html", root="../", guides=guides())


@blp.get("/docs/guides/<name>")
def guide(name: str) -> Response:
    """One guide."""
    if name not in {guide.name for guide in guides()}:
        abort(404)
    return _page("guide.html", root="../../", guide=rendered(name))


@blp.get("/docs/problems")
def problems() -> Response:
    """All kinds of errors."""
    return _page("problems.html", root="../", kinds=PROBLEM_TYPES)


@blp.get("/docs/problems/<code>")
def problem(code: str) -> Response:
    """One kind of error, explained."""
    if code not in PROBLEM_TYPES:
        abort(404)
    return _page("problem.html", root="../../", code=code, kind=PROBLEM_TYPES[code])


def marked(text: str) -> Markup:
    """Text whose words between backticks are code."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped first


def _page(template: str, *, root: str = "", **values: Any) -> Response:
    """A page. ``root``: the way from it to ``/``, so that all works behind a proxy that serves the service under a path."""
    return _sent(_written(template, root=root, **values), POLICY)


def _written(template: str, *, root: str = "", **values: Any) -> bytes:
    return render_template(template, root=root, name=state().site.name, marked=marked, **values).encode()


def _sent(page: bytes, policy: str) -> Response:
    answer = finished(page, media_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = policy
    return answer


@cache
def _reference(app: Flask) -> bytes:
    """The page of the document, which takes as long to make as many reads: an address with any query asks for it."""
    described = orjson.loads(_json(document, app))
    return _written("docs.html", document=described, tags=list(_by_tag(described)))


def _by_tag(described: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], list[dict[str, Any]]]]:
    """The tags of the document, each with its operations."""
    operations = [
        {**operation, "method": method.upper(), "path": path}
        for path, item in described["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]
    for tag in described["tags"]:
        yield tag, [one for one in operations if tag["name"] in one["tags"]]


def _app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return] # noqa: SLF001 - werkzeug's own way


@cache
def _json(document_of: Callable[[Flask], Document], app: Flask) -> bytes:
    return orjson.dumps(document_of(app))


@cache
def _bytes(folder: str, name: str) -> bytes:
    return (files("api") / "static" / folder / name).read_bytes()
