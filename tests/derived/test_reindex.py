"""``reindex`` repairs every fault in derived rows, and the check of the invariant sees each."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, delete, event, exists, func, insert, select, text, update

from api.db import Database, reading
from api.derived import texts
from api.derived.reindex import reindex
from api.derived.writing import writing
from api.models import Address, Card, Change, Counter, Departure, Facet, Fragment, Listing, NameWord, Post, Slug, Tag, TitleWord
from api.services.posts import editing, workflow
from api.services.resources import tags
from tests.archives import SAMPLE, emptied, imported
from tests.databases import NOW
from tests.derived.rebuilt import differences
from tests.plugins import amount

DAMAGED = "other words"
"""What the digest of a card does not tell."""


def _a(connection: Connection, column: Any, *where: Any) -> Any:
    return connection.execute(select(column).where(*where).order_by(column).limit(1)).scalar_one()


def _position(connection: Connection) -> int:
    found: int = _a(connection, Card.position)
    return found


def _tag_facet(connection: Connection) -> int:
    found: int = _a(connection, Facet.id, Facet.kind == "tag", Facet.posts > 0)
    return found


def _unknown_position(connection: Connection) -> None:
    connection.execute(insert(Listing).values(facet_id=_tag_facet(connection), position=7))


def _listed_elsewhere(connection: Connection) -> None:
    facet = _tag_facet(connection)
    other = _a(connection, Card.position, Card.position.not_in(select(Listing.position).where(Listing.facet_id == facet)))
    connection.execute(insert(Listing).values(facet_id=facet, position=other))


def _departed(connection: Connection) -> None:
    row = connection.execute(select(Card).limit(1)).one()
    facet = _a(connection, Listing.facet_id, Listing.position == row.position)
    connection.execute(insert(Departure).values(facet_id=facet, entity_id=row.post_id, seq=1))


def _wrong_words(connection: Connection) -> None:
    """On PostgreSQL: SQLite's words cannot be read, only written again."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("UPDATE search SET body = '''other''\\:1' WHERE position = :at"), {"at": _position(connection)})
    else:
        connection.execute(text("DELETE FROM search WHERE rowid = :at"), {"at": _position(connection)})


def _stray_words(connection: Connection) -> None:
    column = "rowid" if connection.dialect.name == "sqlite" else "position"
    connection.execute(text(f"INSERT INTO search ({column}, title, body) VALUES (7, 'stray', 'stray')"))


def _said_public(connection: Connection) -> None:
    withdrawn = _a(connection, Post.id, Post.state == "withdrawn")
    connection.execute(delete(Change).where(Change.entity_id == withdrawn))
    connection.execute(insert(Change).values(entity_id=withdrawn, kind="post", seq=1, at=1, revision=1, is_public=True))


def _said_public_once_a_draft(connection: Connection) -> None:
    draft = _a(connection, Post.id, Post.state == "draft")
    connection.execute(insert(Change).values(entity_id=draft, kind="post", seq=1, at=1, revision=1, is_public=True))


def _said_public_though_deleted(connection: Connection) -> None:
    gone = _a(connection, Slug.entity_id, Slug.kind == "tag", ~exists().where(Tag.id == Slug.entity_id))
    connection.execute(delete(Change).where(Change.entity_id == gone))
    connection.execute(insert(Change).values(entity_id=gone, kind="tag", seq=1, at=1, revision=1, is_public=True))


def _stray_fragment(connection: Connection) -> None:
    facet = _a(connection, Facet.id, Facet.kind == "month")
    connection.execute(insert(Fragment).values(facet_id=facet, language="", json="{}"))


def _stray_name_word(connection: Connection) -> None:
    """Of nothing that is there, of another kind than what is, and of no kind."""
    tag = _a(connection, Tag.id, Tag.merged_into_id.is_(None))
    rows = [{"kind": kind, "word": "stray", "entity_id": one} for kind, one in (("tag", UUID(int=7)), ("author", tag), ("other", tag))]
    connection.execute(insert(NameWord), rows)


def _wrong_name_word(connection: Connection) -> None:
    tag = _a(connection, NameWord.entity_id, NameWord.kind == "tag")
    connection.execute(insert(NameWord).values(kind="tag", word="wrong", entity_id=tag))


