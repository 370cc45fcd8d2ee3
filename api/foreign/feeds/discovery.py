"""Which feeds a page names, so that the address of a site is enough (HTML, 4.6.6.1)."""

from api.html.links import links

TYPES = frozenset(f"application/{name}" for name in ("atom+xml", "rss+xml", "rdf+xml", "feed+json"))
BESIDE = ("comment", "podcast")
"""In the address or title of a feed that is seldom the one that is meant."""
MOST = 20
LONGEST = 4_000


def named(page: bytes, url: str) -> list[str]:
    """Addresses of the feeds that a page names, in its order, as other readers take them; those beside the main one last.

    ``url``: of the page.
    """
    found: dict[str, bool] = {}
    for link in links(page, url):
        if "alternate" not in link["rel"].split() or link["type"].partition(";")[0].strip() not in TYPES:
            continue
        if link["href"] != url and len(link["href"]) <= LONGEST and link["href"].isprintable():
            words = f"{link['href']} {link.get('title', '')}".lower()
            found.setdefault(link["href"], any(word in words for word in BESIDE))
    return sorted(found, key=found.__getitem__)[:MOST]


def told(problem: str, feeds: list[str]) -> str:
    """That a page is no feed, and those that it names do not help."""
    return f"{problem} Of the feeds that it names none can be read: {', '.join(feeds)}" if feeds else f"{problem} It names no feed."
