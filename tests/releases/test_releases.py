"""Databases of earlier releases: this one brings them up to date, answers from them what they answered, and writes to them."""

import json
import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import insert, make_url, select

from api.app import create_app
from api.cli.database import made_ready
from api.db import open_database
from api.derived.writing import writing
from api.migrations import HEAD, drift, migrate, present_revision
from api.models import RESOURCES, Address, ResourceRevision, kind_of
from api.services import saved_forms
from tests.derived.rebuilt import differences

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RELEASES = sorted(path.parent.name for path in HERE.glob("*/release.json"))


@pytest.fixture(params=RELEASES)
def release(request):
    """What is known of a release."""
    return json.loads((HERE / request.param / "release.json").read_text(encoding="utf-8"))


@pytest.fixture
def old_settings(databases, dialect, release):
    """Settings with a database as the release left it."""
    settings = databases.empty(dialect)
    folder = HERE / release["version"]
    if settings.is_sqlite:
        shutil.copy(folder / "sqlite.db", settings.database_url.removeprefix("sqlite:///"))
    else:
        url = make_url(settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url) as connection:
            connection.execute((folder / "postgresql.sql").read_bytes())
    yield settings
    databases.drop(settings)


@pytest.fixture
def brought(old_settings):
    """The database, brought up to date as ``broadsheet migrate`` and ``broadsheet serve`` do."""
    with closing(open_database(old_settings)) as database:
        migrate(database)
        made_ready(old_settings)
        yield database


def within(told, present):
    """Whether all that was told is still told so; members may have been added."""
    if isinstance(told, dict):
        return isinstance(present, dict) and all(name in present and within(value, present[name]) for name, value in told.items())
    if isinstance(told, list):
        return isinstance(present, list) and len(told) == len(present) and all(map(within, told, present))
    return told == present


def test_there_is_a_database_of_each_release_with_its_commit(release):
    assert set(release["databases"]) == {"sqlite", "postgresql"}
    if not (ROOT / ".git").exists():
        pytest.skip("Not a clone: which commits there are is not known.")
    found = ["git", "show", f"{release['commit']}:pyproject.toml"]
    shown = subprocess.run(found, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert f'\nversion = "{release["version"]}"\n' in shown


def test_every_release_in_the_changelog_is_here():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)) == set(RELEASES) != set()


def test_it_has_the_schema_that_the_release_had(old_settings, release):
    with closing(open_database(old_settings)) as database:
        assert present_revision(database) == release["schema"]


def test_it_is_brought_to_the_present_schema_and_nothing_derived_is_wrong(brought):
    assert present_revision(brought) == HEAD
    assert drift(brought) == ""
    with brought.write.connect() as connection:
        assert list(differences(connection, brought.site)) == []


def test_it_answers_what_it_answered(old_settings, brought, release, dialect):
    client = create_app(old_settings, brought).test_client()
    known = release["databases"][dialect]["answers"]

    answers = {path: client.get(path) for path in known}

    assert {path: answer.status_code for path, answer in answers.items()} == {path: one["status"] for path, one in known.items()}
    wrong = []
    for path, one in known.items():
        body = answers[path].get_json()
        if one["body"] and not within(one["body"].get("data", one["body"]), body.get("data", body)):
            wrong.append(path)
    assert wrong == []
    assert {one["status"] for one in known.values()} == {200, 308, 404, 410, 451}


def test_its_key_writes_to_it(old_settings, brought, release, dialect):
    known = release["databases"][dialect]
    client = create_app(old_settings, brought).test_client()
    headers = {"Authorization": f"Bearer {known['key']}"}

    published = client.post(f"/admin/v1/posts/{known['draft']}/publish", json={}, headers=headers)
    pending = client.get(f"/admin/v1/posts/{known['public']}/pending", headers=headers)
    restored = client.post(f"/admin/v1/posts/{known['withdrawn']}/restore", json={}, headers=headers)

    assert [answer.status_code for answer in (published, pending, restored)] == [200, 200, 200]
    assert pending.get_json()["form"]["title"] == "A form that waits"
    assert client.get(f"/v1/posts/{known['draft']}").status_code == 200
    with brought.write.connect() as connection:
        assert list(differences(connection, brought.site)) == []


def test_what_it_knows_to_be_a_page_is_one_now_and_all_others_are_posts(old_settings, release):
    known = release["databases"]["sqlite" if old_settings.is_sqlite else "postgresql"]
    page = UUID(known["public"])
    row = {
        "host": "old.example",
        "path": "/?page_id=7",
        "url": "https://old.example/?page_id=7",
        "kind": "post",
        "entity_id": page,
        "since": 1,
    }
    with closing(open_database(old_settings)) as database:
        with database.write.begin() as connection:
            connection.execute(insert(Address.__table__), [row])
        migrate(database)
        made_ready(old_settings)
        client = create_app(old_settings, database).test_client()
        found = {kind: client.get(f"/v1/posts?kind={kind}&count=true&limit=100").json for kind in ("post", "page")}
        both = client.get("/v1/posts?kind=post,page&count=true&limit=100").json["page"]["total"]["value"]

    assert [post["id"] for post in found["page"]["data"]] == [str(page)]
    assert found["post"]["page"]["total"]["value"] == both - 1 > 0


def test_what_each_resource_is_like_is_its_first_revision(brought):
    with writing(brought) as session:
        # The site's own came later.
        kept = {row.entity_id: row for row in session.scalars(select(ResourceRevision).where(ResourceRevision.kind.in_(RESOURCES)))}
        rows = [row for kind in RESOURCES.values() for row in session.scalars(select(kind.model))]
        wrong = [row.slug for row in rows if kept[row.id].snapshot != saved_forms.snapshot(session, row)]

    assert wrong == []
    assert {row.id: (row.revision, row.updated_at, kind_of(row).name) for row in rows} == {
        one: (row.number, row.at, row.kind) for one, row in kept.items()
    }
    assert {kind_of(row).name for row in rows} == set(RESOURCES) - {"event"}  # which came later
