"""``broadsheet doctor``: what it finds on a service that is well, and on one that is not; what it says helps; its status."""

import json
import re
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update

from api.cli.doctor.storage import file_system_of
from api.clock import now_us
from api.derived.reindex import record
from api.derived.writing import writing
from api.migrations.copies import note_copy
from api.models import Consumer, Job, Post, Webhook
from api.services import api_keys
from tests.listening import address_of, free, serving
from tests.servers import environment_of, running

HOUR = 3_600 * 10**6


def test_of_a_service_that_is_well_it_finds_nothing_but_that_it_is_on_this_machine_alone(doctor, settings, opened):
    with opened.write.begin() as connection:
        note_copy(connection, now_us())
    with running(settings) as address:
        deadline = time.monotonic() + 120  # the worker may begin later than the web process
        while (look := doctor(public_url=address))[1]["worker"][0][0] != "ok" and time.monotonic() < deadline:
            time.sleep(0.1)
        status, found = look

    wrong = {check: [what for level, what, _ in all_of if level != "ok"] for check, all_of in found.items()}
    left = {check: what for check, what in wrong.items() if what and check != "programs"}
    assert left == {"addresses": [f"Addresses in answers begin with {address}."]}
    assert status == 1
    assert found["public address"] == [("ok", f"{address}/v1 is this service, with its bytes and its ETag.", "")]
    assert found["worker"] == [("ok", "A worker works, and nothing is late.", "")]


