"""Bodies made clean. That takes longer than all else of a write: it is done before the transaction where they are known by then."""

from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Any

from sqlalchemy.orm import Session

from api.errors import InvalidInput
from api.html.sanitize import clean

LONG = 2_000
"""Characters; what is shorter is clean sooner than it is looked for."""

AHEAD_SECONDS = 3.0

Cleaned = Mapping[str, str | ValueError]
"""By body as it was sent, what is kept of it, or why it is refused."""


def cleaned(values: Any) -> Cleaned:
    """What becomes of the long bodies in a form, an archive's lines, a batch: of ``body_html`` and ``bodies`` wherever they are.

    It ends after some seconds: what is left is made clean in its turn.
    """
    found: dict[str, str | ValueError] = {}
    ends_at = monotonic() + AHEAD_SECONDS
    for html in dict.fromkeys(_bodies_in(values)):
        if monotonic() > ends_at:
            break
        found[html] = _cleaned(html)
    return found


def sanitised(session: Session, html: str, pointer: str) -> str:
    """The HTML that is kept. Raises ``InvalidInput`` for one too long or too deep."""
    known: Cleaned = session.info.get("cleaned", {})
    found = known[html] if html in known else _cleaned(html)
    if isinstance(found, ValueError):
        raise InvalidInput(str(found), pointer)
    return found


def _cleaned(html: str) -> str | ValueError:
    try:
        return clean(html)
    except ValueError as error:
        return error


def _bodies_in(values: Any) -> Iterator[str]:
    if isinstance(values, Mapping):
        for name, value in values.items():
            some = [value] if name == "body_html" else value.values() if name == "bodies" and isinstance(value, Mapping) else None
            if some is None:
                yield from _bodies_in(value)
            else:
                yield from (one for one in some if isinstance(one, str) and len(one) > LONG)
    elif isinstance(values, list):
        for one in values:
            yield from _bodies_in(one)
