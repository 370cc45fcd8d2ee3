"""What WordPress holds, made to fit: texts that are too long are cut, addresses are made whole, slugs made where none can be."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin

from api.importers.wordpress.addresses import MOST_OF_ADDRESS, is_usable
from api.services.archive.remarks import Remark, What
from schemas.archive import MOST_WAYS, SPELLING
from schemas.fields import LONGEST, canonical_slug, is_slug
from schemas.input_fields import MOST_LINKS, NAME, PARAGRAPH

_META = {"title": NAME, "description": PARAGRAPH}
_WEB = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNSAFE = re.compile(r"[\s\"<>\\^`{|}\x00-\x20\x7f]")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?(?=/)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?=/)", re.IGNORECASE)


@dataclass(slots=True)
class Fitted:
    """Collects what had to be said while values were made to fit."""

    remarks: list[Remark] = field(default_factory=list)

    def say(self, what: What, why: str, *details: object) -> None:
        """Says it, with what it is about, each once."""
        remark = Remark(what, why, ", ".join(dict.fromkeys(map(str, details))))
        if remark not in self.remarks:
            self.remarks.append(remark)

    def say_of(self, what: What, why: str, details: Collection[object]) -> None:
        """Says it of those that there are."""
        if details:
            self.say(what, why, *details)

    def text(self, what: str, text: str | None, most: int) -> str | None:
        """The text, cut at its most characters."""
        if text is None or len(text) <= most:
            return text
        self.say("cut", f"{what} is cut at {most} characters")
        return text[:most].rstrip()

    def some(self, what: str, values: list[str], most: int) -> list[str]:
        """The values, not more than may be."""
        if len(values) <= most:
            return values
        self.say("cut", f"only the first {most} {what} are kept")
        return values[:most]

    def image(self, image: dict[str, Any] | None, base: str) -> dict[str, Any] | None:
        """The image by an absolute address, its texts cut; none where no address can be made."""
        if image is None:
            return None
        url = web_address(image["url"], base)
        if url is None:
            self.say("left-out", "the image is left out, its address cannot be used", repr(image["url"][:200]))
            return None
        texts: dict[str, Any] = {
            name: self.text(f"the {name} of the image", image[name], PARAGRAPH) for name in ("alt", "caption") if name in image
        }
        return {**image, "url": url, **texts}

    def meta(self, values: dict[str, Any] | None, base: str) -> dict[str, Any]:
        """The member ``meta`` of a post, its image by an absolute address; none where nothing is said."""
        if values is None:
            return {}
        texts: dict[str, Any] = {name: self.text(f"the {name} for search engines", values[name], most) for name, most in _META.items()}
        return {"meta": {**values, **texts, "image": self.image(values["image"], base)}}

    def post(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a post."""
        return {
            **self.known(values),
            "excerpt": self.text("the excerpt", values["excerpt"], PARAGRAPH),
            "tags": self.some("tags", values["tags"], MOST_LINKS),
        }

    def known(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a post by which it is told from others."""
        return {
            **values,
            "title": self.text("the title", values["title"], NAME),
            "former_slugs": self.some("former slugs", [slug for slug in values["former_slugs"] if len(slug) <= SPELLING], MOST_WAYS),
            "addresses": values["addresses"][:MOST_WAYS],
        }

    def tag(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a tag."""
        cut: dict[str, Any] = {"name": self.text("the name", values["name"], NAME)}
        if "description" in values:
            cut["description"] = self.text("the description", values["description"], PARAGRAPH)
        for member, most in (("names", NAME), ("descriptions", PARAGRAPH)):
            if member in values:
                cut[member] = {tag: self.text(f"one of the {member}", text, most) for tag, text in values[member].items()}
        return {**values, **cut}


def web_address(url: str, base: str) -> str | None:
    """The address, absolute and encoded; relative ones are joined to ``base``. ``None`` where it is none of the web."""
    url = _UNSAFE.sub(lambda found: quote(found[0]), url.strip().replace("\\", "/"))
    host = _HOST.match(url)
    if host and not _FILE.search(host[0] + "/"):
        url = f"//{url}"
    if _SCHEME.match(url) and not _WEB.match(url):
        return None
    try:
        whole = urljoin(f"{base.rstrip('/')}/" if _WEB.match(base) else "https:", url)
    except ValueError:
        return None
    return whole if _WEB.match(whole) and len(whole) <= MOST_OF_ADDRESS and is_usable(whole) else None


def made_slug(kind: str, *texts: str) -> str:
    """The slug of the first of these texts that gives one, else one made of the characters of the first that is not empty."""
    for text in texts:
        if is_slug(slug := canonical_slug(text)):
            return slug
    return canonical_slug("-".join([kind, *_codes(next(filter(None, texts), ""))])[:LONGEST])


def _codes(text: str) -> Iterator[str]:
    return (f"{ord(character):x}" for character in text if not character.isspace())
