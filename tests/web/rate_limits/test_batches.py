"""A batch costs as much as its operations, however often its transaction has to be done again."""

from itertools import count

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm.exc import StaleDataError

from api.db import reading
from api.derived.writing import WritingSession
from api.models import Tag
from tests.admin.conftest import make_key
from tests.web.rate_limits.test_limits import clock, limited

__all__ = ["clock", "limited", "make_key"]


def test_each_operation_of_a_batch_counts(limited, make_key, database):
    key, client = make_key(), limited(admin=5)
    operation = {"method": "POST", "path": "/admin/v1/tags", "body": {"name": "Housing", "language": "en"}}

    answers = [
        client.post(
            "/admin/v1/batch", json={"atomic": False, "operations": [operation] * number}, headers={"Authorization": f"Bearer {key}"}
        )
        for number in (3, 3, 1)
    ]

    assert [one.status_code for one in answers] == [200, 429, 200]
    assert answers[1].headers["RateLimit"].startswith('"default";r=1;')
    assert int(answers[1].headers["Retry-After"]) >= 1
    with reading(database) as connection:
        assert connection.scalar(select(func.count()).select_from(Tag)) == 4


@pytest.fixture
def met():
    """Has each of the next transactions, but for every third, meet another one when it is committed."""
    commits = count(1)

    def meet(session):
        if not session.in_nested_transaction() and next(commits) % 3:
            raise StaleDataError

    event.listen(WritingSession, "before_commit", meet)
    yield commits
    event.remove(WritingSession, "before_commit", meet)


@pytest.mark.parametrize("atomic", [True, False])
def test_a_batch_whose_transaction_is_done_again_counts_once(limited, make_key, database, request, atomic):
    key, client = make_key(), limited(admin=20)
    commits = request.getfixturevalue("met")
    operations = [{"method": "POST", "path": "/admin/v1/tags", "body": {"name": "Housing", "language": "en"}}] * 4

    answers = [
        client.post("/admin/v1/batch", json={"atomic": atomic, "operations": operations}, headers={"Authorization": f"Bearer {key}"})
        for _ in range(2)
    ]

    assert [one.status_code for one in answers] == [200, 200]
    assert next(commits) == 7  # three transactions for each
    assert [one.headers["RateLimit"].split(";")[1] for one in answers] == ["r=16", "r=12"]
    with reading(database) as connection:
        assert connection.scalar(select(func.count()).select_from(Tag)) == 8
