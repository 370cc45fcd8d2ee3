"""Base rows, and what must be derived from them, computed once more.

Written without ``api.derived``, but for the words of a text and its excerpt, which have tests of their own.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import Connection, Row, select

from api.derived.words import GAP, MARK, PAGE, indexed, words
from api.html.excerpts import generated_of, text_of
from api.html.reading_time import minutes_of
from api.models import (
    KINDS,
    LINKS,
    Image,
)
from api.settings import Site

BASE, HOLE = "\x01", "\x02"
A_SECOND = 1_000_000
MOST_KEPT = 1_000
"""Of the texts whose words are the same as at the last look, so many are remembered."""
Key = tuple[str, str]


@dataclass(frozen=True)
class Wanted:
    """What must be stored of a public post: its card, its facets, its words, its address."""

    json: dict[str, Any]
    row: tuple[Any, ...]
    shown: list[list[Key]]
    others: set[Key]
    words: tuple[dict[int | str, str], dict[int | str, str]]
    url: str
    is_page: bool

    @property
    def facets(self) -> set[Key]:
        return {key for group in self.shown for key in group} | self.others


class Base:
    """All base rows by kind and id."""

    def __init__(self, connection: Connection, site: Site) -> None:
        self.site = site
        self.rows: dict[str, dict[UUID, Row[Any]]] = {
            kind: {row.id: row for row in connection.execute(select(row.table))} for kind, row in KINDS.items()
        }
        self.images = {row.id: row for row in connection.execute(select(Image.__table__))}
        self.links = {
            kind: [(post, to) for post, to in connection.execute(select(link.post_id, link.to_id).order_by(link.ord))]
            for kind, link in LINKS.items()
        }
        self.public = {one: row for one, row in self.rows["post"].items() if row.state == "published"}

    def wanted(self) -> dict[UUID, Wanted]:
        return {one: self._wanted(row) for one, row in self.public.items()}

    def _wanted(self, post: Row[Any]) -> Wanted:
        excerpt, truncated = _beginning(post.body_html) if post.excerpt is None else (post.excerpt, post.excerpt_truncated)
        url = self.url(post)
        members = {
            **{name: getattr(post, name) for name in ("kind", "slug", "language", "title", "license", "origin")},
            "id": str(post.id),
            "excerpt": excerpt,
            "excerpt_truncated": truncated,
            "published_at": _instant(post.published_at),
            "updated_at": _instant(post.updated_at // A_SECOND),
            "featured_at": None if post.featured_at is None else _instant(post.featured_at),
            "revision": post.live_revision,
            "url": url,
            "canonical_url": (post.origin or {}).get("url") or url,
            "image": self._image(post.image_id),
            "reading_minutes": _minutes(post.body_html),
            "meta": self._meta(post, excerpt),
            "translations": self._translations(post),
        }
        row = (post.position, post.updated_at, -(10**11) if post.featured_at is None else post.featured_at, post.group_id, post.language)
        shown = [self._linked(post.id, kind) for kind in ("tag", "campaign", "author")] + [[("section", str(post.section_id))]]
        found = _words(post.title, post.excerpt or "", post.body_html, post.language)
        if post.kind == "page":
            found = ({**found[0], PAGE: PAGE}, {**found[1], PAGE: PAGE})
        return Wanted(members, row, shown, self._others(post, shown[0]), found, url.removeprefix(BASE), post.kind == "page")

    def _meta(self, post: Row[Any], excerpt: str) -> dict[str, Any]:
        said = post.meta or {}
        return {
            "title": said.get("title") or post.title,
            "description": said.get("description") or excerpt or None,
            "image": self._image(post.meta_image_id) or self._image(post.image_id),
            "noindex": said.get("noindex", False),
        }

    def _linked(self, post: UUID, kind: str) -> list[Key]:
        return list(dict.fromkeys((kind, str(self.merged(to) if kind == "tag" else to)) for one, to in self.links[kind] if one == post))

    def merged(self, tag: UUID) -> UUID:
        return self.rows["tag"][tag].merged_into_id or tag

    def _others(self, post: Row[Any], tags: list[Key]) -> set[Key]:
        month = datetime.fromtimestamp(post.published_at, UTC).astimezone(self.site.zone).date().isoformat()[:7]
        found = {("all", ""), ("month", month), ("origin", "syndicated" if post.origin else "own")}
        found |= {("featured", "")} if post.featured_at is not None else set()
        found |= {("image", "")} if post.image_id else set()
        found |= {("noindex", "")} if post.meta and post.meta["noindex"] else set()
        parts = post.language.split("-")
        found |= {("language", "-".join(parts[:length])) for length in range(1, len(parts) + 1)}
        for _, tag in tags:
            above = self.rows["tag"][UUID(tag)].parent_id
            while above:
                found.add(("tag", str(above)))
                above = self.rows["tag"][above].parent_id
        return found - set(tags)

    def url(self, post: Row[Any]) -> str:
        section = self.rows["section"][post.section_id]
        at = datetime.fromtimestamp(post.published_at, UTC).astimezone(self.site.zone)
        path = section.url_template or "/{language}/{slug}"
        parts = {
            "language": post.language,
            "slug": quote(post.slug),
            "id": str(post.id),
            "year": f"{at.year:04}",
            "month": f"{at.month:02}",
        }
        for name, value in parts.items():
            path = path.replace("{" + name + "}", value)
        return (section.url or BASE) + path

    def _image(self, image: UUID | None) -> dict[str, Any] | None:
        if image is None:
            return None
        members = ("url", "alt", "caption", "credit", "license", "width", "height", "focal_point")
        return {"id": str(image), "renditions": [], "placeholder": None, **{name: getattr(self.images[image], name) for name in members}}

    def _translations(self, post: Row[Any]) -> list[dict[str, Any]]:
        others = [one for one in self.public.values() if one.group_id and one.group_id == post.group_id and one.id != post.id]
        return [
            {"id": str(one.id), "slug": one.slug, "language": one.language, "title": one.title, "url": self.url(one)}
            for one in sorted(others, key=lambda one: (one.language, one.id))
        ]

    def fragments(self) -> dict[tuple[Key, str], dict[str, Any]]:
        """By facet and language, what is embedded."""
        found = {}
        for kind, name, names in (
            ("tag", "name", "names"),
            ("campaign", "title", "titles"),
            ("author", "name", "names"),
            ("section", "name", "names"),
        ):
            for one, row in self.rows[kind].items():
                own = getattr(row, name)
                for language, said in {"": own, row.language: own, **getattr(row, names)}.items():
                    found[(kind, str(one)), language] = {"id": str(one), "slug": row.slug, name: said, **self._more(kind, row)}
        return found

    def name_words(self) -> set[tuple[str, str, UUID]]:
        """By kind and resource, the words that it can be found by."""
        found = set()
        for kind, members in (
            ("tag", ("name", "names")),
            ("campaign", ("title", "titles", "hashtag")),
            ("event", ("title", "titles")),
            ("author", ("name", "names")),
            ("section", ("name", "names")),
        ):
            for one, row in self.rows[kind].items():
                if kind == "tag" and row.merged_into_id:
                    continue
                for said in (getattr(row, member) for member in members):
                    texts = said.values() if isinstance(said, dict) else [said or ""]
                    found |= {(kind, word, one) for text in texts for word in words(text)}
        return found

    def _more(self, kind: str, row: Row[Any]) -> dict[str, Any]:
        if kind == "author":
            return {"url": row.url or f"{BASE}/authors/{quote(row.slug)}", "image": self._image(row.image_id)}
        return {"hashtag": row.hashtag, "state": row.state} if kind == "campaign" else {}


@lru_cache(MOST_KEPT)
def _beginning(body_html: str) -> tuple[str, bool]:
    return generated_of(body_html, text_of(body_html))


@lru_cache(MOST_KEPT)
def _minutes(body_html: str) -> int:
    return minutes_of(text_of(body_html))


@lru_cache(MOST_KEPT)
def _words(title: str, excerpt: str, body_html: str, language: str) -> tuple[dict[int | str, str], dict[int | str, str]]:
    first, whole = indexed(title, excerpt, text_of(body_html), language)
    return _placed(first), _placed(whole)


def _placed(words: list[str]) -> dict[int | str, str]:
    return {word if word.startswith(MARK) else place: word for place, word in enumerate(words) if word != GAP}


def _instant(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC).isoformat()[:19]}Z"
