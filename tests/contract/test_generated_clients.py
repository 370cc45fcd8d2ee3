"""Clients that others' generators make of the document work against a running server."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from api.app import create_app
from api.db import open_database, reading
from api.models import Post
from api.web.openapi.documents import document
from tests.plugins import ON_SQLITE

pytestmark = ON_SQLITE

CLIENTS = Path(__file__).parents[2] / "clients"


@pytest.fixture(scope="module")
def openapi_json(databases, tmp_path_factory):
    """A file with the document that the application serves, whatever its database."""
    path = tmp_path_factory.mktemp("document") / "openapi.json"
    path.write_text(json.dumps(document(create_app(databases.settings("sqlite", "of-no-use")))), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def typescript(openapi_json, node_modules, tmp_path_factory):
    """The folder of the client for TypeScript, compiled strictly."""
    folder = tmp_path_factory.mktemp("typescript")
    for name in ("page-through.ts", "tsconfig.json", "package.json"):
        shutil.copy(CLIENTS / name, folder)
    (folder / "node_modules").symlink_to(node_modules)
    run("node", node_modules / ".bin/openapi-typescript", openapi_json, "--output", "schema.d.ts", folder=folder)
    run("node", node_modules / ".bin/tsc", folder=folder)
    return folder


@pytest.fixture(scope="module")
def python(openapi_json, tmp_path_factory):
    """The folder of the client for Python, of which nothing was left out."""
    folder = tmp_path_factory.mktemp("python")
    command = (sys.executable, "-m", "openapi_python_client", "generate", "--path", openapi_json)
    options = ("--output-path", "broadsheet_client", "--meta", "none", "--fail-on-warning")
    run(*command, "--config", CLIENTS / "openapi-python-client.yaml", *options, folder=folder)
    shutil.copy(CLIENTS / "page_through.py", folder)
    return folder


@pytest.fixture
def public_posts(sample_database):
    """The ids of all public posts."""
    database = open_database(sample_database)
    with reading(database) as connection:
        found = {str(row.id) for row in connection.execute(select(Post.id).where(Post.state == "published"))}
    database.close()
    return found


def run(*command, folder):
    """What a program prints; a program that fails shows all it said."""
    done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ids(printed):
    return [line.split()[0] for line in printed.splitlines()]


def test_a_typescript_client_compiles_strictly_and_pages_through_all_posts(live_server, typescript, public_posts):
    printed = run("node", "build/page-through.js", live_server, folder=typescript)

    assert sorted(ids(printed)) == sorted(public_posts)


def test_a_python_client_is_complete_and_pages_through_all_posts(live_server, python, public_posts):
    printed = run(sys.executable, "page_through.py", live_server, folder=python)

    assert sorted(ids(printed)) == sorted(public_posts)
