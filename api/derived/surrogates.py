"""Surrogate keys: the names by which shared caches know what an answer shows, and are told what has changed."""

from api.models import KINDS, RESOURCES

ANY = "any"
"""On every answer: purged when a text that many of them embed has changed, or a setting."""
ALL = "all"
"""On lists that no facet narrows: purged by every change of a public post."""

_SPELLED = {"all": ALL, "language": "lang"}


def facet_key(kind: str, ref: str) -> str:
    """The key of lists of the posts under a facet: ``tag-{id}``, ``lang-fr``, ``origin-own``, ``featured``, ``all``."""
    name = _SPELLED.get(kind, kind)
    return f"{name}-{ref}" if ref else name


def detail_key(kind: str, entity_id: object) -> str:
    """The key of a resource's own answers: ``post-{id}``; of a tag, campaign, author or section it is that of its posts, too."""
    return f"{kind}-{entity_id}"


def kind_key(kind: str) -> str:
    """The key of the lists of a kind of resource: ``tags``. Those of posts have the keys of facets."""
    return KINDS[kind].plural


EVERY_KIND = (ALL, *map(kind_key, RESOURCES))
"""On answers that any resource may come to be in."""
