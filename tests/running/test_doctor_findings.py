"""What ``broadsheet doctor`` finds, each produced as it comes about: disks, programs, clocks, proxies, work that lies."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import insert, select, text, update

import api.migrations
from api.cli.doctor import machine, storage
from api.clock import now_us
from api.db import open_database
from api.migrations import HEAD
from api.models import Change, Consumer, Job, Media, Section, Source, SourceItem, Webhook, WebhookMessage
from tests.media.buckets import TestBucket, running_moto
from tests.running.test_doctor import a_webhook
from tests.servers import environment_of, ran

HOUR = 3_600 * 10**6
OLD = 400 * 86_400
AWAY = "http://127.0.0.1:1"


def a_source(section, now):
    texts = dict.fromkeys(("name", "url", "host", "query"), "x")
    form = {"section_id": section, "mapping": {}, "becomes": "draft", "interval_seconds": 60}
    return {**texts, **form, "created_at": now, "updated_at": now}


def a_picture(now, number, **more):
    return {
        "sha256": str(number) * 64,
        "type": "image/jpeg",
        "bytes": 10**6,
        "width": 1,
        "height": 1,
        "created_at": now,
        "updated_at": now,
        **more,
    }


def test_work_that_lies_is_told_of(doctor, opened, make_post):
    late = now_us() - 30 * HOUR
    make_post()
    with opened.write.begin() as connection:
        section = connection.scalar(select(Section.id))
        connection.execute(insert(Job).values(kind="refresh-image", payload={}, created_at=late))
        hook = connection.execute(insert(Webhook).values(**a_webhook(late), failing_since=late).returning(Webhook.id)).scalar()
        place = {"webhook_id": hook, "kind": "changes", "expected": 1, "since": 0, "seq": 0, "entity_id": UUID(int=0), "created_at": late}
        connection.execute(insert(WebhookMessage).values(**place, **dict.fromkeys(("body", "epoch", "meant"), "x")))
        one = connection.execute(insert(Source).values(**a_source(section, late), failing_since=late).returning(Source.id)).scalar()
        connection.execute(insert(Source).values(**a_source(section, late), state="paused"))
        item = {"remote_id": UUID(int=1), "revision": 1, "run": 1, "is_public": True, "terms": {}, "at": late, "problem": "no title"}
        connection.execute(insert(SourceItem).values(source_id=one, title="x", **item))
        connection.execute(insert(Media).values(**a_picture(late, 1, state="failed", error="broken")))
        connection.execute(insert(Media).values(**a_picture(late, 2, queued_at=late)))
        connection.execute(update(Change).values(at=late // 10**6))
        connection.execute(update(Consumer).where(Consumer.name.in_(("purge", "hub"))).values(seq=0, basis="x"))

    status, found = doctor(media_mb=2, purge_target="varnish", purge_url=AWAY, hub_url=AWAY)

    told = {check: [(level, what) for level, what, _ in all_of] for check, all_of in found.items()}
    assert status == 2
    assert told["jobs"] == [("warning", "A fan-out was begun 30 hours ago and is not done.")]
    assert told["webhooks"] == [("warning", "1 webhooks fail."), ("warning", "A message waits for 30 hours.")]
    assert told["sources"] == [
        ("warning", "1 sources fail."),
        ("warning", "1 sources are paused."),
        ("warning", "1 posts of sources were not taken."),
        ("warning", "A source was not read for 1 days."),
    ]
    assert [what for _, what in told["media"]] == [
        "Pictures have 100 % of the room that BROADSHEET_MEDIA_MB gives them.",
        "Of 1 pictures no renditions can be made.",
        "A picture waits for renditions for 1800 minutes.",
    ]
    assert told["media"][0][0] == "error"
    assert all(re.fullmatch(r"The .* was not told of changes for 108[0-9]{3} seconds\.", told[role][0][1]) for role in ("purge", "hub"))


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_disks_and_files_are_looked_at(doctor, opened, settings, tmp_path, monkeypatch):
    (mounts := tmp_path / "mountinfo").write_text("22 1 0:40 / / rw - nfs4 store:/all rw\n")
    (secret := tmp_path / "secret").write_text(settings.secrets[0])
    secret.chmod(0o600)
    os.utime(secret, (time.time() - OLD, time.time() - OLD))
    with opened.write.begin() as connection:
        connection.execute(update(Consumer).values(lease_until=1))  # something is in the log
    with monkeypatch.context() as patch:
        patch.setattr(storage, "MOUNTS", mounts)
        patch.setattr(storage, "LITTLE_BYTES", 10**18)
        patch.setattr(storage, "LIMIT_BYTES", 0)
        patch.setattr(machine, "SQLITE_VERSION", (3, 43, 0))
        _, found = doctor(secrets=None, secrets_file=secret)
        patch.setattr(storage, "NOTHING_BYTES", 10**18)
        _, full = doctor()
    _, missing = doctor(data_dir=tmp_path / "none")

    assert found["file system"][0][:2] == (
        "error",
        f"{opened.url.removeprefix('sqlite:///').rpartition('/')[0]} is on nfs4, a disk of another machine.",
    )
    assert found["secrets"][0][:2] == ("warning", f"{secret} is older than a year.")
    assert (found["disk"][0][0], full["disk"][0][0], missing["disk"][0][0]) == ("warning", "error", "error")
    assert found["versions"][1][:2] == ("warning", "The SQLite library is 3.43.0.")
    assert found["database"][1][1].startswith("The log of SQLite has ")


def test_a_process_of_narrow_limits_says_so_and_is_read_all_the_same(settings):
    """Letters that cannot be written, few open files, and no programs of PostgreSQL."""
    given = environment_of(settings) | {"PYTHONIOENCODING": "latin-1", "PATH": "/nowhere", "BROADSHEET_PUBLIC_URL": "http://news.invalid"}
    words = ["/bin/sh", "-c", 'ulimit -n 256; exec "$0" "$@"', sys.executable, "-m", "api.cli", "doctor"]
    done = subprocess.run([*words, "--json"], env=given, capture_output=True, timeout=120, check=False)

    found = {one["check"]: one for one in reversed(json.loads(done.stdout)["findings"])}
    assert done.returncode == 2
    assert found["encodings"]["what"] == "This process writes iso8859-1."
    assert found["files"]["what"] == "A process may have 256 files open."
    assert found["addresses"]["what"] == "http://news.invalid is not encrypted."
    if not settings.is_sqlite:
        assert found["programs"]["what"] == "pg_dump or pg_restore is not on the PATH."


def test_a_schema_that_is_older_or_newer_is_told_of(doctor, database):
    def at(number):
        with database.write.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :number"), {"number": number})
            connection.execute(text("DELETE FROM built_with WHERE name = :name"), {"name": api.migrations.OLDEST})
            oldest = {"name": api.migrations.OLDEST, "value": f"9999 {HEAD}"}
            connection.execute(text("INSERT INTO built_with (name, value) VALUES (:name, :value)"), oldest)
        return doctor()[1]["database"][0]

    newer, older = at("9999"), at("0001")

    assert newer == (
        "warning",
        f"The schema (9999) is newer than this release ({HEAD}), which may run on it.",
        "Install the newer release.",
    )
    assert (older[0], "broadsheet migrate" in older[1]) == ("error", True)


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_clock_of_the_database_that_is_wrong_is_told_of(doctor, settings, database):
    """Of a server whose clock is five minutes behind."""
    with database.write.begin() as connection:
        connection.execute(
            text("CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$SELECT now() - interval '300 s'$$")
        )
    joined = "&" if "?" in settings.database_url else "?"
    wrong = replace(settings, database_url=f"{settings.database_url}{joined}options=-c%20search_path%3Dpublic%2Cpg_catalog")

    level, what, helps = doctor(wrong)[1]["clock"][0]

    assert (level, what) == ("error", "The clock of this machine and that of the database are 300 seconds apart.")
    assert "timedatectl" in helps


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_database_that_keeps_texts_otherwise_is_told_of(doctor, settings, tmp_path):
    other = replace(settings, database_url=f"sqlite:///{tmp_path / 'other.db'}", data_dir=tmp_path)
    with closing(sqlite3.connect(tmp_path / "other.db")) as made:
        made.executescript("PRAGMA encoding = 'UTF-16le'; CREATE TABLE x (a); DROP TABLE x")
    assert ran(other, "migrate")[0] == 0

    assert doctor(other)[1]["database"][0][:2] == ("error", "The database keeps texts as UTF-16le.")


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_bucket_is_given_a_file_and_asked_for_it(doctor, settings, tmp_path):
    with running_moto() as endpoint:
        bucket = TestBucket(endpoint)
        given = {
            f"media_bucket{name}": value
            for name, value in {"": f"s3://{bucket.name}/site", "_url": endpoint, "_key": "key", "_secret": "secret"}.items()
        }
        here = doctor(media_url="https://pictures.example", **given)[1]["pictures"]
        left = [one["path"] for some in bucket.store.list() for one in some]
        none = doctor(media_url="https://pictures.example", **given | {"media_bucket": "s3://none-of-this-name"})[1]["pictures"]
    (folder := tmp_path / "media" / "work").mkdir(parents=True)
    disk = doctor(replace(settings, data_dir=tmp_path))[1]["pictures"]

    assert here == [("ok", "The bucket of pictures takes a file, gives it back and lets it be taken away.", "")]
    assert left == []
    assert (none[0][0], none[0][1].startswith("The bucket of pictures cannot be used: ")) == ("error", True)
    assert disk[0][0] == "ok"
    assert list(folder.iterdir()) == []


def test_an_encoding_that_is_not_utf_8_and_older_programs_are_told_of(doctor, databases, monkeypatch, tmp_path):
    there = databases.settings("postgresql", "in_latin_1")
    databases.execute("CREATE DATABASE in_latin_1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    try:
        with closing(open_database(there)) as database:
            api.migrations.migrate(database)
        for name in ("pg_dump", "pg_restore"):
            program = tmp_path / name
            program.write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) 9.6.24'\n")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        status, found = doctor(there)
    finally:
        databases.drop(there)

    assert status == 2
    [(level, what, helps)] = [one for one in found["database"] if one[0] != "ok"]
    assert (level, what) == ("error", "The database keeps texts as LATIN1.")
    assert "createdb --encoding=UTF8" in helps
    [(level, what, helps)] = found["programs"]
    assert (level, what) == ("warning", "pg_dump is of release 9.")
    assert helps.startswith("apt-get install postgresql-client-")
