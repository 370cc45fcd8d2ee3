"""The finished documents, plain values in a fixed order: the interface, and its answers that ``fields`` cuts."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask

from api.web.blueprint import PARTIAL
from api.web.openapi.components import CACHED, INFO, ORDER, PARTIAL_INFO, WRITTEN
from api.web.openapi.interface import Api, referred
from api.web.wsgi import is_admin

Document = dict[str, Any]
PARTIAL_PATH = "/openapi-partial.json"
TOLD = (
    "With `fields={fields}` only these members, and `id`, are sent, as `" + PARTIAL + "`. That answer is described in "
    "`" + PARTIAL_PATH + "`: here there is one answer, which lacks none."
)


def document(app: Flask) -> Document:
    """The document of the application. Of answers that ``fields`` cuts it says where they are described."""
    made = _described(app)
    for operation in _operations(made):
        if _is_cut(operation):
            fields = next(one for one in operation["parameters"] if one.get("name") == "fields")
            operation["parameters"].remove(fields)
            del operation["responses"]["200"]["content"][PARTIAL]
            operation["description"] = "\n\n".join(filter(None, (operation.get("description"), _told(fields))))
    return _used(made)


def _told(fields: Mapping[str, Any]) -> str:
    """Where what a parameter ``fields`` cuts is described, with two of its members as an example."""
    members = fields["schema"]["items"]["pattern"].removeprefix("^(?:").removesuffix(")$").split("|")
    return TOLD.format(fields=",".join(members[1:3]))


def partial_document(app: Flask) -> Document:
    """The document of the answers that ``fields`` cuts: the same addresses, with ``fields`` and without ``include``."""
    made = _described(app)
    made["info"] |= PARTIAL_INFO
    made["paths"] = {address: path for address, path in made["paths"].items() if _is_cut(path.get("get", {}))}
    for operation in _operations(made):
        operation["parameters"] = [one for one in operation["parameters"] if one.get("name") != "include"]
        for one in operation["parameters"]:
            if one.get("name") == "fields":
                one["required"] = True
        content = operation["responses"]["200"]["content"]
        operation["responses"]["200"]["content"] = {PARTIAL: content[PARTIAL]}
    return _used(made)


def _described(app: Flask) -> Document:
    """All that the routes say, each operation with both of its answers."""
    api: Api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    raw: Document = json.loads(json.dumps(api.described()))
    raw["components"] = {kind: dict(sorted(parts.items())) for kind, parts in sorted(raw["components"].items())}
    raw["info"] = {key: raw["info"][key] for key in INFO}
    raw["paths"] = dict(sorted(raw["paths"].items()))
    for address, path in raw["paths"].items():
        for operation in path.values():
            if isinstance(operation, dict):
                operation["responses"] = dict(sorted(operation["responses"].items()))
                _describe(operation["responses"], WRITTEN if is_admin(address) else CACHED)
    _describe(raw["components"]["responses"], CACHED)
    return {key: raw[key] for key in sorted(raw, key=ORDER.index)}


def _describe(responses: Mapping[str, Any], own: Mapping[str, str]) -> None:
    """The headers that answers have: all the request's id, those that succeed their ``own``."""
    for status, response in responses.items():
        if "$ref" not in response:
            more = own if status in ("200", "201", "NotModified") else {}
            response["headers"] = {**response.get("headers", {}), **referred({**more, "X-Request-Id": "RequestId"})}


def _operations(made: Document) -> Iterator[dict[str, Any]]:
    for path in made["paths"].values():
        yield from (operation for operation in path.values() if isinstance(operation, dict))


def _is_cut(operation: Mapping[str, Any]) -> bool:
    return PARTIAL in operation.get("responses", {}).get("200", {}).get("content", {})


def _used(made: Document) -> Document:
    """The document without the tags and components that nothing in it names."""
    named: set[str] = set()
    waiting = list(_references(made["paths"]))
    while waiting:
        reference = waiting.pop()
        if reference not in named:
            named.add(reference)
            _, _, kind, name = reference.split("/")
            waiting += _references(made["components"][kind][name])
    keys = {name for operation in _operations(made) for scheme in operation.get("security", ()) for name in scheme}
    named |= {f"#/components/securitySchemes/{name}" for name in keys}
    components = {
        kind: used
        for kind, parts in made["components"].items()
        if (used := {name: part for name, part in parts.items() if f"#/components/{kind}/{name}" in named})
    }
    tags = {tag for operation in _operations(made) for tag in operation["tags"]}
    return made | {"components": components, "tags": [tag for tag in made["tags"] if tag["name"] in tags]}


def _references(value: object) -> Iterator[str]:
    """Each ``$ref`` in it; those of a discriminator stand beside it, in ``oneOf``."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, list):
        for part in value:
            yield from _references(part)
