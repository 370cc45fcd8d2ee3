"""The guides: the files of ``docs`` that are meant for users. What their Markdown becomes is in ``markdown``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.routes.pages.markdown import Rendered

NOT_FOR_USERS = frozenset({"code-map"})
FIRST = (
    *(
        "front-end",
        "clients",
        "search",
        "sync",
        "webhooks",
        "push",
        "syndication",
        "sections",
        "sitemaps",
        "events",
        "caching",
        "writing",
        "media",
        "html",
    ),
    *("import", "running", "backup", "upgrading", "settings", "benchmarks"),
)
"""The order in which they are listed: who reads, who writes, who runs it. Others come after these."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide by its name in addresses."""

    name: str
    title: str


def folder() -> Traversable:
    """Where the guides are: within the package, or in a clone beside it."""
    packaged = files("api") / "guides"
    return packaged if packaged.is_dir() else files("api") / ".." / "docs"


@cache
def guides() -> tuple[Guide, ...]:
    """All guides, in the order of lists."""
    names = {file.name.removesuffix(".md") for file in folder().iterdir() if file.name.endswith(".md")} - NOT_FOR_USERS
    order = {name: place for place, name in enumerate(FIRST)}
    return tuple(Guide(name, _title(name)) for name in sorted(names, key=lambda name: (order.get(name, len(FIRST)), name)))


def _title(name: str) -> str:
    return _source(name).partition("\n")[0].removeprefix("# ")


def _source(name: str) -> str:
    return (folder() / f"{name}.md").read_text(encoding="utf-8")


@cache
def rendered(name: str) -> "Rendered":
    """The guide of a name that there is."""
    from api.routes.pages.markdown import rendered as html_of  # noqa: PLC0415 - loaded by the first who reads a guide

    return html_of(_source(name), way)


def way(address: str) -> str | None:
    """Where a link of a guide leads from its page; ``None``: to a file that is only in the source."""
    path, _, anchor = address.partition("#")
    if "://" in path or not path:
        return address
    if path.startswith("/docs/"):
        return path.replace("/docs/", "../", 1)
    name = path.removesuffix(".md")
    is_guide = name != path and name in _names()
    return None if not is_guide else f"{name}#{anchor}" if anchor else name


def _names() -> Sequence[str]:
    return [guide.name for guide in guides()]
