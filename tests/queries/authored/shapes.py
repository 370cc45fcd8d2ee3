"""Whether an answer is exactly what its schema says in the document."""

from typing import Any

from apispec import APISpec
from jsonschema import Draft202012Validator, FormatChecker

from api.web.openapi.converter import OPENAPI_VERSION, Plugin
from schemas.base import Output


def faults(schema: type[Output], value: Any) -> list[str]:
    """Where the value has other members or types than the schema."""
    spec = APISpec(
        "Answers",
        "1",
        OPENAPI_VERSION,
        plugins=[Plugin(schema_name_resolver=lambda one: (one if isinstance(one, type) else type(one)).__name__)],
    )
    spec.components.schema(schema.__name__, schema=schema)
    schemas = spec.to_dict()["components"]["schemas"]
    for one in schemas.values():
        one["additionalProperties"] = False
    whole = {"$ref": f"#/components/schemas/{schema.__name__}", "components": {"schemas": schemas}}
    found = Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value)
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in found]
