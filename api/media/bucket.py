"""Files of pictures in a bucket of S3, or of what speaks as it does: ``originals`` and ``public`` as on disk, below the bucket's folder.

Besides, ``incoming`` has what clients put there by themselves, and ``leaving`` names what the next ``tidy`` takes away.
The bucket's address is a setting, so that requests go there by the library's own connections, not by ``api.outbound``. Each has one bound
on all its time, and none is tried for minutes, which is what the library does by itself.
"""

import logging
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from api.errors import Unavailable
from api.media.place import CACHE_CONTROL, FORMER_SECONDS, ORIGINALS, ORPHAN_SECONDS, PUBLIC, TYPES, Place, below
from api.settings import Settings

log = logging.getLogger("broadsheet.media")

INCOMING, LEAVING = "incoming", "leaving"
SECONDS, PATIENT_SECONDS, QUICK_SECONDS = 20, 60, 2
"""All the time that a request may take, one that has an original whose sender waits, and one for which somebody waits who sends none."""
TRIES_AGAIN = 2
PIECE = 1024 * 1024
PRIVATE = {"Content-Type": "application/octet-stream"}


class Bucket(Place):
    """The bucket that settings name. Whatever it does raises ``Unavailable`` where it cannot be asked, or refuses."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.data_dir)
        self._store, self._quick = _store(settings, SECONDS, TRIES_AGAIN), _store(settings, QUICK_SECONDS, 0)
        self._patient = _store(settings, PATIENT_SECONDS, TRIES_AGAIN)

    def keep_original(self, file: IO[bytes], sha256: str) -> None:
        """Keeps what was uploaded, under its hash; the file is gone with ``incoming``."""
        file.flush()
        self._put(f"{ORIGINALS}/{below(sha256)}", Path(file.name), PRIVATE, self._patient)

    def original(self, sha256: str) -> Path | None:
        """A copy of the original of this content, until ``clear_work``; ``None``: there is none."""
        folder, is_there = self.workplace(), False
        try:
            with (folder / sha256).open("wb") as file:
                is_there = self.take(ORIGINALS, sha256, file)
        finally:
            if not is_there:
                shutil.rmtree(folder)
        return folder / sha256 if is_there else None

    def take(self, folder: str, name: str, file: IO[bytes]) -> bool:
        """Writes what is in one of the folders under a name into a file; ``False``: nothing is."""
        return self._fetch(f"{folder}/{below(name)}", file, self._store)

    def put_back(self, folder: str, file: Path) -> None:
        """Has a file in one of the folders again, under its name; it stays where it is, too."""
        self._put(f"{folder}/{below(file.name)}", file, _shown(file.name) if folder == PUBLIC else PRIVATE)

    def publish(self, folder: Path) -> None:
        """Puts the renditions in a folder where they are served: each at once, and the folder is gone."""
        for file in sorted(folder.iterdir()):
            self._put(f"{PUBLIC}/{below(file.name)}", file, _shown(file.name))
            file.unlink()
        folder.rmdir()

    def let_go(self, names: Iterable[str]) -> None:
        """Has renditions taken away by the next ``tidy``: objects have no time that could be set."""
        if named := "\n".join(names):
            with _asked():
                obstore.put(self._quick, f"{LEAVING}/{uuid4().hex}", named.encode(), use_multipart=False)

    def tidy(self, originals: Collection[str], renditions: Collection[str], now_seconds: int) -> int:
        """Takes away objects that nothing names, and that are old enough that nobody is about to name them; how many."""
        with _asked():
            said = list(self._said_to_leave())
            leaving = {name for _, names in said for name in names} - set(renditions)
            gone = [
                *self._older(ORIGINALS, now_seconds - ORPHAN_SECONDS, originals),
                *self._older(PUBLIC, now_seconds - FORMER_SECONDS, renditions, leaving),
                *self._older(INCOMING, now_seconds - ORPHAN_SECONDS, ()),
            ]
            self._delete(gone)
            self._delete([path for path, _ in said])
        return len(gone) + self.tidy_work(now_seconds)

    def is_reachable(self) -> bool:
        """Whether it answers at present, and lets itself be listed."""
        with suppress(Unavailable), _asked():
            next(iter(obstore.list(self._quick, INCOMING, chunk_size=1)), None)
            return True
        return False

    def try_out(self) -> None:
        """Writes a small object, reads it again and takes it away. Raises ``Unavailable``."""
        path, told = f"{INCOMING}/{uuid4().hex}", uuid4().bytes
        with _asked():
            obstore.put(self._quick, path, told, attributes=PRIVATE, use_multipart=False)
            found = bytes(obstore.get(self._quick, path).bytes())
            obstore.delete(self._quick, path)
        if found != told:
            raise Unavailable("The bucket of pictures gives something else than it was given.")

    def upload_url(self, name: str, seconds: int) -> str:
        """An address to which anybody may PUT a file for so long (Signature Version 4 in the query)."""
        with _asked():
            return str(obstore.sign(self._quick, "PUT", f"{INCOMING}/{name}", timedelta(seconds=seconds)))

    def arrived(self, name: str, file: IO[bytes], most: int) -> bool:
        """Writes what was put there into a file, as far as ``most`` bytes and a piece more; ``False``: nothing was."""
        return self._fetch(f"{INCOMING}/{name}", file, self._patient, most)

    def _fetch(self, path: str, file: IO[bytes], store: S3Store, most: int | None = None) -> bool:
        """Writes an object into a file, the first ``most`` bytes and a piece more at most; ``False``: there is none."""
        with _asked():
            try:
                found = obstore.get(store, path)
            except FileNotFoundError:
                return False
            size = 0
            for piece in found.stream(min_chunk_size=PIECE):
                file.write(piece)
                size += len(piece)
                if most is not None and size > most:
                    break
        return True

    def _put(self, path: str, file: Path, attributes: Any, store: S3Store | None = None) -> None:
        with _asked():  # in one request: one of several parts would leave those that came where it was interrupted
            obstore.put(store or self._store, path, file, attributes=attributes, use_multipart=False)

    def _said_to_leave(self) -> Iterator[tuple[str, list[str]]]:
        for one in self._listed(LEAVING):
            yield one["path"], bytes(obstore.get(self._store, one["path"]).bytes()).decode().splitlines()

    def _older(self, folder: str, before: int, named: Collection[str], leaving: Collection[str] = ()) -> Iterator[str]:
        for one in self._listed(folder):
            name = one["path"].rpartition("/")[2]
            if name not in named and (name in leaving or one["last_modified"].timestamp() < before):
                yield one["path"]

    def _listed(self, folder: str) -> Iterator[Any]:
        for some in obstore.list(self._store, folder):
            yield from some

    def _delete(self, paths: list[str]) -> None:
        if paths:
            obstore.delete(self._store, paths)


def _store(settings: Settings, seconds: int, tries_again: int) -> S3Store:
    name, folder = settings.media_bucket or ("", "")
    given = {
        "endpoint": settings.media_bucket_url,
        "region": settings.media_bucket_region,
        "access_key_id": settings.media_bucket_key,
        "secret_access_key": settings.media_bucket_secret,
    }
    return S3Store(
        name,
        prefix=folder or None,
        config={name: value for name, value in given.items() if value is not None},  # type: ignore[arg-type]
        client_options={"timeout": timedelta(seconds=seconds), "connect_timeout": timedelta(seconds=QUICK_SECONDS), "allow_http": True},
        retry_config={"max_retries": tries_again, "retry_timeout": timedelta(seconds=seconds)},
    )


def _shown(name: str) -> dict[str, str]:
    return {"Content-Type": TYPES[name.rpartition(".")[2]], "Cache-Control": CACHE_CONTROL}


@contextmanager
def _asked() -> Iterator[None]:
    """What the bucket cannot do, or does not allow, becomes ``Unavailable``; what it said stands in the log."""
    try:
        yield
    except BaseError as error:
        log.warning("The bucket of pictures: %s", " ".join(str(error).split())[:500])
        raise Unavailable("The bucket of pictures cannot be reached, or refuses what is asked of it.") from error
