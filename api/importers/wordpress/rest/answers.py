"""Answers of the REST interface: of each object what is asked for of it, with the types that it should have, in the form of an export.

Functions take the bytes of a list, and raise ``ValueError`` where it is none; an object without a number is left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from api.html.excerpts import text_of
from api.importers.wordpress.attachments import NUMBER

MOST = 100
"""Objects of an answer, as WordPress has it."""
TAXONOMIES = {"category": "category", "post_tag": "tag"}
TERMS = "wp:term"
_CUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…)\s*\Z")
_META = frozenset({"footnotes"})

Read = dict[str, Any]


def posts(data: bytes) -> list[Read]:
    """``{id modified part author terms media is_rendered}`` of posts, pages, or other items with a text."""
    return [_post(one) for one in _objects(data)]


def media(data: bytes) -> list[Read]:
    """``{id part}`` of attachments."""
    return [{"id": one["id"], "part": _attachment(one)} for one in _objects(data)]


def terms(data: bytes) -> list[Read]:
    """``{id taxonomy slug name description parent language translations}`` of categories and tags."""
    return [{**_term(one), "description": _text(one, "description"), "parent": _number(one.get("parent"))} for one in _objects(data)]


def languages(data: bytes) -> dict[str, str]:
    """Locales by what languages are called on their site, as Polylang lists them."""
    read = orjson.loads(data)
    found = [(_text(one, "slug"), _text(one, "locale")) for one in (read if isinstance(read, list) else [])[:MOST]]
    return {slug: locale for slug, locale in found if slug and locale}


def users(data: bytes) -> list[Read]:
    """``{id login is_login part}`` of authors; the login is the slug where it is not shown."""
    return [_user(one) for one in _objects(data)]


def states(data: bytes) -> list[Read]:
    """``{id modified guid link title}`` of items, as far as they were asked for."""
    return [
        {
            "id": one["id"],
            "modified": _text(one, "modified_gmt"),
            "guid": _shown(one, "guid"),
            "link": _text(one, "link"),
            "title": text_of(_shown(one, "title")),
        }
        for one in _objects(data)
    ]


def one(data: bytes) -> Read:
    """The members of an object that are texts or numbers, or lists of texts; also of an error."""
    read = orjson.loads(data)
    if not isinstance(read, dict):
        raise ValueError("This is no object.")  # noqa: TRY004 - of what somebody else sent
    kept = {name: value for name, value in read.items() if isinstance(value, str | int)}
    spaces = read.get("namespaces")
    return {**kept, "namespaces": [name for name in spaces[:MOST] if isinstance(name, str)] if isinstance(spaces, list) else []}


def _objects(data: bytes) -> list[dict[str, Any]]:
    read = orjson.loads(data)
    if not isinstance(read, list) or len(read) > MOST:
        raise ValueError("This is no list of objects.")
    return [one for one in read if isinstance(one, dict) and _number(one.get("id"))]


def _post(found: Mapping[str, Any]) -> Read:
    author = next(_embedded(found, "author"), {})
    named = [one for some in _lists(found) for one in some if _text(one, "taxonomy") in TAXONOMIES and _number(one.get("id"))]
    content = found.get("content")
    is_rendered = not isinstance(content, dict) or not isinstance(content.get("raw"), str)
    return {
        "id": found["id"],
        "modified": _text(found, "modified_gmt"),
        "is_rendered": is_rendered,
        "author": {"id": _number(found.get("author")), "slug": _text(author, "slug"), "name": _text(author, "name")},
        "terms": [_term(one) for one in named],
        "media": [_attachment(one) for one in _embedded(found, "wp:featuredmedia") if _number(one.get("id"))],
        "part": _item(found, named, is_rendered=is_rendered),
    }


def _item(found: Mapping[str, Any], named: list[dict[str, Any]], *, is_rendered: bool) -> Read:
    """An ``item`` of an export. Terms stand there in the order of their names."""
    is_protected = _flag(found, "content", "protected") or bool(_text(found, "password"))
    picture = _number(found.get("featured_media"))
    meta = found.get("meta")
    fields = [(name, value) for name, value in meta.items() if name in _META and isinstance(value, str)] if isinstance(meta, dict) else []
    return {
        "name": "item",
        "members": {
            **_common(found),
            "encoded": _shown(found, "content"),
            "excerpt": _excerpt(found) if is_rendered else _shown(found, "excerpt"),
            "post_password": "given" if is_protected else "",
            "is_sticky": "1" if found.get("sticky") is True else "0",
            "language": _language(found),
        },
        "metas": [*fields, *([("_thumbnail_id", str(picture))] if picture else [])],
        "translations": list(_translations(found)),
        "categories": [
            (_text(one, "taxonomy"), _text(one, "slug"), _text(one, "name"))
            for one in sorted(named, key=lambda one: text_of(_text(one, "name")).casefold())
        ],
    }


def _term(found: Mapping[str, Any]) -> Read:
    texts = {name: _text(found, name) for name in ("taxonomy", "slug", "name")}
    return {"id": found["id"], **texts, "language": _language(found), "translations": list(_translations(found))}


def _common(found: Mapping[str, Any]) -> dict[str, str]:
    """Members that items of all types have."""
    return {
        "title": _shown(found, "title"),
        "link": _text(found, "link"),
        "guid": _shown(found, "guid"),
        "post_id": str(found["id"]),
        "post_date": _text(found, "date"),
        "post_date_gmt": _text(found, "date_gmt"),
        "post_modified": _text(found, "modified"),
        "post_modified_gmt": _text(found, "modified_gmt"),
        "post_name": _text(found, "slug"),
        "status": _text(found, "status") or "publish",
        "post_type": _text(found, "type"),
        "menu_order": str(_number(found.get("menu_order"))),
    }


def _attachment(found: Mapping[str, Any]) -> Read:
    details = found.get("media_details")
    details = details if isinstance(details, dict) else {}
    sizes = "".join(f's:{len(name)}:"{name}";i:{_number(details.get(name))};' for name in ("width", "height"))
    url = _text(found, "source_url")
    members = {**_common(found), "attachment_url": url, "excerpt": _shown(found, "caption"), "post_parent": str(_number(found.get("post")))}
    metas = [("_wp_attachment_image_alt", _text(found, "alt_text")), ("_wp_attachment_metadata", sizes)]
    if point := _focal_point(found):
        metas.append(("focal_point", point))
    return {"name": "item", "members": {**members, "post_type": "attachment"}, "metas": metas}


def _user(found: Mapping[str, Any]) -> Read:
    login = _text(found, "username") or _text(found, "slug")
    members = {
        "author_id": str(found["id"]),
        "author_login": login,
        "author_email": _text(found, "email"),
        "author_display_name": _text(found, "name"),
        "author_first_name": _text(found, "first_name"),
        "author_last_name": _text(found, "last_name"),
        "author_description": _text(found, "description"),
    }
    return {"id": found["id"], "login": login, "is_login": bool(_text(found, "username")), "part": {"name": "author", "members": members}}


def _excerpt(found: Mapping[str, Any]) -> str:
    """The excerpt of a rendered item, if somebody wrote it: WordPress makes one of the text's beginning otherwise."""
    shown = _shown(found, "excerpt")
    text = " ".join(text_of(shown).split())
    begins = _CUT.sub("", text)
    whole = " ".join(text_of(_shown(found, "content")).split())
    return "" if begins != text or whole.startswith(begins) else shown


