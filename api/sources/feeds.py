"""What a feed is asked, and what comes back. How it is read is in ``foreign.feeds``; what its items mean here in ``recognising``.

The cursor of a feed is JSON: ``etag``, ``modified`` and ``digest`` of the document that was read last; ``left``, what was left out of it
(``queries.authored.sources`` tells it); ``wait``, ``hours`` and ``days``, in which it wants not to be asked; and on a first pull ``page``,
an older document that is still to be read (RFC 5005), with how many were.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import orjson
from sqlalchemy import Row

from api.clock import MICROSECONDS, now_us
from api.errors import NotDone, Unreachable
from api.foreign.broken import Broken
from api.foreign.feeds import discovery, documents
from api.foreign.feeds.items import joined
from api.outbound import Answer, Unreadable
from api.outbound.parsing import parsed
from api.settings import Site
from api.sources.asking import NOT_MODIFIED, OK, SMALL_BYTES, Fetch, Outcome, Question, standing
from api.sources.names import term_id
from schemas.addresses import placed
from schemas.fields import canonical_slug
from schemas.languages import registered_language

log = logging.getLogger("broadsheet.sources")

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, */*;q=0.1"
)
GONE = 410
MOST_PAGES = 10
"""Documents that a first pull reads, the newest first."""
MOST_TRIED = 3
"""Feeds of those that a page names."""
LONGEST_HEADER = 1_000
WEEK_HOURS = 168
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_LINK = re.compile(r"<([^<>]{1,2000})>[^,<>]{0,200}?;\s*rel\s*=\s*\"?(hub|self)\b", re.IGNORECASE)
LONGEST_LINKS = 8_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

State = dict[str, Any]


def question(row: Row[Any], single: UUID | None = None) -> Question:
    """What the feed is asked next, or for a post, which comes with all others."""
    address = (single is None and _state(row.cursor).get("page")) or row.url
    return Question(row.id, row.host, address, None, standing(row), row.next_at, single=single, row=row)


def outcome(fetch: Fetch, asked: Question, site: Site) -> Outcome:
    """What comes back, whatever it is. An older document that cannot be read is left out, and those before it."""
    state = _state(asked.standing[0]) if asked.single is None else {}
    is_older = "page" in state
    try:
        answer = fetch(asked.address, _headers({} if is_older else state, site))
        if answer.status == GONE and not is_older:
            return Outcome(asked, ended=f"{urlsplit(asked.address).hostname} says that this feed is gone for good.")
        return _read(fetch, answer, asked, state, site)
    except (Unreachable, NotDone) as error:
        if is_older:
            return Outcome(asked, _page([], _without_page(state), has_more=False))
        return Outcome(asked, error=str(error), after_seconds=error.after_seconds if isinstance(error, NotDone) else 0)


def _headers(state: State, site: Site) -> dict[str, str]:
    headers = {"Accept": ACCEPT, "User-Agent": f"Broadsheet (+{site.public_url})"}
    conditions = {"If-None-Match": state.get("etag"), "If-Modified-Since": state.get("modified")}
    return headers | {name: value for name, value in conditions.items() if value}


def _read(fetch: Fetch, answer: Answer, asked: Question, state: State, site: Site) -> Outcome:
    if answer.status == NOT_MODIFIED or (_digest(answer) == state.get("digest") and answer.status == OK and "page" not in state):
        return Outcome(asked, is_unchanged=True, wait_seconds=_wait(answer, asked, state), moved=answer.moved or None)
    if answer.status != OK:  # a part (206) may look like a whole
        raise NotDone(f"{urlsplit(asked.address).hostname} answers {answer.status}.", answer.after_seconds)
    try:
        told = document(answer, asked.address)
    except Unreadable as error:
        if not _is_new(asked):
            raise
        answer, told = _named(fetch, answer, asked, site, str(error))
    if asked.single is not None:
        return Outcome(asked, _page(list(items(told, _language(asked, site))), state, has_more=False))
    return _outcome(answer, told, asked, state, site)


def _outcome(answer: Answer, told: Mapping[str, Any], asked: Question, state: State, site: Site) -> Outcome:
    """What comes of a document that was read."""
    url, is_older = answer.url or asked.address, "page" in state
    if told["left"]:
        log.warning("Source %s: %s", asked.source_id, told["left"])
    after = _without_page(state) if is_older else _validators(answer, told["head"])
    left = {"left": f"{url}, {told['left']}" if is_older else told["left"]} if told["left"] else {}
    older = _older(told, url, state, is_first=asked.standing[0] is None)
    cursor = {**after, **left, **older}
    page = _page(list(items(told, _language(asked, site))), cursor, has_more=bool(older))
    moved = None if is_older else answer.moved or None
    return Outcome(asked, page, wait_seconds=_wait(answer, asked, cursor), moved=moved, is_older=is_older, hub=_hub(answer, told, url))


def _digest(answer: Answer) -> str:
    return sha256(answer.body).hexdigest()[:32]


def _is_new(asked: Question) -> bool:
    """Whether nothing was ever read at its address: a page that comes later is one for maintenance, whatever it names."""
    row = asked.row
    return row is not None and row.cursor is None and row.base_run > row.run and asked.single is None


def _named(fetch: Fetch, page: Answer, asked: Question, site: Site, problem: str) -> tuple[Answer, dict[str, Any]]:
    """The first feed that a page names and that can be read, ``moved`` to its address; none of ours. Raises ``Unreadable``."""
    found = [one for one in discovery.named(page.body, page.url or asked.address) if placed(one, site.public_url)[0] != ""]
    for one in found[:MOST_TRIED]:
        try:
            answer = fetch(one, _headers({}, site))
            if answer.status == OK:
                return answer._replace(url=answer.url or one, moved=answer.moved or one), document(answer, one)
        except (Unreachable, NotDone) as error:
            log.info("Source %s: %s names %s. %s", asked.source_id, asked.address, one, error)
    raise Unreadable(discovery.told(problem, found))


def document(answer: Answer, address: str) -> dict[str, Any]:
    """The document of an answer, as ``documents.read`` has it. Raises ``Unreadable``."""
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    url, said = answer.url or address, charset[1] if charset else ""
    if len(answer.body) > SMALL_BYTES:
        told: dict[str, Any] = parsed(
            f"{documents.__name__}:{documents.read.__name__}", orjson.dumps({"url": url, "charset": said}) + b"\n" + answer.body
        )
        if "broken" in told:
            raise Unreadable(told["broken"])
        return told
    try:
        return documents.document(answer.body, url, said)
    except Broken as error:
        raise Unreadable(str(error)) from None


def items(told: Mapping[str, Any], language: str) -> Iterator[dict[str, Any]]:
    """Terms and found posts of a document (``recognising``). ``language``: of what names none that is registered."""
    named = {(kind, name): term_id(kind, name) for one in told["items"] for kind in ("tag", "author") for name in one[f"{kind}s"]}
    for (kind, name), ident in named.items():
        yield {"type": kind, "id": ident, "revision": 1, "resource": {"slug": canonical_slug(name), "name": name}}
    for one in told["gone"]:
        yield {"type": "post", "guid": one["guid"], "address": None, "reason": "deleted", "at": one["at"]}
    for one in told["items"]:
        kept = {"type": "post", "guid": one["guid"], "address": one["address"]}
        if one["is_protected"]:
            yield {**kept, "reason": "unpublished", "at": None}
        else:
            others = {name: one[name] for name in ("others", "base", "digest", "problem")}
            yield {**kept, **others, "resource": _resource(one, named, language)}


def _resource(one: Mapping[str, Any], named: Mapping[tuple[str, str], str], language: str) -> dict[str, Any]:
    return {
        **{name: one[name] for name in ("title", "excerpt", "published_at", "updated_at", "license")},
        "kind": "post",
        "slug": None,
        "language": registered_language((one["language"] or "").replace("_", "-")) or language,
        "body_html": one["html"],
        "url": one["address"],
        "excerpt_truncated": one["is_cut"],
        "tags": [named["tag", name] for name in one["tags"]],
        "authors": [named["author", name] for name in one["authors"]],
        "campaigns": [],
        "translations": [],
        "section": None,
        "is_copy": False,
        "image": one.get("image"),
    }


def _language(asked: Question, site: Site) -> str:
    return registered_language(asked.said.get("language", "")) or site.default_language


def _hub(answer: Answer, told: Mapping[str, Any], url: str) -> tuple[str, str] | None:
    """(address, topic) of a hub that the document or its headers name (WebSub, 4)."""
    links = [(rel.lower(), address) for address, rel in _LINK.findall(answer.headers.get("link", "")[:LONGEST_LINKS])]
    hubs = [*(address for rel, address in links if rel == "hub"), *told["head"]["hubs"]]
    topics = [*(address for rel, address in links if rel == "self"), told["head"]["topic"], url]
    hub, topic = (next((whole for one in some if one and (whole := joined(url, one))), None) for some in (hubs, topics))
    return (hub, topic) if hub and topic else None


def _validators(answer: Answer, head: Mapping[str, Any]) -> State:
    """What is remembered of a document that was read."""
    told = {"etag": answer.headers.get("etag", ""), "modified": answer.headers.get("last-modified", "")}
    kept = {name: value for name, value in told.items() if value and value.isprintable() and len(value) <= LONGEST_HEADER}
    limits = {"wait": head["wait_seconds"], "hours": sorted(set(head["hours"])), "days": sorted(set(head["days"]))}
    return {**kept, "digest": _digest(answer), **{name: value for name, value in limits.items() if value}}


def _older(told: Mapping[str, Any], url: str, state: State, *, is_first: bool) -> State:
    """Which older document is read next, if any."""
    pages = 1 if is_first else state.get("pages", MOST_PAGES)
    if pages >= MOST_PAGES or not told["head"]["older"]:
        return {}
    try:
        page = urljoin(url, told["head"]["older"][0])
    except ValueError:
        return {}
    is_another = page not in (url, state.get("page")) and len(page) <= LONGEST_HEADER
    return {"page": page, "pages": pages + 1} if is_another else {}


def _wait(answer: Answer, asked: Question, state: State) -> int:
    """Seconds that the other side wants to be left alone."""
    said = _MAX_AGE.search(answer.headers.get("cache-control", ""))
    interval = asked.row.interval_seconds if asked.row is not None else 0
    seconds: int = max(int(said[1]) if said else 0, state.get("wait", 0), interval)
    return seconds + skipped(now_us() // MICROSECONDS + seconds, state.get("hours", ()), state.get("days", ()))


def skipped(at: int, hours: tuple[int, ...], days: tuple[int, ...]) -> int:
    """Seconds from ``at`` on until an hour in which the feed may be asked, in UTC; 0 where there is none."""
    moment = datetime.fromtimestamp(at, UTC)
    for number in range(WEEK_HOURS):
        if moment.hour not in hours and moment.weekday() not in days:
            return int(moment.timestamp()) - at if number else 0
        moment = moment.replace(minute=0, second=0) + timedelta(hours=1)
    return 0


def _page(found: list[dict[str, Any]], cursor: State, *, has_more: bool) -> dict[str, Any]:
    return {"items": found, "cursor": orjson.dumps(cursor, option=orjson.OPT_SORT_KEYS).decode(), "has_more": has_more, "next": ""}


def _without_page(state: State) -> State:
    return {name: value for name, value in state.items() if name not in ("page", "pages")}


def _state(cursor: str | None) -> State:
    return orjson.loads(cursor) if cursor else {}
