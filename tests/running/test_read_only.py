"""Where nothing can be written: writes are refused politely, reads go on, and when it is over nothing needs to be started again."""

import dataclasses
import http.client
import logging
import re
import resource
import threading
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from api.app import create_app
from api.db import open_database, reading
from api.errors import ReadOnly
from api.models import ApiKey
from api.services.posts import workflow
from api.web.openapi.documents import document
from api.worker import Worker
from api.worker.maintenance import Maintenance
from tests.admin.conftest import make_key
from tests.running.test_refusals import refusal
from tests.servers import PATIENCE_SECONDS, running

__all__ = ["make_key", "refusal"]

DRAFT = {"title": "A title", "language": "en", "body_html": f"<p>{'Text. ' * 10_000}</p>"}
WRITES = ("post", "put", "patch", "delete")
NOBODY = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"
READS = ("/v1/posts", "/v1/posts?limit=3", "/v1/tags", "/admin/v1/posts", "/ready")


class Editor:
    """A client of an application, with a key."""

    def __init__(self, app, key):
        self._client, self._headers = app.test_client(), {"Authorization": f"Bearer {key}"}

    def write(self, path="/admin/v1/posts", method="POST", body=DRAFT):
        return self._client.open(path, method=method, json=body, headers=self._headers)

    def read(self):
        """Statuses of reads, each of which must be made."""
        return [self._client.get(path, headers={**self._headers, "Cache-Control": "no-cache"}).status_code for path in READS]


@pytest.fixture
def editor(pooled, database, make_key):
    return Editor(create_app(pooled.settings, database), make_key())


@pytest.fixture
def frozen(settings, make_key):
    """The editor of an application that was told to write nothing."""
    key, own = make_key(), dataclasses.replace(settings, read_only=True)
    with closing(open_database(own)) as database:
        yield Editor(create_app(own, database), key)


def refused(answer, code="read-only"):
    return (answer.status_code, answer.json["code"], answer.content_type) == (503, code, "application/problem+json") and int(
        answer.headers["Retry-After"]
    ) > 0


def operations(app):
    """Method and path of every write of the document."""
    paths = document(app)["paths"]
    return [
        (method.upper(), re.sub("{[a-z_]+}", NOBODY, path))
        for path in paths
        for method in paths[path]
        if method in WRITES and path.startswith("/admin/v1")
    ]


def test_every_write_is_refused_and_reads_go_on(frozen, app, make_post):
    make_post()
    writes = operations(app)

    answers = {(method, path): frozen.write(path, method, {}) for method, path in writes}

    assert len(writes) > 20
    assert [place for place, answer in answers.items() if not refused(answer)] == []
    assert frozen.read() == [200] * len(READS)


def test_uses_of_keys_are_not_noted(frozen, database):
    frozen.read()

    with reading(database) as connection:
        assert connection.execute(select(ApiKey.last_used_at)).scalars().all() == [None]


def test_the_worker_waits_and_does_later_what_fell_due(settings, worker, clock, make_post, do, found, *, caplog):
    post = make_post(state="draft")
    do(workflow.schedule, post, clock.second + 60)
    clock.now += timedelta(seconds=60)
    stopped, looks = threading.Event(), []
    with closing(open_database(dataclasses.replace(settings, read_only=True))) as frozen:
        waiting = Maintenance(frozen, "two", lambda at: looks.append(1) or (len(looks) > 1 and stopped.set()) or clock(at))

        with caplog.at_level(logging.WARNING, "broadsheet.worker"):
            Worker([waiting], stopped).run()

    assert found(post).state == "scheduled"
    assert [record.message.partition(":")[0] for record in caplog.records] == ["Nothing is written now"]  # once, not each second
    worker.tick()
    assert found(post).state == "published"


def test_serve_answers_on_a_database_that_is_ready(settings, make_key):
    key = make_key()
    with (
        running(dataclasses.replace(settings, read_only=True)) as address,
        closing(http.client.HTTPConnection(address.removeprefix("http://"), timeout=PATIENCE_SECONDS)) as connection,
    ):
        connection.request("GET", "/v1/posts")
        read = connection.getresponse()
        read.read()
        connection.request("POST", "/admin/v1/posts", "{}", {"Authorization": f"Bearer {key}"})
        written = connection.getresponse()
        written.read()

    assert (read.status, written.status, int(written.headers["Retry-After"])) == (200, 503, 30)


@pytest.mark.parametrize(
    "command",
    ["migrate", "reindex", "import sample", "import sample --dry-run", "keys create --name=a --scopes=posts:read"],
)
@pytest.mark.parametrize("is_there", [True, False])
def test_commands_that_write_refuse_in_one_line(refusal, settings, databases, dialect, command, is_there):
    chosen = settings if is_there else databases.empty(dialect)
    variables = {"DATABASE_URL": chosen.database_url, "SECRETS": "s" * 32, "READ_ONLY": "1"}

    line = refusal(*command.split(), **variables)

    assert "BROADSHEET_READ_ONLY" in line or (not is_there and "broadsheet migrate" in line)


