"""JSON as it is taken (RFC 8259, I-JSON of RFC 7493): one meaning on every reader, bounded nesting. What members say is elsewhere."""

import json
import re
from typing import Any

DEEPEST = 32

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(text: bytes) -> Any:
    """The value. Raises ``ValueError``, with the end of a sentence, for what is not JSON, ambiguous, nested too deep or no text."""
    try:
        value = json.loads(text.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refused)
    except RecursionError:
        raise _too_deep() from None
    _check(value)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the member {next(name for name in names if names.count(name) > 1)!r} is there twice")
    return found


def _refused(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _too_deep() -> ValueError:
    return ValueError(f"it is nested deeper than {DEEPEST}")


def _check(value: Any, depth: int = 1) -> None:
    if depth > DEEPEST:
        raise _too_deep()
    if isinstance(value, str) and _SURROGATE.search(value):
        raise ValueError("it has half of a surrogate pair")
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            _check(one, depth + 1)
