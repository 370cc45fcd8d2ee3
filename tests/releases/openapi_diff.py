"""What of an OpenAPI document would break those who were built on an earlier one: nothing is removed, asked for, or said that was not."""

from collections.abc import Iterator, Mapping
from typing import Any

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
Doc = Mapping[str, Any]
Keys = tuple[str, str]


def breaks(old: Doc, new: Doc) -> Iterator[str]:
    """A line for each."""
    asked, answered = _named(old, in_requests=True), _named(old, in_requests=False)
    yield from _operations(old, new)
    for name, schema in old["components"]["schemas"].items():
        present = new["components"]["schemas"].get(name)
        if present is None:
            yield f"{name}: gone"
        else:
            yield from _schema(name, schema, present, is_asked=name in asked, is_answered=name in answered)


def _operations(old: Doc, new: Doc) -> Iterator[str]:
    for path, item in old["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            present = new["paths"].get(path, {}).get(method)
            if present is None:
                yield f"{method} {path}: gone"
            else:
                yield from _parameters(f"{method} {path}", _all(old, item, method), _all(new, new["paths"][path], method))
                lost = {status for status in item[method]["responses"] if status[0] == "2"} - set(present["responses"])
                yield from (f"{method} {path}: no {status} any more" for status in sorted(lost))


def _parameters(where: str, old: Mapping[Keys, Doc], new: Mapping[Keys, Doc]) -> Iterator[str]:
    for key, parameter in old.items():
        if key not in new:
            yield f"{where}: {key[1]} is not taken any more"
            continue
        lost = set(_enum(parameter.get("schema", {}))) - set(_enum(new[key].get("schema", {})))
        yield from (f"{where}: {key[1]} does not take {value} any more" for value in sorted(map(str, lost)))
    for key, parameter in new.items():
        if parameter.get("required") and not old.get(key, {}).get("required"):
            yield f"{where}: {key[1]} is needed now"


def _schema(name: str, old: Doc, new: Doc, *, is_asked: bool, is_answered: bool) -> Iterator[str]:
    for member, schema in old.get("properties", {}).items():
        present = new.get("properties", {}).get(member)
        if present is None:
            yield f"{name}.{member}: gone"
        else:
            yield from _member(f"{name}.{member}", schema, present, is_asked=is_asked, is_answered=is_answered)
    if is_asked:
        yield from (f"{name}.{member}: needed now" for member in sorted(set(new.get("required", ())) - set(old.get("required", ()))))
    if is_answered:
        yield from (
            f"{name}.{member}: may be missing now" for member in sorted(set(old.get("required", ())) - set(new.get("required", ())))
        )


def _member(name: str, old: Doc, new: Doc, *, is_asked: bool, is_answered: bool) -> Iterator[str]:
    was, now = _types(old), _types(new)
    if (is_answered and not now <= was) or (is_asked and not was <= now):
        yield f"{name}: {'|'.join(sorted(was))} is {'|'.join(sorted(now))} now"
    before, after = set(map(str, _enum(old))), set(map(str, _enum(new)))
    if is_answered and before:
        yield from (f"{name}: may be {value} now" for value in sorted(after - before))
    if is_asked and after:
        yield from (f"{name}: may not be {value} any more" for value in sorted(before - after))


def _all(doc: Doc, item: Doc, method: str) -> dict[Keys, Doc]:
    """The parameters of an operation, by place and name."""
    named = doc["components"].get("parameters", {})
    given = [*item.get("parameters", ()), *item[method].get("parameters", ())]
    found = [named[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in given]
    return {(one["in"], one["name"]): one for one in found}


def _named(doc: Doc, *, in_requests: bool) -> set[str]:
    """The schemas that requests, or that answers, are made of."""
    operations = [item[method] for item in doc["paths"].values() for method in METHODS if method in item]
    begun: list[Any] = [one.get("requestBody", {}) if in_requests else one["responses"] for one in operations]
    if not in_requests:
        begun.append(doc["components"].get("responses", {}))
    found: set[str] = set()
    while begun:
        for name in _refs(begun.pop()):
            if name not in found:
                found.add(name)
                begun.append(doc["components"]["schemas"][name])
    return found


def _refs(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        ref = part.get("$ref", "")
        if ref.startswith("#/components/schemas/"):
            yield ref.rpartition("/")[2]
        for value in part.values():
            yield from _refs(value)
    elif isinstance(part, list):
        for value in part:
            yield from _refs(value)


def _types(schema: Doc) -> set[str]:
    found = schema.get("type", ())
    kinds = {found} if isinstance(found, str) else set(found)
    for name in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(name, ()):
            kinds |= _types(one)
    return kinds | ({schema["$ref"].rpartition("/")[2]} if "$ref" in schema else set())


def _enum(schema: Doc) -> list[Any]:
    found = [*schema.get("enum", ()), *schema.get("items", {}).get("enum", ())]
    for name in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(name, ()):
            found += _enum(one)
    return found
