"""Authors for delivery. Which authors match, and in which order, is decided in ``api.queries.resources.authors``."""

from api.queries.resources import authors
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import Detail
from schemas.author import Author, AuthorItem, AuthorList, AuthorOneQuery, AuthorPartial, AuthorPartialList, AuthorQuery

blp = Blueprint("authors", __name__, description="People and bodies that sign posts.")

LIST = Listing(AuthorQuery(), authors.LISTED.listed, AuthorItem())
DETAIL = Detail("author", authors.LISTED.one, Author())


@blp.route("/v1/authors")
@blp.operation("listAuthors", LIST.query, AuthorList, partial=AuthorPartialList)
def list_authors(read: Read, asked: Asked) -> Answer:
    """Authors that match, by name.

    Texts are in the first language of `prefer_language` that there is, else in the site's default language, else in the author's own.
    """
    return LIST.answer(read, asked)


@blp.route("/v1/authors/<ref>", parameters=REF)
@blp.operation("getAuthor", AuthorOneQuery(), Author, partial=AuthorPartial, problems=(308, 404, 410))
def get_author(read: Read, asked: Asked, ref: str) -> Answer:
    """One author, whole.

    Their posts are `/v1/posts?author={slug}`.
    """
    return DETAIL.answer(read, asked, ref)
