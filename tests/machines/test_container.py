"""The image of ``deploy/Containerfile``, built without a registry, and run by runc on a root that cannot be written."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from api.queries.posts.facets import autonym
from tests.listening import free
from tests.plugins import CI, FULL
from tests.postgres import scratch_folder

ROOT = Path(__file__).parents[2]
PROGRAMS = ("buildah", "mmdebstrap", "runc")
USER = 10001
PATIENCE_SECONDS = 120
MOST_BYTES = 200 * 10**6
"""Of files; packed it is a third."""
LANGUAGES = ("fr", "pt-BR", "sr-Latn", "zh-Hant-TW", "de-1901")
NEEDED = f"""
import ctypes, pathlib
from api.queries.posts.facets import autonym
for file in pathlib.Path("/opt/broadsheet").rglob("*.so*"):
    ctypes.CDLL(str(file))
import alembic.command, api.app, api.cli.web, api.cli.worker, api.importers, api.media.encoding
print([autonym(language) for language in {LANGUAGES}])
"""
"""A program for which all libraries must be whole, and what languages are called be there, whatever ``deploy/slim.py`` took out."""
SECRET = "a-secret-of-tests-that-is-long-enough"


@pytest.fixture(scope="module")
def folder():
    """Where the image was built."""
    if not CI and not FULL:
        pytest.skip("BROADSHEET_TEST_FULL=1 builds the image.")
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing or os.geteuid() != 0:
        pytest.skip(f"It is built as root, by {missing or PROGRAMS}.")
    with scratch_folder() as made:
        subprocess.run([ROOT / "scripts/image", made], check=True, stdout=sys.stderr)
        yield made
        subprocess.run(["buildah", "--storage-driver=vfs", f"--root={made}/store", f"--runroot={made}/run", "umount", "--all"], check=False)


@pytest.fixture(scope="module")
def image(folder):
    """What the image says of itself."""
    return json.loads((folder / "image.json").read_text())["Docker"]["config"]


class Container:
    """A container of the image: read-only but for /data (if it may be written) and /tmp, with no rights, on this machine's network."""

    def __init__(self, folder, image, *, data, variables):
        self._folder, self._image, self._name = folder, image, f"broadsheet-{os.getpid()}-{time.monotonic_ns()}"
        environment = image["Env"] + [f"{name}={value}" for name, value in variables.items()]
        self.bundle = folder / self._name
        self.bundle.mkdir()
        points = [
            ("/proc", "proc", "proc", []),
            ("/dev", "tmpfs", "tmpfs", ["mode=755"]),
            ("/tmp", "tmpfs", "tmpfs", ["nosuid", "nodev", "mode=1777"]),  # noqa: S108 - in the container
            ("/sys", "bind", str(data.parent / "given"), ["bind", "ro"]),
        ]
        points += [("/data", "bind", str(data), ["bind", "rw"])] if data.stat().st_uid == USER else []
        user, group = map(int, image["User"].split(":"))
        process = {
            "user": {"uid": user, "gid": group},
            "args": image["Entrypoint"] + image["Cmd"],
            "env": environment,
            "cwd": image["WorkingDir"],
            "noNewPrivileges": True,
            "capabilities": {kind: [] for kind in ("bounding", "effective", "permitted", "ambient")},
        }
        mounts = [{"destination": to, "type": kind, "source": source, "options": options} for to, kind, source, options in points]
        spec = {
            "ociVersion": "1.0.2",
            "process": process,
            "root": {"path": str((folder / "rootfs").resolve()), "readonly": True},
            "mounts": mounts,
            "linux": {"namespaces": [{"type": kind} for kind in ("pid", "mount", "ipc")]},
        }
        (self.bundle / "config.json").write_text(json.dumps(spec))
        self.program = subprocess.Popen(
            self._runc("run", "--bundle", self.bundle), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def _runc(self, word, *words):
        return ["runc", "--root", str(self._folder / "runc"), word, *map(str, words), self._name]

    def run(self, *command):
        """The status of another program in it, and what that says."""
        done = subprocess.run([*self._runc("exec", "--user", USER), *command], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def check(self):
        """The status of what the image asks for its health."""
        kind, *command = self._image["Healthcheck"]["Test"]
        assert kind == "CMD"
        return self.run(*command)[0]

    def signal(self, name):
        """Sends a signal to what runs in it."""
        subprocess.run([*self._runc("kill"), name], check=True)

    def rest(self):
        """Its status and what it said, when it has ended."""
        told, _ = self.program.communicate(timeout=PATIENCE_SECONDS)
        return self.program.returncode, told


@pytest.fixture
def contain(folder, image, tmp_path_factory):
    """Starts containers, each ended at the end."""
    started = []

    def contained(*, owner=USER, **variables):
        data = tmp_path_factory.mktemp("container") / "data"
        (data.parent / "given").mkdir(mode=0o755)
        (data.parent / "given" / "secrets").write_text(SECRET)
        data.mkdir()
        os.chown(data, owner, owner)
        started.append(Container(folder, image, data=data, variables=variables))
        return started[-1], data

    yield contained
    for container in started:
        if container.program.poll() is None:
            container.signal("KILL")
            container.program.wait()


@contextmanager
def got(address):
    with build_opener(ProxyHandler({})).open(address, timeout=PATIENCE_SECONDS) as answer:
        yield answer


def asked(address):
    """The status of an answer; ``None`` where nobody listens."""
    try:
        with got(address) as answer:
            return answer.status
    except URLError as error:
        if not isinstance(error.reason, ConnectionRefusedError):
            raise
        return None


def until(is_so):
    """Waits for it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_it_serves_as_a_user_without_rights_and_is_drained_by_term(folder, image, contain):
    with free() as listening:
        port = listening.getsockname()[1]
    container, data = contain(BROADSHEET_LISTEN=f"127.0.0.1:{port}", BROADSHEET_SECRETS_FILE="/sys/secrets", BROADSHEET_WORKERS="1")
    ready = f"http://127.0.0.1:{port}/ready"
    until(lambda: asked(ready) == 200)
    health, needed = container.check(), container.run("python3", "-c", NEEDED)
    container.signal(image["StopSignal"])
    seen = []
    until(lambda: seen.append(asked(f"http://127.0.0.1:{port}/v1")) or seen[-1] is None)
    status, told = container.rest()

    assert (status, "Worker stopped" in told) == (0, True)
    assert set(seen) == {200, None}
    assert {path.stat().st_uid for path in data.iterdir()} == {USER}
    assert not (data / "secret").exists()
    assert (health, needed) == (0, (0, f"{[autonym(language) for language in LANGUAGES]}\n"))
    assert [path for name in ("sh", "bash", "dash") for path in (folder / "rootfs").glob(f"*/{name}")] == []
    files = list((folder / "rootfs").resolve().rglob("*"))
    assert [path for path in files if path.name == "pip"] == []
    assert sum(path.lstat().st_size for path in files if path.is_file()) < MOST_BYTES


def test_a_folder_that_it_cannot_write_is_one_line(contain):
    container, _ = contain(owner=0)

    assert container.rest() == (1, "broadsheet: The folder /data (BROADSHEET_DATA_DIR) cannot be written: Read-only file system.\n")
