"""JSON Lines: one resource a line, strictly read (RFC 8259). What a line may say is in ``schemas.archive``."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from api.services.archive.importing import Item
from schemas.strict import read_json

MOST_BYTES = 8 * 1024 * 1024
"""Of a line: a campaign with long bodies in many languages fits."""
BOM = b"\xef\xbb\xbf"


def read(stream: BinaryIO, _language: str | None = None, _types: Mapping[str, str] | None = None) -> Iterator[Item]:
    """An item a line that is not empty; a bad one has a problem."""
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        where = f"line {number}"
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
            yield Item(where, line=number, problem=f"A line has at most {MOST_BYTES // 1024 // 1024} MB.")
        elif line.strip():
            yield replace(_item(where, line), line=number)


def _item(where: str, line: bytes) -> Item:
    try:
        values = read_json(line.removeprefix(BOM))
    except ValueError as error:
        return Item(where, problem=f"This is not valid JSON: {error}.")
    if not isinstance(values, dict) or not isinstance(values.get("type"), str):
        return Item(where, problem="A line is a JSON object with a `type`.")
    return Item(where, values)
