"""Tags as delivery answers them, and what lists of tags are asked by."""

from typing import NotRequired

from schemas import members
from schemas.base import Output
from schemas.embedded import TagRef
from schemas.page import Links, Page
from schemas.query import Cut, Named, NounAsked, Numbered, OneAsked, Preferring, Query, Sought, fields_of, sort_by
from schemas.selections import Reference


class TagItem(Output):
    """A tag in a list."""

    id = members.ident()
    slug = members.slug()
    name = members.text("Name.", "Housing")
    language = members.language("Language of the texts shown.")
    languages = members.many(members.language("A language."), "Languages that the tag has a name in.")
    description = members.text("What it stands for.", null=True)
    parent = members.nested(TagRef, "The tag above it; a filter by that finds this one's posts too.", null=True)
    post_count = members.post_count()
    revision = members.revision()
    updated_at = members.updated_at()


class Tag(TagItem):
    """A tag, whole."""


MEMBERS = tuple(Tag().fields)


class TagPartial(TagItem):
    """The members of a tag that `fields` names."""

    OPTIONAL = MEMBERS[1:]


class TagList(Output):
    """A page of tags."""

    data = members.many(TagItem, "Tags in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class TagPartialList(Output):
    """A page of tags with the members that `fields` names."""

    data = members.many(TagPartial, "Tags in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


SORTS = {"name": "by name, accents and case folded", "-post_count": "most posts first"}


class TagFilters(Query):
    """Which tags match."""

    parent = Reference("`none`: tags without a parent; an id or slug: the tags right below it.", words=("none",))


class TagQuery(Cut, Named, Numbered, Preferring, TagFilters, Sought):
    """What a list of tags is asked."""

    sort = sort_by(SORTS)
    fields = fields_of(MEMBERS)


class TagOneQuery(Cut, Preferring):
    """What one tag is asked."""

    fields = fields_of(MEMBERS)


class TagAsked(NounAsked):
    """A list of tags, asked."""

    parent: NotRequired[str]


class TagOneAsked(OneAsked):
    """One tag, asked."""
