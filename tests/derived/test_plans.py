"""Statements of ``refresh`` whose cost must not grow with the archive."""

import uuid

import pytest

from api.db import reading
from api.derived import cards, refresh

STATEMENTS = [refresh._PUBLIC, cards._BY_ID, cards._IN_GROUPS, cards._SIBLINGS, cards._LINKS]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)  # PostgreSQL counts what states there are
@pytest.mark.parametrize("statement", STATEMENTS, ids=["is public", "by id", "in groups", "siblings", "links"])
def test_sqlite_finds_public_posts_by_their_ids_or_groups_not_by_their_state(database, statement):
    asked = statement.params(keys=[uuid.uuid4() for _ in range(8)])
    with reading(database) as connection:
        made = asked.compile(connection.engine, compile_kwargs={"render_postcompile": True})
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {made}", (None,) * len(made.positiontup)).all()

    assert not [row.detail for row in plan if "ix_post_state" in row.detail or row.detail.startswith("SCAN")]
