"""What every schema is made from: strict input, open output, validators that say their code. No resource lives here."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate
from marshmallow.schema import SchemaMeta

from schemas.faults import Fault, not_one_of, shown

ENGLISH = {
    "required": Fault("This is required.", "missing"),
    "null": Fault("This cannot be null.", "invalid"),
    "validator_failed": Fault("This is not valid.", "invalid"),
}


class Unchanging(Schema):
    """A schema that nobody changes once it is made."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        """Itself: flask-smorest copies all that it knows of a view with each decorator, which each start would wait for."""
        return self


class Input(Unchanging):
    """Base of what is sent: a member that is not known is a fault."""

    error_messages = {  # noqa: RUF012 - marshmallow's own form
        "unknown": Fault("There is no such member.", "unknown"),
        "type": Fault("This must be an object.", "invalid"),
    }

    class Meta:
        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002 - marshmallow's hook
        """Gives each field our sentences for what marshmallow itself finds."""
        own = {name: message for name, message in field_obj.error_messages.items() if isinstance(message, Fault)}
        field_obj.error_messages = {**field_obj.error_messages, **ENGLISH, **own}


class Output(Unchanging):
    """Base of what is answered: every member is always there, but for the names in ``OPTIONAL``; more may come later."""

    OPTIONAL: ClassVar[tuple[str, ...]] = ()
    """Members that are not always there."""
    RULES: ClassVar[Mapping[str, Any]] = {}
    """What the document says besides of members that belong together (JSON Schema)."""

    class Meta:
        unknown = EXCLUDE


def made_schema(name: str, base: type[Output], members: Mapping[str, Any]) -> type[Output]:
    """A schema of this name with these members; ``__doc__`` is among them."""
    made: type[Output] = SchemaMeta(name, (base,), dict(members))  # type: ignore[no-untyped-call, assignment]
    return made


class OneOf(validate.OneOf):
    """Validates that a value is one of a fixed set."""

    def __call__(self, value: Any) -> Any:
        """The value, if it is in the set."""
        if value not in self.choices:
            raise ValidationError(not_one_of(str(value), map(str, self.choices), "one of the values allowed"))
        return value


class Length(validate.Length):
    """So many characters, or items, at least and at most."""

    def _format_error(self, value: Any, message: str) -> str:  # noqa: ARG002 - marshmallow's hook
        return Fault(_bounds("length", self.min, self.max, len(value)), "out-of-range")


class Range(validate.Range):
    """A number within bounds, both included."""

    def _format_error(self, value: Any, message: str) -> str:  # noqa: ARG002 - marshmallow's hook
        return Fault(_bounds("value", self.min, self.max, value), "out-of-range")


class Matching(validate.Regexp):
    """Validates text by a pattern, which is published; ``what`` says in words what is expected."""

    def __init__(self, pattern: str, what: str) -> None:
        super().__init__(re.compile(f"^{pattern}$"))
        self.what = what

    def __call__(self, value: Any) -> Any:
        """The value, if it matches."""
        if not self.regex.fullmatch(value) or value.endswith("\n"):
            raise ValidationError(Fault(f"{shown(value)} is not {self.what}."))
        return value


def _bounds(what: str, low: object, high: object, found: object) -> str:
    if low is None:
        return f"The {what} is at most {high}, not {found}."
    return f"The {what} is at least {low}, not {found}." if high is None else f"The {what} is from {low} to {high}, not {found}."
