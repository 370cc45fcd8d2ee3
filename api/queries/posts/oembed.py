"""The post at an address, for sites that embed it. What they get is made in ``api.feeds.embeds``."""

from typing import Any
from urllib.parse import unquote

import orjson
from sqlalchemy import Connection

from api.errors import Gone, NotFound
from api.queries.paging import Window
from api.queries.posts import lists
from api.queries.urls.resolve import resolved
from api.queries.visibility import named
from api.settings import Site
from schemas.addresses import placed

DETAILS = "/v1/posts/"


def embedded(connection: Connection, url: str, site: Site) -> dict[str, Any]:
    """The post that an address leads or led to, as lists show it: its page, or its detail here. Else ``NotFound``."""
    rows = lists.listed(connection, {"id": [_id_of(connection, url, site)]}, Window(1), site)
    if not rows.items:
        raise NotFound
    found: dict[str, Any] = orjson.loads(rows.items[0])
    return found


def _id_of(connection: Connection, url: str, site: Site) -> str:
    host, path = placed(url, site.public_url)
    if not host and path.startswith(DETAILS):
        ref = unquote(path.removeprefix(DETAILS).partition("?")[0])
        ids = [str(post) for post in named(connection, "post", [ref]).values()]
    else:
        try:
            found = resolved(connection, url, site)
        except Gone as error:  # oEmbed knows no other answer (1.0, 2.3.5)
            raise NotFound from error
        ids = [found["id"]] if found["type"] == "post" else []
    if not ids:
        raise NotFound
    return ids[0]
