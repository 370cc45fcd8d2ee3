"""What is said of the site as a whole, and its menus, in one language. What is public of it in all languages is in ``derived.site``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from api.derived import site as derived
from api.derived.facets import language_line
from api.derived.urls import BASE
from api.models import Facet
from api.queries.resources.languages import preferred, shown
from api.settings import Site
from schemas.parameters import ANY

Members = dict[str, Any]


def languages(connection: Connection) -> list[str]:
    """The languages that ``/v1/posts?language=`` finds posts or pages in, by tag."""
    statement = select(Facet.key).where(Facet.kind == "language", or_(Facet.posts > 0, Facet.pages > 0))
    return sorted(connection.execute(statement).scalars())


def profile(connection: Connection, site: Site, asked: Mapping[str, Any]) -> Members:
    """What editors say of the site, in the first language of ``prefer_language`` that there is, each text for itself."""
    said = derived.members(connection, site)
    wanted = preferred(asked, site)
    posts_in = [tag for one in asked.get("prefer_language") or () if one != ANY for tag in language_line(one)]
    language = shown(wanted, said["language"], said["descriptions"])
    description = said["description"] if language == said["language"] else said["descriptions"][language]
    menus = {name: list(_entries(entries, wanted, posts_in, site)) for name, entries in said["menus"].items()}
    return {**said, "language": language, "description": description, "menus": menus}


def synced(connection: Connection, site: Site) -> Members:
    """What is public of the site in all languages."""
    said = derived.members(connection, site)
    return {**said, "url": site.public_url, "menus": {name: list(_absolute(entries, site)) for name, entries in said["menus"].items()}}


def _absolute(entries: Iterable[Members], site: Site) -> Iterator[Members]:
    for entry in entries:
        others = [{**other, "url": _at(other["url"], site)} for other in entry["translations"] if other["id"] != entry["id"]]
        yield {**entry, "url": _at(entry["url"], site), "translations": others, "children": list(_absolute(entry["children"], site))}


def _at(url: str | None, site: Site) -> str | None:
    return url and url.replace(BASE, site.public_url)


def _entries(entries: Iterable[Members], wanted: Sequence[str], posts_in: Sequence[str], site: Site) -> Iterator[Members]:
    for entry in entries:
        other = _translation(entry, posts_in)
        texts = {**({other["language"]: other["title"]} if other else {}), entry["language"]: entry["label"], **entry["labels"]}
        language = shown(wanted, other["language"] if other else entry["language"], texts)
        leads = {name: (other or entry)[name] for name in ("id", "slug", "url")}
        yield {
            "label": texts[language],
            "language": language,
            "type": entry["type"],
            **leads,
            "url": _at(leads["url"], site),
            "children": list(_entries(entry["children"], wanted, posts_in, site)),
        }


def _translation(entry: Members, posts_in: Sequence[str]) -> Members | None:
    """Of the translations of the post that an entry names, the one in the first of these languages; ``None`` for the post itself.

    A language there matches what belongs to it, the exact one first.
    """
    for language in posts_in:
        same: list[Members] = [one for one in entry["translations"] if language in language_line(one["language"])]
        if same:
            return min(same, key=lambda one: (one["language"] != language, one["id"] != entry["id"]))
    return None
