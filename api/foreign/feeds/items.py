"""What an item says, and the one form that is made of it, whichever format it came in."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import Any
from urllib.parse import urljoin, urlsplit

import orjson

from api.foreign.feeds.moments import OutOfRange, moment
from api.html.excerpts import generated, text_of

MOST_NAMED = 100
NOTHING = "There is neither a title nor a text in it."
LONGEST_NAME, LONGEST_TITLE, LONGEST_EXCERPT, LONGEST_ADDRESS = 300, 300, 2_000, 4_000
IMAGE_TEXTS = ("alt", "caption", "credit")
SHORT_TITLE = 100
"""Characters of a title that is made of the text."""
WHOLE_CHARACTERS = 1_500
"""A description with so much text is taken for the text itself, though it may be a summary by its name."""
_PROTECTED = re.compile(r"<form[^>]{0,300}\bpost-password-form\b|<input[^>]{0,300}\bname=[\"']post_password[\"']")
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)


@dataclass
class Image:
    """A picture that an item shows beside its text, and the licence that is said to hold for it."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    license: dict[str, str] | None = None
    is_judged: bool = False
    """Whether something is said of it alone: what holds for the whole feed does not then."""


@dataclass
class Said:
    """What an item says. Texts are HTML, but for ``title`` and names; addresses and dates are as they stand there."""

    guid: str = ""
    link: str = ""
    others: list[str] = field(default_factory=list)
    """Addresses of what it is a copy of."""
    title: str = ""
    text: str = ""
    summary: str = ""
    is_whole: bool = False
    """Whether ``text`` is said to be all of it."""
    base: str | None = None
    """What addresses in its texts are relative to, where that is said."""
    language: str = ""
    published: str = ""
    updated: str = ""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    license: dict[str, str] | None = None
    image: Image | None = None
    problem: str | None = None


def form(said: Said, url: str) -> dict[str, Any]:
    """``{guid, address, others, title, html, base, excerpt, is_cut, language, published_at, updated_at, authors, tags, license, digest}``.

    With ``image`` where it has one with a licence, ``problem`` where it cannot be taken; ``is_protected`` where it has to be opened by a
    password. ``html`` is as it stands there, and ``is_cut`` where it is only the beginning. ``url``: of the document.
    """
    address = joined(said.base or url, said.link)
    problem = said.problem
    html, excerpt, is_cut = _texts(said, address)
    try:
        published, updated = moment(said.published), moment(said.updated)
    except OutOfRange as error:
        published = updated = None
        problem = problem or str(error)
    title = (said.title or _first_words(said.text or said.summary))[:LONGEST_TITLE]
    made = {
        "guid": " ".join(said.guid.split())[:LONGEST_ADDRESS] or None,
        "address": address,
        "others": [one for other in said.others[:10] if (one := joined(url, other))],
        "title": title,
        "html": html,
        "base": said.base,
        "excerpt": excerpt,
        "is_cut": is_cut,
        "language": said.language.strip()[:50] or None,
        "published_at": published or updated,
        "updated_at": updated,
        "authors": _names(said.authors),
        "tags": _names(said.tags),
        "license": said.license,
        "is_protected": bool(_PROTECTED.search(said.text) or _PROTECTED.search(said.summary)),
        "problem": problem or (None if title else NOTHING),
        **_image(said.image, said.base or url),
    }
    return {**made, "digest": sha256(orjson.dumps(made, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]}


def _image(image: Image | None, url: str) -> dict[str, Any]:
    """``{image}``; nothing where no licence is said to hold for it."""
    address = joined(url, image.url) if image is not None and image.license is not None else None
    if image is None or address is None:
        return {}
    texts = {name: " ".join(text.split())[:LONGEST_EXCERPT] or None for name, text in vars(image).items() if name in IMAGE_TEXTS}
    return {"image": {"url": address, "license": image.license, **texts}}


def joined(base: str, address: str) -> str | None:
    """The address, absolute and of the web, or ``None``."""
    address = address.strip()
    if not address:
        return None
    try:
        whole = urljoin(base, address)
        usable = bool(_WEB.match(whole)) and bool(urlsplit(whole).hostname) and whole.isprintable()
    except ValueError:
        return None
    return whole.replace(" ", "%20") if usable and len(whole) <= LONGEST_ADDRESS else None


def _texts(said: Said, address: str | None) -> tuple[str, str | None, bool]:
    """(the body, the excerpt that is said, whether the body is only the beginning, with a link to the rest)."""
    text, summary = _plain(said.text), _plain(said.summary)
    if said.text and (said.is_whole or len(text) >= WHOLE_CHARACTERS):
        return said.text, None if summary == text else summary[:LONGEST_EXCERPT] or None, False
    link = f'<p><a href="{escape(address)}">{escape(urlsplit(address).netloc)}</a></p>' if address else ""
    return (said.text or said.summary) + link, (text or summary)[:LONGEST_EXCERPT] or None, True


def _plain(html: str) -> str:
    return text_of(_UNSEEN.sub(" ", html)) if html else ""


def _first_words(html: str) -> str:
    words, is_cut = generated(_plain(html))
    if len(words) <= SHORT_TITLE:
        return words + ("…" if is_cut else "")
    cut = words[:SHORT_TITLE]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip() + "…"


def _names(names: list[str]) -> list[str]:
    """Each once, without what no name has."""
    found = (" ".join(text_of(name).split())[:LONGEST_NAME] for name in names)
    return list(dict.fromkeys(name for name in found if name))[:MOST_NAMED]