def test_it_says_what_is_wrong_with_the_work_and_what_helps(doctor, opened, make_post):
    late = now_us() - 3 * HOUR
    post = make_post()
    with writing(opened) as session:
        api_keys.make(session, name="front end", scopes=("posts:read",), section=None, expires_at=now_us() // 10**6 + 60, now=now_us())
    with opened.write.begin() as connection:
        connection.execute(update(Post).where(Post.id == post.id).values(due_at=late // 10**6))
        connection.execute(insert(Job).values(kind="refresh-image", payload={}, state="failed", error="ValueError", created_at=late))
        connection.execute(insert(Webhook).values(**a_webhook(late), state="paused", reason="gone"))
        connection.execute(update(Consumer).where(Consumer.name == "worker").values(lease_owner="one", lease_until=late))
        note_copy(connection, now_us() - 100 * HOUR)

    status, found = doctor()

    assert status == 2
    [(level, what, helps)] = found["worker"]
    assert level == "error"
    assert re.fullmatch(r"No worker works on this database\. A post was due 1[0-9]{4} seconds ago\.", what)
    assert "broadsheet worker" in helps
    assert found["jobs"][0][:2] == ("warning", "1 fan-outs failed.")
    assert found["webhooks"][0][:2] == ("warning", "1 webhooks are paused.")
    assert found["keys"][0][:2] == ("warning", "Within two weeks end: front end.")
    assert found["backup"][0] == ("warning", "The last copy is 4 days old.", "broadsheet backup FILE, each night")


def a_webhook(now):
    texts = dict.fromkeys(("name", "url", "host", "query", "meant", "secret", "epoch"), "x")
    return {**texts, "since": 0, "seq": 0, "entity_id": UUID(int=0), "created_at": now, "updated_at": now}


def other(environ, start_response):
    """Another service, a hub that is broken, and a cache that knows of no purges."""
    start_response("500 Broken" if environ["PATH_INFO"] == "/hub" else "200 OK", [])
    return [b"{}"]


def test_it_asks_what_is_around_the_service(doctor):
    with closing(free()) as silent:
        nobody = address_of(silent)
    with closing(free()) as listening, serving(other, listening) as there:
        more = {"hub_url": f"{there}/hub", "purge_target": "varnish", "purge_url": there, "redis_url": nobody.replace("http", "redis")}
        status, found = doctor(public_url=there, **more)
    _, away = doctor(public_url=nobody)

    assert status == 2
    assert found["public address"][0][:2] == ("error", f"{there}/v1 answers something else than this service with this database does.")
    assert "Other there: default_language, " in found["public address"][0][2]
    assert found["hub address"][0][0] == found["purge target"][0][0] == "error"
    assert found["limits"][0][:2] == ("warning", "Redis does not answer.")
    assert away["public address"][0][0] == "error"
    assert away["public address"][0][1].startswith(f"{nobody}/v1 does not answer")


def test_who_is_believed_must_be_named_and_must_not_be_everybody(doctor):
    everybody = doctor(trusted_proxies="0.0.0.0/0")[1]["proxy"][0]
    nobody = doctor(public_url="https://api.example.org", listen="127.0.0.1:8000")[1]["proxy"][0]
    proxies = doctor(public_url="https://api.example.org", trusted_proxies="127.0.0.1")[1]["proxy"][0]

    assert (everybody[0], nobody[0], proxies[0]) == ("error", "warning", "ok")
    assert "0.0.0.0/0" in everybody[1]


def test_traces_that_are_asked_for_and_cannot_be_sent_are_told_of(doctor, monkeypatch):
    assert "traces" not in doctor()[1]
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")
    assert doctor()[1]["traces"] == [("ok", "Traces are sent.", "")]
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk", None)
    assert doctor()[1]["traces"][0][0] == "warning"


def test_bad_settings_and_a_database_that_is_not_there_are_errors_and_nothing_is_made(doctor, tmp_path):
    folder = tmp_path / "none"
    missing = doctor(database_url=f"sqlite:///{folder}/broadsheet.db")
    unmade = doctor(database_url=None, secrets=None, data_dir=folder)
    bad = doctor(cache_mb="many")

    assert (missing[0], unmade[0], bad[0]) == (2, 2, 2)
    for _, found in (missing, unmade):
        [(level, what, _)] = found["database"]
        assert (level, what[:29]) == ("error", f"There is no database at {folder}"[:29])
        assert what.endswith("Run: broadsheet migrate")
    assert bad[1]["settings"][0][1].startswith("BROADSHEET_CACHE_MB must be")
    assert not folder.exists()


def test_it_is_read_by_people_too(run):
    done = run("doctor")

    assert done.exit_code in (1, 2)
    assert "\nwarning  backup" in done.stdout
    assert "\n                         broadsheet backup FILE, each night\n" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Errors: ")


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_database_that_is_away_is_one_finding(doctor, settings):
    status, found = doctor(replace(settings, database_url="postgresql://nobody:secret@127.0.0.1:1/none"))

    assert status == 2
    [(level, what, _)] = found["database"]
    assert (level, "secret" in what) == ("error", False)
    assert "schema" not in found


def test_no_secret_is_told(doctor, settings):
    told = json.dumps(doctor(purge_target="fastly", purge_url="https://cache.example", purge_token="a-token-of-tests")[1])

    assert not [secret for secret in (*settings.secrets, "a-token-of-tests") if secret in told]
    assert environment_of(settings)["BROADSHEET_SECRETS"] not in told


def test_a_disk_of_another_machine_is_known_by_its_mount(tmp_path):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
        "40 22 0:35 / /srv/the\\040news rw,relatime - nfs4 store:/news rw\n"
        "41 22 0:36 / /srv rw - xfs /dev/vdb rw\n"
    )

    kinds = [file_system_of(Path(folder), mounts) for folder in ("/srv/the news/data", "/srv/other", "/home")]

    assert kinds == ["nfs4", "xfs", "ext4"]
    assert file_system_of(Path("/"), tmp_path / "none") == ""


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_rows_of_former_settings_and_a_secret_that_others_can_read_are_warned_of(doctor, opened, settings, tmp_path):
    (secret := tmp_path / "secret").write_text(settings.secrets[0])
    secret.chmod(0o644)
    with opened.write.begin() as connection:
        record(connection, replace(settings.site, zone=ZoneInfo("Europe/Paris")))

    _, found = doctor(secrets=None, secrets_file=secret)

    assert found["schema"] == [("warning", "Changed since rows were made: TIMEZONE.", "broadsheet reindex")]
    assert found["secrets"][0][::2] == ("warning", f"chmod 600 {secret}")