def _lost_facet(connection: Connection) -> None:
    """Cards go on naming a number that stands for nothing."""
    connection.execute(delete(Facet).where(Facet.id == _tag_facet(connection)))


def _card_of_nobody(connection: Connection) -> None:
    """A post that was taken away without its card."""
    post = _a(connection, Card.post_id)
    connection.execute(delete(Post).where(Post.id == post))


def _wrong_second(connection: Connection) -> None:
    post = _a(connection, Card.post_id)
    connection.execute(update(Post).where(Post.id == post).values(published_at=1))


def _lost_address(connection: Connection) -> None:
    connection.execute(delete(Address).where(Address.entity_id == _a(connection, Card.post_id)))


def _on_a_card(**values: Any) -> Callable[[Connection], Any]:
    return lambda connection: connection.execute(update(Card).where(Card.position == _position(connection)).values(**values))


def _on_a_change(**values: Any) -> Callable[[Connection], Any]:
    return lambda connection: connection.execute(update(Change).where(Change.entity_id == _a(connection, Card.post_id)).values(**values))


FAULTS: dict[str, Callable[[Connection], Any]] = {
    "a card's JSON": lambda c: c.execute(
        update(Card).where(Card.position == _position(c)).values(json=_a(c, Card.json).replace('"slug"', '"slag"'))
    ),
    "a card's facets": _on_a_card(facets="|||1|2"),
    "a card's time": _on_a_card(updated_at=1),
    "a card's group": _on_a_card(language="xx"),
    "no card": lambda c: c.execute(delete(Card).where(Card.position == _position(c))),
    "a card of nobody": _card_of_nobody,
    "no listing row": lambda c: c.execute(delete(Listing).where(Listing.facet_id == _tag_facet(c))),
    "a listing row of nobody": _unknown_position,
    "a listing row too many": _listed_elsewhere,
    "a count": lambda c: c.execute(update(Facet).where(Facet.id == _tag_facet(c)).values(posts=7_000)),
    "a facet's key": lambda c: c.execute(update(Facet).where(Facet.id == _tag_facet(c)).values(key="other")),
    "no facet": _lost_facet,
    "no fragment": lambda c: c.execute(delete(Fragment).where(Fragment.facet_id == _tag_facet(c))),
    "a fragment's JSON": lambda c: c.execute(update(Fragment).where(Fragment.facet_id == _tag_facet(c)).values(json='{"id": 1}')),
    "a fragment too many": lambda c: c.execute(insert(Fragment).values(facet_id=_tag_facet(c), language="xx", json="{}")),
    "a fragment of nothing": _stray_fragment,
    "no words of names": lambda c: c.execute(delete(NameWord).where(NameWord.kind.in_(("campaign", "section")))),
    "a word that is in no name": _wrong_name_word,
    "words of names of nothing": _stray_name_word,
    "no words of titles": lambda c: c.execute(delete(TitleWord)),
    "a word that is in no title": lambda c: c.execute(update(TitleWord).where(TitleWord.word == "draft").values(word="wrong")),
    "no words": lambda c: c.execute(text("DELETE FROM search WHERE rowid > 0" if c.dialect.name == "sqlite" else "DELETE FROM search")),
    DAMAGED: _wrong_words,
    "words of nobody": _stray_words,
    "no change row": lambda c: c.execute(delete(Change).where(Change.kind.in_(("post", "tag")))),
    "a change's position": _on_a_change(position=None),
    "a change's revision": _on_a_change(revision=99),
    "a change that says gone": _on_a_change(is_public=False, reason="unpublished", slug="x"),
    "a withdrawn post said public": _said_public,
    "a draft said public": _said_public_once_a_draft,
    "a deleted tag said public": _said_public_though_deleted,
    "a departure of what is there": _departed,
    "a counter that is behind": lambda c: c.execute(update(Counter).values(seq=1)),
    "an address that leads nowhere": _lost_address,
    "a post in another second": _wrong_second,
}


