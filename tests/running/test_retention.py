"""What the worker takes away because it is too old."""

from sqlalchemy import func, insert, select

from api.db import reading
from api.derived.writing import writing
from api.models import Audit, Autosave, PreviewLink, Repeat
from api.services import retention
from api.services.posts import autosaves, preview_links
from api.services.posts.loading import load
from api.services.revisioning import By

SECOND = 1_000_000


def test_what_is_too_old_is_taken_away(database, worker, clock, make_post):
    post, now, day = make_post(), clock(database), 86_400 * SECOND
    with writing(database) as session:
        row = load(session, post.id)
        for number, age in enumerate((6, 8)):
            autosaves.keep(session, row, {"title": "Typing"}, now=now - age * day, by=By(actor=str(number)))
        for lives_seconds in (10, 10**9):
            preview_links.make(session, row, expires_at=(now - day) // 10**6 + lives_seconds, now=now - day)
        session.execute(insert(Audit), [{"at": now - age * day, "action": "a", "kind": "post"} for age in (401, 399)])
        key = {"key_id": post.id, "method": "POST", "path": "/", "digest": "", "status": 200, "headers": {}, "body": ""}
        repeats = [{**key, "token": str(number), "at": now - age} for number, age in enumerate((day + 1, day))]
        session.execute(insert(Repeat), repeats)

    worker.tick()

    with reading(database) as connection:
        left = [
            connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (Autosave, PreviewLink, Audit, Repeat)
        ]
        assert left == [1, 1, 1, 1]
        assert connection.execute(select(Repeat.token)).scalar_one() == "1"


def test_much_that_is_too_old_is_taken_away_in_several_steps(database, worker, clock):
    old = clock(database) - 401 * 86_400 * SECOND
    with writing(database) as session:
        session.execute(insert(Audit), [{"at": old, "action": "a", "kind": "post"} for _ in range(2 * retention.AT_ONCE + 1)])

    more = [worker.tick() for _ in range(3)]

    with reading(database) as connection:
        assert connection.execute(select(func.count()).select_from(Audit)).scalar_one() == 0
    assert more == [True, True, False]
