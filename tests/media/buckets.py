"""A bucket for tests: moto, which speaks as S3 does, as a program of its own on loopback. It believes whoever asks."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import obstore
from obstore.store import S3Store

from api.settings import Settings
from tests.listening import free
from tests.servers import environment_of

SECONDS = 120
_numbers = count(1)
GUIDE = (Path(__file__).parents[2] / "docs" / "media.md").read_text(encoding="utf-8")
POLICY = json.loads(GUIDE.partition("opens `public` alone:\n\n```json\n")[2].partition("```")[0])
"""What the guide has for a bucket."""


def free_port() -> int:
    """A port on which nobody listens at present."""
    with closing(free()) as listening:
        port: int = listening.getsockname()[1]
    return port


@contextmanager
def running_moto() -> Iterator[str]:
    """The address of a server in which there is no bucket yet."""
    port = free_port()
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            _wait(f"http://127.0.0.1:{port}/moto-api/data.json")
            yield f"http://127.0.0.1:{port}"
        finally:
            program.terminate()


def _wait(url: str) -> None:
    until = time.monotonic() + SECONDS
    while True:
        try:
            with urlopen(url, timeout=SECONDS):
                return
        except URLError:
            assert time.monotonic() < until
            time.sleep(0.1)


class TestBucket:
    """A bucket of its own, and settings that name it."""

    __test__ = False

    def __init__(self, endpoint: str) -> None:
        self.endpoint, self.name = endpoint, f"pictures-{next(_numbers)}"
        self._made("")
        self._made("?policy", json.dumps(POLICY).replace("arn:aws:s3:::pictures/", f"arn:aws:s3:::{self.name}/").encode())
        config: Any = {"endpoint": endpoint, "access_key_id": "key", "secret_access_key": "secret", "region": "us-east-1"}
        self.store = S3Store(self.name, prefix="site", config=config, client_options={"allow_http": True})

    def _made(self, query: str, content: bytes | None = None) -> None:
        with urlopen(
            Request(f"{self.endpoint}/{self.name}{query}", content, headers={"Content-Type": "application/json"}, method="PUT"),
            timeout=SECONDS,
        ):
            pass

    @property
    def url(self) -> str:
        """Where all see what is public."""
        return f"{self.endpoint}/{self.name}/site/public"

    def settings(self, settings: Settings, data_dir: Path) -> Settings:
        """The same, with this bucket."""
        return replace(
            settings,
            data_dir=data_dir,
            media_url=self.url,
            media_bucket=(self.name, "site"),
            media_bucket_url=self.endpoint,
            media_bucket_key="key",
            media_bucket_secret="secret",
        )

    def environment(self, settings: Settings) -> dict[str, str]:
        """The environment of a program with such settings."""
        return environment_of(settings) | {
            "BROADSHEET_MEDIA_URL": self.url,
            "BROADSHEET_MEDIA_BUCKET": f"s3://{self.name}/site",
            "BROADSHEET_MEDIA_BUCKET_URL": self.endpoint,
            "BROADSHEET_MEDIA_BUCKET_KEY": "key",
            "BROADSHEET_MEDIA_BUCKET_SECRET": "secret",
        }

    def objects(self, folder: str) -> dict[str, bytes]:
        """What is below a folder, by name."""
        paths = [one["path"] for some in obstore.list(self.store, folder) for one in some]
        return {path.rpartition("/")[2]: bytes(obstore.get(self.store, path).bytes()) for path in paths}