def _language(found: Mapping[str, Any]) -> str:
    """In which language an item or a term is, as Polylang and WPML show it."""
    return _text(found, "lang") or _text(found, "wpml_current_locale")


def _translations(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """By language, the numbers of an item or a term and its translations, as they show them; nothing where there are none."""
    of_polylang, of_wpml = found.get("translations"), found.get("wpml_translations")
    numbers = {name: _number(one) for name, one in of_polylang.items()} if isinstance(of_polylang, dict) else {}
    others = list(of_wpml.values()) if isinstance(of_wpml, dict) else of_wpml
    if isinstance(others, list) and others:
        numbers[_text(found, "wpml_current_locale")] = found["id"]
        numbers |= {_text(one, "locale"): _number(one.get("id")) for one in others[:MOST] if isinstance(one, dict)}
    if any(one not in (0, found["id"]) for one in numbers.values()):
        yield from ((name, str(one)) for name, one in numbers.items() if name and one)


def _focal_point(found: Mapping[str, Any]) -> str:
    """What plugins say of it, in the object or among its fields, as JSON."""
    meta = found.get("meta")
    said = (found.get("focal_point"), meta.get("focal_point") if isinstance(meta, dict) else None)
    point = next((one for one in said if isinstance(one, dict)), None)
    return orjson.dumps({name: point.get(name) for name in "xy"}).decode() if point else ""


def _embedded(found: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """What is embedded under a name; errors may stand in its place."""
    some = found.get("_embedded")
    listed = some.get(name) if isinstance(some, dict) else None
    yield from (one for one in (listed if isinstance(listed, list) else [])[:MOST] if isinstance(one, dict) and "id" in one)


def _lists(found: Mapping[str, Any]) -> Iterator[list[dict[str, Any]]]:
    some = found.get("_embedded")
    lists = some.get(TERMS) if isinstance(some, dict) else None
    for listed in (lists if isinstance(lists, list) else [])[:MOST]:
        yield [one for one in (listed if isinstance(listed, list) else []) if isinstance(one, dict)]


def _shown(found: Mapping[str, Any], name: str) -> str:
    """A text as it was written, else as it is shown."""
    said = found.get(name)
    raw = said.get("raw") if isinstance(said, dict) else None
    return raw if isinstance(raw, str) else _text(found, name, "rendered")


def _text(found: object, *path: str) -> str:
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def _flag(found: object, *path: str) -> bool:
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found is True


def _number(value: object) -> int:
    """A number of an item; 0 for none."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value if 0 < value < 10**18 else 0
    return int(value) if isinstance(value, str) and NUMBER.fullmatch(value) else 0
