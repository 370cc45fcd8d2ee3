"""Frames in what WordPress holds, as figures. Providers and their addresses are in ``api.html.providers``."""

import re

from api.html.embeds import framed
from api.html.providers import address, figure, provider

__all__ = ["address", "figure", "frames", "provider"]

_FRAME = re.compile(r"<iframe\b([^<>]*)>(?:[^<]*</iframe>)?", re.IGNORECASE)


def frames(text: str) -> list[tuple[int, int, str]]:
    """Each ``iframe`` as start, end, and the figure that stands for it; "" if it shows nothing that has an address."""
    return [(match.start(), match.end(), _framed(match[1])) for match in _FRAME.finditer(text)]


def _framed(attributes: str) -> str:
    figure = framed(attributes, "iframe")
    return figure and f"{figure}</figure>"
