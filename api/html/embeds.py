"""Players and widgets in a body become figures with a plain link, in one pass over the tags before anything is parsed."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api.html.providers import address, begun, has_password, link, opened, page, provider
from api.html.tokens import BLOCKS, MOST_BYTES, TOKEN, TooLarge, attributes, cut, too_large

MOST_EMBEDS = 500

FRAMES: Mapping[str, tuple[str, ...]] = {"iframe": ("src", "data-src", "data-lazy-src"), "embed": ("src",), "object": ("data",)}
"""Element: the attributes that may have its address; the first with one has it."""
WIDGETS: Mapping[str, str] = {"fb-post": "data-href", "fb-video": "data-href"}
"""Class of a ``div`` that a script makes a player of: the attribute with the address."""
QUOTES: Mapping[str, str] = {
    "bluesky-embed": "bluesky",
    "imgur-embed-pub": "imgur",
    "instagram-media": "instagram",
    "reddit-card": "reddit",
    "reddit-embed-bq": "reddit",
    "tiktok-embed": "tiktok",
    "twitter-tweet": "twitter",
    "twitter-video": "twitter",
}
"""Class of a ``blockquote`` that a script makes a player of: whose it is. The quotation is kept."""
BLOCK = "wp-block-embed"
"""Class of a ``figure`` that has an address for its text."""

_CLASSES = (BLOCK, *WIDGETS, *QUOTES)
_SIGNS = (*(f"<{name}" for name in FRAMES), *_CLASSES)
_WITHIN_FRAME = re.compile(r"[^<]*+(?:<(?!/?iframe[\t\n\f\r />])[^<]*+)*+</iframe(?=[\t\n\f\r />])[^>]*+>", re.IGNORECASE)
"""What browsers do not show: the text of an ``iframe`` up to its end."""
_LEAD = re.compile(r"(?:\s|<div(?=[\s>])[^<>]*+>)*+", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\x00-\x20\x7f<>\"\\]++", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s|</div\s*+>|<script(?=[\s>])[^<>]*+></script>)*+(?=<figcaption[\s>]|</figure[\s>])", re.IGNORECASE)
"""What may stand before and after all that a figure has beside its caption."""
_SAME = {
    "iframe": re.compile(r"\s*+(?:</?noscript[^<>]*+>\s*+)++", re.IGNORECASE),
    "object": re.compile(r"(?:\s|</?param[^<>]*+>)*+", re.IGNORECASE),
}
"""What stands between a player and the same one again, for browsers that show only one of them."""
_EMPTY = r"<p(?: [^<>]*+)?>(?:\s|&nbsp;)*+</p>"
_LEFT = re.compile(rf"{_EMPTY}\s*+(?=<figure data-embed=)|(?<=</figure>)\s*+{_EMPTY}")


class _Embed(NamedTuple):
    figure: str
    """Without its end tag."""
    end: int
    is_open: bool = False
    """Whether the figure's end tag follows in the HTML."""


def framed(text: str, name: str) -> str:
    """The figure, without its end tag, for a player with these attributes; "" if it has no absolute address, or one with a password."""
    given = attributes(text)
    url = next((url for key in FRAMES[name] if (url := address(given.get(key, "")))), None)
    return opened(page(url)) if url and not has_password(url) else ""


def has_players(html: str) -> bool:
    """Whether anything in the HTML may be a player; most bodies have none."""
    lower = html.lower()
    return any(sign in lower for sign in _SIGNS)


def with_figures(html: str) -> str:
    """The HTML with a figure for each player of a safe address; a paragraph that it stood in goes on after it. Raises ``TooLarge``."""
    out: list[str] = []
    done = size = 0
    last = ("", "")
    for name, start, embed, is_within in _embeds(html):
        between = html[done:start]
        same = _SAME.get(last[0])
        is_same = last[1] == embed.figure and same is not None and same.fullmatch(between) is not None
        out += between, "" if is_same else _placed(embed, is_within=is_within)
        done, last = embed.end, (name, embed.figure)
        size += len(embed.figure)
        if size > MOST_BYTES:
            raise too_large()
    return "".join(out) + html[done:]


def without_left_paragraphs(html: str) -> str:
    """Clean HTML without the paragraph that was an embed's only, before and after its figure."""
    return _LEFT.sub("", html)


