"""What can be known of lines without the database: whether they can be taken, their clean bodies, what follows from their texts.

Nothing here or in what it needs knows of a database, so that child processes of ``ahead`` begin soon and stay small.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from marshmallow import ValidationError

from api.derived.texts import Derived, PostTexts, derived
from api.html.excerpts import trimmed
from api.html.sanitize import clean
from schemas.archive import LINES

Line = Mapping[str, Any]


class Raw(NamedTuple):
    """A line as it was read."""

    kind: str
    values: dict[str, Any]


class Terms(NamedTuple):
    """What is known of all lines. ``language``: of those that name none; ``dialect``: the kind of database."""

    language: str
    dialect: str


class Prepared(NamedTuple):
    """A line as it can be written, or (``None``) why it cannot be taken."""

    line: Line | None
    refusal: str = ""
    bodies: Mapping[str, str | ValueError] = {}
    """What is kept of bodies that the line has, or why one is refused."""
    derived: tuple[PostTexts, Derived] | None = None
    """What follows from the texts that a public post of this line has, as far as it is the one that decides."""


NOT_READ = Prepared(None)


def prepared(raws: Sequence[Raw | None], terms: Terms) -> list[Prepared]:
    """Each of these lines; those that are ``None`` are not read."""
    return [NOT_READ if raw is None else _prepared(raw, terms) for raw in raws]


def _prepared(raw: Raw, terms: Terms) -> Prepared:
    if raw.kind not in LINES:
        return Prepared(None, f"Unknown type {raw.kind!r}: known are {', '.join(LINES)}.")
    try:
        line = cast("dict[str, Any]", LINES[raw.kind].load(dict(raw.values)))
    except ValidationError as error:
        return Prepared(None, "; ".join(_sentences(error.messages)))
    html = line.get("body_html")
    if html is None:
        return Prepared(line)
    try:
        kept = clean(html)
    except ValueError as error:
        return Prepared(line, bodies={html: error})
    line["body_html"] = kept  # which is clean: what was sent need not be looked at again, nor sent back
    if raw.kind != "post" or not _is_public(line):
        return Prepared(line, bodies={kept: kept})
    texts = _texts(line, terms)
    return Prepared(line, bodies={kept: kept}, derived=(texts, derived(texts, terms.dialect)))


def _is_public(line: Line) -> bool:
    return (line.get("state") or "published") == "published" and line.get("published_at") is not None


def _texts(line: Line, terms: Terms) -> PostTexts:
    """As the row has them then. If it has others all the same, they are derived there."""
    excerpt = line.get("excerpt")
    kept = None if excerpt is None else trimmed(trimmed(excerpt)[0])[0]
    return PostTexts(line["title"], kept, line["body_html"], line.get("language") or terms.language, line.get("kind") or "post")


def _sentences(messages: Any, path: str = "") -> Iterator[str]:
    if isinstance(messages, Mapping):
        if isinstance(messages.get("detail"), str):
            yield f"{path or '/'}: {messages['detail']}"
            return
        for key, value in messages.items():
            yield from _sentences(value, path if key == "_schema" else f"{path}/{key}")
    elif isinstance(messages, list):
        for one in messages:
            yield from _sentences(one, path)
    else:
        suggestion = getattr(messages, "suggestion", None)
        yield f"{path or '/'}: {messages}" + (f" Do you mean {suggestion}?" if suggestion else "")
