"""The manifest of a copy: of what it is made, with the size and SHA-256 of each part. A copy that has one is whole.

Beside ``FILE``, the copy of a database: ``FILE.media`` (pictures), ``FILE.secrets``, ``FILE.manifest.json``.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from api.clock import iso_us, now_us
from api.errors import CannotStart
from api.media import copies
from api.media.copies import measured

FORMAT = 1
OWNER_ALONE = 0o600


@dataclass(frozen=True, slots=True)
class Whole:
    """What a copy has besides the database: files of pictures, and that with the secrets."""

    pictures: Sequence[Path] = ()
    secrets: Path | None = None


def path_of(file: Path) -> Path:
    """Where the manifest is, beside the copy of a database."""
    return file.with_name(f"{file.name}.manifest.json")


def secrets_of(file: Path) -> Path:
    """Where the secrets are."""
    return file.with_name(f"{file.name}.secrets")


def parts_of(file: Path) -> tuple[Path, ...]:
    """All that a copy may be made of. The manifest comes first: without it, the others are no copy."""
    return path_of(file), file, secrets_of(file), copies.folder_of(file)


def write_privately(path: Path, content: bytes) -> None:
    """A new file that its owner alone can read, from its first moment on. Raises ``OSError``."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE), "wb") as opened:
        opened.write(content)


def write(file: Path, schema: str | None, pictures: Mapping[str, Mapping[str, Any]], missing: Sequence[str]) -> None:
    """Writes the manifest of what lies beside the copy. Raises ``OSError``."""
    secrets = secrets_of(file)
    told = {
        "format": FORMAT,
        "made_at": iso_us(now_us()),
        "schema": schema,
        "database": {"name": file.name, **measured(file)},
        "secrets": {"name": secrets.name, **measured(secrets)} if secrets.exists() else None,
        "files": [{"path": path, **entry} for path, entry in pictures.items()],
        "missing": missing,
    }
    unfinished = path_of(file).with_name(f"{path_of(file).name}.unfinished")
    try:
        # Readable by its owner alone, too: by its hash a secret that somebody made up can be guessed.
        write_privately(unfinished, orjson.dumps(told, option=orjson.OPT_INDENT_2))
        unfinished.rename(path_of(file))
    finally:
        unfinished.unlink(missing_ok=True)


def checked(file: Path, *, media: bool, secrets: bool) -> Whole:
    """What is to be put back with the database, each as the manifest says. Raises ``CannotStart`` where something is not.

    ``media``, ``secrets``: whether it is to be put back. A copy without a manifest (another program's, or of 0.1.0) has neither.
    """
    manifest = path_of(file)
    if not os.path.exists(manifest):  # noqa: PTH110 - Path.exists raises for a name that no file can have
        if media and os.path.exists(copies.folder_of(file)):  # noqa: PTH110 - as above
            raise CannotStart(f"{manifest} is missing: the copy was not finished. --without-media restores the database alone.")
        return Whole()
    with copies.one_line(f"The copy {file} cannot be read"):
        told = _told(manifest)
        if measured(file) != told["database"]:
            raise CannotStart(f"{file} is damaged, or another copy: {manifest} tells of other bytes. Nothing was changed.")
        if secrets and told["secrets"] and (not secrets_of(file).is_file() or measured(secrets_of(file)) != told["secrets"]):
            raise CannotStart(f"{secrets_of(file)} is missing or damaged. Nothing was changed; --without-secrets restores without them.")
        pictures = copies.checked(file, told["files"]) if media else []
    return Whole(pictures, secrets_of(file) if secrets and told["secrets"] else None)


def _told(manifest: Path) -> dict[str, Any]:
    try:
        told = orjson.loads(manifest.read_bytes())
        sizes = {name: told[name] and {one: told[name][one] for one in ("bytes", "sha256")} for name in ("database", "secrets")}
        files = {str(one["path"]): {name: one[name] for name in ("bytes", "sha256")} for one in told["files"]}
    except (ValueError, KeyError, TypeError) as error:
        raise CannotStart(f"{manifest} is no manifest of a copy.") from error
    return {**sizes, "files": files}
