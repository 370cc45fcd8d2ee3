"""The items of a page are stored: copies made, changed and withdrawn, and what is refused set aside with the reason.

A page is stored at once; where anything of it is refused that was written already, item by item.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import String, Table, cast, or_, select
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.db import Database
from api.derived.rows import insert_missing
from api.derived.writing import part
from api.errors import Refused, Stale
from api.models import Copy, Section, Source, SourceItem, SourceKey, SourceTerm
from api.services.archive.prefetch import referred
from api.services.archive.preparing import Prepared
from api.services.posts import claims
from api.services.references import REFERRED
from api.services.syndication.sources import MEMBERS
from api.sources import forms, pictures, taking, terms
from api.sources.asking import Outcome
from api.sources.forms import NotTaken
from api.sources.pictures import Known, Missing

LONGEST_ERROR = 300
AT_ONCE = 1_000
"""Items that are looked up together."""
_KEY: Table = SourceKey.__table__  # type: ignore[assignment] # a mapped class has a table


@dataclass
class Page:
    """A page that is being stored, with what is known of its items."""

    session: Session
    source: Source
    now: int
    one_by_one: bool
    terms: dict[UUID, SourceTerm] = field(default_factory=dict)
    items: dict[UUID, SourceItem] = field(default_factory=dict)
    """By their ids there, those that are known, and translations of theirs."""
    lines: Mapping[str, Prepared] = field(default_factory=dict)
    pictures: Known = field(default_factory=Known)
    copies: list[Copy] = field(default_factory=list)
    """What is kept of copies of its items that are there already: the session knows them as long as the list is kept."""
    own: set[UUID] = field(default_factory=set)
    bases: list[str] = field(default_factory=list)
    new: list[SourceItem] = field(default_factory=list)
    """Items that were not known: they are inserted together."""
    awaiting: list[tuple[SourceItem, Missing]] = field(default_factory=list)
    """Items that were stored without some of their pictures, with these, and why."""

    def insert_new(self) -> None:
        """Inserts the items that were not known, so that they are found."""
        self.session.add_all(self.new)
        self.new = []


class Ahead(NamedTuple):
    """What can be done of posts, by their ids there, before others wait for it."""

    lines: Mapping[str, Prepared]
    pictures: Known


def prepared(database: Database, outcome: Outcome) -> Ahead:
    """Of the posts of a page."""
    posts = [item for item in (outcome.page or {}).get("items", ()) if item["type"] == "post" and "resource" in item]
    known = pictures.known(database, outcome.question.source_id, posts)
    terms = {"language": database.site.default_language, "dialect": "sqlite" if database.is_sqlite else "postgresql"}
    return Ahead({item["id"]: forms.prepare(item, known.wanted.get(item["id"], ()), known.ready, **terms) for item in posts}, known)


def keep(page: Page, told: Mapping[str, Any]) -> None:
    """Stores the items of a page."""
    session, source = page.session, page.source
    if source.cursor is None:
        source.run += 1
    posts = [item for item in told["items"] if item["type"] == "post"]
    look_up(page, posts)
    has_new, joined = terms.note(session, source, told["items"], page.terms)
    if not page.one_by_one:
        session.info[REFERRED] = referred(session, list(_lines(page, posts)))
    for item in posts:
        _keep_one(page, item)
    page.insert_new()
    insert_missing(session.connection(), _KEY, _keys(source, posts))
    pictures.note(session, page.awaiting, now=page.now)
    if has_new or joined:
        _link_waiting(page, joined)


def keep_single(page: Page, item: Mapping[str, Any]) -> bool:
    """Stores a post that was fetched by itself, and looked up; whether it is as new as what is known of it.

    A post that left the query is public as before: only a page can say that it is back.
    """
    row = page.items[UUID(item["id"])]
    if "resource" not in item or not row.is_public:
        row.at = page.now
        delete(page, row, item.get("reason", "deleted"))
        return True
    if item["revision"] < row.revision and row.run >= page.source.base_run:
        return False
    _note(page, row, item)
    _upsert(page, row, item)
    insert_missing(page.session.connection(), _KEY, _keys(page.source, [item]))
    return True


def _keys(source: Source, posts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What these posts are known by from now on, where they come without ids of ours."""
    named = ((key, UUID(item["id"])) for item in posts for key in item.get("keys", ()))
    return [{"source_id": source.id, "key": key, "remote_id": remote} for key, remote in named]


def _lines(page: Page, posts: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """What is named by the lines that are new, so that it is read at once."""
    section = str(page.source.section_id)
    for item in posts:
        line = page.lines[item["id"]].line if "resource" in item and UUID(item["id"]) not in page.items else None
        if line is not None:
            named = {kind: item["resource"][member] for member, kind in MEMBERS.items()}
            yield {**line, "section": section, "origin": {"uri": forms.uri_of(item["id"], item.get("uri"))}, **terms.ids(named, page.terms)}


def look_up(page: Page, posts: Iterable[Mapping[str, Any]]) -> None:
    """Reads what is known of these posts, and of what decides about them."""
    session, source = page.session, page.source
    ids = [UUID(item["id"]) for item in posts]
    page.terms = terms.known(session, source)
    others = {UUID(one) for item in posts if "resource" in item for one in item["resource"]["translations"]}
    wanted = [*ids, *others.difference(ids)]
    for some in (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)):
        asked = select(SourceItem).where(SourceItem.source_id == source.id, SourceItem.remote_id.in_(some))
        page.items |= {item.remote_id: item for item in session.scalars(asked)}
    known = [row.post_id for row in map(page.items.get, ids) if row is not None and row.post_id is not None]
    page.copies = list(session.scalars(select(Copy).where(Copy.post_id.in_(known)))) if known else []
    page.own = taking.own_ids(session, ids) if ids else set()
    page.bases = [session.info["site"].public_url, *filter(None, session.scalars(select(Section.url)))]
    claims.look_up(session, [forms.uri_of(item["id"], item.get("uri")) for item in posts])


