"""``deploy/compose.yaml``: what it runs there is, what it gives is a setting, what it mounts lies there and is taken by the programs.

Containers are not started: there is no registry. How the two scripts make a standby is tried by all modules here (``pairs``).
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from api.cli import main
from api.settings import PREFIX, read_settings
from tests.postgres import scratch_folder

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if service["image"] == "localhost/broadsheet"]
PATH = f"{os.environ['PATH']}:/usr/sbin"
SECRETS = {
    "database_url": "postgresql://broadsheet:pass@primary,standby/broadsheet?target_session_attrs=read-write",
    "replica_url": "postgresql://broadsheet:pass@standby,primary/broadsheet",
    "secrets": "a-secret-of-tests-that-is-long-enough",
}
TRIED = {
    "Containerfile": "tests/machines/test_container.py",
    "alerts.yml": "tests/running/test_alerts.py",
    "alerts_test.yml": "tests/running/test_alerts.py",
    "compose.yaml": "tests/machines/test_compose.py",
    "compose/replication.sh": "tests/machines/pairs.py",
    "compose/standby.sh": "tests/machines/pairs.py",
    "compose/varnish.vcl": "tests/machines/test_compose.py",
    "dashboard.json": "tests/running/test_alerts.py",
    "nginx.conf": "tests/running/test_nginx.py",
    "slim.py": "tests/machines/test_container.py",
    "systemd/broadsheet-web.service": "tests/running/test_units.py",
    "systemd/broadsheet-worker.service": "tests/running/test_units.py",
    "systemd/broadsheet.service": "tests/running/test_units.py",
    "varnish.vcl": "tests/purge/test_varnish.py",
}
"""By file of deploy/, where it is exercised."""


def given_to(name):
    """The script that a container of others runs."""
    [script] = SERVICES[name]["command"]
    return script


def program(name):
    found = shutil.which(name, path=PATH)
    if found is None:
        pytest.skip(f"{name} is not installed.")
    return found


def changed(name, file):
    """A file of deploy/ as a container changes it."""
    found = re.match(r"sed '([^']+)' \S+ >", given_to(name))
    done = subprocess.run(["sed", found[1], DEPLOY / file], capture_output=True, text=True, check=True)
    assert done.stdout != (DEPLOY / file).read_text()
    return done.stdout


def test_each_file_of_deploy_is_exercised():
    files = {str(path.relative_to(DEPLOY)) for path in DEPLOY.rglob("*") if path.is_file()}

    assert files == set(TRIED)
    for file, test in TRIED.items():
        text = (ROOT / test).read_text()
        assert Path(file).name in text or f"*{Path(file).suffix}" in text, (file, test)


@pytest.mark.parametrize("name", OURS)
def test_ours_run_commands_and_have_settings_that_there_are(name, tmp_path):
    service = SERVICES[name]
    for secret, value in SECRETS.items():
        (tmp_path / secret).write_text(value)
    given = {key: str(value).replace("/run/secrets", str(tmp_path)) for key, value in service["environment"].items()}

    settings = read_settings(given | {f"{PREFIX}DATA_DIR": str(tmp_path)})

    assert CliRunner().invoke(main, [*service["command"], "--help"]).exit_code == 0
    assert {key for key in given if not key.startswith(PREFIX)} == set()
    assert settings.replica_url is not None
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])


def test_what_is_mounted_named_and_waited_for_is_there():
    for name, service in SERVICES.items():
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"]), name
        assert set(service.get("depends_on", [])) <= set(SERVICES), name
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert (DEPLOY / source).is_file() if source.startswith("./") else source in COMPOSE["volumes"], volume


def test_nginx_takes_its_file_as_it_is_changed(tmp_path):
    nginx, conf = program("nginx"), changed("nginx", "nginx.conf")
    assert "server varnish:6081;" in conf
    conf = conf.replace("varnish:6081", "127.0.0.1:6081").replace("/var/log/nginx/broadsheet.log", str(tmp_path / "log"))
    (tmp_path / "default.conf").write_text(conf)
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ include {tmp_path}/default.conf; }}")

    done = subprocess.run([nginx, "-t", "-e", "stderr", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_varnish_takes_both_files_as_they_are_changed():
    varnishd, vcl = program("varnishd"), changed("varnish", "varnish.vcl")
    assert '"172.28.0.0"/16;' in vcl
    own = (DEPLOY / "compose/varnish.vcl").read_text()
    assert {f"web{number}" for number in re.findall(r'\.host = "web(\d)"', own)} == {name for name in OURS if name.startswith("web")}
    with scratch_folder() as folder:
        folder.chmod(0o755)  # a user of its own reads it
        own = re.sub(r'"web\d"', '"127.0.0.1"', own).replace("/tmp/broadsheet.vcl", str(folder / "broadsheet.vcl"))  # noqa: S108
        (folder / "broadsheet.vcl").write_text(vcl)
        (folder / "compose.vcl").write_text(own)

        done = subprocess.run([varnishd, "-C", "-f", folder / "compose.vcl"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
