"""Whether settings go together that need one another, and the secret that is made where none is given. What each is is in ``settings``."""

import os
import secrets as random_secrets
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from api import setting_values as values
from api.errors import BadSetting

PREFIX = "BROADSHEET_"
PURGE_TARGETS = ("varnish", "fastly", "cloudflare")


def check_purge(target: str | None, url: str | None, token: str | None) -> None:
    """Raises ``BadSetting`` where one of the three says what the others don't bear out."""
    if target is None:
        if url or token:
            raise BadSetting(f"{PREFIX}PURGE_URL and {PREFIX}PURGE_TOKEN need {PREFIX}PURGE_TARGET: one of {', '.join(PURGE_TARGETS)}.")
    elif url is None:
        raise BadSetting(f"{PREFIX}PURGE_TARGET needs {PREFIX}PURGE_URL: the address that purges are sent to.")
    elif token is None and target != "varnish":
        raise BadSetting(f"{PREFIX}PURGE_TARGET={target} needs {PREFIX}PURGE_TOKEN.")


def check_bucket(found: Mapping[str, Any]) -> None:
    """Raises ``BadSetting`` where what is said of a bucket of pictures does not go together."""
    if (found["media_bucket_key"] is None) != (found["media_bucket_secret"] is None):
        raise BadSetting(f"{PREFIX}MEDIA_BUCKET_KEY and {PREFIX}MEDIA_BUCKET_SECRET need one another.")
    if found["media_bucket"] is None:
        if found["media_bucket_url"] or found["media_bucket_key"]:
            raise BadSetting(f"{PREFIX}MEDIA_BUCKET_URL and {PREFIX}MEDIA_BUCKET_KEY need {PREFIX}MEDIA_BUCKET: s3://name.")
        return
    media_url = found["media_url"]
    if media_url is None or f"{media_url}/".startswith(f"{found['public_url']}/"):
        raise BadSetting(f"{PREFIX}MEDIA_BUCKET needs {PREFIX}MEDIA_URL: an address of another host, where all see the bucket's `public`.")
    if find_spec("obstore") is None:
        raise BadSetting(f"{PREFIX}MEDIA_BUCKET needs a library that is not installed: pip install 'broadsheet[s3]'.")


def check_replica(database_url: str, replica_url: str | None) -> None:
    """Raises ``BadSetting`` for replicas that are none."""
    if replica_url is not None and "sqlite" in (database_url.partition(":")[0], replica_url.partition(":")[0]):
        raise BadSetting(f"{PREFIX}REPLICA_URL names standbys of PostgreSQL: it needs {PREFIX}DATABASE_URL=postgresql://… beside it.")


def secret_file(data_dir: Path) -> Path:
    """Where the secret is that is made beside an SQLite file."""
    return data_dir / "secret"


def made_secret(database_url: str, data_dir: Path) -> tuple[str, ...]:
    """The secret kept beside an SQLite file, made the first time (mode 0600)."""
    if not database_url.startswith("sqlite"):
        raise BadSetting(f"{PREFIX}SECRETS must be set with PostgreSQL: all processes need the same, of at least 32 characters.")
    path = secret_file(data_dir)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return values.secrets(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetting(f"The folder {data_dir} ({PREFIX}DATA_DIR) cannot be written: {error.strerror}.") from None
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        opened.write(random_secrets.token_urlsafe(48))
    return values.secrets(path.read_text(encoding="utf-8"))
