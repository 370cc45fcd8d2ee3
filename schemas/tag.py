"""Tags as delivery answers them, and what lists of tags are asked by."""

from schemas import field_builders
from schemas.base import Output
from schemas.embedded import TagRef
from schemas.page import Links, Page
from schemas.parameters import Reference
from schemas.query import ById, LanguagePreference, NameSearch, Pagination, Query, SparseFields, fields_of, sort_by


class TagItem(Output):
    """A tag in a list."""

    id = field_builders.ident()
    slug = field_builders.slug()
    name = field_builders.text("Name.", "Housing")
    language = field_builders.language("Language of the texts shown.")
    languages = field_builders.many(field_builders.language("A language."), "Languages that the tag has a name in.")
    description = field_builders.text("What it stands for.", null=True)
    parent = field_builders.nested(TagRef, "The tag above it; a filter by that finds this one's posts too.", null=True)
    url = field_builders.url("Page of the tag on the site, in whichever language.")
    post_count = field_builders.post_count()
    revision = field_builders.revision()
    updated_at = field_builders.updated_at()


class Tag(TagItem):
    """A tag, whole."""


MEMBERS = tuple(Tag().fields)


class TagPartial(TagItem):
    """The members of a tag that `fields` names."""

    OPTIONAL = MEMBERS[1:]


class TagList(Output):
    """A page of tags."""

    data = field_builders.many(TagItem, "Tags in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class TagPartialList(Output):
    """A page of tags with the members that `fields` names."""

    data = field_builders.many(TagPartial, "Tags in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


SORTS = {"name": "by name, accents and case folded", "-post_count": "most posts first"}


class TagFilters(Query):
    """Which tags match."""

    parent = Reference("`none`: tags without a parent; an id or slug: the tags right below it.", words=("none",))


class TagQuery(SparseFields, ById, Pagination, LanguagePreference, TagFilters, NameSearch):
    """What a list of tags is asked."""

    sort = sort_by(SORTS)
    fields = fields_of(MEMBERS)


class TagOneQuery(SparseFields, LanguagePreference):
    """What one tag is asked."""

    fields = fields_of(MEMBERS)
