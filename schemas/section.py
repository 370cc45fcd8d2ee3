"""Sections as delivery answers them, and what lists of sections are asked by."""

from schemas import members
from schemas.base import Output
from schemas.page import Links, Page
from schemas.query import Cut, Named, NounAsked, Numbered, OneAsked, Preferring, Sought, fields_of, sort_by


class SectionItem(Output):
    """A section in a list."""

    id = members.ident()
    slug = members.slug()
    name = members.text("Name.", "Canada")
    language = members.language("Its language.")
    url = members.url("Its site.")
    post_count = members.post_count()
    revision = members.revision()
    updated_at = members.updated_at()


class Section(SectionItem):
    """A section, whole."""


MEMBERS = tuple(Section().fields)


class SectionPartial(SectionItem):
    """The members of a section that `fields` names."""

    OPTIONAL = MEMBERS[1:]


class SectionList(Output):
    """A page of sections."""

    data = members.many(SectionItem, "Sections in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class SectionPartialList(Output):
    """A page of sections with the members that `fields` names."""

    data = members.many(SectionPartial, "Sections in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


SORTS = {"name": "by name, accents and case folded", "-post_count": "most posts first"}


class SectionQuery(Cut, Named, Numbered, Preferring, Sought):
    """What a list of sections is asked."""

    sort = sort_by(SORTS)
    fields = fields_of(MEMBERS)


class SectionOneQuery(Cut, Preferring):
    """What one section is asked."""

    fields = fields_of(MEMBERS)


class SectionAsked(NounAsked):
    """A list of sections, asked."""


class SectionOneAsked(OneAsked):
    """One section, asked."""
