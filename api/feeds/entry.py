"""What all formats are written of: a feed and its entries, made of finished posts. How a format spells them is in its own file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from api.html.absolute_urls import absolute
from api.settings import Site

Post = Mapping[str, Any]
"""A post as delivery answers it."""
IMAGES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
"""Media types by the end of an address."""
NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was changed last."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that left the feed: its id, and since when (RFC 3339)."""

    id: str
    at: str


@dataclass(frozen=True, slots=True)
class Image:
    """A featured image; ``type`` is its media type, ``None`` where its address does not tell."""

    url: str
    type: str | None
    alt: str | None
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about: a tag or a campaign. ``scheme`` is the list of such."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where an event takes place: instants (RFC 3339), or days; ``calendar`` is its address as iCalendar.

    ``details`` are its members as delivery answers them.
    """

    starts: str
    ends: str | None
    location: str | None
    calendar: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A post, or an event with its ``occasion``. Plain texts are text; ``html`` is the whole text with absolute addresses.

    It is ``None`` where it was not asked for, or is empty.
    ``id`` is permanent; ``url`` is on this site, ``canonical_url`` the origin's for a copy, ``via`` where a copy comes from.
    """

    id: str
    post_id: str
    url: str
    canonical_url: str
    language: str
    title: str
    summary: str
    html: str | None
    published_at: str
    updated_at: str
    revision: int
    authors: Sequence[tuple[str, str]]
    subjects: Sequence[Subject]
    section: str | None
    image: Image | None
    license_name: str | None
    license_url: str | None
    credit: str | None
    via: str | None
    source: str | None
    occasion: Occasion | None = None

    @property
    def rights(self) -> str | None:
        """Credit and license in words."""
        return ". ".join(filter(None, (self.credit, self.license_name))) or None

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Links of an entry to its license, its canonical page and its source: relations (RFC 4946, RFC 6596, RFC 4287) and addresses."""
        if self.license_url:
            yield "license", self.license_url
        if self.canonical_url != self.url:
            yield "canonical", self.canonical_url
        if self.via:
            yield "via", self.via

    @property
    def more(self) -> Mapping[str, str | None]:
        """When and where it takes place, by the names of RSS's module of events (purl.org/rss/1.0/modules/event)."""
        one = self.occasion
        return {"ev:startdate": one.starts, "ev:enddate": one.ends, "ev:location": one.location} if one else {}


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a query. ``id`` is the query's own address, for ever; the others are addresses of pages in this format."""

    site: Site
    title: str
    language: str
    id: str
    this: str
    first: str
    following: str | None
    previous: str | None
    hub: str | None
    entries: Sequence[Entry]
    gone: Sequence[Gone] = ()

    @property
    def updated_at(self) -> str:
        """The last change of any entry of the feed; never the time of the request."""
        return max((entry.updated_at for entry in self.entries), default=NEVER)


def permanent(post_id: str, origin: Mapping[str, Any] | None) -> str:
    """The name by which a post is known everywhere and for ever: that of its origin, else one made of its id (RFC 9562)."""
    return origin["uri"] if origin else f"urn:uuid:{post_id}"


def entry_of(post: Post, html: str | None, site: Site) -> Entry:
    """The entry of a post in the list form, with its text if that is wanted."""
    origin, known = post["origin"], post["license"] or (post["origin"] or {}).get("license")
    return Entry(
        id=permanent(post["id"], origin),
        post_id=post["id"],
        url=post["url"],
        canonical_url=post["canonical_url"],
        language=post["language"],
        title=post["title"],
        summary=post["excerpt"],
        html=absolute(html, post["url"]) if html else None,
        published_at=post["published_at"],
        updated_at=post["updated_at"],
        revision=post["revision"],
        authors=[(author["name"], author["url"]) for author in post["authors"]],
        subjects=[
            *(Subject(f"{site.public_url}/v1/tags", tag["slug"], tag["name"]) for tag in post["tags"]),
            *(Subject(f"{site.public_url}/v1/campaigns", one["slug"], one["title"]) for one in post["campaigns"]),
        ],
        section=post["section"] and post["section"]["name"],
        image=_image(post["image"]),
        license_name=known and known["name"],
        license_url=known and known["url"],
        credit=origin and origin["credit"],
        via=origin and origin["url"],
        source=origin and origin["section"],
    )


def _image(image: Mapping[str, Any] | None) -> Image | None:
    if image is None:
        return None
    ending = "." + urlsplit(image["url"]).path.rpartition(".")[2].lower()
    return Image(image["url"], IMAGES.get(ending), image["alt"], image["width"], image["height"])
