"""Limits: how much one client may ask for in a minute. Delivery is counted by address in front of Flask, authoring by key within it.

How it is counted is in ``counters`` and ``windows``, who a client is in ``api.web.wsgi``.
"""

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app, g, request

from api.errors import RateLimited
from api.settings import Settings
from api.web import problems
from api.web.metrics.meter import USED
from api.web.rate_limits.counters import Counters
from api.web.rate_limits.windows import Left
from api.web.wsgi import Environ, client_of, household, is_admin, is_within

EXTENSION = "broadsheet-limits"
PAYER = "broadsheet.payer"
"""Key in the environment: for whom an answer is counted when it is made."""


class Limits:
    """The limits of one application."""

    def __init__(self, settings: Settings, counts: Counters | None = None) -> None:
        self._trusted, self._exempt = settings.trusted_proxies, settings.limit_exempt
        self._delivery, self._admin = settings.limit_delivery, settings.limit_admin
        self._counts = counts or Counters(settings.redis_url, settings.workers)

    def refusal(self, environ: Environ) -> Response | None:
        """The answer to an address that may have no more made; ``None`` lets it through, and notes who pays for the answer."""
        payer = self._payer(environ)
        if payer is None:
            return None
        left = self._counts.look(self._delivery, "address", payer)
        environ[USED] = left.used
        if not left.is_allowed:
            return self._refused(left)
        environ[PAYER] = payer
        return None

    def _refused(self, left: Left) -> Response:
        answer = problems.refused(_too_much(left))
        answer.headers.extend(left.headers())
        return answer

    def spend(self, environ: Environ) -> None:
        """Counts an answer that was made."""
        payer = environ.get(PAYER)
        if payer is not None:
            self._counts.take(self._delivery, "address", payer)

    def look_for_key(self, environ: Environ, key: str) -> Left | None:
        """What is left for a key before it is looked up; where it is new here, what is left for the address, if that is counted."""
        left = self._counts.look(self._admin, "key", _name_of(key))
        payer = self._payer(environ)
        is_known = left.remaining < left.quota
        return left if is_known or payer is None else self._counts.look(self._delivery, "address", payer)

    def take_for_key(self, name: str, amount: int = 1) -> Left:
        """Counts what is asked with a valid key, by the name of its count."""
        return self._counts.take(self._admin, "key", name, amount=amount)

    def take_for_address(self, environ: Environ) -> Left | None:
        """Counts a request by its address, as an answer of delivery; ``None``: it is exempt."""
        payer = self._payer(environ)
        return None if payer is None else self._counts.take(self._delivery, "address", payer)

    def _payer(self, environ: Environ) -> str | None:
        client = client_of(environ, self._trusted)
        return None if is_within(client, self._exempt) else household(client)


def register(app: Flask, settings: Settings, shared_file: Path | None = None) -> Limits:
    """Adds limits to the application, whose answers then say what is left."""
    made = app.extensions[EXTENSION] = Limits(settings, Counters(settings.redis_url, settings.workers, shared_file=shared_file))
    app.after_request(tell)
    return made


def limit_unknown(environ: Environ, key: str) -> None:
    """Raises ``RateLimited`` where a key, or an address that has shown wrong keys, is over its limit; counts nothing."""
    left = _limits().look_for_key(environ, key)
    if left is not None and not left.is_allowed:
        _hold(left)


def limit_key(key: str) -> None:
    """Counts the request for its key, which is valid. Raises ``RateLimited``."""
    g.counted = _name_of(key)
    _hold(_limits().take_for_key(g.counted))


def limit_more(amount: int) -> None:
    """Counts so many more for the key of the request, which asks for several things. Raises ``RateLimited``.

    Once a request: one whose transaction is done again asks for no more than before.
    """
    if amount and "counted_more" not in g:
        g.setdefault("counted_more", amount)
        _hold(_limits().take_for_key(g.counted, amount))


def limit_address(environ: Environ) -> None:
    """Counts a request that shows no valid key for the address that it comes from. Raises ``RateLimited``."""
    left = _limits().take_for_address(environ)
    if left is not None:
        _hold(left)


def tell(answer: Response) -> Response:
    """Adds ``RateLimit`` headers, only to answers that no shared cache keeps."""
    left: Left | None = g.get("left")
    if left is not None and is_admin(request.path):
        answer.headers.extend(left.headers())
    return answer


def _hold(left: Left) -> None:
    g.left = left
    request.environ[USED] = left.used
    if not left.is_allowed:
        raise _too_much(left)


def _too_much(left: Left) -> RateLimited:
    return RateLimited(f"More than {left.quota} a minute: the next is answered in {left.after_seconds} s.", left.after_seconds)


def _name_of(key: str) -> str:
    """What stands for a key where counts are kept: nobody can make the key of it."""
    return sha256(key.encode()).hexdigest()[:32]


def _limits() -> Limits:
    found: Limits = current_app.extensions[EXTENSION]
    return found
