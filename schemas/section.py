"""Sections as delivery answers them, and what lists of sections are asked by."""

from schemas import field_builders
from schemas.base import Output
from schemas.page import Links, Page
from schemas.query import ById, LanguagePreference, NameSearch, Pagination, SparseFields, fields_of, sort_by


class SectionItem(Output):
    """A section in a list."""

    id = field_builders.ident()
    slug = field_builders.slug()
    name = field_builders.text("Name.", "Canada")
    language = field_builders.language("Language of the name shown.")
    url = field_builders.url("Its site.")
    post_count = field_builders.post_count()
    revision = field_builders.revision()
    updated_at = field_builders.updated_at()


class Section(SectionItem):
    """A section, whole."""


MEMBERS = tuple(Section().fields)


class SectionPartial(SectionItem):
    """The members of a section that `fields` names."""

    OPTIONAL = MEMBERS[1:]


class SectionList(Output):
    """A page of sections."""

    data = field_builders.many(SectionItem, "Sections in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class SectionPartialList(Output):
    """A page of sections with the members that `fields` names."""

    data = field_builders.many(SectionPartial, "Sections in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


SORTS = {"name": "by name, accents and case folded", "-post_count": "most posts first"}


class SectionQuery(SparseFields, ById, Pagination, LanguagePreference, NameSearch):
    """What a list of sections is asked."""

    sort = sort_by(SORTS)
    fields = fields_of(MEMBERS)


class SectionOneQuery(SparseFields, LanguagePreference):
    """What one section is asked."""

    fields = fields_of(MEMBERS)
