"""Clients that others' generators make of the document work against a running server."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from api.db import open_database, reading
from api.models import Post
from tests.plugins import SAMPLED

pytestmark = SAMPLED

CLIENTS = Path(__file__).parents[2] / "clients"


@pytest.fixture
def openapi_json(sample_client, tmp_path):
    """A file with the document that the application serves."""
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(sample_client.get("/openapi.json").json), encoding="utf-8")
    return path


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


def test_a_typescript_client_compiles_strictly_and_pages_through_all_posts(live_server, openapi_json, public_posts, node_modules, tmp_path):
    for name in ("page-through.ts", "tsconfig.json", "package.json"):
        shutil.copy(CLIENTS / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(node_modules)
    run("node", node_modules / ".bin/openapi-typescript", openapi_json, "--output", "schema.d.ts", folder=tmp_path)
    run("node", node_modules / ".bin/tsc", folder=tmp_path)

    printed = run("node", "build/page-through.js", live_server, folder=tmp_path)

    assert sorted(ids(printed)) == sorted(public_posts)


def test_a_python_client_is_complete_and_pages_through_all_posts(live_server, openapi_json, public_posts, tmp_path):
    run(
        *(
            sys.executable,
            "-m",
            "openapi_python_client",
            "generate",
            "--path",
            openapi_json,
            "--config",
            CLIENTS / "openapi-python-client.yaml",
        ),
        *("--output-path", "broadsheet_client", "--meta", "none", "--fail-on-warning"),
        folder=tmp_path,
    )
    shutil.copy(CLIENTS / "page_through.py", tmp_path)

    printed = run(sys.executable, "page_through.py", live_server, folder=tmp_path)

    assert sorted(ids(printed)) == sorted(public_posts)
