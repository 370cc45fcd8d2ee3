"""Pictures in a bucket: the same as on disk, but for the host; moto stands for S3."""

import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import obstore
import pytest

from api.app import create_app
from api.errors import Unavailable
from api.worker.rendering import Renderings
from tests.media import pictures
from tests.media.buckets import TestBucket, free_port, running_moto
from tests.media.pictures import camera, saved, scene
from tests.media.test_tidy import files, tidy
from tests.plugins import ON_SQLITE, SAMPLED
from tests.servers import environment_of

PICTURE = camera(scene(700, 400))
NAME = sha256(PICTURE).hexdigest()
ANY = ("id", "created_at", "updated_at", "unused_since")


@pytest.fixture(scope="module")
def moto():
    with running_moto() as endpoint:
        yield endpoint


@pytest.fixture
def bucket(moto):
    return TestBucket(moto)


@pytest.fixture
def in_bucket(settings, bucket, tmp_path):
    """The settings with the bucket, and another folder for what is worked on."""
    return bucket.settings(settings, tmp_path / "machine")


@pytest.fixture
def there(in_bucket, database, make_key):
    """Asks an application that keeps pictures in the bucket."""
    return asking(in_bucket, database, make_key())


def asking(settings, database, key):
    client = create_app(settings, database).test_client()

    def asked(method, path, body=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"data": body} if isinstance(body, bytes) else {"json": body}
        return client.open(path, method=method, headers={"Authorization": f"Bearer {key}", **named}, **sent)

    return asked


def sent(there, content=PICTURE):
    return there("PUT", f"/admin/v1/media/{sha256(content).hexdigest()}", content, Content_Type="image/jpeg")


@SAMPLED
def test_all_is_as_on_disk_but_for_the_host(upload, editor, settings, database, in_bucket, bucket, make_key):
    on_disk = upload(PICTURE).json["id"]
    pictures.work(database, settings)
    shown = editor("GET", f"/media/{on_disk}").json
    before = {folder: files(settings, folder) for folder in ("originals", "public")}
    bytes_before = {file.name: file.read_bytes() for file in (settings.data_dir / "media").rglob("*.*")}
    assert editor("DELETE", f"/media/{on_disk}", If_Match="*").status_code == 204
    there = asking(in_bucket, database, make_key())

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: sent(there), range(8)))
    pictures.work(database, in_bucket)

    told = there("GET", f"/admin/v1/media/{NAME}").json
    renditions = bucket.objects("public")
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert str({name: told[name] for name in told if name not in ANY}) == str(
        {name: shown[name] for name in shown if name not in ANY}
    ).replace("https://www.example.org/media", bucket.url)
    assert (set(bucket.objects("originals")), set(renditions)) == (before["originals"], before["public"])
    assert renditions == {name: content for name, content in bytes_before.items() if name in renditions}
    assert not any(file.is_file() for file in (in_bucket.data_dir / "media").rglob("*"))
    with urlopen(told["url"], timeout=60) as answer:
        assert answer.read() == renditions[told["url"].rpartition("/")[2]]
        assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("image/webp", "public, max-age=31536000, immutable")
    with pytest.raises(HTTPError, match="403"):
        urlopen(f"{bucket.url.removesuffix('public')}originals/{NAME[:2]}/{NAME}", timeout=60)
    former = there("GET", urlsplit(shown["url"]).path)
    assert (former.status_code, former.headers["Location"]) == (307, told["url"])
    assert there("GET", "/media/00/../originals").status_code == there("GET", f"/media/00/{NAME[:40]}.webp").status_code == 404


@ON_SQLITE
def test_what_nothing_names_goes_from_the_bucket_and_so_does_what_is_deleted(there, bucket, database, in_bucket):
    named, deleted = sent(there).json["id"], sent(there, camera(scene(710, 400))).json["id"]
    pictures.work(database, in_bucket)
    kept = {each["url"].rpartition("/")[2] for each in there("GET", f"/admin/v1/media/{named}").json["renditions"]}
    for path in ("public/00/former.jpg", "originals/00/orphan", "incoming/abandoned"):
        obstore.put(bucket.store, path, b"x")

    assert there("DELETE", f"/admin/v1/media/{deleted}", If_Match="*").status_code == 204
    tidy(database, in_bucket)
    first = {folder: set(bucket.objects(folder)) for folder in ("public", "originals", "incoming", "leaving")}
    tidy(database, in_bucket, days=2)
    second = {folder: set(bucket.objects(folder)) for folder in ("public", "originals", "incoming")}

    assert first["public"] == kept | {"former.jpg"}
    assert (first["originals"] >= {NAME, "orphan"}, first["incoming"], first["leaving"]) == (True, {"abandoned"}, set())
    assert second == {"public": first["public"], "originals": {NAME}, "incoming": set()}
    tidy(database, in_bucket, days=29)
    assert set(bucket.objects("public")) == first["public"]


def uploaded(there, content, name=None):
    """An upload that was begun for content of this hash, and into which this content was put by nobody's key."""
    begun = there("POST", "/admin/v1/media/uploads", {"sha256": name or sha256(content).hexdigest(), "bytes": 5}).json
    with urlopen(Request(begun["url"], content, headers=begun["headers"], method=begun["method"]), timeout=60) as answer:
        assert answer.status == 200
    return there("POST", f"/admin/v1/media/uploads/{begun['id']}/complete", {}), begun


