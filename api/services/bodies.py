"""Bodies made clean. That takes longer than all else of a write: it is done before the transaction where they are known by then."""

import re
from collections.abc import Collection, Iterator, Mapping
from time import monotonic
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.derived.rows import KEYS
from api.derived.writing import as_writing
from api.errors import InvalidInput
from api.html import pictures
from api.html.pictures import Picture
from api.html.sanitize import clean
from api.models import Image
from api.services import identities

_OURS = re.compile(r"/[0-9a-f]{2}/[0-9a-f]{40}\.\w+\Z")
"""How addresses of renditions end."""
_PICTURES = select(Image.url, Image.width, Image.height, Image.renditions).where(Image.url.in_(KEYS), Image.renditions.is_not(None))
_TAKEN = select(Image.id, Image.url, Image.width, Image.height, Image.renditions).where(Image.id.in_(KEYS), Image.renditions.is_not(None))

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
    """The HTML that is kept, pictures of our own in it with their sizes, also those that were taken from where it says that they are.

    Raises ``InvalidInput`` for one too long or too deep.
    """
    known: Cleaned = session.info.get("cleaned", {})
    found = known[html] if html in known else _cleaned(html)
    if isinstance(found, ValueError):
        raise InvalidInput(str(found), pointer)
    shown = pictures.sources(found)
    if not shown:
        return found
    named = [src for src in shown if _OURS.search(src)]  # by another Broadsheet, too
    ours = _pictures(session, named) if named else {}
    sized = ours | _taken(session, shown.difference(ours))
    return pictures.with_sizes(found, sized) if sized else found


def _taken(session: Session, urls: Collection[str]) -> dict[str, Picture]:
    """By address elsewhere, the pictures that were taken from there and are ready."""
    fetched = identities.fetched(session, urls) if urls else {}
    if not fetched:
        return {}
    with session.no_autoflush:
        rows = {row.id: row for row in session.execute(_TAKEN, {"keys": sorted(set(fetched.values()))})}
    return {url: _in_place_of(url, rows[one]) for url, one in fetched.items() if one in rows}


def _in_place_of(url: str, row: Any) -> Picture:
    size = pictures.variant(url)
    return _picture(row)._replace(shown_width=size.width if size else None)


def _pictures(session: Session, urls: list[str]) -> dict[str, Picture]:
    """Those of these addresses at which a picture of our own is, or was while a setting named another host: its name is its content."""
    base = as_writing(session).info["site"].media_base
    now = {url: "/".join((base, *url.rsplit("/", 2)[1:])) for url in urls}
    with session.no_autoflush:
        found = {row.url: row for row in session.execute(_PICTURES, {"keys": sorted({*urls, *now.values()})})}
    return {url: _picture(found.get(url) or found[now[url]]) for url in urls if url in found or now[url] in found}


def _picture(row: Any) -> Picture:
    folder = row.url.rpartition("/")[0].rpartition("/")[0]
    first = row.renditions[0]["type"]
    same = [made for made in row.renditions if made["type"] == first and made["name"].isdecimal()]
    return Picture(row.url, row.width, row.height, tuple((f"{folder}/{made['file'][:2]}/{made['file']}", made["width"]) for made in same))


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
