"""The log of changes compares each bound as lists do, also those that no parameter of ``/v1/changes`` says yet."""

import pytest

from api.db import reading
from api.derived.positions import A_SECOND
from api.models import KINDS
from api.queries.posts.filters import RANGES, bounds_of
from api.queries.sync import log
from api.queries.sync.places import InLog
from api.queries.sync.scopes import Scope, scope

BEGIN = 1_700_000_000
AT = BEGIN * 1_000_000
ASKED = (
    {"published_after": AT + 1_000_000},
    {"published_before": AT + 1_000_000},
    {"published_after": AT + 1_000_000, "published_before": AT + 3_000_000},
    {"published_after": AT + 3_000_000, "published_before": AT + 1_000_000},
    {"published_in": "2023"},
    {"published_in": "2024", "published_before": AT},
)


@pytest.fixture
def posts(make_post):
    """Posts a second apart, and one of the next year."""
    return [make_post(title=f"Post {number}", published_at=at) for number, at in enumerate([*range(BEGIN, BEGIN + 5), BEGIN + 10**7])]


def behind(connection, site, bounds) -> set:
    whole = scope(connection, {"types": list(KINDS)}, site)
    whole.filters.bounds.update(bounds)
    found = log.changes_behind(connection, Scope(["post"], whole.filters, "", ""), InLog(0, 0), most=100)
    return {row.entity_id for row in found.rows}


@pytest.mark.parametrize("asked", ASKED)
def test_a_bound_of_a_scope_is_compared_as_lists_compare_it(database, posts, asked):
    bounds = bounds_of(asked, database.site.zone)

    with reading(database) as connection:
        found = behind(connection, database.site, bounds)

    low = bounds.get("published_after", 0)
    high = bounds.get("published_before", 2**63)
    assert found == {post.id for post in posts if low <= post.published_at * A_SECOND < high}


@pytest.mark.parametrize("name", [name for name, (column, _) in RANGES.items() if column != "position"])
def test_a_bound_of_what_changes_is_no_bound_of_a_scope(database, name):
    """What is outside such a bound now may have been inside it: nobody could say whether it left."""
    with reading(database) as connection, pytest.raises(KeyError):
        behind(connection, database.site, {name: 0})
