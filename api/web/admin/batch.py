"""Batches: the operations of one request, found by their addresses and done in one transaction. What each does is in ``api.routes``."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import orjson
from flask import Request, current_app
from werkzeug.exceptions import HTTPException
from werkzeug.test import EnvironBuilder

from api.derived.conflicts import TRIES, conflicts
from api.derived.writing import part
from api.errors import InvalidInput, NotFound, Refused, Stale, Unavailable
from api.web import problems
from api.web.admin.blueprint import AdminBlueprint, Declared
from api.web.admin.requests import WriteRequest, WriteResult
from api.web.wsgi import ADMIN

Result = dict[str, Any]
UNDONE: Result = {"status": 424, "headers": {}, "body": None}
"""What was not done, or was taken back, since another operation was refused (RFC 4918, 11.4)."""
ALONE = frozenset({"doBatch", "createKey", "createPreviewLink", "createMedia", "putMedia", "completeMediaUpload"})
"""Operations that no batch does: what is told only once has an answer of its own, and a picture is no JSON."""
RETRY = "Retry-After"
TOLD = ("ETag", "Location", RETRY)
SECONDS = 5.0
"""So long a batch goes on; what is left is refused."""
SECONDS_A_CHARACTER = 1e-6
"""What it takes at most to look for the words of a public text."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One write of a batch as it is asked for: its number, address, condition and body."""

    number: int
    method: str
    path: str
    if_match: str | None = None
    body: Mapping[str, Any] | None = None

    def result(self, batch: WriteRequest) -> WriteResult:
        """Its result, done in the transaction of the batch. Raises what answers for it alone."""
        declared, path, asked = self._found()
        write = declared.write
        if write.scope is not None:
            batch.key.need(write.scope)
        if self.body is not None and write.body is None:
            raise InvalidInput("This operation takes no body.", "")
        if self.body is None and write.body is not None and write.body.is_needed:
            raise InvalidInput("This operation needs a body.", "")
        return write.do(
            WriteRequest(batch.session, batch.site, batch.key, batch.by, batch.now, path, asked, self.body or {}, self.if_match)
        )

    def _found(self) -> tuple[Declared, Mapping[str, str], Any]:
        if not self.path.startswith(f"{ADMIN}/"):
            raise NotFound
        asked = Request(EnvironBuilder(path=self.path, method=self.method).get_environ())
        endpoint, path = current_app.url_map.bind("").match(asked.path, self.method)
        declared: Declared | None = getattr(current_app.view_functions[endpoint], "declared", None)
        if declared is None or declared.write.name in ALONE:
            raise InvalidInput("This operation is not done in a batch.")
        return declared, path, AdminBlueprint.ARGUMENTS_PARSER.parse(declared.query, asked, location="query")


class OutOfTime(Unavailable):
    """An operation of a batch came too late."""


class Budget:
    """The time that a batch has, as long as which nobody else writes to SQLite."""

    def __init__(self) -> None:
        self._ends_at = monotonic() + SECONDS

    def check(self, operation: Operation) -> None:
        """Raises ``OutOfTime`` for an operation that comes too late; the first is always in time."""
        if operation.number and monotonic() > self._ends_at:
            raise OutOfTime(f"A batch has {SECONDS:g} seconds, which are over: send this, and what comes after it, in another one.")

    def note(self, result: WriteResult) -> None:
        """Sets time aside for what the result takes when the transaction ends: the words of a public text are made then."""
        body = result.body or {}
        if body.get("state") == "published":
            self._ends_at -= len(body.get("body_html") or "") * SECONDS_A_CHARACTER


class Refusal(HTTPException):
    """A batch is refused as a whole, since one operation was."""


def each(batch: WriteRequest, operations: list[Operation]) -> list[Result]:
    """What each operation is answered, done or refused for itself."""
    budget = Budget()
    return [_alone(batch, operation, budget) for operation in operations]


def _alone(batch: WriteRequest, operation: Operation, budget: Budget) -> Result:
    last: Exception | None = None
    for _ in range(TRIES):
        try:
            budget.check(operation)
            with part(batch.session):
                result = operation.result(batch)
        except Stale as error:
            last = error.told  # somebody else was faster: the same again
        except (Refused, HTTPException, OutOfTime) as error:
            return _refused(error)
        else:
            budget.note(result)
            return _told(result)
    return _refused(last)


def together(batch: WriteRequest, operations: list[Operation]) -> list[Result]:
    """What each operation is answered. Raises ``Refusal`` where one of them was refused."""
    results, budget = list[Result](), Budget()
    for operation in operations:
        try:
            budget.check(operation)
            with conflicts():
                result = operation.result(batch)
                batch.session.flush()
        except Stale as error:
            if error.lasting is not None:
                error.lasting = _refusal(error.lasting, operation, operations)
            raise
        except (Refused, HTTPException, OutOfTime) as error:
            raise _refusal(error, operation, operations) from None
        budget.note(result)
        results.append(_told(result))
    return results


def _told(result: WriteResult) -> Result:
    headers = {name: result.headers[name] for name in TOLD if name in result.headers}
    return {"status": result.status, "headers": headers, "body": result.body}


def _refused(error: Any) -> Result:
    answer = problems.of(error)
    headers = {name: answer.headers[name] for name in TOLD if name in answer.headers}
    return {"status": answer.status_code, "headers": headers, "body": orjson.loads(answer.data)}


def _refusal(error: Exception, operation: Operation, operations: list[Operation]) -> Refusal:
    """The problem of the one operation, with its place, and what each is answered."""
    number, one = operation.number, _refused(error)
    problem = one["body"]
    detail = f"Operation {number} was refused, and nothing of the batch was done: {problem['detail']}"
    errors = [
        {**entry, "pointer": f"/operations/{number}/body{entry['pointer']}" if entry["pointer"] is not None else f"/operations/{number}"}
        for entry in problem.get("errors", [])
    ]
    results = [one if place == number else UNDONE for place in range(len(operations))]
    answer = problems.problem(problem["code"], detail, status=one["status"], errors=errors, more={"results": results})
    answer.headers.extend((name, value) for name, value in one["headers"].items() if name == RETRY)
    return Refusal(response=answer)
