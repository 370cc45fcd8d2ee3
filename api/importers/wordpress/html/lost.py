"""Addresses in a body by which nothing can be shown, each once: of images, of players, and of links, which become text."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Lost:
    """Those of one body, as it has them."""

    images: dict[str, None] = field(default_factory=dict)
    players: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
