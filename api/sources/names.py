"""What a post of a source is known by that has no id of ours: keys, best first, and the permanent name that it gets from them."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from schemas.addresses import canonical
from schemas.instants import instant_seconds

NAMES = UUID("6f1d4a0e-5b0c-5e0a-9c3e-2f6b9d7a1c48")
"""The namespace of ids that are made of names (RFC 9562, 5.5)."""
LONGEST_TITLE, LONGEST_URI = 300, 4_000
DAY_SECONDS = 86_400
NUMBER = "number"
"""The sort of keys that are numbers of a site."""
_UUID = re.compile(r"urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


class Number(NamedTuple):
    """What a post is called on its site: the sort of list that it is in, and its number there."""

    kind: str
    number: int

    @classmethod
    def of(cls, key: str) -> "Number":
        """The number that is a key."""
        _, kind, number = key.split(":")
        return cls(kind, int(number))

    @property
    def key(self) -> str:
        """The key of a post that is called so: it can be read back."""
        return f"{NUMBER}:{self.kind}:{self.number}"


class Names(NamedTuple):
    """Keys by its guid, by its address, and signs that are believed where nothing else is known."""

    guid: tuple[str, ...]
    address: tuple[str, ...]
    signs: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Each of them once, the best first."""
        return tuple(dict.fromkeys((*self.guid, *self.address, *self.signs)))


def names(item: Mapping[str, Any]) -> Names:
    """The keys of a found post (``recognising``). Two spellings of an address make the same."""
    guid, address = item["guid"], item["address"]
    by_guid: tuple[str, ...] = (_place(guid) if _WEB.match(guid) else _key("guid", guid),) if guid else ()
    if "number" in item:
        by_guid += (Number(*item["number"]).key,)
    by_address = (_place(address),) if address else ()
    text = title(item)
    signs = [_key("moment", text, str(at)) for at in [moment(item)] if text and at is not None and at % DAY_SECONDS]
    path = canonical(address)[1].rstrip("/") if address else ""
    return Names(by_guid, by_address, (*signs, *([_key("path", text, path)] if text and path else [])))


def title(item: Mapping[str, Any]) -> str:
    """Its title, as rows keep it."""
    return ((item.get("resource") or {}).get("title") or "").replace("\0", "")[:LONGEST_TITLE]


def moment(item: Mapping[str, Any]) -> int | None:
    """When it says that it was published, in seconds."""
    said = (item.get("resource") or {}).get("published_at")
    return instant_seconds(said)[0] if said else None


def identities(item: Mapping[str, Any]) -> Iterator[tuple[str | None, UUID]]:
    """Permanent names that the post may get, the best first, and the ids made of them; they do not depend on the source."""
    guid, address, digest = item["guid"], item["address"], item["digest"]
    uris = [uri for uri in (_uri(guid, address), address) if uri and len(uri) <= LONGEST_URI and _URI.fullmatch(uri)]
    for uri in uris:
        yield uri, identity(uri)
    yield (f"{uris[0]}#{digest[:16]}" if uris else None), identity(f"{uris[0] if uris else 'nameless'}#{digest}")


def identity(uri: str) -> UUID:
    """The id of a post with this permanent name: of one of a Broadsheet its own."""
    found = _UUID.fullmatch(uri)
    return UUID(found[1]) if found else uuid5(NAMES, uri)


def term_id(kind: str, name: str) -> str:
    """The id of a tag or an author that has a name only."""
    return str(uuid5(NAMES, f"{kind}:{name.casefold()}"))


def twin_key(item: Mapping[str, Any]) -> str:
    """The key of a post that has the name of another one in the same document."""
    return _key("twin", item["guid"] or "", item["address"] or "", title(item))


def _uri(guid: str | None, address: str | None) -> str | None:
    """The guid, made a URI where it is none: a number is one of its site."""
    if not guid or _URI.fullmatch(guid):
        return guid
    if not address or not _WEB.match(address):
        return None
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/#{quote(guid, safe='')}"


def _place(url: str) -> str:
    host, path = canonical(url)
    before, mark, query = path.partition("?")
    return _key("url", host, before.rstrip("/") + mark + query)


def _key(sort: str, *texts: str) -> str:
    return f"{sort}:{sha256(chr(0).join(texts).encode(errors='surrogatepass')).hexdigest()[:32]}"
