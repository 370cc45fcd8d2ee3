"""Fixtures of the tests of clients: a client, a server that is written to, a proxy between them."""

import shutil
import subprocess
from contextlib import ExitStack, closing
from functools import cache

import pytest

from api.db import open_database
from tests.archives import SAMPLE, imported
from tests.clients.copies import CLIENTS, python_copy, typescript_copy
from tests.clients.flaky_proxy import standing_between
from tests.servers import running


@pytest.fixture(scope="module")
def compiled(node_modules, tmp_path_factory):
    """The client in TypeScript, and the site beside it, compiled strictly with types made from openapi.yaml."""
    folder = tmp_path_factory.mktemp("typescript")
    for name in ("sync", "site"):
        shutil.copytree(CLIENTS / name, folder / name)
    for name in ("tsconfig.json", "package.json"):
        shutil.copy(CLIENTS / name, folder)
    (folder / "node_modules").symlink_to(node_modules)
    schema = ["openapi-typescript", CLIENTS.parent / "openapi.yaml", "--output", "schema.d.ts"]
    for program, *arguments in (schema, ["tsc"]):
        done = subprocess.run([node_modules / ".bin" / program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build/sync/journal.js"


@pytest.fixture
def kind(request):
    return request.param


@pytest.fixture
def copy(kind, request, tmp_path):
    """A client, and the store that it begins with: none."""
    return python_copy(tmp_path) if kind == "python" else typescript_copy(tmp_path, request.getfixturevalue("compiled"))


@pytest.fixture(scope="module")
def sites(databases):
    """By kind of database, one with the sample archive, and the address of a server over it. All tests write to it."""
    with ExitStack() as stack:

        @cache
        def site(dialect):
            settings = databases.made(dialect)
            stack.callback(databases.drop, settings)
            database = stack.enter_context(closing(open_database(settings)))
            imported(database, SAMPLE.read_bytes().splitlines())
            return database, stack.enter_context(running(settings, "--no-worker"))

        yield site


@pytest.fixture
def opened(sites, dialect):
    return sites(dialect)[0]


@pytest.fixture
def server(sites, dialect):
    return sites(dialect)[1]


@pytest.fixture
def proxy(server):
    with standing_between(server) as found:
        yield found
