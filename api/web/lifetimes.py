"""How long caches may show an answer (RFC 9111, RFC 5861). When something changes by itself is said by ``api.queries.validity``."""

from dataclasses import dataclass
from functools import lru_cache

from api.settings import Settings

MOST_BRIEF = 10
"""Seconds for which it may be said that nothing is there: it may appear, or come back."""


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """Seconds: in browsers, in shared caches, and after both while the cache asks anew or the service is away."""

    max_age: int
    s_maxage: int
    while_revalidate: int = 0
    if_error: int = 0

    @property
    def longest(self) -> int:
        """For how long an answer may be shown at all."""
        return max(self.max_age, self.s_maxage) + max(self.while_revalidate, self.if_error)

    def header(self, room: int | None = None) -> tuple[str, str]:
        """``Cache-Control``; nothing in it goes beyond ``room`` seconds from now."""
        return _header(self, None if room is None else min(max(room, 0), self.longest))


@lru_cache(maxsize=4_096)
def _header(lives: Lifetimes, room: int | None) -> tuple[str, str]:
    room = lives.longest if room is None else room
    max_age, s_maxage = min(lives.max_age, room), min(lives.s_maxage, room)
    rest = room - max(max_age, s_maxage)
    told = f"public, max-age={max_age}, s-maxage={s_maxage}"
    more = {"stale-while-revalidate": min(lives.while_revalidate, rest), "stale-if-error": min(lives.if_error, rest)}
    return "Cache-Control", told + "".join(f", {name}={seconds}" for name, seconds in more.items() if seconds)


def lasting(settings: Settings) -> Lifetimes:
    """Of what is there."""
    return Lifetimes(settings.max_age, settings.s_maxage, settings.stale_while_revalidate, settings.stale_if_error)


def brief(settings: Settings) -> Lifetimes:
    """Of what is not there, or elsewhere."""
    return Lifetimes(min(settings.max_age, MOST_BRIEF), min(settings.s_maxage, MOST_BRIEF))
