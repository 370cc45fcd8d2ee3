"""Made-up releases: this one with more versions of the schema, as folders of their own that programs are started from."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import api.migrations
import schemas
from tests.servers import PATIENCE_SECONDS, environment_of

VERSION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, oldest = "{number}", "{before}", "{oldest}"


def upgrade():
    op.add_column("tag", sa.Column("new_in_{number}", sa.Text()))
"""


class Release:
    """A release with more versions: ``oldest`` has by number the oldest schema whose release can run on its result."""

    def __init__(self, folder, oldest):
        self.folder, self.head = folder, max(oldest, default=api.migrations.HEAD)
        (folder / "api").mkdir(parents=True)
        (folder / "schemas").symlink_to(Path(schemas.__path__[0]).absolute())
        for part in Path(api.__path__[0]).absolute().iterdir():
            if part.name not in ("migrations", "__pycache__"):
                (folder / "api" / part.name).symlink_to(part)
        migrations = folder / "api/migrations"
        shutil.copytree(Path(api.__path__[0]) / "migrations", migrations, ignore=shutil.ignore_patterns("__pycache__"))
        package = migrations / "__init__.py"
        before = api.migrations.HEAD
        text = re.sub(r'(?m)^HEAD = "[0-9]+"', f'HEAD = "{self.head}"', package.read_text())
        for number in sorted(oldest):
            version = VERSION.format(number=number, before=before, oldest=oldest[number])
            (migrations / f"versions/{number}_made_up.py").write_text(version)
            text = re.sub(r"(?m)^ACCEPTED = .*", f'ACCEPTED = frozenset({{HEAD, "{before}"}})', text)
            before = number
        package.write_text(text)

    def environment(self, settings):
        found = environment_of(settings)
        return {**found, "PYTHONPATH": os.pathsep.join(filter(None, (str(self.folder), found.get("PYTHONPATH")))), "PYTHONSAFEPATH": "1"}

    def run(self, settings, *arguments):
        """Status and words of a command."""
        command = [sys.executable, "-m", "api.cli", *arguments]
        done = subprocess.run(
            command, env=self.environment(settings), capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
        return done.returncode, (done.stdout + done.stderr).strip()

    @contextmanager
    def serving(self, settings, *arguments):
        """Its ``serve``, and what it says."""
        command = [sys.executable, "-m", "api.cli", "serve", *arguments]
        with subprocess.Popen(
            command, env=self.environment(settings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as program:
            served = Served(program)
            try:
                served.until("listens on", *([] if arguments else ["Worker started"]))
                yield served
            finally:
                program.terminate()
                program.communicate()


class Served:
    """A program that serves."""

    def __init__(self, program):
        self.program, self.said, self._lines = program, "", iter(program.stdout)

    @property
    def address(self):
        return re.search(r"listens on (http://[^\s\"]+)", self.said)[1].rstrip(".").removeprefix("http://")

    def until(self, *patterns):
        """Reads what it says until each of these has been said from now on."""
        begin = len(self.said)
        while not all(re.search(pattern, self.said[begin:]) for pattern in patterns):
            self.said += next(self._lines)
