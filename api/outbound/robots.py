"""What a host asks programs not to ask for, and how long to wait between two requests (robots.txt, RFC 9309).

The standard library's reader knows no wild cards, takes the first rule that fits in the place of the longest, and only whole seconds.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from api.errors import NotDone
from api.outbound.answers import Answer
from api.outbound.wire import AGENT

MISSING = range(400, 500)
"""Statuses by which a host says that it has no such file (2.3.1.3)."""
MOST_BYTES = 512_000
"""More of it is not read (2.5)."""
EVERYBODY = "*"
_TRIPLET = re.compile("%[0-9A-Fa-f]{2}")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


class Rule(NamedTuple):
    """A path or the beginning of one; ``parts`` stand between its wild cards, and with ``ends`` the last of them is at the end."""

    parts: tuple[str, ...]
    ends: bool
    is_allowed: bool

    def fits(self, path: str) -> bool:
        """Whether it is about a path, which is in the spelling of ``_spelled``."""
        first, *others = self.parts
        if not path.startswith(first):
            return False
        at = len(first)
        last = others.pop() if self.ends and others else None
        for part in others:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        if last is not None:
            return path.endswith(last) and len(path) - len(last) >= at
        return not self.ends or at == len(path)


class Robots(NamedTuple):
    """What is asked of us. ``delay``: seconds between two requests, 0 where none are named."""

    rules: Sequence[Rule] = ()
    delay: float = 0.0

    def allow(self, url: str) -> bool:
        """Whether an address may be asked: the longest rule says that, of two as long the one that allows it (2.2.2)."""
        parts = urlsplit(url)
        path = _spelled(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
        return max(((sum(map(len, rule.parts)), rule.is_allowed) for rule in self.rules if rule.fits(path)), default=(0, True))[1]


def robots_of(url: str, fetch: Callable[[str], Answer]) -> Robots:
    """What the host of an address asks of us. Raises what ``fetch`` raises, and ``NotDone`` where the host does not say it."""
    parts = urlsplit(url)
    answer = fetch(f"{parts.scheme}://{parts.netloc}/robots.txt")
    if answer.status in MISSING:
        return Robots()
    if not answer.is_success:
        raise NotDone(f"{parts.hostname} answers {answer.status} for its robots.txt.")
    return read(answer.body[:MOST_BYTES].decode("utf-8", "replace"))


def read(text: str) -> Robots:
    """What a file asks of us by name, else of everybody (2.2.1)."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    has_rules = False
    for key, value in _lines(text):
        if key == "user-agent":
            names = [] if has_rules else names
            has_rules = False
            names.append(value.partition("/")[0].strip().lower())
            groups.setdefault(names[-1], [])
        elif names:
            has_rules = True
            for name in names:
                groups[name].append((key, value))
    ours = groups.get(AGENT.lower(), groups.get(EVERYBODY, []))
    rules = [_rule(value, is_allowed=key == "allow") for key, value in ours if key in ("allow", "disallow") and value]
    return Robots(rules, max(_delays(ours), default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _rule(value: str, *, is_allowed: bool) -> Rule:
    ends = value.endswith("$")
    return Rule(tuple(_spelled(value.removesuffix("$")).split("*")), ends, is_allowed)


def _delays(lines: Sequence[tuple[str, str]]) -> Iterator[float]:
    for key, value in lines:
        with suppress(ValueError):
            if key == "crawl-delay" and (seconds := float(value)) > 0:
                yield seconds


def _spelled(path: str) -> str:
    """A path in one spelling: what is no ASCII is escaped, and escapes are in capitals."""
    return _TRIPLET.sub(lambda found: found[0].upper(), quote(path, safe=_ASCII))
