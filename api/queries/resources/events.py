"""Which events are listed, and how an event is shown. Whether one is over is stored: nothing here looks at a clock."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Boolean, ColumnElement, Connection, Row, Text, cast, false, literal, select

from api.clock import MICROSECONDS, iso, iso_or_none
from api.derived.facets import language_line
from api.derived.fragments import OWN
from api.derived.rows import KEYS, in_batches
from api.derived.urls import page_url
from api.models import KINDS, Card, EventCampaign, Facet, Fragment, Post
from api.queries.driver import Statement, among
from api.queries.paging import Rows, Window
from api.queries.resources import lists
from api.queries.resources.event_jsonld import with_jsonld
from api.queries.resources.languages import texts, worded
from api.queries.resources.lists import ListedKind, PageOfRows, Sort, head
from api.queries.resources.references import References
from api.queries.visibility import named, public, shown_to
from api.settings import Site

PLACE = ("address", "locality", "country", "latitude", "longitude")
"""Members of a place besides its name."""
JSONLD = "jsonld"

_EVENT = KINDS["event"].table
_EMBEDDED = ("campaign", "section")
_PLAIN = ("all_day", "timezone", "status")
_COLUMNS = ("title", "titles", "starts_at", "ends_at", *_PLAIN, "online_url", "place_name", "place", "post_id", "section_id")
_CAMPAIGNS = Statement(
    select(EventCampaign.event_id, EventCampaign.campaign_id)
    .where(among(EventCampaign.event_id, "events"))
    .order_by(EventCampaign.event_id, EventCampaign.ord)
)
_POSTS = Statement(select(Post.id, Post.slug, Post.title).join(Card, public(Post.id)).where(among(Post.id, "posts")))
_FRAGMENTS = Statement(
    select(Facet.kind, Facet.ref, Fragment.language, Fragment.json)
    .join(Fragment, Fragment.facet_id == Facet.id)
    .where(among(Facet.kind, "kinds"), among(Facet.ref, "refs"), among(Fragment.language, "languages"))
)


def campaigns_of(connection: Connection, rows: Sequence[Any]) -> dict[UUID, list[UUID]]:
    """By event, the ids of its campaigns in the editor's order; rows of saved forms say themselves which they had."""
    if rows and hasattr(rows[0], "campaigns"):
        return {row.id: list(row.campaigns) for row in rows}
    found: dict[UUID, list[UUID]] = {row.id: [] for row in rows}
    for event, campaign in _CAMPAIGNS.all(connection, {"events": found}):
        found[event].append(campaign)
    return found


def place_of(row: Any, name: str | None) -> dict[str, Any] | None:
    """Where an event takes place, under this name."""
    return None if name is None else {"name": name, **{member: (row.place or {}).get(member) for member in PLACE}}


def posts_of(connection: Connection, rows: Iterable[Any]) -> dict[UUID, dict[str, Any]]:
    """Public posts that these events name, by id."""
    ids = {row.post_id for row in rows if row.post_id is not None}
    rows = _POSTS.all(connection, {"posts": ids}) if ids else ()
    return {post.id: {"id": str(post.id), "slug": post.slug, "title": post.title} for post in rows}


