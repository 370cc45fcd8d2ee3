"""The only door for writes: a session whose COMMIT brings derived rows up to date. No writer can forget it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from api import traces
from api.db import BUSY_MS, Database, faults
from api.derived import search
from api.derived.changes import Last
from api.derived.conflicts import conflicts
from api.derived.refresh import Touched, refresh
from api.derived.rows import Waiting
from api.derived.urls import BASE, path_of
from api.models import KINDS, RESOURCES, SITE, Address, Event, Image, NewPost, Post, Section, SiteProfile, Slug

WAS_PUBLIC = ("published", "withdrawn")
FIRST_SECTION = "first section"
"""Under this name a session knows the id of the oldest section, as long as it writes none."""
TEXTS = ("title", "excerpt", "body_html", "language", "state", "kind")


def _itself(kind: str, row: Any) -> tuple[str, UUID]:
    return kind, row.id


def _whole(kind: str, row: Any) -> tuple[str, UUID]:
    return kind, getattr(row, f"{kind}_id")


TOUCHES: dict[type[Any], Callable[[Any], tuple[str, UUID]]] = {
    **{kind.model: partial(_itself, kind.name) for kind in KINDS.values()},
    **{part: partial(_whole, kind.name) for kind in KINDS.values() for part in kind.parts},
    SiteProfile: partial(_itself, SITE),
    Slug: lambda row: (row.kind, row.entity_id),
    Address: lambda row: (row.kind, row.entity_id),
}
"""Whose public form, or what leads to it, a written row is part of. An image's users are touched by ``services.images``."""

RESOURCES_BY_MODEL = {kind.model: name for name, kind in RESOURCES.items()}
FOLLOWED = {inspect(model).local_table for model in (*TOUCHES, Image)}


class WritingSession(Session):
    """A session whose commits bring derived rows up to date; no other class of session is made anywhere."""

    @property
    def touched(self) -> Touched:
        """What was written so far."""
        found: Touched = self.info.setdefault("touched", Touched())
        return found

    @property
    def believed(self) -> set[tuple[str, UUID]]:
        """What is so until something is taken back: rows that are held, what a post was seen to be without."""
        found: set[tuple[str, UUID]] = self.info.setdefault("believed", set())
        return found

    @property
    def section(self) -> UUID | None:
        """The section whose posts alone, beside public ones, whoever writes may know of; ``None``: all."""
        found: UUID | None = self.info.get("section")
        return found

    @property
    def waiting(self) -> Waiting:
        """What is to be inserted, together, before anything else is asked. Nobody need see to that: each statement does."""
        found: Waiting = self.info.setdefault("waiting", Waiting())
        return found

    def add_later(self, post: NewPost) -> None:
        """Inserts the post, with what else waits."""
        self.waiting.posts[post.id] = post

    def insert_waiting(self) -> None:
        """Inserts what waits."""
        waiting = self.waiting
        if not waiting.posts and not waiting.rows:
            return
        touched = self.touched
        touched.add("post", *waiting.posts)
        touched.texts |= waiting.posts.keys()
        touched.is_public |= any(post.state in WAS_PUBLIC for post in waiting.posts.values())
        for post in waiting.posts.values():
            touched.retitle(post.id, "", post.title)
        waiting.insert(super().connection())

    def connection(self, *arguments: Any, **options: Any) -> Connection:
        """The connection, on which all is that was written so far."""
        self.insert_waiting()
        return super().connection(*arguments, **options)

    @contextmanager
    def all_sections(self) -> Iterator[None]:
        """Meanwhile all posts may be known: for what was saved by somebody who knew them."""
        section = self.info.pop("section", None)
        try:
            yield
        finally:
            self.info["section"] = section


@contextmanager
def writing(database: Database, *, section: UUID | None = None) -> Iterator[WritingSession]:
    """A session in one transaction for writing, committed at the end, or rolled back when anything is raised.

    ``section``: that of a key that is bound to one; of other sections it can name what is public.
    Raises ``Stale`` where somebody else changed a row in the meantime, or two waited for each other (PostgreSQL ends one), and what
    ``conflicts`` makes of a row that the database refuses.
    """
    with faults(), conflicts(), _session(database, section) as session:
        with session.begin():
            yield session
        database.committed()


@contextmanager
def noting(database: Database) -> Iterator[Connection]:
    """A transaction for what may as well not be written: it waits for nobody. Raises ``Unavailable`` where it would have to."""
    with faults(), database.write.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        if not database.is_sqlite:
            with connection.begin():
                connection.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
                yield connection
            return
        driver.execute("PRAGMA busy_timeout=0")
        try:
            with connection.begin():
                yield connection
        finally:
            driver.execute(f"PRAGMA busy_timeout={database.lock_ms or BUSY_MS}")


@contextmanager
def discarding(database: Database) -> Iterator[WritingSession]:
    """A transaction that is rolled back at its end: for trying what would happen."""
    with faults(), conflicts(), _session(database) as session:
        try:
            yield session
        finally:
            session.rollback()


