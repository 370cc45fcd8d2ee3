"""How long caches may show an answer (RFC 9111, RFC 5861). When something changes by itself is said by ``api.queries.validity``."""

from functools import lru_cache

from api.settings import Settings

MOST_BRIEF = 10
"""Seconds for which it may be said that nothing is there: it may appear, or come back."""


class Lifetimes:
    """Seconds: in browsers, in shared caches, and after both while the cache asks anew or the service is away."""

    def __init__(self, max_age: int, s_maxage: int | None, while_revalidate: int = 0, if_error: int = 0) -> None:
        """``s_maxage`` ``None``: the same for both."""
        self._fresh = {"max-age": max_age} if s_maxage is None else {"max-age": max_age, "s-maxage": s_maxage}
        self._public = ["public"] if s_maxage is None else []
        self._stale = {"stale-while-revalidate": while_revalidate, "stale-if-error": if_error}
        self._longest = max(self._fresh.values()) + max(self._stale.values())
        self._headers = lru_cache(maxsize=4_096)(self._header)
        self.steady = self._header(self._longest)
        """``Cache-Control`` where nothing is due."""

    def until(self, room: int) -> tuple[str, str]:
        """``Cache-Control`` of which nothing goes beyond ``room`` seconds from now."""
        return self.steady if room >= self._longest else self._headers(max(room, 0))

    def _header(self, room: int) -> tuple[str, str]:
        fresh = {name: min(seconds, room) for name, seconds in self._fresh.items()}
        rest = room - max(fresh.values())
        stale = {name: min(seconds, rest) for name, seconds in self._stale.items() if min(seconds, rest)}
        return "Cache-Control", ", ".join([*self._public, *(f"{name}={seconds}" for name, seconds in (fresh | stale).items())])


@lru_cache(maxsize=64)
def own(seconds: int) -> Lifetimes:
    """Of an answer that says for itself how long it may be shown, by whatever cache."""
    return Lifetimes(seconds, None)


def lasting(settings: Settings) -> Lifetimes:
    """Of what is there."""
    return Lifetimes(settings.max_age, settings.s_maxage, settings.stale_while_revalidate, settings.stale_if_error)


def brief(settings: Settings) -> Lifetimes:
    """Of what is not there, or elsewhere."""
    return Lifetimes(min(settings.max_age, MOST_BRIEF), min(settings.s_maxage, MOST_BRIEF))
