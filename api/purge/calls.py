"""What the calls to all kinds of caches have in common: time, and what is no success."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson

from api.errors import NotDone
from api.outbound import ask

SECONDS = 5.0
"""For one call, all in all. A worker that is told to end waits for the one that is under way, and has 10 seconds."""
OK = 200


def call(method: str, url: str, headers: Mapping[str, str | None], body: object = None) -> bytes:
    """The body of a 200. Raises ``Unreachable``, or ``NotDone`` for any other status. Headers without a value are not sent."""
    sent = {name: value for name, value in headers.items() if value is not None}
    answer = ask(method, url, headers=sent, body=None if body is None else orjson.dumps(body), seconds=SECONDS)
    if answer.status != OK:
        raise NotDone(f"{urlsplit(url).hostname} answers {answer.status}.", answer.after_seconds)
    return answer.body


def members(body: bytes) -> dict[str, Any]:
    """The members of a JSON object; none where it is anything else."""
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
