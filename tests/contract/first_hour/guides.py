"""Guides as scripts: their blocks of commands, and the answers that are printed behind each."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHELLS = ("sh", "bash", "console")
ELLIPSIS = "…"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Block:
    """Commands, and what is printed behind them: where a block follows with nothing in between."""

    guide: str
    line: int
    commands: str
    answers: list[str] = field(default_factory=list)


def blocks(guide: Path) -> list[Block]:
    """The blocks of commands of a guide, in their order."""
    text, found, end = guide.read_text(encoding="utf-8"), [], None
    for fence in FENCE.finditer(text):
        language, content = fence.groups()
        if language in SHELLS:
            found.append(Block(guide.name, text.count("\n", 0, fence.start()) + 1, content))
        elif found and end is not None and not text[end : fence.start()].strip():
            found[-1].answers.append(content)
        else:
            end = None
            continue
        end = fence.end()
    return found


def differences(block: Block, output: str) -> list[str]:
    """Where the output is not what the guide prints: `…` stands for anything, a member `"…"` for others."""
    printed = "\n".join(block.answers)
    wanted, given = _documents(printed), _documents(output)
    if wanted is None:
        return [f"{block.guide}:{block.line} {one}" for one in _lines(printed, output)]
    if given is None or len(given) < len(wanted):
        return [f"{block.guide}:{block.line} printed no such documents: {output[:500]!r}"]
    pairs = zip(wanted, given[len(given) - len(wanted) :], strict=True)
    return [f"{block.guide}:{block.line} {one}" for expected, answer in pairs for one in _unlike(expected, answer, "")]


def _documents(text: str) -> list[Any] | None:
    """The documents of JSON in a text, one after the other; ``None`` if it is anything else."""
    found, decoder, rest = [], json.JSONDecoder(), text.strip()
    while rest:
        try:
            document, end = decoder.raw_decode(rest)
        except ValueError:
            return None
        found.append(document)
        rest = rest[end:].strip()
    return found or None


def _unlike(wanted: Any, given: Any, path: str) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(given, dict):
        yield from _unlike_members(wanted, given, path)
    elif isinstance(wanted, list) and isinstance(given, list):
        yield from _unlike_items(wanted, given, path)
    elif not (_is_like(wanted, given) if isinstance(wanted, str) and isinstance(given, str) else wanted in (given, ELLIPSIS)):
        yield f"{path} is {given!r}, not {wanted!r}"


def _unlike_members(wanted: dict[str, Any], given: dict[str, Any], path: str) -> Iterator[str]:
    others = given.keys() - wanted.keys() if ELLIPSIS not in wanted else set()
    if others:
        yield f"{path or '/'} has {sorted(others)} too"
    for name in wanted.keys() - {ELLIPSIS}:
        if name not in given:
            yield f"{path}/{name} is not there"
        else:
            yield from _unlike(wanted[name], given[name], f"{path}/{name}")


def _unlike_items(wanted: list[Any], given: list[Any], path: str) -> Iterator[str]:
    has_more = wanted[-1:] == [ELLIPSIS]
    parts = wanted[:-1] if has_more else wanted
    if len(given) < len(parts) or (len(given) > len(parts) and not has_more):
        yield f"{path or '/'} has {len(given)} items, not {len(parts)}"
    for number, (value, item) in enumerate(zip(parts, given, strict=False)):
        yield from _unlike(value, item, f"{path}/{number}")


def _is_like(wanted: str, given: str) -> bool:
    """Spaces of all widths are equal: which one it is cannot be seen in a guide."""
    parts = [re.escape(re.sub(r"\s", " ", part)) for part in wanted.split(ELLIPSIS)]
    return re.fullmatch(".*".join(parts), re.sub(r"\s", " ", given)) is not None


def _lines(printed: str, output: str) -> list[str]:
    """The first line, or tag, that is not there behind those before it."""
    given = iter(_parts(output))
    for line in _parts(printed):
        if line != ELLIPSIS and not any(_is_like(line, one) for one in given):
            return [f"no line (any more) like {line!r} in {output[:2_000]!r}"]
    return []


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n|(?<=>)(?=\s*<)", text) if part.strip()]
