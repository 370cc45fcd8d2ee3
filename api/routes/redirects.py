"""Former addresses as a list. Which there are is decided in ``api.queries.urls.redirects``."""

from api.queries.urls import redirects
from api.web.blueprint import Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from schemas.redirect import Redirect, RedirectList, RedirectQuery

blp = Blueprint("redirects", __name__, description="Former addresses.")

LIST = Listing(RedirectQuery(), redirects.listed, Redirect())


@blp.route("/v1/redirects")
@blp.operation("listRedirects", LIST.query, RedirectList)
def list_redirects(read: Read, asked: Asked) -> Answer:
    """Former addresses and where they lead, or (`gone=true`) those of what is gone.

    For hosts that cannot ask `/v1/resolve` on each request, such as static ones.
    """
    return LIST.answer(read, asked)
