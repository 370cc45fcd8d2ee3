"""Copies of pictures beside that of a database: a folder of files, which has another name until all are in it."""

import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Any

from api.errors import BroadsheetError, CannotStart
from api.media.place import ORIGINALS, PUBLIC, Place, below

Names = Mapping[str, Collection[str]]
"""Names of files by the folder of the place that they are in."""


def folder_of(file: Path) -> Path:
    """Where pictures are, beside the copy of a database."""
    return file.with_name(f"{file.name}.media")


def named(originals: Collection[str], renditions: Collection[str]) -> Names:
    """The files that a database names."""
    return {ORIGINALS: originals, PUBLIC: renditions}


def copied(place: Place, names: Names, file: Path) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Copies these files into the folder beside ``file``: what each is (``measured``), and those that are missing or damaged.

    Raises ``CannotStart`` where it cannot be done: then nothing is there.
    """
    unfinished = file.with_name(f"{file.name}.media-unfinished")
    with one_line(f"Pictures cannot be copied to {folder_of(file)}"):
        try:
            unfinished.mkdir(0o700)  # with pictures that nobody has been shown yet
            every = [(folder, name) for folder in names for name in sorted(names[folder])]
            found = {f"{folder}/{below(name)}": _copied(place, folder, name, unfinished) for folder, name in every}
            unfinished.rename(folder_of(file))
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    return {path: entry for path, entry in found.items() if entry}, [path for path, entry in found.items() if entry is None]


def _copied(place: Place, folder: str, name: str, to: Path) -> dict[str, Any] | None:
    """What was copied is like; ``None``: it is not there, or is not what its name says."""
    path = to / folder / below(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        is_there = place.take(folder, name, file)
    found = measured(path)
    if is_there and found["sha256"].startswith(name.partition(".")[0]):
        return found
    path.unlink()
    return None


def checked(file: Path, entries: Mapping[str, Mapping[str, Any]]) -> list[Path]:
    """The files in the folder beside ``file``, each as it was measured. Raises ``CannotStart`` where one is not."""
    folder = folder_of(file)
    for path, entry in entries.items():
        if not (folder / path).resolve().is_relative_to(folder.resolve()):
            raise CannotStart(f"The manifest names files that are not in {folder}.")
        if not (folder / path).is_file() or measured(folder / path) != entry:
            raise CannotStart(f"{folder / path} is missing or damaged. Nothing was changed; --without-media restores the database alone.")
    return [folder / path for path in entries]


def put_back(place: Place, files: Collection[Path]) -> None:
    """Has these files where pictures are kept. Raises ``CannotStart``."""
    with one_line("Pictures cannot be restored"):
        for file in files:
            place.put_back(file.parent.parent.name, file)


def measured(path: Path) -> dict[str, Any]:
    """The size and SHA-256 of a file. Raises ``OSError``."""
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}


@contextmanager
def one_line(what: str) -> Iterator[None]:
    """Whatever a disk or a place of pictures cannot do becomes ``CannotStart``."""
    try:
        yield
    except CannotStart:
        raise
    except OSError as error:
        raise CannotStart(f"{what}: {error.strerror}{f' ({error.filename})' if error.filename else ''}.") from error
    except BroadsheetError as error:
        raise CannotStart(f"{what}: {error}") from error
