"""Where the REST interface of a site is: said in a header, in its page, or found at its usual places."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from api.errors import NotDone, Unreachable
from api.html.links import links
from api.importers.wordpress.rest import answers
from api.outbound import Answer

Fetch = Callable[[str, Mapping[str, str]], Answer]
"""Asks an address; the second are credentials, for its origin alone. Raises ``Unreachable`` or ``NotDone``."""

NAMESPACE, POLYLANG = "wp/v2", "pll/v1"
REL = "https://api.w.org/"
PLAIN = "rest_route="
"""In the address of a site whose links are plain."""
_LINK = re.compile(r'<([^<>]*)>\s*;[^,<]*?\brel="?https://api\.w\.org/"?', re.IGNORECASE)
_LANGUAGE = re.compile(rb"""<html\b[^<>]*?\slang\s*=\s*["']([A-Za-z0-9-]{2,35})["']""", re.IGNORECASE)
LOOKED_AT = 1_000_000


class Root(NamedTuple):
    """The interface of a site: its address, that of the site, how the site is called, the language of its pages ("" where not said).

    ``has_polylang``: whether Polylang says there which languages there are.
    """

    address: str
    home: str
    name: str
    language: str
    has_polylang: bool = False


def found(fetch: Fetch, url: str) -> Root:
    """The interface of the site at an address. Raises ``NotDone`` where there is none, ``Unreachable`` where nobody answers."""
    problem: NotDone | Unreachable | None = None
    page = b""
    try:
        first = fetch(url, {})
        page = first.body[:LOOKED_AT]
        said = _said(first, url)
    except (NotDone, Unreachable) as error:
        problem, said = error, None
    for address in dict.fromkeys(filter(None, (said, *_usual(url)))):
        try:
            read = _index(fetch(address, {}))
        except (NotDone, Unreachable) as error:
            problem = problem or error
            continue
        if read is not None:
            language = _LANGUAGE.search(page)
            home, name = (value if isinstance(value := read.get(one), str) else "" for one in ("home", "name"))
            return Root(address, home, name, language[1].decode() if language else "", POLYLANG in read["namespaces"])
    raise problem or NotDone(f"{urlsplit(url).hostname} shows no interface of WordPress: it is none, or its interface is shut.")


def _said(answer: Answer, url: str) -> str | None:
    """The address that a page names, in its header or in itself."""
    header = _LINK.search(answer.headers.get("link", ""))
    if header:
        return str(urljoin(url, header[1]))
    return next((link["href"] for link in links(answer.body, url) if REL in link["rel"].split()), None)


def _usual(url: str) -> Iterator[str]:
    base = url.partition("?")[0].partition("#")[0].rstrip("/")
    yield f"{base}/wp-json/"
    yield f"{base}/?{PLAIN}/"


def _index(answer: Answer) -> answers.Read | None:
    """What is said of the site, where this is the description of such an interface."""
    if not answer.is_success or len(answer.body) > LOOKED_AT * 5:
        return None
    try:
        read = answers.one(answer.body)
    except ValueError:
        return None
    return read if NAMESPACE in read["namespaces"] else None


def placed(root: str, path: str, query: str) -> str:
    """The address of a path of the interface. ``query`` is in its spelling."""
    if PLAIN in root:
        return f"{root.rstrip('/')}/{path}&{query}"
    return f"{root.rstrip('/')}/{path}?{query}"


def check_origin(url: str, root: str) -> None:
    """Raises ``NotDone`` where a password for one host would be shown to another one, or to everybody on the way."""
    given, found = urlsplit(url), urlsplit(root)
    if given.hostname != found.hostname or (given.scheme == "https" and found.scheme != "https"):
        raise NotDone(f"The interface of this site is at {found.scheme}://{found.netloc}: name that address, since there is a password.")


def credentials(account: str) -> dict[str, str]:
    """The header for an account (RFC 7617), which is ``name:password``."""
    return {"Authorization": f"Basic {b64encode(account.encode()).decode()}"}
