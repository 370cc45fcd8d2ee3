"""Operations under ``/admin/v1``: what a view needs, takes and answers, said once for the check and for the document."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Response, request

from api.web import query_string
from api.web.admin import authentication, requests
from api.web.admin.requests import WriteRequest, WriteResult, revision_etag
from api.web.admin.writes import Write
from api.web.blueprint import ALWAYS, Blueprint, View
from api.web.openapi.components import SECURITY
from api.web.responses import finished
from api.web.wsgi import is_known
from schemas.addresses import query_text
from schemas.base import Output
from schemas.query import NoQuery, Query

ID: list[dict[str, Any]] = [
    {"in": "path", "name": "id", "description": "Id. What is none is answered 404.", "schema": {"type": "string", "format": "uuid"}}
]
"""The path parameter of what is written."""
NOTHING = NoQuery()
READ_PROBLEMS, WRITE_PROBLEMS = (401, 403, 422), (400, 401, 403, 409, 413, 415, 422)
CONDITION = {True: (412, 428), False: (412,), None: ()}
"""Statuses by whether ``If-Match`` is needed, taken, or of no meaning since nothing is there yet."""
ANY = (404, 405, 412, 428)
"""Statuses of an operation that any other one is part of."""


class AdminBlueprint(Blueprint):
    """Routes of the authoring interface."""

    def __init__(self, name: str, import_name: str, *, description: str, **kwargs: Any) -> None:
        super().__init__(name, import_name, description=description, **kwargs)
        self._prepare_doc_cbks.append(_described)

    def route(self, rule: str, **options: Any) -> Callable[[Any], Any]:
        """Adds a marked view at an address; where that has a part that varies, there may be nothing."""
        add = super().route(rule, **options)

        def decorated(view: Any) -> Any:
            if "<" in rule:
                view._apidoc["authoring"]["problems"] += (404,)  # noqa: SLF001 - where flask-smorest keeps what the document says
            return add(view)

        return decorated

    def reads(
        self, name: str, answer: type[Output], *, scope: str | None = "posts:read", query: Query = NOTHING, is_list: bool = False
    ) -> Callable[[View], View]:
        """Marks a view that answers ``answer``: a list, or one resource that may be missing."""
        told = {"problems": (*READ_PROBLEMS, *ALWAYS), "conditional": not is_list}

        def decorated(view: View) -> View:
            marked: View = self._marked(self._reading(view, answer, query), name, query, told, scope)
            return marked

        return decorated

    def opens(
        self, name: str, answer: type[Output] | None, *, status: int = 200, query: Query = NOTHING, text: str | None = None
    ) -> Callable[[Callable[..., Any]], Any]:
        """Marks a view that needs no key. A body is not read. ``text``: what the plain text says that it answers."""

        def decorated(view: Callable[..., Any]) -> Any:
            answering = self._reading(view, answer, query, status) if text is None else self._saying(view, query, text)
            made = self.arguments(query, location="query")(answering)
            marked: Any = self.doc(operationId=name, security=[])(made)
            return _told(marked, {"problems": (422, *ALWAYS)})

        return decorated

    def _saying(self, view: Callable[..., Any], query: Query, text: str) -> Any:
        return self.response(200, {"type": "string"}, content_type="text/plain", description=text)(_noting(view, query))

    def _reading(self, view: Callable[..., Any], answer: type[Output] | None, query: Query, status: int = 200) -> Any:
        return self.response(status, answer, description=first_line(answer))(_noting(view, query))

    def writes(
        self,
        name: str,
        answer: type[Output] | None,
        *,
        scope: str | None,
        query: Query = NOTHING,
        body: requests.Body | None = None,
        status: int = 200,
        if_match: bool | None = None,
    ) -> Callable[[Callable[[WriteRequest], WriteResult]], Any]:
        """Marks a function that does a write. ``if_match``: whether it must say which revision it changes; ``None``: it cannot."""

        def decorated(run: Callable[[WriteRequest], WriteResult]) -> Any:
            write = Write(name, scope, run, body)

            @wraps(run)
            def answering(asked: Any, **path: str) -> Response:
                return write.answer(asked, path)

            made = self.response(status, answer, description=first_line(answer))(answering)
            if body is not None:
                made = self.doc(requestBody={"content": body.content, "required": body.is_needed})(made)
            told = {
                "problems": (*WRITE_PROBLEMS, *CONDITION[if_match], *(ANY if scope is None else ()), *ALWAYS),
                "if_match": if_match,
                "repeatable": True,
            }
            marked = self._marked(made, name, query, told, scope)
            marked.declared = Declared(write, query)
            return marked

        return decorated

    def _marked(self, made: Any, name: str, query: Query, told: Mapping[str, Any], scope: str | None) -> Any:
        inner = self.arguments(query, location="query")(made)

        @wraps(inner)
        def allowed(**path: str) -> Any:
            if scope is not None:
                authentication.key().need(scope)  # before parameters and body are looked at
            return inner(**path)

        marked: Any = self.doc(operationId=name, security=[{SECURITY: [scope] if scope else []}])(allowed)
        return _told(marked, told)


def _noting(view: Callable[..., Any], query: Query) -> Any:
    @wraps(view)
    def answering(asked: Any, **path: str) -> Any:
        query_string.note(query_text(query.canonical(asked)))
        return view(asked, **path)

    return answering


@dataclass(frozen=True, slots=True)
class Declared:
    """A write and the parameters that it takes, as its view carries them under ``declared``."""

    write: Write
    query: Query


def _told(marked: Any, told: Mapping[str, Any]) -> Any:
    marked._apidoc["arguments"]["responses"] = {}  # noqa: SLF001 - flask-smorest names them by Python's version
    marked._apidoc["authoring"] = told  # noqa: SLF001
    return marked


def _described(doc: dict[str, Any], doc_info: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Adds the refusals and the headers of an operation of the authoring interface."""
    told = doc_info.get("authoring")
    if told is None:
        return doc
    doc = deepcopy(doc)
    for status in sorted(set(told["problems"])):
        doc.setdefault("responses", {}).setdefault(status, f"Problem{status}")
    parameters = doc.setdefault("parameters", [])
    if told.get("conditional"):
        doc["responses"][304] = "NotModified"
        parameters.append("IfNoneMatch")
    if told.get("if_match") is not None:
        parameters.append("IfMatch" if told["if_match"] else "IfMatchOptional")
    if told.get("repeatable"):
        parameters += ["IdempotencyKey", "BroadsheetActor"]
    return doc


def with_etag(body: bytes, revision: int | None = None) -> Response:
    """An answer of finished bytes, with the revision as its ETag; 304 where the client has that (RFC 9110, 13.1.2)."""
    answer = finished(body)
    if revision is None:
        return answer
    answer.headers["ETag"] = revision_etag(revision)
    if is_known(revision_etag(revision), request.headers.get("If-None-Match", "")):
        answer.status_code = 304
        answer.set_data(b"")
        del answer.headers["Content-Type"]
    return answer


def first_line(answer: type[Output] | None) -> str:
    """What the document says of an answer."""
    return "Done." if answer is None else (answer.__doc__ or "").split("\n")[0]
