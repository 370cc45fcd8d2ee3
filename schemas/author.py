"""Authors as delivery answers them, and what lists of authors are asked by."""

from schemas import members
from schemas.base import Output
from schemas.image import Image
from schemas.page import Links, Page
from schemas.query import Cut, Named, NounAsked, Numbered, OneAsked, Preferring, Sought, fields_of, sort_by


class AuthorItem(Output):
    """An author in a list."""

    id = members.ident()
    slug = members.slug()
    name = members.text("Name.", "Ana Duarte")
    language = members.language("Language of the texts shown.")
    languages = members.many(members.language("A language."), "Languages that the author has a name in.")
    bio = members.text("Who that is.", null=True)
    url = members.url("Page of the author.")
    image = members.nested(Image, "Portrait.", null=True)
    post_count = members.post_count()
    revision = members.revision()
    updated_at = members.updated_at()


class Author(AuthorItem):
    """An author, whole."""


MEMBERS = tuple(Author().fields)


class AuthorPartial(AuthorItem):
    """The members of an author that `fields` names."""

    OPTIONAL = MEMBERS[1:]


class AuthorList(Output):
    """A page of authors."""

    data = members.many(AuthorItem, "Authors in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


class AuthorPartialList(Output):
    """A page of authors with the members that `fields` names."""

    data = members.many(AuthorPartial, "Authors in the order asked.")
    page = members.nested(Page, "Which part this is.")
    links = members.nested(Links, "Where to go on.")


SORTS = {"name": "by name, accents and case folded", "-post_count": "most posts first"}


class AuthorQuery(Cut, Named, Numbered, Preferring, Sought):
    """What a list of authors is asked."""

    sort = sort_by(SORTS)
    fields = fields_of(MEMBERS)


class AuthorOneQuery(Cut, Preferring):
    """What one author is asked."""

    fields = fields_of(MEMBERS)


class AuthorAsked(NounAsked):
    """A list of authors, asked."""


class AuthorOneAsked(OneAsked):
    """One author, asked."""