class _Paragraph:
    """Whether what follows is within a paragraph. Most tags are met again, and are no players: they are not looked at twice."""

    def __init__(self) -> None:
        self.is_open = False
        self._met: dict[str, bool | None] = {}

    def has_met(self, tag: str) -> bool:
        """Whether a tag was met before; then it is passed by."""
        if tag not in self._met:
            return False
        self._set(self._met[tag])
        return True

    def pass_by(self, tag: re.Match[str], name: str, *, keep: bool) -> None:
        """Passes a tag by, and with ``keep`` knows it from then on."""
        opens = name == "p" and not tag["end"] if name in BLOCKS else None
        self._set(opens)
        if keep:
            self._met[tag[0]] = opens

    def _set(self, opens: bool | None) -> None:  # noqa: FBT001 - the value itself
        self.is_open = self.is_open if opens is None else opens


def _embeds(html: str) -> Iterator[tuple[str, int, _Embed, bool]]:
    """Each embed with the name of its element, where it starts, and whether it is within a paragraph."""
    seen, paragraph = 0, _Paragraph()
    tags = cut(html)
    while found := next(tags, None):
        tag = found[1]
        if not tag or not tag["name"] or paragraph.has_met(tag[0]):
            continue
        name = tag["name"].lower()
        may_be = not tag["end"] and _may_be(tag, name)
        may_frame = name == "figure" and not tag["end"]
        embed = _figure(html, tag) if may_frame else _embed(html, tag, name) if may_be else None
        seen += embed is not None or may_be
        if seen > MOST_EMBEDS:
            raise TooLarge(f"A body has at most {MOST_EMBEDS} embeds.")
        if embed:
            yield name, tag.start(), embed, paragraph.is_open
            tags = cut(html, embed.end)
        else:
            paragraph.pass_by(tag, name, keep=not may_be and not may_frame)


def _placed(embed: _Embed, *, is_within: bool) -> str:
    if embed.is_open:
        return embed.figure
    return f"</p>{embed.figure}</figure><p>" if is_within else f"{embed.figure}</figure>"


def _may_be(tag: re.Match[str], name: str) -> bool:
    if name in FRAMES:
        return True
    text = tag["attributes"] if name in ("blockquote", "div") else ""
    return bool(text) and any(one in text.lower() for one in _CLASSES)


def _embed(html: str, tag: re.Match[str], name: str) -> _Embed | None:
    if name in FRAMES:
        return _player(html, tag, name)
    return _quotation(html, tag) if name == "blockquote" else _widget(tag)


def _player(html: str, tag: re.Match[str], name: str) -> _Embed | None:
    figure = framed(tag["attributes"], name)
    hidden = _WITHIN_FRAME.match(html, tag.end()) if figure and name == "iframe" else None
    return _Embed(figure, hidden.end() if hidden else tag.end()) if figure else None


def _widget(tag: re.Match[str]) -> _Embed | None:
    given = attributes(tag["attributes"])
    url = next((url for key in _of(given, WIDGETS) if (url := address(given.get(key, "")))), None)
    return _Embed(opened(url), tag.end()) if url else None


def _figure(html: str, tag: re.Match[str]) -> _Embed | None:
    """The embed that is all that the figure has beside its caption."""
    lead = _LEAD.match(html, tag.end())
    start = lead.end() if lead else tag.end()
    embed = _inner(html, start)
    if not embed and BLOCK in attributes(tag["attributes"]).get("class", "").lower().split():
        bare = _BARE.match(html, start)
        url = address(bare[0]) if bare else None
        embed = _Embed(opened(url), bare.end()) if bare and url else None
    tail = _TAIL.match(html, embed.end) if embed else None
    return _Embed(embed.figure, tail.end(), is_open=True) if embed and tail else None


def _inner(html: str, start: int) -> _Embed | None:
    inner = TOKEN.match(html, start)
    name = (inner["name"] or "").lower() if inner and inner["whole"] and not inner["end"] else ""
    return _embed(html, inner, name) if inner and (name in FRAMES or name == "blockquote") else None


def _quotation(html: str, tag: re.Match[str]) -> _Embed | None:
    """The quotation within its figure, with a plain link if it has none to what it quotes."""
    given = attributes(tag["attributes"])
    names = _of(given, QUOTES)
    links: list[str] = []
    for _, inner in cut(html, tag.end()) if names else ():
        name = (inner["name"] or "").lower() if inner else ""
        if inner and name == "a" and (url := address(attributes(inner["attributes"]).get("href", ""))):
            links.append(url)
        elif inner and name in ("blockquote", *FRAMES):
            own = [url for key in ("data-instgrm-permalink", "cite") if (url := address(given.get(key, "")))]
            url = next((url for url in (*own, *reversed(links)) if provider(url) in names), "")
            if not url or not inner["end"] or name != "blockquote":
                return None
            return _Embed(begun(url) + html[tag.start() : inner.end()] + ("" if url in links else link(url)), inner.end())
    return None


def _of(given: Mapping[str, str], table: Mapping[str, str]) -> list[str]:
    return [table[name] for name in given.get("class", "").lower().split() if name in table]
