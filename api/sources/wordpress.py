"""A WordPress as a source: its posts in the order in which they were changed, one request a poll; each day, what is still there.

What it has to remember is in its cursor, as JSON (``Mark``). Posts and pages are two lists, which a poll reads one after the other, as far
as they were chosen. Trashed, private, locked and deleted ones are in no list, and so do not come: once a day, and when all is read again,
all numbers are listed (*sweep*), and those that miss are asked for one by one. What becomes of numbers that miss is in ``absence``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Row
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS, now_us
from api.errors import NotDone, Unreachable
from api.importers.wordpress.rest import answers, copies, discovery
from api.importers.wordpress.rest.answers import MOST
from api.importers.wordpress.rest.reading import KINDS, OVERLAP, moment_after
from api.importers.wordpress.rest.site import EMBEDDED, Listed, Site as Wordpress
from api.models import Source
from api.outbound import Answer
from api.settings import Site
from api.sources import absence
from api.sources.asking import Fetch, Outcome, Question, standing
from api.sources.names import NUMBER, Number
from schemas.vocabulary import POST_KINDS

SWEPT_SECONDS = 86_400
MOST_SWEPT = 200_000
"""Numbers of a site: of a larger one none is taken to be gone."""

NUMBERLESS = "It is not known which number it has on its site."

Numbers = list[tuple[str, int]]


@dataclass(frozen=True)
class Reached:
    """How far a list was read: ``after`` and ``offset``, from where on it is asked for; ``last``: the last change of all that came."""

    after: str = ""
    offset: int = 0
    last: str = ""

    def behind(self, listed: Listed, now: int) -> "Reached":
        """The same behind a part of the list. ``now``: seconds."""
        last = max(listed.last if moment_after(listed.last) else "", self.last)
        further = moment_after(last)
        if listed.number < MOST:
            return Reached(max(self.after, _settled(last, now)) if further else self.after, 0, last)
        return Reached(further, 0, last) if further > self.after else Reached(self.after, self.offset + listed.number, last)


@dataclass(frozen=True)
class Mark:
    """How far a source is. ``root`` is its interface; ``lists`` say how far each was read, ``at`` which of them a poll is in.

    ``language``: of what names none; ``locales``: of languages, by what they are called there; ``swept``: when all numbers were listed;
    ``missing``: numbers that miss, which are asked for; ``again``: numbers that are there, and say something else than is known here.
    """

    root: str = ""
    home: str = ""
    language: str = ""
    locales: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    lists: Mapping[str, Reached] = field(default_factory=dict)
    swept: int = 0
    missing: Numbers = field(default_factory=list)
    again: Numbers = field(default_factory=list)

    @property
    def text(self) -> str:
        """As it is kept."""
        return orjson.dumps({name: value for name, value in asdict(self).items() if value}).decode()

    @classmethod
    def of(cls, text: str) -> "Mark":
        """The same, read."""
        said = orjson.loads(text)
        plain = {name: said[name] for name in ("root", "home", "language", "locales", "at", "swept") if name in said}
        missing, again = ([(kind, number) for kind, number in said.get(name, ())] for name in ("missing", "again"))
        lists = {name: Reached(**one) for name, one in said.get("lists", {}).items()}
        return cls(**plain, lists=lists, missing=missing, again=again)


def question(row: Row[Any], single: UUID | None = None) -> Question:
    """What is asked next: what that is says the cursor; or for a post, which is asked for by its number."""
    return Question(row.id, row.host, row.url, None, standing(row), row.next_at, single=single, row=row)


def outcome(fetch: Fetch, asked: Question, site: Site) -> Outcome:
    """What comes back, whatever it is."""
    headers = {"Accept": "application/json, text/html;q=0.5", "User-Agent": f"Broadsheet (+{site.public_url})"}
    try:
        return _outcome(partial(_fetched, fetch, headers), asked)
    except (Unreachable, NotDone) as error:
        return Outcome(asked, error=str(error), after_seconds=error.after_seconds if isinstance(error, NotDone) else 0)


def _fetched(fetch: Fetch, headers: Mapping[str, str], address: str, credentials: Mapping[str, str]) -> Answer:
    return fetch(address, {**headers, **credentials})


def _outcome(fetch: discovery.Fetch, asked: Question) -> Outcome:
    cursor, run, _ = asked.standing
    now = now_us() // MICROSECONDS
    mark = Mark.of(cursor) if cursor else _begun(fetch, asked, now if run == 0 else 0)
    there = Wordpress(mark.root, fetch, _credentials(asked, mark.root))
    kinds = asked.said.get("kind", POST_KINDS[0]).split(",")
    lists = [name for name, kind in KINDS.items() if kind in kinds]
    if asked.single is not None:
        return _page(asked, _by_number(there, mark, asked.known_by, lists), mark, has_more=False)
    if mark.missing:
        return _checked(asked, *_asked_for(there, mark, lists))
    if mark.again:
        return _checked(asked, *_read_again(there, mark))
    if mark.lists and not mark.at and _is_due(mark, now):
        locales = mark.locales and (there.locales() or mark.locales)
        return _swept(there, asked, replace(mark, swept=now, locales=locales), lists)
    return _read_on(there, asked, mark, lists, now)


def _is_due(mark: Mark, now: int) -> bool:
    """Whether all numbers are to be listed."""
    return mark.swept + SWEPT_SECONDS <= now


def _read_on(there: Wordpress, asked: Question, mark: Mark, lists: Sequence[str], now: int) -> Outcome:
    """A part of the first list that has something, from that on which the poll is in. After a failure it begins with the first one."""
    goes_on = mark.at in lists and not (asked.row is not None and asked.row.failures)
    for place in range(lists.index(mark.at) if goes_on else 0, len(lists)):
        name = lists[place]
        reached = mark.lists.get(name, Reached())
        listed = there.posts(name, after=reached.after, offset=reached.offset, most=MOST)
        ahead = reached.behind(listed, now)
        if listed.number or ahead != reached:
            following = name if listed.number >= MOST else next(iter(lists[place + 1 :]), "")
            mark = replace(mark, at=following, lists={**mark.lists, name: ahead})
            return _page(asked, list(_found(listed, name, mark)), mark, has_more=bool(following) or _is_due(mark, now))
    if mark.at:
        return _page(asked, [], replace(mark, at=""), has_more=_is_due(mark, now))
    return Outcome(asked, is_unchanged=True)


def _credentials(asked: Question, root: str) -> dict[str, str]:
    """For the account of the source, where it has one. Raises ``NotDone`` where it would be shown to somebody else."""
    if asked.account is None:
        return {}
    if not asked.account:
        raise NotDone("Its account was sealed by a secret that is no longer in BROADSHEET_SECRETS: give it again.")
    discovery.check_origin(asked.address, root)
    return discovery.credentials(asked.account)


def _settled(last: str, now: int) -> str:
    """The moment until which nothing more can come: that of the last change, or two minutes ago. Many may have been changed at once."""
    return min(f"{last}Z", f"{(datetime.fromtimestamp(now, UTC) - OVERLAP).replace(tzinfo=None).isoformat()}Z")


def _begun(fetch: discovery.Fetch, asked: Question, swept: int) -> Mark:
    root = discovery.found(fetch, asked.address)
    language = asked.said.get("language") or root.language
    locales = Wordpress(root.address, fetch).locales() if root.has_polylang else {}
    return Mark(root.address, root.home or asked.address, language, locales, swept=swept)


def _page(asked: Question, items: list[dict[str, Any]], mark: Mark, *, has_more: bool, **more: Any) -> Outcome:
    return Outcome(asked, {"items": items, "cursor": mark.text, "has_more": has_more, "next": "", **more})


def _checked(asked: Question, items: list[dict[str, Any]], mark: Mark) -> Outcome:
    return _page(asked, items, mark, has_more=bool(mark.missing or mark.again))


def _found(listed: Listed, kind: str, mark: Mark) -> Iterator[dict[str, Any]]:
    yield from copies.found(kind, listed.items, mark.home, mark.language, mark.locales)
    yield from (copies.broken(kind, read) for read in listed.broken)


def _swept(there: Wordpress, asked: Question, mark: Mark, lists: Sequence[str]) -> Outcome:
    """All numbers that the site has, with what tells whether they were changed."""
    found: dict[tuple[str, int], str] = {}
    for kind in lists:
        offset = 0
        while True:
            listed = there.numbers(kind, offset=offset)
            found |= {(kind, read["id"]): copies.mark(read["modified"]) for read in listed.items}
            offset += listed.number
            if listed.number < MOST:
                break
            if offset > MOST_SWEPT:
                return _page(asked, [], mark, has_more=False)
    return _page(asked, [], mark, has_more=False, there=found)


def _asked_for(there: Wordpress, mark: Mark, lists: Sequence[str]) -> tuple[list[dict[str, Any]], Mark]:
    """Those that are gone, and those of a list that is not asked for any more."""
    for kind in {kind for kind, _ in mark.missing}.intersection(lists):
        there.check_open(kind)
    gone = [copies.gone(kind, number) for kind, number in mark.missing if kind not in lists or there.is_gone(kind, number)]
    return gone, replace(mark, missing=[])


def _read_again(there: Wordpress, mark: Mark) -> tuple[list[dict[str, Any]], Mark]:
    kind = mark.again[0][0]
    some = [number for of, number in mark.again if of == kind][:MOST]
    query = {"include": ",".join(map(str, some)), "orderby": "id", "order": "asc", "_embed": EMBEDDED}
    listed = there.listed(kind, answers.posts, query)
    done = {(kind, number) for number in some}
    return list(_found(listed, kind, mark)), replace(mark, again=[one for one in mark.again if one not in done])


def _by_number(there: Wordpress, mark: Mark, keys: Iterable[str], lists: Sequence[str]) -> list[dict[str, Any]]:
    """A post that is asked for by itself, or that it is gone. Raises ``NotDone`` where the site says neither."""
    number = next((Number.of(key) for key in keys if key.startswith(f"{NUMBER}:")), None)
    if number is None:
        raise NotDone(NUMBERLESS)
    listed = _read_again(there, replace(mark, again=[number]))[0] if number.kind in lists else []
    found = listed or _asked_for(there, replace(mark, missing=[number]), lists)[0]
    if not found:
        raise NotDone(f"{there.host} does not show it, and does not say that it is gone.")
    return found


def settle(session: Session, source: Source, page: Mapping[str, Any]) -> bool:
    """After a sweep, has what misses asked for, and what is another read again; whether there is such."""
    if "there" not in page or source.cursor is None:
        return False
    missing, again = absence.noted(session, source, page["there"])
    source.cursor = replace(Mark.of(source.cursor), missing=[(*one,) for one in missing], again=again).text
    return bool(missing or again)