@pytest.fixture
def site(database: Database) -> Database:
    """The beginning of the sample, a draft, a withdrawn post, and a tag that was deleted."""
    emptied(database)
    archive = SAMPLE.read_bytes().splitlines()
    posts_begin = next(number for number, line in enumerate(archive) if b'"type":"post"' in line)
    imported(database, archive[: posts_begin + 12])
    with writing(database) as session:
        gone = tags.create(session, {"name": "Gone", "language": "en"}, now=NOW)
        editing.create(session, {"title": "A draft", "language": "en"}, now=NOW)
        withdrawn = editing.create(session, {"title": "Withdrawn", "language": "en"}, now=NOW)
        workflow.publish(session, withdrawn, now=NOW)
    with writing(database) as session:
        tags.remove(session, session.get_one(Tag, gone.id))
        row = editing.load(session, withdrawn.id)
        assert row is not None
        workflow.withdraw(session, row, "legal", now=NOW)
    return database


def test_every_fault_is_seen_and_repaired_and_then_nothing_is_left_to_repair(site: Database):
    unseen, unrepaired, left = [], [], []

    for name, plant in FAULTS.items():
        with site.write.begin() as connection:
            plant(connection)
        unseen += [] if _differs(site) else [name]
        repaired = sum(reindex(site, every=name == DAMAGED))
        unrepaired += [] if repaired and not _differs(site) else [name]
        if amount(full=1, sample=0):
            left += [name] if sum(reindex(site)) else []

    assert (unseen, unrepaired, left) == ([], [], [])


def _differs(database: Database) -> list[str]:
    with database.write.connect() as connection:
        return list(differences(connection, database.site))


def test_all_faults_at_once_are_repaired(site: Database):
    for plant in (plant for name, plant in FAULTS.items() if name not in ("no facet", "no card")):
        with site.write.begin() as connection:
            plant(connection)

    repaired = sum(reindex(site, every=True))

    assert repaired > len(FAULTS)
    assert _differs(site) == []
    assert sum(reindex(site)) == 0


def test_a_reindex_that_finds_nothing_leaves_the_counter_alone(site: Database):
    before = _seq(site)

    assert sum(reindex(site)) == 0
    assert _seq(site) == before


def _seq(database: Database) -> int:
    with reading(database) as connection:
        return connection.execute(select(Counter.seq)).scalar_one()


def test_words_that_differ_are_written_again_even_where_they_cannot_be_compared(site: Database):
    with site.write.begin() as connection:
        at = _position(connection)
        if site.is_sqlite:
            connection.execute(text("INSERT OR REPLACE INTO search (rowid, title, body) VALUES (:at, 'other', 'other')"), {"at": at})
        else:
            connection.execute(text("UPDATE search SET title = '''other''\\:1' WHERE position = :at"), {"at": at})

    list(reindex(site, every=True))

    assert _differs(site) == []


def test_only_search_rows_of_other_texts_or_rules_are_written(site: Database, monkeypatch):
    written = []

    def note(_connection: Any, _cursor: Any, statement: str, rows: Any, _context: Any, are_many: object) -> None:
        if "INTO search (" in statement and "rank" not in statement:
            written.extend(rows if are_many else [rows])

    event.listen(site.write, "before_cursor_execute", note)

    def rows() -> int:
        written.clear()
        assert sum(reindex(site)) == 0
        return len(written)

    with site.write.begin() as connection:
        cards = connection.execute(select(func.count()).select_from(Card)).scalar_one()
    as_they_are = rows()
    with site.write.begin() as connection:  # as a release does that knows of no digests
        connection.execute(update(Card).where(Card.position == _position(connection)).values(digest=None))
    of_one = rows()
    monkeypatch.setattr(texts, "RULES", "others")
    texts._rules.cache_clear()
    try:
        of_all = rows()
    finally:
        texts._rules.cache_clear()

    assert (as_they_are, of_one, of_all) == (0, 1, cards)


def test_readers_see_whole_pages_while_rows_are_repaired(site: Database):
    """A reader asks all the time; every answer is complete, though each step of the repair changes rows."""
    with reading(site) as connection:
        whole = len(connection.execute(select(Card.position)).all())
    stop, seen = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            with reading(site) as connection:
                seen.append(len(connection.execute(select(Card.json).order_by(Card.position.desc()).limit(whole)).all()))

    reader = threading.Thread(target=read)
    with site.write.begin() as connection:
        connection.execute(update(Card).values(json="{}"))
    reader.start()
    repaired = sum(reindex(site))
    stop.set()
    reader.join()

    assert repaired >= whole
    assert set(seen) == {whole}