def test_serve_refuses_a_database_that_is_not_ready(refusal, databases, dialect):
    empty = databases.empty(dialect)

    line = refusal("serve", DATABASE_URL=empty.database_url, SECRETS="s" * 32, READ_ONLY="1", LISTEN="127.0.0.1:0")

    assert "broadsheet migrate" in line


def full_sqlite(database):
    """Lets the file grow no more, as a full disk does: SQLite says SQLITE_FULL. What undoes that."""
    limits = ["(SELECT page_count FROM pragma_page_count)"]

    def bounded(connection, *_):
        pages = connection.execute("PRAGMA page_count").fetchone()[0] if limits else 2**31
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(database.write, "checkout", bounded)
    return limits.clear


def full_postgresql(database, act="INSERT"):
    """Refuses to store a post with the code of a full disk, which cannot be had for real here. What undoes that."""
    function = "BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END"
    with database.write.begin() as connection:
        connection.execute(text(f"CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ {function} $$"))
        connection.execute(text(f"CREATE TRIGGER full_disk BEFORE {act} ON post FOR EACH ROW EXECUTE FUNCTION full_disk()"))

    def undo():
        with database.write.begin() as connection:
            connection.execute(text("DROP FUNCTION full_disk CASCADE"))

    return undo


def test_a_full_disk_refuses_writes_until_there_is_room(editor, database):
    assert editor.write().status_code == 201
    make_room = (full_sqlite if database.is_sqlite else full_postgresql)(database)

    refusals = [editor.write() for _ in range(3)]
    reads = editor.read()
    make_room()

    assert all(refused(one) for one in refusals)
    assert reads == [200] * len(READS)
    assert editor.write().status_code == 201


def test_the_worker_goes_on_when_a_full_disk_has_room_again(database, worker, clock, make_post, do, found):
    post = make_post(state="draft", body_html=DRAFT["body_html"])
    do(workflow.schedule, post, clock.second + 60)
    clock.now += timedelta(seconds=60)
    make_room = full_sqlite(database) if database.is_sqlite else full_postgresql(database, "UPDATE")

    for _ in range(2):
        with pytest.raises(ReadOnly):
            worker.tick()
    before = found(post).state
    make_room()
    worker.tick()

    assert (before, found(post).state) == ("scheduled", "published")


@contextmanager
def limited(bytes_more):
    """Meanwhile no file of this process may grow beyond this size, as under a quota: what writes more gets EFBIG."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_more, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_file_that_may_not_grow_refuses_writes_until_it_may(editor, database, worker, clock, make_post, do, *, found):
    post = make_post(state="draft", body_html=DRAFT["body_html"])
    do(workflow.schedule, post, clock.second + 60)
    clock.now += timedelta(seconds=60)
    assert editor.write().status_code == 201
    size = Path(database.url.removeprefix("sqlite:///") + "-wal").stat().st_size

    with limited(size):
        refusals, reads = [editor.write() for _ in range(3)], editor.read()
        with pytest.raises(ReadOnly):
            worker.tick()

    assert all(refused(one) for one in refusals)
    assert reads == [200] * len(READS)
    assert editor.write().status_code == 201
    worker.tick()
    assert found(post).state == "published"


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_server_that_only_reads_refuses_writes_until_it_writes_again(editor, database):
    """As a standby does, and one that an operator told so: the code is the same."""
    name = database.url.partition("?")[0].rpartition("/")[2]
    with database.write.begin() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    database.close()  # what is connected keeps what it was told

    refusals, reads = [editor.write() for _ in range(2)], editor.read()
    with database.write.begin() as connection:
        connection.execute(text("SET TRANSACTION READ WRITE"))
        connection.execute(text(f"ALTER DATABASE {name} RESET default_transaction_read_only"))
    database.close()

    assert all(refused(one) for one in refusals)
    assert reads == [200] * len(READS)
    assert editor.write().status_code == 201


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_file_that_may_only_be_read_refuses_writes(settings, make_key):
    key = make_key()
    file = settings.database_url.removeprefix("sqlite:///")
    own = dataclasses.replace(settings, database_url=f"sqlite:///file:{file}?mode=ro&uri=true")
    with closing(open_database(own)) as database:
        editor = Editor(create_app(own, database), key)

        assert refused(editor.write())
        assert editor.read() == [200] * len(READS)


def taken_away(database, databases):
    """Has the database away, for those that are connected too. What brings it back."""
    if database.is_sqlite:
        file = Path(database.url.removeprefix("sqlite:///"))
        elsewhere = file.with_suffix(".elsewhere")
        database.close()  # who has a file open can go on reading it wherever it is
        file.rename(elsewhere)
        file.mkdir()  # or a new one would be made
        return lambda: (file.rmdir(), elsewhere.rename(file))
    name = database.url.partition("?")[0].rpartition("/")[2]
    databases.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    databases.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    return lambda: databases.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def test_writes_and_reads_go_on_when_the_database_is_back(editor, database, databases):
    assert editor.write().status_code == 201
    bring_back = taken_away(database, databases)

    away = [editor.write() for _ in range(3)]
    reads = editor.read()
    bring_back()

    assert all(refused(one, "unavailable") for one in away)
    assert set(reads) == {503}
    assert editor.write().status_code == 201
    assert editor.read()[:-1] == [200] * (len(READS) - 1)  # what ``/ready`` found it keeps for a second
