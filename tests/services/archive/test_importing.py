"""Importing and exporting: the same bytes again, nothing twice, nothing lost, whatever happens in between."""

import itertools
import json
import signal
import subprocess
import sys
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import func, select

from api.db import Database, reading, snapshot
from api.derived.writing import writing
from api.models import Address, Card, Counter, Post, Revision, Section, Tag
from api.services import api_keys
from api.services.archive.exporting import lines
from api.services.archive.importing import Item, importing
from api.services.posts import editing, workflow
from api.settings import Settings
from tests.archives import SAMPLE, imported, read
from tests.databases import NOW
from tests.derived.rebuilt import differences
from tests.servers import environment_of

ARCHIVE = SAMPLE.read_bytes().splitlines(keepends=True)


def settled(archive: list[bytes]) -> Iterator[bytes]:
    """The lines as they are exported: the slugs of merged tags are former ones of what they were merged into."""
    values = [json.loads(line) for line in archive]
    for one in values:
        merged = {other["slug"] for other in values if one["type"] == "tag" and other.get("merged_into") in (one["id"], one["slug"])}
        yield orjson.dumps({**one, "former_slugs": sorted({*one["former_slugs"], *merged})}) + b"\n"


EXPORTED = list(settled(ARCHIVE))
PART = [line for line in ARCHIVE if not line.startswith(b'{"type":"post"')] + [
    line for line in ARCHIVE if line.startswith(b'{"type":"post"')
][:20]
PART_EXPORTED = list(settled(PART))


def exported(database: Database) -> list[bytes]:
    with snapshot(database) as connection:
        return list(lines(connection, database.site))


def outcomes(database: Database, archive: list[bytes], **options: Any) -> Tally[str]:
    return Tally(result.outcome for result in importing(database, read(archive), **options))


def post(**values: Any) -> bytes:
    return json.dumps({"type": "post", "title": "A title", "language": "en", **values}).encode()


def seq(database: Database) -> int:
    with reading(database) as connection:
        return connection.execute(select(Counter.seq)).scalar_one()


def test_the_sample_comes_out_as_it_went_in(database: Database, other_database: Database):
    assert imported(database, ARCHIVE) == []
    archive = exported(database)

    assert imported(other_database, archive) == []

    assert archive == EXPORTED
    assert exported(other_database) == archive
    for one in (database, other_database):
        with one.write.connect() as connection:
            assert list(differences(connection, one.site)) == []


def test_a_second_import_changes_nothing(database: Database):
    imported(database, PART)
    before = seq(database), exported(database)

    assert outcomes(database, PART) == {"unchanged": len(PART)}
    assert (seq(database), exported(database)) == before


@pytest.mark.parametrize(
    "state", [{"state": "withdrawn", "withdrawn_reason": "license", "published_at": "2026-01-01T00:00:00Z"}, {"state": "draft"}]
)
def test_what_is_not_public_stands_beside_a_public_translation_of_another_section(database: Database, state: dict[str, str]):
    sections = [json.dumps({"type": "section", "slug": slug, "name": slug, "language": "en"}).encode() for slug in ("north", "south")]
    public = {"state": "published", "published_at": "2026-01-01T00:00:00Z"}
    archive = [
        *sections,
        post(slug="first", section="north", **public),
        post(slug="shown", section="north", language="fr", translation_of="first", **public),
        post(slug="hidden", section="south", language="fr", translation_of="first", **state),
    ]

    assert [result.detail for result in imported(database, archive)] == []
    assert outcomes(database, archive) == {"unchanged": len(archive)}


def test_an_import_that_breaks_off_is_completed_by_the_next_one(database: Database):
    class Break(Exception):
        pass

    def broken() -> Iterator[Item]:
        yield from itertools.islice(read(PART * 3), 130)
        raise Break

    with pytest.raises(Break):
        list(importing(database, broken()))
    imported(database, PART)

    assert exported(database) == PART_EXPORTED


KILLED = """
import sys
from api.db import open_database
from api.services.archive.importing import Item, importing
from api.settings import read_settings
from tests.archives import SAMPLE, read

database = open_database(read_settings())
lines = [line for line in SAMPLE.read_bytes().splitlines()]
for line in range({count}):
    for result in importing(database, read(lines[line * 5 : line * 5 + 5])):
        print(result.outcome, flush=True)
"""


