"""Links within a body: they lead to what they name, by names that nothing else on a page has. A link that leads nowhere is text."""

import re
from collections import Counter
from html import unescape
from typing import Any
from urllib.parse import unquote

from api.html.sanitize import ALLOWED, ANCHOR, SCHEMES
from api.html.tokens import attributes, cut
from api.importers.wordpress.addresses import is_usable
from api.importers.wordpress.html.lost import Lost

_SIGN = re.compile(
    r"<a\b(?![^<>]*\shref=[\"']?(?:https?://(?:[a-z0-9_-]+\.)+[a-z]{2,}[/?#\"'\s>]|(?:/(?!/)|mailto:|tel:|\?|\.)[^<>\s]))",
    re.IGNORECASE,
)
"""Only bodies with a link that is no plain one are looked through."""
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OTHER = re.compile(r"[^\w.-]+")
_HREF = re.compile(r"\shref\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?(//[^?#]+?)/*", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:id|name)=[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
_NAMED = re.compile(r"\s(?:id|name)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
MOST_CHARACTERS = 90


def working(html: str, lost: Lost) -> str:
    """The HTML without links that lead nowhere; those within it have new names at both ends."""
    if not _SIGN.search(html):
        return html
    tags = list(cut(html))
    wanted = {name for _, tag in tags if (name := _fragment(tag))}
    names = _names(tags, wanted)
    out: list[str] = []
    given: set[str] = set()
    is_open = is_dead = False
    for words, tag in tags:
        out.append(words)
        name = ((tag and tag["name"]) or "").lower()
        if not tag or not name:
            out.append(tag[0] if tag else "")
            continue
        target = None if tag["end"] else names.get(_target(tag, name))
        anchor = f' id="{target}"' if target and target not in given else ""
        given |= {target} if anchor and target else set()
        if name != "a":
            out.append(_with(tag[0], name, anchor, is_within=is_open and not is_dead))
        elif tag["end"]:
            out.append("" if is_dead else tag[0])
            is_open = is_dead = False
        else:
            made = _link(tag, names, lost)
            is_open, is_dead = True, not made and not anchor
            out.append(f"<a{anchor}{made}>" if not is_dead else "")
    return "".join(out)


def own_links(html: str, link: str) -> str:
    """The HTML with links to places in it as such where they have its own address before them."""
    web = _WEB.fullmatch(link)
    if not web or web[1] not in html or "#" not in html:
        return html
    places = set(_PLACE.findall(html))
    own = re.compile(rf"href=([\"'])(?:https?:)?{re.escape(web[1])}/?#([^\"'<>]+)\1", re.IGNORECASE)
    return own.sub(lambda found: f'href="#{found[2]}"' if found[2] in places else found[0], html)


def _fragment(tag: re.Match[str] | None) -> str:
    """What a link within the body leads to."""
    if not tag or (tag["name"] or "").lower() != "a" or tag["end"]:
        return ""
    href = unescape(attributes(tag["attributes"]).get("href", "")).strip()
    return unquote(href[1:]) if href.startswith("#") else ""


def _target(tag: re.Match[str], name: str) -> str:
    """What an element is called that a link may lead to."""
    if "id" not in tag["attributes"].lower() and name != "a":
        return ""
    given = attributes(tag["attributes"])
    return unescape(given.get("id", "") or (given.get("name", "") if name == "a" else "")).strip()


def _names(tags: list[tuple[str, re.Match[str] | None]], wanted: set[str]) -> dict[str, str]:
    """The new names of elements that a link leads to."""
    found: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for _, tag in tags if wanted else ():
        one = _target(tag, tag["name"].lower()) if tag and tag["name"] and not tag["end"] else ""
        if one in wanted and one not in found:
            made = _OTHER.sub("-", one)[:MOST_CHARACTERS]
            taken[made] += 1
            found[one] = f"{ANCHOR}{made}" if taken[made] == 1 else f"{ANCHOR}{made}.{taken[made]}"
    return found


def _link(tag: re.Match[str], names: dict[str, str], lost: Lost) -> str:
    """The attributes of a link; "" where it leads nowhere."""
    rest = _NAMED.sub("", tag["attributes"])
    href = unescape(attributes(tag["attributes"]).get("href", "")).strip()
    if href.startswith("#"):
        there = names.get(unquote(href[1:]))
        return _HREF.sub(f' href="#{there}"', rest, count=1) if there else ""
    scheme = _SCHEME.match(href)
    web = f"https:{href}" if href.startswith("//") else href
    if scheme and scheme[1].lower() not in SCHEMES:
        is_lost = scheme[1].lower() != "javascript"
    else:
        is_lost = web.lower().startswith(("http:", "https:")) and not is_usable(web)
        if href and not is_lost:
            return rest
    if is_lost:
        lost.links[href] = None
    return ""


def _with(tag: str, name: str, anchor: str, *, is_within: bool) -> Any:
    """The tag with its new name; what loses its tags leaves an empty link behind."""
    if not anchor:
        return tag
    if name in ALLOWED or name == "h1":
        bare = _NAMED.sub("", tag)
        return f"{bare[: len(name) + 1]}{anchor}{bare[len(name) + 1 :]}"
    return tag if is_within else f"<a{anchor}></a>{tag}"
