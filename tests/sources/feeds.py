"""A feed that tests serve: its items are changed, and what it is asked is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from api.outbound import Answer

FEED = "https://feed.example.net/all.xml"
DAY = "Wed, 05 Jun 2024 16:04:48 GMT"


def item(
    title: str = "A title", *, guid: str | None = None, link: str | None = None, date: str | None = DAY, text: str = "<p>Text.</p>"
) -> str:
    """An item of RSS; what is ``None`` it has not."""
    members = {"title": title, "guid": guid, "link": link, "pubDate": date, "content:encoded": text}
    return "<item>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in members.items() if value is not None) + "</item>"


@dataclass
class Feed:
    """Answers with RSS; an entity tag says whether it has changed."""

    items: list[str] = field(default_factory=list)
    head: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    moved: str = ""
    others: dict[str, bytes] = field(default_factory=dict)
    """Further documents by their paths."""
    asked: list[Mapping[str, str]] = field(default_factory=list)

    def __call__(self, address: str, headers: Mapping[str, str]) -> Answer:
        self.asked.append(headers)
        path = urlsplit(address).path
        if path in self.others:
            return Answer(200, {}, self.others[path], address)
        body = f"<rss version='2.0'><channel><title>Feed</title>{self.head}{''.join(self.items)}</channel></rss>".encode()
        tag = f'"{hash(body)}"'
        if headers.get("If-None-Match") == tag:
            return Answer(304, self.headers, b"", address, self.moved)
        return Answer(self.status, {"etag": tag, **self.headers}, body, address, self.moved)


def feeding(reader: Any, feed: Feed, **values: Any) -> Any:
    """A source of the newsroom: the feed."""
    reader.web[urlsplit(FEED).netloc] = feed
    return reader.reads(SimpleNamespace(url=FEED), **{"kind": "feed", **values})
