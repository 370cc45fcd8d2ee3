"""Delta sync for delivery. What a client is sent is decided in ``api.queries.sync``."""

import orjson

from api.db import snapshot
from api.errors import Behind, CursorInvalid, Resync
from api.queries.sync import cursors as sync_cursors
from api.queries.sync.clock import Clock, clock
from api.queries.sync.items import Page, Wanted, page
from api.queries.sync.places import Place
from api.queries.sync.scopes import Scope, scope
from api.web.blueprint import Blueprint
from api.web.reads.view import Answer, Read
from api.web.responses import answered
from schemas.addresses import query_text
from schemas.change import ChangeList, ChangePartialList, ChangesAsked, ChangesQuery

blp = Blueprint("changes", __name__, description="Delta sync: what has changed since, for those who keep a copy.")

PATH = "/v1/changes"
QUERY = ChangesQuery()
ON_THE_WAY_SECONDS, AT_THE_HEAD_SECONDS = 60, 5
"""For which caches may show a page that others follow, and the last one, after which only new changes come."""


@blp.route(PATH)
@blp.operation("listChanges", QUERY, ChangeList, partial=ChangePartialList, problems=(410,))
def list_changes(read: Read, asked: ChangesAsked) -> Answer:
    """What has changed since a cursor; without one all there is, then what has changed since.

    Keep `page.next_cursor` with what was read, in one transaction, and ask with it: at once while `has_more`, else when you like. State
    is sent, not history: of fifty edits the last. What leaves the filter comes as `delete`, whether it was withdrawn or only lost a
    tag; what never was in it never comes. Resources name each other by id, and may come before those they name. 410
    `resync-required`: start at `links.snapshot`. 503: ask again after `Retry-After`. See the guide in docs/sync.md.
    """
    here = read.here
    with snapshot(here.database) as connection:
        now = clock(connection, here.site)
        _await(asked.get("expected", ""), now)
        about = scope(connection, asked, here.site)
        place = _place(read, asked, about, now)
        wanted = Wanted(asked["limit"], _included(asked), _fields(asked))
        found = page(connection, about, place, wanted, clock=now, site=here.site)
    is_at_the_head = place is not None and not found.has_more
    read.hints.keep_seconds = AT_THE_HEAD_SECONDS if is_at_the_head else ON_THE_WAY_SECONDS
    return _answer(read, asked, found, sync_cursors.written(found.place, now.epoch, about.said, about.meant), about)


def _included(asked: ChangesAsked) -> frozenset[str]:
    """The members that ``include`` names, or ``fields`` where they take work: texts come by ``include`` alone."""
    return frozenset((*asked.get("include", ()), *(name for name in asked.get("fields", ()) if name == "assets")))


def _fields(asked: ChangesAsked) -> frozenset[str] | None:
    return None if asked.get("fields") is None else frozenset(asked["fields"])


def _await(expected: str, now: Clock) -> None:
    """Raises ``Behind`` where a push told of changes that are not here yet."""
    epoch, _, seq = expected.partition("-")
    if epoch == now.epoch and int(seq) > now.seq:
        raise Behind("This server has not yet seen the changes that are expected.")


def _place(read: Read, asked: ChangesAsked, about: Scope, now: Clock) -> Place | None:
    """Where to go on. Raises ``CursorInvalid``, ``Resync`` or ``Behind``."""
    cursor = asked.get("cursor")
    if cursor is None:
        return None
    place, epoch, said, meant = sync_cursors.read(cursor)
    if meant != about.meant:
        if said != about.said:
            raise CursorInvalid
        raise _resync("What the query names is another resource by now: start with a snapshot.", read, asked)
    if epoch != now.epoch:
        raise _resync("The cursor is of an earlier history of the database: start with a snapshot.", read, asked)
    if place.since < now.floor:
        raise _resync("The cursor is older than changes are kept: start with a snapshot.", read, asked)
    if place.seq > now.seq:
        raise Behind("This server has not yet seen the changes that the cursor comes after.")
    return place


def _resync(detail: str, read: Read, asked: ChangesAsked) -> Resync:
    """What is raised for a cursor that nobody can go on from. No cache keeps it: the next server may know better."""
    read.hints.keep_seconds = 0
    return Resync(detail, _address(read, asked))


def _address(read: Read, asked: ChangesAsked, cursor: str | None = None) -> str:
    text = query_text(QUERY.canonical({**asked, "cursor": cursor, "expected": None}))
    return f"{read.here.site.public_url}{PATH}{'?' + text if text else ''}"


def _answer(read: Read, asked: ChangesAsked, found: Page, cursor: str, about: Scope) -> Answer:
    told = orjson.dumps({"next_cursor": cursor, "has_more": found.has_more})
    links = orjson.dumps({"next": _address(read, asked, cursor)})
    body = b'{"data":[%b],"page":%b,"links":%b}' % (b",".join(found.items), told, links)
    return answered(read, body, is_partial=asked.get("fields") is not None, keys=about.keys)
