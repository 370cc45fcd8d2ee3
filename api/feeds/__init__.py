"""Formats of syndication, and pages for search engines. The door is ``FORMATS``: one row a format, one file each.

- An *entry* is a public post in neutral words, or an event (``event_entry``), a *feed* a list of them (``entry``); a format only spells
  them.
- A *calendar* is a list of events (``ics``).
- A *departure* in a feed is a post that left it, for formats that can say so.
- ``sitemaps`` and ``news`` write maps of the site, ``embeds`` the quotations of oEmbed; ``xml`` is what XML formats share.

Which posts a feed has is decided where lists are: ``api.queries.posts``, ``api.queries.sitemap``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.feeds import atom, ics, jsonfeed, ninjs, rss


@dataclass(frozen=True, slots=True)
class Format:
    """How a feed is written; ``title`` is the format's name for readers of the document, ``operation`` the end of its operation's."""

    title: str
    operation: str
    media_type: str
    write: Callable[[Any], bytes]
    """Of a ``Feed``, or where it is one of ``CALENDARS`` of a ``Calendar``."""

    @property
    def content_type(self) -> str:
        """The media type as it is sent: XML says its characters twice, for readers that only look at one place."""
        has_charset = self.media_type.endswith("+xml") or self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if has_charset else self.media_type


FORMATS = {
    "atom": Format("Atom", "Atom", atom.MEDIA_TYPE, atom.written),
    "rss": Format("RSS 2.0", "Rss", rss.MEDIA_TYPE, rss.written),
    "jsonfeed": Format("JSON Feed 1.1", "JsonFeed", jsonfeed.MEDIA_TYPE, jsonfeed.written),
    "ninjs": Format("ninjs 3.1", "Ninjs", ninjs.MEDIA_TYPE, ninjs.written),
}
"""By the ending of the address: ``/v1/posts.atom``."""
EVENT_FORMATS = {name: FORMATS[name] for name in ("atom", "rss", "jsonfeed")}
"""The same of what has a place for when and where: ``/v1/events.atom``."""
CALENDARS = {"ics": Format("iCalendar", "Calendar", ics.MEDIA_TYPE, ics.written)}
"""The same of what has no place for posts: ``/v1/events.ics``."""
