"""Readers of archives, by format. The doors are ``open_source`` and the table ``READERS``: one row a format.

- A *reader* takes a stream and yields *items*: each a line in the archive's own form, with the place where it stood in the source.
- *Broken* is raised where a source cannot be read on; an item that is wrong by itself is reported, and the next one is read.
- ``jsonl`` reads what ``export`` writes, ``wxr`` the exports of WordPress (room ``wordpress``), ``live`` sites that answer, ``feeds``
  feeds.

What becomes of an item is decided in ``api.services.archive``.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from api.derived.urls import PICTURES
from api.importers import feeds, jsonl, wxr
from api.importers.items import Broken
from api.importers.live import Live, is_address, opened
from api.services.archive.importing import Item

__all__ = ["READERS", "SAMPLE", "Broken", "Item", "open_source"]

Reader = Callable[[BinaryIO, str | None, Mapping[str, str]], Iterator[Item]]

READERS: dict[bytes, Reader] = {b"<": wxr.read, b"{": jsonl.read}
"""First character of the content that is no space: its reader (stream, language of what names none, types of items of WordPress that
become posts, and of which kind)."""

PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd"}
"""How files begin that others are packed in."""
SAMPLE = "sample"
SAMPLE_MEDIA = b"https://media.clear-rivers.example/"
"""Where the pictures of the bundled archive are by its own words."""
STANDARD_INPUT = "-"
LOOKED_AT = 4096
_BEFORE = re.compile(rb"(?:\s|\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x00)*+")
"""Byte order marks of any encoding, and white space, in any order."""
_XML = re.compile(rb"<\?xml\s|<rss[\s>]")


@contextmanager
def open_source(
    source: str,
    language: str | None = None,
    types: Mapping[str, str] | None = None,
    *,
    public_url: str | None = None,
    live: Live | None = None,
) -> Iterator[Iterator[Item]]:
    """The items of a file, a site, standard input (``-``) or the bundled archive (``sample``). Raises ``Broken`` for an unknown format.

    ``types``: further types of a WordPress export's items that become posts: the kind of post that each becomes.
    ``public_url``: the address of the service that shows the pictures of the bundled archive; without it they are at an address of nobody.
    ``live``: how a site is read.
    """
    with ExitStack() as until:
        if live is not None and is_address(source):
            yield until.enter_context(opened(source, live, language, types or {}))
            return
        if source == STANDARD_INPUT:
            stream: Any = sys.stdin.buffer
        elif source == SAMPLE:
            archive = (files("api") / "sample" / "archive.jsonl").read_bytes()
            pictures = f"{public_url}{PICTURES}/".encode() if public_url else SAMPLE_MEDIA
            stream = BufferedReader(BytesIO(archive.replace(SAMPLE_MEDIA, pictures)))
        else:
            stream = until.enter_context(Path(source).open("rb"))
        yield _read(stream, language, types or {})


def _read(stream: BufferedReader, language: str | None, types: Mapping[str, str]) -> Iterator[Item]:
    head = stream.peek(LOOKED_AT)[:LOOKED_AT]
    packed = next((name for begin, name in PACKED.items() if head.startswith(begin)), None)
    if packed:
        raise Broken(f"line 1: This is compressed ({packed}): unpack it first.")
    first = _first(head)
    while head and not first:  # blank so far
        stream.read(len(head))
        head = stream.peek(LOOKED_AT)[:LOOKED_AT]
        first = _first(head)
    if not first:
        raise Broken("line 1: There is nothing in it.")
    if first not in READERS:
        raise Broken("line 1: This is neither a WordPress export, nor a feed, nor JSON Lines.")
    yield from (feeds.read if feeds.is_feed(head) else READERS[first])(stream, language, types)


def _first(head: bytes) -> bytes:
    """The first character of the content; of an export that has other text before it, such as a warning of PHP, that of the export."""
    first = _BEFORE.sub(b"", head, count=1)[:1]
    return first if first in READERS or not _XML.search(head) else b"<"
