"""Importing: lines in batches of one transaction each. A bad line is set aside, nothing else is lost with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from marshmallow import ValidationError
from sqlalchemy.orm import Session

from api.clock import database_now_us
from api.db import Database
from api.derived.conflicts import done_again
from api.derived.writing import discarding, part, writing
from api.errors import Refused, Stale
from api.services.archive.prefetch import referred
from api.services.archive.remarks import Remark, sentence
from api.services.archive.states import Turn
from api.services.archive.texts import Texts
from api.services.archive.upsert import Defaults, put, take_back
from api.services.bodies import Cleaned, cleaned
from schemas.archive import LINES

AT_ONCE = 100
"""A transaction of 100 lines holds the lock a quarter of a second; bigger ones are little faster."""

NOTED = "noted"
"""Outcome of an item that is a note alone."""

KEPT = Remark("changed", "it is public at its source, and was withdrawn here: it stays so until somebody restores it")

Line = Mapping[str, Any]
Told = Literal["everywhere", "by-report", "by-terminal"]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an archive: where it stands, its members, why it cannot be taken, and what should be known of it all the same.

    With remarks alone it is about the source, or about what becomes nothing here.
    """

    where: str
    values: dict[str, Any] = field(default_factory=dict)
    problem: str | None = None
    remarks: tuple[Remark, ...] = ()
    only_new: frozenset[str] = frozenset()
    """Members that are not for a resource that is here already."""
    optional: tuple[str, ...] = ()
    """Members that are left out, and it is said, where a rule refuses them."""
    texts: Texts = "own"
    """How its texts go with those that are here."""
    takes_back: bool = False
    """Whether what is public of it is withdrawn, since the item has a problem."""
    line: int | None = None
    """Line of the source."""
    known_by: str | None = None
    """What it is known by, where its members do not say so."""
    told: Told = "everywhere"
    """A report lists each item where a terminal is told their number only."""

    @property
    def kind(self) -> str:
        """The type of the line."""
        return str((self.values or {}).get("type", "line"))

    @property
    def identity(self) -> str | None:
        """What the item is known by, in its source or here."""
        values = self.values or {}
        origin = values.get("origin")
        found = [self.known_by, values.get("id"), values.get("identity"), origin.get("uri") if isinstance(origin, dict) else None]
        first = next(filter(None, [*found, values.get("slug"), values.get("from")]), None)
        return str(first[0] if isinstance(first, list) else first) if first else None

    @property
    def note(self) -> str | None:
        """The remarks as one text."""
        return sentence(self.remarks)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item; ``detail``: why it was skipped, or which members changed; ``left_out``: why parts of it were."""

    item: Item
    outcome: str
    detail: str = ""
    left_out: tuple[str, ...] = ()
    turn: Turn = ""
    spared: tuple[str, ...] = ()
    """What the item would drop, and stays here."""

    @property
    def where(self) -> str:
        """The place of the item."""
        return self.item.where

    @property
    def kind(self) -> str:
        """The type of the line."""
        return self.item.kind

    @property
    def note(self) -> str | None:
        """What the reader said of the item, as one text."""
        return self.item.note

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that is to be said: what the reader did to the item, which parts a rule refuses, and why it was skipped."""
        parts = (Remark("left-out", "a part is left out", why) for why in self.left_out)
        spared = (Remark("left-out", "what was reported stays, though it is not in the file", why) for why in self.spared)
        sort = "" if self.reason == self.item.problem and ": " not in self.reason else "an item is refused, or cannot be read"
        kept = (KEPT,) if self.turn == "kept" else ()
        return (*self.item.remarks, *parts, *spared, *kept, *([Remark("left-out", self.reason, sort=sort)] if self.reason else ()))

    @property
    def reason(self) -> str:
        """Why the item is left out; "" where it is not."""
        return self.item.problem or (self.detail if self.outcome == "skipped" else "")


