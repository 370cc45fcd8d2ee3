"""What ``write`` writes to: a tag of many posts, tags that it is moved below and merged into, posts to be edited. Written once."""

import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, select

from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.models import Card, PostTag
from api.services.resources import tags
from api.settings import Settings
from bench import admin_client
from bench.filling import AT_ONCE

MOST, SHARE = 20_000, 0.8
"""The tag has so many posts, or so great a share of all."""
TAGS = ("wide", "above", "besides", "taker")


@dataclass(frozen=True, slots=True)
class Ground:
    """The key, the ids of ``TAGS`` by name, how many posts the first of them has, and ids of public posts in no order."""

    key: str
    tags: dict[str, UUID]
    size: int
    posts: Sequence[str]


def prepared(settings: Settings) -> Ground:
    """A database, made ready: the newest posts have the tag."""
    with closing(open_database(settings)) as database:
        with writing(database) as session:
            made = {name: tags.create(session, {"name": name.title(), "language": "en"}, now=now_us()).id for name in TAGS}
        with reading(database) as connection:
            public = connection.scalars(select(Card.post_id).order_by(Card.position.desc())).all()
        size = min(MOST, int(len(public) * SHARE))
        for start in range(0, size, AT_ONCE):
            some = public[start : min(start + AT_ONCE, size)]
            with writing(database) as session:
                rows = [{"post_id": one, "to_id": made["wide"], "ord": 99} for one in some]
                session.execute(insert(PostTag).execution_options(touches={"post": some}), rows)
        return Ground(admin_client.key(database), made, size, random.Random(7).sample([str(one) for one in public], len(public)))
