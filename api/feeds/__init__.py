"""Formats of syndication: one neutral entry, one file a format, one table. Which posts a feed has is decided where lists are."""

from collections.abc import Callable
from dataclasses import dataclass

from api.feeds import atom, jsonfeed, ninjs, rss
from api.feeds.entry import Feed


@dataclass(frozen=True, slots=True)
class Format:
    """How a feed is written; ``title`` is the format's name for readers of the document, ``operation`` the end of its operation's."""

    title: str
    operation: str
    media_type: str
    write: Callable[[Feed], bytes]

    @property
    def content_type(self) -> str:
        """The media type as it is sent: XML says its characters twice, for readers that only look at one place."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.endswith("+xml") else self.media_type


FORMATS = {
    "atom": Format("Atom", "Atom", atom.MEDIA_TYPE, atom.written),
    "rss": Format("RSS 2.0", "Rss", rss.MEDIA_TYPE, rss.written),
    "jsonfeed": Format("JSON Feed 1.1", "JsonFeed", jsonfeed.MEDIA_TYPE, jsonfeed.written),
    "ninjs": Format("ninjs 3.1", "Ninjs", ninjs.MEDIA_TYPE, ninjs.written),
}
"""By the ending of the address: ``/v1/posts.atom``."""
