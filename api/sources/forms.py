"""What a post over there becomes here: the members of its copy, or why it is set aside."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from marshmallow import ValidationError

from api.clock import MICROSECONDS
from api.errors import InvalidInput
from api.html.absolute_urls import absolute
from api.html.hot_links import without_files
from api.html.pictures import sources
from api.models import Source, SourceTerm
from api.services.archive.preparing import Prepared, Raw, Terms, prepared
from api.sources import terms as source_terms
from schemas.addresses import placed
from schemas.admin_inputs import ImageInput
from schemas.fields import Url

AHEAD_SECONDS = 86_400
"""A post that was published so much later than now would stand above all others for as long."""
MOST_CREDIT = 10_000
MOST_PICTURES, LONGEST_URL, LARGEST_BODY = 20, 2_000, 262_144
NO_LICENSE = "Its license is none of those that this source accepts."


class NotTaken(InvalidInput):
    """A post cannot be taken, and nothing was written for it."""


class SetAside(NamedTuple):
    """Why a post is not taken; ``is_lost``: what was taken of it before has to go, too."""

    why: str
    is_lost: bool = False


def uri_of(remote: str, uri: str | None = None) -> str:
    """The permanent name of a post over there: what it says itself, else as feeds of a Broadsheet have it (RFC 9562)."""
    return uri or f"urn:uuid:{remote}"


def refusal(source: Source, item: Mapping[str, Any], *, own: Collection[UUID], bases: Collection[str]) -> SetAside | None:
    """Why a post of a source cannot be taken, whatever it says. ``own``: posts that are ours; ``bases``: addresses of our sites."""
    resource = item["resource"]
    if item.get("problem") or resource["is_copy"]:
        return SetAside(item.get("problem") or "It is a copy itself: only a section's own posts are taken.")
    if any(placed(url, base)[0] == "" for url in (resource["url"], *item.get("others", ())) if url for base in bases):
        return SetAside("Its address is on this site.")
    if UUID(item["id"]) in own:
        return SetAside("It is a post of this site.")
    if resource["body_html"] is None:
        return SetAside("It came without its text.")
    if source.licenses is not None and (resource["license"] or {}).get("url") not in source.licenses:
        return SetAside(NO_LICENSE, is_lost=True)
    return None


def pictures(resource: Mapping[str, Any], licenses: Collection[str] | None) -> list[str]:
    """Addresses of the pictures that may be taken with a post, its image first.

    There are none where the image has no license, or one that is not accepted. Of the text those of the same hosts are taken.
    """
    image, body = resource["image"], resource["body_html"] or ""
    license_ = image and image["license"] and image["license"]["url"]
    if not license_ or not _host(image["url"]) or (licenses is not None and license_ not in licenses):
        return []
    hosts = {_host(image["url"]), _host(resource["url"])}
    shown = sorted(url for url in sources(body) if _host(url) in hosts) if len(body) <= LARGEST_BODY else []
    return list(dict.fromkeys((image["url"], *shown)))[:MOST_PICTURES]


def _host(url: str | None) -> str | None:
    """The host of an address from which a picture may be; ``None`` for what is no such address."""
    try:
        parts = urlsplit(url) if url and url.isprintable() and len(url) <= LONGEST_URL else None
    except ValueError:
        return None
    return parts.netloc if parts and parts.scheme in ("https", "http") and parts.netloc else None


def prepare(item: Mapping[str, Any], wanted: Sequence[str], ready: Collection[str], *, language: str, dialect: str) -> Prepared:
    """The line of an archive that the copy is made of, but for its origin, as its schema takes it, or why that does not.

    ``wanted``: its pictures; those that are ``ready`` are shown, and the image stays as it was while the new one is not. No database is
    asked: nobody need wait for a body to be cleaned.
    """
    resource = item["resource"]
    plain = ("kind", "slug", "language", "title", "excerpt", "published_at", "updated_at", "license")
    body = without_files(resource["body_html"] or "", ready if wanted else ())
    values = {"type": "post", **{name: resource[name] for name in plain}, "body_html": body, **_image(resource, wanted, ready)}
    [line] = prepared([Raw("post", values)], Terms(language, dialect))
    line = _absolute(line, item.get("base") or resource["url"] or "")
    told = None if line.line is None else {**line.line, "excerpt_truncated": resource["excerpt_truncated"]}
    return line._replace(line=told)


def _absolute(made: Prepared, base: str) -> Prepared:
    """The same with whole addresses in its body. It is clean by now, so that each address is seen; no text changes with them."""
    if made.line is None or "body_html" not in made.line:
        return made
    before = made.line["body_html"]
    html = absolute(before, base)
    if html == before or isinstance(made.bodies.get(before), ValueError):
        return made
    derived = None if made.derived is None else (made.derived[0]._replace(body_html=html), made.derived[1])
    return made._replace(line={**made.line, "body_html": html}, bodies={html: html}, derived=derived)


def _image(resource: Mapping[str, Any], wanted: Sequence[str], ready: Collection[str]) -> dict[str, Any]:
    if not wanted:
        return {"image": None}
    try:
        form: Any = ImageInput().load({name: value for name, value in resource["image"].items() if value is not None})
    except ValidationError:
        return {}
    return {"image": form} if form["url"] in ready else {}


def origin(item: Mapping[str, Any], source: Source, terms: Mapping[UUID, SourceTerm]) -> dict[str, Any]:
    """Where the copy comes from. Raises ``NotTaken`` where the other side says no address."""
    resource = item["resource"]
    try:
        Url(required=True).deserialize(resource["url"])
    except ValidationError:
        raise NotTaken("It came without an address that can be read.") from None
    credit = ", ".join(source_terms.names(resource["authors"], terms))[:MOST_CREDIT]
    return {
        "section": next(iter(source_terms.names([resource["section"]], terms)), source.name),
        "uri": uri_of(item["id"], item.get("uri")),
        "url": resource["url"],
        "revision": item["revision"],
        "license": resource["license"],
        "credit": credit or None,
    }


def is_to_come(line: Mapping[str, Any], now: int) -> bool:
    """Whether the post was published later than any clock can be wrong."""
    return bool(line["published_at"] > now // MICROSECONDS + AHEAD_SECONDS)
