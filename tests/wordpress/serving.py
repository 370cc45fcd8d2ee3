"""A WordPress that answers: started in a folder of its own, changed by its own PHP or over its interface, set back by copying a file."""

import base64
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.wordpress.building import HERE

PATIENCE_SECONDS = 120
USER = "editor"
WORKERS = 2


class Wordpress:
    """One site. ``database`` is a file; ``home`` its address; ``password`` an application password of its editor."""

    def __init__(self, root: Path, folder: Path, port: int, below: str = "") -> None:
        self.root, self.folder = root, folder
        self.database = folder / "wordpress.sqlite"
        self.home = f"http://127.0.0.1:{port}{below}"
        self.port, self.below = port, below

    @property
    def password(self) -> str:
        """As an operator would copy it."""
        return (self.folder / "password").read_text()

    def install(self, posts: int) -> None:
        """Makes tables, an editor and so many posts."""
        (self.folder / "password").write_text(self.php("install.php"))
        self.php("fill.php", str(posts))

    def php(self, script: str, *arguments: str) -> str:
        """What a script of this folder prints."""
        done = subprocess.run(
            ["php", "-d", "error_reporting=0", str(HERE / script), str(self.root), *arguments],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        return done.stdout

    def take(self, template: Path) -> None:
        """Sets the site back to a copy of its files."""
        for name in ("wordpress.sqlite", "password"):
            shutil.copy(template / name, self.folder / name)
        for name in ("-wal", "-shm", "-journal", ".faults"):
            Path(f"{self.database}{name}").unlink(missing_ok=True)

    def change(self, statement: str, *values: str | int) -> None:
        """Changes its database behind its back."""
        with closing(sqlite3.connect(self.database)) as tables, tables:
            tables.execute(statement, values)

    def keep(self, number: int) -> None:
        """Of its posts only the first ones stay, so many."""
        first = "SELECT ID FROM wp_posts WHERE post_type = 'post' ORDER BY ID LIMIT ?"
        self.change(f"DELETE FROM wp_posts WHERE post_type = 'post' AND ID NOT IN ({first})", number)

    def fail(self, **faults: Any) -> None:
        """From now on the site does this to those who read it; without a word, nothing. See faults.php."""
        Path(f"{self.database}.faults").write_text(json.dumps(faults))

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """What the site's interface answers its editor; raises where it is no success."""
        request = urllib.request.Request(
            f"{self.home}/?rest_route=/wp/v2/{path}",
            json.dumps(body).encode() if body is not None else None,
            {"Content-Type": "application/json", "Authorization": f"Basic {self.basic}"},
            method=method,
        )
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=PATIENCE_SECONDS) as answer:
            return json.loads(answer.read())

    @property
    def basic(self) -> str:
        """The editor's credentials (RFC 7617)."""
        return base64.b64encode(f"{USER}:{self.password}".encode()).decode()

    @contextmanager
    def running(self) -> Iterator["Wordpress"]:
        """While it runs, the site answers. Its workers outlive their parent: the whole group of processes is ended."""
        folder = self.root if not self.below else self._with_links()
        command = ["php", "-d", "error_reporting=0", "-d", "opcache.enable_cli=1", "-S", f"127.0.0.1:{self.port}", "-t", str(folder)]
        environment = {**self._environment(), "PHP_CLI_SERVER_WORKERS": str(WORKERS)}
        server = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            self._wait(server)
            yield self
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(PATIENCE_SECONDS)

    def _with_links(self) -> Path:
        """A folder in which the site is below another one."""
        place = self.folder / "sites" / self.below.strip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.is_symlink():
            place.symlink_to(self.root)
        return self.folder / "sites"

    def _wait(self, server: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{self.home}/?rest_route=/", timeout=30).close()
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError(f"PHP ended with status {server.returncode}.") from None
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("WordPress does not answer.")

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "WORDPRESS_DATABASE": str(self.database),
            "WORDPRESS_HOME": self.home,
        }


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
