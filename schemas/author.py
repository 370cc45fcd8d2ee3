"""Authors as delivery answers them, and what lists of authors are asked by."""

from schemas import field_builders
from schemas.base import Output
from schemas.image import Image
from schemas.page import Links, Page
from schemas.query import ById, LanguagePreference, NameSearch, Pagination, SparseFields, fields_of, sort_by


class AuthorItem(Output):
    """An author in a list."""

    id = field_builders.ident()
    slug = field_builders.slug()
    name = field_builders.text("Name.", "Ana Duarte")
    language = field_builders.language("Language of the texts shown.")
    languages = field_builders.many(field_builders.language("A language."), "Languages that the author has a name in.")
    bio = field_builders.text("Who that is.", null=True)
    url = field_builders.url("Page of the author.")
    image = field_builders.nested(Image, "Portrait.", null=True)
    post_count = field_builders.post_count()
    revision = field_builders.revision()
    updated_at = field_builders.updated_at()


class Author(AuthorItem):
    """An author, whole."""


MEMBERS = tuple(Author().fields)


class AuthorPartial(AuthorItem):
    """The members of an author that `fields` names."""

    OPTIONAL = MEMBERS[1:]


class AuthorList(Output):
    """A page of authors."""

    data = field_builders.many(AuthorItem, "Authors in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


class AuthorPartialList(Output):
    """A page of authors with the members that `fields` names."""

    data = field_builders.many(AuthorPartial, "Authors in the order asked.")
    page = field_builders.nested(Page, "Which part this is.")
    links = field_builders.nested(Links, "Where to go on.")


SORTS = {"name": "by name, accents and case folded", "-post_count": "most posts first"}


class AuthorQuery(SparseFields, ById, Pagination, LanguagePreference, NameSearch):
    """What a list of authors is asked."""

    sort = sort_by(SORTS)
    fields = fields_of(MEMBERS)


class AuthorOneQuery(SparseFields, LanguagePreference):
    """What one author is asked."""

    fields = fields_of(MEMBERS)
