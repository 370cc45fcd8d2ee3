"""Sites that answer, read politely through the guarded door: one request at a time, as fast as they answer, not where they ask not to."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from api.clock import MICROSECONDS, now_us
from api.errors import NotDone, Unreachable
from api.foreign.feeds import discovery as discovery_of_feeds
from api.importers import feeds
from api.importers.items import Broken
from api.importers.wordpress.rest import discovery
from api.importers.wordpress.rest.discovery import Root
from api.importers.wordpress.rest.kept import Kept
from api.importers.wordpress.rest.reading import Whole
from api.importers.wordpress.rest.site import Site, Withheld
from api.outbound import Answer, Door, NotAllowed
from api.outbound.robots import Robots, robots_of
from api.outbound.wire import AGENT
from api.services.archive.importing import Item
from schemas.addresses import hostname

SCHEMES = ("http://", "https://")
TRIES = 4
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before what failed is tried again, each time twice as long."""
LONGEST_DELAY = 30.0
"""Seconds between two requests, whatever a site asks for."""
KEPT_SECONDS = 86_400
"""What was read longer ago may be gone by now."""
LOOKED_AT = 4_096
MOST_TRIED = 3
"""Feeds of those that a page names."""
ACCEPT = "application/json, text/html;q=0.5, */*;q=0.1"
AGAIN = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Live:
    """How a site is read. ``since``: an instant with its zone, only what was changed later; ``account``: ``name:application password``.

    ``folder``: where what was read is kept until it is imported; ``None``: nowhere. ``tell``: takes a line about how far it is. ``hosts``
    gets those that the site is at, when it is found.
    """

    door: Door
    folder: Path | None = None
    since: str = ""
    account: str = ""
    tell: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    hosts: set[str] = field(default_factory=set)


def is_address(source: str) -> bool:
    """Whether a source is one that is asked over the web."""
    return source.lower().startswith(SCHEMES)


@contextmanager
def opened(url: str, live: Live, language: str | None, types: Mapping[str, str]) -> Iterator[Iterator[Item]]:
    """The items of a site. They raise ``Broken`` where it cannot be read on; what was read of it is kept for the next time."""
    kept: list[Kept] = []
    is_complete = False
    live.hosts.add(hostname(url))

    def items() -> Iterator[Item]:
        nonlocal is_complete
        try:
            site, root = _site(url, live)
            kept.append(Kept(_file(live, site)))
            yield from Whole(site, root, kept[0], live.since, language, types, live.tell).items()
        except _Feed as found:
            live.hosts.add(hostname(found.answer.url))
            yield from feeds.read(BytesIO(found.answer.body), language, types, found.answer.url or url)
        except (NotDone, Unreachable) as error:
            again = " The same command goes on where it stopped." if kept and live.folder else ""
            raise Broken(f"{error}{again}") from error
        is_complete = True

    is_imported = False
    try:
        yield items()
        is_imported = is_complete
    finally:
        for one in kept:
            one.close(is_complete=is_imported)


class _Feed(Exception):
    """What is at the address is a feed."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def _file(live: Live, site: Site) -> Path | None:
    """The file of what is kept of a site: another one for each question."""
    asked = "\0".join((site.root, live.since, "edit" if site.credentials else "view"))
    found = live.folder / f"{sha256(asked.encode()).hexdigest()[:16]}.db" if live.folder else None
    if found is not None and found.exists() and found.stat().st_mtime < now_us() / MICROSECONDS - KEPT_SECONDS:
        found.unlink()
    return found


def _site(url: str, live: Live) -> tuple[Site, Root]:
    fetch = Polite(live)

    page = Answer(0, {}, b"")

    def looked(asked: str, credentials: Mapping[str, str]) -> Answer:
        nonlocal page
        answer = fetch(asked, credentials)
        if asked == url and answer.is_success:
            page = answer
            if feeds.is_feed(answer.body[:LOOKED_AT]):
                raise _Feed(answer)
        return answer

    try:
        root = discovery.found(looked, url)
    except NotDone as error:
        if page.is_success:
            _look_for_feed(fetch, page, page.url or url, error)
        raise
    live.hosts.update(map(hostname, (root.home, root.address)))
    credentials = {}
    if live.account:
        discovery.check_origin(url, root.address)
        credentials = discovery.credentials(live.account)
    else:
        fetch.heed_robots(root.address)
    return Site(root.address, fetch, credentials), root._replace(home=root.home or url)


def _look_for_feed(fetch: "Polite", page: Answer, url: str, problem: NotDone) -> None:
    """Raises ``_Feed`` for the first that a page names and that can be read, else ``NotDone``. ``problem``: why it is no WordPress."""
    found = discovery_of_feeds.named(page.body, url)
    for one in found[:MOST_TRIED]:
        try:
            fetch.heed_robots(one)
            answer = fetch(one, {})
        except (NotDone, Unreachable) as error:
            fetch.live.tell(f"{one}: {error}")
            continue
        if answer.is_success and feeds.is_feed(answer.body[:LOOKED_AT]):
            fetch.live.tell(f"{hostname(url)} shows no interface of WordPress: the feed that its page names is read, {one}")
            raise _Feed(answer._replace(url=answer.url or one))
    raise NotDone(discovery_of_feeds.told(f"{problem}", found)) from problem


@dataclass
class Polite:
    """Asks through the door: each request begins as long after the last answer as that took, and later where a site asks for it."""

    live: Live
    delay: float = 0.0
    robots: Robots | None = None
    _next_at: float = field(default=0.0, init=False)

    def __call__(self, url: str, credentials: Mapping[str, str]) -> Answer:
        """The answer, also of a second and third try. Raises ``Unreachable`` and ``NotDone``."""
        if self.robots is not None and not self.robots.allow(url):
            raise Withheld(f"The robots.txt of {hostname(url)} asks not to read this. With an application password it is not asked.")
        for number in range(TRIES - 1):
            pause = FIRST_PAUSE * 2**number
            try:
                answer = self._asked(url, credentials)
            except NotAllowed:
                raise
            except Unreachable:
                self.live.sleep(pause)
                continue
            if answer.status not in AGAIN:
                return answer
            self.live.sleep(min(max(pause, answer.after_seconds), LONGEST_PAUSE))
        return self._asked(url, credentials)

    def _asked(self, url: str, credentials: Mapping[str, str]) -> Answer:
        begun = time.monotonic()
        if begun < self._next_at:
            self.live.sleep(self._next_at - begun)
            begun = time.monotonic()
        try:
            return self.live.door.fetch(url, headers={"Accept": ACCEPT, "User-Agent": AGENT}, credentials=credentials)
        finally:
            ended = time.monotonic()
            self._next_at = ended + max(self.delay, ended - begun)

    def heed_robots(self, url: str) -> None:
        """From now on what a site's ``robots.txt`` says holds. Raises ``NotDone`` where it cannot be read."""
        self.robots = None  # of another host they may forbid to be asked
        self.robots = robots = robots_of(url, lambda address: self(address, {}))
        self.delay = min(robots.delay, LONGEST_DELAY)
        self._next_at = max(self._next_at, time.monotonic() + self.delay)