@contextmanager
def part(session: Session) -> Iterator[None]:
    """A savepoint: this part alone is rolled back when anything is raised. Raises ``Stale`` as ``writing`` does."""
    with conflicts():
        as_writing(session).insert_waiting()
        with session.begin_nested():
            yield
            as_writing(session).insert_waiting()


def _session(database: Database, section: UUID | None = None) -> WritingSession:
    return WritingSession(database.write, expire_on_commit=False, info={"site": database.site, "section": section})


def as_writing(session: Session) -> WritingSession:
    """The session, which is one for writing."""
    assert isinstance(session, WritingSession)  # noqa: S101 - for the type checker: no other class is made
    return session


def touch(session: Session, kind: str, ids: Iterable[UUID]) -> None:
    """Marks resources whose public form follows from something that was written elsewhere."""
    as_writing(session).touched.add(kind, *ids)


@event.listens_for(WritingSession, "after_flush")
def _note(session: WritingSession, _flush: UOWTransaction) -> None:
    touched = session.touched
    # A row whose members were set to what they were is dirty, but no different.
    for row in (*session.new, *(row for row in session.dirty if session.is_modified(row)), *session.deleted):
        owner = TOUCHES.get(type(row))
        if owner:
            kind, entity = owner(row)
            touched.add(kind, entity)
        note = NOTES.get(type(row))
        if note is not None:
            note(touched, row, is_new=row in session.new)
    for row in session.deleted:
        if isinstance(row, Post):
            touched.titles.pop(row.id, None)
        name = RESOURCES_BY_MODEL.get(type(row))
        if name is not None and (not KINDS[name].has_states or row.published_at is not None):
            touched.deleted[row.id] = Last(row.slug, row.language, BASE + path_of(name, row.slug), "deleted", row.revision)


@event.listens_for(WritingSession, "after_flush")
def _doubt_first_section(session: WritingSession, _flush: UOWTransaction) -> None:
    if any(isinstance(row, Section) for row in (*session.new, *session.dirty, *session.deleted)):
        session.info.pop(FIRST_SECTION, None)


def _note_post(touched: Touched, post: Post, *, is_new: bool) -> None:
    state = inspect(post).attrs
    touched.is_public |= post.state in WAS_PUBLIC
    if is_new or any(state[name].history.has_changes() for name in TEXTS):
        touched.texts.add(post.id)
    title = state["title"].history
    if is_new or title.has_changes():
        touched.retitle(post.id, "" if is_new else next(iter(title.deleted or ()), None), post.title)


def _note_event(touched: Touched, row: Event, *, is_new: bool) -> None:
    """What an event was called that was public; other resources have a fragment, which says it."""
    state = inspect(row).attrs
    if not is_new and row.published_at is not None and not state["published_at"].history.has_changes():
        for slug in state["slug"].history.deleted or ():
            touched.former.setdefault(row.id, slug)


NOTES: dict[type[Any], Callable[..., None]] = {Post: _note_post, Event: _note_event}
"""What is noted of a written row besides."""


@event.listens_for(WritingSession, "before_flush")
def _insert_first(session: WritingSession, _flush: UOWTransaction, _instances: object) -> None:
    session.insert_waiting()


@event.listens_for(WritingSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    """Refuses bulk statements that do not say which resources they touch: they bypass the unit of work. What waits is inserted first."""
    as_writing(state.session).insert_waiting()
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    table: Table | None = getattr(state.statement, "table", None)
    touches: dict[str, Iterable[UUID]] | None = state.execution_options.get("touches")
    if touches is None and table in FOLLOWED:
        raise RuntimeError("A bulk statement must say execution_options(touches={kind: ids}): derived rows follow from it.")
    for kind, ids in (touches or {}).items():
        touch(state.session, kind, ids)
        if kind == "post" and table == Post.__table__:
            state.session.info["touched"].texts.update(ids)
            state.session.info["touched"].titles.update(dict.fromkeys(ids))


@event.listens_for(WritingSession, "before_commit")
def _follow_up(session: WritingSession) -> None:
    if session.in_nested_transaction():
        return
    session.insert_waiting()
    session.flush()  # before_commit comes before the flush of the commit itself
    touched = session.info.pop("touched", None)
    if touched:
        search.retitle(session.connection(), touched.titles)  # first: nobody waits for the counter meanwhile
        session.info["seq"] = seq = refresh(session.connection(), touched, session.info["site"])
        if seq is not None:
            traces.note({traces.CHANGE: seq})


@event.listens_for(WritingSession, "after_soft_rollback")
def _forget(session: WritingSession, ended: SessionTransaction) -> None:
    """Forgets what was touched when the whole transaction is rolled back; after a savepoint's rollback some rows are looked at in vain."""
    session.believed.clear()
    session.info.pop(FIRST_SECTION, None)
    session.waiting.clear()
    if ended.parent is None:
        session.info.pop("touched", None)
    elif "touched" in session.info:
        session.info["touched"].doubt()