def _keep_one(page: Page, item: Mapping[str, Any]) -> None:
    remote, source = UUID(item["id"]), page.source
    row = page.items.get(remote)
    if row is not None and _is_old(row, item, source):
        row.run = source.run
        return
    if row is None:
        row = page.items[remote] = SourceItem(id=uuid7(), source_id=source.id, remote_id=remote, title="", terms={}, awaits=False)
        page.new.append(row)
    row.run = source.run
    _note(page, row, item)
    if "resource" in item:
        _upsert(page, row, item)
    else:
        delete(page, row, item["reason"])


def _note(page: Page, row: SourceItem, item: Mapping[str, Any]) -> None:
    """Keeps what is known of an item from now on."""
    row.revision, row.at = item["revision"], page.now
    if "keys" in item:
        row.uri, row.digest, row.published_at = item["uri"], item["digest"], item["at_seconds"]


def _is_old(row: SourceItem, item: Mapping[str, Any], source: Source) -> bool:
    """Whether the item says nothing new: another one of the same history was later, or said the same; in another run that is read again.

    A post that is deleted, or leaves the query and comes back, has the same revision as before.
    """
    if row.run < source.base_run or row.problem is not None:
        return False
    revision, is_public = item["revision"], "resource" in item
    return revision < row.revision or (revision == row.revision and is_public == row.is_public and (row.run == source.run or not is_public))


def _upsert(page: Page, row: SourceItem, item: Mapping[str, Any]) -> None:
    resource = item["resource"]
    row.is_public, row.problem = True, None
    row.title, row.url = (resource["title"] or "").replace("\0", "")[:300], (resource["url"] or "").replace("\0", "")[:4000] or None
    row.terms = {kind: resource[member] for member, kind in MEMBERS.items()}
    row.awaits = terms.are_missing(row.terms, page.terms)
    aside = forms.refusal(page.source, item, own=page.own, bases=page.bases)
    if aside is None:
        _tried(page, row, lambda: _take(page, row, item))
        return
    row.problem = aside.why
    if aside.is_lost and row.post_id is not None:
        _let_go(page, row, taking.LOST)


def _take(page: Page, row: SourceItem, item: Mapping[str, Any]) -> None:
    session, source = page.session, page.source
    made = page.lines[item["id"]]
    if made.line is None or made.line.get("published_at") is None:
        raise NotTaken(made.refusal or "It came without the moment of its publication.")
    if forms.is_to_come(made.line, page.now):
        raise NotTaken("It says that it was published in the future.")
    line = {**made.line, "origin": forms.origin(item, source, page.terms)}
    known = row.post_id or taking.copied(session, source, line["origin"]["uri"])
    links = terms.here(session, row.terms, page.terms)
    follows = _followed(page, item["resource"]["translations"])
    row.post_id = taking.take(session, source, line, links, known=known, now=page.now, follows=follows)
    row.picture_problem, missing = None, page.pictures.missing(item["id"])
    if missing:
        page.awaiting.append((row, missing))


def _followed(page: Page, translations: Iterable[str]) -> UUID | None:
    """A copy of the same post in another language, if there is one."""
    known = (page.items.get(UUID(one)) for one in translations)
    found = [row for row in known if row is not None and row.post_id is not None and row.problem is None]
    return min(found, key=lambda row: row.id.int).post_id if found else None


def delete(page: Page, row: SourceItem, reason: str) -> None:
    """Withdraws the copy of an item that its source does not show any more. ``reason``: as delta sync has it."""
    row.is_public, row.problem, row.awaits = False, None, False
    if row.post_id is None:
        row.post_id = taking.copied(page.session, page.source, forms.uri_of(str(row.remote_id), row.uri))
    if row.post_id is not None:
        _let_go(page, row, reason.replace("\0", "")[:100])


def _let_go(page: Page, row: SourceItem, reason: str) -> None:
    known = row.post_id
    assert known is not None  # noqa: S101 - both who call have looked

    def gone() -> None:
        row.post_id = taking.let_go(page.session, page.source, known, reason, now=page.now)

    problem = row.problem
    _tried(page, row, gone)
    row.problem = row.problem or problem


def _tried(page: Page, row: SourceItem, act: Callable[[], None]) -> None:
    """Does it, or sets the item aside where it is refused; while a page is stored at once, what is refused after a write is raised."""
    if not page.one_by_one:
        try:
            act()
        except NotTaken as error:
            row.problem = str(error)[:LONGEST_ERROR]
        return
    page.insert_new()
    page.session.flush()  # what is noted of the item stays
    try:
        with part(page.session):
            act()
    except Stale as error:
        if not isinstance(error.told, Refused) or error.told is error:
            raise
        row.problem = str(error.told)[:LONGEST_ERROR]
    except Refused as error:
        row.problem = str(error)[:LONGEST_ERROR]


def _link_waiting(page: Page, joined: Iterable[UUID]) -> None:
    """Gives the copies that named tags or campaigns which came only now what stands for these; ``joined`` are known, and came to stand."""
    names = (cast(SourceItem.terms, String).contains(str(one)) for one in joined)
    asked = select(SourceItem).where(SourceItem.source_id == page.source.id, or_(SourceItem.awaits.is_(True), *names))
    for row in page.session.scalars(asked).all():
        row.awaits = terms.are_missing(row.terms, page.terms)
        if row.post_id is not None and row.is_public and row.problem is None:
            taking.link_again(page.session, row.post_id, terms.here(page.session, row.terms, page.terms), now=page.now)
