"""What nodes of JSON-LD have in common (schema.org): how they are written, named, and what they are about."""

from collections.abc import Mapping
from typing import Any

import orjson

from api.settings import Site

CONTEXT = "https://schema.org"
Node = dict[str, Any]
Members = Mapping[str, Any]


def escaped(node: Node) -> str:
    """A node with its context as JSON that can be put into ``<script>``."""
    written = orjson.dumps({"@context": CONTEXT, **node}).decode()
    # Only strings hold these characters, so that they may be escaped wherever they are.
    for character in "<>&":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def known(properties: Node) -> Node:
    """The properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def permanent(noun: str, ref: str, site: Site) -> str:
    """An address that never changes, since it has no slug."""
    return f"{site.public_url}/v1/{noun}/{ref}"


def campaign_node(campaign: Members, site: Site) -> Node:
    """What a post or an event is about: a campaign."""
    hashtag = campaign["hashtag"] and "#" + campaign["hashtag"].lstrip("#")
    named = {"@type": "Thing", "@id": permanent("campaigns", campaign["id"], site), "name": campaign["title"]}
    return known({**named, "alternateName": hashtag})