def importing(
    database: Database, items: Iterable[Item], *, section: str | None = None, language: str | None = None, dry_run: bool = False
) -> Iterator[Result]:
    """What becomes of each item, in order, told when it is committed. ``dry_run``: nothing is kept, and no lock at the end."""
    defaults = Defaults(database.site, section, language)
    if dry_run:
        with discarding(database) as session:
            for batch in _batches(items):
                now = database_now_us(session.connection())
                yield from [_tried(session, item, _read(item), defaults, now) for item in batch]
                session.expunge_all()
        return
    for batch in _batches(items):
        yield from _batch(database, [(item, _read(item)) for item in batch], defaults)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, some at a time; where reading them fails, first those that were read."""
    batch: list[Item] = []
    try:
        for item in items:
            batch.append(item)
            if len(batch) == AT_ONCE:
                yield batch
                batch = []
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _batch(database: Database, batch: list[tuple[Item, Line | Result]], defaults: Defaults) -> list[Result]:
    """Results of a batch: in one transaction, or where one of it is refused each in its own."""
    known = cleaned([line for _, line in batch if not isinstance(line, Result)])  # while nobody waits for this
    try:
        with writing(database) as session:
            session.info["cleaned"] = known
            session.info["referred"] = referred(session, [line for _, line in batch if not isinstance(line, Result)])
            now = database_now_us(session.connection())
            return [_written(session, item, line, defaults, now) for item, line in batch]
    except Refused:
        return [_alone(database, item, line, defaults, known) for item, line in batch]


def _alone(database: Database, item: Item, line: Line | Result, defaults: Defaults, known: Cleaned) -> Result:
    def work(line: Line | Result) -> Result:
        with writing(database) as session:
            session.info["cleaned"] = known
            return _written(session, item, line, defaults, database_now_us(session.connection()))

    return _fitted(item, line, lambda line: done_again(lambda: work(line)))


def _tried(session: Session, item: Item, line: Line | Result, defaults: Defaults, now: int) -> Result:
    """As written, but a refusal undoes only the item."""

    def work(line: Line | Result) -> Result:
        try:
            with part(session):
                return _written(session, item, line, defaults, now)
        except Stale as error:
            if isinstance(error.told, Refused):
                raise error.told from error
            return _refused(item, error.told)

    return _fitted(item, line, work)


def _fitted(item: Item, line: Line | Result, work: Callable[[Line | Result], Result]) -> Result:
    """What became of an item, of which parts that are refused are left out if they may."""
    left_out: list[str] = []
    while True:
        try:
            return replace(work(line), left_out=tuple(left_out))
        except Refused as error:
            pointer = getattr(error, "pointer", None) or ""
            less = None if isinstance(line, Result) else _without(line, item.optional, pointer)
            if less is None:
                return _refused(item, error)
            line = less
            left_out.append(f"{error} ({pointer})")


def _without(line: Line, optional: tuple[str, ...], pointer: str) -> Line | None:
    """The line without what a pointer names; ``None`` where that has to be there."""
    member, _, place = pointer.removeprefix("/").partition("/")
    if member not in optional or member not in line:
        return None
    value = line[member]
    if isinstance(value, list) and place.isdecimal():
        return {**line, member: [one for number, one in enumerate(value) if number != int(place)]}
    return {name: one for name, one in line.items() if name != member}


def _refused(item: Item, error: Exception | None) -> Result:
    pointer = getattr(error, "pointer", None)
    return Result(item, "skipped", f"{error}" + (f" ({pointer})" if pointer else ""))


def _read(item: Item) -> Line | Result:
    """The line, checked, or what is told of one that cannot be taken."""
    if item.remarks and not item.values and item.problem is None:
        return Result(item, NOTED)
    if item.problem is not None and not item.takes_back:
        return Result(item, "skipped", item.problem)
    if item.kind not in LINES:
        return Result(item, "skipped", f"Unknown type {item.kind!r}: known are {', '.join(LINES)}.")
    try:
        line = cast("Line", LINES[item.kind].load(dict(item.values)))
    except ValidationError as error:
        return Result(item, "skipped", "; ".join(_sentences(error.messages)))
    return line


def _written(session: Session, item: Item, line: Line | Result, defaults: Defaults, now: int) -> Result:
    if isinstance(line, Result):
        return line
    if item.takes_back:
        done = take_back(session, line, defaults, now=now)
        return Result(item, done.outcome, ", ".join(done.members) or item.problem or "", turn=done.turn)
    done = put(session, line, defaults, now=now, only_new=item.only_new, texts=item.texts)
    session.flush()
    return Result(item, done.outcome, ", ".join(done.members), turn=done.turn, spared=done.spared)


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
