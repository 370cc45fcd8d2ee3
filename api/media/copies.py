"""Copies of pictures beside that of a database: a folder of files, and a manifest with the size and SHA-256 of each, and of the database.

A folder with a manifest is whole; until then it has another name.
"""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Any

import orjson

from api.errors import BroadsheetError, CannotStart
from api.media.place import ORIGINALS, PUBLIC, Place, below

MANIFEST, FORMAT = "manifest.json", 1

Names = Mapping[str, Collection[str]]
"""Names of files by the folder of the place that they are in."""


def folder_of(file: Path) -> Path:
    """Where pictures are, beside the copy of a database."""
    return file.with_name(f"{file.name}.media")


def named(originals: Collection[str], renditions: Collection[str]) -> Names:
    """The files that a database names."""
    return {ORIGINALS: originals, PUBLIC: renditions}


def united(some: Iterable[Names]) -> Names:
    """The files of all of these."""
    return {folder: {name for names in some for name in names[folder]} for folder in (ORIGINALS, PUBLIC)}


def copied(place: Place, names: Names, file: Path) -> tuple[int, list[str]]:
    """Copies these files into the folder beside ``file``, the copy of the database: how many, and those that are missing or damaged.

    Raises ``CannotStart`` where it cannot be done: then nothing is there.
    """
    unfinished = file.with_name(f"{file.name}.media-unfinished")
    with _one_line(f"Pictures cannot be copied to {folder_of(file)}"):
        try:
            unfinished.mkdir()
            every = [(folder, name) for folder in names for name in sorted(names[folder])]
            found = {f"{folder}/{below(name)}": _copied(place, folder, name, unfinished) for folder, name in every}
            missing = [path for path, entry in found.items() if entry is None]
            files = [{"path": path, **entry} for path, entry in found.items() if entry is not None]
            manifest = {"format": FORMAT, "database": {"name": file.name, **_measured(file)}, "files": files, "missing": missing}
            (unfinished / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
            unfinished.rename(folder_of(file))
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    return len(files), missing


def _copied(place: Place, folder: str, name: str, to: Path) -> dict[str, Any] | None:
    """What the manifest says of a file that was copied; ``None``: it is not there, or is not what its name says."""
    path = to / folder / below(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        is_there = place.take(folder, name, file)
    measured = _measured(path)
    if is_there and measured["sha256"].startswith(name.partition(".")[0]):
        return measured
    path.unlink()
    return None


def checked(file: Path) -> list[Path]:
    """The files in the folder beside ``file``, each as its manifest says. Raises ``CannotStart`` where one is not, or none is there."""
    folder = folder_of(file)
    with _one_line(f"The pictures in {folder} cannot be read"):
        try:
            manifest = orjson.loads((folder / MANIFEST).read_bytes())
            entries = [(folder / one["path"], {name: one[name] for name in ("bytes", "sha256")}) for one in manifest["files"]]
            database = {name: manifest["database"][name] for name in ("bytes", "sha256")}
        except (ValueError, KeyError, TypeError) as error:
            raise CannotStart(f"{folder / MANIFEST} is no manifest of pictures.") from error
        if any(not path.resolve().is_relative_to(folder.resolve()) for path, _ in entries):
            raise CannotStart(f"{folder / MANIFEST} names files elsewhere.")
        if _measured(file) != database:
            raise CannotStart(f"{file} is not the copy of the database that {folder / MANIFEST} tells of.")
        for path, entry in entries:
            if not path.is_file() or _measured(path) != entry:
                raise CannotStart(f"{path} is missing or damaged. Nothing was changed; --without-media restores the database alone.")
    return [path for path, _ in entries]


def put_back(place: Place, files: Collection[Path]) -> None:
    """Has these files where pictures are kept. Raises ``CannotStart``."""
    with _one_line("Pictures cannot be restored"):
        for file in files:
            place.put_back(file.parent.parent.name, file)


def _measured(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}


@contextmanager
def _one_line(what: str) -> Iterator[None]:
    try:
        yield
    except CannotStart:
        raise
    except OSError as error:
        raise CannotStart(f"{what}: {error.strerror}{f' ({error.filename})' if error.filename else ''}.") from error
    except BroadsheetError as error:
        raise CannotStart(f"{what}: {error}") from error
