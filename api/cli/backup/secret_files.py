"""The secrets of the settings in a copy: who restores it elsewhere needs them to open what they sealed (secrets of webhooks)."""

import os
from pathlib import Path

from api import setting_values as values
from api.cli.backup.manifest import secrets_of, write_privately
from api.errors import CannotStart
from api.media.copies import one_line
from api.setting_checks import PREFIX, secret_file
from api.settings import Settings


def copied(settings: Settings, file: Path) -> Path:
    """The file of the secrets, beside the copy of the database. Raises ``CannotStart``."""
    with one_line(f"Secrets cannot be copied to {secrets_of(file)}"):
        write_privately(secrets_of(file), ",".join(settings.secrets).encode())
    return secrets_of(file)


def read(file: Path) -> tuple[str, ...]:
    """The secrets in a file. Raises ``CannotStart``."""
    with one_line(f"The secrets in {file} cannot be read"):
        try:
            return values.secrets(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise CannotStart(f"{file} holds no secrets.") from error


def put_back(settings: Settings, secrets: tuple[str, ...]) -> str | None:
    """Has these verify and open, too, behind those that there are; what is to be said of it, ``None``: they do already.

    Raises ``CannotStart``. Secrets that are given by the environment are for who gives them.
    """
    more = [one for one in secrets if one not in settings.secrets]
    if not more:
        return None
    if {f"{PREFIX}SECRETS", f"{PREFIX}SECRETS_FILE"} & set(os.environ):
        return f"The copy was made with other secrets: put them behind yours in {PREFIX}SECRETS, or secrets of webhooks cannot be opened."
    path = secret_file(settings.data_dir)
    unfinished = path.with_name(f"{path.name}.unfinished")
    with one_line(f"Secrets cannot be written to {path}"):
        try:
            write_privately(unfinished, ",".join((*settings.secrets, *more)).encode())
            unfinished.rename(path)
        finally:
            unfinished.unlink(missing_ok=True)
    return f"The secrets of the copy are put behind that in {path}: they sign nothing and open what they sealed."
