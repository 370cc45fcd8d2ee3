"""Who asks under ``/admin/v1``: the key of a request, and what the client calls itself. What keys may do is in ``services.api_keys``."""

import re
from unicodedata import category

from flask import Flask, g, request

from api.clock import MICROSECONDS, ReadClock
from api.db import Database, reading
from api.errors import InvalidParameter, KeyInvalid, KeyMissing, ScopeMissing, Unavailable
from api.services import api_keys
from api.services.api_keys import PREFIX, USE_NOTED_SECONDS, Key
from api.services.revisioning import By
from api.web.app_state import state
from api.web.rate_limits import limits
from api.web.rate_limits.limits import Limits
from api.web.wsgi import ADMIN, HINTS, Environ, is_admin

PREVIEWS = f"{ADMIN}/previews/"
OPEN = (PREVIEWS, HINTS)
"""Below them a token in the path is enough."""
ACTOR, MOST_ACTOR = "Broadsheet-Actor", 100
MISPLACED = frozenset({"access_token", "api_key", "apikey", "key", "token"})
"""Parameters in which other services take keys."""
_BEARER = re.compile(r"Bearer +([A-Za-z0-9_]+) *", re.IGNORECASE)


def register(app: Flask) -> None:
    """Has each request for an address under ``/admin/v1``, also one that is not there, show a key before anything else is looked at."""
    app.before_request(authenticate)


def authenticate() -> None:
    """Notes who asks, and counts it for the key, or else for the address. Raises ``KeyMissing``, ``KeyInvalid`` or ``RateLimited``."""
    if not is_admin(request.path):
        return
    if request.path.startswith(OPEN):
        limits.limit_address(request.environ)
        return
    try:
        g.key = _key()
    except (KeyMissing, KeyInvalid):
        if request.method != "OPTIONS":  # a browser's question shows no key
            limits.limit_address(request.environ)
        raise


def shows_key(database: Database, limited: Limits, environ: Environ) -> bool:
    """Whether the request shows a key that is valid now, so that its body is worth waiting for. Counts nothing, raises nothing."""
    found = _BEARER.fullmatch(environ.get("HTTP_AUTHORIZATION", ""))
    if found is None or not api_keys.is_well_formed(found[1]):
        return False
    left = limited.look_for_key(environ, found[1])
    if left is not None and not left.is_allowed:
        return False
    try:
        with reading(database) as connection:
            api_keys.find(connection, found[1])
    except (KeyInvalid, Unavailable):
        return False
    return True


def key() -> Key:
    """The key of the request that is answered."""
    found: Key = g.key
    return found


def need_unbound(what: str) -> None:
    """Raises ``ScopeMissing`` where the key is bound to a section. ``what``: what needs one that is not."""
    if key().section is not None:
        raise ScopeMissing(f"This key is bound to a section: to {what} needs one that is not.")


def now_us() -> int:
    """Microseconds since 1970 UTC by the database's clock, which was read with the key."""
    clock: ReadClock = g.clock
    return clock.now()


def by() -> By:
    """Who is to be named for what the request does. Raises ``InvalidParameter`` for a name that is no line of text."""
    given = request.headers.get(ACTOR)
    return By(key().id, None if given is None else _actor(given))


def _key() -> Key:
    given = request.headers.get("Authorization")
    if any(name in MISPLACED or value.startswith(PREFIX) for name, value in request.args.items(multi=True)):
        raise KeyMissing("A key is sent in the header `Authorization: Bearer …`, never in the address: this one should be revoked.")
    if given is None:
        raise KeyMissing("A key is needed: `Authorization: Bearer bs_…`. `broadsheet keys create` makes the first.")
    found = _BEARER.fullmatch(given)
    if found is None:
        raise KeyInvalid("The header is `Authorization: Bearer bs_…`, once.")
    if not api_keys.is_well_formed(found[1]):  # a guess costs no connection
        raise KeyInvalid
    limits.limit_unknown(request.environ, found[1])
    with reading(state().database) as connection:
        found_key, g.clock = api_keys.find(connection, found[1])
    limits.limit_key(found[1])
    _note_use(found_key, g.clock.at)
    return found_key


def _note_use(found: Key, now: int) -> None:
    here = state()
    if not 0 <= now - here.used.get(found.id, 0) < USE_NOTED_SECONDS * MICROSECONDS:
        here.used[found.id] = now
        api_keys.note_use(here.database, found.id, now)


def _actor(given: str) -> str:
    try:
        text = given.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        raise InvalidParameter(f"{ACTOR} is a name in UTF-8.", ACTOR) from None
    if not 0 < len(text) <= MOST_ACTOR or any(category(one)[0] == "C" for one in text):
        raise InvalidParameter(f"{ACTOR} is a name of 1 to {MOST_ACTOR} characters, none of which is a control character.", ACTOR)
    return text
