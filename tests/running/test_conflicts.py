"""Transactions that PostgreSQL ends for another one's sake are done again: nobody is told of a conflict that a second try settles."""

import pytest
from sqlalchemy import select, text

from api.db import reading
from api.derived.reindex import reindex
from api.derived.writing import writing
from api.errors import Stale
from api.models import Job, Post, PostTag
from api.services import jobs
from api.services.archive.importing import Item, importing
from api.services.posts import editing, workflow
from tests.admin.conftest import editor, make_key
from tests.databases import NOW

__all__ = ["editor", "make_key"]

pytestmark = pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)


@pytest.fixture(params=["40001", "40P01"], ids=["serialization", "deadlock"])
def meets(request, database):
    """Has writes to a table fail so many times with the code of a conflict."""

    def made(table, times, act="INSERT OR UPDATE"):
        function = f"""
            BEGIN
              IF nextval('met') <= {times} THEN RAISE EXCEPTION 'met another one' USING ERRCODE = '{request.param}'; END IF;
              RETURN NEW;
            END"""
        with database.write.begin() as connection:
            connection.execute(text("CREATE SEQUENCE met"))  # no sequence goes back when a transaction does
            connection.execute(text(f"CREATE FUNCTION meet() RETURNS trigger LANGUAGE plpgsql AS $${function}$$"))
            connection.execute(text(f"CREATE TRIGGER meet BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION meet()"))

    yield made
    with database.write.begin() as connection:
        connection.execute(text("DROP FUNCTION IF EXISTS meet CASCADE"))
        connection.execute(text("DROP SEQUENCE IF EXISTS met"))


NEW = {"title": "A title", "language": "en"}


def test_a_write_is_done_again(editor, meets):
    meets("post", 2)

    assert editor("POST", "/posts", NEW).status_code == 201


def test_a_write_that_meets_others_again_and_again_is_told_to_come_later(editor, meets):
    meets("post", 1000)

    answer = editor("POST", "/posts", NEW)

    assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize("atomic", [True, False])
def test_a_batch_is_done_again(editor, meets, *, atomic):
    meets("post", 2)

    answer = editor("POST", "/batch", {"atomic": atomic, "operations": [{"method": "POST", "path": "/admin/v1/posts", "body": NEW}] * 2})

    assert [one["status"] for one in answer.json["results"]] == [201, 201]


def test_what_is_due_is_done_again_at_once(worker, clock, make_post, do, found, meets, *, caplog):
    post = make_post(state="draft")
    do(workflow.schedule, post, clock.second + 1)
    clock.now = clock.now.replace(minute=clock.now.minute + 1)
    meets("post", 2)

    worker.tick()

    assert found(post).state == "published"
    assert "failed" not in caplog.text


def test_a_step_of_a_job_is_done_again_at_once(database, worker, make_post, make_tag, meets, caplog):
    tag = make_tag(slug="water")
    make_post(tags=["water"])
    with writing(database) as session:
        jobs.refresh_facet(session, "tag", tag.id, now=1)
    meets("job", 2)

    while worker.tick():
        pass

    with reading(database) as connection:
        assert connection.scalars(select(Job.state)).all() == ["done"]
    assert "failed" not in caplog.text


def test_a_tag_that_is_merged_while_it_is_taken_off_stays_off(database, make_post, make_tag):
    homes, housing, third = (make_tag(name).id for name in ("Homes", "Housing", "Third"))
    post = make_post(tags=[str(homes), str(third)])
    with writing(database) as session:
        job = jobs.merge_tag(session, homes, housing, now=NOW)

    def keep_the_third(between=lambda: None):
        with writing(database) as session:
            found = editing.load(session, post.id)
            between()
            editing.edit(session, found, {"tags": [str(third)]}, now=NOW)

    def merge():
        with writing(database) as session:
            assert jobs.step(session, job.id, now=NOW)

    with pytest.raises(Stale):
        keep_the_third(merge)
    keep_the_third()

    with reading(database) as connection:
        assert connection.scalars(select(PostTag.to_id)).all() == [third]


def test_a_post_that_is_deleted_while_it_is_edited_is_not_there(editor, database, make_post, monkeypatch):
    leader = make_post(state="draft")
    post = make_post(state="draft", translation_of=str(leader.id), language="fr")
    edit = editing.edit

    def edit_what_goes(*args, **named):
        with writing(database) as session:
            other = editing.load(session, post.id)
            if other is not None:
                editing.remove(session, other)
        return edit(*args, **named)

    monkeypatch.setattr(editing, "edit", edit_what_goes)

    assert editor("PATCH", f"/posts/{post.id}", {"title": "Another"}, If_Match="*").status_code == 404


def test_an_import_skips_nothing(database, meets):
    meets("post", 3)
    items = [Item(f"line {number}", {"type": "post", "slug": f"post-{number}", "title": "T", "language": "en"}) for number in range(3)]

    results = list(importing(database, items))

    assert [result.outcome for result in results] == ["created"] * 3
    with reading(database) as connection:
        assert len(connection.scalars(select(Post.id)).all()) == 3


def test_a_rebuild_goes_on(database, make_post, meets):
    make_post()
    with database.write.begin() as connection:
        connection.execute(text("DELETE FROM card"))
    meets("card", 2)

    assert sum(reindex(database)) > 0


def test_a_server_that_isolates_more_by_default_is_told_what_is_enough(database, databases, editor):
    name = database.url.partition("?")[0].rpartition("/")[2]
    databases.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'")
    try:
        database.close()
        for engine in (database.write, database.read):
            with engine.connect() as connection:
                assert connection.exec_driver_sql("SHOW transaction_isolation").scalar_one() == "read committed"
        assert editor("POST", "/posts", NEW).status_code == 201
    finally:
        databases.execute(f"ALTER DATABASE {name} RESET default_transaction_isolation")