@dataclass(frozen=True, slots=True)
class Embedded:
    """Campaigns and sections as posts have them: in the language of what shows them, else the site's, else their own."""

    json: Mapping[tuple[str, str], Mapping[str, str]]
    default: str
    _read: dict[tuple[str, UUID, str], Any] = field(default_factory=dict)

    @classmethod
    def read(cls, page: PageOfRows, ids: Iterable[UUID], languages: Iterable[str]) -> "Embedded":
        """Those of these ids in the lines of these languages; one statement."""
        line = {one for language in (*languages, page.site.default_language) for one in language_line(language)}
        found: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in _FRAGMENTS.all(page.connection, {"kinds": _EMBEDDED, "refs": {str(one) for one in ids}, "languages": {*line, OWN}}):
            found[row.kind, row.ref][row.language] = row.json
        return cls(found, page.site.default_language)

    def one(self, kind: str, entity: UUID, language: str) -> Any:
        """The resource, or ``None``."""
        key = (kind, entity, language)
        if key not in self._read:
            texts = self.json.get((kind, str(entity)), {})
            line = (*language_line(language), *language_line(self.default), OWN)
            self._read[key] = next((orjson.loads(texts[one]) for one in line if one in texts), None)
        return self._read[key]


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    spoken = {row.id: texts(row, {"title": "titles"}, page.languages) for row in page.rows}
    campaigns, posts = campaigns_of(page.connection, page.rows), posts_of(page.connection, page.rows)
    ids = [one for some in campaigns.values() for one in some] + [row.section_id for row in page.rows]
    embedded = Embedded.read(page, ids, {one["language"] for one in spoken.values()})

    def item(row: Row[Any]) -> dict[str, Any]:
        language = spoken[row.id]["language"]
        return {
            **head(row),
            **spoken[row.id],
            "url": page_url("event", row.slug, page.site),
            **_when(row),
            "place": place_of(row, worded(language, row.language, row.place_name, row.other_place_names)),
            "online_url": row.online_url,
            "post": posts.get(row.post_id),
            "campaigns": [found for one in campaigns[row.id] if (found := embedded.one("campaign", one, language))],
            "section": embedded.one("section", row.section_id, language),
            "revision": row.revision,
            "updated_at": iso(row.updated_at // MICROSECONDS),
        }

    return [item(row) for row in page.rows]


def _when(row: Any) -> dict[str, Any]:
    return {"starts_at": iso_or_none(row.starts_at), "ends_at": iso_or_none(row.ends_at), **{name: getattr(row, name) for name in _PLAIN}}


def _synced(page: PageOfRows) -> list[dict[str, Any]]:
    campaigns, posts = campaigns_of(page.connection, page.rows), posts_of(page.connection, page.rows)
    return [
        {
            **_written(row, page),
            "post": posts[row.post_id]["id"] if row.post_id in posts else None,
            "campaigns": [str(one) for one in campaigns[row.id]],
            "section": str(row.section_id),
        }
        for row in page.rows
    ]


def _authored(page: PageOfRows) -> list[dict[str, Any]]:
    campaigns = campaigns_of(page.connection, page.rows)
    wanted = {"campaign": [one for some in campaigns.values() for one in some], "section": [row.section_id for row in page.rows]}
    references = References(page.connection, wanted, page.site)
    known = select(Post.id, Post.slug, Post.title).where(Post.id.in_(KEYS), shown_to(page.section))
    ids = {row.post_id for row in page.rows if row.post_id is not None}
    posts = {post.id: {"id": str(post.id), "slug": post.slug, "title": post.title} for post in in_batches(page.connection, known, ids)}
    return [
        {
            **_written(row, page),
            "post": posts.get(row.post_id),
            "campaigns": references.many("campaign", campaigns[row.id]),
            "section": references.one("section", row.section_id),
            "state": row.state,
            "withdrawn_reason": row.withdrawn_reason,
            "published_at": iso_or_none(row.published_at),
        }
        for row in page.rows
    ]


def _written(row: Any, page: PageOfRows) -> dict[str, Any]:
    """Texts in all their languages, times, and where it takes place."""
    return {
        "title": row.title,
        "titles": row.titles,
        "url": page_url("event", row.slug, page.site),
        **_when(row),
        "place": place_of(row, row.place_name),
        "place_names": row.place_names,
        "online_url": row.online_url,
    }


def _of_campaigns(connection: Connection, refs: Sequence[str]) -> ColumnElement[bool]:
    ids = list(named(connection, "campaign", refs).values())
    return _EVENT.c.id.in_(select(EventCampaign.event_id).where(EventCampaign.campaign_id.in_(ids)))


def _in_languages(_connection: Connection, languages: Sequence[str]) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = false()
    for language in languages:
        condition |= (_EVENT.c.language == language) | _EVENT.c.language.startswith(f"{language}-", autoescape=True)
    return condition


def _second(compared: Callable[[int], ColumnElement[bool]]) -> lists.Filter:
    return lambda _connection, at: compared(at // MICROSECONDS)


LISTED = ListedKind(
    kind="event",
    columns=(*(_EVENT.c[name] for name in _COLUMNS), cast(_EVENT.c.place_names, Text).label("other_place_names")),
    filters={
        "when": lambda _, when: _EVENT.c.is_over == literal(when == "past", Boolean()),
        "campaign": _of_campaigns,
        "section": lambda connection, refs: _EVENT.c.section_id.in_(list(named(connection, "section", refs).values())),
        "language": _in_languages,
        "starts_after": _second(lambda at: _EVENT.c.starts_at >= at),
        "starts_before": _second(lambda at: _EVENT.c.starts_at < at),
    },
    sorts={"starts_at": Sort(_EVENT.c.starts_at), "-starts_at": Sort(_EVENT.c.starts_at, descending=True)},
    default_sort="-starts_at",
    counts_posts=False,
    items=_items,
    synced=_synced,
    authored=_authored,
)


def sorted_as(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked, with its ``sort``: what is to come begins with the next one, all else with the last."""
    return {**asked, "sort": asked.get("sort") or ("starts_at" if asked.get("when") == "upcoming" else "-starts_at")}


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of events, each as finished JSON."""
    rows = LISTED.listed(connection, sorted_as(asked), window, site)
    return replace(rows, items=[orjson.dumps(item).decode() for item in rows.items])


def one(connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """One event, with ``jsonld`` if ``include`` says so. Raises as ``visibility.find`` does."""
    found = LISTED.one(connection, ref, site, asked)
    return with_jsonld(found, site) if JSONLD in (asked.get("include") or ()) else found
