"""Addresses that an item has or had on its site. WordPress keeps former slugs and days; the addresses of then are made of the link."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from api.html.sanitize import clean
from schemas.archive import MOST_WAYS

MOST_OF_ADDRESS = 4_000
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//[^/?#]", re.IGNORECASE)
_ORDINARY = re.compile(r"https?://(?!\S*?\bxn--)(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::[0-9]{1,4})?(?:[/?#]|\Z)", re.IGNORECASE | re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BETWEEN = ("/", "-", ".", "")
"""What may stand between year, month and day in an address."""


def address(text: str, site: str) -> str | None:
    """The text as a whole address, joined to that of its site; ``None`` where that is not known, or it is too long."""
    text = unescape(text).strip()
    try:
        whole = text if _WHOLE.match(text) else urljoin(f"{site.rstrip('/')}/", text) if text and _WEB.match(site) else ""
    except ValueError:
        return None
    return whole if 0 < len(whole) <= MOST_OF_ADDRESS else None


def is_usable(url: str) -> bool:
    """Whether an absolute address of the web has a host that there can be, as what makes bodies safe sees it."""
    if _ORDINARY.match(url):
        return True
    try:
        return bool(urlsplit(url).hostname) and " href=" in clean(f'<a href="{escape(url)}">a</a>')
    except ValueError:
        return False


def both(link: str) -> list[str]:
    """The link, and it without its last slash or with one."""
    return [link, link.rstrip("/") if link.endswith("/") else f"{link}/"]


def former(
    link: str | None, site: str, slug: str, old_slugs: Iterable[str], old_days: Iterable[str], moments: Iterable[datetime]
) -> list[str]:
    """The addresses under former slugs and former days, of whatever form the links of the site are.

    Where the link has no slug in it (``/archives/12``, ``?p=12``), WordPress knows a former slug right below the address of the site.
    """
    old_slugs = list(dict.fromkeys(old for one in old_slugs if (old := unquote(one).strip("/"))))
    days = [found.groups() for one in old_days if (found := _DAY.fullmatch(one.strip()))]
    present = {(f"{one.year:04}", f"{one.month:02}", f"{one.day:02}") for one in moments}
    if not old_slugs and not days:
        return []
    renamed = _renamed(link, unquote(slug), old_slugs) if link and slug else []
    bases = [*([link] if link else []), *(renamed or _below(link, site, old_slugs))]
    urls = dict.fromkeys(url for base in bases for url in (base, *(_redated(base, day, present) for day in days)))
    return [url for url in urls if url != link and len(url) <= MOST_OF_ADDRESS][:MOST_WAYS]


def _renamed(link: str, slug: str, old_slugs: Iterable[str]) -> list[str]:
    """The link with each of these in place of its slug; none where that is not in it. It may be part of a name (``12-slug.html``)."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return []
    pattern = re.compile(rf"(?:^|(?<=[-_.])){re.escape(slug)}(?=[-_.]|$)", re.IGNORECASE)
    for member, between in (("path", "/"), ("query", "=")):
        names = [unquote(name) for name in getattr(parts, member).split(between)]
        for place in range(len(names) - 1, -1, -1):
            if found := pattern.search(names[place]):
                before, after = names[place][: found.start()], names[place][found.end() :]
                others = [[*names[:place], before + old + after, *names[place + 1 :]] for old in old_slugs]
                return [urlunsplit(parts._replace(**{member: between.join(map(_quoted, other))})) for other in others]
    return []


def _quoted(name: str) -> str:
    return quote(name, safe="!$&'()*+,;=:@")


def _below(link: str | None, site: str, old_slugs: Iterable[str]) -> list[str]:
    is_plain = link is None or "?" in link
    forms = ("{}/", "?name={}") if is_plain else ("{}/",)
    return [whole for old in old_slugs for form in forms if (whole := address(form.format(quote(old, safe="")), site))]


def _redated(url: str, day: tuple[str, ...], present: Collection[tuple[str, ...]]) -> str:
    """The address with another day in place of the present one, as far as it has year, month and day in it."""
    for length in (3, 2, 1):
        for between in _BETWEEN:
            shown = "|".join(re.escape(between.join(one[:length])) for one in present)
            found = re.search(rf"(?<=/)(?:{shown})(?=[/.?-]|$)", url) if shown else None
            if found:
                return url[: found.start()] + between.join(day[:length]) + url[found.end() :]
    return url
