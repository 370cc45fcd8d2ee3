"""Members that ``include`` adds to posts, put behind those of their finished JSON."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection

from api.derived.facets import ALL
from api.queries.additions.adjacent import adjacent
from api.queries.additions.assets import assets
from api.queries.moves import Groups
from api.queries.posts import related
from api.queries.posts.jsonld import jsonld
from api.queries.posts.lists import texts
from api.settings import Site
from schemas.related import RELATED


def wanted(asked: Mapping[str, Any]) -> frozenset[str]:
    """The members that ``include`` or ``fields`` names."""
    return frozenset((*(asked.get("include") or ()), *(asked.get("fields") or ())))


def added(connection: Connection, posts: Sequence[str], include: Collection[str], site: Site) -> Sequence[str]:
    """These posts, each as finished JSON, with what a list can add."""
    if "assets" in include:
        posts = _with_assets(connection, posts)
    return [_with(post, {"jsonld": jsonld(post, site)}) for post in posts] if "jsonld" in include else posts


def _with_assets(connection: Connection, posts: Sequence[str]) -> Sequence[str]:
    members = [orjson.loads(post) for post in posts]
    bodies = texts(connection, [one["id"] for one in members if "body_html" not in one])
    found = assets(connection, [(one, one.get("body_html", bodies.get(one["id"], ""))) for one in members])
    return [_with(post, {"assets": json}) for post, json in zip(posts, found, strict=True)]


def page_of(connection: Connection, post: str, asked: Mapping[str, Any], site: Site) -> tuple[str, Sequence[str], Groups]:
    """One post with what its page can add, the keys that purge it besides its own, and the groups of keys that each go with that."""
    include = wanted(asked)
    members: dict[str, str] = {}
    keys: list[str] = []
    groups: Groups = [[]]
    if "adjacent" in include:
        around = adjacent(connection, orjson.loads(post), asked, site)
        members["adjacent"] = _object(around.posts)
        keys, groups = [*around.keys], around.groups
    if "related" in include:
        others = related.listed(connection, orjson.loads(post)["id"], {"limit": RELATED}, site)
        members["related"] = f"[{','.join(others)}]"
        keys, groups = [*keys, ALL], [[*group, ALL] for group in groups]
    (whole,) = added(connection, [post], include, site)
    return _with(whole, members), keys, groups


def _with(post: str, members: Mapping[str, str]) -> str:
    """A post with these members, each finished JSON, at its end."""
    return f"{post[:-1]}{''.join(f',{_member(*member)}' for member in members.items())}}}"


def _object(members: Mapping[str, str]) -> str:
    return "{" + ",".join(_member(*member) for member in members.items()) + "}"


def _member(name: str, json: str) -> str:
    return f'"{name}":{json}'
