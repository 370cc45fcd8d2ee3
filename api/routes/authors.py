"""Authors for delivery. Which authors match, and in which order, is decided in ``api.queries.resources.authors``."""

from flask import Response

from api.queries.resources import authors
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.responses import Detail
from schemas.author import Author, AuthorItem, AuthorList, AuthorOneQuery, AuthorPartial, AuthorPartialList, AuthorQuery

blp = Blueprint("authors", __name__, description="People and bodies that sign posts.")

LIST = Listing(AuthorQuery(), authors.LISTED.listed, AuthorItem())
DETAIL = Detail("author", authors.LISTED.one, Author())


@blp.route("/v1/authors")
@blp.operation("listAuthors", LIST.query, AuthorList, partial=AuthorPartialList)
def list_authors(asked: Asked) -> Response:
    """Authors that match, by name.

    Texts are in the first language of `prefer_language` that there is, else in the site's default language, else in the author's own.
    """
    return LIST.answer(asked)


@blp.route("/v1/authors/<ref>", parameters=REF)
@blp.operation("getAuthor", AuthorOneQuery(), Author, partial=AuthorPartial, problems=(308, 404, 410))
def get_author(asked: Asked, ref: str) -> Response:
    """One author, whole.

    Their posts are `/v1/posts?author={slug}`.
    """
    return DETAIL.answer(ref, asked)
