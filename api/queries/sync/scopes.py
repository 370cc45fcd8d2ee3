"""What a run of delta sync is about: kinds of resources, and which posts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from marshmallow import fields
from sqlalchemy import Connection

from api.derived.facets import kind_key
from api.queries.posts.filters import FACETS, Filters, resolved
from api.settings import Site
from schemas.change import ChangesQuery
from schemas.vocabulary import POST_KINDS, SYNCED

LATER = ("site", "event")
"""Kinds that came after the first release."""
_QUERY = ChangesQuery()
NARROWING = ("language", "tag", "campaign", "section", "origin", "published_after")
"""Parameters that say which posts are meant; other kinds come whole."""


@dataclass(frozen=True, slots=True)
class Scope:
    """``said`` names what was asked, ``meant`` what that stands for now: a slug may come to stand for another resource."""

    kinds: Sequence[str]
    filters: Filters
    said: str
    meant: str

    @property
    def keys(self) -> list[str]:
        """The surrogate keys of an answer."""
        return [key for kind in self.kinds for key in (self.filters.keys if kind == "post" else [kind_key(kind)])]


def scope(connection: Connection, asked: Mapping[str, Any], site: Site) -> Scope:
    """The scope of a query, of which only ``types`` and ``NARROWING`` are read: posts of all kinds are in it."""
    narrowed = {name: asked[name] for name in NARROWING if asked.get(name) is not None}
    filters = resolved(connection, {**narrowed, "kind": POST_KINDS}, site)
    kinds = [kind for kind in SYNCED if kind in asked["types"]]
    named_kinds = _spelled(kinds)
    return Scope(kinds, filters, _digest(named_kinds, narrowed), _digest(named_kinds, _meant(narrowed, filters)))


def asked_of(query: str) -> dict[str, Any]:
    """What a stored query asks of the changes, of which ``scope`` is made."""
    texts: dict[str, Any] = {}
    for name, text in parse_qsl(query, keep_blank_values=True):
        if isinstance(_QUERY.fields[name], fields.List):
            texts.setdefault(name, []).append(text)
        else:
            texts[name] = text
    return _QUERY.loaded(texts)


def _spelled(kinds: Sequence[str]) -> list[str]:
    """The kinds as cursors say them: all of them as before there were others, so that who asked for all goes on with the cursor held.

    Of what came later nothing can be missing in that copy: it is in the log.
    """
    first = [kind for kind in SYNCED if kind not in LATER]
    return first if list(kinds) == list(SYNCED) else [*kinds, "alone"] if list(kinds) == first else list(kinds)


def _meant(narrowed: Mapping[str, Any], filters: Filters) -> dict[str, Any]:
    """The query with ids in the place of slugs; slugs that name nothing, and values without ids, stay."""
    groups = iter(filters.groups)
    found = dict(narrowed)
    for name in FACETS:
        if name in narrowed:
            said = narrowed[name] if isinstance(narrowed[name], list) else [narrowed[name]]
            found[name] = sorted({one.ref or f"?{text}" for one, text in zip(next(groups), said, strict=True)})
    for name in ("language", "origin"):
        if name in narrowed:
            found[name] = narrowed[name]
    return found


def _digest(kinds: Sequence[str], told: Mapping[str, Any]) -> str:
    lines = [",".join(kinds), *(f"{name}={told[name]}" for name in NARROWING if name in told)]
    return sha256("\n".join(lines).encode()).hexdigest()[:12]
