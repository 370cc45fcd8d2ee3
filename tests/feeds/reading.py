"""What the formats say, read by plain parsers: the entries of each in one form, to be compared with the list in JSON."""

import html
import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from lxml import etree

from api.html.absolute_urls import absolute

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Said(NamedTuple):
    """An entry. ``text`` is the whole text, or ``None``; instants are in seconds."""

    id: str
    url: str
    title: str
    summary: str | None
    text: str | None
    published: float
    updated: float
    language: str
    authors: list[str]
    subjects: list[str]
    license: str | None
    image: str | None


def atom(body: bytes) -> tuple[list[Said], str | None]:
    """Entries, and the address of the next page."""
    root = etree.fromstring(body)
    assert root.tag == f"{ATOM}feed"
    return [_atom_entry(one) for one in root.findall(f"{ATOM}entry")], _link(root, "next")


def _atom_entry(one: Any) -> Said:
    return Said(
        one.findtext(f"{ATOM}id"),
        _link(one, "alternate") or "",
        one.findtext(f"{ATOM}title"),
        one.findtext(f"{ATOM}summary"),
        one.findtext(f"{ATOM}content"),
        datetime.fromisoformat(one.findtext(f"{ATOM}published")).timestamp(),
        datetime.fromisoformat(one.findtext(f"{ATOM}updated")).timestamp(),
        one.get(LANG),
        [name.text for name in one.findall(f"{ATOM}author/{ATOM}name")],
        [subject.get("label") for subject in one.findall(f"{ATOM}category")],
        _link(one, "license"),
        _link(one, "enclosure"),
    )


def rss(body: bytes) -> tuple[list[Said], str | None]:
    """The same of RSS."""
    channel = etree.fromstring(body).find("channel")
    assert channel is not None
    return [_rss_item(one) for one in channel.findall("item")], _link(channel, "next")


def _rss_item(one: Any) -> Said:
    enclosure = one.find("enclosure")
    return Said(
        one.findtext("guid"),
        one.findtext("link"),
        one.findtext("title"),
        html.unescape(one.findtext("description")),  # HTML to its readers, in which a plain text has no elements
        one.findtext(f"{CONTENT}encoded"),
        parsedate_to_datetime(one.findtext("pubDate")).timestamp(),
        datetime.fromisoformat(one.findtext(f"{ATOM}updated")).timestamp(),
        one.findtext(f"{DC}language"),
        [name.text for name in one.findall(f"{DC}creator")],
        [subject.text for subject in one.findall("category")],
        _link(one, "license"),
        None if enclosure is None else enclosure.get("url"),
    )


def jsonfeed(body: bytes) -> tuple[list[Said], str | None]:
    """The same of JSON Feed."""
    feed = json.loads(body)
    return [_jsonfeed_item(one) for one in feed["items"]], feed.get("next_url")


def _jsonfeed_item(one: Any) -> Said:
    return Said(
        one["id"],
        one["url"],
        one.get("title", ""),
        one["content_text"] if "content_text" in one else one.get("summary", ""),
        one.get("content_html"),
        datetime.fromisoformat(one["date_published"]).timestamp(),
        datetime.fromisoformat(one["date_modified"]).timestamp(),
        one["language"],
        [author["name"] for author in one.get("authors", [])],
        one.get("tags", []),
        one["_broadsheet"].get("license", {}).get("url"),
        one.get("image"),
    )


def ninjs(body: bytes) -> tuple[list[Said], str | None]:
    """The same of ninjs, which says in a header where it goes on."""
    return [_ninjs_item(one) for one in json.loads(body)["associations"]], None


def _ninjs_item(one: Any) -> Said:
    return Said(
        one["uri"],
        next(known["value"] for known in one["altIds"] if known["role"] == "url"),
        one["headlines"][0]["value"],
        one["descriptions"][0]["value"],
        one["bodies"][0]["value"] if "bodies" in one else None,
        datetime.fromisoformat(one["firstCreated"]).timestamp(),
        datetime.fromisoformat(one["versionCreated"]).timestamp(),
        one["language"],
        [person["name"] for person in one.get("people", [])],
        [subject["name"] for subject in one.get("subjects", [])],
        one.get("rightsInfo", {}).get("linkedRights"),
        one["renditions"][0]["href"] if "renditions" in one else None,
    )


READ = {"atom": atom, "rss": rss, "jsonfeed": jsonfeed, "ninjs": ninjs}


def listed(post: dict[str, Any]) -> Said:
    """A post of the list in JSON in the same form: addresses in its text are whole, as feeds have them."""
    origin = post["origin"]
    known = post["license"] or (origin or {}).get("license")
    return Said(
        origin["uri"] if origin else f"urn:uuid:{post['id']}",
        post["url"],
        post["title"],
        post["excerpt"],
        absolute(post["body_html"], post["url"]) if post.get("body_html") else None,
        datetime.fromisoformat(post["published_at"]).timestamp(),
        datetime.fromisoformat(post["updated_at"]).timestamp(),
        post["language"],
        [author["name"] for author in post["authors"]],
        [tag["name"] for tag in post["tags"]] + [campaign["title"] for campaign in post["campaigns"]],
        known and known["url"],
        post["image"] and post["image"]["url"],
    )


def _link(element: Any, rel: str) -> str | None:
    found = [link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]
    return found[0] if found else None
