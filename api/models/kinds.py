"""The kinds of resources, one row each: whatever goes over all kinds reads this table. A new kind is one row here.

The modules of a kind have its plural's name on every floor: ``services.resources.tags``, ``queries.resources.tags``, ``routes.tags``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Table, func

from api.models.author import Author
from api.models.base import Base, Resource
from api.models.campaign import Campaign, Figure, Measure
from api.models.event import Event, EventCampaign
from api.models.post import Post, PostAuthor, PostCampaign, PostTag
from api.models.section import Section
from api.models.tag import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is particular to a kind of resource, for those who know no kind by name."""

    name: str
    model: type[Any]
    """A mapped class that is a ``Resource``."""
    scope: str
    """The scope of a key that writes it."""
    called: str = "name"
    """The member that it is called by."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Member with a text in the own language: the member with the same in other languages, by language tag."""
    embedded: tuple[str, ...] = ()
    """Members that posts which name it show of it, besides its id, its slug and what it is called."""
    embeds_image: bool = False
    """Whether they show its image, too."""
    parts: tuple[type[Base], ...] = ()
    """Classes whose rows are a part of it: ``{kind}_id`` says of which."""
    link: type[PostTag | PostCampaign | PostAuthor] | None = None
    """The rows by which posts name it, where a post may name several."""
    member: str | None = None
    """The member of posts that names it."""
    path: str | None = None
    """What addresses of its pages on this site begin with; the slug follows. ``None``: they are made by a template."""
    has_states: bool = False
    """Whether it is public in the state ``published`` alone; ``published_at`` says whether it ever was. Else it is from the beginning."""
    is_site: bool = False
    """Whether it may be a site of its own: its ``url`` is the address of that, not of a page elsewhere."""

    @property
    def plural(self) -> str:
        """The name of its modules, and of its addresses under ``/v1``."""
        return f"{self.name}s"

    @property
    def table(self) -> Table:
        """Its table."""
        table: Table = self.model.__table__
        return table

    def shown(self, table: FromClause) -> list[ColumnElement[bool]]:
        """The conditions of rows of ``table`` (its table, or an alias) that are public as themselves: no draft, not merged."""
        merged = [table.c.merged_into_id.is_(None)] if self.is_merged else []
        return [*merged, *([table.c.state == "published"] if self.has_states else [])]

    def is_shown(self, row: Any) -> bool:
        """The same of a row."""
        return merged_into(row) is None and (not self.has_states or row.state == "published")

    @property
    def is_merged(self) -> bool:
        """Whether one may be merged into another one, to which its addresses lead then."""
        return "merged_into_id" in self.table.c

    def present_id(self, table: FromClause) -> ColumnElement[UUID]:
        """In SQL, the id that a row of ``table`` (its table, or an alias) leads to: its own, or of what it was merged into."""
        return func.coalesce(table.c.merged_into_id, table.c.id) if self.is_merged else table.c.id

    @property
    def embedded_columns(self) -> tuple[str, ...]:
        """The columns of what posts show of it, besides those that every kind has."""
        return (*self.embedded, "image_id") if self.embeds_image else self.embedded

    @property
    def images(self) -> tuple[ColumnElement[UUID], ...]:
        """The columns that name images."""
        return tuple(column for column in self.table.c if any(key.column.table.name == "image" for key in column.foreign_keys))

    @property
    def languages(self) -> str | None:
        """The member with what it is called in other languages, if there is one."""
        return self.texts.get(self.called)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="section",
            model=Section,
            scope="sections:write",
            texts={"name": "names"},
            member="section",
            path="/sections/",
            is_site=True,
        ),
        Kind(
            name="author",
            model=Author,
            scope="posts:write",
            texts={"name": "names", "bio": "bios"},
            embedded=("url",),
            embeds_image=True,
            link=PostAuthor,
            member="authors",
            path="/authors/",
        ),
        Kind(
            name="tag",
            model=Tag,
            scope="tags:write",
            texts={"name": "names", "description": "descriptions"},
            link=PostTag,
            member="tags",
            path="/tags/",
        ),
        Kind(
            name="campaign",
            model=Campaign,
            scope="campaigns:write",
            called="title",
            texts={"title": "titles", "summary": "summaries", "body_html": "bodies", "place": "places"},
            embedded=("hashtag", "state"),
            parts=(Measure, Figure),
            link=PostCampaign,
            member="campaigns",
            path="/campaigns/",
        ),
        Kind(
            name="event",
            model=Event,
            scope="posts:write",
            called="title",
            texts={"title": "titles"},
            parts=(EventCampaign,),
            path="/events/",
            has_states=True,
        ),
        Kind(name="post", model=Post, scope="posts:write", called="title", parts=(PostTag, PostCampaign, PostAuthor), has_states=True),
    )
}
"""By name, in the order in which they refer to each other: archives and snapshots have them in this order."""

RESOURCES: dict[str, Kind] = {name: kind for name, kind in KINDS.items() if name != "post"}
"""All but posts, which have cards."""
NAMED_BY_POSTS: dict[str, Kind] = {name: kind for name, kind in KINDS.items() if kind.member}
"""What posts name, and can be listed by."""
LINKS: dict[str, type[PostTag | PostCampaign | PostAuthor]] = {name: kind.link for name, kind in KINDS.items() if kind.link}
"""By kind of the other end, the rows by which posts name several: ``to_id`` is the other end."""
LINK_MEMBERS: dict[str, str] = {kind.member: name for name, kind in KINDS.items() if kind.link and kind.member}
"""By member of posts, the kind of what it names."""


def kind_of(row: Resource) -> Kind:
    """The kind of a row."""
    return _BY_MODEL[type(row)]


_BY_MODEL = {kind.model: kind for kind in KINDS.values()}


def merged_into(row: Any) -> UUID | None:
    """What a resource was merged into, if it was."""
    target: UUID | None = getattr(row, "merged_into_id", None)
    return target
