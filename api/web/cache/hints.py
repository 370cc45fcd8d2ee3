"""What a view tells the cache in front of it about its answer. It goes by the request's environment: nothing of it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from api.queries.moves import Groups
from api.web.wsgi import Environ

ENVIRON_KEY = "broadsheet.cache"


@dataclass(slots=True)
class CacheHints:
    """``keep_seconds``: for how long caches may show the answer, 0 for not at all, ``None`` for as long as the settings say.

    ``until``: from this second on it is not true any more, whatever is written until then. ``keys``: what it shows, as
    ``api.derived.facets`` names it; a shared cache purges it by each of them. ``groups``: what it depends on (``api.queries.moves``).
    """

    keep_seconds: int | None = None
    until: int | None = None
    keys: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    def clear(self) -> None:
        """Forgets what was told: the answer is made anew."""
        self.keep_seconds, self.until, self.keys, self.groups = None, None, (), ()

    def shows(self, keys: Iterable[str], groups: Groups) -> None:
        """Notes what the answer shows and what it depends on, each once."""
        self.keys = tuple(dict.fromkeys(keys))
        # Many answers depend on the same: one text for all.
        self.groups = tuple(tuple(sorted(map(intern, set(group)))) for group in groups)


def begin(environ: Environ) -> CacheHints:
    """The hints of a request that is about to be answered: none yet."""
    hints = environ[ENVIRON_KEY] = CacheHints()
    return hints


def hints_of(environ: Environ) -> CacheHints:
    """The hints of a request that is being answered."""
    hints: CacheHints = environ.setdefault(ENVIRON_KEY, CacheHints())
    return hints
