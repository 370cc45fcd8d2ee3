"""Batches: several writes in one request, and what each of them is answered."""

from typing import Any

from marshmallow import ValidationError, fields

from schemas import field_builders
from schemas.base import Input, Length, OneOf, Output
from schemas.faults import Fault
from schemas.fields import Flag, Text
from schemas.input_fields import told

MOST_OPERATIONS = 100
METHODS = ("POST", "PATCH", "DELETE")


class Object(fields.Raw):
    """Any JSON object: what is in it is said by the operation that takes it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> dict[str, Any]:  # noqa: ARG002 - marshmallow's hook
        if not isinstance(value, dict):
            raise ValidationError(Fault("This must be an object."))
        return value


class BatchOperation(Input):
    """One write of a batch: a request without headers of its own but `If-Match`."""

    method = Text(required=True, validate=[OneOf(METHODS)], metadata=told("How.", "PATCH") | {"enum": list(METHODS)})
    path = Text(
        least=1,
        most=2_000,
        required=True,
        metadata=told("What: path and query of an operation under `/admin/v1`.", "/admin/v1/posts/01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"),
    )
    if_match = Text(most=1_000, allow_none=True, metadata=told("`If-Match`, where the operation takes it.", '"7"'))
    body = Object(allow_none=True, metadata=told("The body that the operation takes.") | {"type": "object"})


class BatchInput(Input):
    """Writes, done in their order."""

    atomic = Flag(required=True, metadata=told("`true`: all or none of them; `false`: each for itself."))
    operations = fields.List(
        fields.Nested(BatchOperation),
        required=True,
        validate=Length(1, MOST_OPERATIONS),
        metadata=told("What to do. One may refer by slug to what one before it makes."),
    )


class BatchAnswer(Output):
    """What one operation of a batch is answered."""

    status = field_builders.whole("HTTP status.", 201)
    headers = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Headers of the answer: `ETag`, `Location`, `Retry-After`.", "examples": [{"ETag": '"1"'}]},
    )
    body = fields.Raw(allow_none=True, metadata={"description": "The body: the resource, or a problem; `null` for none."})


class BatchResult(Output):
    """What the operations of a batch are answered."""

    results = field_builders.many(BatchAnswer, "One for each operation, in their order.")
