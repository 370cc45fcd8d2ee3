"""A row of ``sources``: what a real WordPress is asked, and what that takes. Where none is built that is said."""

import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from api.clock import now_us
from api.db import Database, open_database, reading
from api.derived.writing import writing
from api.models import Source
from api.outbound import Answer, Door
from api.services.syndication import sources as rules
from api.setting_values import Networks
from api.settings import Settings
from api.sources import asking, kinds, pulling
from tests.wordpress.building import NotBuilt, cache, root
from tests.wordpress.serving import Wordpress, free_port

if TYPE_CHECKING:
    from uuid import UUID

POSTS, ROUNDS = 300, 5


class Follower:
    """A section that reads a site, and counts its questions."""

    def __init__(self, database: Database, address: str, allow: Networks) -> None:
        self.database, self._fetch, self.asked, self.size = database, asking.fetched_by(Door(allow)), 0, 0
        form = {"kind": "wordpress", "name": "Site", "url": address, "section": "main", "query": "", "licenses": None}
        with writing(database) as session:
            values = {**form, "becomes": "published", "interval_seconds": 900}
            self.source: UUID = rules.make(session, values, site=database.site, now=now_us()).id

    def pull(self) -> None:
        """Pulls until nothing more is there. Raises ``SystemExit`` where the site does not answer."""
        self.asked = self.size = 0
        while True:
            with reading(self.database) as connection:
                question = kinds.question(connection.execute(select(Source.__table__).where(Source.id == self.source)).one())
            outcome = kinds.outcome(self._counted, question, self.database.site)
            if outcome.error:
                raise SystemExit(outcome.error)
            if not pulling.store(self.database, outcome, now_us()):
                return

    def _counted(self, address: str, headers: Mapping[str, str]) -> Answer:
        answer = self._fetch(address, headers)
        self.asked += 1
        self.size += len(answer.body)
        return answer


def tell(settings: Settings, allow: Networks) -> bool:
    """Prints the row; whether a poll without news was one request."""
    try:
        found = root(cache())
    except NotBuilt as error:
        print(f"a WordPress         not measured: {error}")
        return True
    with tempfile.TemporaryDirectory() as folder, closing(open_database(settings)) as database:
        site = Wordpress(found, Path(folder), free_port())
        site.install(POSTS)
        with site.running():
            follower = Follower(database, site.home, allow)
            seconds, cpu = time.monotonic(), time.process_time()
            follower.pull()
            seconds, cpu = time.monotonic() - seconds, time.process_time() - cpu
            first = follower.asked
            most = 0
            for _ in range(ROUNDS):
                follower.pull()
                most = max(most, follower.asked)
    print(f"\na WordPress, {POSTS} posts")
    print(f"first pull          {seconds:>8.1f} s, of these {cpu:.1f} of a core here, in {first} requests")
    print(f"a poll without news {most:>8} requests, {follower.size} bytes of body; aim 1 request   {'met' if most <= 1 else 'missed'}")
    return most <= 1
