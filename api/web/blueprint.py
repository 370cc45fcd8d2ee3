"""Operations: what a view takes and answers, said once for the parser and for the document."""

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from typing import Any, TypeVar

from flask import Response, request
from flask_smorest import Blueprint as BaseBlueprint

from api.web import query_string
from api.web.app_state import state
from api.web.cache.hints import hints_of
from api.web.query_string import Parser
from api.web.reads import view as reads
from api.web.reads.view import RAISED, Answer, Read, Reading
from schemas.base import Output
from schemas.query import Query

View = TypeVar("View", bound=Callable[..., Any])

PARTIAL = "application/vnd.broadsheet.partial+json"
ALWAYS = (429, 500, 503)
REF: list[dict[str, Any]] = [
    {
        "in": "path",
        "name": "ref",
        "description": "Id or slug. A former slug, or another spelling, is answered 308; a malformed one 404.",
        "schema": {"type": "string", "minLength": 1, "examples": ["a-thousand-homes"]},
    }
]
"""The path parameter of details."""


class Blueprint(BaseBlueprint):
    """Routes of one resource."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, name: str, import_name: str, *, description: str, **kwargs: Any) -> None:
        super().__init__(name, import_name, description=description, **kwargs)
        self.readings: dict[str, Reading] = {}
        """By rule, the views that need no Flask."""
        self._prepare_doc_cbks.append(_with_problems)

    def route(self, rule: str, **options: Any) -> Callable[[Any], Any]:
        """Adds a marked view at an address."""
        add = super().route(rule, **options)

        def decorated(view: Any) -> Any:
            if hasattr(view, "reading"):
                self.readings[rule] = view.reading
            return add(view)

        return decorated

    def operation(
        self, name: str, query: Query, answer: type[Output], *, partial: type[Output] | None = None, problems: tuple[int, ...] = ()
    ) -> Callable[[reads.View], Any]:
        """Marks a view, which needs nothing of Flask (``api.web.reads``): ``name`` is its ``operationId``.

        ``query`` is what it takes, ``answer`` (with ``fields``: ``partial``) what it gives. ``problems`` are the statuses of its refusals;
        308 among them is the way to a present reference. The docstring is the summary.
        """

        def decorated(view: reads.View) -> Any:
            description, reading = (answer.__doc__ or "").split("\n")[0], Reading(view, query)
            made = self.response(200, answer, description=description)(_answering(reading))
            if partial is not None:
                # Above the response in the document's order: the whole form stays the first.
                made = _partial_below(
                    self.alt_response(200, schema=partial, content_type=PARTIAL, description=description, success=True)(made)
                )
            return self._asked(made, name, reading, problems)

        return decorated

    def document(
        self, name: str, query: Query, media_type: str, description: str, problems: tuple[int, ...] = ()
    ) -> Callable[[reads.View], Any]:
        """Marks a view as ``operation`` does, one whose answer is a document of this media type, which ``description`` tells of."""

        def decorated(view: reads.View) -> Any:
            schema = {"type": "object", "additionalProperties": True} if media_type.endswith("json") else {"type": "string"}
            reading = Reading(view, query)
            made = self.response(200, schema, content_type=media_type, description=description)(_answering(reading))
            return self._asked(made, name, reading, problems)

        return decorated

    def _asked(self, view: Any, name: str, reading: Reading, problems: tuple[int, ...]) -> Any:
        made = self.arguments(reading.query, location="query")(view)
        told: Any = self.doc(operationId=name)(made)
        told.reading = reading
        told._apidoc["arguments"]["responses"] = {}  # noqa: SLF001 - flask-smorest names them by Python's version
        told._apidoc["problems"] = (*problems, 422, *ALWAYS)  # noqa: SLF001
        return told


def _answering(reading: Reading) -> Callable[..., Response]:
    """The view as Flask calls it, which says before it answers what it was asked."""

    @wraps(reading.view)
    def answering(asked: Any, **path: str) -> Response:
        raised: Exception | None = request.environ.pop(RAISED, None)
        if raised is not None:  # it was called before
            raise raised
        query_string.note(reading.canonical(asked))
        return response(reading.view(present(), asked, **path))

    return answering


def present() -> Read:
    """The request that Flask answers, whose parameters are known to be right."""
    return Read(state(), request.path, query_string.noted(), hints_of(request.environ))


def response(answer: Answer) -> Response:
    """An answer as Flask has it."""
    made = Response(answer.body, content_type=answer.content_type)
    made.headers.extend(answer.headers)
    return made


def _partial_below(view: View) -> View:
    told: Any = view
    told._apidoc["response"]["responses"][200].reverse()  # noqa: SLF001 - the last one is shown first
    return view


def _with_problems(doc: dict[str, Any], doc_info: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Adds what is not the answer itself to the responses of an operation: unchanged, moved, refused."""
    if "problems" not in doc_info:
        return doc
    doc = deepcopy(doc)
    named = {304: "NotModified", 308: "Moved"}
    for status in (304, *doc_info["problems"]):
        doc.setdefault("responses", {})[status] = named.get(status, f"Problem{status}")
    doc.setdefault("parameters", []).append("IfNoneMatch")
    return doc