def test_an_import_that_is_killed_is_completed_by_the_next_one(database: Database, settings: Settings):
    program = KILLED.format(count=len(ARCHIVE) // 5 + 1)
    command = [sys.executable, "-c", program]

    with subprocess.Popen(
        command, env=environment_of(settings), stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    ) as running:
        assert running.stdout is not None
        for _ in range(27):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
    with reading(database) as connection:
        assert connection.execute(select(func.count()).select_from(Tag)).scalar_one() > 0
    with database.write.connect() as connection:
        assert list(differences(connection, database.site)) == []
    imported(database, ARCHIVE)

    assert exported(database) == EXPORTED


def test_a_dry_run_says_what_would_be_and_changes_nothing(database: Database):
    before = seq(database), exported(database)

    assert outcomes(database, PART, dry_run=True) == {"created": len(PART)}
    assert (seq(database), exported(database)) == before


def test_a_dry_run_shows_the_members_that_would_change(database: Database):
    imported(database, [post(slug="a", excerpt="One", image={"url": "https://x.example/a.jpg", "alt": "A"})])
    changed = [post(slug="a", excerpt="Two", image={"url": "https://x.example/a.jpg", "alt": "B"})]

    tried = list(importing(database, read(changed), dry_run=True))
    done = list(importing(database, read(changed)))

    assert [(result.outcome, result.detail) for result in tried] == [("changed", "excerpt, image")]
    assert tried == done


BAD = (
    post(slug="bad-1", section="nowhere"),
    post(slug="bad-2", title="x" * 301),
    post(slug="bad-3", state="published"),
    post(slug="bad-4", origin={"section": "S", "uri": "urn:1", "url": "https://x.example"}, tags=["none"]),
    b'{"type":"planet"}',
    post(),
    post(slug="bad-5", translation_of="nothing"),
)


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_bad_line_among_good_ones_loses_only_itself(database: Database, *, dry_run: bool):
    good = [post(slug=f"good-{number}") for number in range(len(BAD) + 1)]
    mixed = [line for pair in zip(good, BAD, strict=False) for line in pair] + good[-1:]

    results = list(importing(database, read(mixed), dry_run=dry_run))

    assert [result.outcome for result in results] == ["created", "skipped"] * len(BAD) + ["created"]
    assert all(result.detail for result in results if result.outcome == "skipped")
    assert [result.where for result in results] == [f"line {number}" for number in range(1, len(mixed) + 1)]


@pytest.mark.parametrize("dry_run", [False, True])
def test_two_lines_that_say_they_are_copies_of_one_origin_do_not_break_an_import(database: Database, *, dry_run: bool):
    origin = {"section": "Elsewhere", "uri": "urn:one", "url": "https://x.example/1"}
    ids = [f"019e0000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3)]

    results = list(importing(database, read([post(id=one, slug=f"s{one}", origin=origin) for one in ids]), dry_run=dry_run))

    assert [result.outcome for result in results] == ["created", "skipped", "skipped"]


def test_published_at_of_a_public_post_does_not_change_by_import(database: Database):
    for at in ("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"):
        result = list(importing(database, read([post(slug="a", published_at=at)])))

    assert result[0].outcome == "unchanged"
    with reading(database) as connection:
        assert connection.execute(select(Post.published_at)).scalar_one() == 1_704_067_200


def test_what_was_withdrawn_here_stays_so(database: Database, act: Callable[..., Post]):
    line = post(slug="a", published_at="2024-01-01T00:00:00Z")
    imported(database, [line])
    with reading(database) as connection:
        known = connection.execute(select(Post.id)).scalar_one()
    act(workflow.withdraw, known, "legal", now=NOW)

    assert outcomes(database, [line]) == {"unchanged": 1}


def test_a_line_of_an_equal_or_older_revision_that_differs_is_taken_and_gets_the_next_number(database: Database):
    line = {"id": "019e0000-0000-7000-8000-000000000001", "slug": "a", "revision": 3, "published_at": "2024-01-01T00:00:00Z"}
    imported(database, [post(**line)])

    assert outcomes(database, [post(**line, excerpt="Other")]) == {"changed": 1}
    assert outcomes(database, [post(**line, excerpt="Other")]) == {"unchanged": 1}
    assert outcomes(database, [post(**{**line, "revision": 2}, excerpt="Another")]) == {"changed": 1}

    with reading(database) as connection:
        assert list(connection.execute(select(Revision.number).order_by(Revision.number)).scalars()) == [3, 4, 5]


def test_a_deleted_draft_comes_back_once(database: Database):
    """An imported draft is known by its address; deleted, it leaves none that would name a post that is no more."""
    line = post(slug="a", identity=["https://old.example/?p=1"], addresses=["https://old.example/?p=1"])
    imported(database, [line])
    with writing(database) as session:
        editing.remove(session, session.scalars(select(Post)).one())

    assert [outcomes(database, [line]) for _ in range(3)] == [{"created": 1}, {"unchanged": 1}, {"unchanged": 1}]


def test_the_address_of_a_withdrawn_post_is_exported(
    database: Database, other_database: Database, make_post: Callable[..., Post], act: Callable[..., Post]
):
    act(workflow.withdraw, make_post(slug="gone").id, "legal", now=NOW)

    imported(other_database, exported(database))

    with reading(other_database) as connection:
        assert list(connection.execute(select(Address.path)).scalars()) == ["/en/gone"]
        assert connection.execute(select(Card.post_id)).all() == []


def test_an_archive_goes_in_in_any_number_of_pieces(database: Database):
    for start in range(0, len(PART), 7):
        imported(database, PART[start : start + 7])

    assert exported(database) == PART_EXPORTED


def test_a_section_that_a_key_is_bound_to_stays_beside_those_of_an_archive(database: Database, make_post: Callable[..., Post]):
    with writing(database) as session:
        first = session.scalars(select(Section)).one()
        api_keys.make(session, name="bound", scopes=["posts:read"], section=first.id, now=NOW)
    line = json.dumps({"type": "section", "id": "018ce84c-ddcb-72c5-bcf2-55e2ace1a954", "slug": "main", "name": "Main"}).encode()

    assert outcomes(database, [line]) == {"created": 1}

    with reading(database) as connection:
        assert set(connection.execute(select(Section.slug)).scalars()) == {"main", "main-2"}
    make_post(section="main-2")


def test_what_is_taken_back_by_a_former_slug_is_left_as_it_is(database: Database):
    """A former slug may lead to another post, which nobody meant."""
    known = {"id": "019e0000-0000-7000-8000-000000000001", "published_at": "2024-01-01T00:00:00Z"}
    imported(database, [post(**known, slug="former"), post(**known, slug="present")])
    line = orjson.loads(post(slug="former"))

    results = importing(database, [Item("line 1", line, problem="It is in the trash.", takes_back=True)])

    assert [(result.outcome, result.detail) for result in results] == [("skipped", "It is in the trash.")]
    with reading(database) as connection:
        assert connection.execute(select(Post.state)).scalar_one() == "published"
