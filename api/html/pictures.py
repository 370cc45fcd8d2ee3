"""Pictures of our own in a body: what browsers need to take the right size, and to keep its place until it is there."""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import NamedTuple

from api.html.tokens import TooLarge, attributes, check_size, cut

_VARIANT = re.compile(r"-([1-9][0-9]{1,4})x([1-9][0-9]{1,4})(\.[A-Za-z0-9]{3,4})\Z", re.ASCII)
"""How WordPress ends the names of a picture's smaller sizes."""


class Variant(NamedTuple):
    """A smaller size of a picture, by its address: where the whole one would be, and the pixels of this one."""

    original: str
    width: int
    height: int

    def is_of(self, width: int, height: int) -> bool:
        """Whether a picture of so many pixels may be the whole one: it is no smaller, and nothing was cut off (a pixel is rounding)."""
        return width >= self.width and abs(height * self.width / width - self.height) <= 1


def variant(url: str) -> Variant | None:
    """What an address says of a picture's size, if it is one of WordPress's."""
    found = _VARIANT.search(url)
    return Variant(url[: found.start()] + found[3], int(found[1]), int(found[2])) if found else None


class Picture(NamedTuple):
    """Its address, its size in pixels, and its renditions of one media type: address and width.

    ``shown_width``: how wide it is shown where the body does not say that.
    """

    url: str
    width: int
    height: int
    renditions: tuple[tuple[str, int], ...]
    shown_width: int | None = None

    def attributes(self, shown_width: int) -> dict[str, str]:
        """What is so of it, whoever shows it (HTML, 4.8.3), in this width."""
        sources = ", ".join(f"{url} {width}w" for url, width in self.renditions)
        height = max(1, round(self.height * shown_width / self.width))
        return {"src": self.url, "width": str(shown_width), "height": str(height), "srcset": sources}

    def defaults(self, shown_width: int) -> dict[str, str]:
        """What is so of it where the body says nothing else."""
        return {"sizes": f"(min-width: {shown_width}px) {shown_width}px, 100vw", "loading": "lazy", "decoding": "async"}

    def width_in(self, written: Mapping[str, str]) -> int:
        """How wide it is shown: as the body says by width and height, never wider than it is."""
        given = [written.get(name, "") for name in ("width", "height")]
        if all(one.isascii() and one.isdecimal() for one in given):
            return min(max(int(given[0][:5]), 1), self.width)
        return min(self.shown_width or self.width, self.width)


def sources(html: str) -> set[str]:
    """The addresses of the images of a body that was made clean."""
    if "<img" not in html:
        return set()
    found = (attributes(tag["attributes"]).get("src") for _, tag in cut(html) if tag is not None and tag["name"] == "img")
    return {unescape(src) for src in found if src}


def with_sizes(html: str, pictures: Mapping[str, Picture]) -> str:
    """The body, its images that have these addresses with their attributes; as it is where it would become too large for a body."""
    made = []
    for text, tag in cut(html):
        made.append(text)
        if tag is not None:
            made.append(_tag(tag["attributes"], pictures) or tag[0] if tag["name"] == "img" else tag[0])
    whole = "".join(made)
    try:
        check_size(whole)
    except TooLarge:
        return html
    return whole


def _tag(given: str, pictures: Mapping[str, Picture]) -> str | None:
    written = attributes(given)
    picture = pictures.get(unescape(written.get("src", "")))
    if picture is None:
        return None
    shown_width = picture.width_in(written)
    own = {name: escape(value) for name, value in picture.attributes(shown_width).items()}
    defaults = {name: escape(value) for name, value in picture.defaults(shown_width).items() if name not in written}
    return "<img" + "".join(f' {name}="{value}"' for name, value in {**written, **own, **defaults}.items()) + ">"
