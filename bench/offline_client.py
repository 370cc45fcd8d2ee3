"""An app that is opened after some days: what it asks for to be up to date, by delta sync and by lists. The days are in ``newsroom``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.constant import Wsgi
from bench.corpus import iso
from bench.newsroom import Newsroom
from bench.reading import POSTS
from bench.walks import Walk, walked

CHANGES = "/v1/changes"
DAYS = (30, 7, 1)
"""For so many days the app was not opened."""
HOLDS = {"language": "en"}
"""What the app keeps: posts in one language, without bodies, and all resources of other types."""
BY_CHANGES: dict[str, Any] = {**HOLDS, "limit": 500}
BY_LISTS: dict[str, Any] = {**HOLDS, "limit": 100}
ALL = "all again"


@dataclass
class Away:
    """What was read after each absence, by either way; how many posts were withdrawn and tags renamed in the longest."""

    changes: dict[str, Walk] = field(default_factory=dict)
    lists: dict[str, Walk] = field(default_factory=dict)
    withdrawn: int = 0
    renamed: int = 0

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        ways = {"changes": self.changes, "lists": self.lists}
        return {way: {name: walk.kept for name, walk in walks.items()} for way, walks in ways.items()}


def away(newsroom: Newsroom, app: Callable[[], Wsgi]) -> Away:
    """The newsroom works for as long as the longest absence; then apps ask that have been away since different days.

    ``app`` makes an application without stored answers.
    """
    found, left = Away(), {}
    cursor = walked(app(), CHANGES, BY_CHANGES).cursor
    for days in range(max(DAYS), 0, -1):
        if days in DAYS:
            cursor = walked(app(), CHANGES, {**BY_CHANGES, "cursor": cursor}).cursor
            left[days] = cursor, newsroom.midnight
        newsroom.work()
    for days, (since, midnight) in sorted(left.items()):
        name = f"{days} {'day' if days == 1 else 'days'}"
        found.changes[name] = walked(app(), CHANGES, {**BY_CHANGES, "cursor": since}, coded=True)
        changed = {**BY_LISTS, "updated_after": iso(midnight), "sort": "updated_at"}
        found.lists[name] = walked(app(), POSTS, changed, coded=True)
    found.changes[ALL] = walked(app(), CHANGES, BY_CHANGES, coded=True)
    found.lists[ALL] = walked(app(), POSTS, BY_LISTS, coded=True)
    found.withdrawn, found.renamed = newsroom.withdrawn, newsroom.renamed
    return found


def tell(found: Away, told: str) -> None:
    """Prints the table."""
    holds = "&".join(f"{name}={value}" for name, value in HOLDS.items())
    print(f"\n{told + ', opened after':<40}{'/v1/changes':>27}{'/v1/posts?updated_after':>27}   holds {holds}, without bodies")
    print(f"{'':<40}{_cells('items', 'requests', 'KB, br')}{_cells('items', 'requests', 'KB, br')}")
    for name, walk in found.changes.items():
        print(f"{name:<40}{_figures(walk)}{_figures(found.lists[name])}")
    print(
        f"updated_after tells neither of {found.withdrawn} posts that were withdrawn nor of {found.renamed} tags that were renamed: "
        "who asks so has to read all again."
    )


def _figures(walk: Walk) -> str:
    return _cells(f"{walk.sum('items'):,}", f"{len(walk.pages):,}", f"{walk.coded / 1000:,.0f}")


def _cells(items: str, requests: str, size: str) -> str:
    return f"{items:>9}{requests:>9}{size:>9}"
