"""JSON Lines: one resource a line, strictly read (RFC 8259). What a line may say is in ``schemas.archive``."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from api.services.importing import Item

MOST_BYTES = 8 * 1024 * 1024
"""Of a line: a campaign with long bodies in many languages fits."""
DEEPEST = 32

_SURROGATE = re.compile("[\ud800-\udfff]")


def read(stream: BinaryIO, _language: str | None = None) -> Iterator[Item]:
    """An item a line that is not empty; a bad one has a problem."""
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        where = f"line {number}"
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
            yield Item(where, problem=f"A line has at most {MOST_BYTES // 1024 // 1024} MB.")
        elif line.strip():
            yield _item(where, line)


def _item(where: str, line: bytes) -> Item:
    try:
        values = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refused)
        _check(values)
    except (ValueError, RecursionError) as error:
        return Item(where, problem=f"This is not valid JSON: {error}.")
    if not isinstance(values, dict) or not isinstance(values.get("type"), str):
        return Item(where, problem="A line is a JSON object with a `type`.")
    return Item(where, values)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the member {next(name for name in names if names.count(name) > 1)!r} is there twice")
    return found


def _refused(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _check(value: Any, depth: int = 1) -> None:
    """Raises ``ValueError`` for what is nested too deep and for text that no database keeps."""
    if depth > DEEPEST:
        raise ValueError(f"it is nested deeper than {DEEPEST}")
    if isinstance(value, str) and _SURROGATE.search(value):
        raise ValueError("it has half of a surrogate pair")
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            _check(one, depth + 1)
