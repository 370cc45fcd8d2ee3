"""The present draft of a post as a site shows it, and the links that lead there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, select

from api.clock import MICROSECONDS, iso, iso_or_none, iso_us
from api.derived.facets import language_line
from api.derived.fragments import OWN, entity_rows, shown_images, wanted
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE, post_path
from api.errors import NotFound
from api.html.excerpts import generated_of, text_of
from api.html.reading_time import minutes_of
from api.models import KINDS, LINK_MEMBERS, Card, Pending, Post, PreviewLink, Section, merged_into
from api.queries.authored.forms import Form, Placed, saved_in, saved_of
from api.queries.authored.keys import key_names
from api.queries.authored.walks import Condition, Order, any_of, walked
from api.queries.paging import Rows, Window
from api.queries.visibility import public
from api.settings import Site

_POST = KINDS["post"].table
_LINK: Table = PreviewLink.__table__  # type: ignore[assignment] # a mapped class has a table
_LINKS = select(_LINK.c.id, _LINK.c.key_id, _LINK.c.actor, _LINK.c.created_at, _LINK.c.expires_at).where(_LINK.c.id.in_(KEYS))
_SIBLINGS = (
    select(Post.id, Post.slug, Post.language, Post.title, Post.published_at, Section.url, Section.url_template)
    .join(Card, public(Post.id))
    .join(Section, Section.id == Post.section_id)
    .order_by(Post.language, Post.id)
)


def preview(connection: Connection, post: UUID, site: Site) -> Form:
    """The present draft: what is pending if there is something, else the post. Raises ``NotFound``."""
    row = connection.execute(select(_POST).where(_POST.c.id == post)).first()
    if row is None:
        raise NotFound
    waiting = connection.execute(select(Pending.at, Pending.members).where(Pending.post_id == post)).first()
    saved = saved_of(connection, [row])[post] | (saved_in(waiting.members) if waiting else {})
    embedded = {name: _shown(connection, kind, saved[name], saved["language"], site) for name, kind in LINK_MEMBERS.items()}
    text = text_of(saved["body_html"])
    excerpt, truncated = (
        generated_of(saved["body_html"], text) if saved["excerpt"] is None else (saved["excerpt"], saved["excerpt_truncated"])
    )
    url = _url(connection, row, saved, site)
    return {
        "id": str(post),
        **{name: saved[name] for name in ("kind", "slug", "language", "title")},
        "excerpt": excerpt,
        "excerpt_truncated": truncated,
        "body_html": saved["body_html"],
        "published_at": iso_or_none(row.published_at),
        "updated_at": iso_us(max(row.updated_at, waiting.at) if waiting else row.updated_at),
        "revision": row.revision,
        "url": url,
        "canonical_url": (saved["origin"] or {}).get("url") or url,
        "image": saved["image"],
        **embedded,
        "section": next(iter(_shown(connection, "section", [saved["section_id"]], saved["language"], site)), None),
        "translations": _translations(connection, saved["group_id"], post, site),
        "origin": saved["origin"],
        "license": saved["license"],
        "featured_at": iso_or_none(saved["featured_at"]),
        "reading_minutes": minutes_of(text),
        "meta": _meta(saved, excerpt),
        "state": row.state,
    }


def _meta(saved: Mapping[str, Any], excerpt: str) -> Form:
    """What is said to search engines: what editors wrote, else what is known."""
    known = {"title": saved["title"], "description": excerpt or None, "image": saved["image"]}
    return {**saved["meta"], **{name: saved["meta"][name] or value for name, value in known.items()}}


def _shown(connection: Connection, kind: str, ids: Iterable[UUID], language: str, site: Site) -> list[Form]:
    """Resources as they are embedded in a post of this language; a merged tag is the one that took its place."""
    rows = {row.id: row for row in entity_rows(connection, kind, list(ids))}
    merged = {row.id: target for row in rows.values() if (target := merged_into(row))}
    rows |= {row.id: row for row in entity_rows(connection, kind, set(merged.values()) - rows.keys())}
    line = (*language_line(language), *language_line(site.default_language), OWN)
    images = shown_images(connection, kind, rows.values())
    found = []
    for one in dict.fromkeys(merged.get(one, one) for one in ids):
        texts = wanted(kind, rows[one], images) if one in rows else {}
        found += [texts[said] for said in line if said in texts][:1]
    return [orjson.loads(text.replace(BASE, site.public_url)) for text in found]


def _url(connection: Connection, row: Row[Any], saved: Mapping[str, Any], site: Site) -> str | None:
    """The post's present or future address; ``None`` as long as the day of publication is not known."""
    section = connection.execute(select(Section.url, Section.url_template).where(Section.id == saved["section_id"])).first()
    if section is None or row.published_at is None:
        return None
    placed: Any = Placed(row, saved)
    return str(section.url or site.public_url) + post_path(section.url_template, placed, site.zone)


def _translations(connection: Connection, group: UUID | None, post: UUID, site: Site) -> list[Form]:
    """The public translations of the post."""
    rows: Sequence[Any] = connection.execute(_SIBLINGS.where(Post.group_id == group, Post.id != post)).all() if group else []
    return [
        {
            "id": str(row.id),
            **{name: getattr(row, name) for name in ("slug", "language", "title")},
            "url": (row.url or site.public_url) + post_path(row.url_template, row, site.zone),
        }
        for row in rows
    ]


def links(connection: Connection, post: UUID, window: Window, *, now: int) -> Rows:
    """A page of the links to a preview of the post that have not expired at ``now`` (µs), the first made first."""
    where = [any_of(_LINK.c.post_id, [post]), Condition(_LINK.c.expires_at > now // MICROSECONDS)]
    found = walked(connection, _LINK, Order((_LINK.c.id,), descending=False), where, window)
    ids = [one for (one,) in found.rows]
    rows = {row.id: row for row in in_batches(connection, _LINKS, ids)}
    called = key_names(connection, [row.key_id for row in rows.values()])
    shown = [
        {
            "id": str(one),
            "key": called.get(rows[one].key_id),
            "actor": rows[one].actor,
            "created_at": iso_us(rows[one].created_at),
            "expires_at": iso(rows[one].expires_at),
        }
        for one in ids
        if one in rows
    ]
    return Rows([orjson.dumps(one).decode() for one in shown], found.next_key, found.total)
