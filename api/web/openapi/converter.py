"""How schemas of ours become JSON Schema: what marshmallow and apispec cannot know of them."""

from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from marshmallow import RAISE, Schema, fields

from schemas.base import Output
from schemas.fields import ByType, Word
from schemas.parameters import Listed

OPENAPI_VERSION = "3.1.1"
NO_IDENTITY = {"x-swift-identifiable": False}
"""openapi-generator has Swift believe that what is one of several has an `id` itself, which Swift does not compile."""
LENGTHS_OF_MAPS = {"minLength": "minProperties", "maxLength": "maxProperties"}


class Converter(OpenAPIConverter):
    """Answers have every member, and may get more; input has no others."""

    def init_attribute_functions(self) -> None:
        """Ours come last: they may take back what was said before them."""
        super().init_attribute_functions()  # type: ignore[no-untyped-call] # apispec has no types
        self.attribute_functions.extend((self.lengths, self.word, self.by_type))

    def schema2jsonschema(self, schema: Any) -> dict[str, Any]:
        """The schema as an object of JSON Schema."""
        made: dict[str, Any] = super().schema2jsonschema(schema)  # type: ignore[no-untyped-call]
        known: Schema = schema if isinstance(schema, Schema) else schema()
        made["description"] = (known.__doc__ or "").split("\n")[0]
        if isinstance(known, Output):
            made["required"] = [name for name in made["properties"] if name not in known.OPTIONAL]
            made |= known.RULES
            for member in made["properties"].values():
                member.pop("default", None)
        elif known.unknown == RAISE:
            made["additionalProperties"] = False
        return made

    def lengths(self, field: fields.Field[Any], ret: dict[str, Any], **_: Any) -> dict[str, Any]:
        """How many members a map has: apispec takes that for the length of text."""
        return {LENGTHS_OF_MAPS[name]: ret.pop(name) for name in LENGTHS_OF_MAPS if isinstance(field, fields.Dict) and name in ret}

    def word(self, field: fields.Field[Any], ret: dict[str, Any], **_: Any) -> dict[str, Any]:
        """One of a set of words that has a name of its own, so that clients have one type for it."""
        if not isinstance(field, Word):
            return {}
        description = ret.pop("description")
        self._named(field.component, {**ret, "description": field.about})
        ret.clear()
        return {**_referred(field.component), "description": description}

    def by_type(self, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
        """One of several objects, told apart by one member."""
        if not isinstance(field, ByType):
            return {}
        references = {value: self.resolve_nested_schema(schema) for value, schema in field.schemas.items()}  # type: ignore[no-untyped-call]
        mapping = {value: reference["$ref"] for value, reference in references.items()}
        discriminator = {"propertyName": field.member, "mapping": mapping}
        one_of = {"description": field.about, "oneOf": list(references.values()), "discriminator": discriminator}
        self._named(field.component, {**one_of, **NO_IDENTITY})
        return _referred(field.component)

    def _named(self, component: str, schema: dict[str, Any]) -> None:
        if component not in self.spec.components.schemas:
            self.spec.components.schema(component, schema)


def _referred(component: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{component}"}


class Plugin(MarshmallowPlugin):
    """Marshmallow schemas by their class names, each once."""

    Converter = Converter


def comma_list(_self: Any, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """How a list parameter is sent: one comma list."""
    return {"style": "form", "explode": False} if isinstance(field, Listed) else {}
