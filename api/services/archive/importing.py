"""Importing: lines in batches of one transaction each. A bad line is set aside, nothing else is lost with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sqlalchemy.orm import Session

from api.clock import database_now_us
from api.db import Database
from api.derived.conflicts import done_again
from api.derived.writing import discarding, part, writing
from api.errors import Refused, Stale
from api.models import Post
from api.services.archive import ahead
from api.services.archive.prefetch import referred
from api.services.archive.preparing import Line, Prepared, Raw, Terms
from api.services.archive.remarks import Remark, sentence
from api.services.archive.states import Turn
from api.services.archive.texts import Texts
from api.services.archive.upsert import Defaults, put, take_back
from api.services.bodies import Cleaned
from api.services.references import REFERRED

AT_ONCE = 250
"""A transaction of so many lines holds the lock a quarter of a second; bigger ones are little faster."""
MOST_CHARACTERS = 4_000_000
"""Of the bodies of a transaction's lines: some batches are in memory at once."""

NOTED = "noted"
"""Outcome of an item that is a note alone."""

KEPT = Remark("changed", "it is public at its source, and was withdrawn here: it stays so until somebody restores it")

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
    only_newer: frozenset[str] = frozenset()
    """Members that are not for a resource that was changed here, or at its source, no earlier than the item was."""
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
    database: Database,
    items: Iterable[Item],
    *,
    section: str | None = None,
    language: str | None = None,
    dry_run: bool = False,
    children: int | None = None,
) -> Iterator[Result]:
    """What becomes of each item, in order, told when it is committed. ``dry_run``: nothing is kept, and no lock at the end.

    ``children``: processes that prepare the items of a large archive, ``None``: as many as the machine has cores for.
    """
    defaults = Defaults(database.site, section, language)
    terms = Terms(language or database.site.default_language, "sqlite" if database.is_sqlite else "postgresql")
    number = ahead.children() if children is None else children
    batches = ahead.prepared_ahead(_batches(items), _raws, terms, number)
    if dry_run:
        with discarding(database) as session:
            for items_of, lines in batches:
                now = database_now_us(session.connection())
                session.info["cleaned"] = _bodies(lines)
                yield from [_tried(session, item, _read(item, line), defaults, now) for item, line in zip(items_of, lines, strict=True)]
                session.expunge_all()
        return
    for items_of, lines in batches:
        yield from _batch(database, [_Ready(item, _read(item, line), line) for item, line in zip(items_of, lines, strict=True)], defaults)


@dataclass(frozen=True, slots=True)
class _Ready:
    """An item that can be written: its line, or what is told of one that cannot be taken; and what was prepared of it."""

    item: Item
    line: Line | Result
    prepared: Prepared


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, some at a time; where reading them fails, first those that were read."""
    batch: list[Item] = []
    size = 0
    try:
        for item in items:
            batch.append(item)
            size += len(str(item.values.get("body_html", "")))
            if len(batch) == AT_ONCE or size > MOST_CHARACTERS:
                yield batch
                batch, size = [], 0
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _raws(batch: list[Item]) -> list[Raw | None]:
    """What is to be prepared of these items."""
    return [Raw(item.kind, item.values) if item.values and (item.problem is None or item.takes_back) else None for item in batch]


def _bodies(lines: Iterable[Prepared]) -> Cleaned:
    return {html: kept for line in lines for html, kept in line.bodies.items()}


def _batch(database: Database, batch: Sequence[_Ready], defaults: Defaults) -> list[Result]:
    """Results of a batch: in one transaction, or where one of it is refused in two, and so on."""
    known = _bodies(one.prepared for one in batch)
    if len(batch) == 1:
        return [_alone(database, batch[0].item, batch[0].line, defaults, known)]
    try:
        with writing(database) as session:
            session.info["cleaned"] = known
            session.touched.ahead = dict(one.prepared.derived for one in batch if one.prepared.derived)
            session.info[REFERRED] = referred(session, [one.line for one in batch if not isinstance(one.line, Result)])
            now = database_now_us(session.connection())
            return [_written(session, one.item, one.line, defaults, now) for one in batch]
    except Refused:
        half = len(batch) // 2
        return [*_batch(database, batch[:half], defaults), *_batch(database, batch[half:], defaults)]


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


def _read(item: Item, prepared: Prepared) -> Line | Result:
    """The line, checked, or what is told of one that cannot be taken."""
    if item.remarks and not item.values and item.problem is None:
        return Result(item, NOTED)
    if item.problem is not None and not item.takes_back:
        return Result(item, "skipped", item.problem)
    return Result(item, "skipped", prepared.refusal) if prepared.line is None else prepared.line


def _written(session: Session, item: Item, line: Line | Result, defaults: Defaults, now: int) -> Result:
    if isinstance(line, Result):
        return line
    if item.takes_back:
        done = take_back(session, line, defaults, now=now)
        return Result(item, done.outcome, ", ".join(done.members) or item.problem or "", turn=done.turn)
    done = put(session, line, defaults, now=now, only_new=item.only_new, only_newer=item.only_newer, texts=item.texts)
    if session.new or session.deleted or any(not isinstance(row, Post) for row in session.dirty):
        session.flush()  # a post that is dirty still has got a group, which waits with what began it
    return Result(item, done.outcome, ", ".join(done.members), turn=done.turn, spared=done.spared)
