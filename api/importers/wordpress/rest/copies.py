"""Posts of a site as one finds them who copies some: each by itself, with the terms that it names.

What a *found* post is says ``api.sources.recognising``: guid, address and digest, and a resource with the members of a post; or that it is
gone. Beside these, ``number`` is what it is called on its site, ``("posts", 12)``, and ``linked`` are numbers of what translates it. Pages
are posts of another kind, in a list of their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import orjson

from api.importers.wordpress import addresses
from api.importers.wordpress.attachments import number_of
from api.importers.wordpress.index import Index
from api.importers.wordpress.posts import post
from api.importers.wordpress.rest.answers import TAXONOMIES, Read
from api.importers.wordpress.rest.reading import KINDS, UNSHOWN, part_of, spoken
from api.importers.wordpress.xml import Part
from schemas.fields import canonical_slug, is_slug

Found = dict[str, Any]

BARE = ("title", "slug", "language", "excerpt", "body_html", "published_at", "updated_at")
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("kind", *BARE)),
    **{name: [] for name in ("tags", "campaigns", "authors", "translations")},
    "excerpt_truncated": False,
    "section": None,
    "is_copy": False,
    "license": None,
}
GONE = "unpublished"


def mark(modified: str) -> str:
    """The beginning of the digest of what was changed then."""
    return sha256(modified.encode()).hexdigest()[:12]


def found(kind: str, items: Iterable[Read], home: str, language: str, locales: Mapping[str, str]) -> Iterator[Found]:
    """Terms, then the posts that name them. ``language``: of those that name none; "" where that is not known.

    ``locales``: those of languages, by what they are called there.
    """
    items = list(items)
    index = _index(items, home, language, locales)
    own = index.language(language or None)
    told = {}
    for read in items:
        for one in (*read["terms"], *([read["author"]] if read["author"]["name"] else [])):
            term = _term(home, one)
            told[term["id"]] = term
    yield from told.values()
    yield from (_found(kind, read, index, own, home) for read in items)


def broken(kind: str, read: Read) -> Found:
    """A post of which the site shows no more than that it is there."""
    named = {"guid": read["guid"] or None, "address": read["link"] or None, "number": (kind, read["id"])}
    resource = {**NOTHING, "kind": KINDS[kind], "title": read["title"], "body_html": "", "url": read["link"]}
    return {"type": "post", **named, "digest": f"{mark(read['modified'])}broken", "resource": resource, "problem": UNSHOWN}


def gone(kind: str, named: int) -> Found:
    """What nobody sees any more."""
    return {"type": "post", "guid": None, "address": None, "number": (kind, named), "reason": GONE, "at": None}


def _index(items: list[Read], home: str, language: str, locales: Mapping[str, str]) -> Index:
    index = Index()
    for name, text in (("link", home), ("base_blog_url", home), ("language", language)):
        index.note(Part(name, 0, text=text))
    for spelled in spoken(locales):
        index.note(spelled)
    for read in items:
        for picture in read["media"]:
            index.note(part_of(picture))
        index.note(part_of(read["part"]))
    return index


def _found(kind: str, read: Read, index: Index, language: str | None, home: str) -> Found:
    part = part_of(read["part"])
    item = post(part, index, language)
    whole = partial(addresses.address, site=home)
    guid, address = whole(part.members["guid"]), whole(part.members["link"])
    named = {"type": "post", "guid": guid, "address": address, "number": (kind, read["id"])}
    if item is None or item.takes_back or item.values.get("state") != "published":
        return {**named, "reason": GONE, "at": None}
    values = item.values
    linked = [(kind, number) for number in _others(read["id"], part.translations)]
    resource = {
        **NOTHING,
        **{name: values.get(name) for name in ("kind", *BARE)},
        "url": address,
        "tags": [_term_id(home, one) for one in read["terms"]],
        "authors": [_term_id(home, read["author"])] if read["author"]["name"] else [],
    }
    slug = canonical_slug(values.get("slug") or "")
    resource["slug"] = slug if is_slug(slug) else None
    digest = sha256(orjson.dumps([read["part"], read["terms"], read["author"]])).hexdigest()
    return {**named, "linked": linked, "digest": f"{mark(read['modified'])}{digest[:32]}", "resource": resource}


def _term(home: str, read: Read) -> Found:
    """``others``: ids of its translations."""
    kind = "tag" if read.get("taxonomy") in TAXONOMIES else "author"
    texts = {name: (read[name] or "")[:300] for name in ("slug", "name")}
    others = [_term_id(home, {**read, "id": number}) for number in _others(read["id"], read.get("translations", ()))]
    return {"type": kind, "id": _term_id(home, read), "revision": 1, "resource": texts, "others": others}


def _others(own: int, translations: Iterable[tuple[str, str]]) -> list[int]:
    """Numbers of translations without that of what they translate."""
    return [number for _, one in translations if (number := number_of(one)) not in (0, own)]


def _term_id(home: str, read: Read) -> str:
    return str(uuid5(NAMESPACE_URL, f"{home.rstrip('/')}/?{read.get('taxonomy') or 'author'}={read['id']}"))
