"""WordPress exports (WXR 1.0 to 1.2), read twice: first what is needed elsewhere than where it stands, then the posts."""

from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO

from api.foreign.characters import CHUNK, Dirt
from api.importers.items import Broken
from api.importers.wordpress.index import TYPES, Index, left_out
from api.importers.wordpress.languages import SPELLED
from api.importers.wordpress.posts import post
from api.importers.wordpress.xml import parts
from api.services.archive.importing import Item, Told
from api.services.archive.remarks import Remark


def read(stream: BinaryIO, language: str | None = None, types: Mapping[str, str] = TYPES) -> Iterator[Item]:
    """Authors, tags and posts. ``language`` is that of all; without it the channel's. Raises ``Broken`` after what came before.

    ``types``: types of items that become posts, with the kind of post that each becomes.
    """
    if not stream.seekable():
        with TemporaryFile() as kept:
            while chunk := stream.read(CHUNK):
                kept.write(chunk)
            kept.seek(0)
            yield from _read(kept, language, types)
        return
    yield from _read(stream, language, types)


def _read(stream: BinaryIO, language: str | None, types: Mapping[str, str]) -> Iterator[Item]:
    index, dirt = Index(types={**TYPES, **types}), Dirt()
    broken: Broken | None = None
    try:
        for part in parts(stream, dirt):
            index.note(part)
    except Broken as error:
        broken = error
    own = index.language(language)
    yield from index.lines(own)
    yield from _posts(stream, index, own)
    yield from index.attachments.left_out()
    for at, remark in [*remarks(dirt), *index.languages.remarks()]:
        told: Told = "by-report" if remark.why == SPELLED else "everywhere"
        yield Item(f"line {at}" if at else "all", remarks=(remark,), line=at, told=told)
    yield from index.counted()
    if broken:
        raise broken


def remarks(dirt: Dirt) -> Iterator[tuple[int, Remark]]:
    """Line and remark, one for each sort of what was mended."""
    return ((line, Remark("changed", sort, detail, number)) for line, sort, detail, number in dirt.told())


def _posts(stream: BinaryIO, index: Index, language: str | None) -> Iterator[Item]:
    stream.seek(0)
    try:
        for part in parts(stream, Dirt()):
            found = (post(part, index, language) if part.name == "item" else None) or left_out(part, index.types)
            if found:
                yield found
    except Broken:
        return  # the first reading stopped here too, and says so at the end
