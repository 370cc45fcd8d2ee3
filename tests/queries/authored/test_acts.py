"""Who may do what and who did what: keys and the audit."""

from uuid import UUID

import orjson
import pytest
from sqlalchemy import insert

from api.db import reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Audit
from api.queries.authored import audit, keys
from api.queries.paging import Window
from api.services import api_keys as key_rules
from schemas import audit as audit_schemas, key
from tests.databases import NOW
from tests.queries.authored.shapes import faults

SECOND = NOW // 1_000_000


def test_keys_are_listed_without_the_key(full, database):
    with writing(database) as session:
        maker, _ = key_rules.make(session, name="first", scopes=["posts:read", "keys:write"], now=NOW)
        made, _ = key_rules.make(
            session, name="second", scopes=["posts:read"], now=NOW, section=full["section"], expires_at=SECOND + 60, maker=as_key(maker)
        )
        key_rules.revoke(session, made.id, now=NOW)
        ids = [maker.id, made.id]

    with reading(database) as connection:
        rows = [orjson.loads(one) for one in keys.listed(connection, {}, Window(10), database.site).items]
        bound = [orjson.loads(one) for one in keys.listed(connection, {}, Window(10), database.site, only_section=full["section"]).items]
        one = keys.one(connection, ids[1], database.site)
        with pytest.raises(NotFound):
            keys.one(connection, ids[0], database.site, only_section=full["section"])

    assert [row["name"] for row in rows] == ["first", "second"]
    assert bound == [one] == rows[1:]
    assert [fault for row in rows for fault in faults(key.Key, row)] == []
    assert (one["made_by"]["name"], one["section"]["slug"], one["revoked_at"]) == ("first", "canada", "2026-05-28T20:26:40Z")


def as_key(row):
    return key_rules.Key(row.id, row.name, frozenset(row.scopes))


@pytest.fixture
def acts(database) -> list[str]:
    """Ids of six acts, the last done first."""
    with writing(database) as session:
        made, _ = key_rules.make(session, name="site", scopes=["posts:read"], now=NOW)
        key_id = made.id
    rows = [
        {
            "id": UUID(int=100 + number),
            "at": NOW + number * 1_000_000,
            "key_id": key_id if number % 2 else None,
            "actor": "ana" if number < 3 else "ben",
            "action": "publish" if number == 4 else "update",
            "kind": "tag" if number == 5 else "post",
            "entity_id": UUID(int=number % 3),
            "section_id": UUID(int=number // 3),
            "revision": number,
        }
        for number in range(6)
    ]
    with database.write.begin() as connection:
        connection.execute(insert(Audit), rows)
    return [str(row["id"]) for row in reversed(rows)]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [5, 4, 3, 2, 1, 0]),
        ({"actor": "ana"}, [2, 1, 0]),
        ({"action": "publish"}, [4]),
        ({"kind": "tag"}, [5]),
        ({"entity_id": [str(UUID(int=0)), str(UUID(int=1))]}, [4, 3, 1, 0]),
        ({"entity_id": [str(UUID(int=one)) for one in range(60)], "actor": "ben"}, [5, 4, 3]),
        ({"after": NOW + 2_000_000, "before": NOW + 4_000_000}, [3, 2]),
    ],
)
def test_the_audit_is_filtered_and_paged(acts, database, asked, numbers):
    with reading(database) as connection:
        whole = audit.listed(connection, asked, Window(100, count=True), database.site)
        first = audit.listed(connection, asked, Window(2), database.site)
        rest = audit.listed(connection, asked, Window(100, first.next_key), database.site) if first.next_key else None

    shown = [orjson.loads(one) for one in whole.items]
    assert [acts.index(one["id"]) for one in shown] == [5 - number for number in numbers]
    assert whole.total.value == len(numbers)
    assert [*first.items, *(rest.items if rest else [])] == whole.items
    assert [fault for one in shown for fault in faults(audit_schemas.AuditEntry, one)] == []


@pytest.mark.usefixtures("acts")
def test_the_audit_is_told_by_key_and_by_section(database):
    with reading(database) as connection:
        by = next(orjson.loads(one)["key"] for one in audit.listed(connection, {}, Window(1), database.site).items)
        done = audit.listed(connection, {"key_id": [by["id"]]}, Window(100), database.site)
        bound = audit.listed(connection, {}, Window(100), database.site, only_section=UUID(int=0))

    assert (by["name"], len(done.items), len(bound.items)) == ("site", 3, 3)