@SAMPLED
def test_what_a_client_puts_into_the_bucket_is_nothing_before_it_was_measured(there, bucket, database, in_bucket):
    begun = there("POST", "/admin/v1/media/uploads", {"sha256": NAME, "bytes": len(PICTURE)})
    early = there("POST", f"/admin/v1/media/uploads/{begun.json['id']}/complete", {})
    made, put = uploaded(there, PICTURE)
    again = there("POST", f"/admin/v1/media/uploads/{put['id']}/complete", {})
    other, _ = uploaded(there, PICTURE, "0" * 64)
    gif, _ = uploaded(there, saved(scene(), "GIF"))
    large, _ = uploaded(there, bytes(32 * 2**20 + 1))
    pictures.work(database, in_bucket)

    signed = parse_qs(urlsplit(put["url"]).query)
    assert (begun.status_code, early.status_code, made.status_code, again.status_code) == (201, 404, 201, 200)
    assert (again.json["id"], there("GET", f"/admin/v1/media/{NAME}").json["state"]) == (made.json["id"], "ready")
    assert (signed["X-Amz-Expires"], signed["X-Amz-SignedHeaders"]) == (["900"], ["host"])
    assert signed["X-Amz-Credential"][0].split("/")[2:] == ["us-east-1", "s3", "aws4_request"]
    assert [answer.status_code for answer in (other, gif, large)] == [422, 422, 413]
    assert f"is {NAME}" in other.json["errors"][0]["detail"]
    assert set(bucket.objects("originals")) == {NAME}
    assert len(bucket.objects("incoming")) == 4
    assert len(there("GET", "/admin/v1/media").json["data"]) == 1
    tidy(database, in_bucket, days=2)
    assert bucket.objects("incoming") == {}


@ON_SQLITE
def test_uploads_that_are_no_uploads_are_refused(editor, there):
    refused = editor("POST", "/media/uploads", {"sha256": NAME, "bytes": 5})
    wrong = [{"sha256": "x", "bytes": 5}, {"sha256": NAME}, {"sha256": NAME, "bytes": 32 * 2**20 + 1}, {"sha256": NAME, "bytes": 5, "x": 1}]
    ends = [editor("POST", f"/media/uploads/{name}/complete", {}) for name in ("x", f"{NAME}-0011223344556677")]

    assert (refused.status_code, refused.json["code"]) == (409, "no-bucket")
    assert f"PUT /admin/v1/media/{NAME}" in refused.json["detail"]
    assert [there("POST", "/admin/v1/media/uploads", body).status_code for body in wrong] == [422] * 4
    assert [answer.status_code for answer in ends] == [404, 404]


def until_it_fails(task):
    until = time.monotonic() + 120
    while time.monotonic() < until:
        task.tick()


@SAMPLED
def test_while_the_bucket_is_away_pictures_are_not_taken_and_all_else_goes_on(there, in_bucket, database, make_key):
    ready = sent(there, camera(scene(720, 400))).json["id"]
    pictures.work(database, in_bucket)
    one = sent(there).json["id"]
    away = replace(in_bucket, media_bucket_url=f"http://127.0.0.1:{free_port()}")
    asked = asking(away, database, make_key())
    waiting = Renderings(database, "tests", away)

    refused = [
        sent(asked, camera(scene(710, 400))),
        asked("DELETE", f"/admin/v1/media/{ready}", If_Match="*"),
        asked("POST", f"/admin/v1/media/uploads/{NAME}-0011223344556677/complete", {}),
    ]
    with pytest.raises(Unavailable, match="bucket"):
        until_it_fails(waiting)
    waiting.let_go()

    assert [(answer.status_code, answer.json["code"]) for answer in refused] == [(503, "unavailable")] * 3
    assert all("Retry-After" in answer.headers and away.media_bucket_url not in answer.text for answer in refused)
    assert (asked("GET", "/ready").status_code, asked("GET", "/ready").json["warnings"]) == (200, ["media-unreachable"])
    assert asked("GET", "/v1/posts").status_code == 200
    assert asked("POST", "/admin/v1/posts", {"title": "x", "language": "en", "image": {"id": one}}).status_code == 201
    pictures.work(database, in_bucket)
    assert (there("GET", f"/admin/v1/media/{one}").json["state"], there("GET", "/ready").json) == ("ready", {"status": "ready"})


@ON_SQLITE
def test_a_bucket_that_is_silent_is_said_to_be_away(in_bucket, database, make_key):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        asked = asking(replace(in_bucket, media_bucket_url=f"http://127.0.0.1:{silent.getsockname()[1]}"), database, make_key())

        assert asked("GET", "/ready").json == {"status": "ready", "warnings": ["media-unreachable"]}


@ON_SQLITE
def test_pictures_of_a_disk_move_into_a_bucket_by_a_copy(upload, work, settings, in_bucket, bucket, tmp_path_factory):
    upload(PICTURE)
    work()
    copy = tmp_path_factory.mktemp("copies") / "copy.db"

    for number, (words, environment) in enumerate(((["backup"], environment_of(settings)), (["restore"], bucket.environment(in_bucket)))):
        done = subprocess.run([sys.executable, "-m", "api.cli", *words, copy], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (number, done.stderr)

    assert {*bucket.objects("originals"), *bucket.objects("public")} == files(settings, "originals") | files(settings, "public")
