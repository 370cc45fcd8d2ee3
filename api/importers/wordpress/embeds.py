"""What WordPress embeds, as figures. Providers and their addresses are in ``api.services.embeds``."""

import re

from api.services import embeds
from api.services.embeds import address, page, provider, source

__all__ = ["address", "figure", "frames", "provider"]

_FRAME = re.compile(r"<iframe\b([^<>]*)>(?:[^<]*</iframe>)?", re.IGNORECASE)


def figure(url: str, caption: str = "") -> str:
    """The figure of an address: the provider's, else ``link``. ``caption`` is HTML."""
    return embeds.figure(url, provider(url) or "link", caption)


def frames(text: str) -> list[tuple[int, int, str]]:
    """Each ``iframe`` as start, end, and the figure that stands for it; "" if it shows nothing that has an address."""
    return [(match.start(), match.end(), _framed(match[1])) for match in _FRAME.finditer(text)]


def _framed(attributes: str) -> str:
    url = address(source(attributes))
    return figure(page(url)) if url else ""
