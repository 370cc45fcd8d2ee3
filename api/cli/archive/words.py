"""What may be said to ``import``: sources, languages, types, moments, accounts."""

from datetime import UTC, datetime
from pathlib import Path

import click

from api.importers.live import is_address
from schemas.languages import nearest_language, registered_language
from schemas.vocabulary import POST_KINDS

NO_POSTS = ("attachment", "nav_menu_item", "revision", "wp_block")
"""Types of items of WordPress that can be no posts."""
MOST_BYTES = 1_000


class Source(click.ParamType[str]):
    """A file that is there, the address of a site, or a word that stands for something else."""

    name = "source"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Fails with a usage error."""
        if value not in ("-", "sample") and not is_address(value) and not Path(value).is_file():
            self.fail(f"there is no file {value!r}.", param, ctx)
        return value


class LanguageTag(click.ParamType[str]):
    """A registered BCP 47 tag, canonical."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Fails with a usage error."""
        found = registered_language(value)
        if found is None:
            nearest = nearest_language(value)
            meant = f"Do you mean {nearest}?" if nearest else "It is a BCP 47 tag such as en or fr-CA."
            self.fail(f"{value!r} is no registered language. {meant}", param, ctx)
        return found


class PostType(click.ParamType[tuple[str, str]]):
    """A type of items in an export of WordPress, and the kind of post that they become: ``product=page``."""

    name = "type"

    def convert(self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Fails with a usage error."""
        if isinstance(value, tuple):
            return value
        name, _, kind = value.partition("=")
        if not name or name in NO_POSTS or kind not in POST_KINDS:
            self.fail(f"{value!r} is no type of items with what they become, such as product=post or product=page.", param, ctx)
        return name, kind


class Moment(click.ParamType[str]):
    """A day, or an instant in ISO 8601; without a zone it is in UTC."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Fails with a usage error."""
        try:
            found = datetime.fromisoformat(value)
            found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no date such as 2026-11-30, nor an instant such as 2026-11-30T12:00:00Z.", param, ctx)
        return f"{found.replace(tzinfo=None, microsecond=0).isoformat()}Z"


class Account(click.ParamType[str]):
    """A file with ``name:application password`` in its first line; what it says is in no list of processes."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Fails with a usage error."""
        try:
            with Path(value).open("rb") as opened:
                said = opened.read(MOST_BYTES).decode().splitlines()
        except (OSError, ValueError):
            self.fail(f"the file {value!r} cannot be read.", param, ctx)
        name, _, password = said[0].strip().partition(":") if said else ("", "", "")
        if not name or not password:
            self.fail(f"the first line of {value!r} is no NAME:PASSWORD.", param, ctx)
        return f"{name}:{password}"
