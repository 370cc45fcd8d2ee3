"""Pictures of our own in a body: what browsers need to take the right size, and to keep its place until it is there."""

from collections.abc import Mapping
from html import escape, unescape
from typing import NamedTuple

from api.html.tokens import TooLarge, attributes, check_size, cut


class Picture(NamedTuple):
    """Its size in pixels, and its renditions of one media type: address and width."""

    width: int
    height: int
    renditions: tuple[tuple[str, int], ...]

    def attributes(self) -> dict[str, str]:
        """What is so of it, whoever shows it (HTML, 4.8.3)."""
        sources = ", ".join(f"{url} {width}w" for url, width in self.renditions)
        return {"width": str(self.width), "height": str(self.height), "srcset": sources}

    def defaults(self) -> dict[str, str]:
        """What is so of it where the body says nothing else."""
        return {"sizes": f"(min-width: {self.width}px) {self.width}px, 100vw", "loading": "lazy", "decoding": "async"}


def sources(html: str) -> set[str]:
    """The addresses of the images of a body that was made clean."""
    if "<img" not in html:
        return set()
    found = (attributes(tag["attributes"]).get("src") for _, tag in cut(html) if tag is not None and tag["name"] == "img")
    return {unescape(src) for src in found if src}


def with_sizes(html: str, pictures: Mapping[str, Picture]) -> str:
    """The body, its images whose addresses these are with their attributes; as it is where it would become too large for a body."""
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
    own = {name: escape(value) for name, value in picture.attributes().items()}
    defaults = {name: escape(value) for name, value in picture.defaults().items() if name not in written}
    return "<img" + "".join(f' {name}="{value}"' for name, value in {**written, **own, **defaults}.items()) + ">"
